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
}
