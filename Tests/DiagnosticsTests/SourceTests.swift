import Diagnostics
import Testing

@Suite("The source of a message")
struct SourceTests {
    /// Lines of all lengths, with characters of one to four bytes, and both kinds of line break.
    private static let text =
        "a\nöß\r\n\n" + String(repeating: "x€😀y", count: 3000) + "\n" + String(repeating: "é", count: 4096) + "\r\n"
        + String(repeating: "z", count: 4096) + "\nlast 😀"

    @Test("every offset has the line and column that counting from the beginning gives")
    func positions() {
        let source = Source(name: "a", text: Self.text)
        var expected: (line: Int, column: Int) = (1, 1)
        var wrong: [Int] = []
        for (offset, byte) in source.bytes.enumerated() {
            let position = source.position(of: offset)
            // Inside a character, its bytes so far count as one.
            let isInside = byte & 0xC0 == 0x80
            if position != (isInside ? (expected.line, expected.column) : expected) { wrong.append(offset) }
            if byte == UInt8(ascii: "\n") {
                expected = (expected.line + 1, 1)
            } else if !isInside {
                expected.column += 1
            }
            if !isInside, source.offset(line: position.line, column: position.column) != offset { wrong.append(offset) }
        }
        #expect(wrong == [])
        #expect(source.position(of: source.bytes.count) == (7, 7))
    }

    @Test("a line is all that stands between two line breaks")
    func lines() {
        let source = Source(name: "a", text: Self.text)
        let expected = Self.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self)
        }
        #expect((1...expected.count).map(source.line) == expected)
        #expect([0, -1, expected.count + 1].map(source.line) == ["", "", ""])
    }

    @Test(
        "there is no offset before a line, after it, or in a line that is not there",
        arguments: [(1, 0), (1, 3), (0, 1), (8, 1), (7, 8), (4, 12002), (1, .max), (.max, 1)])
    func noOffset(line: Int, column: Int) {
        #expect(Source(name: "a", text: Self.text).offset(line: line, column: column) == nil)
    }

    @Test("a place keeps a short line whole, and of a long one what is around it")
    func excerpts() throws {
        let source = Source(name: "a", text: "short\n" + String(repeating: "ä", count: 5000) + "X" + "tail\r\n")
        let short = Diagnostic.Place(Span(1..<2), in: source)
        #expect((short.sourceLine, short.skippedColumns, short.isLineCut) == ("short", 0, false))

        let offset = try #require(source.offset(line: 2, column: 5001))
        let end = Diagnostic.Place(Span(offset..<offset + 1), in: source)
        #expect((end.line, end.column, end.endColumn) == (2, 5001, 5002))
        #expect(end.sourceLine == String(repeating: "ä", count: 200) + "Xtail")
        #expect((end.skippedColumns, end.isLineCut) == (4800, false))

        let start = Diagnostic.Place(Span(6..<8), in: source)
        #expect(start.sourceLine == String(repeating: "ä", count: 400))
        #expect((start.skippedColumns, start.isLineCut) == (0, true))
    }
}
