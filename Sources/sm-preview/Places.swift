import Diagnostics
import FileSystem
import JSON
import SubscriptionManager

/// Where things are that nobody has named.
enum Places {
    /// The file from which a folder is known as a theme.
    private static let main = "views/main.liquid"
    /// The theme of a clone of this repository.
    private static let clonedTheme = "Templates/standard"
    /// How many folders above the working folder are looked into.
    private static let deepest = 64

    /// The theme's folder: the working folder or the nearest one above it that is a theme; else the one of a clone of this
    /// repository; nil where there is none.
    static var theme: String? {
        var path = "."
        for _ in 0..<deepest {
            if FilePaths.kind(at: "\(path)/\(main)") == .file { return path }
            if FilePaths.resolved(path) == "/" { break }
            path = path == "." ? ".." : "../\(path)"
        }
        return isClone ? clonedTheme : nil
    }

    /// What a theme is called in a summary: its path, or, where that is only dots, the folder's own name.
    static func name(ofThemeAt theme: String) -> String {
        guard theme.allSatisfy({ $0 == "." || $0 == "/" }), let path = FilePaths.resolved(theme) else { return theme }
        return path.split(separator: "/").last.map(String.init) ?? theme
    }

    /// Whether the working folder is a clone of this repository.
    static var isClone: Bool {
        FilePaths.kind(at: "\(clonedTheme)/\(main)") == .file && FilePaths.kind(at: "Fixtures") == .folder
    }

    /// The fixtures of a theme: its own, with the program's customers below them; in a clone of this repository with those
    /// that lie there.
    static func fixtures(ofThemeAt theme: String, withBundled: Bool) throws(Diagnostic) -> FixtureSource {
        if isClone, theme == clonedTheme { return FixtureSource("Fixtures") }
        let folder = configuration(ofThemeAt: theme).fixtures ?? "fixtures"
        let others: FixtureFolder =
            if !withBundled {
                FixtureFolder(path: folder, fileNames: []) { _ in nil }
            } else if isClone {
                try FixtureFolder(contentsOf: "Fixtures")
            } else {
                .bundled
            }
        return FixtureSource(ofThemeAt: theme, folder: folder, over: others)
    }

    /// The folder of the previews of a theme.
    static func output(ofThemeAt theme: String) -> String {
        if isClone, theme == clonedTheme { return "Output" }
        let folder = configuration(ofThemeAt: theme).output ?? "previews"
        return theme == "." ? folder : "\(theme)/\(folder)"
    }

    /// What a theme's own file says of how its previews are made. What is wrong with it is told when the theme is read.
    static func configuration(ofThemeAt theme: String) -> Configuration {
        guard let bytes = try? ContainedFolder(path: theme)?.contents(of: Configuration.fileName),
            let document = try? JSONDocument(Source(name: Configuration.fileName, bytes: bytes))
        else { return Configuration() }
        return Configuration(document.root)
    }

    /// The folders of a theme in which there is no place for previews.
    private static let sources = ["views", "locales", "styles", "scripts", "controls", "content", "fixtures"]

    /// Makes sure that previews may be written to a folder: not among what they are made of, and, where nobody has named it,
    /// nowhere outside of the theme.
    static func check(output: String, ofThemeAt theme: String, isNamed: Bool) throws(Diagnostic) {
        guard let place = FilePaths.resolvedPlace(output), let root = FilePaths.resolved(theme) else { return }
        let inRoot = root == "/" ? root : root + "/"
        if let source = sources.first(where: { "\(place)/".hasPrefix("\(inRoot)\($0)/") }) {
            throw Diagnostic(
                .foreignFolder, .error,
                "`\(output)` is in the folder `\(source)` of the theme, where previews have no place",
                help: "name another folder with `--output DIR`")
        }
        guard isNamed || place.hasPrefix(inRoot) || isClone && theme == clonedTheme else {
            throw Diagnostic(
                .foreignFolder, .error, "`\(output)` is a link that leads out of the theme, and is left as it is",
                help: "name the folder of the previews with `--output DIR`")
        }
    }

    /// What is said where the bundled theme is shown.
    static let noTheme = "there is no theme here, so this is the bundled one; `sm-preview init` makes a copy of it"

    /// What to do where there is no theme in the working folder or above it.
    /// - Parameter mayBeBundled: Whether the program's own theme does as well.
    /// - Throws: It does not, or there is a theme one folder deeper, which is probably meant.
    static func checkMissingTheme(mayBeBundled: Bool) throws(Diagnostic) {
        let deeper = ((try? Folder(path: "."))?.entries(of: .folder) ?? [])
            .first { FilePaths.kind(at: "\($0)/\(main)") == .file }
        if deeper == nil, mayBeBundled { return }
        throw Diagnostic(
            .notFound, .error, "there is no theme here: neither this folder nor one above it has `\(main)`",
            help: deeper.map { "the theme is one folder deeper: `sm-preview … \($0)`" }
                ?? "go into the theme's folder, or name it: `sm-preview … ~/my-theme`; `sm-preview init` makes a new one"
        )
    }
}

extension Folder {
    /// The names of what is in the folder, of a kind, in name order; hidden ones left out.
    fileprivate func entries(of kind: FileKind) -> [String] {
        ((try? entries()) ?? []).filter { $0.kind == kind && !$0.name.hasPrefix(".") }.map(\.name).sorted()
    }
}
