import POSIX
import Synchronization

/// Starts programs, without a shell.
enum Spawn {
    /// Held while a program starts, and while a pipe is made: a program that starts in between would keep its ends open.
    fileprivate static let lock = Mutex(())

    /// Starts a program.
    /// - Parameters:
    ///   - environment: All the variables it sees.
    ///   - input: Its standard input; nothing to be read if nil.
    ///   - errors: Its standard error; where it is lost if nil.
    /// - Returns: The number of the process, and under which it is registered; nil where it cannot be started.
    static func start(
        _ path: String, _ arguments: [String], _ environment: [String: String], input: Int32? = nil,
        output: Int32, errors: Int32? = nil
    ) -> (process: pid_t, ticket: Interruption.Ticket)? {
        Interruption.register {
            spawn(path, arguments, environment, input: input, output: output, errors: errors, isDetached: false)
        }
    }

    /// Starts a program that goes on when this process ends, in a group of processes of its own: what interrupts this one
    /// at its terminal does not interrupt it. What it writes is lost.
    /// - Returns: The number of the process; nil where it cannot be started.
    static func detach(_ path: String, _ arguments: [String], _ environment: [String: String]) -> pid_t? {
        spawn(path, arguments, environment, input: nil, output: nil, errors: nil, isDetached: true)
    }

    private static func spawn(
        _ path: String, _ arguments: [String], _ environment: [String: String], input: Int32?, output: Int32?,
        errors: Int32?, isDetached: Bool
    ) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        }
        if let errors {
            posix_spawn_file_actions_adddup2(&actions, errors, 2)
        } else {
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        }
        // A program that is started has its signals, whatever this process waits for.
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | (isDetached ? POSIX_SPAWN_SETPGROUP : 0)))
        defer { posix_spawnattr_destroy(&attributes) }
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var process: pid_t = 0
        let failure = withCStrings([path] + arguments) { arguments in
            withCStrings(variables) { variables in
                lock.withLock { _ in posix_spawn(&process, path, &actions, &attributes, arguments, variables) }
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
}

/// The two ends of a pipe. A command that is started gets none of them but those that are meant for it.
final class PipeEnds {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        let isMade = Spawn.lock.withLock { _ in
            guard pipe(&ends) == 0 else { return false }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return true
        }
        guard isMade else { return nil }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        closeReading()
        closeWriting()
    }

    /// Reads what has come, and returns whether there may be more.
    func read(into bytes: inout [UInt8]) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 16) { buffer in
            let count = POSIX.read(reading, buffer.baseAddress, buffer.count)
            if count > 0 { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
            return count > 0 || (count < 0 && errno == EINTR)
        }
    }

    func closeReading() {
        if reading >= 0 { _ = POSIX.close(reading) }
        reading = -1
    }

    func closeWriting() {
        if writing >= 0 { _ = POSIX.close(writing) }
        writing = -1
    }
}

/// Writing to a process, which may have ended.
enum ProcessInput {
    /// Writes all of some bytes, as fast as the process takes them.
    /// - Returns: Whether it took them.
    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        // That the process has ended is told by the call then, and not by a signal.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                POSIX.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            start += count
        }
        return true
    }
}
