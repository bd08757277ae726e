import Diagnostics
import Synchronization

/// Compares a site, file by file as it is made, with the one that stands in a folder.
public final class SnapshotCheck: SiteSink {
    /// What became of one file.
    public struct Difference: Sendable {
        /// In what way the file differs.
        public enum Kind: String, Sendable {
            /// Its content is not the same.
            case changed
            /// The folder does not have it.
            case missing
            /// The folder has it, and the site does not.
            case superfluous
        }

        /// The file's path, from the output folder.
        public let path: String
        /// In what way it differs.
        public let kind: Kind
        /// Whether the file is a page of a fixture, and not one that pages share.
        public var isPage: Bool { Self.isPage(path) }

        /// Whether the file is made of the theme or the fixtures: what has changed there says more than a diff of it.
        public var isCompiled: Bool {
            path.hasPrefix("assets/") && (path.hasSuffix(".js") || path.hasSuffix(".css"))
        }

        static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") && path.contains("/") }

        /// A unified diff of what has changed; empty where a file is missing, superfluous or not text.
        public let diff: String
    }

    /// One change of pages, with the pages on which it is.
    public struct Change: Sendable {
        /// The pages' paths, in their order.
        public let paths: [String]
        /// In how many places of all these pages it is.
        public let placeCount: Int
        /// The change in one place of the first page, as `diff -u` writes it.
        public let diff: String
    }

    private struct State {
        var taken: Set<String> = []
        var differences: [Difference] = []
        var changes: [ChangeSignature: Finding] = [:]

        /// Forgets changes, always the same ones, in whatever order they come.
        mutating func forgetSome(keeping count: Int) {
            let kept = changes.sorted { $0.key.stableHash < $1.key.stableHash }.prefix(count)
            changes = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
        }
    }

    /// Where a change was found.
    private struct Finding {
        var paths: [String]
        var placeCount: Int
        var diff: String

        /// Takes what was found on one more page.
        mutating func add(_ other: Finding) {
            if other.paths[0].utf8.lexicographicallyPrecedes(paths[0].utf8) {
                diff = other.diff
                paths.insert(other.paths[0], at: 0)
            } else {
                paths.append(other.paths[0])
            }
            placeCount += other.placeCount
        }
    }

    private let folder: OutputFolder
    private let state = Mutex(State())

    /// Makes a check.
    /// - Parameter folder: Where the approved site stands.
    public init(against folder: OutputFolder) { self.folder = folder }

    /// Compares a file with the one that stands in the folder.
    public func take(_ bytes: [UInt8], at path: String) {
        let (difference, changes) = compared(bytes, path)
        state.withLock { state in
            state.taken.insert(path)
            if let difference { state.differences.append(difference) }
            for (signature, finding) in changes {
                if state.changes[signature]?.add(finding) == nil { state.changes[signature] = finding }
            }
            if state.changes.count > 2 * Self.changeLimit { state.forgetSome(keeping: Self.changeLimit) }
        }
    }

    /// How many changes are kept. Sites that are wholly others would have no end of them.
    private static let changeLimit = 2_000

    /// All that differs, in the order of paths.
    /// - Parameter report: What became of the site, when all of it has been made.
    public func differences(_ report: SiteBuilder.Report) -> [Difference] {
        let (taken, differences) = state.withLock { ($0.taken, $0.differences) }
        let superfluous = folder.siteFiles()
            .filter { !taken.contains($0) && !report.keptPaths.contains($0) }
            .map { Difference(path: $0, kind: .superfluous, diff: "") }
        return (differences + superfluous).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// What has changed on pages, each change once: what is on most pages comes first.
    public var changes: [Change] {
        let findings = state.withLock { state in
            if state.changes.count > Self.changeLimit { state.forgetSome(keeping: Self.changeLimit) }
            return Array(state.changes.values)
        }
        return findings.map { finding in
            Change(
                paths: finding.paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
                placeCount: finding.placeCount, diff: finding.diff)
        }.sorted { ($1.paths.count, $0.paths[0], $0.diff) < ($0.paths.count, $1.paths[0], $1.diff) }
    }

    private func compared(
        _ bytes: [UInt8], _ path: String
    ) -> (difference: Difference?, changes: [ChangeSignature: Finding]) {
        guard let approved = folder.contents(of: path) else {
            return (Difference(path: path, kind: .missing, diff: ""), [:])
        }
        if approved == bytes { return (nil, [:]) }
        guard Self.isText(approved), Self.isText(bytes) else {
            return (Difference(path: path, kind: .changed, diff: ""), [:])
        }
        // A checkout may have other line ends than what was approved (git's `core.autocrlf`).
        let (approvedText, text) = (Self.withPlainLineEnds(approved), Self.withPlainLineEnds(bytes))
        if approvedText == text { return (nil, [:]) }
        let (old, new) = (Self.lines(of: approvedText, path), Self.lines(of: text, path))
        if old == new, Self.canDifferInBytes(path) { return (nil, [:]) }
        let diff = UnifiedDiff.text(
            from: old, to: new, oldName: "\(folder.path)/\(path)", newName: "\(path) (rendered)")
        return (
            Difference(path: path, kind: .changed, diff: diff),
            Difference.isPage(path) ? Self.changes(from: old, to: new, of: path) : [:]
        )
    }

    private static func changes(from old: [String], to new: [String], of path: String) -> [ChangeSignature: Finding] {
        var changes: [ChangeSignature: Finding] = [:]
        for hunk in UnifiedDiff.hunks(from: old, to: new) {
            let signature = ChangeSignature(removed: hunk.removed, added: hunk.added)
            if (changes[signature]?.placeCount += 1) == nil {
                changes[signature] = Finding(paths: [path], placeCount: 1, diff: hunk.text)
            }
        }
        return changes
    }

    /// Whether bytes are lines that can be shown: a picture's are not.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    }

    private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
        guard bytes.contains(carriageReturn) else { return bytes }
        return bytes.indices.filter { index in
            bytes[index] != carriageReturn || index + 1 == bytes.count || bytes[index + 1] != lineFeed
        }
        .map { bytes[$0] }
    }

    private static func canDifferInBytes(_ path: String) -> Bool { path.hasSuffix(".html") || path == "manifest.json" }

    private static func lines(of bytes: [UInt8], _ path: String) -> [String] {
        if path.hasSuffix(".html") { return HTMLCanonicalForm.lines(of: bytes) }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        // The sizes and digests of pages follow from the pages, which are compared themselves, in canonical form.
        return path == "manifest.json"
            ? lines.filter { !$0.hasPrefix("      \"bytes\": ") && !$0.hasPrefix("      \"sha256\": ") } : lines
    }
}
