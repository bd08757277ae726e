import Diagnostics
import FileSystem

/// The styles of a theme: CSS, or Less that the command `lessc` compiles.
struct Stylesheet: Sendable {
    private let theme: ThemePlace
    private let css: [UInt8]?

    /// How long `lessc` may take, in seconds.
    private static let patience = 60.0
    /// Where commands are looked for.
    private static var searchPath: String { EnvironmentVariables.value(of: "PATH") ?? "" }

    /// Makes the styles of a theme.
    /// - Parameter css: The contents of `styles/main.css`, if there is one.
    init(_ theme: ThemePlace, css: [UInt8]?) {
        self.theme = theme
        self.css = css
    }

    /// Why Less is not run.
    var faults: [Diagnostic] { css == nil ? LessFiles(of: theme)?.faults ?? [] : [] }

    /// The styles as CSS.
    /// - Parameters:
    ///   - searchPath: Where to look for `lessc`: folders with colons between them.
    ///   - patience: How long it may take, in seconds.
    ///   - prepared: Runs that are started ahead of time, if there are any.
    func compiled(
        searchPath: String = searchPath, patience: Double = patience, by prepared: PreparedLess? = nil
    ) -> (css: [UInt8]?, diagnostics: [Diagnostic]) {
        if let css { return (css, []) }
        guard let less = LessFiles(of: theme) else { return (nil, []) }
        if !less.faults.isEmpty { return (nil, less.faults) }
        if let css = less.bundledStyles { return (css, []) }
        guard let command = Command(named: "lessc", in: searchPath) else {
            let diagnostic = Diagnostic(
                .missingCommand, .warning,
                "the theme's styles are written in Less, and there is no command `lessc`: its pages are unstyled",
                help: "install it: `apt-get install node-less`")
            return (nil, [diagnostic])
        }
        do throws(SystemError) {
            let waiting = prepared?.take(command, searchPath)
            let run = if let waiting { waiting } else { try LessRun(of: command, searchPath) }
            for file in less.files { try run.copy.add(file.name, file.bytes) }
            return compiled(less, by: run, patience)
        } catch {
            return (nil, [failure("the styles cannot be given to `lessc`: \(error.reason)")])
        }
    }

    private func compiled(
        _ less: LessFiles, by run: LessRun, _ patience: Double
    ) -> (css: [UInt8]?, diagnostics: [Diagnostic]) {
        guard let result = run.result(patience: patience) else {
            return (nil, [failure("`\(run.command.path)` cannot be started")])
        }
        if result.wasStopped {
            return (nil, [failure("`lessc` was stopped, because it took longer than \(Int(patience)) seconds")])
        }
        return result.isSuccess ? (result.output, []) : (nil, [failure(in: result.errors, less, run.copy)])
    }

    /// Has a run of `lessc` wait for the styles, if they are written in Less.
    func prepare(_ prepared: PreparedLess) {
        if css == nil, theme.isOnDisk, FilePaths.kind(at: "\(theme.path)/styles/\(LessFiles.main)") != nil {
            prepared.prepare(Self.searchPath)
        }
    }

    /// What `lessc` would read, with the command's own version; nil where it would not run.
    func sources(searchPath: String = searchPath) -> [UInt8]? {
        guard css == nil, let less = LessFiles(of: theme), less.faults.isEmpty, less.bundledStyles == nil,
            let command = Command(named: "lessc", in: searchPath),
            let version = FilePaths.version(at: command.path)
        else { return nil }
        return Array("\(version)\n".utf8) + less.text
    }

    // MARK: Faults

    private func failure(_ message: String, at place: Diagnostic.Place? = nil) -> Diagnostic {
        Diagnostic(
            .invalidStylesheet, .error, message, at: place,
            help: place == nil
                ? "the pages are unstyled; `lessc styles/main.less` shows more" : "the pages are unstyled")
    }

    /// Reads what `lessc` complains of: `NameError: variable @x is undefined in /…/main.less on line 1, column 13:`.
    private func failure(in complaint: [UInt8], _ less: LessFiles, _ copy: TemporaryCopy) -> Diagnostic {
        let lines = String(decoding: complaint, as: UTF8.self).split(whereSeparator: \.isNewline)
        let matches = lines.lazy.compactMap { $0.wholeMatch(of: /(.+) in (\S.*) on line (\d+), column (\d+):/) }
        guard let match = matches.first, let line = Int(match.3), let column = Int(match.4) else {
            let reason = lines.first { $0.contains("Error") } ?? lines.first
            return failure("`lessc` failed\(reason.map { ": \($0)" } ?? "")")
        }
        // Where a file is missing, all the places are named in which it was looked for.
        let message = match.1.firstRange(of: ". Tried - ").map { match.1[..<$0.lowerBound] } ?? match.1
        let root = copy.path + "/"
        let path = FilePaths.resolved(String(match.2)) ?? String(match.2)
        let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
        let source = Source(name: "styles/\(name)", bytes: less.files.first { $0.name == name }?.bytes ?? [])
        return failure(
            "the styles cannot be compiled: \(message)",
            at: Diagnostic.Place(
                file: source.name, line: line, column: column, endLine: line, endColumn: column + 1,
                sourceLine: source.line(line)))
    }
}
