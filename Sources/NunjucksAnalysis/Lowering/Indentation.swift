import Diagnostics
import NunjucksSyntax

/// What is done with the white space in front of a text's lines, so that a block can be indented with what is around it.
///
/// Indentation is measured in columns, with a tab stop at every fourth as in CommonMark 2.2, and of what stands in the
/// source: what values and included templates print has no say. Lines without text have none either.
struct Indentation {
    /// How many columns each line loses.
    var removed: Int
    /// How many spaces each line gets: as many as there are before the `include` that brings the text in.
    var added: Int
    /// Where the text begins in the source: there, as after a line break, begins a line.
    var start: Int

    /// The indentation that all lines have in common.
    init(of statements: [Statement], from start: Int, in source: Source, added: Int = 0) {
        var common = CommonIndentation(start: start, source: source)
        common.measure(statements)
        removed = common.columns
        self.added = added
        self.start = start
    }

    /// Some of the text, with every line indented anew.
    func apply(to span: Span, of source: Source) -> [UInt8] {
        let bytes = source.bytes[Int(span.start)..<Int(span.end)]
        var result: [UInt8] = []
        var rest = bytes
        var beginsLine = Self.beginsLine(at: bytes.startIndex, of: source, from: start)
        // An included text goes on in the line of its `include`.
        var adds = added > 0 && bytes.startIndex > start
        while !rest.isEmpty {
            if beginsLine {
                let width = rest.prefix { Self.width(of: $0, at: 0) != nil }
                rest = rest.dropFirst(width.count)
                let isBlank = rest.first.map(Self.isLineBreak) ?? false
                let left = Self.indentation(width, without: removed)
                result += adds && !isBlank ? Self.spaces(added + Self.width(of: left[...])) : left
            }
            let end = rest.firstIndex(where: Self.isLineBreak).map { $0 + 1 } ?? rest.endIndex
            result += rest[..<end]
            beginsLine = rest[..<end].last.map(Self.isLineBreak) ?? false
            adds = added > 0
            rest = rest[end...]
        }
        // What prints next begins a line of its own, which has nothing in front of it in the source.
        if beginsLine, adds { result += Self.spaces(added) }
        return result
    }

    /// How many columns of white space there are before a tag that stands first in its line; nil for one that does not.
    static func columns(before tag: Span, of source: Source, from start: Int) -> Int? {
        let before = source.bytes[start..<max(Int(tag.start), start)]
        let last = before.lastIndex { width(of: $0, at: 0) == nil }
        if let last, !isLineBreak(before[last]) { return nil }
        return width(of: before[(last.map { $0 + 1 } ?? before.startIndex)...])
    }

    // MARK: Lines

    fileprivate static func beginsLine(at position: Int, of source: Source, from start: Int) -> Bool {
        position <= start || isLineBreak(source.bytes[position - 1])
    }

    fileprivate static func isLineBreak(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    /// How many columns white space takes that begins at a column; nil for anything else.
    fileprivate static func width(of byte: UInt8, at column: Int) -> Int? {
        switch byte {
        case UInt8(ascii: " "): 1
        case UInt8(ascii: "\t"): 4 - column % 4
        default: nil
        }
    }

    private static func width(of whiteSpace: ArraySlice<UInt8>) -> Int {
        whiteSpace.reduce(0) { $0 + (width(of: $1, at: $0) ?? 0) }
    }

    /// What is left of a line's indentation when its first columns are taken away. A tab that is cut in two leaves spaces.
    private static func indentation(_ indentation: ArraySlice<UInt8>, without columns: Int) -> [UInt8] {
        var column = 0
        var rest = indentation
        while column < columns, let byte = rest.first, let width = width(of: byte, at: column) {
            column += width
            rest.removeFirst()
        }
        // Tabs after the cut keep their width only where the cut is at a tab stop.
        if column <= columns && columns % 4 == 0 || !rest.contains(UInt8(ascii: "\t")) {
            return spaces(column - columns) + rest
        }
        for byte in rest { column += width(of: byte, at: column) ?? 0 }
        return spaces(column - columns)
    }

    private static func spaces(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: " "), count: max(count, 0)) }
}

/// The measure of the indentation that the lines of a text have in common.
private struct CommonIndentation {
    let start: Int
    let source: Source
    private var minimum = Int.max
    /// How wide the line is so far that has nothing but white space; nil in a line that has more.
    private var column: Int?

    init(start: Int, source: Source) {
        self.start = start
        self.source = source
    }

    /// The indentation; as much as there is where no line has text.
    var columns: Int { minimum }

    mutating func measure(_ statements: [Statement]) {
        for statement in statements { measure(statement) }
    }

    private mutating func measure(_ statement: Statement) {
        switch statement.kind {
        case .text(let text): measure(text.printed)
        case .raw(let raw): measure(raw.text)
        case .output, .include, .call, .filter, .custom: endIndentation()
        case .if(let statement):
            for branch in statement.branches { measure(branch.body) }
            measure(statement.otherwise?.body ?? [])
        case .for(let loop):
            measure(loop.body)
            measure(loop.otherwise?.body ?? [])
        case .switch(let statement):
            measure(statement.prologue)
            for branch in statement.cases { measure(branch.body) }
            measure(statement.otherwise?.body ?? [])
        case .block(let block): measure(block.body)
        case .comment, .set, .extends, .macro, .import, .fromImport, .broken: break
        }
    }

    private mutating func measure(_ span: Span) {
        if Indentation.beginsLine(at: Int(span.start), of: source, from: start) { column = 0 }
        for byte in source.bytes[Int(span.start)..<Int(span.end)] {
            if Indentation.isLineBreak(byte) {
                column = 0
            } else if let width = column.flatMap({ Indentation.width(of: byte, at: $0) }) {
                column = (column ?? 0) + width
            } else {
                endIndentation()
            }
        }
    }

    private mutating func endIndentation() {
        if let column { minimum = min(minimum, column) }
        column = nil
    }
}
