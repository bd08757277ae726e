import POSIX

/// A command of the machine's, whose arguments no shell reads.
package struct Command {
    /// What a command left.
    package struct Result {
        /// What it wrote to its standard output.
        package var output: [UInt8] = []
        /// What it wrote to its standard error.
        package var errors: [UInt8] = []
        /// Whether it ended by itself, and with 0.
        package var isSuccess = false
        /// Whether it was stopped because it took too long.
        package var wasStopped = false
    }

    /// The path of the program.
    package let path: String

    /// Finds a command.
    /// - Parameter searchPath: The folders to look into, with colons between them, as in the variable `PATH`.
    package init?(named name: String, in searchPath: String) {
        let candidates = searchPath.split(separator: ":").map { "\($0)/\(name)" }
        guard let path = candidates.first(where: { FilePaths.kind(at: $0) == .file && access($0, X_OK) == 0 })
        else { return nil }
        self.path = path
    }

    /// Runs the command until it ends.
    /// - Parameters:
    ///   - arguments: Its arguments, without its own name.
    ///   - environment: All the variables it sees.
    ///   - folder: The folder in which it works; that of this process if nil.
    ///   - patience: How long it may take, in seconds.
    /// - Returns: What it left, or nil where it could not be started.
    package func run(
        _ arguments: [String], environment: [String: String], in folder: String? = nil, patience: Double
    ) -> Result? {
        start(arguments, environment: environment, in: folder)?.result(patience: patience)
    }

    /// Starts the command.
    /// - Parameters:
    ///   - arguments: Its arguments, without its own name.
    ///   - environment: All the variables it sees.
    ///   - folder: The folder in which it works; that of this process if nil.
    ///   - hasInput: Whether something will be written to its standard input: nothing is to be read there otherwise.
    /// - Returns: Nil where it could not be started.
    package func start(
        _ arguments: [String], environment: [String: String], in folder: String? = nil, hasInput: Bool = false
    ) -> RunningCommand? {
        // Not every system's `posix_spawn` can change the folder; a shell can, and then becomes the command.
        let line = folder.map { ["-c", "cd \"$1\" && shift && exec \"$@\"", "sh", $0, path] + arguments }
        return RunningCommand(line == nil ? path : "/bin/sh", line ?? arguments, environment, hasInput: hasInput)
    }
}
