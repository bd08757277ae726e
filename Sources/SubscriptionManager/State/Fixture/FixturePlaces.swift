import Diagnostics
import JSON

/// Finds the places of a fixture's values, in lines that show no secret.
///
/// A State from a shop is one long line; its text is made once, not once a fault.
struct FixturePlaces {
    /// The fixture's values, where they were written.
    private let storage: JSONDocument.Storage
    /// The document of each file, the fixture's own first.
    private let documents: [JSONDocument]
    private let schema: StateSchema
    private var covered: [CoveredSource?]
    private var lines: [Int: String] = [:]

    init(_ storage: JSONDocument.Storage, in documents: [JSONDocument], schema: StateSchema) {
        self.storage = storage
        self.documents = documents
        self.schema = schema
        covered = Array(repeating: nil, count: documents.count)
    }

    mutating func place(of finding: StateChecker.Finding) -> Diagnostic.Place {
        let node = storage.nodes[finding.node]
        let span: Span =
            switch finding.part {
            case .value: node.kind == .object || node.kind == .array ? opening(of: node) : node.span
            case .key: node.keySpan ?? node.span
            case .opening: opening(of: node)
            }
        return place(of: span, inSource: Int(node.source))
    }

    /// The place of a range of one of the files.
    mutating func place(of span: Span, inSource index: Int) -> Diagnostic.Place {
        let source = storage.sources[index]
        let start = source.position(of: Int(span.start))
        let line = line(start.line, ofSource: index)
        // Two hundred messages that each show a line of some megabytes take their time.
        if line.utf8.count > Self.longLine { return coveredSource(index).place(of: span) }
        let end = source.position(of: Int(span.end))
        return Diagnostic.Place(
            file: source.name, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
            sourceLine: line, span: span)
    }

    private static let longLine = 16_384

    /// The text of a line of one of the files.
    mutating func line(_ number: Int, ofSource index: Int) -> String {
        let key = index << 40 | number
        if let line = lines[key] { return line }
        let line = coveredSource(index).line(number)
        lines[key] = line
        return line
    }

    private mutating func coveredSource(_ index: Int) -> CoveredSource {
        let source = covered[index] ?? CoveredSource(documents[index], schema: schema)
        covered[index] = source
        return source
    }

    /// The bracket with which a container begins: to underline all of it would help nobody.
    private func opening(of node: JSONNode) -> Span {
        node.count == 0 ? node.span : Span(Int(node.start)..<Int(node.start) + 1)
    }
}
