import Markdown
import Testing

/// Values that look like markup, in every construct that a value can stand in.
@Suite struct HostileValueTests {
    static let values: [String] = [
        "*Bob* <script>", "**bold**", "_under_ __score__", "# heading", "###### h6", "- item", "+ item", "* item",
        "1. item", "1) item", "7", "> quote", "    code", "\tcode", "```\nfence\n```", "~~~", "===", "---", "***",
        "___",
        "`code`", "``", "a `b", "[link](http://evil.example)", "![image](http://evil.example/x.png)", "[ref]",
        "[ref]: http://evil.example", "]", "](http://evil.example)", "](x \"y\")[", "<http://evil.example>",
        "<me@evil.example>", "http://evil.example", "<b>bold</b>", "<script>alert(1)</script>", "</p><h1>", "<!-- -->",
        "-->", "<!--", "<?php ?>", "<![CDATA[x]]>", "\"", "'", "\" onmouseover=\"alert(1)", "' onclick='x", "\"><b>",
        "&amp;", "&lt;b&gt;", "&#42;x&#42;", "&copy", "\\", "\\*", "a\\", "line\nline", "para\n\npara", "a  \nb",
        "a\r\nb",
        "\n# heading", "\n\n- item", "\n", " ", "  ", " lead", "trail ", "-- it's \"smart\" ...", "|",
        "| a | b |\n|---|---|",
        "~~strike~~", "[x]", "[ ] task", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)", " javascript:alert(1)", "javascript&colon;alert(1)", "vbscript:x",
        "file:///etc/passwd",
        "data:text/html,<script>", "data:image/png;base64,AA", "/orders?a=1&b=2", "https://shop.example/ä ö", "(", ")",
        "(a))",
        "a b", "\u{E000}0\u{E000}", "\u{E000}", "\u{EFFF}1", "\u{F8FF}", "\u{0}", "x\u{0}y", "é日本語👩‍👩‍👧", "\u{A0}",
        "\u{2028}",
        "…", "«", "0", "000", "true", "a.b", "a-b", "%41", "{{ x }}", "$1", "^", "@", ":", "~", "!", "",
    ]

    /// A construct, as what stands before and after a value.
    static let constructs: [(String, String)] = [
        ("", ""), ("", "\n"), ("Hello ", "!"), ("first\n", "\nlast"), ("# ", ""), ("## ", " ##"), ("", "\n==="),
        ("", "\n---"),
        ("- ", "\n- two"), ("- one\n- ", ""), ("* a\n\n  ", "\n"), ("1. ", ""), ("> ", "\n> more"), ("- > 1. ", ""),
        ("*", "*"), ("**", "**"), ("***", "***"), ("_", "_"), ("a*", "*b"), ("a**", "**b"), ("*a ", " b*"),
        ("\\*", "\\*"),
        ("`", "`"), ("a ``", "`` b"), ("` ", " `"), ("```\n", "\n```"), ("~~~text\n", "\n~~~"), ("    ", "\n"),
        ("\ta ", ""),
        ("- ```\n  ", "\n  ```"), ("``` ", "\ncode\n```"), ("[", "](/x)"), ("[a ", " b](/x \"t\")"), ("![", "](/x)"),
        ("[a](/x \"", "\")"), ("[a](/x '", "')"), ("![a](/x (", "))"), ("[a][r]\n\n[r]: /x \"", "\""),
        ("[", "][r]\n\n[r]: /x"),
        ("[a](", ")"), ("[a](<", ">)"), ("![a](", ")"), ("[a](/search?q=", "#x)"), ("[a][r]\n\n[r]: ", ""),
        ("<https://shop.example/", ">"), ("a", "b"), ("(", ")"), ("\"", "\""), ("'", "'"), ("&", ";"), ("&#", ";"),
        ("\\", ""),
        ("a  \n", "  \nb"), ("[", "]"), ("![", "]"), ("[r", "]: /x"), ("<", ">"), ("<b title=\"", "\">"), ("a\n", ""),
        ("--", "--"),
        ("| a | ", " |"), ("\u{E000}", "\u{E001}0"), ("&#xE000;0", "&#xe000;"), ("Text\n\n", "\n\nText"), ("!", "(x)"),
    ]

    /// Constructs of raw HTML, with options that allow it.
    static let rawConstructs: [(String, String)] = [
        ("<b>", "</b>"), ("<div>", "</div>"), ("<div>\n", "\n</div>"), ("a <i title=\"", "\">b</i>"),
        ("a <i title='", "'>b</i>"),
        ("a <i title=", ">b</i>"), ("<div title=\"", "\">b</div>"), ("<div title=", " lang=en>b</div>"),
        ("a <!-- ", " --> b"), ("<!-- ", " -->"), ("<div>a *b* ", " <i>c</i></div>"), ("<p>\n\n**", "**\n\n</p>"),
    ]

    static let benign = "Zq7word"

    @Test("a value stays text in every construct", arguments: constructs)
    func staysText(before: String, after: String) throws {
        for smart in [false, true] {
            let renderer = MarkdownRenderer(MarkdownOptions(usesSmartPunctuation: smart))
            try check(renderer, before, after)
        }
    }

    @Test("a value stays text in raw HTML", arguments: constructs + rawConstructs)
    func staysTextInRawHTML(before: String, after: String) throws {
        try check(MarkdownRenderer(MarkdownOptions(allowsUnsafe: true)), before, after)
    }

    /// The HTML with a hostile value is the HTML with a harmless word, but for the word.
    private func check(_ renderer: MarkdownRenderer, _ before: String, _ after: String) throws {
        let model = try pieces(renderer, before, Self.benign, after)
        for value in Self.values {
            var expected = Self.merged(model.map { Self.replace(in: $0, with: value) })
            if value.isEmpty { expected = Self.withoutEmpty(expected) }
            let actual = try Self.merged(pieces(renderer, before, value, after))
            #expect(actual == expected, "\(value.debugDescription) in \((before + "…" + after).debugDescription)")
        }
    }

    private func pieces(_ renderer: MarkdownRenderer, _ before: String, _ value: String, _ after: String) throws
        -> [HTMLPiece]
    {
        let page = try renderer.render("\(source: before)\(value)\(source: after)")
        return try scanHTML(String(decoding: page.html, as: UTF8.self))
    }

    private static func replace(in piece: HTMLPiece, with value: String) -> HTMLPiece {
        let shown = value.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : String($0) }.joined()
        switch piece {
        case .text(let text):
            return .text(text.replacing(benign, with: shown))
        case .start(let name, let attributes):
            return .start(
                name,
                attributes.map { attribute in
                    guard attribute.value.contains(benign) else { return attribute }
                    switch attribute.name {
                    case "href", "src":
                        let url = attribute.value.replacing(benign, with: percentEncoded(shown))
                        return HTMLAttribute(
                            name: attribute.name, value: attribute.value == benign && runsCode(value) ? "" : url)
                    case "class":
                        // An info string's first word.
                        let word = "x\(shown)".prefix {
                            !" \t\n\r\u{B}\u{C}".unicodeScalars.contains($0.unicodeScalars.first!)
                        }
                        return HTMLAttribute(
                            name: "class", value: attribute.value.replacing(benign, with: word.dropFirst()))
                    default:
                        return HTMLAttribute(
                            name: attribute.name, value: attribute.value.replacing(benign, with: shown))
                    }
                })
        case .comment(let text):
            return .comment(text.replacing(benign, with: shown))
        case .end:
            return piece
        }
    }

    /// Without what an empty value leaves nothing of: a paragraph, a title, the name of a language.
    private static func withoutEmpty(_ pieces: [HTMLPiece]) -> [HTMLPiece] {
        var pieces = pieces.map { piece in
            guard case .start(let name, let attributes) = piece, !["b", "i", "div"].contains(name) else { return piece }
            return .start(name, attributes.filter { ($0.name, $0.value) != ("title", "") && $0.value != "language-" })
        }
        let paragraph: [HTMLPiece] = [.start("p", []), .end("p"), .text("\n")]
        if let place = pieces.firstRange(of: paragraph) { pieces.removeSubrange(place) }
        return merged(pieces)
    }

    /// Texts that touch as one, without empty ones.
    private static func merged(_ pieces: [HTMLPiece]) -> [HTMLPiece] {
        pieces.reduce(into: []) { merged, piece in
            if case .text(let text) = piece {
                guard !text.isEmpty else { return }
                if case .text(let before) = merged.last {
                    merged[merged.count - 1] = .text(before + text)
                    return
                }
            }
            merged.append(piece)
        }
    }

    private static func percentEncoded(_ url: String) -> String {
        url.utf8.map { byte in
            let isKept =
                UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 && byte < 0x80
                || "-_.+!*(),%#@?=;:/&$'~".utf8.contains(byte)
            return isKept
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    private static func runsCode(_ url: String) -> Bool {
        let bare = String(String.UnicodeScalarView(url.unicodeScalars.filter { $0.value > 0x20 })).lowercased()
        return ["javascript:", "vbscript:", "file:", "data:text"].contains { bare.hasPrefix($0) }
    }
}
