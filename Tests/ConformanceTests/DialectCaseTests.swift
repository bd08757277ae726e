import Foundation
import Nunjucks
import Testing

/// The dialect `sm`, and the messages of both dialects, as their case files have them.
///
/// A new case is a new file. `SM_RECORD=1 swift test` writes the expectations anew; look at what changed.
@Suite("The dialect of the Subscription Manager")
struct DialectCaseTests {
    @Test("every page prints what its case file says, with all that is said of it", arguments: ["sm", "errors"])
    func caseFiles(_ folder: String) throws {
        let corpus = Corpus(folder)
        let records = ProcessInfo.processInfo.environment["SM_RECORD"] != nil
        var differences: [String] = []
        for name in corpus.names {
            let text = try corpus.text(of: name)
            let file = try CaseFile(text)
            let outcome = try file.render(dialect: .sm, times: 2)
            if outcome == file.outcome { continue }
            if records {
                try Data(CaseFile.text(text, with: outcome).utf8).write(to: corpus.folder.appending(path: name))
            }
            differences.append(
                """
                \(name)
                \(CaseFile.text("", with: file.outcome).indented(by: "    - "))
                \(CaseFile.text("", with: outcome).indented(by: "    + "))
                """)
        }
        #expect(!corpus.names.isEmpty)
        if !differences.isEmpty {
            Issue.record("\(differences.count) differ\n\(differences.joined(separator: "\n"))")
        }
    }
}

extension String {
    fileprivate func indented(by indentation: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).map { indentation + $0 }.joined(separator: "\n")
    }
}
