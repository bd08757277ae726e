/// Files that are written into a folder together: all of them, or none.
///
/// ```swift
/// var batch = FileBatch(in: try Folder(path: "theme"))
/// try batch.add("views/main.liquid", bytes)
/// batch.finish()
/// ```
package struct FileBatch: ~Copyable {
    /// The folders that were opened, by their paths; the folder itself has none.
    private var folders: [String: Folder]
    /// The paths of the folders that were made, outer ones first, and those of the files that were written.
    private var madeFolders: [String] = []
    private var files: [String] = []

    /// Begins with nothing.
    package init(in root: Folder) { folders = ["": root] }

    deinit {
        for path in files { try? folders[Self.parent(of: path)]?.remove(Self.name(of: path)) }
        for path in madeFolders.reversed() { folders[Self.parent(of: path)]?.removeIfEmpty(Self.name(of: path)) }
    }

    /// Writes a file in a place where nothing stands, with the folders around it.
    /// - Parameter path: Its path in the folder: `views/main.liquid`.
    package mutating func add(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
        let folder = try folder(Self.parent(of: path))
        let name = Self.name(of: path)
        guard folder.kind(of: name) == nil else { throw .exists }
        try folder.replace(name, with: bytes)
        files.append(path)
    }

    /// Lets the files stand.
    package mutating func finish() {
        files = []
        madeFolders = []
    }

    private mutating func folder(_ path: String) throws(SystemError) -> Folder {
        if let open = folders[path] { return open }
        let parent = try folder(Self.parent(of: path))
        let name = Self.name(of: path)
        let isNew = parent.kind(of: name) == nil
        let made = try parent.folder(name, isMade: true)
        if isNew { madeFolders.append(path) }
        folders[path] = made
        return made
    }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    private static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}
