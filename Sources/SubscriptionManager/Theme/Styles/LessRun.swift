import FileSystem

/// One run of `lessc`, in a folder of its own that is gone with the value.
///
/// Sendable, although files come into the folder, because one thread at a time has it.
final class LessRun: @unchecked Sendable {
    let command: Command
    let copy: TemporaryCopy
    private let searchPath: String
    /// The process, if it was started and waits for its files.
    private var held: RunningCommand?

    /// How much memory it may take, in MiB.
    private static let memory = 512

    /// - Parameter searchPath: Where to look for commands: folders with colons between them.
    init(of command: Command, _ searchPath: String) throws(SystemError) {
        self.command = command
        self.searchPath = searchPath
        copy = try TemporaryCopy()
    }

    private var environment: [String: String] {
        [
            "PATH": searchPath, "HOME": copy.path, "TMPDIR": copy.path,
            // Debian keeps the modules that its `lessc` needs where only Debian's own Node looks by itself.
            "NODE_PATH": "/usr/share/nodejs",
            "NODE_OPTIONS": "--max-old-space-size=\(Self.memory)",
        ]
    }

    private var arguments: [String] { ["--no-color", "\(copy.path)/\(LessFiles.main)"] }

    /// Compiles the files that were added to the folder.
    /// - Parameter patience: How long it may take, in seconds.
    /// - Returns: Nil where the command cannot be started.
    func result(patience: Double) -> Command.Result? {
        if let held, held.isRunning {
            held.writeAll([UInt8(ascii: "\n")])
            return held.result(patience: patience)
        }
        // A path that is not found in the file's folder is looked for in that in which `lessc` works.
        return command.run(arguments, environment: environment, in: copy.path, patience: patience)
    }

    // MARK: Started ahead of time

    /// Whether it waits for its files.
    var isHeld: Bool { (held?.isRunning ?? false) && FilePaths.kind(at: copy.path) == .folder }

    /// Starts the command up to where it would read its files, if it is a script of Node's: Node and Less are loaded then.
    ///
    /// It is the command itself that goes on when the files are there, with its arguments, its environment and its limits. As
    /// long as it waits, it needs no processor; when this process is gone, however it ended, it goes too, and its folder.
    func hold() {
        guard command.path.hasPrefix("/"), let node = Self.interpreter(of: command, searchPath) else { return }
        held = node.start(
            ["-e", Self.script, command.path] + arguments, environment: environment, in: copy.path, hasInput: true)
    }

    /// Loads what `lessc` needs, waits for a byte, and becomes `lessc`. Where that is elsewhere, `lessc` loads it itself.
    private static let script = """
        const fs = require("fs"), path = require("path");
        const [command, ...words] = process.argv.slice(1);
        const file = fs.realpathSync(command);
        try {
            require(path.join(path.dirname(file), "../lib/less-node"));
        } catch {}
        if (fs.readSync(0, Buffer.alloc(1)) === 0) {
            fs.rmdirSync(process.cwd());
            process.exit();
        }
        process.argv = [process.execPath, command, ...words];
        require(file);
        """

    /// Node, if it is what runs a script: `#!/usr/bin/env node`.
    private static func interpreter(of command: Command, _ searchPath: String) -> Command? {
        guard let file = try? File.contents(at: command.path) else { return nil }
        let line = String(decoding: file.prefix { $0 != 0x0A }.prefix(200), as: UTF8.self)
        guard let match = line.wholeMatch(of: /#!\s*(\/\S+)(?:\s+(\S+))?\s*/) else { return nil }
        let path = String(match.1)
        if path.hasSuffix("/env") { return match.2 == "node" ? Command(named: "node", in: searchPath) : nil }
        guard match.2 == nil, path.hasSuffix("/node") else { return nil }
        return Command(named: "node", in: String(path.dropLast("/node".count)))
    }
}
