import ECMAText

// How JavaScript is written.

/// Snippet of an expression, and how closely it binds.
struct Snippet {
    /// How closely the parts of an expression hold together, by ECMA-262's grammar (section 13).
    enum Precedence: Int, Comparable {
        case comma, assignment, conditional, or, and, equality, relational, additive, multiplicative, power, unary
        case call, primary

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    var text: String
    var precedence: Precedence

    init(_ text: String, _ precedence: Precedence = .primary) {
        self.text = text
        self.precedence = precedence
    }

    /// The code as an operand of something that binds as closely as this: between parentheses where it has to be.
    func asOperand(of precedence: Precedence) -> String { self.precedence < precedence ? "(\(text))" : text }

    /// The code as an argument, an element or what an arrow function gives.
    var asArgument: String { text.hasPrefix("{") ? "(\(text))" : asOperand(of: .assignment) }

    /// The code before a `.`, a `[` or a `(`.
    var asObject: String {
        // `1.x` is a number with a strange end.
        text.utf8.first?.isASCIIDigit == true ? "(\(text))" : asOperand(of: .call)
    }
}

package enum JavaScriptText {
    /// A string literal.
    package static func quoted(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 != UInt8(ascii: "\"") && isPlain($0) }) { return "\"\(text)\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            default: append(scalar, to: &result)
            }
        }
        return result + "\""
    }

    /// Text of a template literal.
    static func templateText(_ text: String) -> String {
        let needsNothing = text.utf8.allSatisfy { byte in
            byte == 0x0A || byte == 0x09 || byte != UInt8(ascii: "`") && byte != UInt8(ascii: "$") && isPlain(byte)
        }
        if needsNothing { return text }
        var result = ""
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "`": result += "\\`"
            // What comes after the text may begin with a brace.
            case "$" where index + 1 == scalars.count || scalars[index + 1] == "{": result += "\\$"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            default: append(scalar, to: &result)
            }
        }
        return result
    }

    /// Whether a byte of UTF-8 needs no escape wherever it stands. Of what lies beyond ASCII, most does not.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\\") || byte >= 0x80 && byte != 0xE2 && byte != 0xEF
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        // `</script` and `<!--` mean something to HTML, should the code ever stand in it; U+2028 is a line break.
        case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
            text += "\\u" + String(repeating: "0", count: 4 - hexadecimal(scalar).count) + hexadecimal(scalar)
        default: text.unicodeScalars.append(scalar)
        }
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16) }

    /// Whether a text is a name that needs no quotes. Names beyond ASCII get quotes, too.
    package static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, isStart(first) else { return false }
        return name.utf8.allSatisfy { isStart($0) || $0.isASCIIDigit }
    }

    /// Whether a text is identifiers with dots between them, of which the first can be a variable's.
    package static func isDottedName(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, ReservedWord(first) == nil else { return false }
        return parts.allSatisfy { isIdentifier(String($0)) }
    }

    private static func isStart(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }

    /// A property of an object: `.name`, `["a name"]`.
    package static func member(_ name: String) -> String { isIdentifier(name) ? ".\(name)" : "[\(quoted(name))]" }

    /// A key in an object literal. `__proto__` between brackets is a key like any other.
    package static func key(_ name: String) -> String {
        if name == "__proto__" { return "[\"__proto__\"]" }
        return isIdentifier(name) ? name : quoted(name)
    }

    /// A statement as an expression: one that ends with a semicolon is one, a block becomes a function that is called.
    static func expression(ofStatement statement: String) -> String {
        statement.hasSuffix(";") ? String(statement.dropLast()) : "(() => { \(statement) })()"
    }

    /// A number as JavaScript writes it.
    static func code(of number: Double) -> Snippet {
        if number.isNaN { return Snippet("NaN") }
        if number.isInfinite { return number > 0 ? Snippet("Infinity") : Snippet("-Infinity", .unary) }
        if number == 0, number.sign == .minus { return Snippet("-0", .unary) }
        let text = withNumberText(number) { String(decoding: $0, as: UTF8.self) }
        return Snippet(text, number < 0 ? .unary : .primary)
    }

    /// A number as JavaScript writes it.
    package static func number(_ number: Double) -> String { code(of: number).text }

    /// A name that can be a variable's: the name itself, or with `_` at its end where it means something else.
    static func variable(_ name: String, unless isTaken: (String) -> Bool) -> String {
        let letters = name.utf8.map { isStart($0) || $0.isASCIIDigit ? String(UnicodeScalar($0)) : "_" }
        var result = isIdentifier(name) ? name : "$" + letters.joined()
        while ReservedWord(Substring(result)) != nil || isTaken(result) { result += "_" }
        return result
    }
}
