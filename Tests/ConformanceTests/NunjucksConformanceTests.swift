import Foundation
import Nunjucks
import SubscriptionManager
import Testing

/// The dialect `nunjucks` against what Nunjucks 3.2 printed for the same templates.
@Suite("The language is Nunjucks'")
struct NunjucksConformanceTests {
    static let corpus = Corpus("nunjucks")

    @Test("every case file prints what Nunjucks prints, and fails where Nunjucks fails")
    func caseFiles() throws {
        var differences = Differences()
        for name in Self.corpus.names {
            let file = try CaseFile(Self.corpus.text(of: name))
            differences.compare(name, file, try file.render(dialect: .nunjucks))
        }
        differences.report()
    }

    @Test("random expressions have the values that they have in Nunjucks")
    func generated() throws {
        let lines = try Data(contentsOf: Self.corpus.folder.appending(path: "generated.jsonl"))
        var differences = Differences()
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            let request = try JSONDocument(Source(name: "generated.jsonl", bytes: Array(line))).root
            let file = CaseFile(request)
            differences.compare(request["id"]?.string ?? "", file, try file.render(dialect: .nunjucks))
        }
        differences.report()
    }
}

extension CaseFile {
    /// Reads a request of `sm-preview eval` that has its answer beside it.
    fileprivate init(_ request: JSONDocument.Element) {
        template = request["template"]?.string ?? ""
        options = request["options"].map { $0.source.text(of: $0.span) }
        context = request["context"].map { $0.source.text(of: $0.span) }
        templates = request["templates"]?.elements.map { ($0.key ?? "", $0.string ?? "") } ?? []
        outcome.output = request["output"]?.string
        if outcome.output == nil { outcome.error = "" }
    }
}

/// The cases that do not come out as they should.
private struct Differences {
    private var count = 0
    private var compared = 0
    private var shown: [String] = []

    mutating func compare(_ name: String, _ file: CaseFile, _ outcome: CaseFile.Outcome) {
        compared += 1
        // Where Nunjucks fails, only that is compared: the words are each engine's own.
        guard outcome.output != file.outcome.output else { return }
        count += 1
        guard shown.count < 25 else { return }
        shown.append(
            """
            \(name)
              template  \(file.template.debugDescription)
              expected  \(file.outcome.output?.debugDescription ?? "an error")
              got       \(outcome.output?.debugDescription ?? outcome.error ?? "")
            """)
    }

    func report(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(compared > 0, sourceLocation: sourceLocation)
        if count > 0 {
            Issue.record(
                "\(count) of \(compared) differ\n\(shown.joined(separator: "\n"))", sourceLocation: sourceLocation)
        }
    }
}
