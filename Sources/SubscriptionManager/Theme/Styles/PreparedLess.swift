import FileSystem
import Synchronization

/// A run of `lessc` that is started before there is anything to compile: most of its time goes by while it starts.
package final class PreparedLess: Sendable {
    private struct Prepared {
        var run: LessRun
        /// Which file `lessc` was.
        var version: String?
        var searchPath: String
    }

    private let prepared = Mutex<Prepared?>(nil)

    /// Prepares nothing yet.
    package init() {}

    /// Whether a run waits.
    var isReady: Bool { prepared.withLock { $0?.run.isHeld ?? false } }

    /// Starts the next run, if none waits. Where `lessc` is no script of Node's, there is nothing to be started.
    func prepare(_ searchPath: String) {
        guard let command = Command(named: "lessc", in: searchPath) else { return }
        prepared.withLock { prepared in
            if prepared?.run.isHeld ?? false { return }
            prepared = nil
            guard let run = try? LessRun(of: command, searchPath) else { return }
            run.hold()
            guard run.isHeld else { return }
            prepared = Prepared(run: run, version: FilePaths.version(at: command.path), searchPath: searchPath)
        }
    }

    /// The run that waits, if it is one of a command as it is now.
    func take(_ command: Command, _ searchPath: String) -> LessRun? {
        let taken = prepared.withLock { prepared in
            defer { prepared = nil }
            return prepared
        }
        guard let taken, taken.run.isHeld, taken.run.command.path == command.path, taken.searchPath == searchPath,
            taken.version == FilePaths.version(at: command.path)
        else { return nil }
        return taken.run
    }
}
