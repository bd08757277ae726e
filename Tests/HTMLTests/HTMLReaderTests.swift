import HTML
import Testing

@Suite("Tokens of HTML") struct HTMLReaderTests {
    static let pages: [(html: String, tokens: [String])] = [
        ("", []),
        ("a", ["text a"]),
        ("a < b <3 << c", ["text a < b <3 << c"]),
        ("<", ["text <"]),
        ("</", ["text </"]),
        ("a<b>c</b>", ["text a", "start b", "text c", "end b"]),
        ("<P  CLASS = 'x y' id=a/b hidden/>", ["start p class='x y' id=a/b hidden /"]),
        ("<a b=\"c\"d e>", ["start a b=\"c\" d e"]),
        ("<a =b ==c b=>", ["start a =b==c b"]),
        ("<a b= \n>", ["start a b"]),
        ("<p a='x", ["start p a='x …"]),
        ("<p", ["start p …"]),
        ("</p a", ["end p a …"]),
        ("<!doctype html>a", ["declaration <!doctype html>", "text a"]),
        ("<?xml a ?>", ["declaration <?xml a ?>"]),
        ("a</ b></>c", ["text a", "declaration </ b>", "declaration </>", "text c"]),
        ("<!--a--b--!>c", ["comment <!--a--b--!>", "text c"]),
        ("<!-->a<!--->b<!---->", ["comment <!-->", "text a", "comment <!--->", "text b", "comment <!---->"]),
        ("<!--!>a--!->b--->c", ["comment <!--!>a--!->b--->", "text c"]),
        ("<!-a>b<!x--c>", ["declaration <!-a>", "text b", "declaration <!x--c>"]),
        ("<!--a", ["comment <!--a"]),
        ("<![CDATA[a>b", ["declaration <![CDATA[a>", "text b"]),
        (
            "<svg><![CDATA[a>b]]]>c</svg><![CDATA[>",
            ["start svg foreign", "cdata <![CDATA[a>b]]]>", "text c", "end svg foreign", "declaration <![CDATA[>"]
        ),
        ("<style>a</styl></styles></STYLE >b", ["start style", "raw a</styl></styles>", "end style", "text b"]),
        ("<textarea><b></title></textarea/>", ["start textarea", "raw <b></title>", "end textarea /"]),
        ("<script>a", ["start script", "raw a"]),
        ("<script></script>", ["start script", "end script"]),
        (
            "<script><!--<script>a</script>--></script>",
            ["start script", "raw <!--<script>a</script>-->", "end script"]
        ),
        ("<script><!--></script>", ["start script", "raw <!-->", "end script"]),
        ("<script><!-- <scripts></script>", ["start script", "raw <!-- <scripts>", "end script"]),
        ("<plaintext>a</plaintext>", ["start plaintext", "raw a</plaintext>"]),
        ("<noscript><b></noscript>", ["start noscript", "start b", "end noscript"]),
        (
            "<svg><title><b/></title><path/></svg><title><b></title>",
            [
                "start svg foreign", "start title foreign", "start b /", "end title", "start path / foreign",
                "end svg foreign", "start title", "raw <b>", "end title",
            ]
        ),
        ("<svg><p><title><b>", ["start svg foreign", "start p", "start title", "raw <b>"]),
        ("<math><mi><textarea><b>", ["start math foreign", "start mi foreign", "start textarea", "raw <b>"]),
        ("<svg/><title><b>", ["start svg / foreign", "start title", "raw <b>"]),
    ]

    @Test("a page's tokens", arguments: pages)
    func tokens(html: String, expected: [String]) {
        #expect(HTMLReader(Array(html.utf8)).map { describe($0, html) } == expected)
    }

    @Test("with scripts, `noscript` holds text")
    func noScript() {
        let html = "<noscript><b></noscript>"
        let tokens = HTMLReader(Array(html.utf8), runsScripts: true).map { describe($0, html) }
        #expect(tokens == ["start noscript", "raw <b>", "end noscript"])
    }

    @Test("tokens cover the page without gaps", arguments: pages.map(\.html))
    func ranges(html: String) {
        var end = 0
        for token in HTMLReader(Array(html.utf8)) {
            #expect(token.range.lowerBound == end)
            end = token.range.upperBound
        }
        #expect(end == html.utf8.count)
    }

    private func describe(_ token: HTMLToken, _ html: String) -> String {
        func text(_ range: Range<Int>) -> String { String(decoding: Array(html.utf8)[range], as: UTF8.self) }
        func describe(_ tag: HTMLToken.Tag) -> String {
            var result = tag.name
            for attribute in tag.attributes {
                let quote = attribute.quote.map { String(UnicodeScalar($0)) } ?? ""
                result += " \(attribute.name)" + (attribute.valueRange.map { "=\(quote)\(text($0))\(quote)" } ?? "")
            }
            if tag.isSelfClosing { result += " /" }
            if tag.isForeign { result += " foreign" }
            return tag.isComplete ? result : result.replacing("'x'", with: "'x") + " …"
        }
        switch token.kind {
        case .text: return "text \(text(token.range))"
        case .rawText: return "raw \(text(token.range))"
        case .startTag(let tag): return "start \(describe(tag))"
        case .endTag(let tag): return "end \(describe(tag))"
        case .comment: return "comment \(text(token.range))"
        case .declaration: return "declaration \(text(token.range))"
        case .cdata: return "cdata \(text(token.range))"
        }
    }
}
