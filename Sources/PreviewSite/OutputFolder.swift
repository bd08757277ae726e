import Nunjucks
import Synchronization

/// Takes the files of a site as they are made: on any thread, in any order.
public protocol SiteSink: Sendable {
    /// Takes a file.
    /// - Parameters:
    ///   - bytes: What is in it.
    ///   - path: Where it belongs, from the output folder: `ordinary/en-US.html`.
    func take(_ bytes: [UInt8], at path: String) throws(Diagnostic)
}

/// The folder in which a site stands.
///
/// Nothing outside of it is touched: names are plain, and links in it are not followed. Each file is written beside its
/// place and renamed. Only what a site consists of is ever removed.
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

    /// Opens a folder in order to write a site, and makes it where it does not exist.
    /// - Throws: The folder holds something else than a site, or cannot be used.
    public static func forWriting(_ path: String) throws(Diagnostic) -> OutputFolder {
        let folder: OutputFolder
        let isEmpty: Bool
        do throws(SystemError) {
            try Folder.make(path: path)
            let root = try Folder(path: path)
            let names = try root.names()
            folder = OutputFolder(path: path, root: root, manifest: try readManifest(root, names))
            isEmpty = names.allSatisfy { $0.hasPrefix(".") }
        } catch {
            throw Diagnostic(
                .inaccessibleFile, .error, "previews cannot be written to `\(path)`: \(error.reason)",
                help: "name another folder with `--output DIR`")
        }
        if folder.manifest == nil {
            guard isEmpty else {
                throw Diagnostic(
                    .foreignFolder, .error,
                    "the folder `\(path)` holds other things than previews, and is left as it is",
                    help: "name another folder with `--output DIR`, or empty this one")
            }
            // From now on the folder is known to be ours, even if this run is stopped.
            try folder.take(Manifest(theme: "", pages: []).bytes, at: "manifest.json")
        }
        return folder
    }

    /// Opens a folder in which a site should stand.
    /// - Throws: There is no site in it.
    public static func forReading(_ path: String) throws(Diagnostic) -> OutputFolder {
        do throws(SystemError) {
            let root = try Folder(path: path)
            if let manifest = try readManifest(root, try root.names()) {
                return OutputFolder(path: path, root: root, manifest: manifest)
            }
        } catch {
            if !error.isMissing {
                throw Diagnostic(.inaccessibleFile, .error, "the folder `\(path)` cannot be read: \(error.reason)")
            }
        }
        throw Diagnostic(
            .notFound, .error, "there are no previews in `\(path)`",
            help: "`sm-preview render` makes them; name another folder with `--output DIR`")
    }

    private static func readManifest(_ root: Folder, _ names: [String]) throws(SystemError) -> Manifest? {
        guard names.contains("manifest.json"), root.kind(of: "manifest.json") == .file else { return nil }
        return Manifest(reading: try root.contents(of: "manifest.json"))
    }

    // MARK: Writing

    /// Writes a file.
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

    /// Removes the pages and shared files of the site that stood here before, but for those that were written since.
    /// - Parameter kept: The paths of what stays all the same.
    public func removeLeftovers(keeping kept: Set<String>) throws(Diagnostic) {
        let wanted = taken.withLock { $0 }.union(kept)
        let former = (manifest?.pages.map(\.name.path) ?? []) + sharedFiles()
        for path in former + temporaryFiles() where !wanted.contains(path) {
            do throws(SystemError) {
                let (folder, name) = try place(of: path, isMade: false)
                if folder.kind(of: name) == .folder { continue }
                try folder.remove(name)
            } catch {
                if error.isMissing { continue }
                throw failure(path, error)
            }
        }
        for folder in Set(former.compactMap { $0.split(separator: "/").dropLast().first.map(String.init) }) {
            if folder == "assets" {
                guard let assets = try? root.folder("assets", isMade: false) else { continue }
                for name in ["states", "images"] { assets.removeIfEmpty(name) }
            }
            root.removeIfEmpty(folder)
        }
    }

    private func failure(_ path: String, _ error: SystemError) -> Diagnostic {
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

    /// The paths of all files in the folder, but for hidden ones, in no special order.
    public func files() -> [String] {
        var files: [String] = []
        list(root, prefix: "", depth: 0, into: &files)
        return files
    }

    // A site has three levels; what is deeper is shown by the folder that holds it.
    private func list(_ folder: Folder, prefix: String, depth: Int, into files: inout [String]) {
        for name in (try? folder.names()) ?? [] where !name.hasPrefix(".") {
            let path = prefix + name
            if folder.kind(of: name) == .folder, depth < 3, let child = try? folder.folder(name, isMade: false) {
                list(child, prefix: path + "/", depth: depth + 1, into: &files)
            } else {
                files.append(path)
            }
        }
    }

    private func sharedFiles() -> [String] { files().filter { $0.hasPrefix("assets/") } }

    private func temporaryFiles() -> [String] {
        // Those of a run that was stopped lie where it wrote last.
        ((try? root.names()) ?? []).filter { $0.hasPrefix(TemporaryName.prefix) }
    }

    private func place(of path: String, isMade: Bool) throws(SystemError) -> (folder: Folder, name: String) {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let name = segments.removeLast()
        var folder = root
        for segment in segments { folder = try folder.folder(segment, isMade: isMade) }
        return (folder, name)
    }
}
