import Synchronization

/// Numbers from 0, each given once, to whichever thread asks.
package final class Counter: Sendable {
    private let count = Mutex(0)

    /// A counter that begins with 0.
    package init() {}

    /// The next number.
    package func next() -> Int {
        count.withLock { count in
            defer { count += 1 }
            return count
        }
    }
}
