import POSIX

/// A folder of files for a command to work on, which is gone with the value.
package final class TemporaryCopy {
    /// The folder's path, without links in it.
    package let path: String
    private var folders: Set<String> = []
    private var files: [String] = []

    /// Makes an empty folder that only this user can read.
    package init() throws(SystemError) {
        let parent = EnvironmentVariables.value(of: "TMPDIR") ?? "/tmp"
        var template = Array("\(parent)/sm-preview-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .last }
        let made = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? ""
        path = FilePaths.resolved(made) ?? made
    }

    deinit {
        for file in files { unlink("\(path)/\(file)") }
        for folder in folders.sorted(by: >) { rmdir("\(path)/\(folder)") }
        rmdir(path)
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
