/// Removes the white space that all lines of a text begin with, so that a block can be indented with what is around it.
///
/// Indentation is measured in columns, with a tab stop at every fourth as in CommonMark 2.2; lines of white space only
/// have no say and lose what they have of it. A tab that is cut in two leaves spaces.
///
/// - Parameter text: Lines that end with LF, CR or both.
/// - Returns: The lines without their common indentation.
public func removeCommonIndentation(_ text: String) -> String {
    String(decoding: MarkdownTemplate(stringLiteral: text).removingCommonIndentation().bytes, as: UTF8.self)
}

extension MarkdownTemplate {
    /// The template without the white space that all its lines begin with.
    ///
    /// As ``removeCommonIndentation(_:)`` does it, looking only at what the author wrote: a value is never white space,
    /// and a line break in it begins no line.
    public func removingCommonIndentation() -> MarkdownTemplate {
        let gaps = sourceRanges
        let linesOfGaps = gaps.indices.map { lines(in: gaps[$0], isLast: $0 == gaps.count - 1) }
        let common = linesOfGaps.joined().lazy.filter { !$0.isBlank }.map(\.columns).min() ?? .max
        guard common > 0 else { return self }

        var result = MarkdownTemplate()
        for (position, gap) in gaps.enumerated() {
            var copied = gap.lowerBound
            for line in linesOfGaps[position] {
                result.append(source: bytes[copied..<line.indentation.lowerBound])
                result.append(source: Self.indentation(bytes[line.indentation], without: common))
                copied = line.indentation.upperBound
            }
            result.append(source: bytes[copied..<gap.upperBound])
            if position < valueRanges.count { result.append(value: bytes[valueRanges[position]]) }
        }
        return result
    }

    private struct Line {
        /// Where the white space stands that the line begins with.
        var indentation: Range<Int>
        /// How wide that is.
        var columns: Int
        /// Whether the line has nothing else.
        var isBlank: Bool
    }

    /// The lines that begin in a stretch of the author's text.
    ///
    /// CR and LF each end a line here: between the two of a pair lies a blank line, which has no indentation.
    private func lines(in gap: Range<Int>, isLast: Bool) -> [Line] {
        let breaks = gap.lazy.filter { Self.isLineBreak(bytes[$0]) }.map { $0 + 1 }
        return ((gap.lowerBound == 0 ? [0] : []) + breaks).map { start in
            var columns = 0
            var end = start
            while end < gap.upperBound, let width = Self.width(of: bytes[end], at: columns) {
                columns += width
                end += 1
            }
            let isBlank = end < gap.upperBound ? Self.isLineBreak(bytes[end]) : isLast
            return Line(indentation: start..<end, columns: columns, isBlank: isBlank)
        }
    }

    private static func isLineBreak(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    /// How many columns white space takes that begins at a column; `nil` for anything else.
    private static func width(of byte: UInt8, at column: Int) -> Int? {
        switch byte {
        case UInt8(ascii: " "): 1
        case UInt8(ascii: "\t"): 4 - column % 4
        default: nil
        }
    }

    /// What is left of a line's indentation when its first columns are taken away.
    private static func indentation(_ indentation: ArraySlice<UInt8>, without columns: Int) -> [UInt8] {
        var column = 0
        var rest = indentation
        while column < columns, let byte = rest.first, let width = width(of: byte, at: column) {
            column += width
            rest.removeFirst()
        }
        // Tabs after the cut keep their width only where the cut is at a tab stop.
        if column <= columns && columns % 4 == 0 || !rest.contains(UInt8(ascii: "\t")) {
            return Array(repeating: UInt8(ascii: " "), count: max(column - columns, 0)) + rest
        }
        for byte in rest { column += width(of: byte, at: column) ?? 0 }
        return Array(repeating: UInt8(ascii: " "), count: max(column - columns, 0))
    }
}
