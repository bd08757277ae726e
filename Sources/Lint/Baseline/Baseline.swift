import Diagnostics
import JSON

/// Findings of an old theme that are known, and kept out of the way until they change.
///
/// ```json
/// { "version": 1, "findings": [{ "code": "unknown-field", "file": "views/main.liquid", "fingerprint": "9f0c…" }] }
/// ```
///
/// An entry is for a piece of a view in its branches and loops, wherever that stands in the file, and however often.
public struct Baseline: Equatable {
    /// A finding as it is known again.
    public struct Entry: Hashable, Sendable {
        let code: Diagnostic.Code
        let file: String
        let fingerprint: String
    }

    /// The entries.
    public private(set) var entries: Set<Entry> = []

    /// Makes a baseline without entries.
    public init() {}

    /// Reads a file.
    /// - Throws: ``Diagnostic/Code/invalidBaseline`` where it is none; ``Diagnostic/Code/invalidJSON``.
    public init(_ source: Source) throws(Diagnostic) {
        let root = try JSONDocument(source).root
        guard root["version"]?.number == 1, let findings = root["findings"], findings.kind == .array else {
            throw Diagnostic(
                .invalidBaseline, .error, "`\(source.name)` is no baseline", at: root.place,
                help: "name a new file, and make it with --baseline-update")
        }
        for finding in findings.elements {
            guard let code = finding["code"]?.string, let file = finding["file"]?.string,
                let fingerprint = finding["fingerprint"]?.string
            else {
                throw Diagnostic(
                    .invalidBaseline, .error, "a finding needs `code`, `file` and `fingerprint`", at: finding.place,
                    help: "remove it, and use --baseline-update")
            }
            entries.insert(Entry(code: Diagnostic.Code(rawValue: code), file: file, fingerprint: fingerprint))
        }
    }

    /// The file: one entry a line, in order, so that versions of it are easily compared and merged.
    public var bytes: [UInt8] {
        let lines = entries.sorted(by: Self.isBefore).map { entry in
            var object = JSONObjectText()
            object.add("code", entry.code.rawValue)
            object.add("file", entry.file)
            object.add("fingerprint", entry.fingerprint)
            return "    " + String(decoding: object.bytes, as: UTF8.self)
        }
        let findings = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
        return Array("{\n  \"version\": 1,\n  \"findings\": \(findings)\n}\n".utf8)
    }

    private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
        (left.file, left.code.rawValue, left.fingerprint) < (right.file, right.code.rawValue, right.fingerprint)
    }

    /// Adds entries.
    public mutating func add(_ new: Set<Entry>) { entries.formUnion(new) }

    /// Removes the entries that no finding has any more.
    public mutating func prune(keeping found: Set<Entry>) { entries.formIntersection(found) }
}
