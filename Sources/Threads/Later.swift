import POSIX

/// A value that one thread will have, and others wait for.
///
/// Sendable because its lock guards the value.
package final class Later<Value: Sendable>: @unchecked Sendable {
    // Both live on the heap, because they must not move.
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var known: Value?

    /// Makes a value that is not there yet.
    package init() {
        pthread_mutex_init(lock, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(lock)
        condition.deallocate()
        lock.deallocate()
    }

    /// Whether the value is there.
    package var isSet: Bool {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return known != nil
    }

    /// The value, when it is there.
    package var value: Value {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while true {
            if let known { return known }
            pthread_cond_wait(condition, lock)
        }
    }

    /// Gives the value to all who wait.
    package func set(_ value: Value) {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        known = value
        pthread_cond_broadcast(condition)
    }
}
