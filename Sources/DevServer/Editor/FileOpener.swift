import Diagnostics
import FileSystem
import JSON

/// Opens files of the theme and the fixtures in an editor, and no other file.
struct FileOpener: Sendable {
    /// The theme's folder, as it was given.
    let theme: String
    /// The fixtures' folder, as it was given.
    let fixtures: String
    /// The editor that was asked for; one that runs if nil.
    var editor: EditorCommand?
    var pathMap = PathMap()
    /// Finds an editor that runs.
    var findEditor: @Sendable () -> EditorCommand? = { nil }
    /// Starts a command: why it cannot be, or nil.
    var start: @Sendable (_ command: EditorCommand, _ arguments: [String]) -> String? = FileOpener.start

    /// What became of a file that was to be opened.
    enum Outcome: Equatable {
        /// An editor has it.
        /// - Parameter place: The place as a user finds it from where the program was started.
        case opened(editor: String, place: String)
        /// No editor can be had, and why.
        case notOpened(reason: String, place: String)
        /// It may not be, or cannot be.
        case refused(Response.Status, String)
    }

    /// Opens what a request asks for: `{ "file": "views/main.liquid", "line": 3, "column": 7 }`.
    /// - Parameter body: The request's body.
    func answer(_ body: [UInt8]) -> Response {
        let place: EditorPlace
        do throws(Diagnostic) { place = try Self.place(in: body) } catch {
            return .message(.badRequest, error.message)
        }
        var writer = JSONWriter()
        switch open(place) {
        case .opened(let editor, let shown):
            writer.object { writer in
                writer.member("isOpened", true)
                writer.member("editor", editor)
                writer.member("place", shown)
            }
        case .notOpened(let reason, let shown):
            writer.object { writer in
                writer.member("isOpened", false)
                writer.member("reason", reason)
                writer.member("place", shown)
            }
        case .refused(let status, let message): return .message(status, message)
        }
        return .json(writer.take())
    }

    private static func place(in body: [UInt8]) throws(Diagnostic) -> EditorPlace {
        func fault(_ message: String) -> Diagnostic { Diagnostic(.invalidJSON, .error, message) }
        let root = try JSONDocument(Source(name: "request", bytes: body)).root
        func number(_ name: String) throws(Diagnostic) -> Int {
            guard let number = root[name]?.number.flatMap(Int.init(exactly:)), (1...Self.lastLine).contains(number)
            else {
                throw fault("`\(name)` must be a number from 1 on")
            }
            return number
        }
        guard let file = root["file"]?.string, !file.isEmpty, !file.utf8.contains(0) else {
            throw fault("`file` must be a path")
        }
        return EditorPlace(file: file, line: try number("line"), column: try number("column"))
    }

    private static let lastLine = 100_000_000

    // MARK: Opening

    /// Opens a place.
    /// - Parameter place: Its file is a path in the theme or the fixtures, or one from where the program was started.
    func open(_ place: EditorPlace) -> Outcome {
        let found: (shown: String, real: String)
        do throws(Refusal) { found = try file(place.file) } catch { return .refused(error.status, error.message) }
        let shown = "\(found.shown):\(place.line):\(place.column)"
        guard let command = editor ?? findEditor() else {
            return .notOpened(
                reason: "no editor was found that runs: name yours with `--editor` or `SM_EDITOR`", place: shown)
        }
        if command.needsTerminal {
            return .notOpened(
                reason: "`\(command.name)` needs a terminal of its own; name one with a window with `--editor`",
                place: shown)
        }
        let there = EditorPlace(file: pathMap.translated(found.real), line: place.line, column: place.column)
        if let reason = start(command, command.arguments(for: there)) {
            return .notOpened(reason: reason, place: shown)
        }
        return .opened(editor: command.name, place: shown)
    }

    private struct Refusal: Error {
        let status: Response.Status
        let message: String
    }

    /// The path of a file without links, which lies in one of the folders, and the one that a user knows.
    private func file(_ name: String) throws(Refusal) -> (shown: String, real: String) {
        let roots = [theme, fixtures].compactMap(FilePaths.resolved)
        let candidates = name.hasPrefix("/") ? [name] : ["\(theme)/\(name)", "\(fixtures)/\(name)", name]
        var isOutside = false
        for candidate in candidates {
            guard let real = FilePaths.resolved(candidate) else { continue }
            guard roots.contains(where: { real.hasPrefix($0 == "/" ? $0 : $0 + "/") }) else {
                isOutside = true
                continue
            }
            guard FilePaths.kind(at: real) == .file else {
                throw Refusal(status: .notFound, message: "`\(name)` is not a file")
            }
            return (FilePaths.fromWorkingFolder(candidate), real)
        }
        if isOutside {
            throw Refusal(status: .forbidden, message: "`\(name)` is neither in the theme nor in the fixtures")
        }
        throw Refusal(status: .notFound, message: "there is no file `\(name)`")
    }

    // MARK: The editor

    /// Starts a command, and watches it for a moment.
    private static func start(_ command: EditorCommand, _ arguments: [String]) -> String? {
        let environment = EnvironmentVariables.all
        guard let program = Command(named: command.program, in: environment["PATH"] ?? "") else {
            return "there is no command `\(command.program)`"
        }
        do throws(SystemError) {
            let code = try program.launch(arguments, environment: environment, patience: 1)
            return code == nil || code == 0 ? nil : "`\(command.name)` ended with \(code ?? 0)"
        } catch { return "`\(command.program)` cannot be started: \(error.reason)" }
    }
}

extension FileOpener {
    /// The opener that a user's settings make.
    /// - Parameter flag: The command that was given on the command line.
    /// - Throws: What is wrong with the settings.
    init(theme: String, fixtures: String, flag: String?) throws(Diagnostic) {
        let configuration = try UserConfiguration.ofUser()
        let environment = EnvironmentVariables.all
        self.init(theme: theme, fixtures: fixtures)
        pathMap = configuration.pathMap
        editor = try Self.editor(flag: flag, environment, configuration)
        findEditor = {
            let path = environment["PATH"] ?? ""
            return RunningEditor.command(among: RunningProgram.all, environment: environment) {
                Command(named: $0, in: path) != nil
            }
        }
    }

    /// The editor that a user has named: on the command line, in the environment, or in the settings.
    static func editor(
        flag: String?, _ environment: [String: String], _ configuration: UserConfiguration
    ) throws(Diagnostic) -> EditorCommand? {
        let variable = environment["SM_EDITOR"].flatMap { $0.isEmpty ? nil : $0 }
        let named = [("--editor", flag), ("SM_EDITOR", variable), ("editor", configuration.editor)]
        for case (let name, let text?) in named {
            do throws(EditorCommand.Fault) { return try EditorCommand(text) } catch {
                throw Diagnostic(.invalidConfig, .error, "the command in `\(name)` \(error.reason)")
            }
        }
        return nil
    }
}
