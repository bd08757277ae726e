import Markdown
import Testing

/// Values that are markup, among Markdown and among values that are not.
@Suite struct MarkupValueTests {
    private static let bold = "<b title=\"a &amp; &quot;\">*A* &amp; &lt;i&gt;</b>"
    private static let text = "*A* &amp; &lt;i&gt;"

    static let constructs: [(MarkdownTemplate, String)] = [
        ("a \(markup: bold) b", "<p>a \(bold) b</p>"),
        ("*\(markup: bold)* \("<u>")", "<p><em>\(bold)</em> &lt;u&gt;</p>"),
        ("# \(markup: bold)", "<h1>\(bold)</h1>"),
        ("[\(markup: bold)](/x)", "<p><a href=\"/x\">\(bold)</a></p>"),
        ("`\(markup: bold)`", "<p><code>\(text)</code></p>"),
        ("    \(markup: bold)", "<pre><code>\(text)\n</code></pre>"),
        ("[x](/a \"\(markup: bold)\")", "<p><a href=\"/a\" title=\"\(text)\">x</a></p>"),
        ("![\(markup: bold)](/a)", "<p><img src=\"/a\" alt=\"\(text)\" /></p>"),
        ("![*\(markup: bold)*](/a)", "<p><img src=\"/a\" alt=\"\(text)\" /></p>"),
        ("[x](\(markup: "<i>javascript&#58;alert(1)</i>"))", "<p><a href=\"\">x</a></p>"),
        ("<b>\(markup: bold)</b>", "<p><!-- raw HTML omitted -->\(bold)<!-- raw HTML omitted --></p>"),
        ("\(markup: "")", ""), ("\(markup: "1"). x", "<p>1. x</p>"),
        ("\(markup: "<script>")\("alert(1)")", "<p><script></p>"),
        ("\(markup: " <!-- c --> <div>x</div>")", " <!-- c --> <div>x</div>"),
        ("\(markup: "<p>a</p>")\n\(markup: "b")", "<p>a</p>\nb"),
        ("\(markup: "<hr>") \("")", "<p><hr> </p>"), ("\(markup: "<hr>")\("")", "<hr>"),
        ("- \(markup: "<ul></ul>")\n- b", "<ul>\n<li>\n<ul></ul>\n</li>\n<li>b</li>\n</ul>"),
    ]

    @Test("markup stays where elements can stand, and is its text elsewhere", arguments: constructs)
    func markup(template: MarkdownTemplate, expected: String) throws {
        let html = try MarkdownRenderer().render(template).html
        #expect(String(decoding: html, as: UTF8.self) == (expected.isEmpty ? "" : expected + "\n"))
    }

    @Test(
        "in raw HTML, markup stays between tags",
        arguments: [
            ("<b>\(markup: "<i>&amp;</i>")</b>", "<p><b><i>&amp;</i></b></p>\n"),
            ("<div>\n\(markup: "<i>&amp;</i>")\("<i>")\n</div>", "<div>\n<i>&amp;</i>&#60;i&#62;\n</div>\n"),
            ("<div title=\"\(markup: "<i>&amp;</i>")\">x</div>", "<div title=\"&#38;\">x</div>\n"),
            ("<title>\(markup: "<i>&lt;</i>")</title>", "<title>&#60;</title>\n"),
            ("<script>\n\(markup: "<i>x</i>")\n</script>", "<script>\n\n</script>\n"),
            ("<!-- \(markup: "<i>--&gt;</i>") -->", "<!-- &#45;&#45;&#62; -->\n"),
        ] as [(MarkdownTemplate, String)])
    func rawHTML(template: MarkdownTemplate, expected: String) throws {
        let html = try MarkdownRenderer(MarkdownOptions(allowsUnsafe: true)).render(template).html
        #expect(String(decoding: html, as: UTF8.self) == expected)
    }

    @Test("a block among other text is told, and stays")
    func blocksInText() throws {
        let page = try MarkdownRenderer().render("\("a") \(markup: "<div>b</div>")\n\n\(markup: "<div>c</div>")")
        #expect(String(decoding: page.html, as: UTF8.self) == "<p>a <div>b</div></p>\n<div>c</div>\n")
        #expect(page.blocksInText == [1])
    }

    @Test("values in trusted Markdown stay text, and nothing else")
    func valuesInTrustedHTML() throws {
        let page = try MarkdownRenderer().render(
            """
            **\("*a*")** <b>\("<i>")</b> [x](\("javascript:x")) <u title="\("\"")">\("_u_")</u> <script>\("y")</script>

            <div>
            \("<s>")
            </div>
            """, keepsMarkup: true)
        #expect(
            String(decoding: page.html, as: UTF8.self) == """
                <p><strong>*a*</strong> <b>&lt;i&gt;</b> <a href="">x</a> <u title="&#34;">_u_</u> <script></script></p>
                <div>
                &#60;s&#62;
                </div>

                """)
        #expect(page.refusedValues == [2, 5])
    }

    @Test("of trusted Markdown the tags stay, and what text they would make code is left out")
    func trustedHTML() throws {
        let source: MarkdownTemplate = """
            <b>*a*</b> &lt;i&gt; [x](javascript:x) <script>let a = '\\'; b'</script> c

            <div>
            *d*
            </div>

            <style>
            e
            </style>
            """
        let page = try MarkdownRenderer().render(source, keepsMarkup: true)
        #expect(
            String(decoding: page.html, as: UTF8.self) == """
                <p><b><em>a</em></b> &lt;i&gt; <a href="">x</a> <script></script> c</p>
                <div>
                *d*
                </div>
                <style>
                e
                </style>

                """)
    }
}
