/// The text of one template, with its name.
public final class Source: Sendable {
    /// The name by which messages call the template: its path in the theme, say.
    public let name: String
    /// The text, as UTF-8.
    public let bytes: [UInt8]

    /// Where each line begins, and every 4 KiB of a long one: a position is found without looking through all of a line.
    private let marks: [Mark]

    /// A place in the text of which the line and the column are known.
    private struct Mark {
        var offset: Int32
        /// The line, from 0.
        var line: Int32
        /// How many characters of the line stand before it.
        var column: Int32
    }

    /// How many bytes a line has between two marks, at most.
    private static let markInterval = 4096
    /// How many characters of a long line are shown on either side of a place.
    private static let excerptWidth = 400

    /// Makes a source of UTF-8 text. A byte order mark at the beginning is not part of the text.
    public convenience init(name: String, bytes: [UInt8]) {
        self.init(name: name, text: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    }

    private init(name: String, text: [UInt8]) {
        self.name = name
        bytes = text
        marks = text.withUnsafeBufferPointer(Self.marks(of:))
    }

    private static func marks(of text: UnsafeBufferPointer<UInt8>) -> [Mark] {
        var last = Mark(offset: 0, line: 0, column: 0)
        var marks = [last]
        for index in text.indices {
            if text[index] == UInt8(ascii: "\n") {
                last = Mark(offset: Int32(index + 1), line: last.line + 1, column: 0)
                marks.append(last)
            } else if index - Int(last.offset) == markInterval {
                last.column += Int32(characterCount(text[Int(last.offset)..<index]))
                last.offset = Int32(index)
                marks.append(last)
            }
        }
        return marks
    }

    /// How many characters begin in some bytes.
    private static func characterCount(_ bytes: some Sequence<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    /// Makes a source of a string.
    ///
    /// A byte order mark in it is kept: it is the first character of the text, and does not mark a file's encoding.
    public convenience init(name: String, text: String) { self.init(name: name, text: Array(text.utf8)) }

    /// The last mark that fulfils a condition, which none after one that does not fulfils.
    private func lastMark(where isBefore: (Mark) -> Bool) -> Int {
        var low = 0
        var high = marks.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if isBefore(marks[middle]) { low = middle } else { high = middle }
        }
        return low
    }

    /// The line and column of a byte offset, both from 1; columns count characters (Unicode scalar values).
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let mark = marks[lastMark { $0.offset <= offset }]
        let start = Int(mark.offset)
        let passed = Self.characterCount(bytes[start..<max(start, min(offset, bytes.count))])
        return (Int(mark.line) + 1, Int(mark.column) + passed + 1)
    }

    /// The byte offset of a line and column, both from 1; nil where the text has no such place.
    ///
    /// The column after the last character of a line, where its line break stands, is a place too.
    public func offset(line: Int, column: Int) -> Int? {
        guard column > 0, let range = range(ofLine: line) else { return nil }
        let mark = marks[lastMark { ($0.line, $0.column) <= (Int32(line - 1), Int32(clamping: column - 1)) }]
        let end = range.upperBound
        var offset = Int(mark.offset)
        // A mark may stand inside a character.
        while offset > range.lowerBound, offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        for _ in Int(mark.column)..<column - 1 {
            guard offset < end else { return nil }
            offset += 1
            while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    /// The text of a line, counted from 1, without its line break.
    public func line(_ number: Int) -> String {
        guard let range = range(ofLine: number) else { return "" }
        return String(decoding: bytes[withoutReturn(range)], as: UTF8.self)
    }

    /// The bytes of a line, counted from 1, without its line feed.
    private func range(ofLine number: Int) -> Range<Int>? {
        guard number > 0, number <= Int(marks[marks.count - 1].line) + 1 else { return nil }
        // The mark before the line's own; the first line has none.
        let first = number == 1 ? 0 : lastMark { $0.line < number - 1 } + 1
        let start = Int(marks[first].offset)
        let last = lastMark { $0.line < number }
        return start..<(last + 1 < marks.count ? Int(marks[last + 1].offset) - 1 : bytes.count)
    }

    private func withoutReturn(_ line: Range<Int>) -> Range<Int> {
        let hasReturn = !line.isEmpty && bytes[line.upperBound - 1] == UInt8(ascii: "\r")
        return line.lowerBound..<line.upperBound - (hasReturn ? 1 : 0)
    }

    /// What is shown of the line on which a place begins: all of it, or of a long one the part around the place.
    func excerpt(around span: Span) -> (text: String, skipped: Int, isCut: Bool) {
        let mark = marks[lastMark { $0.offset <= span.start }]
        guard let range = range(ofLine: Int(mark.line) + 1) else { return ("", 0, false) }
        let line = withoutReturn(range)
        let place = min(max(Int(span.start), line.lowerBound), line.upperBound)
        var start = max(line.lowerBound, place - Self.excerptWidth)
        var end = min(line.upperBound, place + 2 * Self.excerptWidth)
        while start > line.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        while end < line.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return (
            String(decoding: bytes[start..<end], as: UTF8.self), position(of: start).column - 1,
            end < line.upperBound
        )
    }

    /// The text that a span covers.
    public func text(of span: Span) -> String {
        String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
    }
}

/// A range of bytes of one ``Source``.
public struct Span: Hashable, Sendable, BitwiseCopyable {
    /// The offset of the first byte.
    public var start: Int32
    /// The offset after the last byte.
    public var end: Int32

    /// Makes the span of a range of byte offsets.
    public init(_ range: Range<Int>) {
        start = Int32(range.lowerBound)
        end = Int32(range.upperBound)
    }

    /// The span from the beginning of this one to the end of another.
    public func extended(to other: Span) -> Span { Span(Int(start)..<Int(max(end, other.end))) }
}
