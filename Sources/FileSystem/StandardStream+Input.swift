import Diagnostics

extension StandardStream {
    /// All that comes on the standard input.
    /// - Parameter limit: How many bytes there may be.
    /// - Returns: Nil where there are more.
    package static func input(limit: Int) throws(Diagnostic) -> [UInt8]? {
        var bytes: [UInt8] = []
        while let chunk = try nextChunk() {
            bytes += chunk
            if bytes.count > limit { return nil }
        }
        return bytes
    }
}
