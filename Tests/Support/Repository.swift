import Foundation

/// The folders of this repository.
package enum Repository {
    /// The folder of `Package.swift`.
    package static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// The customers that come with the repository.
    package static let fixtures = root.appending(path: "Fixtures")
    /// What tests compare with: a folder for each corpus.
    package static let cases = root.appending(path: "Tests/Cases")

    /// The text of a file.
    /// - Parameter path: The file's path from the root.
    package static func text(of path: String) throws -> String { try text(of: root.appending(path: path)) }

    /// The text of a file, which is UTF-8; its bytes as they are, with a carriage return before a newline or without.
    package static func text(of file: URL) throws -> String {
        String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
}
