/// A word that JavaScript keeps from being the name of a variable (ECMA-262 12.7.2); properties may have any name.
package enum ReservedWord: Sendable {
    /// A word of the grammar, `for` or `new`.
    case keyword
    /// A word that stands for a value by itself: `this`, `null`, `true`, `false`.
    case value
    /// A word that is reserved in strict mode only, which modules and classes are in: `let`, `static`.
    case strict

    /// Finds out how a word is reserved; nil if it is not.
    package init?(_ word: some StringProtocol) {
        guard let word = Self.table[String(word)] else { return nil }
        self = word
    }

    private static let table: [String: ReservedWord] = {
        let keywords = """
            await break case catch class const continue debugger default delete do else enum export extends finally \
            for function if import in instanceof new return super switch throw try typeof var void while with yield
            """
        let strict = "implements interface let package private protected public static"
        var table: [String: ReservedWord] = [:]
        for (words, kind) in [(keywords, Self.keyword), ("this null true false", .value), (strict, .strict)] {
            for word in words.split(separator: " ") { table[String(word)] = kind }
        }
        return table
    }()
}
