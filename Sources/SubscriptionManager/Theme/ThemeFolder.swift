import Diagnostics
import FileSystem

/// The files of a theme's folder, and of nothing outside of it.
struct ThemeFolder {
    /// What could not be read.
    private(set) var diagnostics: [Diagnostic] = []

    private let path: String
    /// The folder's real path, links resolved.
    private let root: String

    /// Opens a folder.
    init(path: String) throws(Diagnostic) {
        guard let root = FilePaths.resolved(path), FilePaths.kind(at: root) == .folder else {
            throw Diagnostic(.missingTheme, .error, "there is no theme `\(path)`", help: "a theme is a folder")
        }
        self.path = path
        self.root = root
    }

    /// The contents of a file, or nil where there is none.
    /// - Parameter name: The file's path in the theme: `scripts/script.js`.
    mutating func bytes(of name: String) -> [UInt8]? {
        guard let real = FilePaths.resolved("\(path)/\(name)"), isInside(real, name) else { return nil }
        return bytes(ofFileAt: real, name)
    }

    /// The files of a folder whose names have a suffix, in name order, by their paths in the theme.
    /// - Parameter isDeep: Whether folders in the folder are read too.
    mutating func files(in folder: String, suffix: String, isDeep: Bool = true) -> [(name: String, bytes: [UInt8])] {
        var files: [(name: String, bytes: [UInt8])] = []
        collect(folder, suffix, isDeep: isDeep, around: [], into: &files)
        return files.sorted { $0.name < $1.name }
    }

    /// - Parameter folders: The folders around this one: a link into one of them leads round in a circle.
    private mutating func collect(
        _ folder: String, _ suffix: String, isDeep: Bool, around folders: [String],
        into files: inout [(name: String, bytes: [UInt8])]
    ) {
        guard let real = FilePaths.resolved("\(path)/\(folder)"), isInside(real, folder), !folders.contains(real)
        else { return }
        for name in Self.names(inFolderAt: real) where !name.hasPrefix(".") {
            let file = "\(folder)/\(name)"
            guard let realFile = FilePaths.resolved("\(path)/\(file)") else { continue }
            if FilePaths.kind(at: realFile) == .folder {
                if isDeep { collect(file, suffix, isDeep: true, around: folders + [real], into: &files) }
            } else if name.hasSuffix(suffix), isInside(realFile, file), let bytes = bytes(ofFileAt: realFile, file) {
                files.append((file, bytes))
            }
        }
    }

    /// The names in a folder; none where it cannot be read.
    private static func names(inFolderAt path: String) -> [String] {
        (try? Folder(path: path).names()) ?? []
    }

    private mutating func isInside(_ real: String, _ name: String) -> Bool {
        if real == root || real.hasPrefix(root == "/" ? root : root + "/") { return true }
        let diagnostic = Diagnostic(
            .outsideTheme, .warning, "`\(name)` is a link that leads out of the theme, and is not read",
            help: "put the file itself into the theme")
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
        return false
    }

    private mutating func bytes(ofFileAt real: String, _ name: String) -> [UInt8]? {
        // Anything but a file, a pipe say, may never end.
        guard FilePaths.kind(at: real) == .file else { return nil }
        if let bytes = try? File.contents(at: real) { return bytes }
        diagnostics.append(Diagnostic(.unreadableFile, .error, "`\(name)` cannot be read"))
        return nil
    }
}
