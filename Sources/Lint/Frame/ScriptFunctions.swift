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

    private var functions: [String: [Function]] = [:]

    /// Reads a script. Of one that is larger than those of themes, nothing is known.
    init(_ source: [UInt8]) {
        guard source.count <= Self.sizeLimit else { return }
        var reader = ScriptTokens(String(decoding: source, as: UTF8.self))
        var tokens: [ScriptTokens.Token] = []
        while let token = reader.next() { tokens.append(token) }
        guard reader.isWellFormed else { return }
        let outline = Outline(tokens)
        for (index, token) in tokens.enumerated() where token.kind == .name {
            if let function = outline.function(at: index) { functions[token.text, default: []].append(function) }
        }
    }

    private static let sizeLimit = 512 << 10

    /// The functions of a name, wherever they are defined: `function open() {}`, `open() {}`, `open = () => {}`.
    func named(_ name: String) -> [Function] { functions[name] ?? [] }
}

/// The tokens of a script, with where its brackets end and where its functions return something.
private struct Outline {
    private let tokens: [ScriptTokens.Token]
    /// Where the pair of brackets ends that begins at an index.
    private var ends: [Int: Int] = [:]
    /// How often something that may be a function has been returned before an index.
    private var returns: [Int] = [0]

    init(_ tokens: [ScriptTokens.Token]) {
        self.tokens = tokens
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            switch token.text {
            case "(", "[", "{": open.append(index)
            case ")", "]", "}": if let start = open.popLast() { ends[start] = index }
            default: break
            }
            returns.append((returns.last ?? 0) + (token.text == "return" && !isPlain(at: index + 1) ? 1 : 0))
        }
    }

    /// The function whose name stands at an index.
    func function(at name: Int) -> ScriptFunctions.Function? {
        var index = name + 1
        if text(index) == "=" || text(index) == ":" {
            index += 1
            if text(index) == "async" { index += 1 }
            if text(index) == "function" { index += 1 }
        }
        guard text(index) == "(", let close = ends[index] else { return nil }
        let first = tokens[index + 1]
        index = close + 1
        let isArrow = text(index) == "=>"
        if isArrow {
            index += 1
            // What is not in brackets is returned.
            if text(index) != "{" { return ScriptFunctions.Function(parameter: nil, givesNoFunction: false) }
        }
        guard text(index) == "{", let end = ends[index] else { return nil }
        return ScriptFunctions.Function(
            parameter: first.kind == .name ? first.text : nil, givesNoFunction: returns[end] == returns[index])
    }

    /// Whether what is returned is nothing, or written out.
    private func isPlain(at index: Int) -> Bool {
        guard index < tokens.count else { return true }
        let token = tokens[index]
        return [";", "}", "true", "false", "null", "undefined"].contains(token.text) || token.kind == .number
    }

    private func text(_ index: Int) -> String { index < tokens.count ? tokens[index].text : "" }
}
