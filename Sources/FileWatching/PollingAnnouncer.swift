import POSIX

/// Announces after each interval that everything may have changed: for file systems that tell nothing.
final class PollingAnnouncer: ChangeAnnouncer {
    private let interval: Duration
    private var next = ContinuousClock.now

    var isDeaf: Bool { false }

    init(interval: Duration = .milliseconds(250)) { self.interval = interval }

    func listen(to folders: Set<String>, files: @autoclosure () -> Set<String>) -> Bool { false }

    func wait(upTo limit: Duration) -> [Announcement] {
        Self.pause(min(limit, next - .now))
        guard ContinuousClock.now >= next else { return [] }
        next = .now + interval
        return [.everything]
    }

    /// Does nothing for a while.
    static func pause(_ time: Duration) { poll(nil, 0, time.pollMilliseconds) }
}
