import Markdown
import Testing

@Suite struct MarkdownTemplateTests {
    private func html(_ template: MarkdownTemplate, _ options: MarkdownOptions = MarkdownOptions()) throws -> String {
        String(decoding: try MarkdownRenderer(options).render(template).html, as: UTF8.self)
    }

    @Test("a literal's text is Markdown and its interpolations are values")
    func interpolation() throws {
        #expect(
            try html("Hello *\("*Bob* <script>")*, **\(source: "_you_")** \(3)") == """
                <p>Hello <em>*Bob* &lt;script&gt;</em>, <strong><em>you</em></strong> 3</p>

                """)
    }

    @Test("a template of one buffer is the template of its pieces")
    func buffer() throws {
        var pieces = MarkdownTemplate()
        pieces.append(source: "# ")
        pieces.append(value: "a*")
        pieces.append(value: "")
        pieces.append(source: " end")
        let buffer = MarkdownTemplate(bytes: Array("# a* end".utf8), valueRanges: [2..<4, 4..<4])
        #expect(pieces == buffer)
        let apart = MarkdownTemplate(text: Array("#  end".utf8), values: [(2, Array("a*".utf8)), (2, [])])
        #expect(apart == buffer)
        #expect(try html(buffer) == "<h1>a* end</h1>\n")
    }

    @Test("values keep their line breaks, and stay in one paragraph, item or heading")
    func lineBreaks() throws {
        let value = "one\n\n# two"
        #expect(try html("\(value)") == "<p>one\n\n# two</p>\n")
        #expect(try html("- \(value)\n- b") == "<ul>\n<li>one\n\n# two</li>\n<li>b</li>\n</ul>\n")
        #expect(try html("# \(value)") == "<h1>one\n\n# two</h1>\n")
        #expect(try html("```\n\(value)\n```") == "<pre><code>one\n\n# two\n</code></pre>\n")
    }

    @Test("a paragraph of empty values is left out, and an empty value leaves emphasis alone")
    func emptyValues() throws {
        #expect(try html("a\n\n\("")\n\(""),\n\nb") == "<p>a</p>\n<p>\n,</p>\n<p>b</p>\n")
        #expect(try html("a\n\n\("")\n\("")\n\nb") == "<p>a</p>\n<p>b</p>\n")
        #expect(try html("**\("")**") == "<p><strong></strong></p>\n")
        #expect(try html("\("")") == "")
    }

    @Test("a number at the start of a line, before the author's delimiter, numbers an item")
    func itemNumbers() throws {
        #expect(
            try html("\(1). \("Coffee")\n\(2). \("2. Tea")") == "<ol>\n<li>Coffee</li>\n<li>2. Tea</li>\n</ol>\n")
        #expect(
            try html("> - \(7)) a") == """
                <blockquote>
                <ul>
                <li>
                <ol start="7">
                <li>a</li>
                </ol>
                </li>
                </ul>
                </blockquote>

                """)
        #expect(try html("\("1.") a") == "<p>1. a</p>\n")
        #expect(try html("\(1)\(".") a") == "<p>1. a</p>\n")
        #expect(try html("\(1).\(" a")") == "<p>1. a</p>\n")
        #expect(try html("\(1).5") == "<p>1.5</p>\n")
        #expect(try html("in \(2021). a") == "<p>in 2021. a</p>\n")
        #expect(try html("\("-1"). a") == "<p>-1. a</p>\n")
        #expect(try html("\(12_345_678_901). a") == "<p>12345678901. a</p>\n")
    }

    @Test("private characters of the author's and of values are text")
    func privateCharacters() throws {
        #expect(try html("\u{E000}0\u{E000} \("\u{E000}0\u{E000}")") == "<p>\u{E000}0\u{E000} \u{E000}0\u{E000}</p>\n")
        #expect(try html("&#xE000;0&#57344; \("v")") == "<p>\u{E000}0\u{E000} v</p>\n")
    }

    @Test("the source that uses every private character has none left for values")
    func noPlaceholderLeft() throws {
        let all = String(String.UnicodeScalarView((0xE000...0xEFFF).compactMap(Unicode.Scalar.init)))
        #expect(throws: MarkdownError.noPlaceholderLeft) {
            try MarkdownRenderer().render("\(source: all)\("v")")
        }
        #expect(try html("\(source: String(all.dropLast()))\("v")") == "<p>\(all.dropLast())v</p>\n")
    }

    @Test("NUL and what is no UTF-8 become U+FFFD")
    func invalidBytes() throws {
        let template = MarkdownTemplate(bytes: [0x61, 0xFF, 0x62, 0x00, 0xC3, 0x63], valueRanges: [2..<5])
        #expect(try html(template) == "<p>a\u{FFFD}b\u{FFFD}\u{FFFD}c</p>\n")
    }

    @Test("values are exact beside smart punctuation, which sees them as words")
    func smartPunctuation() throws {
        #expect(
            try html("\"\("it's -- ...")\" -- 'x'", MarkdownOptions(usesSmartPunctuation: true))
                == "<p>“it's -- ...” – ‘x’</p>\n")
    }

    static let urls: [(String, String)] = [
        ("/orders?a=1&b=ä ö", "/orders?a=1&amp;b=%C3%A4%20%C3%B6"), ("https://x.example/(a)", "https://x.example/(a)"),
        ("javascript:alert(1)", ""), ("JaVaScRiPt:alert(1)", ""), ("java\nscript:alert(1)", ""),
        ("\u{1} javascript:x", ""),
        ("java\tscript:x", ""), ("vbscript:x", ""), ("file:///x", ""), ("data:text/html,x", ""),
        ("data:image/svg+xml,x", ""), ("livescript:x", ""), ("Mocha:x", ""), ("java script:x", "java%20script:x"),
        ("data:image/png;base64,AA", "data:image/png;base64,AA"), ("&#106;avascript:x", "&amp;#106;avascript:x"),
        ("java&#x0A;script:x", "java&amp;#x0A;script:x"), ("\"><script>", "%22%3E%3Cscript%3E"),
    ]

    @Test("a value that is a URL is percent-encoded, and left out when its scheme runs code", arguments: urls)
    func urlValues(url: String, expected: String) throws {
        for allowsUnsafe in [false, true] {
            let renderer = MarkdownRenderer(MarkdownOptions(allowsUnsafe: allowsUnsafe))
            let page = try renderer.render("\("x")[a](\(url))")
            #expect(String(decoding: page.html, as: UTF8.self) == "<p>x<a href=\"\(expected)\">a</a></p>\n")
            #expect(page.refusedValues == (expected.isEmpty ? [1] : []))
        }
    }

    @Test("a scheme put together of parts is refused")
    func dividedSchemes() throws {
        let page = try MarkdownRenderer(MarkdownOptions(allowsUnsafe: true)).render(
            "[a](java\("script"):x) [b](\("java")\("script:x")) [c](javascript:f\("()")) [d](javascript:g)")
        #expect(
            String(decoding: page.html, as: UTF8.self)
                == "<p><a href=\"\">a</a> <a href=\"\">b</a> <a href=\"\">c</a> <a href=\"javascript:g\">d</a></p>\n")
        #expect(page.refusedValues == [0, 1, 2, 3])
    }

    static let rawHTML: [(MarkdownTemplate, String, refused: [Int])] = [
        ("<p>\("<b>&")</p>", "<p>&#60;b&#62;&#38;</p>\n", []),
        ("<p title=\("a b") id=\("")>x</p>", "<p title=a&#32;b id=\"\">x</p>\n", []),
        ("<p title='\("it's")'>x</p>", "<p title='it&#39;s'>x</p>\n", []),
        ("<p \("onclick=x")>x</p>", "<p >x</p>\n", [0]),
        ("<p on\("click")=x>x</p>", "<p on=x>x</p>\n", [0]),
        ("<div\("x")>x</div>", "<p>&lt;divx&gt;x</div></p>\n", []),
        (
            "<p onclick=\"f('\("x")')\" style=\"\("color: red")\">x</p>", "<p onclick=\"f('')\" style=\"\">x</p>\n",
            [0, 1]
        ),
        ("<a href=\"\("javascript:x")\">y</a>", "<p><a href=\"\">y</a></p>\n", [0]),
        ("<a href=\"\("/orders?a=b")\">y</a>", "<p><a href=\"&#47;orders&#63;a&#61;b\">y</a></p>\n", []),
        (
            "<a href=\"/orders?id=\("javascript:x")\">y</a>", "<p><a href=\"/orders?id=javascript&#58;x\">y</a></p>\n",
            []
        ),
        ("<a href=\"https://x.example\("/y")\">y</a>", "<p><a href=\"https://x.example&#47;y\">y</a></p>\n", []),
        ("<a href=\"java\("script:x")\">y</a>", "<p><a href=\"java\">y</a></p>\n", [0]),
        ("<a href=\"\("java")\("script:x")\">y</a>", "<p><a href=\"script&#58;x\">y</a></p>\n", [0]),
        ("<a href=\"\("java")script:x\">y</a>", "<p><a href=\"script:x\">y</a></p>\n", [0]),
        ("<a href=\"\("java")&#115;cript:x\">y</a>", "<p><a href=\"&#115;cript:x\">y</a></p>\n", [0]),
        ("<a href=\"\("orders")?x=1:2\">y</a>", "<p><a href=\"?x=1:2\">y</a></p>\n", [0]),
        ("<a href=\"\("/orders")?x=1:2\">y</a>", "<p><a href=\"&#47;orders?x=1:2\">y</a></p>\n", []),
        ("<a href=\("orders")>y</a>", "<p><a href=orders>y</a></p>\n", []),
        ("<a href=\"\("javascript"):x\">y</a>", "<p><a href=\":x\">y</a></p>\n", [0]),
        ("<a href=\"javascript:f(\("1"))\">y</a>", "<p><a href=\"javascript:f()\">y</a></p>\n", [0]),
        ("<script>\nlet a = \"\("x")\"\n</script>\n\n\("y")", "<script>\nlet a = \"\"\n</script>\n<p>y</p>\n", [0]),
        ("a <script>\("x")</script> \("y")", "<p>a <script></script> y</p>\n", [0]),
        ("<style>p { color: \("red") }</style>\n\n\("y")", "<style>p { color:  }</style>\n<p>y</p>\n", [0]),
        ("<!-- \("--> <b>") -->\n\n\("y")", "<!-- &#45;&#45;&#62;&#32;&#60;b&#62; -->\n<p>y</p>\n", []),
        ("<div title=\"\n\n\("x")\n\n\">\n\n\("y")", "<div title=\"\n<p>&quot;&gt;</p>\n", [0, 1]),
        ("<p style=\("color: red") title=\("")\("a") lang=en>x</p>", "<p style=\"\" title=a lang=en>x</p>\n", [0]),
        ("<div>\n<\("script")>x\n</div>", "<div>\n<>x\n</div>\n", [0]),
        ("<a href=\"/orders?a=1&amp;b=\("c")\">y</a>", "<p><a href=\"/orders?a=1&amp;b=c\">y</a></p>\n", []),
        ("<!DOCTYPE \("html>")>", "<!DOCTYPE html&#62;>\n", []),
        (
            "<svg><animate attributeName=href to=\"\("javascript:x")\" values=\"#;\("javascript:x")\"/></svg>",
            "<p><svg><animate attributeName=href to=\"\" values=\"#;\"/></svg></p>\n", [0, 1]
        ),
        ("<img srcset=\"/a 1x, \("b 2x,c:d")\">", "<img srcset=\"/a 1x, b&#32;2x&#44;c&#58;d\">\n", []),
        ("<img srcset=\"\("a 1x,javascript:x")\">", "<img srcset=\"\">\n", [0]),
        (
            "<img srcset=\"\("a") 1x, https://b.example/ 2x\">",
            "<img srcset=\"a 1x, https://b.example/ 2x\">\n", []
        ),
        ("<textarea>\n\("</textarea>")</textarea>", "<textarea>\n&#60;/textarea&#62;</textarea>\n", []),
        ("<!--> \("--> <b>")", "<!--> --&#62; &#60;b&#62;\n", []),
        ("<style>a</stylex>\n\("b")</style>", "<style>a</stylex>\n</style>\n", [0]),
    ]

    @Test("a value in raw HTML is escaped for its place, or left out", arguments: rawHTML)
    func rawHTMLValues(template: MarkdownTemplate, expected: String, refused: [Int]) throws {
        let page = try MarkdownRenderer(MarkdownOptions(allowsUnsafe: true)).render(template)
        #expect(String(decoding: page.html, as: UTF8.self) == expected)
        #expect(page.refusedValues == refused)
    }

    @Test("raw HTML is left out with the values in it where it is not allowed")
    func omittedHTML() throws {
        #expect(
            try html("a <i title=\"\("x")\">b</i>") == """
                <p>a <!-- raw HTML omitted -->b<!-- raw HTML omitted --></p>

                """)
    }
}
