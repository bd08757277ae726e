import FileSystem
import PreviewSite
import Synchronization

/// A line on the terminal that says how far a command has come. It is not drawn elsewhere.
final class Progress: Sendable {
    private let total: Int
    private let action: String
    private let isShown: Bool
    private let start = ContinuousClock.now
    private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

    /// Those who wait for less time than this need no line.
    private static let delay = Duration.milliseconds(400)
    private static let interval = Duration.milliseconds(60)

    init(of total: Int, doing action: String, isShown: Bool) {
        self.total = total
        self.action = action
        self.isShown = isShown && StandardStream.isTerminal(StandardStream.error)
    }

    /// Draws the line.
    func update(_ done: Int) {
        Interruption.note("\(done) of \(total) pages were finished")
        if !isShown { return }
        let now = ContinuousClock.now
        lastDrawn.withLock { last in
            guard now - start > Self.delay, last.map({ now - $0 > Self.interval }) ?? true else { return }
            last = now
            try? StandardStream.write(Array("\r\u{1B}[K\(action) \(done)/\(total)".utf8), to: StandardStream.error)
        }
    }

    /// Takes the line away.
    func clear() {
        if lastDrawn.withLock({ $0 }) != nil {
            try? StandardStream.write(Array("\r\u{1B}[K".utf8), to: StandardStream.error)
        }
    }
}
