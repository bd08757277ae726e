import POSIX

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
    private let turns = Semaphore()

    /// - Parameter share: How many bytes each piece of work may take without waiting.
    package init(share: Int) { self.share = share }

    /// Begins a piece of work.
    package func begin() -> Turn { Turn(share: share, turns) }

    /// What one piece of work has taken.
    ///
    /// Sendable, although it changes, because one thread at a time has it.
    package final class Turn: @unchecked Sendable {
        private let share: Int
        private let turns: Semaphore
        private var taken = 0
        /// Whether the work has grown beyond its share, and all others of that kind wait for it.
        package private(set) var isLarge = false

        fileprivate init(share: Int, _ turns: Semaphore) {
            self.share = share
            self.turns = turns
        }

        deinit { end() }

        /// Notes that memory is about to be taken; waits, where it is more than the share, for whoever has more already.
        package func grow(by bytes: Int) {
            taken += bytes
            guard taken > share, !isLarge else { return }
            turns.wait()
            isLarge = true
        }

        /// Notes that all memory was given back.
        package func end() {
            taken = 0
            if isLarge { turns.signal() }
            isLarge = false
        }
    }

    /// Lets one through at a time. Unlike a lock, any thread may open it again.
    fileprivate final class Semaphore: @unchecked Sendable {
        // Both live on the heap, because they must not move.
        private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
        private var isTaken = false

        init() {
            pthread_mutex_init(lock, nil)
            pthread_cond_init(condition, nil)
        }

        deinit {
            pthread_cond_destroy(condition)
            pthread_mutex_destroy(lock)
            condition.deallocate()
            lock.deallocate()
        }

        func wait() {
            pthread_mutex_lock(lock)
            defer { pthread_mutex_unlock(lock) }
            while isTaken { pthread_cond_wait(condition, lock) }
            isTaken = true
        }

        func signal() {
            pthread_mutex_lock(lock)
            defer { pthread_mutex_unlock(lock) }
            isTaken = false
            pthread_cond_signal(condition)
        }
    }
}
