import Markdown
import Testing

@Suite struct EscapingTests {
    static let constructs: [(String, String)] = [
        ("", ""), ("first\n", "\nlast"), ("# ", ""), ("", "\n==="), ("- ", "\n- two"), ("1. ", ""), ("> ", ""),
        ("[", "](/x)"),
        ("![", "](/x)"), ("[a](/x \"", "\")"), ("[a](/x '", "')"), ("*a ", " b*"), ("a  \n", "  \nb"), ("\"", "\""),
        ("(", ")"),
    ]

    @Test("escaped text shows as it is", arguments: constructs)
    func escapedText(before: String, after: String) throws {
        for options in [MarkdownOptions(), MarkdownOptions(usesSmartPunctuation: true)] {
            for value in HostileValueTests.values where !value.isEmpty {
                let escaped = try MarkdownRenderer(options).html(from: before + escapeForMarkdown(value) + after)
                let exact = try MarkdownRenderer(options).render("\(source: before)\(value)\(source: after)").html
                // Quotes of the author's beside the value look at the value's own characters.
                if before == "\"", options.usesSmartPunctuation { continue }
                #expect(escaped == String(decoding: exact, as: UTF8.self), "\(value.debugDescription)")
            }
        }
    }

    @Test("an escaped URL is that URL")
    func escapedURL() throws {
        let url = "/a b?(c)&d=<e>\"f\"*g*"
        let exact = try MarkdownRenderer().render("[x](\(url))").html
        for source in ["[x](\(escapeForMarkdown(url)))", "[x](<\(escapeForMarkdown(url))>)"] {
            #expect(try MarkdownRenderer().html(from: source) == String(decoding: exact, as: UTF8.self))
        }
    }

    @Test("letters and digits stay, punctuation gets a backslash, white space a reference")
    func source() {
        #expect(escapeForMarkdown("1. É_b\n") == "1\\.&#32;É\\_b&#10;")
        #expect(escapeForMarkdown(Array("a*".utf8)) == Array("a\\*".utf8))
    }
}

@Suite struct IndentationTests {
    @Test(
        "common indentation goes, the rest stays",
        arguments: [
            ("", ""), ("a", "a"), ("  a", "a"), ("  a\n  b\n", "a\nb\n"), ("    a\n      b\n    c", "a\n  b\nc"),
            ("  a\nb", "  a\nb"), ("\n  a\n\n  b\n", "\na\n\nb\n"), ("  a\n \n  b", "a\n\nb"),
            ("  a\n      \n  b", "a\n    \nb"),
            ("\ta\n\t\tb", "a\n\tb"), ("\ta\n    b", "a\nb"), ("    a\n\tb\n  \tc", "a\nb\nc"), ("  a\n\tb", "a\n  b"),
            ("  a\n  \tb", "a\n  b"), ("  a\n\t\tb", "a\n      b"), ("    \ta\n    b", "\ta\nb"),
            ("  a\r\n  b\r\n", "a\r\nb\r\n"),
            ("  a\r  b", "a\rb"), ("   \n  \n", "\n\n"), ("\n    # A\n\n        code\n    ", "\n# A\n\n    code\n"),
        ])
    func text(source: String, expected: String) {
        #expect(removeCommonIndentation(source) == expected)
    }

    @Test(
        "values are no white space, and their line breaks begin no lines",
        arguments: [
            ("  a \("x\n y")\n  b", "a \("x\n y")\nb"), ("  \("  x")\n   \("")b", "\("  x")\n \("")b"),
            ("\("")  a\n  b", "\("")  a\n  b"),
            ("  a\n  \("")", "a\n\("")"), ("  a\n\("x")", "  a\n\("x")"), ("    a\n  \("")\n    b", "  a\n\("")\n  b"),
        ] as [(MarkdownTemplate, MarkdownTemplate)])
    func template(source: MarkdownTemplate, expected: MarkdownTemplate) {
        #expect(source.removingCommonIndentation() == expected)
    }
}
