// All of Foundation has another ICU beside this project's own.
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder that is there as long as a test.
final class TemporaryFolder {
    let url: URL
    var path: String { url.path }

    init(_ files: [String: String] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "sm-preview-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (path, text) in files { try write(text, to: path) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, to path: String) throws {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func text(_ path: String) -> String? {
        (try? Data(contentsOf: url.appending(path: path))).map { String(decoding: $0, as: UTF8.self) }
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(at: url.appending(path: path)) }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: url.appending(path: path).path, withDestinationPath: target)
    }

    /// The paths of all files, in name order.
    var files: [String] {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        return all.filter { path in
            var isFolder = false
            return FileManager.default.fileExists(atPath: url.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder
        }.sorted()
    }

    func hasFolder(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: path).path) }

    private static let longAgo = Date(timeIntervalSince1970: 1_000_000)

    /// Whether a file was not written since ``makeOld(_:)``.
    func isOld(_ path: String) throws -> Bool {
        let attributes = try FileManager.default.attributesOfItem(atPath: url.appending(path: path).path)
        return attributes[.modificationDate] as? Date == Self.longAgo
    }

    func makeOld(_ path: String) throws {
        let attributes = [FileAttributeKey.modificationDate: Self.longAgo]
        try FileManager.default.setAttributes(attributes, ofItemAtPath: url.appending(path: path).path)
    }

    /// All files with their bytes.
    var contents: [String: Data] {
        get throws {
            try Dictionary(uniqueKeysWithValues: files.map { ($0, try Data(contentsOf: url.appending(path: $0))) })
        }
    }
}
