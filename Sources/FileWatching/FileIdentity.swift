import POSIX

/// What tells one state of a file from another without reading it: which file stands under a name, its size and its date.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64
    let size: Int64
    /// When it was written last, in nanoseconds since 1970.
    let date: Int64

    init(_ status: stat) {
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int64(status.st_size)
        date = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    /// Whether the file was written so lately that it may still be on its way, or change again within one tick of the file
    /// system's clock.
    func isYoung(at now: Int64) -> Bool { now - date < 60_000_000 && date - now < 60_000_000 }

    /// Now, in nanoseconds since 1970.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
