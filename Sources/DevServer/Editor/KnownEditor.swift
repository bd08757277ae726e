/// An editor of which it is known how it is told a line and a column, and as what it runs.
struct KnownEditor: Sendable {
    /// How it is told a place.
    enum Form: Sendable {
        /// `-g file:line:column`
        case goto
        /// `file:line:column`
        case joined
        /// `--line line --column column file`
        case options
        /// `-n +line:column file`
        case client
        /// `+line:column file`
        case plus
        /// `-l line:column file`
        case lineOption
        /// `-nline -ccolumn file`
        case letters
        /// Vim's script for it, to a window that is there.
        case remoteVim
        /// Vim's script for it, behind `--`.
        case neovim
        /// It needs the terminal in which it is started.
        case terminal
    }

    /// The commands that start it, the usual one first.
    let commands: [String]
    /// The names of its programs while it runs, beside the commands; of a program in a bundle of macOS, the bundle's.
    var programs: [String] = []
    /// Where in the bundle, or beside the program, its command is.
    var bundled: String?
    let form: Form

    /// The arguments with which it opens a place.
    func arguments(for place: EditorPlace) -> [String] {
        let (file, line, column) = (place.file, place.line, place.column)
        switch form {
        case .goto: return ["-g", "\(file):\(line):\(column)"]
        case .joined: return ["\(file):\(line):\(column)"]
        case .options: return ["--line", "\(line)", "--column", "\(column)", file]
        case .client: return ["-n", "+\(line):\(column)", file]
        case .plus: return ["+\(line):\(column)", file]
        case .lineOption: return ["-l", "\(line):\(column)", file]
        case .letters: return ["-n\(line)", "-c\(column)", file]
        case .remoteVim: return ["--remote-silent", "+call cursor(\(line), \(column))", file]
        case .neovim: return ["--", "+call cursor(\(line), \(column))", file]
        case .terminal: return [file]
        }
    }

    private static let code = "Contents/Resources/app/bin/code"

    /// All of them; of those that run at the same time, the first is taken.
    static let all: [KnownEditor] = [
        KnownEditor(
            commands: ["cursor"], programs: ["Cursor.app"], bundled: "Contents/Resources/app/bin/cursor", form: .goto),
        KnownEditor(
            commands: ["windsurf"], programs: ["Windsurf.app"], bundled: "Contents/Resources/app/bin/windsurf",
            form: .goto),
        KnownEditor(commands: ["code"], programs: ["Visual Studio Code.app"], bundled: code, form: .goto),
        KnownEditor(
            commands: ["code-insiders"], programs: ["Visual Studio Code - Insiders.app"], bundled: code, form: .goto),
        KnownEditor(
            commands: ["codium", "vscodium"], programs: ["VSCodium.app"],
            bundled: "Contents/Resources/app/bin/codium", form: .goto),
        KnownEditor(
            commands: ["zed", "zeditor", "zed-editor"], programs: ["Zed.app"], bundled: "Contents/MacOS/cli",
            form: .joined),
        KnownEditor(
            commands: ["subl"], programs: ["sublime_text", "Sublime Text.app"],
            bundled: "Contents/SharedSupport/bin/subl", form: .joined),
        jetBrains("webstorm", "WebStorm"), jetBrains("phpstorm", "PhpStorm"), jetBrains("idea", "IntelliJ IDEA"),
        jetBrains("pycharm", "PyCharm"), jetBrains("rubymine", "RubyMine"), jetBrains("goland", "GoLand"),
        jetBrains("rider", "Rider"), jetBrains("clion", "CLion"), jetBrains("fleet", "Fleet"),
        KnownEditor(commands: ["emacsclient"], programs: ["emacs", "Emacs.app"], form: .client),
        KnownEditor(commands: ["gvim", "mvim"], programs: ["MacVim.app"], form: .remoteVim),
        KnownEditor(commands: ["neovide"], programs: ["Neovide.app"], form: .neovim),
        KnownEditor(commands: ["nvim-qt"], form: .neovim),
        KnownEditor(commands: ["lapce"], programs: ["Lapce.app"], form: .joined),
        KnownEditor(commands: ["kate", "kwrite"], form: .options),
        KnownEditor(commands: ["geany"], form: .options),
        KnownEditor(commands: ["gedit", "gnome-text-editor", "xed", "pluma"], form: .plus),
        KnownEditor(commands: ["mate"], programs: ["TextMate.app"], form: .lineOption),
        KnownEditor(commands: ["notepad++"], form: .letters),
        // Those that do not run by themselves.
        KnownEditor(commands: ["emacs"], form: .plus),
        KnownEditor(
            commands: [
                "vi", "vim", "nvim", "view", "nano", "pico", "micro", "hx", "helix", "kak", "joe", "jed", "mcedit",
                "ne",
                "ed",
            ], form: .terminal),
    ]

    private static func jetBrains(_ command: String, _ bundle: String) -> KnownEditor {
        KnownEditor(
            commands: [command], programs: ["\(bundle).app"], bundled: "Contents/MacOS/\(command)", form: .options)
    }

    /// The editor that a command starts; nil where it is not known.
    /// - Parameter command: Its name or its path, with the suffix of a program or without.
    static func started(by command: String) -> KnownEditor? {
        let name = bareName(of: command)
        return all.first { $0.commands.contains(name) }
    }

    /// A program's name as all systems have it: `idea64.exe` is `idea`.
    static func bareName(of path: String) -> String {
        var name = (path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path).lowercased()
        for suffix in [".exe", ".cmd", ".bat", ".sh", "64"] where name.hasSuffix(suffix) && name != suffix {
            name.removeLast(suffix.count)
        }
        return name
    }
}
