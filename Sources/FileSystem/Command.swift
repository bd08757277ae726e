import POSIX
import Threads

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
        // A path is no name.
        let candidates = name.contains("/") ? [name] : searchPath.split(separator: ":").map { "\($0)/\(name)" }
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

    /// Starts the command, which then goes on by itself, also when this process ends.
    /// - Parameter patience: How long it is watched, in seconds: a command that fails does so soon.
    /// - Returns: Its exit code, or nil where it runs still, or ended by a signal.
    /// - Throws: Why it cannot be started.
    package func launch(
        _ arguments: [String], environment: [String: String], patience: Double
    ) throws(SystemError) -> Int32? {
        guard let process = Spawn.detach(path, arguments, environment) else { throw SystemError(ENOEXEC) }
        let deadline = Self.now + patience
        var status: Int32 = 0
        while Self.now < deadline {
            if waitpid(process, &status, WNOHANG) == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : nil }
            usleep(10_000)
        }
        // Whenever it ends, nothing is left of it.
        _ = Workers.detach {
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
        }
        return nil
    }

    /// Seconds on a clock that nobody sets.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
