import Diagnostics
import JSON

extension Manifest {
    /// What reading a manifest gave.
    struct Reading {
        /// What could be understood.
        var manifest: Manifest
        /// The version of the format.
        var version: Int
        /// Whether all of it was understood, and agrees with itself.
        var isSound: Bool
    }

    /// Reads a manifest, of this version or an older one: a folder that an older program has made is ours.
    /// - Returns: Nil if the bytes are not a manifest of ours. What cannot be understood is left out.
    init?(reading bytes: [UInt8]) {
        guard let manifest = Self.read(bytes)?.manifest else { return nil }
        self = manifest
    }

    /// Reads a manifest, and tells whether all of it can be believed.
    /// - Returns: Nil if the bytes are not a manifest of ours.
    static func read(_ bytes: [UInt8]) -> Reading? {
        guard let root = try? JSONDocument(Source(name: "manifest.json", bytes: bytes)).root,
            let version = root["version"]?.number.flatMap({ Int(exactly: $0) }), (1...Self.version).contains(version),
            let theme = root["theme"]?.string, let pages = root["pages"], pages.kind == .array
        else { return nil }
        var orders: [String: Double] = [:]
        for element in root["shard"]?["order"]?.elements ?? [] { orders[element.key ?? ""] = element.number }
        let readPages = pages.elements.compactMap(Page.init)
        let assets = root["assets"]?.elements ?? []
        let readAssets = assets.compactMap(\.string).filter(isAsset)
        let fixtures = root["fixtures"]?.elements ?? []
        let readFixtures = fixtures.compactMap { [orders] in Fixture($0, orders) }
        let part = root["shard"].flatMap(Part.init)
        let manifest = Manifest(theme: theme, assets: readAssets, fixtures: readFixtures, pages: readPages, part: part)
        let isWhole =
            readPages.count == pages.elements.count && readAssets.count == assets.count
            && readFixtures.count == fixtures.count && (part == nil) == (root["shard"] == nil)
        let isDistinct =
            Set(readPages.map(\.name)).count == readPages.count && Set(readAssets).count == readAssets.count
            && readFixtures.count == Set(readFixtures.map(\.name)).count
        let isAgreeing =
            Set(readPages.map(\.name.fixture)) == Set(readFixtures.map(\.name))
            && zip(readPages, pages.elements).allSatisfy { page, element in
                page.diagnostics.count == element["diagnostics"]?.elements.count
            }
        return Reading(manifest: manifest, version: version, isSound: isWhole && isDistinct && isAgreeing)
    }

    /// Whether a path is that of a file that pages share: within `assets`, and none of its names a hidden one.
    private static func isAsset(_ path: String) -> Bool {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        return (2...4).contains(segments.count) && segments[0] == "assets"
            && segments.allSatisfy { segment in
                !segment.isEmpty && !segment.hasPrefix(".")
                    && !segment.utf8.contains { $0 < 0x20 || $0 == 0x5C || $0 == 0x3A || $0 == 0x7F }
            }
    }
}

extension Manifest.Page {
    fileprivate init?(_ element: JSONDocument.Element) {
        guard let fixture = element["fixture"]?.string, let locale = element["locale"]?.string,
            let name = PageName(fixture: fixture, locale: locale), element["path"]?.string == name.path,
            let title = element["title"]?.string, let bytes = element["bytes"]?.number.flatMap({ Int(exactly: $0) }),
            let sha256 = element["sha256"]?.string, let diagnostics = element["diagnostics"]
        else { return nil }
        self.init(
            name: name, title: title, bytes: bytes, sha256: sha256,
            diagnostics: diagnostics.elements.compactMap(Diagnostic.init))
    }
}

extension Manifest.Fixture {
    fileprivate init?(_ element: JSONDocument.Element, _ orders: [String: Double]) {
        guard let name = element["name"]?.string, let title = element["title"]?.string,
            let description = element["description"]?.string, let tags = element["tags"]?.elements.map(\.string),
            let tags = [String](exactly: tags)
        else { return nil }
        self.init(name: name, title: title, description: description, tags: tags, order: orders[name])
    }
}
