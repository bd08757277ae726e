import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FileWatching

/// Network drives, folders of other machines in a container: file systems that announce nothing.
@Suite("A file system that announces nothing")
struct SilentSystemTests {
    private final class Silent: ChangeAnnouncer {
        var isDeaf: Bool { false }
        func listen(to folders: Set<String>, files: @autoclosure () -> Set<String>) -> Bool { false }
        func wait(upTo limit: Duration) -> [Announcement] {
            PollingAnnouncer.pause(limit)
            return []
        }
    }

    private final class Log: Sendable {
        let paths = Mutex<Set<String>>([])
        let switches = Mutex(0)

        func waitUntil(_ isDone: (Log) -> Bool) -> Bool {
            let end = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < end {
                if isDone(self) { return true }
                usleep(5000)
            }
            return false
        }
    }

    @Test("is compared, and looked at by polling from then on")
    func polling() throws {
        let folder = try TemporaryFolder(["views/main.liquid": "one"])
        let log = Log()
        let watcher = FileWatcher(
            [WatchedFolder(path: folder.path)], onPolling: { log.switches.withLock { $0 += 1 } },
            onChange: { paths in log.paths.withLock { $0.formUnion(paths) } }, makeEvents: { Silent() })
        watcher.start()
        defer { watcher.stop() }
        try folder.write("two", to: "views/main.liquid")
        #expect(log.waitUntil { $0.paths.withLock { $0 == ["\(folder.path)/views/main.liquid"] } })
        #expect(log.waitUntil { $0.switches.withLock { $0 == 1 } })
        #expect(watcher.method == .polling)
        let start = ContinuousClock.now
        try folder.write("three", to: "views/other.liquid")
        #expect(log.waitUntil { $0.paths.withLock { $0.count == 2 } })
        #expect(ContinuousClock.now - start < .seconds(1.5))
    }

    @Test("without a queue for events begins with polling")
    func noQueue() throws {
        let folder = try TemporaryFolder(["views/main.liquid": "one"])
        let log = Log()
        let watcher = FileWatcher(
            [WatchedFolder(path: folder.path)], onPolling: { log.switches.withLock { $0 += 1 } }, onChange: { _ in },
            makeEvents: { nil })
        watcher.start()
        watcher.stop()
        #expect(watcher.method == .polling)
        #expect(log.switches.withLock { $0 } == 1)
    }
}
