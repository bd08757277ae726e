import ECMAText

/// The functions of a theme's script, as far as their tokens tell what they take and give.
struct ScriptFunctions {
    /// A function.
    struct Function {
        /// The name of its first parameter, if it has one that is a plain name.
        let parameter: String?
        /// Whether it surely gives no function: it returns nothing, or something that is written out.
        let givesNoFunction: Bool
    }

    private let tokens: [ScriptTokens.Token]
    private let isReadable: Bool

    /// Reads a script. Of one that is larger than those of themes, nothing is known.
    init(_ source: [UInt8]) {
        guard source.count <= Self.sizeLimit else {
            (tokens, isReadable) = ([], false)
            return
        }
        var reader = ScriptTokens(String(decoding: source, as: UTF8.self))
        var tokens: [ScriptTokens.Token] = []
        while let token = reader.next() { tokens.append(token) }
        (self.tokens, isReadable) = (tokens, reader.isWellFormed)
    }

    private static let sizeLimit = 512 << 10

    /// The functions of a name, wherever they are defined: `function open() {}`, `open() {}`, `open = () => {}`.
    func named(_ name: String) -> [Function] {
        guard isReadable else { return [] }
        return tokens.indices.lazy.filter { tokens[$0].text == name }.prefix(Self.useLimit).compactMap(function)
    }

    /// How many uses of a name are looked at.
    private static let useLimit = 100

    /// The function whose name stands at an index.
    private func function(at name: Int) -> Function? {
        var index = name + 1
        if text(index) == "=" || text(index) == ":" {
            index += 1
            if text(index) == "async" { index += 1 }
            if text(index) == "function" { index += 1 }
        }
        guard text(index) == "(", let close = end(ofBracketAt: index) else { return nil }
        let first = tokens[index + 1]
        index = close + 1
        let isArrow = text(index) == "=>"
        if isArrow { index += 1 }
        // A method, or a declaration; else it is a call.
        guard text(index) == "{", isArrow || name + 1 < close, let end = end(ofBracketAt: index) else { return nil }
        let gives = (index..<end).contains { tokens[$0].text == "return" && !isPlain(at: $0 + 1) }
        return Function(parameter: first.kind == .name ? first.text : nil, givesNoFunction: !gives)
    }

    /// Whether what is returned is nothing, or written out.
    private func isPlain(at index: Int) -> Bool {
        guard index < tokens.count else { return true }
        let token = tokens[index]
        return [";", "}", "true", "false", "null", "undefined"].contains(token.text) || token.kind == .number
    }

    private func text(_ index: Int) -> String { index < tokens.count ? tokens[index].text : "" }

    /// Where a pair of brackets ends.
    private func end(ofBracketAt start: Int) -> Int? {
        var depth = 0
        for index in start..<tokens.count {
            switch tokens[index].text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }
}
