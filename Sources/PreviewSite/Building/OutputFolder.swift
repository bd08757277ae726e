import Diagnostics
import FileSystem
import SubscriptionManager
import Synchronization

/// Takes the files of a site as they are made: on any thread, in any order.
public protocol SiteSink: Sendable {
    /// Takes a file.
    /// - Parameters:
    ///   - bytes: What is in it.
    ///   - path: Where it belongs, from the output folder: `ordinary/en-US.html`.
    /// - Throws: Why the file cannot be taken. The site is not made any further then.
    func take(_ bytes: [UInt8], at path: String) throws(Diagnostic)
}

/// The folder in which a site stands.
///
/// Nothing outside of it is touched: names are plain, and links in it are not followed. Each file is written beside its
/// place and renamed. Only what a site consists of is ever removed. Runs that write into one folder at the same time wait
/// for each other, so that none loses the pages of another.
public final class OutputFolder: SiteSink {
    /// The folder's path.
    public let path: String
    /// What the site that stands in it says of itself; nil if there is none.
    public let manifest: Manifest?

    private let root: Folder
    private let taken = Mutex<Set<String>>([])

    private init(path: String, root: Folder, manifest: Manifest?) {
        self.path = path
        self.root = root
        self.manifest = manifest
    }

    /// Opens a folder in order to write a site, and makes it where it does not exist. Until this object is gone, others who
    /// would write there wait.
    /// - Throws: ``Diagnostic/Code/foreignFolder`` where the folder holds something other than a site, or is a file;
    ///   ``Diagnostic/Code/inaccessibleFile`` where it cannot be made, read or written, or another run writes for too
    ///   long.
    public static func forWriting(_ path: String) throws(Diagnostic) -> OutputFolder {
        try forWriting(path, patience: .seconds(600))
    }

    static func forWriting(_ path: String, patience: Duration) throws(Diagnostic) -> OutputFolder {
        let root: Folder
        let folder: OutputFolder
        let isEmpty: Bool
        do throws(SystemError) {
            try Folder.make(path: path)
            root = try Folder(path: path)
        } catch {
            throw notOpened(path, error)
        }
        guard root.lock(waiting: patience) else {
            throw Diagnostic(
                .inaccessibleFile, .error,
                "another run has been writing to `\(path)` for \(patience.components.seconds) seconds, and this one does not wait any longer",
                help: "end the other run, or name another folder with `--output DIR`")
        }
        do throws(SystemError) {
            let names = try root.names()
            folder = OutputFolder(path: path, root: root, manifest: try readManifest(root, names))
            isEmpty = names.allSatisfy { $0.hasPrefix(".") }
        } catch {
            throw notOpened(path, error)
        }
        if folder.manifest == nil {
            guard isEmpty else {
                throw Diagnostic(
                    .foreignFolder, .error,
                    "the folder `\(path)` holds other things than previews, and is left as it is",
                    help: "name another folder with `--output DIR`, or empty this one")
            }
            // From now on the folder is known to be ours, even if this run is stopped.
            try folder.take(Manifest.blank.bytes, at: "manifest.json")
        }
        return folder
    }

    private static func notOpened(_ path: String, _ error: SystemError) -> Diagnostic {
        error.isNoFolder
            ? isFile(path)
            : Diagnostic(
                .inaccessibleFile, .error, "previews cannot be written to `\(path)`: \(error.reason)",
                help: "name another folder with `--output DIR`")
    }

    private static func isFile(_ path: String) -> Diagnostic {
        Diagnostic(
            .foreignFolder, .error, "`\(FilePaths.obstacle(to: path) ?? path)` is a file, and previews need a folder",
            help: "name another folder with `--output DIR`")
    }

    /// Opens a folder in which a site should stand.
    /// - Throws: ``Diagnostic/Code/missingPreviews`` where there is no site in it; ``Diagnostic/Code/foreignFolder`` where it
    ///   is a file; ``Diagnostic/Code/inaccessibleFile`` where it cannot be read.
    public static func forReading(_ path: String) throws(Diagnostic) -> OutputFolder {
        do throws(SystemError) {
            let root = try Folder(path: path)
            if let manifest = try readManifest(root, try root.names()) {
                return OutputFolder(path: path, root: root, manifest: manifest)
            }
        } catch {
            if error.isNoFolder { throw isFile(path) }
            if !error.isMissing {
                throw Diagnostic(.inaccessibleFile, .error, "the folder `\(path)` cannot be read: \(error.reason)")
            }
        }
        throw Diagnostic(
            .missingPreviews, .error, "there are no previews in `\(path)`",
            help: "`sm-preview render` makes them; name another folder with `--output DIR`")
    }

    private static func readManifest(_ root: Folder, _ names: [String]) throws(SystemError) -> Manifest? {
        guard names.contains("manifest.json"), root.kind(of: "manifest.json") == .file else { return nil }
        return Manifest(reading: try root.contents(of: "manifest.json"))
    }

    // MARK: Writing

    /// Writes a file.
    /// - Throws: ``Diagnostic/Code/inaccessibleFile`` where it cannot be written; ``Diagnostic/Code/foreignFolder`` where its
    ///   folder is a symbolic link.
    public func take(_ bytes: [UInt8], at path: String) throws(Diagnostic) {
        taken.withLock { _ = $0.insert(path) }
        do throws(SystemError) {
            let (folder, name) = try place(of: path, isMade: true)
            if folder.kind(of: name) == .folder { throw SystemError.isFolder }
            try folder.replace(name, with: bytes)
        } catch {
            throw failure(path, error)
        }
    }

    /// Removes the pages and shared files that stood here before, but for those that were written since.
    /// - Parameter kept: The paths of what stays all the same.
    /// - Throws: ``Diagnostic/Code/inaccessibleFile`` where something cannot be removed.
    public func removeLeftovers(keeping kept: Set<String>) throws(Diagnostic) {
        let wanted = taken.withLock { $0 }.union(kept)
        let ours = Set(manifest?.pages.map(\.name.path) ?? [])
        let leftovers = siteFiles().filter { path in
            !wanted.contains(path) && (path.hasPrefix("assets/") || ours.contains(path) || isMadeByUs(path))
        }
        let gone = leftovers + abandonedFiles()
        for path in gone {
            do throws(SystemError) {
                let (folder, name) = try place(of: path, isMade: false)
                try folder.remove(name)
            } catch {
                throw failure(path, error)
            }
        }
        removeEmptyFolders(of: gone)
    }

    /// Removes the folders of files that were removed, where nothing is left in them: the innermost first.
    func removeEmptyFolders(of paths: [String]) {
        var folders: Set<ArraySlice<Substring>> = []
        for path in paths {
            var segments = path.split(separator: "/").dropLast()
            while !segments.isEmpty, folders.insert(segments).inserted { segments = segments.dropLast() }
        }
        for segments in folders.sorted(by: { $0.count > $1.count }) {
            let path = segments.joined(separator: "/")
            if let (folder, name) = try? place(of: path, isMade: false) { folder.removeIfEmpty(name) }
        }
    }

    /// Whether a page has the marks of ours. A page that somebody else put here has not, and stays.
    private func isMadeByUs(_ path: String) -> Bool {
        let text = String(decoding: contents(of: path) ?? [], as: UTF8.self)
        return text.contains("<og-smi><div id=\"og-msi\">") || text.contains("class=\"sm-preview-error\"")
    }

    func failure(_ path: String, _ error: SystemError) -> Diagnostic {
        let folder = path.split(separator: "/").dropLast().first.map(String.init)
        if let folder, root.kind(of: folder) == .link {
            return Diagnostic(
                .foreignFolder, .error, "`\(self.path)/\(folder)` is a symbolic link, which is not followed",
                help: "remove the link; a folder is made in its place")
        }
        return Diagnostic(
            .inaccessibleFile, .error, "`\(self.path)/\(path)` cannot be written: \(error.reason)")
    }

    // MARK: Reading

    /// The bytes of a file of the site; nil if there is no such file, or a link in its place.
    public func contents(of path: String) -> [UInt8]? {
        guard let (folder, name) = try? place(of: path, isMade: false) else { return nil }
        return try? folder.contents(of: name)
    }

    /// The paths of the pages and shared files that are in the folder, whoever put them there.
    func siteFiles() -> [String] {
        files().filter { path in
            let segments = path.split(separator: "/")
            return segments.count > 1
                && (segments[0] == "assets" || segments.count == 2 && segments[1].hasSuffix(".html"))
        }
    }

    /// The files of earlier runs that were stopped while they wrote.
    private func abandonedFiles() -> [String] { files(areHidden: true).filter(TemporaryName.isAbandoned) }

    private func files(areHidden: Bool = false) -> [String] {
        var files: [String] = []
        list(root, prefix: "", depth: 0, areHidden, into: &files)
        return files
    }

    // A site has three levels, `assets/states/ordinary.js`, and four of what a page has for itself:
    // `assets/markdown/ordinary/en.js`.
    private func list(_ folder: Folder, prefix: String, depth: Int, _ areHidden: Bool, into files: inout [String]) {
        for name in (try? folder.names()) ?? [] {
            let isHidden = name.hasPrefix(".")
            switch folder.kind(of: name) {
            case .folder:
                let deepest = prefix.hasPrefix("assets/") ? 3 : 2
                guard !isHidden, depth < deepest, let child = try? folder.folder(name, isMade: false) else { continue }
                list(child, prefix: "\(prefix)\(name)/", depth: depth + 1, areHidden, into: &files)
            case .file, .link: if isHidden == areHidden { files.append(prefix + name) }
            case .other, nil: continue
            }
        }
    }

    func place(of path: String, isMade: Bool) throws(SystemError) -> (folder: Folder, name: String) {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let name = segments.removeLast()
        var folder = root
        for segment in segments { folder = try folder.folder(segment, isMade: isMade) }
        return (folder, name)
    }
}
