/// A thread of low priority that does the last piece of work that it was given, once no other has come for a while.
///
/// ```swift
/// let worker = BackgroundWorker(pause: .milliseconds(150))
/// worker.replaceWork { isDropped in
///     for page in pages where !isDropped() { look(at: page) }
/// }
/// ```
package final class BackgroundWorker: Sendable {
    /// Tells whether other work has come: what is left of this one is not wanted any more.
    package typealias IsDropped = @Sendable () -> Bool

    private struct Latest {
        var number = 0
        var arrival = ContinuousClock.now
        var work: (@Sendable (@escaping IsDropped) -> Void)?
    }

    private let latest = Monitor(Latest())

    /// Starts the thread, which waits for work until the process ends.
    /// - Parameter pause: How long no other work must have come before one begins.
    package init(pause: Duration) {
        _ = Workers.detach { [latest] in
            Workers.lowerPriority()
            while true {
                let arrival = latest.wait { $0.work == nil ? nil : $0.arrival }
                let rest = pause - (.now - arrival)
                if rest > .zero {
                    Workers.sleep(for: rest)
                    continue
                }
                let (work, number) = latest.wait { latest in
                    defer { latest.work = nil }
                    return (latest.work, latest.number)
                }
                work? { [latest] in latest.read { $0.number != number } }
            }
        }
    }

    /// Gives the thread other work, in place of what it does or was to do.
    package func replaceWork(with work: @escaping @Sendable (_ isDropped: @escaping IsDropped) -> Void) {
        latest.change { latest in
            latest.number += 1
            latest.arrival = .now
            latest.work = work
        }
    }
}
