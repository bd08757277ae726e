import Diagnostics
import JSON
import NunjucksRuntime

/// A folder of fixtures, wherever it is.
///
/// ```swift
/// let folder = FixtureFolder(path: "Fixtures", fileNames: names) { name in bytes(of: name) }
/// let reading = folder.read("ordinary.json")
/// ```
public struct FixtureFolder: Sendable {
    /// The folder's path, as messages show it before a file's name.
    public let path: String
    /// The names of the fixtures' files, in name order: `ordinary.json`, say.
    public let fileNames: [String]

    private let contents: @Sendable (String) -> [UInt8]?

    /// Makes a folder.
    /// - Parameters:
    ///   - path: The folder's path, for messages; empty if it has none.
    ///   - fileNames: The names of its files; those that do not end in `.json` are left out.
    ///   - contents: Gives the bytes of a file, or nil where it does not exist. It is asked for plain file names only:
    ///     never for one with a slash, nor for one that begins with a dot.
    public init(path: String, fileNames: [String], contents: @escaping @Sendable (String) -> [UInt8]?) {
        self.path = path
        self.fileNames = fileNames.filter { $0.hasSuffix(".json") && Self.isPlain($0) }.sorted()
        self.contents = contents
    }

    /// Reads a fixture as far as a page needs it.
    ///
    /// Every fault of the file, and of the files it extends, is reported, not only the first.
    public func read(_ fileName: String) -> Fixture.Reading {
        FixtureReader(folder: self, schema: .standard, isStrict: false).read(fileName)
    }

    /// Checks a fixture thoroughly: what reading it reports, and what a page can do without, such as fields that
    /// production always has and ids that nothing has.
    public func validate(_ fileName: String) -> [Diagnostic] {
        FixtureReader(folder: self, schema: .standard, isStrict: true).check(fileName)
    }

    func bytes(of fileName: String) -> [UInt8]? { Self.isPlain(fileName) ? contents(fileName) : nil }

    func displayName(of fileName: String) -> String {
        path.isEmpty ? fileName : path.hasSuffix("/") ? path + fileName : "\(path)/\(fileName)"
    }

    /// Whether a name is that of a file in the folder itself.
    static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains { [0x2F, 0x5C, 0x3A, 0].contains($0) }
    }
}
