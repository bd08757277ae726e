import Diagnostics
import FileSystem
import Foundation
import TestSupport
import Testing

@testable import DevServer

@Suite("An editor's command")
struct EditorCommandTests {
    private static let place = EditorPlace(file: "/t/views/a b.liquid", line: 3, column: 7)

    @Test(
        "is words, of which quotes hold together what has spaces",
        arguments: [
            ("code", ["code"]), ("  code   -r ", ["code", "-r"]),
            ("'/opt/my editor/run' --new \"a b\" c\\ d", ["/opt/my editor/run", "--new", "a b", "c d"]),
            ("edit ''", ["edit", ""]), (#"edit "a\"b" 'c\d' "e\f""#, ["edit", "a\"b", "c\\d", "e\\f"]),
            ("edit $HOME;rm `x` | y > z", ["edit", "$HOME;rm", "`x`", "|", "y", ">", "z"]),
        ])
    func words(text: String, words: [String]) throws {
        let command = try EditorCommand(text)
        #expect([command.program] + command.words == words)
    }

    @Test(
        "is none without a program, or with an open quote",
        arguments: [
            ("", EditorCommand.Fault.isEmpty), ("   ", .isEmpty), ("''", .isEmpty), ("code 'a", .isOpen("'")),
            ("code \"a'", .isOpen("\"")),
        ])
    func faults(text: String, fault: EditorCommand.Fault) {
        #expect(throws: fault) { try EditorCommand(text) }
    }

    @Test(
        "is given the place as the editor takes it",
        arguments: [
            ("code -r", ["-r", "-g", "/t/views/a b.liquid:3:7"]),
            ("/usr/bin/codium", ["-g", "/t/views/a b.liquid:3:7"]), ("Code.exe", ["-g", "/t/views/a b.liquid:3:7"]),
            ("subl", ["/t/views/a b.liquid:3:7"]), ("zed", ["/t/views/a b.liquid:3:7"]),
            ("webstorm", ["--line", "3", "--column", "7", "/t/views/a b.liquid"]),
            ("idea64.exe", ["--line", "3", "--column", "7", "/t/views/a b.liquid"]),
            ("emacsclient", ["-n", "+3:7", "/t/views/a b.liquid"]),
            ("gvim", ["--remote-silent", "+call cursor(3, 7)", "/t/views/a b.liquid"]),
            ("neovide", ["--", "+call cursor(3, 7)", "/t/views/a b.liquid"]),
            ("gedit", ["+3:7", "/t/views/a b.liquid"]), ("mate", ["-l", "3:7", "/t/views/a b.liquid"]),
            ("my-own --wait", ["--wait", "/t/views/a b.liquid"]),
            ("my-own {file} {line}", ["/t/views/a b.liquid", "3"]),
            ("code --goto={file}:{line}:{column} {x}", ["--goto=/t/views/a b.liquid:3:7", "{x}"]),
        ])
    func arguments(text: String, arguments: [String]) throws {
        #expect(try EditorCommand(text).arguments(for: Self.place) == arguments)
    }

    @Test func `takes placeholders in a file's name as they are`() throws {
        let place = EditorPlace(file: "/t/{line}{file}.liquid", line: 1, column: 2)
        #expect(try EditorCommand("e {file}:{column}").arguments(for: place) == ["/t/{line}{file}.liquid:2"])
    }

    @Test(
        "needs a terminal, or does not",
        arguments: [
            ("vim", true), ("/usr/bin/nano", true), ("nvim", true), ("emacs -nw", true), ("emacsclient -t", true),
            ("vim -g", false), ("emacs", false), ("code", false), ("my-own", false), ("nvim --server s {file}", false),
        ])
    func terminals(text: String, needsTerminal: Bool) throws {
        #expect(try EditorCommand(text).needsTerminal == needsTerminal)
    }
}

@Suite("An editor that runs")
struct RunningEditorTests {
    private func found(
        _ paths: [String], commands: Set<String> = [], environment: [String: String] = [:], words: [String] = []
    ) -> String? {
        RunningEditor.command(
            among: paths.map { RunningProgram(path: $0, words: words) }, environment: environment,
            isCommand: commands.contains)?.program
    }

    @Test func `is found among the programs`() {
        #expect(found(["/bin/bash", "/usr/share/code/code"], commands: ["code", "subl"]) == "code")
        #expect(found(["/opt/sublime_text/sublime_text"], commands: ["code", "subl"]) == "subl")
        #expect(found(["/usr/bin/emacs-gtk"], commands: ["emacsclient"]) == "emacsclient")
        #expect(found(["/opt/webstorm/bin/webstorm"]) == "/opt/webstorm/bin/webstorm")
        let words = ["java", "-Didea.paths.selector=WebStorm2023.2"]
        #expect(found(["/opt/w/jbr/bin/java"], commands: ["webstorm"], words: words) == "webstorm")
        #expect(
            found(["/Applications/Visual Studio Code.app/Contents/MacOS/Electron"])
                == "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code")
    }

    @Test func `is the one in whose terminal the server was started`() {
        let environment = ["TERM_PROGRAM": "vscode", "PATH": "/server/.cursor-server/bin/remote-cli:/usr/bin"]
        #expect(found([], commands: ["code", "cursor"], environment: environment) == "cursor")
        #expect(found([], commands: ["code"], environment: ["TERM_PROGRAM": "vscode", "PATH": "/bin"]) == "code")
    }

    @Test func `is none that has no window, and none that is only installed`() {
        #expect(found(["/bin/bash", "/usr/bin/vim", "/usr/bin/nano"], commands: ["vim", "nano", "code"]) == nil)
        #expect(found([], commands: ["code"]) == nil)
    }

    @Test func `is looked for among all programs of the user`() {
        #expect(RunningProgram.all.contains { $0.path == ProcessInfo.processInfo.arguments[0] || !$0.words.isEmpty })
    }
}

@Suite("The user's settings")
struct UserConfigurationTests {
    private func read(_ text: String) throws(Diagnostic) -> UserConfiguration {
        try UserConfiguration(Source(name: "config.json", text: text))
    }

    @Test func `have an editor and what paths are called there`() throws {
        let settings = try read(#"{"$schema": "x", "editor": "code -r", "pathMap": {"/here": "/there"}}"#)
        #expect(settings.editor == "code -r")
        #expect(settings.pathMap.prefixes == [PathMap.Prefix(here: "/here", there: "/there")])
        #expect(try read("{}") == UserConfiguration())
    }

    @Test(
        "say what is wrong with them",
        arguments: [
            ("[]", "the settings must be an object, such as `{ \"editor\": \"code\" }`", nil),
            (#"{"editr": "x"}"#, "there is no setting `editr`", "did you mean `editor`?"),
            (#"{"zzz": 1}"#, "there is no setting `zzz`", "there are `editor` and `pathMap`"),
            (#"{"editor": 1}"#, "`editor` must be a command in quotes", nil),
            (#"{"editor": "a 'b"}"#, "the command in `editor` has a `'` without its end", nil),
            (#"{"pathMap": {"work": "/x"}}"#, "a path here must begin with `/`, and `work` does not", nil),
            (#"{"pathMap": {"/here": 1}}"#, "the path for `/here` must be one in quotes", nil),
        ] as [(String, String, String?)])
    func faults(text: String, message: String, help: String?) {
        #expect {
            try read(text)
        } throws: { error in
            let diagnostic = error as? Diagnostic
            return diagnostic?.message == message && diagnostic?.help == help
                && diagnostic?.place?.file == "config.json"
        }
    }

    @Test func `are asked for an editor after the flag and the environment`() throws {
        let settings = try read(#"{"editor": "c"}"#)
        func editor(_ flag: String?, _ variable: String?) throws(Diagnostic) -> String? {
            let environment = variable.map { ["SM_EDITOR": $0, "EDITOR": "vi", "VISUAL": "vi"] } ?? ["EDITOR": "vi"]
            return try FileOpener.editor(flag: flag, environment, settings)?.program
        }
        #expect(try editor("a", "b") == "a")
        #expect(try editor(nil, "b") == "b")
        #expect(try editor(nil, "") == "c")
        #expect(try editor(nil, nil) == "c")
        #expect(try FileOpener.editor(flag: nil, ["EDITOR": "vi"], UserConfiguration()) == nil)
        #expect {
            try editor(nil, "'b")
        } throws: { ($0 as? Diagnostic)?.message == "the command in `SM_EDITOR` has a `'` without its end" }
    }

    @Test(
        "translate paths by their longest known beginning",
        arguments: [
            ("/here/a/b.liquid", "/there/a/b.liquid"), ("/here", "/there"), ("/hereafter/a", "/hereafter/a"),
            ("/here/deep/a", "D:/a"), ("/mnt/x/y", "\\\\wsl$\\Ubuntu\\x\\y"), ("/else", "/else"),
        ])
    func paths(path: String, translated: String) {
        let map = PathMap(prefixes: [
            PathMap.Prefix(here: "/here/", there: "/there"), PathMap.Prefix(here: "/here/deep", there: "D:/"),
            PathMap.Prefix(here: "/mnt", there: "\\\\wsl$\\Ubuntu"),
        ])
        #expect(map.translated(path) == translated)
    }
}

@Suite("Files that are opened")
struct FileOpenerTests {
    private let folder: TemporaryFolder
    private let opener: FileOpener

    init() throws {
        folder = try TemporaryFolder([
            "theme/views/main.liquid": "<p>", "theme/locales/en.json": "{}", "fixtures/ada.json": "{}",
            "secret.txt": "s",
            "theme2/views/main.liquid": "other",
        ])
        try folder.link("theme/views/out.liquid", to: "../../secret.txt")
        try folder.link("theme/views/in.liquid", to: "main.liquid")
        try folder.link("theme/views/gone.liquid", to: "nothing")
        try folder.write(command: "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$0.log\"\n", to: "editor")
        try folder.write(command: "#!/bin/sh\nexit 3\n", to: "failing")
        opener = FileOpener(
            theme: folder.path + "/theme", fixtures: folder.path + "/fixtures",
            editor: EditorCommand(program: folder.path + "/editor", words: ["{file}", "{line}", "{column}"]))
    }

    private func open(_ file: String, by opener: FileOpener? = nil) -> FileOpener.Outcome {
        (opener ?? self.opener).open(EditorPlace(file: file, line: 3, column: 7))
    }

    /// The path without links.
    private var real: String { FilePaths.resolved(folder.path) ?? "" }

    @Test(
        "are those of the theme and the fixtures, by links in these too",
        arguments: [
            ("views/main.liquid", "theme/views/main.liquid"), ("locales/en.json", "theme/locales/en.json"),
            ("ada.json", "fixtures/ada.json"), ("views/in.liquid", "theme/views/main.liquid"),
            ("views/../views/main.liquid", "theme/views/main.liquid"),
        ])
    func known(file: String, path: String) {
        guard case .opened(let editor, _) = open(file) else {
            Issue.record("\(open(file))")
            return
        }
        #expect(editor == "editor")
        #expect(folder.text("editor.log") == "\(real)/\(path)\n3\n7\n")
    }

    @Test func `are those by their paths, as messages have them`() {
        #expect(
            open(folder.path + "/fixtures/ada.json")
                == .opened(editor: "editor", place: "\(folder.path)/fixtures/ada.json:3:7"))
    }

    @Test(
        "are no others, wherever they are from there",
        arguments: [
            "../secret.txt", "views/out.liquid", "/etc/passwd", "../theme2/views/main.liquid",
            "views/../../secret.txt",
        ])
    func foreign(file: String) {
        #expect(open(file) == .refused(.forbidden, "`\(file)` is neither in the theme nor in the fixtures"))
        #expect(folder.text("editor.log") == nil)
    }

    @Test func `are files that are there`() {
        #expect(open("views") == .refused(.notFound, "`views` is not a file"))
        for file in ["views/none.liquid", "views/gone.liquid", "-g"] {
            #expect(open(file) == .refused(.notFound, "there is no file `\(file)`"))
        }
        #expect(folder.text("editor.log") == nil)
    }

    @Test func `are not opened where no editor can be had, and why`() {
        var other = opener
        let place = "\(folder.path)/theme/views/main.liquid:3:7"
        func expect(_ command: String?, _ reason: String) throws {
            other.editor = try command.map { try EditorCommand($0) }
            #expect(open("views/main.liquid", by: other) == .notOpened(reason: reason, place: place))
        }
        #expect(throws: Never.self) {
            try expect(nil, "no editor was found that runs: name yours with `--editor` or `SM_EDITOR`")
            try expect("vim", "`vim` needs a terminal of its own; name one with a window with `--editor`")
            try expect("no-such-editor-anywhere", "there is no command `no-such-editor-anywhere`")
            try expect(folder.path + "/failing", "`failing` ended with 3")
        }
        #expect(folder.text("editor.log") == nil)
    }

    @Test func `have the paths that the editor knows`() {
        var other = opener
        other.pathMap = PathMap(prefixes: [PathMap.Prefix(here: real, there: "C:\\work")])
        #expect(open("views/main.liquid", by: other) != .refused(.forbidden, ""))
        #expect(folder.text("editor.log") == "C:\\work\\theme\\views\\main.liquid\n3\n7\n")
    }

    @Test(
        "are asked for in JSON",
        arguments: [
            (#"{"file": "views/main.liquid", "line": 3, "column": 7}"#, Response.Status.ok),
            (#"{"file": "views/main.liquid", "line": 0, "column": 7}"#, .badRequest),
            (#"{"file": "views/main.liquid", "line": 1.5, "column": 7}"#, .badRequest),
            (#"{"file": "views/main.liquid", "line": "3", "column": 7}"#, .badRequest),
            (#"{"file": 1, "line": 3, "column": 7}"#, .badRequest), (#"{"line": 3, "column": 7}"#, .badRequest),
            (#"{"file": "", "line": 3, "column": 7}"#, .badRequest), ("[]", .badRequest), ("{", .badRequest),
            (#"{"file": "a\u0000b", "line": 3, "column": 7}"#, .badRequest),
            (#"{"file": "../secret.txt", "line": 3, "column": 7}"#, .forbidden),
        ])
    func requests(body: String, status: Response.Status) {
        #expect(opener.answer(Array(body.utf8)).status == status)
    }
}
