import Diagnostics
import JSON
import TemplateEvaluation
import TestSupport
import Testing

/// The filters, translations and Markdown tags of the dialect `sm`, as `sm-preview eval` answers.
///
/// A new case is a new file. `SM_RECORD=1` writes the expectations anew; look at what changed.
@Suite("Filters and tags of the dialect sm")
struct FilterCaseTests {
    static let cases = ["filters", "translations", "markdown-tags"].flatMap { Corpus($0).cases }

    @Test("a template prints, and has said of it, what its case file says", arguments: cases)
    func caseFile(_ testCase: Case) throws {
        let request = try EvaluationCase(testCase.file())
        try testCase.expect(request.outcome(of: evaluate(line: request.request, number: 1)))
    }

    /// A request beside its answer. The first line of its file is what all requests share.
    struct Request: LineCase {
        var shared: Substring
        var line: CaseLine

        var bytes: [UInt8] { Array("{\(shared),\(line.text.dropFirst())".utf8) }
    }

    static let lodashRequests = requests(in: "filters/lodash.jsonl")
    static let pluralRequests = requests(in: "translations/plurals.jsonl")

    private static func requests(in file: String) -> [Request] {
        let lines = CaseLine.lines(of: file)
        return lines.dropFirst().map { Request(shared: lines[0].text.dropFirst().dropLast(), line: $0) }
    }

    @Test("a filter gives what lodash gives", arguments: lodashRequests.selectedChunks)
    func lodash(_ lines: LineChunk<Request>) { expectOutput(lines) }

    @Test("a plural is the one that Intl.PluralRules picks", arguments: pluralRequests.selectedChunks)
    func plural(_ lines: LineChunk<Request>) { expectOutput(lines) }

    private func expectOutput(_ lines: LineChunk<Request>, sourceLocation: SourceLocation = #_sourceLocation) {
        lines.expect(sourceLocation: sourceLocation) { request in
            let bytes = evaluate(line: request.bytes, number: request.line.number)
            let answer = try JSONDocument(Source(name: "answer", bytes: bytes)).root
            let expected = try JSONDocument(Source(name: request.line.id, text: request.line.text)).root
            let lines = difference(
                from: expected["output"]?.string ?? "no output", to: answer["output"]?.string ?? "an error")
            return lines.map { "\(expected["template"]?.string ?? "")\n\($0)" }
        }
    }

    @Test("the files of lines have as many as ever")
    func counts() {
        #expect(Self.lodashRequests.count > 4000)
        #expect(Self.pluralRequests.count > 900)
    }
}
