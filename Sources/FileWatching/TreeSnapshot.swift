import FileSystem
import POSIX

/// What stands in some folders at a moment.
///
/// Links are followed as far as they stay in their folder, as the readers of themes and fixtures do.
struct TreeSnapshot: Sendable {
    /// The files, by the paths under which they are seen.
    private(set) var files: [String: FileIdentity] = [:]
    /// The real paths of all folders, with the paths under which each is seen.
    private(set) var folders: [String: [String]] = [:]
    /// The real folders of files that only a link leads to.
    private(set) var foldersOfLinkedFiles: Set<String> = []

    /// How many files and folders are looked at in each folder.
    private static let entryLimit = 20_000

    /// Looks at folders.
    init(of roots: [WatchedFolder]) {
        for root in roots {
            guard let real = FilePaths.resolved(root.path), FilePaths.kind(at: real) == .folder else { continue }
            var walk = Walk(root: real, ignoredPaths: root.ignoredPaths, entriesLeft: Self.entryLimit)
            look(into: real, seenAs: root.path, around: [], &walk)
        }
    }

    /// Nothing at all.
    init() {}

    private struct Walk {
        let root: String
        let ignoredPaths: Set<String>
        var entriesLeft: Int
    }

    private mutating func look(into real: String, seenAs path: String, around: [String], _ walk: inout Walk) {
        guard !around.contains(real), !walk.ignoredPaths.contains(real), let folder = try? Folder(path: real),
            let entries = try? folder.entries()
        else { return }
        folders[real, default: []].append(path)
        for entry in entries where !WatchedFolder.isIgnored(entry.name) {
            walk.entriesLeft -= 1
            if walk.entriesLeft < 0 { return }
            let shown = "\(path)/\(entry.name)"
            var target = "\(real)/\(entry.name)"
            var kind = entry.kind
            if kind == .link {
                guard let resolved = FilePaths.resolved(target), resolved.hasPrefix(walk.root + "/"),
                    let found = FilePaths.kind(at: resolved)
                else { continue }
                (target, kind) = (resolved, found)
                if kind == .file, let slash = target.lastIndex(of: "/") {
                    foldersOfLinkedFiles.insert(String(target[..<slash]))
                }
            }
            switch kind {
            case .folder: look(into: target, seenAs: shown, around: around + [real], &walk)
            case .file: if let identity = Self.identity(at: target) { files[shown] = identity }
            case .link, .other: break
            }
        }
    }

    private static func identity(at path: String) -> FileIdentity? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileIdentity(status)
    }

    /// The paths of files that came, went or changed on the way to another snapshot.
    func differences(to other: TreeSnapshot) -> Set<String> {
        var paths: Set<String> = []
        for (path, identity) in files where other.files[path] != identity { paths.insert(path) }
        for path in other.files.keys where files[path] == nil { paths.insert(path) }
        return paths
    }

    /// Looks at one name in a real folder anew.
    /// - Returns: The paths under which the file is seen; nil where more than a file is concerned, and everything has to be
    ///   looked at.
    mutating func refresh(_ name: String, in folder: String) -> Set<String>? {
        if WatchedFolder.isIgnored(name) { return [] }
        guard let seen = folders[folder], !foldersOfLinkedFiles.contains(folder) else { return nil }
        let real = "\(folder)/\(name)"
        var status = stat()
        let isThere = lstat(real, &status) == 0
        let paths = Set(seen.map { "\($0)/\(name)" })
        guard folders[real] == nil, !isThere || status.st_mode & S_IFMT == S_IFREG else { return nil }
        for path in paths { files[path] = isThere ? FileIdentity(status) : nil }
        return paths
    }
}
