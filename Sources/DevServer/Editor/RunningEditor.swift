import FileSystem

/// Finds an editor that runs now.
enum RunningEditor {
    /// The command of the editor that runs, or of the one in whose terminal this program was started.
    /// - Parameters:
    ///   - programs: The programs that run.
    ///   - environment: The variables of this process.
    ///   - isCommand: Whether a name is that of a command that can be had.
    static func command(
        among programs: [RunningProgram], environment: [String: String], isCommand: (String) -> Bool
    ) -> EditorCommand? {
        // The terminal in VS Code, and in what is made of it, has its command on its own path.
        if environment["TERM_PROGRAM"] == "vscode" {
            for name in ["cursor", "windsurf", "codium", "code-insiders", "code"]
            where environment["PATH"].map({ path in hasOwn(name, path) }) ?? false && isCommand(name) {
                return EditorCommand(program: name)
            }
            if isCommand("code") { return EditorCommand(program: "code") }
        }
        for editor in KnownEditor.all {
            if case .terminal = editor.form { continue }
            guard let program = programs.first(where: { editor.isRunning(as: $0) }) else { continue }
            if let name = editor.commands.first(where: isCommand) { return EditorCommand(program: name) }
            if let path = editor.command(beside: program) { return EditorCommand(program: path) }
        }
        return nil
    }

    /// Whether a path has a folder of the editor's own that a command may be in: `…/.cursor-server/…/remote-cli`.
    private static func hasOwn(_ name: String, _ path: String) -> Bool {
        path.split(separator: ":").contains { $0.contains("/.\(name)-server/") || $0.contains("/.\(name)/") }
    }
}

extension KnownEditor {
    /// Whether a program that runs is this editor.
    fileprivate func isRunning(as program: RunningProgram) -> Bool {
        if programs.contains(where: { $0.hasSuffix(".app") && program.path.contains("/\($0)/") }) { return true }
        let name = KnownEditor.bareName(of: program.path)
        // `emacs -nw` has a terminal, and no window to open something in; where its server runs, it has one all the same.
        if commands.contains(name) || programs.contains(name) { return true }
        if name.hasPrefix("emacs-"), commands == ["emacsclient"] { return true }
        // Older editors of JetBrains' run in `java`.
        return name == "java" && form.isOptions
            && program.words.contains { word in
                word.lowercased().hasPrefix("-didea.platform.prefix=\(commands[0])")
                    || word.lowercased().hasPrefix("-didea.paths.selector=\(commands[0])")
            }
    }

    /// The command that stands in a program's bundle; else the program itself.
    fileprivate func command(beside program: RunningProgram) -> String? {
        guard program.path.hasPrefix("/") else { return nil }
        if let bundled, let end = program.path.firstRange(of: ".app/")?.upperBound {
            return program.path[..<end] + bundled
        }
        return commands.contains(KnownEditor.bareName(of: program.path)) ? program.path : nil
    }
}

extension KnownEditor.Form {
    fileprivate var isOptions: Bool { if case .options = self { true } else { false } }
}
