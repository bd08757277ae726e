import Diagnostics
import TestSupport
import Testing

/// Every position of the HTML, every kind of value: `Tests/Cases/bindings/matrix.txt`.
@Suite("Positions and kinds of values")
struct BindingMatrixCaseTests {
    /// One kind of value at one position; a line of the file.
    struct Cell: LineCase, CustomTestStringConvertible {
        var line: CaseLine
        var position: String
        var template: String
        var kind: String
        var output: String

        var testDescription: String { "\(line.id) \(position): \(kind)" }
    }

    /// A title, and lines of a kind and what belongs to it.
    private struct Section {
        var title: String
        var lines: [CaseLine] = []
    }

    private static let sections: [Section] = CaseLine.lines(of: "bindings/matrix.txt").reduce(into: []) {
        sections, line in
        if line.text.hasPrefix("# ") {
            sections.append(Section(title: String(line.text.dropFirst(2))))
        } else if !line.text.isEmpty, !sections.isEmpty {
            sections[sections.count - 1].lines.append(line)
        }
    }

    /// The values, by their kinds: the first section. The others are positions, whose first line is the template.
    private static let values = sections.first?.lines.map(columns) ?? []

    static let cells = sections.dropFirst().flatMap { section in
        section.lines.dropFirst().map { line in
            let (kind, output) = columns(line)
            return Cell(
                line: line, position: section.title, template: section.lines[0].text, kind: kind, output: output)
        }
    }

    /// The two columns of a line; the second begins after ten characters.
    private static func columns(_ line: CaseLine) -> (kind: String, text: String) {
        let kind = line.text.prefix(10).prefix { $0 != " " }
        return (String(kind), String(line.text.dropFirst(10)))
    }

    @Test(arguments: cells.selected)
    func `a value is printed as its position demands`(cell: Cell) throws {
        let value = try #require(Self.values.first { $0.kind == cell.kind }).text
        // JavaScript is no data: it comes from a template.
        let outcome =
            cell.kind == "script"
            ? Bindings.render("{% set x = \(value) %}" + cell.template)
            : Bindings.render(cell.template, context: #"{"x": \#(value)}"#)
        #expect(outcome.error == nil)
        #expect(outcome.output == cell.output)
    }

    @Test func `the table has every kind of value at every position`() {
        let kinds = ["undefined", "null", "true", "false", "number", "string", "list", "object", "safe", "script"]
        #expect(Self.values.map(\.kind) == kinds)
        let positions = Self.sections.dropFirst()
        #expect(positions.count >= 44)
        for section in positions {
            #expect(section.lines.dropFirst().map { Self.columns($0).kind } == kinds, "\(section.title)")
        }
    }
}
