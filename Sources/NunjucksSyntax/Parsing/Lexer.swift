import Diagnostics
import ECMAText

/// Cuts a template's text into tokens, one at a time, by the rules of Nunjucks' own tokenizer.
///
/// Its small methods are inlined: a call of one that does not mutate the lexer would copy all of it onto the stack.
struct Lexer: ~Copyable {
    let source: Source
    let options: SyntaxOptions

    /// The bytes of the source, which lie still while it is read: so no access to them counts references.
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0
    var isInTag = false
    let delimiters: DelimiterTable
    /// Where a line break begins that the option `trimBlocks` has dropped just before the next byte.
    var droppedLineBreak: Int?
    /// Where strings of the tag begin that may have lost their end: those that reach over a line or a delimiter.
    var suspectStrings: [Int] = []
    /// What is known to have no end in the rest of the text, so that nobody looks for it again and again.
    private var endless: Set<UInt8> = []
    private let words = WordTable.shared

    /// Makes a lexer of a source.
    /// - Parameter bytes: The source's bytes, which must not be freed before the lexer.
    init(source: Source, bytes: UnsafeBufferPointer<UInt8>, options: SyntaxOptions) {
        self.source = source
        self.options = options
        self.bytes = bytes
        delimiters = DelimiterTable.table(of: options.delimiters)
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
            if delimiters.mayBeginBetweenTags(bytes[index]) {
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

    mutating func enterTag(_ kind: Token.Kind, _ delimiter: DelimiterBytes) -> Token {
        let start = index
        index += delimiter.count
        let trims = index < bytes.count && bytes[index] == UInt8(ascii: "-")
        if trims { index += 1 }
        isInTag = true
        suspectStrings = []
        return Token(kind: kind, span: Span(start..<index), trims: trims)
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
        var position = range.lowerBound
        while position < range.upperBound {
            guard let length = whiteSpaceLength(bytes, at: position) else { return false }
            position += length
        }
        return true
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
            return Token(kind: .blockEnd, span: span, trims: trims)
        }
        if let trims = matchesEnd(delimiters.variableEnd) {
            index += delimiters.variableEnd.count + (trims ? 1 : 0)
            isInTag = false
            return Token(kind: .variableEnd, span: Span(start..<index), trims: trims)
        }
        if byte == UInt8(ascii: "r"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") {
            return try regex()
        }
        if Self.isPunctuation(byte) { return punctuation(byte) }
        return word()
    }

    @inline(__always)
    private func tagWhiteSpaceLength() -> Int? {
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): return 1
        case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : nil
        default: return nil
        }
    }

    @inline(__always)
    private func matchesEnd(_ delimiter: DelimiterBytes) -> Bool? {
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
                } else if byte == UInt8(ascii: "\n") || delimiters.mayBegin(byte) && delimiter(at: position) {
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
        return Token(kind: .string, span: Span(start..<index), hasEscapes: hasEscapes)
    }

    private func restOfLine(from start: Int) -> Span {
        let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
        return Span(start..<end)
    }

    private mutating func regex() throws(Diagnostic) -> Token {
        let start = index
        var position = index + 2
        while position < bytes.count, bytes[position] != UInt8(ascii: "/") || bytes[position - 1] == UInt8(ascii: "\\")
        {
            position += 1
        }
        guard position < bytes.count else {
            throw error(
                restOfLine(from: start), "this regular expression is never closed",
                help: "end it with `/`; a division of `r` needs a space: `r / 2`")
        }
        index = position + 1
        while index < bytes.count, "gimy".utf8.contains(bytes[index]) { index += 1 }
        return Token(kind: .regex, span: Span(start..<index))
    }

    private mutating func punctuation(_ byte: UInt8) -> Token {
        switch byte {
        case UInt8(ascii: "("): return mark(.leftParenthesis)
        case UInt8(ascii: ")"): return mark(.rightParenthesis)
        case UInt8(ascii: "["): return mark(.leftBracket)
        case UInt8(ascii: "]"): return mark(.rightBracket)
        case UInt8(ascii: "{"): return mark(.leftBrace)
        case UInt8(ascii: "}"): return mark(.rightBrace)
        case UInt8(ascii: ","): return mark(.comma)
        case UInt8(ascii: ":"): return mark(.colon)
        case UInt8(ascii: "~"): return mark(.tilde)
        case UInt8(ascii: "|"): return mark(.pipe)
        case UInt8(ascii: "."): return `operator`(.point)
        case UInt8(ascii: "+"): return `operator`(.binary(.add))
        case UInt8(ascii: "-"): return `operator`(.binary(.subtract))
        case UInt8(ascii: "%"): return `operator`(.binary(.remainder))
        default: break
        }
        let isDoubled = index + 1 < bytes.count && bytes[index + 1] == byte
        let isBeforeEquals = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "=")
        let isBeforeTwoEquals = isBeforeEquals && index + 2 < bytes.count && bytes[index + 2] == UInt8(ascii: "=")
        switch byte {
        case UInt8(ascii: "="):
            if isBeforeTwoEquals { return `operator`(.binary(.strictlyEqual), length: 3) }
            return isBeforeEquals ? `operator`(.binary(.looselyEqual), length: 2) : `operator`(.assignment)
        case UInt8(ascii: "!"):
            if isBeforeTwoEquals { return `operator`(.binary(.strictlyUnequal), length: 3) }
            return isBeforeEquals ? `operator`(.binary(.looselyUnequal), length: 2) : `operator`(.unknown)
        case UInt8(ascii: "<"):
            return isBeforeEquals ? `operator`(.binary(.lessOrEqual), length: 2) : `operator`(.binary(.less))
        case UInt8(ascii: ">"):
            return isBeforeEquals ? `operator`(.binary(.greaterOrEqual), length: 2) : `operator`(.binary(.greater))
        case UInt8(ascii: "*"):
            return isDoubled ? `operator`(.binary(.power), length: 2) : `operator`(.binary(.multiply))
        case UInt8(ascii: "/"):
            return isDoubled ? `operator`(.binary(.floorDivide), length: 2) : `operator`(.binary(.divide))
        default: return `operator`(.unknown)
        }
    }

    private mutating func mark(_ kind: Token.Kind) -> Token {
        index += 1
        return Token(kind: kind, span: Span(index - 1..<index))
    }

    private mutating func `operator`(_ meaning: Token.Operator, length: Int = 1) -> Token {
        index += length
        return Token(kind: .operator, span: Span(index - length..<index), operator: meaning)
    }

    /// A name, a number or one of the words that stand for a value: everything up to white space or punctuation.
    private mutating func word() -> Token {
        let start = index
        while index < bytes.count, !Self.isPunctuation(bytes[index]), tagWhiteSpaceLength() == nil { index += 1 }
        let text = bytes[start..<index]
        if bytes[start].isASCIIDigit, text.allSatisfy(\.isASCIIDigit) {
            guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else {
                return Token(kind: .integer, span: Span(start..<index))
            }
            index += 1
            while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
            return Token(kind: .float, span: Span(start..<index))
        }
        let word = words.word(text)
        let kind: Token.Kind =
            switch word {
            case .true, .false: .boolean
            case .nothing, .null: .none
            default: .name
            }
        return Token(kind: kind, span: Span(start..<index), word: word)
    }

    // MARK: Matching

    @inline(__always)
    func matches(_ delimiter: DelimiterBytes, at position: Int? = nil) -> Bool {
        delimiter.stands(in: bytes, at: position ?? index)
    }

    func error(_ span: Span, _ message: String, help: String? = nil) -> Diagnostic {
        Diagnostic(.syntax, .error, message, at: Diagnostic.Place(span, in: source), help: help)
    }

    /// Whether a byte ends a word in a tag, other than white space.
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: "|"), UInt8(ascii: "."), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="),
            UInt8(ascii: "!"):
            true
        default: false
        }
    }
}
