import Diagnostics

// What tokens say. The bytes are those of the text that the tokens were cut from.

extension UnsafeBufferPointer<UInt8> {
    /// What a token says: a name, a number, an operator, the characters of a string, a regular expression's pattern.
    func text(of token: Token) -> String {
        let start = Int(token.span.start)
        let end = Int(token.span.end)
        switch token.kind {
        case .data, .comment, .unclosedComment, .strayCommentEnd, .end: return ""
        case .string:
            let content = self[start + 1..<end - 1]
            return token.hasEscapes
                ? String(decoding: Self.unescaped(content), as: UTF8.self) : String(decoding: content, as: UTF8.self)
        case .regex: return String(decoding: self[start + 2..<endOfPattern(of: token)], as: UTF8.self)
        default: return token.word?.rawValue ?? String(decoding: self[start..<end], as: UTF8.self)
        }
    }

    /// A regular expression's flags.
    func flags(of regex: Token) -> String {
        String(decoding: self[endOfPattern(of: regex) + 1..<Int(regex.span.end)], as: UTF8.self)
    }

    /// Where the `/` stands that ends a regular expression's pattern: the last one, as no flag is one.
    private func endOfPattern(of regex: Token) -> Int {
        var position = Int(regex.span.end) - 1
        while self[position] != UInt8(ascii: "/") { position -= 1 }
        return position
    }

    private static func unescaped(_ content: Slice<Self>) -> [UInt8] {
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

    /// What a message calls a token.
    func description(of token: Token) -> String {
        switch token.kind {
        case .data: "text"
        case .comment, .unclosedComment, .strayCommentEnd: "a comment"
        case .string: "the string '\(text(of: token))'"
        case .regex: "a regular expression"
        case .end: "the end of the file"
        default: "`\(text(of: token))`"
        }
    }
}
