import FileWatching
import Foundation
import Synchronization
import TestSupport

/// A folder that is watched for a test, and what was told of it.
final class Watched: Sendable {
    let folder: TemporaryFolder
    let watcher: FileWatcher
    private let log: Log

    /// What was told.
    private final class Log: Sendable {
        let reports = Mutex<[Set<String>]>([])
        let switches = Mutex(0)
    }

    init(
        _ files: [String: String], ignoring ignored: [String] = [], method: FileWatcher.Method = .events,
        at path: String = ""
    ) throws {
        folder = try TemporaryFolder(files)
        let log = Log()
        self.log = log
        let root = "\(folder.path)\(path)"
        let real = URL(filePath: root).resolvingSymlinksInPath().path
        watcher = FileWatcher(
            [WatchedFolder(path: root, ignoring: Set(ignored.map { "\(real)/\($0)" }))], method: method,
            onPolling: { log.switches.withLock { $0 += 1 } },
            onChange: { paths in
                log.reports.withLock { $0.append(Set(paths.map { String($0.dropFirst(root.utf8.count + 1)) })) }
            })
        watcher.start()
    }

    deinit { watcher.stop() }

    /// All that was told so far, in the order it was.
    var reports: [Set<String>] { log.reports.withLock { $0 } }

    /// How often it began to look by itself.
    var switches: Int { log.switches.withLock { $0 } }

    /// Waits until all of these have been told, and a moment longer; gives the reports since the last call.
    func told(_ paths: Set<String>) throws -> [Set<String>] {
        let end = ContinuousClock.now + .seconds(20)
        while !paths.isSubset(of: reports.reduce(into: []) { $0.formUnion($1) }) {
            guard ContinuousClock.now < end else { throw Missing(paths: paths, reports: reports) }
            usleep(2000)
        }
        usleep(150_000)
        return log.reports.withLock { reports in
            defer { reports = [] }
            return reports
        }
    }

    /// That a change was not told.
    struct Missing: Error { let paths: Set<String>, reports: [Set<String>] }

    /// Runs a command of the system's in the folder.
    func run(_ command: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder.url
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }
}
