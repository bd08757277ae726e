import POSIX

/// An open folder, in which files are reached by their names.
///
/// No name is followed if it is a symbolic link, and names have no slashes: whatever stands in the folder, nothing
/// outside of it can be reached.
package final class Folder: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    /// Opens the folder at a path, whose links are followed: it is what the user said.
    package convenience init(path: String) throws(SystemError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        self.init(descriptor: descriptor)
    }

    deinit { close(descriptor) }

    /// Makes a folder, and those above it, where they do not exist.
    package static func make(path: String) throws(SystemError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { throw .last }
        try make(path: String(path[..<slash]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .last }
    }

    /// Keeps the folder to this process: others that ask for the same wait until it is closed, however that comes about.
    ///
    /// The lock is on the open folder itself (`flock`), so that no file is left behind by a run that was stopped.
    ///
    /// - Parameter limit: How long to wait for another process that has it.
    /// - Returns: Whether nobody else has it. On a file system that knows no such locks, nobody waits for anybody.
    package func lock(waiting limit: Duration) -> Bool {
        let end = ContinuousClock.now + limit
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK where ContinuousClock.now < end: usleep(20_000)
            case EWOULDBLOCK: return false
            default: return true
            }
        }
        return true
    }

    /// Opens a folder in this one.
    /// - Parameter isMade: Whether it is made where it does not exist.
    package func folder(_ name: String, isMade: Bool) throws(SystemError) -> Folder {
        try check(name)
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var child = openat(descriptor, name, flags)
        if child < 0, errno == ENOENT, isMade {
            guard mkdirat(descriptor, name, 0o777) == 0 || errno == EEXIST else { throw .last }
            child = openat(descriptor, name, flags)
        }
        guard child >= 0 else { throw .last }
        return Folder(descriptor: child)
    }

    /// What stands under a name, if anything does.
    package func kind(of name: String) -> FileKind? {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return FileKind(mode: status.st_mode)
    }

    /// The names of all that is in the folder, in the order of their bytes.
    package func names() throws(SystemError) -> [String] { try entries().map(\.name) }

    /// All that is in the folder, in the order of the names' bytes.
    package func entries() throws(SystemError) -> [Entry] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw .last }
        guard let stream = fdopendir(copy) else {
            close(copy)
            throw .last
        }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            // The field's declared length is not the name's, which may go beyond it.
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let name = String(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
            if name == "." || name == ".." { continue }
            // Some file systems do not tell the kind here, and what is gone meanwhile has none.
            if let kind = FileKind(entryType: entry.pointee.d_type) ?? kind(of: name) {
                entries.append(Entry(name: name, kind: kind))
            }
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// A name in a folder, and what stands under it.
    package struct Entry: Sendable {
        package let name: String
        package let kind: FileKind
    }

    /// The bytes of a file.
    package func contents(of name: String) throws(SystemError) -> [UInt8] {
        try check(name)
        // A pipe must not make us wait for someone to write into it.
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw .last }
        defer { close(file) }
        return try File.contents(of: file)
    }

    /// Reads a file piece by piece.
    /// - Parameter limit: How many bytes it may have.
    /// - Throws: `EFBIG` where it has more.
    package func forEachPiece(
        of name: String, limit: Int, _ body: ([UInt8]) throws(SystemError) -> Void
    ) throws(SystemError) {
        try check(name)
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw .last }
        defer { close(file) }
        try File.forEachPiece(of: file, limit: limit, body)
    }

    /// Puts a file in the place of what stands under a name. A reader finds the old bytes or the new, never a part.
    ///
    /// A file that has these bytes already is left alone, and keeps its date.
    package func replace(_ name: String, with bytes: [UInt8]) throws(SystemError) {
        try check(name)
        if has(name, bytes) { return }
        let temporary = TemporaryName.next()
        let ticket = Interruption.register(.entry(temporary, folder: descriptor))
        defer { Interruption.forget(ticket) }
        let file = openat(descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .last }
        do throws(SystemError) {
            do throws(SystemError) { try File.write(bytes, to: file) } catch {
                close(file)
                throw error
            }
            guard close(file) == 0, renameat(descriptor, temporary, descriptor, name) == 0 else { throw .last }
        } catch {
            unlinkat(descriptor, temporary, 0)
            throw error
        }
    }

    /// A file that is whole, and waits beside its place.
    package struct StagedFile: Sendable {
        fileprivate let name: String
        fileprivate let ticket: Interruption.Ticket

        /// Takes the file from the register of what goes when the process is interrupted. It is in its place, or gone.
        package func forget() { Interruption.forget(ticket) }
    }

    /// Writes a file that ``finish(_:as:)`` puts in its place.
    /// - Parameters:
    ///   - path: The folder's path, from which the file is removed if the process is interrupted.
    ///   - write: Writes to the open file that it is given.
    package func stage(
        in path: String, _ write: (_ file: Int32) throws(SystemError) -> Void
    ) throws(SystemError) -> StagedFile {
        let temporary = TemporaryName.next()
        let staged = StagedFile(name: temporary, ticket: Interruption.register(.file("\(path)/\(temporary)")))
        do throws(SystemError) {
            let file = openat(descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
            guard file >= 0 else { throw .last }
            do throws(SystemError) { try write(file) } catch {
                close(file)
                throw error
            }
            guard close(file) == 0 else { throw .last }
        } catch {
            discard(staged)
            throw error
        }
        return staged
    }

    /// Puts a file in its place, where nothing or another file stands. It stays in the register: see ``StagedFile/forget()``.
    package func finish(_ staged: StagedFile, as name: String) throws(SystemError) {
        try check(name)
        guard renameat(descriptor, staged.name, descriptor, name) == 0 else { throw .last }
    }

    /// Removes a file that waits.
    package func discard(_ staged: StagedFile) {
        unlinkat(descriptor, staged.name, 0)
        staged.forget()
    }

    /// Removes a file, or the link that stands in its place.
    package func remove(_ name: String) throws(SystemError) {
        try check(name)
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else { throw .last }
    }

    /// Removes a folder if there is nothing in it.
    package func removeIfEmpty(_ name: String) { _ = unlinkat(descriptor, name, AT_REMOVEDIR) }

    private func has(_ name: String, _ bytes: [UInt8]) -> Bool {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG,
            Int(status.st_size) == bytes.count
        else { return false }
        guard let standing = try? contents(of: name), standing.count == bytes.count else { return false }
        return memcmp(standing, bytes, bytes.count) == 0
    }

    private func check(_ name: String) throws(SystemError) {
        let isPlain = !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0x2F || $0 == 0 }
        guard isPlain else { throw SystemError(EINVAL) }
    }
}
