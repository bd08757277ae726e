import Markdown
import Testing

@Suite struct InlineTests {
    private func render(_ template: MarkdownTemplate, allowsUnsafe: Bool = false) throws -> (String, [String]) {
        let page = try MarkdownRenderer(MarkdownOptions(allowsUnsafe: allowsUnsafe, isInline: true)).render(template)
        return (String(decoding: page.html, as: UTF8.self), page.joinedBlocks)
    }

    @Test(
        "one paragraph is its text",
        arguments: [
            ("", ""), ("a *b* `c`", "a <em>b</em> <code>c</code>"), ("  a\nb  \nc\n", "a\nb<br />\nc"),
            ("\("# *x*")", "# *x*"), ("\("")", ""), ("[a](\("/x"))", "<a href=\"/x\">a</a>"),
            ("[r]: /x", ""), ("\(markup: "<div>x</div>")", "<div>x</div>"),
            ("a <b>", "a <!-- raw HTML omitted -->"),
        ] as [(MarkdownTemplate, String)])
    func paragraph(template: MarkdownTemplate, expected: String) throws {
        #expect(try render(template) == (expected, []))
    }

    @Test(
        "other blocks are lines, and told",
        arguments: [
            ("# a", "a", ["heading"]), ("a\n\nb", "a<br />\nb", ["paragraph", "paragraph"]),
            ("- a\n- > b\n\n      c", "a<br />\nb<br />\n<code>c</code>", ["list"]), ("***", "", ["rule"]),
            ("#\n\na", "a", ["heading", "paragraph"]), ("<p>a</p>", "<!-- raw HTML omitted -->", ["tag"]),
        ] as [(MarkdownTemplate, String, [String])])
    func blocks(template: MarkdownTemplate, expected: String, blocks: [String]) throws {
        #expect(try render(template) == (expected, blocks))
    }

    @Test("raw HTML that is allowed stays")
    func rawHTML() throws {
        #expect(try render("<p>a</p>\n\nb", allowsUnsafe: true) == ("<p>a</p>\n<br />\nb", ["tag", "paragraph"]))
    }
}
