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
