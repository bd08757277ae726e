import Diagnostics
import ECMAText

// Where reading goes on after what cannot be read.

extension Lexer {
    /// The delimiter that opens a tag or a comment at a position, by its length.
    func tagStart(at position: Int) -> Int? {
        guard position < bytes.count, delimiters.mayBeginBetweenTags(bytes[position]) else { return nil }
        for delimiter in [delimiters.variableStart, delimiters.blockStart, delimiters.commentStart]
        where delimiter.count > 1 && matches(delimiter, at: position) {
            return delimiter.count
        }
        return nil
    }

    /// Whether a delimiter that opens or closes a tag stands at a position.
    func delimiter(at position: Int) -> Bool {
        tagStart(at: position) != nil || matches(delimiters.blockEnd, at: position)
            || matches(delimiters.variableEnd, at: position)
    }

    /// Whether a string of the tag may have lost its end.
    func isSuspect(_ string: Token) -> Bool { suspectStrings.contains(Int(string.span.start)) }

    /// Ends the tag that is being read where its author seems to have meant it to end, and gives the end as a token,
    /// which is empty where no delimiter stands there.
    ///
    /// That is the tag's own closing delimiter, another tag's where it stands on the same line, and, if there is
    /// neither before the next tag, the end of the line.
    /// - Parameters:
    ///   - start: Where to look from: what could not be read.
    ///   - readEnd: The end of what could be read; the tag reaches to the end of that line, at least.
    ///   - isBlock: Whether the tag is a block tag.
    mutating func endTag(from start: Int, readEnd: Int, isBlock: Bool) -> Token {
        let start = suspectStrings.first { $0 >= readEnd && $0 < start } ?? start
        let own = isBlock ? delimiters.blockEnd : delimiters.variableEnd
        let other = isBlock ? delimiters.variableEnd : delimiters.blockEnd
        let kind: Token.Kind = isBlock ? .blockEnd : .variableEnd
        var position = start
        var end: Range<Int>?
        scanning: while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                position = endOfPlainString(from: position) ?? position + 1
                continue
            case UInt8(ascii: "\n"):
                if end != nil || markupBegins(at: position + 1) { break scanning }
            default:
                if matches(own, at: position) {
                    end = position..<position + own.count
                    break scanning
                }
                if matches(other, at: position) {
                    end = end ?? position..<position + other.count
                    position += other.count
                    continue
                }
                if tagStart(at: position) != nil {
                    guard end == nil, let inner = endOfTagInTag(at: position, own: own) else { break scanning }
                    position = inner
                    continue
                }
            }
            position += 1
        }
        isInTag = false
        suspectStrings = []
        droppedLineBreak = nil
        guard let end else {
            index = endOfLine(from: readEnd, limit: position)
            return Token(kind: kind, span: Span(index..<index))
        }
        let trims = end.lowerBound > readEnd && bytes[end.lowerBound - 1] == UInt8(ascii: "-")
        index = end.upperBound
        if isBlock, options.trimBlocks { skipLineBreak() }
        let span = Span(end.lowerBound - (trims ? 1 : 0)..<end.upperBound)
        return Token(kind: kind, span: span, trims: trims)
    }

    /// The end of a string that is whole on its line and has no delimiter in it.
    private func endOfPlainString(from start: Int) -> Int? {
        let quote = bytes[start]
        var position = start + 1
        while position < bytes.count {
            switch bytes[position] {
            case quote: return position + 1
            case UInt8(ascii: "\n"): return nil
            case UInt8(ascii: "\\"): position += 1
            case let byte where delimiters.mayBegin(byte) && delimiter(at: position): return nil
            default: break
            }
            position += 1
        }
        return nil
    }

    /// Whether a line begins with HTML, and so belongs to no tag.
    private func markupBegins(at start: Int) -> Bool {
        var position = start
        while position < bytes.count, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") {
            position += 1
        }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "<") else { return false }
        let next = bytes[position + 1]
        return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || (0x61...0x7A).contains(next | 0x20)
    }

    /// The end of a value in braces that stands in a tag, where the tag itself ends on the same line.
    private func endOfTagInTag(at start: Int, own: DelimiterBytes) -> Int? {
        guard matches(delimiters.variableStart, at: start) else { return nil }
        var innerEnd: Int?
        var isInner = true
        var position = start + delimiters.variableStart.count
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            if isInner, matches(delimiters.variableEnd, at: position) {
                position += delimiters.variableEnd.count
                innerEnd = innerEnd ?? position
                isInner = false
                continue
            }
            if !isInner, matches(own, at: position) { return innerEnd }
            if let length = tagStart(at: position) {
                guard !isInner, matches(delimiters.variableStart, at: position) else { return nil }
                isInner = true
                position += length
                continue
            }
            position += 1
        }
        return nil
    }

    private func endOfLine(from start: Int, limit: Int) -> Int {
        var position = start
        while position < limit, bytes[position] != UInt8(ascii: "\n") { position += 1 }
        if position < limit, position > start, bytes[position - 1] == UInt8(ascii: "\r") { position -= 1 }
        return max(start, position)
    }

    /// Goes on inside the block tag that begins at a position.
    mutating func enterTag(at position: Int) -> Token {
        index = position
        droppedLineBreak = nil
        return enterTag(.blockStart, delimiters.blockStart)
    }

    func skipWhiteSpace(from start: Int) -> Int {
        var position = start
        while position < bytes.count, let length = whiteSpaceLength(bytes, at: position) { position += length }
        return position
    }
}
