import POSIX

/// A command of the machine's, run without a shell.
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
    ///   - patience: How long it may take, in seconds.
    /// - Returns: What it left, or nil where it could not be started.
    package func run(_ arguments: [String], environment: [String: String], patience: Double) -> Result? {
        guard let output = Pipe(), let errors = Pipe() else { return nil }
        defer {
            output.close()
            errors.close()
        }
        guard let process = start(arguments, environment, output, errors) else { return nil }
        output.closeWriting()
        errors.closeWriting()
        var result = Result()
        let deadline = Self.now + patience
        var isOpen = (output: true, errors: true)
        while isOpen.output || isOpen.errors {
            var polled = [
                pollfd(fd: isOpen.output ? output.reading : -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isOpen.errors ? errors.reading : -1, events: Int16(POLLIN), revents: 0),
            ]
            let left = deadline - Self.now
            let count = left > 0 ? poll(&polled, 2, Int32(min(left * 1000 + 1, 60_000))) : 0
            if count < 0, errno == EINTR { continue }
            if count <= 0, Self.now >= deadline {
                result.wasStopped = true
                kill(process, SIGKILL)
                break
            }
            if polled[0].revents != 0 { isOpen.output = output.read(into: &result.output) }
            if polled[1].revents != 0 { isOpen.errors = errors.read(into: &result.errors) }
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        result.isSuccess = status == 0 && !result.wasStopped
        return result
    }

    private func start(
        _ arguments: [String], _ environment: [String: String], _ output: Pipe, _ errors: Pipe
    ) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
        var process: pid_t = 0
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let failure = Self.withCStrings([path] + arguments) { arguments in
            Self.withCStrings(variables) { variables in
                posix_spawn(&process, path, &actions, nil, arguments, variables)
            }
        }
        return failure == 0 ? process : nil
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    /// Seconds on a clock that nobody sets.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// The two ends of a pipe. A command that is started gets none of them but those that are meant for it.
private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    /// Reads what has come, and returns whether there may be more.
    func read(into bytes: inout [UInt8]) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 16) { buffer in
            let count = POSIX.read(reading, buffer.baseAddress, buffer.count)
            if count > 0 { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
            return count > 0 || (count < 0 && errno == EINTR)
        }
    }

    func closeWriting() {
        if writing >= 0 { _ = POSIX.close(writing) }
        writing = -1
    }

    func close() {
        closeWriting()
        _ = POSIX.close(reading)
    }
}
