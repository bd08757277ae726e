import CBundle

/// A file of this project's repository that the program has inside: a customer, or a part of a theme.
package struct BundledFile: Sendable {
    /// Its path: `Fixtures/ordinary.json`.
    package let path: String
    private let file: Int

    /// Its bytes.
    package var bytes: [UInt8] { [UInt8](buffer) }

    /// Whether its bytes are those.
    package func holds(_ bytes: [UInt8]) -> Bool { bytes.count == buffer.count && bytes.elementsEqual(buffer) }

    private var buffer: UnsafeBufferPointer<UInt8> {
        let file = Self.table[file]
        return UnsafeBufferPointer(start: file.bytes, count: Int(file.byte_count))
    }

    /// The files in a folder and in the folders in it, by their paths in it.
    package static func all(in folder: String) -> [String: BundledFile] {
        let prefix = "\(folder)/"
        let found = all.filter { $0.path.hasPrefix(prefix) }.map { (String($0.path.dropFirst(prefix.count)), $0) }
        return Dictionary(found) { first, _ in first }
    }

    private static let all = table.indices.map { index in
        let path = UnsafeBufferPointer(start: table[index].path, count: Int(table[index].path_count))
        return BundledFile(path: String(decoding: path, as: UTF8.self), file: index)
    }

    private static var table: UnsafeBufferPointer<bundled_file> {
        var count: UInt64 = 0
        let start = bundled_files(&count)
        return UnsafeBufferPointer(start: start, count: Int(count))
    }
}
