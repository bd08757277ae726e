import Markdown
import TestSupport
import Testing

@Suite struct MarkdownRendererTests {
    static let headings = "# a\n\n### b\n\n###### c\n\nd\n-\n"

    @Test(
        "headings move down and stop at the sixth level",
        arguments: [
            (0, [1, 3, 6, 2]), (1, [2, 4, 6, 3]), (2, [3, 5, 6, 4]), (5, [6, 6, 6, 6]), (.max, [6, 6, 6, 6]),
            (-1, [1, 2, 5, 1]), (.min, [1, 1, 1, 1]),
        ])
    func headingOffset(offset: Int, levels: [Int]) throws {
        let html = try MarkdownRenderer(MarkdownOptions(headingOffset: offset)).html(from: Self.headings)
        let expected = zip(levels, ["a", "b", "c", "d"]).map { "<h\($0)>\($1)</h\($0)>\n" }.joined()
        #expect(html == expected)
    }

    @Test("text and bytes give the same HTML")
    func inputs() throws {
        let source = "# Ä *b*"
        let renderer = MarkdownRenderer()
        let expected = "<h1>Ä <em>b</em></h1>\n"
        #expect(try renderer.html(from: source) == expected)
        #expect(try renderer.html(from: Array(source.utf8)) == Array(expected.utf8))
        #expect(try renderer.html(from: "") == "")
        #expect(try renderer.html(from: []) == [])
    }

    @Test("what is no UTF-8, and NUL, become U+FFFD")
    func invalidBytes() throws {
        #expect(
            try MarkdownRenderer().html(from: [0x61, 0xFF, 0x00, 0x62]) == Array("<p>a\u{FFFD}\u{FFFD}b</p>\n".utf8))
    }

    @Test("a source that is too long is refused, and so are values that make it so")
    func tooLong() throws {
        let renderer = MarkdownRenderer(MarkdownOptions(maximumBytes: 100))
        #expect(try renderer.html(from: String(repeating: "a", count: 100)).utf8.count == 108)
        #expect(throws: MarkdownError.tooLong(bytes: 101, maximum: 100)) {
            try renderer.html(from: String(repeating: "a", count: 101))
        }
        #expect(throws: MarkdownError.tooLong(bytes: 120, maximum: 100)) {
            try renderer.render("[a]: /\(String(repeating: "a", count: 60))\n\n[a] [a]")
        }
    }

    @Test("nesting that is too deep is refused", arguments: ["> ", "+ ", "1. "])
    func tooDeep(mark: String) throws {
        let renderer = MarkdownRenderer(MarkdownOptions(maximumDepth: 20))
        #expect(throws: MarkdownError.tooDeep(maximum: 20)) {
            try renderer.html(from: String(repeating: mark, count: 21) + "a")
        }
        #expect(try renderer.html(from: String(repeating: mark, count: 9) + "a").contains("a"))
        #expect(throws: MarkdownError.tooDeep(maximum: 500)) {
            try MarkdownRenderer().html(from: String(repeating: mark, count: 100_000))
        }
    }

    @Test("a paragraph with very many brackets is refused")
    func tooManyBrackets() throws {
        let fits = String(repeating: "[\n", count: 10_000)
        #expect(try MarkdownRenderer().html(from: fits + "\n" + fits).utf8.count == 40_014)
        #expect(throws: MarkdownError.tooManyBrackets(line: 10_001, maximum: 10_000)) {
            try MarkdownRenderer().html(from: fits + "[")
        }
    }

    static let repetitions: [(String, String)] = [
        ("[", ""), ("![[]()", ""), ("]", ""), ("*a ", ""), ("*a_ ", ""), ("a**b*c ", ""), ("**x [a*b**c*](d)", ""),
        ("`", "a"),
        ("`a``b```c", ""), ("<", ""), ("</", ""), ("<!--a ", ""), ("<?", ""), ("<!A ", ""), ("<![CDATA[", ""),
        ("&", ""),
        ("\\", ""), ("[a](<b", ""), ("[a](b 'c", ""), ("\"'", ""), ("[a]: u\n", ""),
        ("[a] ", "\n\n[a]: /xxxxxxxxxxxxxxxxxxxx"),
        ("a\n", ""), ("\t", "a"), (">", "a\na\na"), ("* ", "a\nb\nc"), ("_", "a"), ("(", ""), ("[(](", ""), ("~", ""),
        ("| - ", ""),
    ]

    @Test("time stays in proportion to the length", arguments: repetitions)
    func hostileLength(part: String, end: String) {
        let source = String(repeating: part, count: 500_000 / part.utf8.count) + end
        let time = ProcessorTime.measure {
            _ = try? MarkdownRenderer(MarkdownOptions(usesSmartPunctuation: true)).html(from: source)
        }
        #expect(time < .seconds(20))
    }

    @Test(
        "errors are sentences",
        arguments: [
            (MarkdownError.tooLong(bytes: 2, maximum: 1), "the Markdown is 2 bytes long; at most 1 are rendered"),
            (.tooDeep(maximum: 5), "the Markdown is nested more than 5 levels deep"),
            (
                .tooManyBrackets(line: 3, maximum: 9),
                "the paragraph that ends on line 3 of the Markdown has more than 9 opening brackets"
            ),
            (
                .noPlaceholderLeft,
                "the Markdown uses every private character from U+E000 to U+EFFF; one must be free to stand for its values"
            ),
        ])
    func descriptions(error: MarkdownError, sentence: String) {
        #expect(error.description == sentence)
    }
}
