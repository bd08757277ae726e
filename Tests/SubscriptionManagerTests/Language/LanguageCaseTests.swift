import Foundation
import Nunjucks
import SubscriptionManager
import Testing

/// The case files of the dialect `sm`.
///
/// A new case is a new file. `SM_RECORD=1 swift test` writes the expectations anew; look at what changed.
@Suite("Filters and tags of the dialect sm")
struct LanguageCaseTests {
    @Test("a template prints, and has said of it, what its case file says", arguments: LanguageCase.all)
    func caseFile(_ testCase: LanguageCase) throws {
        let actual = try describe(answer: evaluate(line: testCase.request, number: 1))
        if ProcessInfo.processInfo.environment["SM_RECORD"] != nil { try testCase.record(actual) }
        #expect(actual == testCase.expected)
    }

    @Test(
        "a filter gives what the library gives that production uses",
        arguments: ["filters/lodash.jsonl", "translations/plurals.jsonl"])
    func libraryCases(_ file: String) throws {
        let text = try String(contentsOf: Repository.root.appending(path: "Tests/Conformance/\(file)"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        // The first line is what all requests share.
        let shared = try #require(lines.first).dropFirst().dropLast()
        #expect(lines.count > 300)
        for (index, line) in lines.enumerated().dropFirst() {
            let request = "{\(shared),\(line.dropFirst())"
            let answer = try JSONDocument(
                Source(name: "answer", bytes: evaluate(line: Array(request.utf8), number: index + 1)))
            let expected = try JSONDocument(Source(name: "expected", text: String(line)))
            #expect(
                answer.root["output"]?.string == expected.root["output"]?.string,
                "\(expected.root["template"]?.string ?? "")")
        }
    }
}
