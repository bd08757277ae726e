import Diagnostics
import Foundation
import JSON
import TestSupport
import Testing

/// JavaScript in templates, as `sm-preview eval` works it out.
@Suite("JavaScript in templates", .needs(.javaScriptCore))
struct ScriptCaseTests {
    @Test("a template prints, and has said of it, what its case file says", arguments: Corpus("scripts").cases)
    func caseFile(_ testCase: Case) throws {
        let request = try EvaluationCase(testCase.file())
        try testCase.expect(request.outcome(of: Self.answer(to: [request.request])[0]))
    }

    /// An expression with what a page prints of it. The first line of its file is what all of them share.
    struct Value: LineCase {
        var shared: Substring
        var line: CaseLine

        /// The expression.
        var source: String { get throws { try member("js") } }

        /// What a page prints.
        var output: String { get throws { try member("output") } }

        private func member(_ name: String) throws -> String {
            try JSONDocument(Source(name: line.id, text: line.text)).root[name]?.string ?? ""
        }

        /// The request, of which the template has the expression between quotes.
        var request: [UInt8] {
            get throws {
                let quoted = try source.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                var request = JSONObjectText()
                request.add("template", "{{ \"\(quoted)\" | js }}")
                return Array("{\(shared),".utf8) + request.bytes.dropFirst()
            }
        }
    }

    static let values: [Value] = {
        let lines = CaseLine.lines(of: "scripts/values.jsonl")
        return lines.dropFirst().map { Value(shared: lines[0].text.dropFirst().dropLast(), line: $0) }
    }()

    @Test("an expression has the value that a browser gives it", arguments: values.selectedChunks)
    func value(_ lines: LineChunk<Value>) throws {
        let answers = try Self.answer(to: lines.cases.map { try $0.request })
        let outputs = Dictionary(uniqueKeysWithValues: zip(lines.cases.map(\.line.number), answers))
        lines.expect { value in
            let answer = outputs[value.line.number] ?? []
            let output = try JSONDocument(Source(name: "answer", bytes: answer)).root["output"]?.string
            return difference(from: try value.output, to: output ?? String(decoding: answer, as: UTF8.self))
                .map { "\((try? value.source) ?? "")\n\($0)" }
        }
    }

    @Test("there are as many expressions as ever")
    func count() { #expect(Self.values.count > 100) }

    /// What the command answers to requests.
    private static func answer(to requests: [[UInt8]]) throws -> [[UInt8]] {
        let input = requests.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        let outcome = try Command(folder: TemporaryFolder())(all: ["eval"], input: input)
        let answers = outcome.output.split(separator: "\n").map { Array($0.utf8) }
        try #require(answers.count == requests.count, "\(outcome)")
        return answers
    }
}
