import POSIX

/// Whole files.
package enum File {
    /// The bytes of the file at a path.
    package static func contents(at path: String) throws(SystemError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw .last }
        defer { close(file) }
        return try contents(of: file)
    }

    /// The bytes of an open file, from where it stands.
    package static func contents(of file: Int32) throws(SystemError) -> [UInt8] {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .last }
        if status.st_mode & S_IFMT == S_IFDIR { throw SystemError(EISDIR) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(ENOENT) }
        var bytes: [UInt8] = []
        var capacity = Int(status.st_size) + 1
        while true {
            var failure: SystemError?
            let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let read = read(file, buffer.baseAddress, buffer.count)
                if read < 0 { failure = .last }
                count = max(0, read)
            }
            if let failure {
                if failure.number == EINTR { continue }
                throw failure
            }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            // Of a file, less comes than was asked for only at its end. Most often the first chunk is all.
            if chunk.count < capacity { return bytes }
            capacity = 65536
        }
    }

    /// Reads an open file piece by piece, from where it stands.
    /// - Parameter limit: How many bytes it may have.
    static func forEachPiece(
        of file: Int32, limit: Int, _ body: ([UInt8]) throws(SystemError) -> Void
    ) throws(SystemError) {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .last }
        if status.st_mode & S_IFMT == S_IFDIR { throw SystemError(EISDIR) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(ENOENT) }
        // Another program may make it longer meanwhile.
        var left = limit
        guard status.st_size <= left else { throw SystemError(EFBIG) }
        while true {
            var failure: SystemError?
            let piece = [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
                let read = read(file, buffer.baseAddress, buffer.count)
                if read < 0 { failure = .last }
                count = max(0, read)
            }
            if let failure {
                if failure.number == EINTR { continue }
                throw failure
            }
            if piece.isEmpty { return }
            left -= piece.count
            guard left >= 0 else { throw SystemError(EFBIG) }
            try body(piece)
        }
    }

    private static let pieceSize = 256 << 10

    /// Writes all bytes to an open file.
    package static func write(_ bytes: some Sequence<UInt8>, to file: Int32) throws(SystemError) {
        var failure: SystemError?
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            var start = 0
            while start < buffer.count, failure == nil {
                let written = unsafeWrite(file, UnsafeBufferPointer(rebasing: buffer[start...]))
                if written >= 0 { start += written } else if errno != EINTR { failure = .last }
            }
        }
        if let failure { throw failure }
        if isContiguous == nil { try write(Array(bytes), to: file) }
    }

    /// Adds bytes at the end of a file, which is made where there is none.
    package static func append(_ bytes: [UInt8], to path: String) throws(SystemError) {
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .last }
        defer { close(file) }
        try write(bytes, to: file)
    }

    private static func unsafeWrite(_ file: Int32, _ buffer: UnsafeBufferPointer<UInt8>) -> Int {
        POSIX.write(file, buffer.baseAddress, buffer.count)
    }
}
