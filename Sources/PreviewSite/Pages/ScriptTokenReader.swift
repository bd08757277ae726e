import ECMAText

/// A token of a script.
struct ScriptToken {
    enum Kind: UInt8 {
        case word, number
        /// A string, a regular expression, or a piece of a template.
        case text
        /// `.` and `?.`
        case dot
        case comma, colon, equals
        case openingBrace, closingBrace
        /// `(` and `[`
        case openingBracket
        /// `)` and `]`
        case closingBracket
        /// Another punctuator, one character of it, but for `...` and `=>`.
        case other
    }

    var kind: Kind
    var range: Range<Int>
    /// Which word it is; one that is none for other tokens.
    var word = ScriptWords.none
    /// Whether it is a piece of a template before which an expression ended, `}…`, or after which one comes, `…${`.
    var closesExpression = false
    var opensExpression = false
    /// Whether white space stands before it, and whether a line ends there.
    var isApart = false
    var beginsLine = false

    func isOpeningParenthesis(in script: [UInt8]) -> Bool {
        kind == .openingBracket && script[range.lowerBound] == UInt8(ascii: "(")
    }
}

/// The words of a script, each once, in the order in which they come.
struct ScriptWords {
    /// A word's position among the words.
    typealias ID = Int32

    static let none: ID = -1
    static let `class`: ID = 0
    static let function: ID = 1
    /// The words before a name that is declared: `class`, `function`, `const` and `let`.
    static let declaring: ClosedRange<ID> = 0...3
    /// The words after which a value begins, so that a `/` is no division.
    static let beforeValues: ClosedRange<ID> = 4...8
    private static let known = ["class", "function", "const", "let", "return", "typeof", "case", "in", "of"]

    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []
    /// Open addressing: the position of a word, or -1.
    private var table: [ID] = Array(repeating: -1, count: 8192)

    init() {
        for word in Self.known { _ = Array(word.utf8).withUnsafeBufferPointer { id(of: $0) } }
    }

    var count: Int { ranges.count }
    var ids: Range<ID> { 0..<ID(ranges.count) }

    /// The place of a word in a buffer of its own.
    func range(_ word: ID) -> Range<Int> { ranges[Int(word)] }

    func text(_ word: ID) -> String { String(decoding: bytes[ranges[Int(word)]], as: UTF8.self) }

    func contains(_ word: [UInt8]) -> Bool { word.withUnsafeBufferPointer { table[slot(of: $0)] >= 0 } }

    mutating func id(of word: UnsafeBufferPointer<UInt8>) -> ID {
        if ranges.count * 2 > table.count { grow() }
        let slot = slot(of: word)
        if table[slot] >= 0 { return table[slot] }
        table[slot] = ID(ranges.count)
        ranges.append(bytes.count..<bytes.count + word.count)
        bytes += word
        return table[slot]
    }

    /// Where a word is in the table, or would be.
    private func slot(of word: UnsafeBufferPointer<UInt8>) -> Int {
        var slot = Int(truncatingIfNeeded: KeyedHash.hash(of: word)) & (table.count - 1)
        while table[slot] >= 0, !bytes[ranges[Int(table[slot])]].elementsEqual(word) {
            slot = (slot + 1) & (table.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        table = Array(repeating: -1, count: table.count * 2)
        for id in ids {
            let slot = Array(bytes[ranges[Int(id)]]).withUnsafeBufferPointer { self.slot(of: $0) }
            table[slot] = id
        }
    }
}

/// Reads the tokens of a script.
struct ScriptTokenReader {
    private let script: [UInt8]
    private var index = 0
    private(set) var tokens: [ScriptToken] = []
    private(set) var words = ScriptWords()
    /// How many braces are open in each `${` that is.
    private var templates: [Int] = []

    init(_ script: [UInt8]) {
        self.script = script
        tokens.reserveCapacity(script.count / 3)
    }

    mutating func read() {
        while true {
            let end = index
            var beginsLine = false
            while index < script.count, script[index].isSpace {
                if script[index] == UInt8(ascii: "\n") { beginsLine = true }
                index += 1
            }
            guard index < script.count else { return }
            let isApart = index > end
            var token = next()
            token.isApart = isApart
            token.beginsLine = beginsLine
            tokens.append(token)
        }
    }

    private mutating func next() -> ScriptToken {
        let start = index
        let first = script[start]
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            skip(through: first)
            return ScriptToken(kind: .text, range: start..<index)
        case UInt8(ascii: "`"): return template(closing: false)
        case UInt8(ascii: "}") where templates.last == 0:
            templates.removeLast()
            return template(closing: true)
        case UInt8(ascii: "/") where isRegularExpressionNext:
            skipRegularExpression()
            return ScriptToken(kind: .text, range: start..<index)
        case _ where first.isASCIIDigit:
            // The sign of an exponent is none of ours: `1e3` has none.
            while index < script.count, script[index].isNamePart || script[index] == UInt8(ascii: ".") { index += 1 }
            return ScriptToken(kind: .number, range: start..<index)
        case _ where first.isNamePart:
            while index < script.count, script[index].isNamePart { index += 1 }
            let id = script.withUnsafeBufferPointer { words.id(of: UnsafeBufferPointer(rebasing: $0[start..<index])) }
            return ScriptToken(kind: .word, range: start..<index, word: id)
        default: return punctuator()
        }
    }

    private mutating func punctuator() -> ScriptToken {
        let start = index
        let first = script[start]
        index += 1
        let kind: ScriptToken.Kind
        switch first {
        case UInt8(ascii: "{"):
            kind = .openingBrace
            if let open = templates.last { templates[templates.count - 1] = open + 1 }
        case UInt8(ascii: "}"):
            kind = .closingBrace
            if let open = templates.last { templates[templates.count - 1] = open - 1 }
        case UInt8(ascii: "("), UInt8(ascii: "["): kind = .openingBracket
        case UInt8(ascii: ")"), UInt8(ascii: "]"): kind = .closingBracket
        case UInt8(ascii: ","): kind = .comma
        case UInt8(ascii: ":"): kind = .colon
        case UInt8(ascii: "."):
            let isSpread = script[start...].starts(with: "...".utf8)
            index += isSpread ? 2 : 0
            kind = isSpread ? .other : .dot
        case UInt8(ascii: "?") where index < script.count && script[index] == UInt8(ascii: "."):
            // `a ?.5 : b` is another thing.
            let isNumber = index + 1 < script.count && script[index + 1].isASCIIDigit
            index += isNumber ? 0 : 1
            kind = isNumber ? .other : .dot
        case UInt8(ascii: "="):
            // `=`, and neither `==` nor `=>` nor the end of `!=`.
            let isAlone = index >= script.count || !"=>".utf8.contains(script[index])
            let follows = start > 0 && "=!<>+-*/%&|^?".utf8.contains(script[start - 1])
            if !isAlone, script[index] == UInt8(ascii: ">") { index += 1 }
            kind = isAlone && !follows ? .equals : .other
        default: kind = .other
        }
        return ScriptToken(kind: kind, range: start..<index)
    }

    private mutating func skip(through end: UInt8) {
        index += 1
        while index < script.count, script[index] != end { index += script[index] == UInt8(ascii: "\\") ? 2 : 1 }
        index = min(index + 1, script.count)
    }

    private mutating func template(closing: Bool) -> ScriptToken {
        let start = index
        var opens = false
        index += 1
        while index < script.count, script[index] != UInt8(ascii: "`") {
            if script[index] == UInt8(ascii: "$"), index + 1 < script.count, script[index + 1] == UInt8(ascii: "{") {
                opens = true
                break
            }
            index += script[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        if opens { templates.append(0) }
        index = min(index + (opens ? 2 : 1), script.count)
        return ScriptToken(kind: .text, range: start..<index, closesExpression: closing, opensExpression: opens)
    }

    private mutating func skipRegularExpression() {
        index += 1
        var isInClass = false
        while index < script.count, isInClass || script[index] != UInt8(ascii: "/") {
            if script[index] == UInt8(ascii: "[") { isInClass = true }
            if script[index] == UInt8(ascii: "]") { isInClass = false }
            index += script[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, script.count)
        while index < script.count, script[index].isNamePart { index += 1 }
    }

    /// Whether a `/` is no division: where a value begins.
    private var isRegularExpressionNext: Bool {
        guard let last = tokens.last else { return true }
        switch last.kind {
        case .number, .closingBracket, .closingBrace: return false
        case .text: return last.opensExpression
        case .word: return ScriptWords.beforeValues.contains(last.word)
        default: return true
        }
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n")
    }

    fileprivate var isNamePart: Bool {
        isASCIIAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "$") || self == UInt8(ascii: "#")
    }
}
