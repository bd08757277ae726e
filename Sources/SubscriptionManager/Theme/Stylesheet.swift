import Diagnostics
import FileSystem

/// The styles of a theme: CSS, or Less that the command `lessc` compiles.
struct Stylesheet: Sendable {
    private let folder: String
    private let css: [UInt8]?

    /// How long `lessc` may take, in seconds.
    private static let patience = 60.0

    /// Makes the styles of a theme.
    /// - Parameter css: The contents of `styles/main.css`, if there is one.
    init(folder: String, css: [UInt8]?) {
        self.folder = folder
        self.css = css
    }

    private var main: String { "\(folder)/styles/main.less" }

    /// The styles as CSS.
    /// - Parameters:
    ///   - searchPath: Where to look for `lessc`: folders with colons between them.
    ///   - patience: How long it may take, in seconds.
    func compiled(
        searchPath: String = EnvironmentVariables.value(of: "PATH") ?? "", patience: Double = patience
    ) -> (css: [UInt8]?, diagnostics: [Diagnostic]) {
        if let css { return (css, []) }
        guard FilePaths.kind(at: main) == .file else { return (nil, []) }
        guard let command = Command(named: "lessc", in: searchPath) else {
            let diagnostic = Diagnostic(
                .missingCommand, .warning,
                "the theme's styles are written in Less, and there is no command `lessc`: its pages are unstyled",
                help: "install it: `apt-get install node-less`")
            return (nil, [diagnostic])
        }
        var environment = EnvironmentVariables.all
        environment["PATH"] = searchPath
        // Debian keeps the modules that its `lessc` needs where only Debian's own Node looks by itself.
        environment["NODE_PATH"] = ((environment["NODE_PATH"].map { [$0] } ?? []) + ["/usr/share/nodejs"])
            .joined(separator: ":")
        guard let result = command.run(["--no-color", main], environment: environment, patience: patience) else {
            return (nil, [failure("`\(command.path)` cannot be started")])
        }
        if result.wasStopped {
            return (nil, [failure("`lessc` was stopped, because it took longer than \(Int(patience)) seconds")])
        }
        return result.isSuccess ? (result.output, []) : (nil, [failure(in: result.errors)])
    }

    /// What `lessc` would read, with the command's own version; nil where it would not run, or might read more.
    func sources(searchPath: String = EnvironmentVariables.value(of: "PATH") ?? "") -> [UInt8]? {
        guard css == nil, FilePaths.kind(at: main) == .file,
            let command = Command(named: "lessc", in: searchPath),
            let version = FilePaths.version(at: command.path),
            let files = LessSources(folder: folder)?.text
        else { return nil }
        return Array("\(version)\n".utf8) + files
    }

    // MARK: Faults

    private func failure(_ message: String, at place: Diagnostic.Place? = nil) -> Diagnostic {
        Diagnostic(
            .invalidStylesheet, .error, message, at: place,
            help: place == nil ? "the pages are unstyled; `lessc \(main)` shows more" : "the pages are unstyled")
    }

    /// Reads what `lessc` complains of: `NameError: variable @x is undefined in /…/main.less on line 1, column 13:`.
    private func failure(in complaint: [UInt8]) -> Diagnostic {
        let lines = String(decoding: complaint, as: UTF8.self).split(whereSeparator: \.isNewline)
        let matches = lines.lazy.compactMap { $0.wholeMatch(of: /(.+) in (\S.*) on line (\d+), column (\d+):/) }
        guard let match = matches.first, let line = Int(match.3), let column = Int(match.4) else {
            let reason = lines.first { $0.contains("Error") } ?? lines.first
            return failure("`lessc` failed\(reason.map { ": \($0)" } ?? "")")
        }
        // Where a file is missing, all the places are named in which it was looked for.
        let message = match.1.firstRange(of: ". Tried - ").map { match.1[..<$0.lowerBound] } ?? match.1
        let file = String(match.2)
        let source = Source(name: name(of: file), bytes: (try? File.contents(at: file)) ?? [])
        return failure(
            "the styles cannot be compiled: \(message)",
            at: Diagnostic.Place(
                file: source.name, line: line, column: column, endLine: line, endColumn: column + 1,
                sourceLine: source.line(line)))
    }

    /// The path of a file in the theme.
    private func name(of file: String) -> String {
        let root = (FilePaths.resolved(folder) ?? folder) + "/"
        let path = FilePaths.resolved(file) ?? file
        return path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
    }
}
