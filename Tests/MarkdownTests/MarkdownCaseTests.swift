import Foundation
import Markdown
import TestSupport
import Testing

/// What the `cmark` command prints, for every input and set of options: `Tests/Cases/markdown`.
@Suite struct MarkdownCaseTests {
    /// One document of an input file, with one set of options.
    struct Document: LineCase {
        /// The line where what is expected begins.
        var line: CaseLine
        var options: MarkdownOptions
        var source: String
        var html: String
    }

    private static let variants: [(name: String, options: MarkdownOptions)] = [
        ("safe", MarkdownOptions()),
        ("smart", MarkdownOptions(usesSmartPunctuation: true)),
        ("unsafe", MarkdownOptions(allowsUnsafe: true)),
    ]

    /// The parts of a file, which lines of three percent signs divide, with the numbers of their first lines.
    private static func parts(of file: String) -> [(line: Int, text: String)] {
        let text = (try? Repository.text(of: Repository.cases.appending(path: "markdown/\(file)"))) ?? ""
        var parts: [(line: Int, text: String)] = []
        var line = 1
        for part in ("\n" + text).components(separatedBy: "\n%%%\n") {
            let text = parts.isEmpty ? String(part.dropFirst()) : part
            parts.append((line, text))
            line += text.split(separator: "\n", omittingEmptySubsequences: false).count + 1
        }
        return parts
    }

    static let documents: [Document] = Corpus("markdown/inputs").files(suffix: ".md").flatMap { file in
        let topic = file.dropLast(".md".count)
        let sources = parts(of: "inputs/\(file)")
        return variants.flatMap { variant -> [Document] in
            let expected = parts(of: "expected/\(topic).\(variant.name).html")
            precondition(
                sources.count == expected.count, "\(topic) has \(sources.count) inputs: write what is expected anew")
            return zip(sources, expected).enumerated().map { index, pair in
                // The divider takes the line break at the end of a document.
                let isLast = index == sources.count - 1
                let (source, html) = (pair.0.text, pair.1.text)
                return Document(
                    line: CaseLine(
                        file: "markdown/expected/\(topic).\(variant.name).html", number: pair.1.line, text: html),
                    options: variant.options,
                    source: isLast ? source : source + "\n", html: isLast || html.isEmpty ? html : html + "\n")
            }
        }
    }

    @Test("there are at least 400 inputs")
    func count() { #expect(Self.documents.count >= 3 * 400) }

    @Test("HTML is byte for byte cmark's", arguments: documents.selectedChunks)
    func html(_ documents: LineChunk<Document>) {
        documents.expect { document in
            let html = try MarkdownRenderer(document.options).html(from: document.source)
            return difference(from: document.html, to: html).map { "\(document.source)\n\($0)" }
        }
    }
}
