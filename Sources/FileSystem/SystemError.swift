import POSIX

/// Why the operating system would not do something.
package struct SystemError: Error, Hashable {
    /// The number, as `errno` gives it.
    package let number: Int32

    /// Makes the error of a number that `errno` knows.
    package init(_ number: Int32) { self.number = number }

    /// The error of the last system call of this thread.
    package static var last: SystemError { SystemError(errno) }

    /// The reason in words: "No such file or directory".
    package var reason: String { String(cString: strerror(number)) }

    /// Something stands where a new file should.
    package static var exists: SystemError { SystemError(EEXIST) }

    /// A folder stands where a file should.
    package static var isFolder: SystemError { SystemError(EISDIR) }

    /// Whether a file stands where a folder should.
    package var isNoFolder: Bool { number == ENOTDIR }

    /// Whether there is no such file.
    package var isMissing: Bool { number == ENOENT || number == ENOTDIR }
}
