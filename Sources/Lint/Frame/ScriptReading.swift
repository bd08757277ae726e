import ECMAText

/// What a piece of JavaScript reads of variables of the template, as far as its tokens tell: `order.place` in
/// `isLate(order.place)`.
struct ScriptReading {
    /// A variable, and the properties that are read from it one after the other.
    struct Path {
        let variable: String
        var properties: [Property] = []
    }

    /// A property that is read.
    struct Property {
        let name: String
        /// Whether it is read with `?.`, which undefined and null have too.
        let isOptional: Bool
    }

    /// The paths, in their order.
    private(set) var paths: [Path] = []
    /// Whether the code asks for values before it reads them, in ways that only JavaScript follows.
    private(set) var hasConditions = false

    init(_ source: String) {
        let tokens = Array(ScriptTokens(source))
        let declared = Self.declaredNames(tokens)
        hasConditions = tokens.contains { ["&&", "||", "??", "?", "if", "while", "try"].contains($0.text) }
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            index += 1
            guard token.kind == .name, !token.isProperty, !declared.contains(token.text) else { continue }
            // The key of an object.
            if index < tokens.count, tokens[index].text == ":" { continue }
            var path = Path(variable: token.text)
            while index + 1 < tokens.count, tokens[index + 1].isProperty {
                path.properties.append(Property(name: tokens[index + 1].text, isOptional: tokens[index].text == "?."))
                index += 2
            }
            paths.append(path)
        }
    }

    /// Names that the code declares itself: parameters and variables.
    private static func declaredNames(_ tokens: [ScriptTokens.Token]) -> Set<String> {
        var names: Set<String> = []
        for (index, token) in tokens.enumerated() {
            switch token.text {
            case "=>":
                var before = index - 1
                if before >= 0, tokens[before].text == ")" {
                    while before >= 0, tokens[before].text != "(" {
                        names.insert(tokens[before].text)
                        before -= 1
                    }
                } else if before >= 0 {
                    names.insert(tokens[before].text)
                }
            case "function", "catch": names.formUnion(tokens[(index + 1)...].prefix { $0.text != ")" }.map(\.text))
            // What is taken apart, `const { a } = b`, up to what it is taken from.
            case "let", "const", "var": names.formUnion(tokens[(index + 1)...].prefix { $0.text != "=" }.map(\.text))
            default: break
            }
        }
        return names
    }
}
