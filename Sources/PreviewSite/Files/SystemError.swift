#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why the operating system would not do something.
struct SystemError: Error, Hashable {
    /// The number, as `errno` gives it.
    let number: Int32

    init(_ number: Int32) { self.number = number }

    /// The error of the last system call of this thread.
    static var last: SystemError { SystemError(errno) }

    /// The reason in words: "No such file or directory".
    var reason: String { String(cString: strerror(number)) }

    /// A folder stands where a file should.
    static var isFolder: SystemError { SystemError(EISDIR) }

    /// Whether there is no such file.
    var isMissing: Bool { number == ENOENT || number == ENOTDIR }
}
