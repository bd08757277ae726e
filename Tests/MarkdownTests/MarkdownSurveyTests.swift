import Markdown
import Testing

/// What is found in Markdown that shows otherwise than it looks.
@Suite struct MarkdownSurveyTests {
    /// What is found, each with the text that it is found in.
    private func findings(_ template: MarkdownTemplate, _ options: MarkdownOptions = MarkdownOptions()) throws
        -> [String]
    {
        let text = Self.authored(template)
        return try MarkdownRenderer(options).render(template).findings.map { finding in
            "\(finding.kind) \(String(decoding: text[finding.range], as: UTF8.self))"
        }
    }

    /// The template without its values.
    private static func authored(_ template: MarkdownTemplate) -> [UInt8] {
        var text: [UInt8] = []
        var end = 0
        for range in template.valueRanges {
            text += template.bytes[end..<range.lowerBound]
            end = range.upperBound
        }
        return text + template.bytes[end...]
    }

    static let found: [(MarkdownTemplate, [String])] = [
        ("\("v")<b>x</b>", ["rawHTML(\"b\") <b>"]), ("a\r\n\r\n<br/>\("v")", ["rawHTML(\"br\") <br/>"]),
        ("`<b>` <b>", ["rawHTML(\"b\") <b>"]), ("`<b`\n<b\nid=x>", ["rawHTML(\"b\") <b\nid=x>"]),
        ("> <i\n> id=x>", ["rawHTML(\"i\") <i"]), ("- a\n\n  <div id=\("x")>\n  <p>", ["rawHTML(\"div\") <div id=>"]),
        ("[a](javascript:x)", ["unsafeURL(\"javascript:x\") javascript:x"]),
        ("[a][r]\n\n[r]: vbscript:x", ["unsafeURL(\"vbscript:x\") ["]),
        ("a\n\n\("v") | b\n:-: | -\nc", ["table  | b"]), ("| a |\r\n|---|\r\n", ["table | a |"]),
        ("\("v") ~~a b~~.", ["strikethrough ~~a b~~"]), ("`~~a~~` ~~b~~", ["strikethrough ~~b~~"]),
        ("~~*a*~~ `b`", ["strikethrough ~~*a*~~"]),
        ("- a\n  1. [ ] b\n  2. [ ] c", ["taskList [ ]"]), ("* [x] \("v")\n\n* [ ] c", ["taskList [x]"]),
        ("a[^n] b\n\n[^n]: /x\n", ["footnote [^n]"]), ("a[^1]\n\n[^1]: Two words", ["footnote [^1]"]),
        ("see https://a.example/x.", ["bareURL https://a.example/x."]),
        ("[x](https://b.example) https://b.example", ["bareURL https://b.example"]),
    ]

    @Test("it is found where it stands", arguments: found)
    func places(template: MarkdownTemplate, expected: [String]) throws {
        #expect(try findings(template) == expected)
    }

    static let silent: [MarkdownTemplate] = [
        "a | b", "a | b\n---", "a | b\n- c", "a\n--|--", "a | b | c\n--|--", "```\n| a |\n|---|\n```",
        "    | a |\n    |---|",
        "\("~~a~~") \("<b>") \("| a |\n|---|") \("- [ ] b") \("https://x.example")", "~~a", "a~~ b ~~c", "~~ a ~~",
        "~~~a~~~ b",
        "\\~~a~~", "\\~\\~a\\~\\~", "`~~a~~`", "x <!-- c --> &lt;b&gt; \\<b> 1 < 2 > 1", "</b>", "<https://x.example>",
        "<me@x.example>", "[https://x.example](/x)", "`https://x.example`", "https://", "[ ] a", "- [x](/x) b",
        "- [ ]", "- a [ ] b", "- []", "[^1] a", "[^a-z]+", "[^up](#top)\n\n[^up]: /x", "![a](data:image/png;base64,AA)",
        "[a](/javascript:x)", "",
    ]

    @Test("nothing is found in what is meant as it shows", arguments: silent)
    func silence(template: MarkdownTemplate) throws {
        #expect(try findings(template) == [])
    }

    @Test("what is allowed is no finding")
    func allowed() throws {
        #expect(try findings("<b>x</b> [y](javascript:z)", MarkdownOptions(allowsUnsafe: true)) == [])
        let page = try MarkdownRenderer().render("<b>x</b> ~~y~~", keepsMarkup: true)
        #expect(page.findings.map(\.kind) == [.strikethrough])
    }

    @Test("of very many findings the first are kept")
    func limits() throws {
        let tags = String(repeating: "<b> `c\nd` ", count: 20_000)
        #expect(try findings("\(source: tags)").count == 100)
    }
}
