import Diagnostics
import ECMAText

/// Cuts a template's text into tokens, one at a time, by the rules of Nunjucks' own tokenizer.
struct Lexer {
    let source: Source
    let options: SyntaxOptions

    let bytes: [UInt8]
    var index = 0
    var isInTag = false
    let delimiters: DelimiterBytes
    /// Where a line break begins that the option `trimBlocks` has dropped just before the next byte.
    var droppedLineBreak: Int?
    /// Where strings of the tag begin that may have lost their end: those that reach over a line or a delimiter.
    var suspectStrings: [Int] = []
    /// What is known to have no end in the rest of the text, so that nobody looks for it again and again.
    private var endless: Set<UInt8> = []

    init(source: Source, options: SyntaxOptions) {
        self.source = source
        self.options = options
        bytes = source.bytes
        delimiters = DelimiterBytes(options.delimiters)
    }

    /// The offset of the next byte.
    var offset: Int { index }

    mutating func next() throws(Diagnostic) -> Token {
        if isInTag { return try nextInTag() }
        return nextInText()
    }

    // MARK: Text between tags

    /// Takes the next token outside of tags, where whatever stands can be read.
    mutating func nextInText() -> Token {
        let start = index
        let wholeStart = droppedLineBreak ?? index
        droppedLineBreak = nil
        guard index < bytes.count else { return Token(kind: .end, span: Span(index..<index)) }
        if matches(delimiters.blockStart) { return enterTag(.blockStart, delimiters.blockStart) }
        if matches(delimiters.variableStart) { return enterTag(.variableStart, delimiters.variableStart) }
        if matches(delimiters.commentStart) { return comment() }
        while index < bytes.count {
            if delimiters.firstBytes[Int(bytes[index])] {
                if matches(delimiters.blockStart) {
                    if options.lstripBlocks, let end = lineStartOfBlankPrefix(from: start) {
                        if end == start { return enterTag(.blockStart, delimiters.blockStart) }
                        return Token(kind: .data, span: Span(wholeStart..<index), printed: Span(start..<end))
                    }
                    break
                }
                if matches(delimiters.variableStart) || matches(delimiters.commentStart) { break }
                if matches(delimiters.commentEnd) {
                    if index > start { break }
                    index += delimiters.commentEnd.count
                    return Token(kind: .strayCommentEnd, span: Span(start..<index))
                }
            }
            index += 1
        }
        return Token(kind: .data, span: Span(wholeStart..<index), printed: Span(start..<index))
    }

    mutating func enterTag(_ kind: Token.Kind, _ delimiter: [UInt8]) -> Token {
        let start = index
        index += delimiter.count
        let trims = index < bytes.count && bytes[index] == UInt8(ascii: "-")
        if trims { index += 1 }
        isInTag = true
        suspectStrings = []
        let span = Span(start..<index)
        return Token(kind: kind, span: span, text: source.text(of: span), trims: trims)
    }

    private mutating func comment() -> Token {
        let start = index
        index += delimiters.commentStart.count
        let mark = UInt8(ascii: "#")
        if !endless.contains(mark) {
            while index < bytes.count, !matches(delimiters.commentEnd) { index += 1 }
            if index < bytes.count {
                index += delimiters.commentEnd.count
                return Token(kind: .comment, span: Span(start..<index))
            }
            endless.insert(mark)
        }
        index = start + delimiters.commentStart.count
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n"), tagStart(at: index) == nil { index += 1 }
        return Token(kind: .unclosedComment, span: Span(start..<index))
    }

    /// The part of a comment token that is neither a delimiter nor a `-` beside one.
    func text(ofComment comment: Token) -> Span {
        var start = Int(comment.span.start) + delimiters.commentStart.count
        var end = Int(comment.span.end) - delimiters.commentEnd.count
        if trimsBefore(comment: comment) { start += 1 }
        if trimsAfter(comment: comment) { end -= 1 }
        start = min(start, Int(comment.span.end) - delimiters.commentEnd.count)
        return Span(start..<max(start, end))
    }

    /// What opens a comment.
    func opening(ofComment comment: Token) -> Span {
        Span(Int(comment.span.start)..<Int(comment.span.start) + delimiters.commentStart.count)
    }

    /// Whether a comment token's end trims what follows, and its start what precedes.
    func trimsBefore(comment: Token) -> Bool {
        let first = Int(comment.span.start) + delimiters.commentStart.count
        return first < Int(comment.span.end) && bytes[first] == UInt8(ascii: "-")
    }

    func trimsAfter(comment: Token) -> Bool {
        let last = Int(comment.span.end) - delimiters.commentEnd.count - 1
        return last >= Int(comment.span.start) && bytes[last] == UInt8(ascii: "-")
    }

    /// Where the current line begins, if only white space stands between there and here; nil otherwise.
    private func lineStartOfBlankPrefix(from start: Int) -> Int? {
        var position = index
        while position > start, bytes[position - 1] != UInt8(ascii: "\n") {
            position -= 1
        }
        // The line must begin within this text, not before it, and hold white space only.
        guard position < index, position > 0 ? bytes[position - 1] == UInt8(ascii: "\n") : true else { return nil }
        return isBlank(position..<index) ? position : nil
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var position = range.lowerBound
            while position < range.upperBound {
                guard let length = whiteSpaceLength(buffer, at: position) else { return false }
                position += length
            }
            return true
        }
    }

    // MARK: Inside a tag

    private mutating func nextInTag() throws(Diagnostic) -> Token {
        while let length = tagWhiteSpaceLength() { index += length }
        let start = index
        guard index < bytes.count else { return Token(kind: .end, span: Span(index..<index)) }
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try string(quote: byte) }
        if let trims = matchesEnd(delimiters.blockEnd) {
            index += delimiters.blockEnd.count + (trims ? 1 : 0)
            let span = Span(start..<index)
            isInTag = false
            if options.trimBlocks { skipLineBreak() }
            return Token(kind: .blockEnd, span: span, text: source.text(of: span), trims: trims)
        }
        if let trims = matchesEnd(delimiters.variableEnd) {
            index += delimiters.variableEnd.count + (trims ? 1 : 0)
            let span = Span(start..<index)
            isInTag = false
            return Token(kind: .variableEnd, span: span, text: source.text(of: span), trims: trims)
        }
        if byte == UInt8(ascii: "r"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") {
            return try regex()
        }
        if Self.isDelimiter[Int(byte)] { return punctuation(byte) }
        return word()
    }

    private func tagWhiteSpaceLength() -> Int? {
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): return 1
        case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : nil
        default: return nil
        }
    }

    private func matchesEnd(_ delimiter: [UInt8]) -> Bool? {
        if matches(delimiter) { return false }
        if bytes[index] == UInt8(ascii: "-"), matches(delimiter, at: index + 1) { return true }
        return nil
    }

    mutating func skipLineBreak() {
        let start = index
        defer { if index > start { droppedLineBreak = start } }
        if index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
            index += 1
        } else if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\r"), bytes[index + 1] == UInt8(ascii: "\n") {
            index += 2
        }
    }

    private mutating func string(quote: UInt8) throws(Diagnostic) -> Token {
        let start = index
        var position = index + 1
        var hasEscapes = false
        var isSuspect = false
        if !endless.contains(quote) {
            while position < bytes.count, bytes[position] != quote {
                let byte = bytes[position]
                if byte == UInt8(ascii: "\\") {
                    hasEscapes = true
                    position += 1
                } else if byte == UInt8(ascii: "\n") || delimiters.mayBegin[Int(byte)] && delimiter(at: position) {
                    isSuspect = true
                }
                position += 1
            }
            if position >= bytes.count { endless.insert(quote) }
        }
        guard !endless.contains(quote) else {
            suspectStrings.append(start)
            throw error(
                restOfLine(from: start), "this string is never closed", help: "end it with `\(Unicode.Scalar(quote))`")
        }
        if isSuspect { suspectStrings.append(start) }
        index = position + 1
        let content = bytes[start + 1..<position]
        let text =
            hasEscapes
            ? String(decoding: Self.unescaped(content), as: UTF8.self) : String(decoding: content, as: UTF8.self)
        return Token(kind: .string, span: Span(start..<index), text: text)
    }

    private static func unescaped(_ content: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(content.count)
        var isEscaped = false
        for byte in content {
            if !isEscaped, byte == UInt8(ascii: "\\") {
                isEscaped = true
                continue
            }
            switch byte {
            case UInt8(ascii: "n") where isEscaped: text.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "t") where isEscaped: text.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "r") where isEscaped: text.append(UInt8(ascii: "\r"))
            default: text.append(byte)
            }
            isEscaped = false
        }
        return text
    }

    private func restOfLine(from start: Int) -> Span {
        let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
        return Span(start..<end)
    }

    private mutating func regex() throws(Diagnostic) -> Token {
        let start = index
        let bodyStart = index + 2
        var position = bodyStart
        while position < bytes.count, bytes[position] != UInt8(ascii: "/") || bytes[position - 1] == UInt8(ascii: "\\")
        {
            position += 1
        }
        guard position < bytes.count else {
            throw error(
                restOfLine(from: start), "this regular expression is never closed",
                help: "end it with `/`; a division of `r` needs a space: `r / 2`")
        }
        let body = String(decoding: bytes[bodyStart..<position], as: UTF8.self)
        index = position + 1
        let flagsStart = index
        while index < bytes.count, "gimy".utf8.contains(bytes[index]) { index += 1 }
        let flags = String(decoding: bytes[flagsStart..<index], as: UTF8.self)
        return Token(kind: .regex, span: Span(start..<index), text: body, flags: flags)
    }

    private mutating func punctuation(_ byte: UInt8) -> Token {
        let start = index
        index += 1
        for `operator` in ["===", "!==", "==", "!=", "<=", ">=", "//", "**"] as [StaticString]
        where matches(`operator`, at: start) {
            index = start + `operator`.utf8CodeUnitCount
            break
        }
        let span = Span(start..<index)
        let kind: Token.Kind =
            switch index - start == 1 ? byte : 0 {
            case UInt8(ascii: "("): .leftParenthesis
            case UInt8(ascii: ")"): .rightParenthesis
            case UInt8(ascii: "["): .leftBracket
            case UInt8(ascii: "]"): .rightBracket
            case UInt8(ascii: "{"): .leftBrace
            case UInt8(ascii: "}"): .rightBrace
            case UInt8(ascii: ","): .comma
            case UInt8(ascii: ":"): .colon
            case UInt8(ascii: "~"): .tilde
            case UInt8(ascii: "|"): .pipe
            default: .operator
            }
        return Token(kind: kind, span: span, text: source.text(of: span))
    }

    /// A name, a number or one of the words that stand for a value: everything up to white space or punctuation.
    private mutating func word() -> Token {
        let start = index
        while index < bytes.count, tagWhiteSpaceLength() == nil, !Self.isDelimiter[Int(bytes[index])] { index += 1 }
        var span = Span(start..<index)
        let text = source.text(of: span)
        if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else {
                return Token(kind: .integer, span: span, text: text)
            }
            index += 1
            while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
            span = Span(start..<index)
            return Token(kind: .float, span: span, text: source.text(of: span))
        }
        let kind: Token.Kind =
            switch text {
            case "true", "false": .boolean
            case "none", "null": .none
            default: .name
            }
        return Token(kind: kind, span: span, text: text)
    }

    // MARK: Matching

    func matches(_ text: [UInt8], at position: Int? = nil) -> Bool {
        let position = position ?? index
        guard !text.isEmpty, position + text.count <= bytes.count else { return false }
        for (offset, byte) in text.enumerated() where bytes[position + offset] != byte { return false }
        return true
    }

    private func matches(_ text: StaticString, at position: Int) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[position + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    func error(_ span: Span, _ message: String, help: String? = nil) -> Diagnostic {
        Diagnostic(.syntax, .error, message, at: Diagnostic.Place(span, in: source), help: help)
    }

    private static let isDelimiter: [Bool] = (0..<256).map { "()[]{}%*-+~/#,:|.<>=!".utf8.contains(UInt8($0)) }
}
