import Diagnostics
import NunjucksSyntax
import Testing

@Suite("Words of the grammar")
struct WordTests {
    private func value(_ text: String) -> Expression.Kind? {
        let options = SyntaxOptions(dialect: .nunjucks)
        let tree = SyntaxTree(parsing: Source(name: "main", text: "{{ \(text) }}"), options: options)
        guard case .output(let output) = tree.statements.first?.kind, tree.diagnostics.isEmpty else { return nil }
        return output.value.kind
    }

    @Test("a word is one only if it is the whole name", arguments: ["\u{0}true", "true\u{0}", "Null", "falsey"])
    func names(text: String) {
        guard case .name(text) = value(text) else {
            Issue.record("\(text.debugDescription) is no name: \(String(describing: value(text)))")
            return
        }
    }

    @Test("the words that stand for values")
    func values() {
        for text in ["true", "false"] {
            guard case .literal(.boolean(text == "true")) = value(text) else {
                Issue.record("\(text) is no boolean")
                continue
            }
        }
        for text in ["none", "null"] {
            guard case .literal(.null) = value(text) else {
                Issue.record("\(text) is not null")
                continue
            }
        }
    }
}
