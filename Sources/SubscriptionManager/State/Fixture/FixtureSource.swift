import Diagnostics
import FileSystem

/// Where fixtures come from: a folder on disk, and, for what it lacks, customers that stand below it.
public struct FixtureSource: Sendable {
    /// The folder on disk. New fixtures are written there.
    public let path: String
    /// Its path as messages show it.
    public var displayPath: String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
    /// The theme in which the folder lies, if it is a theme's own.
    private let theme: String?
    private let base: FixtureFolder?

    /// A folder that somebody named: it must be there, and there is nothing else.
    public init(_ path: String) {
        self.path = path
        theme = nil
        base = nil
    }

    /// A theme's own folder, which it need not have, with customers below it.
    /// - Parameters:
    ///   - folder: Its path in the theme.
    ///   - base: A folder of customers.
    package init(ofThemeAt theme: String, folder: String, over base: FixtureFolder) {
        path = "\(theme)/\(folder)"
        self.theme = theme
        self.base = base
    }

    /// Reads what there is now.
    /// - Throws: What keeps the folder from being read; ``Diagnostic/Code/outsideTheme`` where a theme's own is a link that
    ///   leads out of it.
    public func folder() throws(Diagnostic) -> FixtureFolder {
        guard let theme, let base else { return try FixtureFolder(contentsOf: path) }
        guard let real = FilePaths.resolved(path) else {
            return FixtureFolder(path: path, fileNames: []) { _ in nil }.over(base)
        }
        guard let root = FilePaths.resolved(theme), real.hasPrefix(root == "/" ? root : root + "/") else {
            throw Diagnostic(
                .outsideTheme, .error, "`\(displayPath)` is a link that leads out of the theme, and is not read",
                help: "put the folder itself into the theme, or name the other one with `--fixtures DIR`")
        }
        return try FixtureFolder(contentsOf: path).over(base)
    }

    /// Writes a fixture's file, of which the name is plain.
    ///
    /// Only a `.json` file is written that lies in the folder itself: a link is followed as far as it stays in there, and
    /// stays itself.
    /// - Parameter isNew: Whether there must be no such file yet.
    /// - Throws: ``Diagnostic/Code/outsideTheme`` where the file, or a theme's folder of them, is a link that leads
    ///   elsewhere; what keeps the file from being written.
    package func write(_ bytes: [UInt8], to name: String, isNew: Bool) throws(Diagnostic) {
        if isNew, FilePaths.kind(at: path) == nil { try OutputFile.makeFolder(path) }
        guard let root = FilePaths.resolved(path) else {
            throw Diagnostic(.notFound, .error, "there is no folder `\(path)` any more")
        }
        let place = isNew ? "\(root)/\(name)" : FilePaths.resolved("\(root)/\(name)") ?? "\(root)/\(name)"
        guard FixtureFolder.isPlain(name), place.hasPrefix("\(root)/"), place.hasSuffix(".json"),
            !isNew || FilePaths.kind(at: place) == nil
        else {
            throw Diagnostic(
                .outsideTheme, .error, "`\(displayPath)/\(name)` is not written: it is a link that leads elsewhere")
        }
        let output = try OutputFile(place)
        try output.write(bytes)
        try output.finish()
    }
}
