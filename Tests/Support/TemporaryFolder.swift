import Foundation

/// A folder that is there as long as a test refers to it.
package final class TemporaryFolder: Sendable {
    package let url: URL
    package var path: String { url.path }

    /// Makes a folder.
    /// - Parameter files: The texts of its files by their paths in it.
    package init(_ files: [String: String] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "sm-preview-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (path, text) in files { try write(text, to: path) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The address of a file.
    package func file(_ path: String) -> URL { url.appending(path: path) }

    /// Writes a file, and the folders around it.
    package func write(_ text: String, to path: String) throws {
        try FileManager.default.createDirectory(
            at: file(path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file(path))
    }

    /// Writes a command that can be run.
    ///
    /// Another process writes it. What this one has open for writing, a child that another thread starts meanwhile has
    /// open too, and a program that somebody has open for writing cannot be run (`ETXTBSY`).
    package func write(command text: String, to path: String) throws {
        try write(text, to: "\(path).text")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", #"cp "$0.text" "$0" && chmod 755 "$0" && rm "$0.text""#, file(path).path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// The text of a file, if it is there.
    package func text(_ path: String) -> String? { try? Repository.text(of: file(path)) }

    /// Moves a file, or a folder with all that is in it.
    package func move(_ path: String, to other: String) throws {
        try FileManager.default.moveItem(at: file(path), to: file(other))
    }

    /// Removes a file, or a folder with all that is in it.
    package func remove(_ path: String) throws { try FileManager.default.removeItem(at: file(path)) }

    /// Makes a symbolic link.
    package func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: file(path).path, withDestinationPath: target)
    }

    /// The paths of all files, in name order.
    package var files: [String] {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        return all.filter { exists($0, asFolder: false) }.sorted()
    }

    /// All files with their bytes.
    package var contents: [String: Data] {
        get throws {
            try Dictionary(uniqueKeysWithValues: files.map { ($0, try Data(contentsOf: file($0))) })
        }
    }

    /// Whether there is a folder.
    package func hasFolder(_ path: String) -> Bool { exists(path, asFolder: true) }

    private func exists(_ path: String, asFolder wantsFolder: Bool) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: file(path).path, isDirectory: &isFolder)
            && isFolder.boolValue == wantsFolder
    }

    private static let longAgo = Date(timeIntervalSince1970: 1_000_000)

    /// Makes a file look as if it had been written long ago.
    package func makeOld(_ path: String) throws {
        try FileManager.default.setAttributes([.modificationDate: Self.longAgo], ofItemAtPath: file(path).path)
    }

    /// Whether a file was not written since ``makeOld(_:)``.
    package func isOld(_ path: String) throws -> Bool {
        let attributes = try FileManager.default.attributesOfItem(atPath: file(path).path)
        return attributes[.modificationDate] as? Date == Self.longAgo
    }
}
