import FileSystem
import Synchronization
import Threads

/// Watches folders, and tells which files in them came, changed or went, once they are whole.
///
/// The system's events say when to look; what changed is found by comparing, so that an event too few or too many does no
/// harm. Where a change is found that no event announced, it looks by itself from then on.
///
/// ```swift
/// let watcher = FileWatcher([WatchedFolder(path: "theme")]) { paths in rebuild(paths) }
/// watcher.start()
/// ```
package final class FileWatcher: Sendable {
    /// How changes are noticed.
    package enum Method: Sendable {
        /// By the system's events.
        case events
        /// By looking a few times a second.
        case polling
    }

    private struct State {
        var snapshot = TreeSnapshot()
        var method: Method
        var isStopped = false
        /// Changes that were found and not announced, with the time at which they were found.
        var unannounced: [String: ContinuousClock.Instant] = [:]
        /// What was announced lately.
        var announced: [(path: String, time: ContinuousClock.Instant)] = []
    }

    private let folders: [WatchedFolder]
    private let state: Mutex<State>
    private let tell: @Sendable (Set<String>) -> Void
    private let tellPolling: @Sendable () -> Void
    private let makeEvents: @Sendable () -> (any ChangeAnnouncer)?

    /// How often everything is compared, whatever is announced.
    private static let checkInterval = Duration.seconds(2)
    /// How long an event may be behind what it announces.
    private static let eventDelay = Duration.milliseconds(600)

    /// Makes a watcher.
    /// - Parameters:
    ///   - method: How it begins.
    ///   - onPolling: Called when events turn out to be unreliable and it begins to look by itself.
    ///   - onChange: Called on the watcher's thread with the paths of files that came, changed or went.
    package convenience init(
        _ folders: [WatchedFolder], method: Method = .events, onPolling: @escaping @Sendable () -> Void = {},
        onChange: @escaping @Sendable (Set<String>) -> Void
    ) {
        self.init(folders, method: method, onPolling: onPolling, onChange: onChange) {
            #if os(Linux)
                InotifyAnnouncer()
            #else
                KqueueAnnouncer()
            #endif
        }
    }

    /// - Parameter makeEvents: Makes what announces the system's events; nil where the system has none.
    init(
        _ folders: [WatchedFolder], method: Method = .events, onPolling: @escaping @Sendable () -> Void,
        onChange: @escaping @Sendable (Set<String>) -> Void,
        makeEvents: @escaping @Sendable () -> (any ChangeAnnouncer)?
    ) {
        self.folders = folders
        state = Mutex(State(method: method))
        tell = onChange
        tellPolling = onPolling
        self.makeEvents = makeEvents
    }

    /// How changes are noticed at the moment.
    package var method: Method { state.withLock { $0.method } }

    /// Begins to watch: what changes from now on is told.
    package func start() {
        let announcer = makeAnnouncer()
        let source = Source(announcer: announcer)
        compare(with: announcer, isFirst: true)
        _ = Workers.detach { [self] in watch(source.announcer) }
    }

    /// Ends watching, within a moment.
    package func stop() { state.withLock { $0.isStopped = true } }

    /// What has changed and is not told yet: for those who are about to answer with what stood there before. What was written
    /// just now is left to the events.
    package func untoldChanges() -> Set<String> {
        let new = TreeSnapshot(of: folders)
        let now = FileIdentity.now
        return state.withLock { state in
            let found = state.snapshot.differences(to: new)
            if found.isEmpty || found.contains(where: { new.files[$0]?.isYoung(at: now) ?? false }) { return [] }
            state.snapshot = new
            for path in found { state.unannounced[path] = .now }
            return found
        }
    }

    /// An announcer on its way to its thread.
    private struct Source: @unchecked Sendable { let announcer: any ChangeAnnouncer }

    private func makeAnnouncer() -> any ChangeAnnouncer {
        if method == .polling { return PollingAnnouncer() }
        if let announcer = makeEvents() { return announcer }
        beginPolling()
        return PollingAnnouncer()
    }

    private func watch(_ first: any ChangeAnnouncer) {
        var announcer = first
        var settling = Settling()
        var nextCheck = ContinuousClock.now + Self.checkInterval
        while !state.withLock({ $0.isStopped }) {
            let end = min(settling.end ?? nextCheck, nextCheck)
            let announcements = announcer.wait(upTo: min(end - .now, .milliseconds(250)))
            let now = ContinuousClock.now
            settling.take(announcements, at: now)
            note(announcements, at: now)
            if let end = settling.end, end <= now {
                report(settling, announcer)
                settling = Settling()
            } else if settling.isEmpty, now >= nextCheck {
                if case .events = method { compare(with: announcer) }
                nextCheck = now + Self.checkInterval
            }
            if case .events = method, announcer.isDeaf || hasMissed(at: now) {
                beginPolling()
                announcer = PollingAnnouncer()
            }
        }
    }

    // MARK: Finding changes

    /// Tells what became of announcements.
    private func report(_ settling: Settling, _ announcer: any ChangeAnnouncer) {
        if !settling.isEverything {
            let paths = state.withLock { state -> Set<String>? in
                var snapshot = state.snapshot
                var paths: Set<String> = []
                for place in settling.touched {
                    guard let found = snapshot.refresh(place.name, in: place.folder) else { return nil }
                    paths.formUnion(found)
                }
                state.snapshot = snapshot
                return paths
            }
            if let paths {
                if !paths.isEmpty { tell(paths) }
                return
            }
        }
        compare(with: announcer)
    }

    /// Compares everything, listens to new folders, and tells what has changed.
    private func compare(with announcer: any ChangeAnnouncer, isFirst: Bool = false) {
        var paths: Set<String> = []
        // What was written just now is looked at again when it is whole.
        for _ in 0..<10 {
            var new = TreeSnapshot(of: folders)
            for _ in 0..<5 where announcer.listen(to: new.places, files: new.realFiles) {
                new = TreeSnapshot(of: folders)
            }
            let now = FileIdentity.now
            let found = state.withLock { state in
                let found = state.snapshot.differences(to: new)
                state.snapshot = new
                return found
            }
            if isFirst { return }
            paths.formUnion(found)
            guard found.contains(where: { new.files[$0]?.isYoung(at: now) ?? false }) else { break }
            PollingAnnouncer.pause(.milliseconds(20))
        }
        if paths.isEmpty { return }
        state.withLock { state in for path in paths { state.unannounced[path] = .now } }
        tell(paths)
    }

    // MARK: Events that do not come

    private func note(_ announcements: [Announcement], at now: ContinuousClock.Instant) {
        state.withLock { state in
            state.announced.removeAll { now - $0.time > Self.checkInterval * 2 }
            for announcement in announcements {
                switch announcement {
                case .everything: state.announced.append(("", now))
                case .finished(let name, let folder), .writing(let name, let folder):
                    for path in state.snapshot.folders[folder] ?? [folder] {
                        state.announced.append(("\(path)/\(name)", now))
                    }
                }
            }
        }
    }

    /// Whether a change was found some time ago of which no event has told.
    private func hasMissed(at now: ContinuousClock.Instant) -> Bool {
        state.withLock { state in
            if state.unannounced.isEmpty { return false }
            let announced = state.announced
            state.unannounced = state.unannounced.filter { path, _ in
                !announced.contains { $0.path.isEmpty || $0.path == path || path.hasPrefix($0.path + "/") }
            }
            return state.unannounced.values.contains { now - $0 > Self.eventDelay }
        }
    }

    private func beginPolling() {
        state.withLock {
            $0.method = .polling
            $0.unannounced = [:]
        }
        tellPolling()
    }
}

extension TreeSnapshot {
    /// The real paths of the folders in which something can happen that shows.
    fileprivate var places: Set<String> { Set(folders.keys).union(foldersOfLinkedFiles) }

    /// The real paths of the files.
    fileprivate var realFiles: Set<String> { Set(files.keys.compactMap(FilePaths.resolved)) }
}
