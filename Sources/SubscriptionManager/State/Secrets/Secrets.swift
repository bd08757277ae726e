import Diagnostics
import JSON

/// The secrets of a fixture: what it holds without them, and what is to be said of them.
struct Secrets {
    /// The document with stand-ins in the place of secrets. Its values have the positions that they have in the original.
    let replaced: JSONDocument.Storage
    /// The values that are stand-ins, or hold some.
    let standIns: Set<Int>
    /// Which values are fields of the schema.
    let fieldPositions: FieldPositions
    /// What is to be said.
    let findings: [StateChecker.Finding]

    /// Finds the secrets of a document that holds a State.
    init(of storage: JSONDocument.Storage, schema: StateSchema) {
        var search = SecretSearch(storage, schema: schema)
        search.search()
        fieldPositions = search.fieldPositions
        let parts = search.findings.flatMap(\.parts).sorted { left, right in
            (left.node, left.range.lowerBound) < (right.node, right.range.lowerBound)
        }
        replaced = storage.replacing(
            parts.compactMap { part in part.standIn.map { (part.node, part.range, $0) } })
        standIns = Set(parts.map(\.node))
        findings = SecretReport.findings(of: search.findings, in: storage, schema: schema)
    }

    /// A text of a fixture with stand-ins in the place of the secrets in it.
    static func replaced(in text: String) -> String {
        let bytes = Array(text.utf8)
        var search = SecretText()
        search.search(bytes.withUnsafeBufferPointer { MappedText($0, from: $0.indices) })
        var result: [UInt8] = []
        var copied = 0
        for part in search.parts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard let standIn = part.standIn, part.range.upperBound > copied else { continue }
            if part.range.lowerBound >= copied { result += bytes[copied..<part.range.lowerBound] + standIn }
            copied = part.range.upperBound
        }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }
}

extension CoveredSource {
    /// The text of a fixture with its secrets covered, and what looks like one.
    init(_ document: JSONDocument, schema: StateSchema) {
        var search = SecretSearch(document.storage, schema: schema)
        search.search()
        self.init(document.root.source, covering: search.findings.flatMap(\.parts).map(\.range))
    }
}
