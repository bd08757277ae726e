import CMalloc
import POSIX

/// Threads with stacks that deeply nested templates do not overflow.
///
/// The threads of Swift's own pool have stacks of half a megabyte.
package enum Workers {
    /// The size of each thread's stack, in bytes.
    package static let stackSize = 16 << 20

    /// How many threads the machine can run at a time.
    package static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Has large pieces of memory go back to the system when they are freed. The C library of Linux keeps what one thread has
    /// freed for that thread, so that after a while each of them would have as much as the largest page.
    package static func returnFreedMemory() {
        #if canImport(Glibc)
            mallopt(M_MMAP_THRESHOLD, 1 << 20)
        #endif
    }

    /// Runs work on a number of threads, and returns when all of it is done.
    /// - Parameter work: Gets the thread's number, from 0.
    package static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        var threads: [pthread_t] = []
        for number in 0..<max(1, count) {
            if let thread = start({ work(number) }) {
                threads.append(thread)
            } else if threads.isEmpty {
                // No thread can be had at all: better here than not.
                work(number)
            }
        }
        for thread in threads { pthread_join(thread, nil) }
    }

    /// Runs work on a thread that nobody waits for.
    /// - Returns: Whether there is such a thread.
    package static func detach(_ work: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = start(work) else { return false }
        pthread_detach(thread)
        return true
    }

    /// Has this thread, and the processes that it starts, run when others leave a processor to them.
    package static func lowerPriority() {
        #if canImport(Darwin)
            setpriority(PRIO_DARWIN_THREAD, 0, PRIO_DARWIN_BG)
        #elseif canImport(Glibc)
            // On Linux a priority is a thread's, whatever POSIX says (setpriority(2), "C library/kernel differences").
            setpriority(Int32(PRIO_PROCESS.rawValue), 0, 10)
        #else
            setpriority(PRIO_PROCESS, 0, 10)
        #endif
    }

    /// Lets this thread sleep; a signal may wake it earlier.
    package static func sleep(for time: Duration) {
        let (seconds, attoseconds) = time.components
        var left = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        nanosleep(&left, nil)
    }

    /// Lets this thread wait until the process ends.
    package static func waitForever() -> Never { while true { pause() } }

    private static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        let body = Unmanaged.passRetained(Body(work))
        #if canImport(Darwin)
            var thread: pthread_t?
            let status = pthread_create(&thread, &attributes, { Body.run($0) }, body.toOpaque())
        #else
            var thread = pthread_t()
            let status = pthread_create(&thread, &attributes, { Body.run($0) }, body.toOpaque())
        #endif
        if status == 0 { return thread }
        body.release()
        return nil
    }

    private final class Body: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }

        static func run(_ body: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().work() }
            return nil
        }
    }
}
