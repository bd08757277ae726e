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

    /// The pictures of products that lie beside the fixtures.
    package let images: Images

    private let contents: @Sendable (String) throws(Diagnostic) -> [UInt8]?
    /// The names of its own files, and the folder whose files stand in for those that it lacks: none or one, in a list,
    /// because a structure cannot hold one of its own kind.
    private let ownNames: [String]
    private let base: [FixtureFolder]

    /// Pictures of products, in a folder of their own.
    package struct Images: Sendable {
        /// The names of the files, in any order.
        package let names: @Sendable () -> [String]
        /// Gives the bytes of a file, or nil where it does not exist.
        package let contents: @Sendable (String) -> [UInt8]?

        /// Where there are no pictures.
        static let none = Images(names: { [] }, contents: { _ in nil })
    }

    /// Makes a folder.
    /// - Parameters:
    ///   - path: The folder's path, for messages; empty if it has none.
    ///   - fileNames: The names of its files; those that do not end in `.json` are left out.
    ///   - contents: Gives the bytes of a file, or nil where it does not exist. It is asked for plain file names only:
    ///     never for one with a slash, nor for one that begins with a dot.
    public init(
        path: String, fileNames: [String], contents: @escaping @Sendable (String) throws(Diagnostic) -> [UInt8]?
    ) {
        self.init(path: path, fileNames: fileNames, images: .none, contents: contents)
    }

    package init(
        path: String, fileNames: [String], images: Images, over base: FixtureFolder? = nil,
        contents: @escaping @Sendable (String) throws(Diagnostic) -> [UInt8]?
    ) {
        self.path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        let own = fileNames.filter { $0.hasSuffix(".json") && Self.isPlain($0) }
        ownNames = own
        self.fileNames = (own + (base?.fileNames ?? []).filter { !own.contains($0) }).sorted()
        self.images = images
        self.contents = contents
        self.base = base.map { [$0] } ?? []
    }

    /// The folder with another one below it: a file that this one has stands in place of the other's.
    package func over(_ base: FixtureFolder) -> FixtureFolder {
        let images = Images(
            names: { [images] in Array(Set(images.names() + base.images.names())) },
            contents: { [images] name in images.contents(name) ?? base.images.contents(name) })
        return FixtureFolder(path: path, fileNames: ownNames, images: images, over: base, contents: contents)
    }

    /// Whether a file lies in the folder itself, and not in one below it.
    package func isOwn(_ fileName: String) -> Bool {
        ownNames.contains(fileName) || !(base.first?.fileNames.contains(fileName) ?? false)
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

    /// The folder as it would be with a file in it.
    package func replacing(_ fileName: String, with bytes: [UInt8]) -> FixtureFolder {
        let names = ownNames.contains(fileName) ? ownNames : ownNames + [fileName]
        return FixtureFolder(path: path, fileNames: names, images: images, over: base.first) {
            [contents] name throws(Diagnostic) in name == fileName ? bytes : try contents(name)
        }
    }

    /// The locale that a fixture, or one that it extends, gives itself; nil where there is none, or the file is no JSON.
    public func locale(of fileName: String) -> String? {
        var fileName = fileName
        for _ in 0..<FixtureReader.extendsLimit {
            guard let root = root(of: fileName) else { return nil }
            if let locale = root["locale"] { return locale.string }
            guard let base = root[Fixture.descriptionKey]?["extends"]?.string else { return nil }
            fileName = base
        }
        return nil
    }

    /// The JSON of a file, nil where there is none.
    package func root(of fileName: String) -> JSONDocument.Element? {
        guard let bytes = try? bytes(of: fileName) else { return nil }
        return try? JSONDocument(Source(name: fileName, bytes: bytes)).root
    }

    /// What a file has at a key, wherever that stands in it: every text that follows `"key":`, as it is written there.
    ///
    /// The file is looked through, and not read as JSON.
    package func texts(ofKey key: String, in fileName: String) -> [String] {
        guard let bytes = try? bytes(of: fileName) else { return [] }
        let quote = UInt8(ascii: "\"")
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        return Array("\"\(key)\"".utf8).withUnsafeBufferPointer { key in
            bytes.withUnsafeBufferPointer { bytes in
                var texts: [String] = []
                var start = 0
                while start + key.count <= bytes.count {
                    guard bytes[start] == key[0], bytes[start + 1] == key[1],
                        bytes[start..<start + key.count].elementsEqual(key)
                    else {
                        start += 1
                        continue
                    }
                    start += key.count
                    let value = bytes[start...].drop(while: isBlank)
                    guard value.first == UInt8(ascii: ":") else { continue }
                    let text = value.dropFirst().drop(while: isBlank)
                    guard text.first == quote else { continue }
                    texts.append(String(decoding: text.dropFirst().prefix { $0 != quote }, as: UTF8.self))
                }
                return texts
            }
        }
    }

    /// The bytes of a file, of those below it where this folder lacks it; nil where there is none.
    package func bytes(of fileName: String) throws(Diagnostic) -> [UInt8]? {
        guard Self.isPlain(fileName) else { return nil }
        if let own = try contents(fileName) { return own }
        guard let base = base.first else { return nil }
        return try base.bytes(of: fileName)
    }

    func displayName(of fileName: String) -> String {
        if let base = base.first, !isOwn(fileName) { return base.displayName(of: fileName) }
        return path.isEmpty ? fileName : path.hasSuffix("/") ? path + fileName : "\(path)/\(fileName)"
    }

    /// Whether a name is that of a file in the folder itself.
    static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains { [0x2F, 0x5C, 0x3A, 0].contains($0) }
    }
}
