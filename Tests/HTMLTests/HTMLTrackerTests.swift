import HTML
import Testing

@Suite("Following a template's HTML") struct HTMLTrackerTests {
    private static let pages =
        HTMLReaderTests.pages.map(\.html) + [
            "<p a = b c='\"d' e/>f<br / ><a b= >", "<pre>\na</pre><textarea></textarea><svg><pre>",
            "<a href=' java&#115;cript:f(\"a\")' style=a:url(b) onclick=\"a/b/c\">",
        ]

    @Test("static text stays as it is, wherever it is cut", arguments: pages)
    func text(html: String) {
        let bytes = Array(html.utf8)
        var whole = HTMLTracker()
        let expected = written(whole.consume(bytes[...]))
        for cut in bytes.indices {
            var tracker = HTMLTracker()
            let pieces = tracker.consume(bytes[..<cut]) + tracker.consume(bytes[cut...])
            #expect(written(pieces) == expected)
            #expect(tracker.isSamePlace(as: whole))
        }
        if whole.state == .data { #expect(expected == html) }
    }

    private func written(_ pieces: [HTMLTracker.Piece]) -> String {
        var bytes: [UInt8] = []
        for case .bytes(let piece) in pieces { bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }

    static let positions: [(html: String, position: HTMLPosition?)] = [
        ("", .text), ("<", nil), ("</", nil), ("<p", nil), ("<p ", .betweenAttributes), ("<p a", nil),
        ("<p a=", .attribute), ("<p a=\"b", .attribute), ("<p style='", .styleDeclarations), ("<p style='a:", .style),
        ("<p onclick='", .scriptInAttribute), ("<p onclick='\"", .scriptString),
        ("<a href='javascript:", .scriptInURL), ("<a href='javascript:\"", .scriptStringInURL),
        ("<a href='javascript:\"<p>", .scriptStringInURL), ("<a href='javascript:\"a < 3 <\" + ", nil),
        ("<a href='javascript:\"<p title=", nil), ("<a href='javascript:\"\\74p \"+", nil),
        ("<a href='javascript:\"\\x3cp\\u{3e}\"+", .scriptInURL), ("<a href='javascript:`\\u003cstyle>", nil),
        ("<a href='javascript:\"<textarea>", .scriptStringInURL), ("<a href='javascript:if(a<b)", .scriptInURL),
        ("<a href='", .attribute), ("<!--", .comment), ("<!-->", .text), ("<!-", nil), ("<!doctype ", nil),
        ("<script>", .script), ("<script>'", .scriptString), ("<script></scrip", .scriptString),
        ("<style>a{b:", .style), ("<style>url(", .styleURL), ("<pre>", .startOfText), ("<pre>a", .text),
        ("<svg><pre>", .startOfText), ("<title>", .escapableRawText), ("<textarea>", .startOfEscapableRawText),
        ("<svg><title>", .text), ("<svg><![CDATA[", nil), ("<iframe srcdoc='", .documentInAttribute),
    ]

    @Test("a value's position", arguments: positions)
    func position(html: String, position: HTMLPosition?) {
        var tracker = HTMLTracker()
        _ = tracker.consume(Array(html.utf8)[...])
        _ = tracker.beginDynamicAttribute()
        #expect(tracker.prepareForValue() == position)
    }
}
