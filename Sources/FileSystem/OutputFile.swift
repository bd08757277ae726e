import Diagnostics
import POSIX

/// A file that the user named, written from beginning to end: it stands in its place when all of it is there.
package struct OutputFile: ~Copyable {
    private let path: String
    private let temporary: String
    private let file: Int32
    private let ticket: Interruption.Ticket?

    /// Begins a file, beside its place.
    package init(_ path: String) throws(Diagnostic) {
        self.path = path
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            // What is no plain file, such as /dev/stdout, is written itself.
            temporary = ""
            ticket = nil
            file = open(path, O_WRONLY | O_CLOEXEC)
        } else {
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            temporary = folder + TemporaryName.next()
            ticket = Interruption.register(.file(temporary))
            file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            // Who may read the file that stands there may read the new one.
            if status.st_mode & S_IFMT == S_IFREG, file >= 0 { fchmod(file, status.st_mode & 0o777) }
        }
        if file < 0 { throw Self.failure(path, .last) }
    }

    deinit {
        if file >= 0 { close(file) }
        if !temporary.isEmpty { unlink(temporary) }
        if let ticket { Interruption.forget(ticket) }
    }

    /// Adds bytes to the file.
    package func write(_ bytes: [UInt8]) throws(Diagnostic) {
        do throws(SystemError) { try File.write(bytes, to: file) } catch { throw Self.failure(path, error) }
    }

    /// Puts the file in its place.
    package consuming func finish() throws(Diagnostic) {
        if !temporary.isEmpty, rename(temporary, path) != 0 { throw Self.failure(path, .last) }
    }

    /// Makes a folder.
    package static func makeFolder(_ path: String) throws(Diagnostic) {
        if mkdir(path, 0o777) != 0 { throw failure(path, .last) }
    }

    private static func failure(_ path: String, _ error: SystemError) -> Diagnostic {
        Diagnostic(.inaccessibleFile, .error, "`\(path)` cannot be written: \(error.reason)")
    }
}
