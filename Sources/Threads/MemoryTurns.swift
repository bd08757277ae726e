/// Keeps work on several threads from taking much memory all at once.
///
/// Each piece of work may take its share whenever it likes. One that grows beyond it waits until it is the only one that
/// has, and stays so to its end. So all together take little more than the largest of them alone, and what becomes of each
/// depends on no other.
///
/// ```swift
/// let turns = MemoryTurns(share: 8 << 20)
/// let turn = turns.begin()
/// turn.grow(by: bytes.count)
/// turn.end()
/// ```
package final class MemoryTurns: Sendable {
    private let share: Int
    /// Whether some work is large at the moment.
    private let hasLarge = Monitor(false)

    /// - Parameter share: How many bytes each piece of work may take without waiting.
    package init(share: Int) { self.share = share }

    /// Begins a piece of work.
    package func begin() -> Turn { Turn(share: share, hasLarge) }

    /// What one piece of work has taken.
    ///
    /// Sendable, although it changes, because one thread at a time has it.
    package final class Turn: @unchecked Sendable {
        private let share: Int
        private let hasLarge: Monitor<Bool>
        private var taken = 0
        /// Whether the work has grown beyond its share, and all others of that kind wait for it.
        package private(set) var isLarge = false

        fileprivate init(share: Int, _ hasLarge: Monitor<Bool>) {
            self.share = share
            self.hasLarge = hasLarge
        }

        deinit { end() }

        /// Notes that memory is about to be taken; waits, where it is more than the share, for whoever has more already.
        package func grow(by bytes: Int) {
            taken += bytes
            guard taken > share, !isLarge else { return }
            isLarge = hasLarge.wait { hasLarge -> Bool? in
                if hasLarge { return nil }
                hasLarge = true
                return true
            }
        }

        /// Notes that all memory was given back.
        package func end() {
            taken = 0
            if isLarge { hasLarge.change { $0 = false } }
            isLarge = false
        }
    }
}
