/// The text of one template, with its name.
public final class Source: Sendable {
    /// The name by which messages call the template: its path in the theme, say.
    public let name: String
    /// The text, as UTF-8.
    public let bytes: [UInt8]

    private let lineStarts: [Int]

    /// Makes a source of UTF-8 text. A byte order mark at the beginning is not part of the text.
    public convenience init(name: String, bytes: [UInt8]) {
        self.init(name: name, text: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    }

    private init(name: String, text: [UInt8]) {
        self.name = name
        bytes = text
        var starts = [0]
        text.withUnsafeBufferPointer { buffer in
            for index in buffer.indices where buffer[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
        }
        lineStarts = starts
    }

    /// Makes a source of a string.
    ///
    /// A byte order mark in it is kept: it is the first character of the text, and does not mark a file's encoding.
    public convenience init(name: String, text: String) { self.init(name: name, text: Array(text.utf8)) }

    /// The line and column of a byte offset, both from 1; columns count characters (Unicode scalar values).
    public func position(of offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let column = bytes[lineStarts[low]..<max(lineStarts[low], min(offset, bytes.count))].count { $0 & 0xC0 != 0x80 }
        return (low + 1, column + 1)
    }

    /// The byte offset of a line and column, both from 1; nil where the text has no such place.
    ///
    /// The column after the last character of a line, where its line break stands, is a place too.
    public func offset(line: Int, column: Int) -> Int? {
        guard lineStarts.indices.contains(line - 1), column > 0 else { return nil }
        let end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        var offset = lineStarts[line - 1]
        for _ in 1..<column {
            guard offset < end else { return nil }
            offset += 1
            while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    /// The text of a line, counted from 1, without its line break.
    public func line(_ number: Int) -> String {
        guard lineStarts.indices.contains(number - 1) else { return "" }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
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
