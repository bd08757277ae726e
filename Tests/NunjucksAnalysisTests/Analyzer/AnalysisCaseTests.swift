import Diagnostics
import NunjucksAnalysis
import NunjucksRuntime
import NunjucksSyntax
import SubscriptionManager
import TestSupport
import Testing

/// What the analysis finds out about templates: `Tests/Cases/analysis`.
///
/// A new case is a new file. `SM_RECORD=1` writes the expectations anew; look at what changed.
@Suite("The analysis of templates")
struct AnalysisCaseTests {
    @Test("what is known of a template is what its case file says", arguments: Corpus("analysis").cases)
    func caseFile(_ testCase: Case) throws {
        let file = try testCase.file()
        let templates = Dictionary(uniqueKeysWithValues: file.templates.map { ($0.name, $0.text) })
        let configuration = Environment.Configuration.sm(
            options: Options(dialect: .sm), loader: MemoryLoader(templates))
        let template = Environment(configuration).analyze(Source(name: "main", text: file.template))
        var dump = AnalysisDump(of: template)
        template.walk(&dump)
        try testCase.expect(
            CaseFile.Outcome(output: dump.text, diagnostics: describe(template.diagnostics)))
    }
}

/// An analyzed template as text: each expression that reads something with its type, each printed value with its position
/// and its fragments, each include.
private struct AnalysisDump: AnalyzedVisitor {
    private let template: AnalyzedTemplate
    private var lines: [String] = []

    init(of template: AnalyzedTemplate) { self.template = template }

    var text: String {
        let includes = template.includeGraph.edges.map { edge in
            "\(edge.from) brings in \(edge.to)\(edge.exists ? "" : ", which does not exist")"
        }
        let unknown = template.unknownNames.map { "nothing sets \($0.name)" }
        return (lines + includes + unknown + (template.mutatesValues ? ["values are changed"] : []))
            .joined(separator: "\n")
    }

    mutating func visit(_ statement: AnalyzedStatement) {
        guard case .output(_, let target) = statement.kind else { return }
        let position =
            switch target {
            case .position(let position): "\(position)"
            case .text(let context): "text in \(context.names.joined(separator: ", "))"
            case .attribute(let position, let omitsUndefined):
                "\(position) of an attribute\(omitsUndefined ? " that undefined leaves out" : "")"
            case .binding(let id):
                "the \(template.attributes[Int(id.index)].binding.map { "\($0)" } ?? "") binding "
                    + template.attributes[Int(id.index)].name
            case .nowhere: "nowhere"
            }
        lines.append("\(place(statement.location)) prints in \(position); \(fragments(statement.fragment))")
    }

    mutating func visit(_ expression: AnalyzedExpression) {
        switch expression.kind {
        case .variable, .property, .element, .filter, .script, .call, .callMethod, .callVariableOrFilter, .binary,
            .conditional:
            let source = template.sources[Int(expression.location.source)]
            let text = source.text(of: expression.location.span)
            lines.append("\(place(expression.location)) `\(text)` is \(expression.type.description)")
        default: break
        }
    }

    private func place(_ location: Location) -> String {
        let source = template.sources[Int(location.source)]
        let (line, column) = source.position(of: Int(location.span.start))
        return "\(source.name):\(line):\(column)"
    }

    private func fragments(_ id: FragmentID) -> String {
        let fragment = template.fragments[Int(id.index)]
        guard let parent = fragment.parent else { return "\(fragment.kind)" }
        return "\(fragments(parent)) > \(fragment.kind)"
    }
}
