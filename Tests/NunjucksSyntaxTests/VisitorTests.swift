import Diagnostics
import NunjucksSyntax
import Testing

@Suite("Trees can be walked")
struct VisitorTests {
    private let tree = SyntaxTree(
        parsing: Source(name: "main", text: "{% if a.b %}{{ f(c, d=e) }}{% else %}{% set g = [h] %}{% endif %}{{ i }}"),
        options: SyntaxOptions(dialect: .strict))

    @Test("nodes are met in the order of the text, each around those in it")
    func order() {
        var visitor = Recorder(skipped: nil)
        tree.walk(&visitor)
        #expect(
            visitor.steps.joined(separator: " ")
                == "<if <a.b <a a> a.b> <output <f(c, d=e) <f f> <c c> <e e> f(c, d=e)> output> <set <[h] <h h> [h]> set> if> <output <i i> output>"
        )
    }

    @Test("what a visitor skips is left at once")
    func skipping() {
        var visitor = Recorder(skipped: "f(c, d=e)")
        tree.walk(&visitor)
        #expect(
            visitor.steps.joined(separator: " ")
                == "<if <a.b <a a> a.b> <output <f(c, d=e) f(c, d=e)> output> <set <[h] <h h> [h]> set> if> <output <i i> output>"
        )
    }

    @Test("the defaults of parameters are children in the order of the text")
    func parameters() {
        let text = "{% macro m(a=1, b, c=2) %}{% endmacro %}"
        let tree = SyntaxTree(parsing: Source(name: "main", text: text), options: SyntaxOptions(dialect: .strict))
        let children = tree.statements[0].children.map { tree.source.text(of: $0.span) }
        #expect(children == ["1", "2"])
    }
}

private struct Recorder: SyntaxVisitor {
    let skipped: String?
    var steps: [String] = []

    private func text(_ span: Span) -> String {
        let text = "{% if a.b %}{{ f(c, d=e) }}{% else %}{% set g = [h] %}{% endif %}{{ i }}"
        return Source(name: "main", text: text).text(of: span)
    }

    private func name(_ statement: Statement) -> String {
        switch statement.kind {
        case .if: "if"
        case .output: "output"
        case .set: "set"
        default: "other"
        }
    }

    mutating func enter(_ statement: Statement) -> SyntaxDescent {
        steps.append("<" + name(statement))
        return .visitChildren
    }

    mutating func leave(_ statement: Statement) { steps.append(name(statement) + ">") }

    mutating func enter(_ expression: Expression) -> SyntaxDescent {
        steps.append("<" + text(expression.span))
        return text(expression.span) == skipped ? .skipChildren : .visitChildren
    }

    mutating func leave(_ expression: Expression) { steps.append(text(expression.span) + ">") }
}
