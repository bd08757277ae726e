/// Cuts a template's text into tokens, one at a time, by the rules of Nunjucks' own tokenizer.
struct Lexer {
    let source: Source
    let options: Options

    private let bytes: [UInt8]
    private var index = 0
    private var isInTag = false
    private let delimiters: DelimiterBytes

    init(source: Source, options: Options) {
        self.source = source
        self.options = options
        bytes = source.bytes
        delimiters = DelimiterBytes(options.delimiters)
    }

    /// The offset of the next byte.
    var offset: Int { index }

    mutating func next() throws(Diagnostic) -> Token {
        if isInTag { return try nextInTag() }
        return try nextInText()
    }

    // MARK: Text between tags

    private mutating func nextInText() throws(Diagnostic) -> Token {
        let start = index
        guard index < bytes.count else { return Token(kind: .end, span: Span(index..<index)) }
        if matches(delimiters.blockStart) { return enterTag(.blockStart, delimiters.blockStart) }
        if matches(delimiters.variableStart) { return enterTag(.variableStart, delimiters.variableStart) }
        if matches(delimiters.commentStart) { return try comment() }
        while index < bytes.count {
            if delimiters.firstBytes[Int(bytes[index])] {
                if matches(delimiters.blockStart) {
                    if options.lstripBlocks, let end = lineStartOfBlankPrefix(from: start) {
                        if end == start { return try nextInText() }
                        return Token(kind: .data, span: Span(start..<end))
                    }
                    break
                }
                if matches(delimiters.variableStart) || matches(delimiters.commentStart) { break }
                if matches(delimiters.commentEnd) {
                    throw error(
                        Span(index..<index + delimiters.commentEnd.count),
                        "a comment ends here that never began",
                        help: "write {{ '\(options.delimiters.commentEnd)' }} to print these characters")
                }
            }
            index += 1
        }
        return Token(kind: .data, span: Span(start..<index))
    }

    private mutating func enterTag(_ kind: Token.Kind, _ delimiter: [UInt8]) -> Token {
        let start = index
        index += delimiter.count
        let trims = index < bytes.count && bytes[index] == UInt8(ascii: "-")
        if trims { index += 1 }
        isInTag = true
        let span = Span(start..<index)
        return Token(kind: kind, span: span, text: source.text(of: span), trims: trims)
    }

    private mutating func comment() throws(Diagnostic) -> Token {
        let start = index
        index += delimiters.commentStart.count
        while index < bytes.count, !matches(delimiters.commentEnd) { index += 1 }
        guard index < bytes.count else {
            throw error(
                Span(start..<start + delimiters.commentStart.count), "this comment is never closed",
                help: "end it with `\(options.delimiters.commentEnd)`")
        }
        index += delimiters.commentEnd.count
        return Token(kind: .comment, span: Span(start..<index))
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

    private mutating func skipLineBreak() {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
            index += 1
        } else if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\r"), bytes[index + 1] == UInt8(ascii: "\n") {
            index += 2
        }
    }

    private mutating func string(quote: UInt8) throws(Diagnostic) -> Token {
        let start = index
        index += 1
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != quote {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 1
                guard index < bytes.count else { break }
                switch bytes[index] {
                case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
                case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
                default: text.append(bytes[index])
                }
            } else {
                text.append(bytes[index])
            }
            index += 1
        }
        guard index < bytes.count else {
            throw error(
                restOfLine(from: start), "this string is never closed",
                help: "end it with `\(Unicode.Scalar(quote))`")
        }
        index += 1
        return Token(kind: .string, span: Span(start..<index), text: String(decoding: text, as: UTF8.self))
    }

    private func restOfLine(from start: Int) -> Span {
        let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
        return Span(start..<end)
    }

    private mutating func regex() throws(Diagnostic) -> Token {
        let start = index
        index += 2
        let bodyStart = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "/") || bytes[index - 1] == UInt8(ascii: "\\") {
            index += 1
        }
        guard index < bytes.count else {
            throw error(
                restOfLine(from: start), "this regular expression is never closed",
                help: "end it with `/`; a division of `r` needs a space: `r / 2`")
        }
        let body = String(decoding: bytes[bodyStart..<index], as: UTF8.self)
        index += 1
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

    // MARK: Raw text

    /// Takes the text of a `raw` block, up to its end tag, which is taken too; blocks of the same name may be nested.
    ///
    /// Where there is no end tag, the text goes up to the last tag that was found, as in Nunjucks.
    mutating func rawText(tag: String) throws(Diagnostic) -> (text: Span, isClosed: Bool) {
        let start = index
        var level = 1
        var position = index
        while let found = findRawTag(tag, from: position) {
            level += found.isEnd ? -1 : 1
            if level == 0 {
                if options.dialect == .nunjucks, bytes[found.range].contains(UInt8(ascii: "\n")) {
                    throw error(Span(found.range), "the end tag must stand on one line")
                }
                index = found.range.upperBound
                return (Span(start..<found.range.lowerBound), true)
            }
            position = found.range.upperBound
        }
        index = position
        return (Span(start..<position), false)
    }

    /// Finds `{% raw %}` or `{% endraw %}`: always with Nunjucks' own delimiters, and never with a `-`.
    private func findRawTag(_ tag: String, from start: Int) -> (range: Range<Int>, isEnd: Bool)? {
        var position = start
        let name = Array(tag.utf8)
        while position + 1 < bytes.count {
            guard bytes[position] == UInt8(ascii: "{"), bytes[position + 1] == UInt8(ascii: "%") else {
                position += 1
                continue
            }
            var end = skipWhiteSpace(from: position + 2)
            let isEnd = matches(Array("end".utf8) + name, at: end)
            if isEnd || matches(name, at: end) {
                end = skipWhiteSpace(from: end + name.count + (isEnd ? 3 : 0))
                if matches([UInt8(ascii: "%"), UInt8(ascii: "}")], at: end) { return (position..<end + 2, isEnd) }
            }
            position += 1
        }
        return nil
    }

    private func skipWhiteSpace(from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            var position = start
            while position < buffer.count, let length = whiteSpaceLength(buffer, at: position) { position += length }
            return position
        }
    }

    // MARK: Matching

    private func matches(_ text: [UInt8], at position: Int? = nil) -> Bool {
        let position = position ?? index
        guard position + text.count <= bytes.count else { return false }
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

/// The delimiters as bytes, and which bytes begin one.
private struct DelimiterBytes {
    let blockStart: [UInt8]
    let blockEnd: [UInt8]
    let variableStart: [UInt8]
    let variableEnd: [UInt8]
    let commentStart: [UInt8]
    let commentEnd: [UInt8]
    var firstBytes = [Bool](repeating: false, count: 256)

    init(_ delimiters: Delimiters) {
        blockStart = Array(delimiters.blockStart.utf8)
        blockEnd = Array(delimiters.blockEnd.utf8)
        variableStart = Array(delimiters.variableStart.utf8)
        variableEnd = Array(delimiters.variableEnd.utf8)
        commentStart = Array(delimiters.commentStart.utf8)
        commentEnd = Array(delimiters.commentEnd.utf8)
        for delimiter in [blockStart, variableStart, commentStart, commentEnd] {
            if let first = delimiter.first { firstBytes[Int(first)] = true }
        }
    }
}
