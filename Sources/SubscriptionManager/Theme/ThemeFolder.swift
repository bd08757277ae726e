import Diagnostics
import FileSystem

/// The files of a theme's folder, and of nothing outside of it.
struct ThemeFolder {
    /// What could not be read.
    private(set) var diagnostics: [Diagnostic] = []

    /// How many files and folders are looked at.
    private static let entryLimit = 20_000
    private var entriesLeft = entryLimit

    /// The folder's path, as it was given.
    let path: String
    /// The folder's real path, links resolved.
    private let root: String

    /// What files have in place of what is on disk.
    private let replacements: [String: [UInt8]]
    /// The files, where they are not on disk.
    private let held: [String: [UInt8]]?
    /// The files that were read, by their paths in the theme.
    private(set) var readFiles: [String: [UInt8]] = [:]

    /// Opens the folder of a theme.
    init(_ place: ThemePlace) throws(Diagnostic) {
        path = place.path
        switch place.files {
        case .onDisk(let replacements):
            guard let root = FilePaths.resolved(path), FilePaths.kind(at: root) == .folder else {
                throw Diagnostic(.missingTheme, .error, "there is no theme `\(path)`", help: "a theme is a folder")
            }
            self.root = root
            self.replacements = replacements
            held = nil
        case .inMemory(let files):
            root = path
            replacements = [:]
            held = files
            readFiles = files
        }
    }

    /// The contents of a file, or nil where there is none.
    /// - Parameter name: The file's path in the theme: `scripts/script.js`.
    mutating func bytes(of name: String) -> [UInt8]? {
        if let held { return held[name] }
        guard let real = FilePaths.resolved("\(path)/\(name)"), isInside(real, name),
            // Anything but a file, a pipe say, may never end.
            FilePaths.kind(at: real) == .file
        else { return nil }
        return bytes(ofFileAt: real, name)
    }

    /// The real path of a file, links resolved; nil where there is none in the theme.
    func realPath(of name: String) -> String? {
        guard held == nil, let real = FilePaths.resolved("\(path)/\(name)"), isInside(real),
            FilePaths.kind(at: real) == .file
        else {
            return nil
        }
        return real
    }

    /// The names of what is in a folder of the theme, in name order, hidden ones left out; none where there is no folder.
    func names(in folder: String) -> [String] {
        guard let real = FilePaths.resolved("\(path)/\(folder)"), isInside(real) else { return [] }
        return Self.entries(ofFolderAt: real).map(\.name).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Whether a file is in the theme.
    func isFile(_ name: String) -> Bool {
        if let held { return held[name] != nil }
        guard let real = FilePaths.resolved("\(path)/\(name)") else { return false }
        return isInside(real) && FilePaths.kind(at: real) == .file
    }

    /// The paths in the theme of all files below a folder, in name order, without those behind links.
    func paths(in folder: String) -> [String] {
        if let held { return held.keys.filter { $0.hasPrefix("\(folder)/") }.sorted() }
        guard let real = FilePaths.resolved("\(path)/\(folder)"), isInside(real) else { return [] }
        let entries = Self.entries(ofFolderAt: real).filter { !$0.name.hasPrefix(".") }
        return entries.flatMap { entry -> [String] in
            switch entry.kind {
            case .folder: paths(in: "\(folder)/\(entry.name)")
            case .file: ["\(folder)/\(entry.name)"]
            default: []
            }
        }.sorted()
    }

    /// The files of a folder whose names have a suffix, in name order, by their paths in the theme.
    /// - Parameter isDeep: Whether folders in the folder are read too.
    mutating func files(in folder: String, suffix: String, isDeep: Bool = true) -> [(name: String, bytes: [UInt8])] {
        if let held {
            let start = folder + "/"
            let names = held.keys.filter { name in
                name.hasPrefix(start) && name.hasSuffix(suffix)
                    && (isDeep || !name.dropFirst(start.count).contains("/"))
            }
            return names.sorted().map { ($0, held[$0] ?? []) }
        }
        guard let real = FilePaths.resolved("\(path)/\(folder)"), isInside(real, folder) else { return [] }
        var files: [(name: String, bytes: [UInt8])] = []
        collect(folder, at: real, suffix, isDeep: isDeep, around: [], into: &files)
        return files.sorted { $0.name < $1.name }
    }

    /// - Parameters:
    ///   - real: The folder's real path, which is inside of the theme.
    ///   - folders: The real paths of the folders around this one: a link into one of them leads round in a circle.
    private mutating func collect(
        _ folder: String, at real: String, _ suffix: String, isDeep: Bool, around folders: [String],
        into files: inout [(name: String, bytes: [UInt8])]
    ) {
        guard !folders.contains(real) else { return }
        var inner: [(name: String, path: String)] = []
        for entry in entries(of: folder, at: real) where !entry.name.hasPrefix(".") {
            guard canGoOn(folder) else { return }
            let name = "\(folder)/\(entry.name)"
            guard let place = Self.place(of: entry, inFolderAt: real) else { continue }
            switch place.kind {
            case .folder where isDeep:
                if isInside(place.path, name) { inner.append((name, place.path)) }
            case .file where entry.name.hasSuffix(suffix):
                if isInside(place.path, name), let bytes = bytes(ofFileAt: place.path, name) {
                    files.append((name, bytes))
                }
            default: break
            }
        }
        // What is deeper comes last: it may be without end.
        for (name, path) in inner {
            collect(name, at: path, suffix, isDeep: true, around: folders + [real], into: &files)
        }
    }

    /// What is in a folder; nothing, and why, where it cannot be read.
    private mutating func entries(of folder: String, at real: String) -> [Folder.Entry] {
        do throws(SystemError) { return try Folder(path: real).entries() } catch {
            report(Diagnostic(.unreadableFile, .error, "the folder `\(folder)` cannot be read: \(error.reason)"))
            return []
        }
    }

    /// Whether another entry may be looked at. Links that lead to one folder in many ways make few files many.
    private mutating func canGoOn(_ folder: String) -> Bool {
        entriesLeft -= 1
        if entriesLeft >= 0 { return true }
        report(
            Diagnostic(
                .limit, .error,
                "`\(folder.prefix { $0 != "/" })` has more than \(Self.entryLimit) files and folders, those behind links counted each time",
                help: "remove links between the theme's folders"))
        return false
    }

    private mutating func report(_ diagnostic: Diagnostic) {
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    /// What is in a folder; nothing where it cannot be read.
    private static func entries(ofFolderAt path: String) -> [Folder.Entry] {
        (try? Folder(path: path).entries()) ?? []
    }

    /// The real path of a folder's entry, and what stands there. Only a link can lead elsewhere.
    private static func place(of entry: Folder.Entry, inFolderAt real: String) -> (path: String, kind: FileKind)? {
        let path = "\(real)/\(entry.name)"
        guard entry.kind == .link else { return (path, entry.kind) }
        guard let target = FilePaths.resolved(path), let kind = FilePaths.kind(at: target) else { return nil }
        return (target, kind)
    }

    private mutating func isInside(_ real: String, _ name: String) -> Bool {
        if isInside(real) { return true }
        let diagnostic = Diagnostic(
            .outsideTheme, .warning, "`\(name)` is a link that leads out of the theme, and is not read",
            help: "put the file itself into the theme")
        report(diagnostic)
        return false
    }

    private func isInside(_ real: String) -> Bool {
        real == root || real.hasPrefix(root == "/" ? root : root + "/")
    }

    private mutating func bytes(ofFileAt real: String, _ name: String) -> [UInt8]? {
        if let bytes = replacements[name] ?? (try? File.contents(at: real)) {
            readFiles[name] = bytes
            return bytes
        }
        diagnostics.append(Diagnostic(.unreadableFile, .error, "`\(name)` cannot be read"))
        return nil
    }
}
