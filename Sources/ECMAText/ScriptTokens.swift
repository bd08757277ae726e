/// The tokens of JavaScript, without regular expressions and the insides of templates' texts: enough to know the names, and
/// whether brackets and quotes close (ECMA-262 12).
package struct ScriptTokens: Sequence, IteratorProtocol {
    /// A token.
    package struct Token {
        /// What it is; a template literal is a text, and so is each part of one.
        package enum Kind { case name, number, text, punctuator }

        /// What it is.
        package var kind: Kind
        /// The token as it is written.
        package var text: String
        /// Whether it follows a dot.
        package var isProperty = false
    }

    private let characters: [Character]
    private var index = 0
    private var last = ""
    /// How many braces are open in each `${` that is.
    private var templates: [Int] = []
    /// Whether everything so far could be read.
    package private(set) var isWellFormed = true

    /// Reads a source.
    package init(_ source: String) { characters = Array(source) }

    package mutating func next() -> Token? {
        skipSpace()
        guard index < characters.count else { return nil }
        let character = characters[index]
        var token: Token
        if character.isNameStart {
            token = Token(kind: .name, text: take { $0.isNamePart }, isProperty: last == "." || last == "?.")
        } else if character.isASCII, character.isNumber {
            token = Token(kind: .number, text: take { $0.isNamePart || $0 == "." })
        } else if character == "\"" || character == "'" {
            token = Token(kind: .text, text: takeString(character))
        } else if character == "`" {
            index += 1
            token = Token(kind: .text, text: takeTemplate())
        } else if character == "}", let open = templates.last, open == 0 {
            templates.removeLast()
            index += 1
            token = Token(kind: .text, text: takeTemplate())
        } else {
            if character == "{", !templates.isEmpty { templates[templates.count - 1] += 1 }
            if character == "}", !templates.isEmpty { templates[templates.count - 1] -= 1 }
            token = Token(kind: .punctuator, text: takePunctuator())
        }
        last = token.text
        return token
    }

    private mutating func take(while isPart: (Character) -> Bool) -> String {
        let start = index
        while index < characters.count, isPart(characters[index]) { index += 1 }
        return String(characters[start..<index])
    }

    private mutating func takeString(_ quote: Character) -> String {
        let start = index
        index += 1
        while index < characters.count, characters[index] != quote {
            if characters[index] == "\\" { index += 1 }
            if index < characters.count, characters[index].isNewline, characters[index - 1] != "\\" { break }
            index += 1
        }
        if index >= characters.count || characters[index] != quote { isWellFormed = false }
        index = Swift.min(index + 1, characters.count)
        return String(characters[start..<index])
    }

    private mutating func takeTemplate() -> String {
        let start = index
        while index < characters.count {
            if characters[index] == "`" {
                index += 1
                return String(characters[start..<index])
            }
            if characters[index] == "$", index + 1 < characters.count, characters[index + 1] == "{" {
                index += 2
                templates.append(0)
                return String(characters[start..<index])
            }
            index += characters[index] == "\\" ? 2 : 1
        }
        index = characters.count
        isWellFormed = false
        return String(characters[Swift.min(start, index)...])
    }

    private mutating func takePunctuator() -> String {
        for length in [4, 3, 2] where index + length <= characters.count {
            let text = String(characters[index..<index + length])
            if Self.punctuators.contains(text) {
                index += length
                return text
            }
        }
        index += 1
        return String(characters[index - 1])
    }

    private mutating func skipSpace() {
        while index < characters.count {
            if characters[index].isWhitespace {
                index += 1
            } else if characters[index...].starts(with: "//") {
                while index < characters.count, !characters[index].isNewline { index += 1 }
            } else if characters[index...].starts(with: "/*") {
                index += 2
                while index < characters.count, !characters[index...].starts(with: "*/") { index += 1 }
                if index >= characters.count { isWellFormed = false }
                index = Swift.min(index + 2, characters.count)
            } else {
                return
            }
        }
    }

    private static let punctuators: Set<String> = [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=",
        "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
    ]
}

extension Character {
    fileprivate var isNameStart: Bool { isLetter || self == "_" || self == "$" }
    fileprivate var isNamePart: Bool { isNameStart || isNumber }
}
