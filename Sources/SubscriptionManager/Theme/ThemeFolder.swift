import Nunjucks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of a theme's folder, and of nothing outside of it.
struct ThemeFolder {
    /// What could not be read.
    private(set) var diagnostics: [Diagnostic] = []

    private let path: String
    /// The folder's real path, links resolved.
    private let root: String

    /// Opens a folder.
    init(path: String) throws(Diagnostic) {
        guard let root = FilePaths.resolved(path), FilePaths.kind(ofFileAt: root) == .folder else {
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
        for name in FilePaths.names(inFolderAt: real) where !name.hasPrefix(".") {
            let file = "\(folder)/\(name)"
            guard let realFile = FilePaths.resolved("\(path)/\(file)") else { continue }
            if FilePaths.kind(ofFileAt: realFile) == .folder {
                if isDeep { collect(file, suffix, isDeep: true, around: folders + [real], into: &files) }
            } else if name.hasSuffix(suffix), isInside(realFile, file), let bytes = bytes(ofFileAt: realFile, file) {
                files.append((file, bytes))
            }
        }
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
        guard FilePaths.kind(ofFileAt: real) == .file else { return nil }
        if let bytes = FilePaths.bytes(ofFileAt: real) { return bytes }
        diagnostics.append(Diagnostic(.unreadableFile, .error, "`\(name)` cannot be read"))
        return nil
    }
}

/// Files by their paths.
enum FilePaths {
    enum Kind {
        case file, folder, other
    }

    /// The path without links and dots, or nil where nothing is there.
    static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// What stands at a path, or nil where nothing does.
    static func kind(ofFileAt path: String) -> Kind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    /// A text that changes when the file at a path does: its path without links, its size and its date.
    static func version(ofFileAt path: String) -> String? {
        var status = stat()
        guard let path = resolved(path), stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let date = status.st_mtimespec
        #else
            let date = status.st_mtim
        #endif
        return "\(path) \(status.st_size) \(date.tv_sec).\(date.tv_nsec)"
    }

    /// The names in a folder, in name order; nothing where it cannot be read.
    static func names(inFolderAt path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            // The field's declared length is not the name's, which may go beyond it.
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let name = String(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The contents of a file, or nil where it cannot be read.
    static func bytes(ofFileAt path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        return withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 16) { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                if count == 0 { return bytes }
                if count > 0 {
                    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                } else if errno != EINTR {
                    return nil
                }
            }
        }
    }
}

extension Diagnostic.Code {
    /// A theme that does not exist.
    public static let missingTheme: Self = "missing-theme"
    /// A file of a theme that lies elsewhere.
    public static let outsideTheme: Self = "outside-theme"
    /// A file that cannot be read.
    public static let unreadableFile: Self = "unreadable-file"
    /// A file that is not written in UTF-8.
    public static let invalidEncoding: Self = "invalid-encoding"
    /// A file of translations that is none.
    public static let invalidLocale: Self = "invalid-locale"
    /// A file of settings that is none.
    public static let invalidSettings: Self = "invalid-settings"
    /// Styles that cannot be compiled.
    public static let invalidStylesheet: Self = "invalid-stylesheet"
    /// A command that the machine does not have.
    public static let missingCommand: Self = "missing-command"
}
