import POSIX

/// A folder of files for a command to work on, which is gone with the value.
package final class TemporaryCopy {
    /// The folder's path, without links in it.
    package let path: String
    private var folders: Set<String> = []
    private var files: [String] = []
    private let ticket: Interruption.Ticket

    /// Makes an empty folder that only this user can read.
    package init() throws(SystemError) {
        let parent = EnvironmentVariables.value(of: "TMPDIR") ?? "/tmp"
        let path = "\(FilePaths.resolved(parent) ?? parent)/\(TemporaryName.next())"
        ticket = Interruption.register(.folder(path))
        self.path = path
        guard mkdir(path, 0o700) == 0 else {
            Interruption.forget(ticket)
            throw .last
        }
    }

    deinit {
        for file in files { unlink("\(path)/\(file)") }
        for folder in folders.sorted(by: >) { rmdir("\(path)/\(folder)") }
        rmdir(path)
        Interruption.forget(ticket)
    }

    /// Adds a file.
    /// - Parameter name: Its path in the folder; the folders in it are made. It has no `..` in it.
    package func add(_ name: String, _ bytes: [UInt8]) throws(SystemError) {
        let parts = name.split(separator: "/")
        guard !parts.isEmpty, !parts.contains("..") else { throw SystemError(EINVAL) }
        for count in 1..<max(1, parts.count) {
            let folder = parts[..<count].joined(separator: "/")
            guard folders.insert(folder).inserted else { continue }
            guard mkdir("\(path)/\(folder)", 0o700) == 0 else { throw .last }
        }
        let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .last }
        files.append(name)
        defer { close(file) }
        try File.write(bytes, to: file)
    }
}
