/// A word, a text or a sign of a Swift source.
struct SwiftToken: Equatable {
    enum Kind: Equatable { case word, text, sign }

    var kind: Kind
    /// A word without its backticks; of a string literal, what stands between the quotes.
    var spelling: String
    /// Whether white space or a comment stands before it.
    var isApart: Bool

    func isSign(_ sign: String) -> Bool { kind == .sign && spelling == sign }
    func isWord(_ word: String) -> Bool { kind == .word && spelling == word }
}

/// The tokens of a Swift source, without its comments. The code in a string's interpolations follows after the string.
struct SwiftTokens {
    private let bytes: [UInt8]
    private var position = 0
    private var isApart = true
    private(set) var tokens: [SwiftToken] = []

    static func tokens(of source: String) -> [SwiftToken] {
        var lexer = SwiftTokens(bytes: Array(source.utf8))
        lexer.readCode(untilParenthesis: false)
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func byte(_ offset: Int = 0) -> UInt8 {
        position + offset < bytes.count ? bytes[position + offset] : 0
    }

    private func startsWith(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position + length <= bytes.count else { return false }
        return (0..<length).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
    }

    private mutating func add(_ kind: SwiftToken.Kind, _ spelling: String) {
        tokens.append(SwiftToken(kind: kind, spelling: spelling, isApart: isApart))
        isApart = false
    }

    // MARK: Code

    /// Reads up to the end, or up to the parenthesis that closes an interpolation.
    private mutating func readCode(untilParenthesis: Bool) {
        var depth = 0
        while position < bytes.count {
            if startsWith("//") {
                skipLine()
            } else if startsWith("/*") {
                skipComment()
            } else if Self.isWhiteSpace(byte()) {
                position += 1
                isApart = true
            } else if let hashes = hashesBeforeQuote() {
                readString(hashes)
            } else if byte() == UInt8(ascii: "`") || Self.isWordByte(byte()) {
                readWord()
            } else {
                if byte() == UInt8(ascii: "(") { depth += 1 }
                if byte() == UInt8(ascii: ")") {
                    depth -= 1
                    if untilParenthesis, depth < 0 { return }
                }
                add(.sign, String(decoding: [byte()], as: UTF8.self))
                position += 1
            }
        }
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    private mutating func readWord() {
        let isQuoted = byte() == UInt8(ascii: "`")
        if isQuoted { position += 1 }
        let start = position
        while Self.isWordByte(byte()) || isQuoted && position < bytes.count && byte() != UInt8(ascii: "`") {
            position += 1
        }
        add(.word, String(decoding: bytes[start..<position], as: UTF8.self))
        if isQuoted { position += 1 }
    }

    private mutating func skipLine() {
        while position < bytes.count, byte() != 0x0A { position += 1 }
        isApart = true
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if startsWith("/*") { depth += 1 }
            if startsWith("*/") { depth -= 1 }
            position += startsWith("/*") || startsWith("*/") ? 2 : 1
        } while depth > 0 && position < bytes.count
        isApart = true
    }

    // MARK: Strings

    /// How many `#` stand here before a quote; nil where no string begins.
    private func hashesBeforeQuote() -> Int? {
        var count = 0
        while byte(count) == UInt8(ascii: "#") { count += 1 }
        return byte(count) == UInt8(ascii: "\"") ? count : nil
    }

    private mutating func readString(_ hashes: Int) {
        position += hashes
        let quote = startsWith("\"\"\"") ? 3 : 1
        position += quote
        let place = tokens.count
        add(.text, "")
        var content: [UInt8] = []
        while position < bytes.count {
            if isEscape(hashes) {
                position += 1 + hashes
                if byte() == UInt8(ascii: "(") {
                    position += 1
                    readCode(untilParenthesis: true)
                }
                position += 1
            } else if isEnd(quote, hashes) {
                position += quote + hashes
                break
            } else {
                content.append(byte())
                position += 1
            }
        }
        tokens[place].spelling = String(decoding: content, as: UTF8.self)
        isApart = false
    }

    private func isEscape(_ hashes: Int) -> Bool {
        byte() == UInt8(ascii: "\\") && (0..<hashes).allSatisfy { byte(1 + $0) == UInt8(ascii: "#") }
    }

    private func isEnd(_ quote: Int, _ hashes: Int) -> Bool {
        (0..<quote).allSatisfy { byte($0) == UInt8(ascii: "\"") }
            && (0..<hashes).allSatisfy { byte(quote + $0) == UInt8(ascii: "#") }
    }
}
