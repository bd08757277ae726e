import Diagnostics
import JSON
import NunjucksRuntime
import NunjucksSyntax
import SubscriptionManager
import TestSupport
import Testing

/// The dialect `nunjucks` against what Nunjucks 3.2 printed for the same templates: `Tests/Cases/nunjucks`.
@Suite("The language is Nunjucks'")
struct NunjucksCaseTests {
    static let corpus = Corpus("nunjucks")
    static let generatedLines = CaseLine.lines(of: "nunjucks/generated.jsonl")

    @Test("a template prints what Nunjucks prints, and fails where Nunjucks fails", arguments: corpus.cases)
    func caseFile(_ testCase: Case) throws {
        if let fault = try fault(of: testCase.file()) { Issue.record("\(testCase.id)\n\(fault)") }
    }

    @Test("a random expression has the value that it has in Nunjucks", arguments: generatedLines.selectedChunks)
    func generated(_ lines: LineChunk<CaseLine>) {
        lines.expect { line in
            try fault(of: CaseFile(JSONDocument(Source(name: line.id, text: line.text)).root))
        }
    }

    /// How a case's output is another than Nunjucks'; nil where it is the same. Where Nunjucks fails, only that is
    /// compared: the words are each engine's own.
    private func fault(of file: CaseFile) throws -> String? {
        let (expected, actual) = (file.outcome, try file.render(dialect: .nunjucks))
        let lines =
            if let output = expected.output, let actualOutput = actual.output {
                difference(from: output, to: actualOutput)
            } else if expected.output != actual.output {
                "- \(expected.output ?? "an error")\n+ \(actual.output ?? actual.error ?? "")"
            } else {
                nil as String?
            }
        return lines.map { "\(file.template)\n\($0)" }
    }
}

extension CaseFile {
    /// Reads a request of `sm-preview eval` that has its answer beside it.
    fileprivate init(_ request: JSONDocument.Element) {
        self.init()
        self["template"] = request["template"]?.string
        self["options"] = request["options"].map { $0.source.text(of: $0.span) }
        self["context"] = request["context"].map { $0.source.text(of: $0.span) }
        for template in request["templates"]?.elements ?? [] {
            self["template \(template.key ?? "")"] = template.string
        }
        self["output"] = request["output"]?.string
    }
}
