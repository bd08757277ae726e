import POSIX

/// What stands under a name.
package enum FileKind: Sendable {
    case file, folder, link, other

    init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        default: self = .other
        }
    }

    /// What a folder's list says of an entry, in its field `d_type`; nil where it does not know.
    init?(entryType: UInt8) {
        switch Int32(entryType) {
        case Int32(DT_REG): self = .file
        case Int32(DT_DIR): self = .folder
        case Int32(DT_LNK): self = .link
        case Int32(DT_UNKNOWN): return nil
        default: self = .other
        }
    }
}

/// What the paths that a user or a theme names lead to. Links in them are followed.
package enum FilePaths {
    /// The path without links and dots, or nil where nothing is there.
    package static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The path without links and dots, also of what is not there yet; nil for one that goes up from there.
    package static func resolvedPlace(_ path: String) -> String? {
        if let resolved = resolved(path) { return resolved }
        let slash = path.lastIndex(of: "/")
        let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        guard parent != path, name != "..", let place = resolvedPlace(parent) else { return nil }
        return name.isEmpty || name == "." ? place : place == "/" ? "/\(name)" : "\(place)/\(name)"
    }

    /// A path as a user finds it from the folder in which the program works: without that, where it leads into it.
    package static func fromWorkingFolder(_ path: String) -> String {
        guard path.hasPrefix("/"), let real = resolved(path), let folder = resolved(".") else { return path }
        return real.hasPrefix(folder + "/") ? String(real.dropFirst(folder.count + 1)) : path
    }

    /// What stands at a path, or nil where nothing does.
    package static func kind(at path: String) -> FileKind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return FileKind(mode: status.st_mode)
    }

    /// The beginning of a path that leads to something other than a folder: all of it, or a part that more follows.
    package static func obstacle(to path: String) -> String? {
        let ends = path.indices.filter { $0 > path.startIndex && path[$0] == "/" } + [path.endIndex]
        return ends.lazy.map { String(path[..<$0]) }.first { kind(at: $0).map { $0 != .folder } ?? false }
    }

    /// A text that changes when the file at a path does: its path without links, its size and its date.
    package static func version(at path: String) -> String? {
        var status = stat()
        guard let path = resolved(path), stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let date = status.st_mtimespec
        #else
            let date = status.st_mtim
        #endif
        return "\(path) \(status.st_size) \(date.tv_sec).\(date.tv_nsec)"
    }

    /// The path of the program that runs; nil where it cannot be told.
    package static var thisProgram: String? {
        #if canImport(Darwin)
            var size = UInt32(PATH_MAX)
            let path = [CChar](unsafeUninitializedCapacity: Int(size)) { buffer, count in
                count = _NSGetExecutablePath(buffer.baseAddress, &size) == 0 ? Int(size) : 0
            }
            return path.isEmpty ? nil : String(cString: path)
        #else
            return resolved("/proc/self/exe")
        #endif
    }

    /// The folder for a user's own settings (XDG Base Directory Specification 0.8); nil where the user has none.
    package static var userConfiguration: String? {
        func folder(_ variable: String) -> String? {
            EnvironmentVariables.value(of: variable).flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        return folder("XDG_CONFIG_HOME") ?? folder("HOME").map { $0 + "/.config" }
    }

    /// The folder for files that can be made again (XDG Base Directory Specification 0.8; on macOS its own place for
    /// them); nil where the user has none.
    package static var userCaches: String? {
        func folder(_ variable: String) -> String? {
            EnvironmentVariables.value(of: variable).flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        #if canImport(Darwin)
            return folder("HOME").map { $0 + "/Library/Caches" }
        #else
            return folder("XDG_CACHE_HOME") ?? folder("HOME").map { $0 + "/.cache" }
        #endif
    }
}
