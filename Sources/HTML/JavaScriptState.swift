import ECMAText

/// Where in some JavaScript a text stands: among tokens, or in a string, a template, a regular expression, a comment.
///
/// ECMA-262, 12 Lexical grammar. Whether a slash divides or begins a regular expression is told from what stands before
/// it, as no lexer without a parser can do better.
package struct JavaScriptState: Hashable {
    /// What the text stands in.
    package enum Mode: Hashable {
        case code
        case string(UInt8)
        case template
        case regex
        case regexClass
        case lineComment
        case blockComment

        /// Whether what stands here is text that the script makes.
        package var isString: Bool {
            switch self {
            case .string, .template: true
            default: false
            }
        }
    }

    /// What the next character stands in.
    package private(set) var mode = Mode.code
    /// For each template that is open around the code: how many braces are open in it.
    private(set) var braces: [Int] = []
    private var isEscaped = false
    /// The last four characters.
    private var recent: UInt32 = 0
    /// A slash of which is not yet known what it begins.
    private var hasPendingSlash = false
    private var endsOperand = false
    /// The last word, a byte for each of its first twelve characters: no more are in those that count.
    private var word: UInt128 = 0
    /// Whether that word is the name of a property: `a.if`.
    private var isProperty = false
    /// For each of the innermost 64 open parentheses, whether a statement's condition stands in it, after which an operand
    /// follows: `if (a) /b/.test(c)`.
    private var conditions: UInt64 = 0

    /// Begins a script.
    package init() {}

    /// Follows one byte.
    package mutating func consume(_ byte: UInt8) {
        let before = UInt8(truncatingIfNeeded: recent)
        recent = recent << 8 | UInt32(byte)
        if isEscaped {
            isEscaped = false
            return
        }
        switch mode {
        case .code: consumeCode(byte, after: before)
        case .string(let quote):
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == quote || byte == 0x0A {
                endOperand()
            }
        case .template:
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "`") {
                endOperand()
            } else if byte == UInt8(ascii: "{"), before == UInt8(ascii: "$") {
                braces.append(0)
                mode = .code
                endsOperand = false
            }
        case .regex, .regexClass:
            switch byte {
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "["): mode = .regexClass
            case UInt8(ascii: "]"): mode = .regex
            case UInt8(ascii: "/") where mode == .regex: endOperand()
            case 0x0A: mode = .code
            default: break
            }
        case .lineComment: if byte == 0x0A { mode = .code }
        case .blockComment:
            if byte == UInt8(ascii: "/"), before == UInt8(ascii: "*") {
                mode = .code
                recent = 0
            }
        }
    }

    private mutating func consumeCode(_ byte: UInt8, after before: UInt8) {
        if hasPendingSlash {
            hasPendingSlash = false
            if byte == UInt8(ascii: "/") {
                mode = .lineComment
                return
            }
            if byte == UInt8(ascii: "*") {
                mode = .blockComment
                // The star that begins a comment does not end it.
                recent = 0
                return
            }
            settleSlash()
            if mode == .regex { return consume(byte) }
        }
        let isWord = byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80
        if isWord {
            let continues = before.isASCIIAlphanumeric || before == UInt8(ascii: "_") || before == UInt8(ascii: "$")
            if !continues {
                word = 0
                isProperty = before == UInt8(ascii: ".")
            }
            if word >> 88 == 0 { word = word << 8 | UInt128(byte) }
            endsOperand = true
            return
        }
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: return
        case UInt8(ascii: "\""), UInt8(ascii: "'"): mode = .string(byte)
        case UInt8(ascii: "`"): mode = .template
        case UInt8(ascii: "/"):
            hasPendingSlash = true
            return
        case UInt8(ascii: "{"):
            if !braces.isEmpty { braces[braces.count - 1] += 1 }
            endsOperand = false
        case UInt8(ascii: "}"):
            if braces.last == 0 {
                braces.removeLast()
                mode = .template
            } else if !braces.isEmpty {
                braces[braces.count - 1] -= 1
            }
            endsOperand = false
        case UInt8(ascii: "("):
            conditions = conditions << 1 | (!isProperty && Self.wordsBeforeConditions.contains(word) ? 1 : 0)
            endsOperand = false
        case UInt8(ascii: ")"):
            endsOperand = conditions & 1 == 0
            conditions >>= 1
        case UInt8(ascii: "]"): endsOperand = true
        // `<!--` begins a comment (ECMA-262, B.1.1).
        case UInt8(ascii: "-") where recent == 0x3C21_2D2D: mode = .lineComment
        default: endsOperand = false
        }
        word = 0
    }

    /// Decides what a slash begins that no comment followed.
    private mutating func settleSlash() {
        hasPendingSlash = false
        let divides = endsOperand && (isProperty || !Self.wordsBeforeOperands.contains(word))
        if divides { endsOperand = false } else { mode = .regex }
        word = 0
    }

    private mutating func endOperand() {
        mode = .code
        endsOperand = true
        word = 0
    }

    /// Goes past some text, and gives what its strings and templates hold, all in one.
    mutating func consumeForStrings(_ text: [UInt8]) -> [UInt8] {
        var strings: [UInt8] = []
        for byte in text {
            let isInString = mode.isString
            consume(byte)
            if isInString, mode.isString { strings.append(byte) }
        }
        return decodeJavaScriptEscapes(strings)
    }

    /// Tells what a slash right before a value of the template begins.
    mutating func prepareForValue() { if hasPendingSlash { settleSlash() } }

    /// Goes past a value of the template.
    mutating func noteValue() {
        isEscaped = false
        recent = 0
        if mode == .code { endOperand() }
    }

    /// Whether two places are of the same kind.
    func isSamePlace(as other: JavaScriptState) -> Bool { mode == other.mode && braces == other.braces }

    private static let wordsBeforeOperands = words([
        "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "instanceof", "else", "do",
        "await", "yield",
    ])
    private static let wordsBeforeConditions = words(["if", "while", "for", "with"])

    private static func words(_ words: [String]) -> Set<UInt128> {
        Set(words.map { word in word.utf8.reduce(0) { $0 << 8 | UInt128($1) } })
    }
}
