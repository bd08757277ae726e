import ECMAText

/// The names that a piece of JavaScript reads, as far as its tokens tell.
enum ScriptNames {
    /// Identifiers that are neither properties nor in texts, in the order in which they come; some may be names that the
    /// code declares itself.
    static func free(in source: String) -> [String] {
        var names: [String] = []
        for token in ScriptTokens(source) where token.kind == .name && !token.isProperty {
            if !names.contains(token.text) { names.append(token.text) }
        }
        return names
    }
}
