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
        /// A unified diff of what has changed; empty where a file is missing, superfluous or not text.
        public let diff: String
    }

    private let folder: OutputFolder
    private let state = Mutex<(taken: Set<String>, differences: [Difference])>(([], []))

    /// Makes a check.
    /// - Parameter folder: Where the approved site stands.
    public init(against folder: OutputFolder) { self.folder = folder }

    /// Compares a file with the one that stands in the folder.
    public func take(_ bytes: [UInt8], at path: String) {
        let difference = difference(bytes, path)
        state.withLock { state in
            state.taken.insert(path)
            if let difference { state.differences.append(difference) }
        }
    }

    /// All that differs, in the order of paths.
    /// - Parameter report: What became of the site, when all of it has been made.
    public func differences(_ report: SiteBuilder.Report) -> [Difference] {
        let (taken, differences) = state.withLock { $0 }
        let superfluous = folder.siteFiles()
            .filter { !taken.contains($0) && !report.keptPaths.contains($0) }
            .map { Difference(path: $0, kind: .superfluous, diff: "") }
        return (differences + superfluous).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private func difference(_ bytes: [UInt8], _ path: String) -> Difference? {
        guard let approved = folder.contents(of: path) else { return Difference(path: path, kind: .missing, diff: "") }
        if approved == bytes { return nil }
        guard Self.isText(approved), Self.isText(bytes) else {
            return Difference(path: path, kind: .changed, diff: "")
        }
        // A checkout may have other line ends than what was approved (git's `core.autocrlf`).
        let (approvedText, text) = (Self.withPlainLineEnds(approved), Self.withPlainLineEnds(bytes))
        if approvedText == text { return nil }
        let (old, new) = (Self.lines(of: approvedText, path), Self.lines(of: text, path))
        if old == new, Self.canDifferInBytes(path) { return nil }
        let diff = UnifiedDiff.text(
            from: old, to: new, oldName: "\(folder.path)/\(path)", newName: "\(path) (rendered)")
        return Difference(path: path, kind: .changed, diff: diff)
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
