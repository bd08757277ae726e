import ECMAText

/// A call that is all of a piece of JavaScript: `open()`, `ShopDialogs.close(event)`.
struct ListenerCall {
    /// What is called, as it is written: `ShopDialogs.close`.
    let function: String
    /// The last part of that.
    let name: String
    /// Whether it is called with something.
    let hasArguments: Bool
    /// Whether it reads the event that a listener is given.
    let readsEvent: Bool

    /// Reads a piece of JavaScript; nil for one that is no call.
    init?(_ code: String) {
        var tokens = Array(ScriptTokens(code))
        if tokens.last?.text == ";" { tokens.removeLast() }
        let callee = tokens.prefix { $0.kind == .name || $0.text == "." }
        let arguments = tokens[callee.endIndex...]
        guard let first = callee.first, let last = callee.last, first.kind == .name, ReservedWord(first.text) == nil,
            last.kind == .name, arguments.first?.text == "(", Self.isOnePair(arguments)
        else { return nil }
        function = callee.map(\.text).joined()
        name = last.text
        hasArguments = arguments.count > 2
        readsEvent = arguments.contains { $0.text == "event" && !$0.isProperty }
        // That gives a function.
        if name == "bind" { return nil }
    }

    /// Whether some tokens are one pair of brackets with all that is in it, and no function.
    private static func isOnePair(_ tokens: ArraySlice<ScriptTokens.Token>) -> Bool {
        var depth = 0
        for (index, token) in zip(tokens.indices, tokens) {
            switch token.text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                depth -= 1
                if depth == 0 { return index == tokens.endIndex - 1 }
            case "=>", "function": return false
            default: break
            }
        }
        return false
    }
}
