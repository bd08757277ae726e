import FileSystem

/// Where a theme's files are.
struct ThemePlace: Sendable {
    /// The theme's folder, as messages name it.
    let path: String
    /// How its files are had.
    var files = Files.onDisk(replacing: [:])

    /// How the files of a theme are had.
    enum Files: Sendable {
        /// From disk, but for those that have something else in place of what is there, by their paths in the theme.
        case onDisk(replacing: [String: [UInt8]])
        /// From here: there are no others.
        case inMemory([String: [UInt8]])
    }

    /// The folder's own name, whatever path leads to it: `.`, say, or a link.
    var name: String {
        let path = isOnDisk ? FilePaths.resolved(path) ?? path : path
        return path.split(separator: "/").last.map(String.init) ?? path
    }

    /// What files have in place of what is on disk, by their paths in the theme.
    var replacements: [String: [UInt8]] {
        if case .onDisk(let replacements) = files { replacements } else { [:] }
    }

    /// Whether the files lie on disk.
    var isOnDisk: Bool {
        if case .onDisk = files { true } else { false }
    }

    /// The same theme, with other contents in some files.
    func replacing(_ changes: [String: [UInt8]]) -> ThemePlace {
        switch files {
        case .onDisk(let replacements):
            ThemePlace(path: path, files: .onDisk(replacing: replacements.merging(changes) { $1 }))
        case .inMemory(let files): ThemePlace(path: path, files: .inMemory(files.merging(changes) { $1 }))
        }
    }
}
