import Diagnostics
import FuzzTargets
import NunjucksSyntax
import Testing

@Suite("Trees are printed as they were read")
struct PrinterTests {
    @Test(
        "a theme's templates and texts can be read, and come back byte for byte", arguments: TemplateCorpus.themeFiles)
    func themes(name: String) throws {
        for tree in try TemplateCorpus.trees(ofThemeFile: name) {
            #expect(TreeInvariants.violation(of: tree) == nil)
            #expect(tree.diagnostics.isEmpty)
            try expectSameTreeAnew(tree)
        }
    }

    @Test("the templates of the case files come back byte for byte", arguments: TemplateCorpus.caseFiles)
    func cases(name: String) throws {
        for tree in try TemplateCorpus.trees(ofCase: name) {
            #expect(
                TreeInvariants.violation(of: tree) == nil, "\(tree.source.text(of: Span(0..<tree.source.bytes.count)))")
            try expectSameTreeAnew(tree)
        }
    }

    @Test("random expressions come back byte for byte")
    func expressions() throws {
        for text in try TemplateCorpus.generatedTemplates() {
            let source = Source(name: "generated", text: text)
            let tree = SyntaxTree(parsing: source, options: SyntaxOptions(dialect: .nunjucks))
            #expect(TreeInvariants.violation(of: tree) == nil, "\(text)")
            try expectSameTreeAnew(tree)
        }
    }

    @Test("the deepest tags and the highest expressions come back byte for byte")
    func limits() throws {
        let sum = Array(repeating: "a", count: 399).joined(separator: " + ")
        let groups = String(repeating: "(", count: 38) + "a" + String(repeating: ")", count: 38)
        let open = String(repeating: "{% if a %}", count: 99)
        let close = String(repeating: "{% endif %}", count: 99)
        for text in ["{{ \(sum) }}", "\(open){{ \(groups) }}{{ \(sum) }}\(close)"] {
            let tree = SyntaxTree(parsing: Source(name: "limits", text: text), options: SyntaxOptions(dialect: .strict))
            #expect(tree.diagnostics.isEmpty)
            #expect(TreeInvariants.violation(of: tree) == nil)
            try expectSameTreeAnew(tree)
        }
    }

    @Test("a text with too many errors comes back byte for byte, wherever reading stops", arguments: 80...101)
    func errors(count: Int) {
        let text = String(repeating: "{{", count: count) + "{%if" + String(repeating: "{%for", count: 8) + "{%endi"
        let tree = SyntaxTree(parsing: Source(name: "errors", text: text), options: SyntaxOptions(dialect: .strict))
        #expect(TreeInvariants.violation(of: tree) == nil)
    }

    /// A tree all of whose nodes are printed anew reads as it did.
    private func expectSameTreeAnew(_ tree: SyntaxTree) throws {
        guard tree.isWhole else { return }
        var copier = SyntaxCopier()
        let printed = tree.rewritten(by: &copier).printed()
        let source = Source(name: "again", text: String(decoding: printed, as: UTF8.self))
        let again = SyntaxTree(parsing: source, options: tree.options, tags: TemplateCorpus.tags)
        #expect(again.diagnostics.isEmpty, "\(String(decoding: printed, as: UTF8.self))")
        let difference = firstDifference(
            TreeDump.text(tree, showsSpans: false), TreeDump.text(again, showsSpans: false))
        #expect(difference == nil, "\(String(decoding: printed, as: UTF8.self))")
    }
}

/// The first lines in which two texts differ.
private func firstDifference(_ first: String, _ second: String) -> String? {
    guard first != second else { return nil }
    let lines = (first.split(separator: "\n"), second.split(separator: "\n"))
    for (line, other) in zip(lines.0, lines.1) where line != other { return "- \(line)\n+ \(other)" }
    return "one text ends before the other"
}
