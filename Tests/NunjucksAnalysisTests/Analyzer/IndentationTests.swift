import Diagnostics
import NunjucksSyntax
import Testing

@testable import NunjucksAnalysis

@Suite struct IndentationTests {
    private static let options = SyntaxOptions(dialect: .nunjucks)

    /// What the text of a block becomes, the tags in it left out.
    private func indented(_ text: String, added: Int = 0) -> String {
        let source = Source(name: "block", text: text)
        let statements = SyntaxTree(parsing: source, options: Self.options).statements
        let indentation = Indentation(of: statements, from: 0, in: source, added: added)
        var result: [UInt8] = []
        for statement in statements {
            switch statement.kind {
            case .text(let text): result += indentation.apply(to: text.printed, of: source)
            default: result += source.bytes[Int(statement.span.start)..<Int(statement.span.end)]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    @Test(
        "common indentation goes, the rest stays",
        arguments: [
            ("", ""), ("a", "a"), ("  a", "a"), ("  a\n  b\n", "a\nb\n"), ("    a\n      b\n    c", "a\n  b\nc"),
            ("  a\nb", "  a\nb"), ("\n  a\n\n  b\n", "\na\n\nb\n"), ("  a\n \n  b", "a\n\nb"),
            ("  a\n      \n  b", "a\n    \nb"),
            ("\ta\n\t\tb", "a\n\tb"), ("\ta\n    b", "a\nb"), ("    a\n\tb\n  \tc", "a\nb\nc"), ("  a\n\tb", "a\n  b"),
            ("  a\n  \tb", "a\n  b"), ("  a\n\t\tb", "a\n      b"), ("    \ta\n    b", "\ta\nb"),
            ("  a\r\n  b\r\n", "a\r\nb\r\n"),
            ("  a\r  b", "a\rb"), ("   \n  \n", "\n\n"), ("\n    # A\n\n        code\n    ", "\n# A\n\n    code\n"),
        ])
    func text(source: String, expected: String) {
        #expect(indented(source) == expected)
    }

    @Test(
        "a value is no white space, and a tag that prints nothing has no say",
        arguments: [
            ("  a {{ x }}\n  b", "a {{ x }}\nb"), ("  {{ x }}\n   b", "{{ x }}\n b"),
            ("  a\n{{ x }}", "  a\n{{ x }}"), ("  a\n {{ x }}\n  b", " a\n{{ x }}\n b"),
            ("  a\n{% set x = 1 %}\n  b", "a\n{% set x = 1 %}\nb"), ("  a\n{# c #}\n  b", "a\n{# c #}\nb"),
            ("  a\n{% set x %}b{% endset %}\n  c", "a\n{% set x %}b{% endset %}\nc"),
        ])
    func tags(source: String, expected: String) {
        #expect(indented(source) == expected)
    }

    @Test(
        "an included text is indented as its include is",
        arguments: [
            ("a", "a"), ("a\nb", "a\n  b"), ("  a\n    b\n\n  c", "a\n    b\n\n  c"),
            ("a\n\n\tb\n", "a\n\n      b\n  "),
            ("    a\n{{ x }}", "    a\n  {{ x }}"),
        ])
    func include(source: String, expected: String) {
        #expect(indented(source, added: 2) == expected)
    }
}
