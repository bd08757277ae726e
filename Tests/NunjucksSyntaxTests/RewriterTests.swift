import Diagnostics
import FuzzTargets
import NunjucksSyntax
import Testing

@Suite("Trees can be rewritten")
struct RewriterTests {
    private func tree(_ text: String, _ change: (inout SyntaxOptions) -> Void = { _ in }) -> SyntaxTree {
        var options = SyntaxOptions(dialect: .strict)
        change(&options)
        return SyntaxTree(parsing: Source(name: "main", text: text), options: options)
    }

    private func print(_ tree: SyntaxTree, by rewriter: some SyntaxRewriter) -> String {
        var rewriter = rewriter
        return String(decoding: tree.rewritten(by: &rewriter).printed(), as: UTF8.self)
    }

    @Test(
        "what is not rewritten stays as its author wrote it",
        arguments: [
            ("{{old}}", "{{new}}"),
            (
                "{%-  if  old   ==( old )-%} old {# old #}{%endif%}",
                "{%-  if  new   ==( new )-%} old {# old #}{%endif%}"
            ),
            ("{{ f( old ,b = old|d )  }}", "{{ f( new ,b = new|d )  }}"),
            ("{{ [ old,\n  {a:old} ] }}", "{{ [ new,\n  {a:new} ] }}"),
            ("{% set  a.b[ old ]='x'  %}", "{% set  a.b[ new ]='x'  %}"),
            ("{% macro m( a = old,b ) %}{{ old }}{% endmacro %}", "{% macro m( a = new,b ) %}{{ new }}{% endmacro %}"),
            ("{{ old b }}{{ old", "{{ old b }}{{ old"),
        ])
    func renaming(text: String, expected: String) {
        #expect(print(tree(text), by: Renaming(name: "old", value: .name("new"))) == expected)
    }

    @Test(
        "parentheses are written where the grammar needs them",
        arguments: [
            ("{{ x }}", "{{ a if b else c }}"), ("{{ x | f }}", "{{ (a if b else c) | f }}"),
            ("{{ x.y }}", "{{ (a if b else c).y }}"), ("{{ f(x, k=x) }}", "{{ f(a if b else c, k=a if b else c) }}"),
            ("{{ x or y }}", "{{ (a if b else c) or y }}"), ("{{ (x) }}", "{{ (a if b else c) }}"),
            ("{% for i in x %}{% endfor %}", "{% for i in a if b else c %}{% endfor %}"),
        ])
    func parentheses(text: String, expected: String) {
        let names = ["a", "b", "c"].map { Expression(.name($0), .synthesized) }
        let value = Expression.Kind.inlineIf(then: names[0], condition: names[1], else: names[2])
        #expect(print(tree(text), by: Renaming(name: "x", value: value)) == expected)
    }

    @Test(
        "white space that tags drop is written once",
        arguments: ["\n \n{{ x }}\n", " \n\t ", "{{ x }}\n {# a #}\n"])
    func whiteSpace(text: String) {
        let tree = tree(text) { options in
            options.trimBlocks = true
            options.lstripBlocks = true
        }
        #expect(print(tree, by: SyntaxCopier()) == text)
    }

    @Test("an operator within an operator keeps its side")
    func sides() {
        let names = ["a", "b"].map { Expression(.name($0), .synthesized) }
        let value = Expression.Kind.binary(.subtract, names[0], names[1])
        #expect(print(tree("{{ x - x }}"), by: Renaming(name: "x", value: value)) == "{{ a - b - (a - b) }}")
        #expect(print(tree("{{ -x ~ x }}"), by: Renaming(name: "x", value: value)) == "{{ -(a - b) ~ a - b }}")
    }

    @Test("a node that takes the place of the one around it stands there alone")
    func unwrapping() {
        #expect(print(tree("{{ ( a ) | b }}{{ (a, b) }}"), by: Unwrapping()) == "{{ a | b }}{{ (a, b) }}")
        #expect(print(tree("{{ (a + b) * c }}"), by: Unwrapping()) == "{{ (a + b) * c }}")
    }

    @Test("a node that is put around another one keeps that one's text")
    func wrapping() {
        #expect(print(tree("{{  a+b  }}{{ c }}"), by: Wrapping()) == "{{ (a+b) | safe }}{{ c | safe }}")
    }

    @Test("statements can be taken away, and others put in their place")
    func statements() {
        #expect(
            print(tree("a{# b #}c{% if  d %}{# e #}{{f}}{% endif %}"), by: CommentRemoval())
                == "ac{% if  d %}{{f}}{% endif %}")
        let lines = tree("{% if a %}\n  {# b #}\n  {% set c = 1 %}\n  {{ c }}\n{% endif %}\n") {
            $0.trimBlocks = true
            $0.lstripBlocks = true
        }
        #expect(print(lines, by: CommentRemoval()) == "{% if a %}\n  \n  {% set c = 1 %}\n  {{ c }}\n{% endif %}\n")
    }

    @Test("literals are written so that they read as they are")
    func literals() {
        let values: [(Expression.Literal, String)] = [
            (.null, "none"), (.boolean(true), "true"), (.number(5), "5"), (.number(-0.5), "-0.5"),
            (.number(1e21), "1000000000000000000000"), (.number(1.5e-7), "0.00000015"),
            (.number(123456789012345680), "123456789012345680"),
            (.string("a \"b\" \\ \n\r\t'"), "\"a \\\"b\\\" \\\\ \\n\\r\\t'\""),
            (.regex(pattern: "a\\/b", flags: "g"), "r/a\\/b/g"),
        ]
        for (literal, text) in values {
            #expect(print(tree("{{ x }}"), by: Renaming(name: "x", value: .literal(literal))) == "{{ \(text) }}")
        }
        let negative = Renaming(name: "x", value: .literal(.number(-1)))
        #expect(print(tree("{{ x.y }}{{ - x }}"), by: negative) == "{{ (-1).y }}{{ - -1 }}")
    }
}

/// Puts a value in the place of a variable.
private struct Renaming: SyntaxRewriter {
    let name: String
    let value: Expression.Kind

    mutating func rewrite(_ expression: Expression) -> Expression {
        if case .name(name) = expression.kind { return Expression(value, .synthesized) }
        return expression
    }
}

/// Takes away parentheses around one expression.
private struct Unwrapping: SyntaxRewriter {
    mutating func rewrite(_ expression: Expression) -> Expression {
        if case .group(let elements) = expression.kind, elements.count == 1 { return elements[0] }
        return expression
    }
}

/// Trusts every printed value.
private struct Wrapping: SyntaxRewriter {
    mutating func rewrite(_ statement: Statement) -> [Statement] {
        guard case .output(var output) = statement.kind else { return [statement] }
        let call = FilterCall(input: output.value, name: Name("safe", .synthesized), arguments: nil)
        output.value = Expression(.filter(call), .synthesized)
        return [Statement(.output(output), .synthesized)]
    }
}

/// Takes away comments.
private struct CommentRemoval: SyntaxRewriter {
    mutating func rewrite(_ statement: Statement) -> [Statement] {
        if case .comment = statement.kind { return [] }
        return [statement]
    }
}
