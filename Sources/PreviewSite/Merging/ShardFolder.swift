import Diagnostics
import FileSystem

/// The output folder of a shard, as it is read to be merged. Of what its manifest says, nothing is taken for granted: a path
/// is that of a page or of a shared file, it leads through no link, and a page is the one that the manifest describes.
struct ShardFolder {
    /// The folder's path, for messages.
    let path: String
    let manifest: Manifest

    /// How large a manifest may be: it is held in memory, and tells of more than a hundred thousand pages.
    private static let manifestLimit = 40 << 20
    /// How large any other file may be: a page may have a gigabyte.
    private static let fileLimit = (1 << 30) + (1 << 20)

    /// Opens a folder.
    /// - Throws: ``Diagnostic/Code/notFound`` where there is none; ``Diagnostic/Code/missingPreviews`` where no site is in it;
    ///   ``Diagnostic/Code/unmergeableShard`` where its manifest cannot be believed.
    init(_ path: String) throws(Diagnostic) {
        self.path = path
        let root: Folder
        do throws(SystemError) { root = try Folder(path: path) } catch {
            throw Diagnostic(
                error.isMissing ? .notFound : .inaccessibleFile, .error,
                error.isMissing
                    ? "there is no folder `\(path)` with previews"
                    : "the folder `\(path)` cannot be read: \(error.reason)",
                help: "name the output folder of each shard")
        }
        guard root.kind(of: SiteFront.manifestPath) == .file else {
            throw Diagnostic(
                .missingPreviews, .error, "there are no previews in `\(path)`",
                help: "`sm-preview render --shard I/N --output DIR` makes those of a shard")
        }
        var bytes: [UInt8] = []
        do throws(SystemError) {
            try root.forEachPiece(of: SiteFront.manifestPath, limit: Self.manifestLimit) { bytes += $0 }
        } catch {
            throw Self.unreadable("\(path)/\(SiteFront.manifestPath)", error)
        }
        guard Self.isDense(bytes) else {
            throw Self.broken("`\(path)/\(SiteFront.manifestPath)` is not as sm-preview has written it")
        }
        guard let reading = Manifest.read(bytes) else {
            throw Self.broken("`\(path)/\(SiteFront.manifestPath)` is not a manifest of sm-preview")
        }
        if reading.manifest.isBlank {
            throw Self.broken("`\(path)` is not finished: the run that was to fill it was stopped")
        }
        guard reading.version == Manifest.version else {
            throw Self.broken("`\(path)` was made by an older version of sm-preview")
        }
        guard reading.isSound else {
            throw Self.broken("`\(path)/\(SiteFront.manifestPath)` is not as sm-preview has written it")
        }
        manifest = reading.manifest
        guard let part = manifest.part else { return }
        let indices = Set(part.indices)
        if let page = manifest.pages.first(where: { !indices.contains(Shard.index(of: $0.name, among: part.count)) }) {
            throw Self.broken("`\(path)` is shard \(part.name), and has the page `\(page.name)` of another one")
        }
    }

    /// Whether a manifest has no more values than one of its size can have. Each takes more memory than the bytes of a short
    /// one, and what sm-preview writes has long ones: names, titles, digests.
    private static func isDense(_ bytes: [UInt8]) -> Bool {
        let values = bytes.reduce(0) { $0 + ($1 == UInt8(ascii: ",") || $1 == UInt8(ascii: "[") ? 1 : 0) }
        return values <= 100_000 + bytes.count / 12
    }

    /// Makes sure that a page is there, as the manifest describes it.
    /// - Throws: ``Diagnostic/Code/unmergeableShard`` where it is not.
    func check(_ page: Manifest.Page) throws(Diagnostic) {
        if try digest(of: page.name.path, limit: page.bytes) != page.sha256 {
            throw Self.broken("`\(path)/\(page.name.path)` is not the page that the manifest describes")
        }
    }

    /// The digest of a file.
    /// - Throws: ``Diagnostic/Code/unmergeableShard`` where it cannot be read.
    func digest(of file: String, limit: Int = .max) throws(Diagnostic) -> String {
        var digest = SHA256()
        do throws(SystemError) {
            let (folder, name) = try place(of: file)
            try folder.forEachPiece(of: name, limit: min(limit, Self.fileLimit)) { digest.add($0) }
        } catch {
            throw Self.unreadable("\(path)/\(file)", error)
        }
        return digest.hexadecimal
    }

    /// Copies a file to where others wait, unless the site has it already.
    /// - Parameter digest: Its digest.
    /// - Throws: ``Diagnostic/Code/unmergeableShard`` where the file is no longer that.
    func copy(_ file: String, _ digest: String, to staged: StagedFiles, of output: OutputFolder) throws(Diagnostic) {
        if output.digest(of: file) == digest { return staged.keep(file) }
        let source: (folder: Folder, name: String)
        do throws(SystemError) { source = try place(of: file) } catch {
            throw Self.unreadable("\(path)/\(file)", error)
        }
        var copied = SHA256()
        try staged.take(file) { end throws(SystemError) in
            try source.folder.forEachPiece(of: source.name, limit: Self.fileLimit) { piece throws(SystemError) in
                copied.add(piece)
                try File.write(piece, to: end)
            }
        }
        if copied.hexadecimal != digest { throw Self.broken("`\(path)/\(file)` was changed while it was read") }
    }

    /// The folder is opened for each file: there may be more shards than a process may have files open.
    private func place(of file: String) throws(SystemError) -> (folder: Folder, name: String) {
        var segments = file.split(separator: "/").map(String.init)
        let name = segments.removeLast()
        var folder = try Folder(path: path)
        for segment in segments { folder = try folder.folder(segment, isMade: false) }
        return (folder, name)
    }

    private static func unreadable(_ path: String, _ error: SystemError) -> Diagnostic {
        broken(error.isMissing ? "`\(path)` does not exist" : "`\(path)` cannot be read: \(error.reason)")
    }

    private static func broken(_ message: String) -> Diagnostic {
        Diagnostic(
            .unmergeableShard, .error, message,
            help: "render the shard once more, and take its folder along whole")
    }
}

extension OutputFolder {
    /// The digest of a file of the site; nil where there is none.
    fileprivate func digest(of path: String) -> String? {
        guard let (folder, name) = try? place(of: path, isMade: false) else { return nil }
        var digest = SHA256()
        do throws(SystemError) { try folder.forEachPiece(of: name, limit: .max) { digest.add($0) } } catch {
            return nil
        }
        return digest.hexadecimal
    }
}
