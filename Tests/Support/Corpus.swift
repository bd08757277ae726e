import Foundation
import Testing

/// A folder of case files: one of `Tests/Cases`, or one inside of those.
package struct Corpus: Sendable {
    /// The folder's path in `Tests/Cases`.
    package let name: String
    /// The folder.
    package let folder: URL

    /// The corpus of a folder.
    /// - Parameter name: The folder's path in `Tests/Cases`.
    package init(_ name: String) {
        self.name = name
        folder = Repository.cases.appending(path: name)
    }

    /// The case files under the folder, as paths from it, in name order.
    package var names: [String] { files(suffix: ".case") }

    /// The files under the folder that have a suffix, as paths from it, in name order.
    package func files(suffix: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(suffix) }.sorted()
    }

    /// The cases that are to be run, in name order.
    package var cases: [Case] {
        names.map { Case(corpus: self, path: $0) }.filter { SelectedCases.current.contains($0.id) }
    }

    /// The text of a file.
    /// - Parameter name: The file's path from the folder.
    package func text(of name: String) throws -> String { try Repository.text(of: folder.appending(path: name)) }
}

/// One case file, which is a test of its own.
package struct Case: CustomTestStringConvertible, Sendable {
    package let corpus: Corpus
    /// The file's path in the folder of the corpus.
    package let path: String

    /// The name by which `SM_CASE` picks the case: its path in `Tests/Cases`, without the suffix.
    package var id: String { SelectedCases.withoutSuffix("\(corpus.name)/\(path)") }
    package var testDescription: String { id }

    /// Reads the file.
    package func file() throws -> CaseFile { try CaseFile(corpus.text(of: path)) }

    /// Compares what came of the case with what its file expects; where expectations are recorded, writes it there.
    package func expect(_ outcome: CaseFile.Outcome, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let original = try corpus.text(of: path)
        let expected = try CaseFile(original).outcome
        guard outcome != expected else { return }
        if TestEnvironment.records {
            try ExpectedText(file: corpus.folder.appending(path: path)).record(CaseFile.text(original, with: outcome))
        } else {
            let lines = difference(from: expected.text, to: outcome.text) ?? "the sections are marked differently"
            Issue.record("\(id)\n\(lines)", sourceLocation: sourceLocation)
        }
    }
}
