import Foundation
import Testing

/// A file whose whole text is what a test expects.
package struct ExpectedText: Sendable {
    private let file: URL

    /// The expectation in a file.
    package init(file: URL) { self.file = file }

    /// The expectation in a file of `Tests/Cases`.
    /// - Parameter path: The file's path there.
    package init(_ path: String) { file = Repository.cases.appending(path: path) }

    /// Compares a text with the file's; where expectations are recorded, writes it there.
    package func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let expected = try? Repository.text(of: file)
        guard text != expected else { return }
        if TestEnvironment.records {
            try record(text)
        } else {
            let lines = difference(from: expected ?? "", to: text) ?? "the file is missing"
            Issue.record("\(file.path)\n\(lines)", sourceLocation: sourceLocation)
        }
    }

    /// Writes the file, all of it or nothing, and the folder around it, and says so.
    func record(_ text: String) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .atomic)
        print("recorded \(file.path)")
    }
}
