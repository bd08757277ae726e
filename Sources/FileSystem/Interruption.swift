import POSIX
import Synchronization
import Threads

/// What happens when the user, or the system, interrupts a command: nothing half-made is left, and no process.
///
/// SIGINT and SIGTERM are not handled in the middle of whatever runs. A thread of its own waits for them; the others go on
/// until it ends the process, which it does when all that was registered here is gone.
package enum Interruption {
    /// Something that goes when the process is interrupted.
    enum Leftover: Sendable {
        /// A process that was started.
        case process(pid_t)
        /// A file that is being written, by its path, or by its name in an open folder.
        case file(String)
        case entry(String, folder: Int32)
        /// A folder of our own with all that is in it.
        case folder(String)
    }

    /// The number of something registered.
    typealias Ticket = Int

    private struct State {
        var leftovers: [Ticket: Leftover] = [:]
        var last: Ticket = 0
        var progress = ""

        mutating func register(_ leftover: Leftover) -> Ticket {
            last += 1
            leftovers[last] = leftover
            return last
        }
    }

    private static let state = Mutex(State())
    private static let isWaiting = Mutex(false)

    /// Has interruptions end this process in good order from now on, with 130 or 143 (128 and the signal's number).
    ///
    /// It is called before other threads are started: they have the signals of the one that starts them.
    package static func begin() {
        guard
            isWaiting.withLock({ isWaiting in
                defer { isWaiting = true }
                return !isWaiting
            })
        else { return }
        var signals = sigset_t()
        sigemptyset(&signals)
        // What the one who started this process wants ignored stays ignored: `nohup`, a shell's `&`.
        for signal in [SIGINT, SIGTERM] where !isIgnored(signal) { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let isDetached = Workers.detach { [signals] in
            var (signals, number) = (signals, Int32(0))
            while sigwait(&signals, &number) != 0 {}
            end(by: number)
        }
        // Without the thread the signals end the process as they always do.
        if !isDetached { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
    }

    /// Tells how far the command has come.
    package static func note(_ progress: String) { state.withLock { $0.progress = progress } }

    /// Registers something, before it is there.
    static func register(_ leftover: Leftover) -> Ticket { state.withLock { $0.register(leftover) } }

    /// Starts a process and registers it, without a moment between the two.
    static func register(starting start: () -> pid_t?) -> (process: pid_t, ticket: Ticket)? {
        state.withLock { state in start().map { ($0, state.register(.process($0))) } }
    }

    /// Takes something from the register that is gone, or in its place.
    static func forget(_ ticket: Ticket) { state.withLock { $0.leftovers[ticket] = nil } }

    /// Does what is done whole or not at all: an interruption waits until it is done. Nothing is registered meanwhile.
    package static func deferred<Failure>(during work: () throws(Failure) -> Void) throws(Failure) {
        try state.withLock { _ throws(Failure) in try work() }
    }

    private static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static func end(by signal: Int32) -> Never {
        // Whoever wants to register something meanwhile waits for ever.
        state.withLock { state in
            for case .process(let process) in state.leftovers.values { kill(process, SIGKILL) }
            for leftover in state.leftovers.values {
                switch leftover {
                case .process: break
                case .file(let path): unlink(path)
                case .entry(let name, let folder): unlinkat(folder, name, 0)
                case .folder(let path): Folder.removeOwn(path)
                }
            }
            let progress = state.progress.isEmpty ? "" : ": \(state.progress)"
            try? StandardStream.write(Array("interrupted\(progress)\n".utf8), to: StandardStream.error)
            _exit(128 + signal)
        }
    }
}

extension Folder {
    /// Removes a folder that this program has made, with all that is in it; links in it are removed, and not followed.
    fileprivate static func removeOwn(_ path: String, depth: Int = 0) {
        guard depth < 64, let folder = try? Folder(path: path), let entries = try? folder.entries() else { return }
        for entry in entries {
            if entry.kind == .folder {
                removeOwn("\(path)/\(entry.name)", depth: depth + 1)
            } else {
                try? folder.remove(entry.name)
            }
        }
        rmdir(path)
    }
}
