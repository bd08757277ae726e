import Foundation
import Testing

@testable import Nunjucks

/// Every position of the HTML, every kind of value: `Tests/Conformance/bindings/matrix.txt`.
@Suite("Positions and kinds of values")
struct MatrixTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var position: String
        var template: String
        /// The kind of a value, and what is printed for it.
        var expectations: [(kind: String, output: String)]

        var testDescription: String { position }
    }

    static let text = (try? String(contentsOf: repository.appending(path: file), encoding: .utf8)) ?? ""
    static let file = "Tests/Conformance/bindings/matrix.txt"

    /// The sections of the file: a title, and lines of a kind and what belongs to it.
    static let sections: [(title: String, lines: [String])] = text.components(separatedBy: "\n# ").dropFirst().map {
        let lines = $0.split(separator: "\n").map(String.init)
        return (lines[0], Array(lines.dropFirst()))
    }

    static let values: [String: String] = Dictionary(
        uniqueKeysWithValues: sections[0].lines.map { line in
            let (kind, value) = columns(line)
            return (kind, value)
        })

    static let rows = sections.dropFirst().map { section in
        Row(position: section.title, template: section.lines[0], expectations: section.lines.dropFirst().map(columns))
    }

    /// The two columns of a line; the second begins after ten characters.
    private static func columns(_ line: String) -> (kind: String, output: String) {
        (line.prefix(10).trimmingCharacters(in: .whitespaces), String(line.dropFirst(10)))
    }

    @Test(arguments: rows)
    func `a value is printed as its position demands`(row: Row) throws {
        #expect(row.expectations.map(\.kind) == Self.rows[0].expectations.map(\.kind))
        for (kind, expected) in row.expectations {
            let value = try #require(Self.values[kind])
            // JavaScript is no data: it comes from a template.
            let outcome =
                kind == "script"
                ? Bindings.render("{% set x = \(value) %}" + row.template)
                : Bindings.render(row.template, context: #"{"x": \#(value)}"#)
            #expect(outcome.error == nil)
            #expect(outcome.output == expected, "\(kind)")
        }
    }

    @Test func `the table has every kind of value`() {
        let kinds = ["undefined", "null", "true", "false", "number", "string", "list", "object", "safe", "script"]
        #expect(Self.rows.allSatisfy { $0.expectations.map(\.kind) == kinds })
        #expect(Self.rows.count >= 44)
    }
}
