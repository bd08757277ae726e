import ECMAText

/// Whether a text is an expression of JavaScript, for sure: what is recognized is the part of ECMA-262's grammar
/// (sections 13 and 15.3) that people write between quotes. What is not recognized may be JavaScript all the same.
package struct ScriptGrammar {
    private let tokens: [ScriptTokens.Token]
    private var index = 0
    private var depth = 0

    /// Whether a text is an expression of JavaScript.
    package static func isExpression(_ source: String) -> Bool {
        var reader = ScriptTokens(source)
        var tokens: [ScriptTokens.Token] = []
        while let token = reader.next() { tokens.append(token) }
        guard reader.isWellFormed, !tokens.isEmpty else { return false }
        var grammar = ScriptGrammar(tokens: tokens)
        return grammar.expression() && grammar.index == tokens.count
    }

    private init(tokens: [ScriptTokens.Token]) { self.tokens = tokens }

    private var text: String { index < tokens.count ? tokens[index].text : "" }
    private var kind: ScriptTokens.Token.Kind? { index < tokens.count ? tokens[index].kind : nil }

    /// Takes a punctuator, if it is the next token.
    private mutating func take(_ punctuator: String) -> Bool {
        guard kind == .punctuator, text == punctuator else { return false }
        index += 1
        return true
    }

    private mutating func takeName() -> Bool {
        guard kind == .name, ReservedWord(text) == nil else { return false }
        index += 1
        return true
    }

    /// Elements with commas between them, up to a closing bracket.
    private mutating func list(until end: String, _ element: (inout Self) -> Bool) -> Bool {
        while !take(end) {
            guard element(&self) else { return false }
            if take(end) { return true }
            guard take(",") else { return false }
        }
        return true
    }

    // MARK: Expressions

    private mutating func expression() -> Bool {
        repeat { guard assignment() else { return false } } while take(",")
        return true
    }

    private mutating func assignment() -> Bool {
        depth += 1
        defer { depth -= 1 }
        guard depth < 64 else { return false }
        if let end = endOfArrowHead() {
            index = end
            return text == "{" ? false : assignment()
        }
        let start = index
        guard conditional() else { return false }
        guard kind == .punctuator, ["=", "+=", "-=", "*=", "/=", "%=", "??=", "||=", "&&="].contains(text) else {
            return true
        }
        // What is assigned to is a name, or a property.
        let isName = index == start + 1 && tokens[start].kind == .name
        let isProperty = tokens[index - 1].isProperty && tokens[index - 2].text == "."
        guard isName || isProperty else { return false }
        index += 1
        return assignment()
    }

    /// The position after the `=>` of an arrow function that begins here.
    private func endOfArrowHead() -> Int? {
        var reader = self
        if reader.text == "async", reader.kind == .name { reader.index += 1 }
        if !reader.takeName() {
            guard reader.take("(") else { return nil }
            guard reader.list(until: ")", { $0.takeName() }) else { return nil }
        }
        return reader.take("=>") ? reader.index : nil
    }

    private mutating func conditional() -> Bool {
        guard binary() else { return false }
        guard take("?") else { return true }
        return assignment() && take(":") && assignment()
    }

    private static let operators: Set<String> = [
        "+", "-", "*", "/", "%", "===", "!==", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "&", "|", "^", "<<",
        ">>", ">>>",
    ]

    private mutating func binary() -> Bool {
        guard unary() else { return false }
        while (kind == .punctuator && Self.operators.contains(text))
            || (kind == .name && (text == "in" || text == "instanceof"))
        {
            index += 1
            guard unary() else { return false }
        }
        return true
    }

    private mutating func unary() -> Bool {
        while (kind == .punctuator && ["!", "-", "+", "~"].contains(text))
            || (kind == .name && ["typeof", "void"].contains(text))
        {
            // `--x` and `- -x` have the same tokens here only if they are apart.
            index += 1
        }
        return postfix()
    }

    private mutating func postfix() -> Bool {
        if kind == .name, text == "new" {
            index += 1
            guard primary() else { return false }
        } else {
            guard primary() else { return false }
        }
        while true {
            if take(".") {
                guard kind == .name else { return false }
                index += 1
            } else if take("?.") {
                if text != "(" && text != "[" {
                    guard kind == .name else { return false }
                    index += 1
                }
            } else if take("[") {
                guard expression(), take("]") else { return false }
            } else if take("(") {
                guard list(until: ")", { $0.argument() }) else { return false }
            } else {
                return true
            }
        }
    }

    private mutating func argument() -> Bool {
        _ = take("...")
        return assignment()
    }

    private mutating func primary() -> Bool {
        switch kind {
        case .number:
            // `1_000n` and `0x1F` are numbers, too; these are for sure.
            guard text.allSatisfy({ $0.isNumber || $0 == "." }), text.filter({ $0 == "." }).count < 2 else {
                return false
            }
            index += 1
            return true
        case .text: return template()
        case .name:
            guard ReservedWord(text) == nil || ReservedWord(text) == .value else { return false }
            index += 1
            return true
        case .punctuator:
            if take("(") { return expression() && take(")") }
            if take("[") { return list(until: "]") { $0.argument() } }
            if take("{") { return list(until: "}") { $0.member() } }
            return false
        case nil: return false
        }
    }

    /// A string, or a template with expressions in it.
    private mutating func template() -> Bool {
        let isTemplate = text.first == "`" || !["\"", "'"].contains(String(text.prefix(1)))
        guard isTemplate || text.count > 1 else { return false }
        var isOpen = text.hasSuffix("${") && !["\"", "'"].contains(String(text.prefix(1)))
        index += 1
        while isOpen {
            guard expression(), kind == .text else { return false }
            isOpen = text.hasSuffix("${")
            index += 1
        }
        return true
    }

    private mutating func member() -> Bool {
        if take("...") { return assignment() }
        if take("[") {
            guard expression(), take("]"), take(":") else { return false }
            return assignment()
        }
        guard kind == .name || kind == .text || kind == .number else { return false }
        let isShort = kind == .name && ReservedWord(text) == nil
        index += 1
        if take(":") { return assignment() }
        return isShort && (text == "," || text == "}")
    }
}
