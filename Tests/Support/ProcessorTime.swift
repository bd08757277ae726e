import Foundation

/// How long a thread has worked, whatever else the machine does meanwhile.
///
/// A limit on this time holds on a loaded machine too, where a limit on the time of the clock does not.
package enum ProcessorTime {
    /// The time that some work takes its thread.
    /// - Parameter work: The work, all of it on the thread that asks.
    package static func measure<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) -> Duration {
        let start = now
        try work()
        return now - start
    }

    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}
