import Foundation
import Markdown
import Testing

/// What the `cmark` command prints, for every input and set of options in `Tests/Conformance/markdown`.
@Suite struct ConformanceTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Conformance/markdown").standardizedFileURL

    static let topics: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "inputs").path)
        return (files ?? []).map { String($0.dropLast(".md".count)) }.sorted()
    }()

    static let variants: [(name: String, options: MarkdownOptions)] = [
        ("safe", MarkdownOptions()),
        ("smart", MarkdownOptions(usesSmartPunctuation: true)),
        ("unsafe", MarkdownOptions(allowsUnsafe: true)),
    ]

    static func documents(in file: String) throws -> [String] {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return ("\n" + text).components(separatedBy: "\n%%%\n").enumerated().map { position, document in
            position == 0 ? String(document.dropFirst()) : document
        }
    }

    @Test("there are at least 400 inputs")
    func count() throws {
        let count = try Self.topics.map { try Self.documents(in: "inputs/\($0).md").count }.reduce(0, +)
        #expect(count >= 400)
    }

    @Test("HTML is byte for byte cmark's", arguments: topics)
    func htmlIsCmarks(topic: String) throws {
        let sources = try Self.documents(in: "inputs/\(topic).md")
        for (variant, options) in Self.variants {
            let expected = try Self.documents(in: "expected/\(topic).\(variant).html")
            try #require(sources.count == expected.count)
            for (number, (source, expected)) in zip(sources, expected).enumerated() {
                let isLast = number == sources.count - 1
                let html = try MarkdownRenderer(options).html(from: isLast ? source : source + "\n")
                // The divider takes the line break at the end of a document.
                #expect(
                    html == (isLast || expected.isEmpty ? expected : expected + "\n"),
                    "document \(number + 1) of \(topic), \(variant):\n\(source)")
            }
        }
    }
}
