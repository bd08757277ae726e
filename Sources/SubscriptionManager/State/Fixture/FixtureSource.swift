import Diagnostics
import FileSystem

/// Where fixtures come from: a folder on disk, and, for what it lacks, customers that stand below it.
public struct FixtureSource: Sendable {
    /// The folder on disk. New fixtures are written there.
    public let path: String
    /// Its path as messages show it.
    public var displayPath: String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
    /// Whether it is an error that there is no such folder.
    private let isRequired: Bool
    private let base: FixtureFolder?

    /// A folder that somebody named: it must be there, and there is nothing else.
    public init(_ path: String) {
        self.path = path
        isRequired = true
        base = nil
    }

    /// A theme's own folder, which it need not have, with customers below it.
    /// - Parameter base: A folder of customers; the program's own ones if nil.
    public init(_ path: String, over base: FixtureFolder?) {
        self.path = path
        isRequired = false
        self.base = base ?? .bundled
    }

    /// Reads what there is now.
    /// - Throws: What keeps the folder from being read.
    public func folder() throws(Diagnostic) -> FixtureFolder {
        let isThere = isRequired || FilePaths.kind(at: path) != nil
        let own = isThere ? try FixtureFolder(contentsOf: path) : FixtureFolder(path: path, fileNames: []) { _ in nil }
        return base.map(own.over) ?? own
    }
}
