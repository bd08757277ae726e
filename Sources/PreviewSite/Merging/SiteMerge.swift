import Diagnostics
import FileSystem

/// The output folders of shards, joined into what one run would have made.
///
/// ```swift
/// let merge = try SiteMerge(of: ["shard-1", "shard-2", "shard-3"])
/// let report = try merge.write(into: OutputFolder.forWriting("previews"))
/// ```
///
/// All files are read and compared before the first is written. Of pages, one piece at a time is in memory.
public struct SiteMerge: Sendable {
    private let shards: ShardSet
    /// The shared files: the digest of each, and the number of a folder that has it.
    private let assets: [String: (digest: String, folder: Int)]

    /// Reads folders, and makes sure that they are all the shards of one run, with all their files.
    /// - Parameters:
    ///   - paths: The folders' paths, in any order; at least one.
    ///   - progress: Called after each page with the number of pages that were read, and of all.
    /// - Throws: ``Diagnostic/Code/notFound``, ``Diagnostic/Code/missingPreviews`` and ``Diagnostic/Code/inaccessibleFile``
    ///   where a folder cannot be read; ``Diagnostic/Code/unmergeableShard`` where something is missing, doubled, broken or
    ///   of another run.
    public init(of paths: [String], progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }) throws(Diagnostic) {
        var folders: [ShardFolder] = []
        for path in paths { folders.append(try ShardFolder(path)) }
        shards = try ShardSet(folders)
        let all = shards.folders.reduce(0) { $0 + $1.manifest.pages.count }
        var done = 0
        var assets: [String: (digest: String, folder: Int)] = [:]
        for (number, folder) in shards.folders.enumerated() {
            for path in folder.manifest.assets {
                let digest = try folder.digest(of: path)
                guard let known = assets.updateValue((digest, number), forKey: path) else { continue }
                if known.digest != digest {
                    throw ShardSet.differing("`\(path)`", shards.folders[known.folder].path, folder)
                }
            }
            for page in folder.manifest.pages {
                try folder.check(page)
                done += 1
                progress(done, all)
            }
        }
        self.assets = assets
    }

    /// Writes the site.
    /// - Parameters:
    ///   - output: Where it is to stand. Until all of it is there, what stands there now stays as it is.
    ///   - progress: Called after each page with the number of pages that are ready, and of all.
    /// - Returns: What one run would have told of the pages, but for the lines of source.
    /// - Throws: ``Diagnostic/Code/inaccessibleFile`` and ``Diagnostic/Code/foreignFolder`` where the folder cannot be
    ///   written; ``Diagnostic/Code/unmergeableShard`` where a shard was changed meanwhile.
    public func write(
        into output: OutputFolder, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) throws(Diagnostic) -> SiteBuilder.Report {
        let staged = StagedFiles(in: output)
        let pages = shards.pages
        var done = 0
        for folder in shards.folders {
            for page in folder.manifest.pages {
                try folder.copy(page.name.path, page.sha256, to: staged, of: output)
                done += 1
                progress(done, pages.count)
            }
        }
        for (path, asset) in assets.sorted(by: { $0.key < $1.key }) {
            try shards.folders[asset.folder].copy(path, asset.digest, to: staged, of: output)
        }
        let front = SiteFront(
            Manifest(theme: shards.theme, assets: assets.keys, fixtures: shards.fixtures, pages: pages),
            siteDiagnostics: shards.siteDiagnostics)
        try writeGallery(front, to: staged, of: output)
        try staged.take(SiteFront.manifestPath) { end throws(SystemError) in
            try File.write(front.manifest.bytes, to: end)
        }
        try staged.finish()
        return SiteBuilder.Report(
            pages: pages, siteDiagnostics: front.siteDiagnostics,
            lacksEngine: front.siteDiagnostics.contains(.missingEngine), keptPaths: [])
    }

    /// A whole site does not say what was found in its theme: it has the gallery that it had.
    private func writeGallery(
        _ front: SiteFront, to staged: StagedFiles, of output: OutputFolder
    ) throws(Diagnostic) {
        if let folder = shards.folders.first, folder.manifest.part == nil {
            let digest = try folder.digest(of: SiteFront.galleryPath)
            try folder.copy(SiteFront.galleryPath, digest, to: staged, of: output)
        } else {
            let gallery = front.gallery
            try staged.take(SiteFront.galleryPath) { end throws(SystemError) in try File.write(gallery, to: end) }
        }
    }
}
