import Diagnostics
import Foundation
import JSON
import TestSupport
import Testing

@testable import PreviewSite

@Suite("Merging damaged shards") struct DamagedShardTests {
    /// What is done to a shard's folder, and what is said of it.
    struct Damage: CustomTestStringConvertible, Sendable {
        var name: String
        var says: String
        var inflict: @Sendable (TemporaryFolder) throws -> Void
        var testDescription: String { name }

        init(_ name: String, says: String, inflict: @escaping @Sendable (TemporaryFolder) throws -> Void) {
            self.name = name
            self.says = says
            self.inflict = inflict
        }

        init(_ name: String, replacing text: String, with other: String, says: String) {
            self.init(name, says: says) { folder in
                let old = folder.text("shard-2/manifest.json") ?? ""
                let range = try #require(old.range(of: text), "the manifest has no \(text)")
                try folder.write(old.replacingCharacters(in: range, with: other), to: "shard-2/manifest.json")
            }
        }
    }

    private static let unsound = "unmergeable-shard: `shard-2/manifest.json` is not as sm-preview has written it"
    private static let foreign = "unmergeable-shard: `shard-2/manifest.json` is not a manifest of sm-preview"

    /// The page of the second shard.
    private static let page = "ada/en-US.html"

    private static let damages: [Damage] = [
        Damage("no folder", says: "not-found: there is no folder `shard-2` with previews") { try $0.remove("shard-2") },
        Damage("no manifest", says: "missing-previews: there are no previews in `shard-2`") {
            try $0.remove("shard-2/manifest.json")
        },
        Damage("a linked manifest", says: "missing-previews: there are no previews in `shard-2`") {
            try $0.remove("shard-2/manifest.json")
            try $0.link("shard-2/manifest.json", to: "../shard-1/manifest.json")
        },
        Damage("no JSON", says: foreign) { try $0.write("{", to: "shard-2/manifest.json") },
        Damage("another program's", says: foreign) { try $0.write("{\"version\": 2}", to: "shard-2/manifest.json") },
        Damage("very many values", says: unsound) {
            let values = String(repeating: "1,", count: 200_000)
            try $0.write("{\"version\":2,\"theme\":\"\",\"pages\":[\(values)1]}", to: "shard-2/manifest.json")
        },
        Damage(
            "a run that was stopped",
            says: "unmergeable-shard: `shard-2` is not finished: the run that was to fill it was stopped"
        ) { try $0.write(String(decoding: Manifest.blank.bytes, as: UTF8.self), to: "shard-2/manifest.json") },
        Damage("a later version", replacing: "\"version\": 2", with: "\"version\": 3", says: foreign),
        Damage(
            "an older version", replacing: "\"version\": 2", with: "\"version\": 1",
            says: "unmergeable-shard: `shard-2` was made by an older version of sm-preview"),
        Damage(
            "a path that leads out", replacing: "\"path\": \"\(page)\"", with: "\"path\": \"../whole/\(page)\"",
            says: unsound),
        Damage(
            "an asset that leads out", replacing: "\"assets/runtime.js\"", with: "\"assets/../../whole/index.html\"",
            says: unsound),
        Damage("an asset elsewhere", replacing: "\"assets/runtime.js\"", with: "\"/etc/passwd\"", says: unsound),
        Damage("a page without a fixture", replacing: "\"name\": \"ada\"", with: "\"name\": \"adb\"", says: unsound),
        Damage(
            "a shard of too many", replacing: "\"count\": 3", with: "\"count\": 1000000000",
            says: "unmergeable-shard: `shard-2` is shard 2/1000000000, and has the page `ada/en-US` of another one"),
        Damage(
            "another shard's number", replacing: "\"index\": 2", with: "\"index\": 3",
            says: "unmergeable-shard: `shard-2` is shard 3/3, and has the page `ada/en-US` of another one"),
        Damage("a page that is missing", says: "unmergeable-shard: `shard-2/\(page)` does not exist") {
            try $0.remove("shard-2/\(page)")
        },
        Damage(
            "a page that was changed",
            says: "unmergeable-shard: `shard-2/\(page)` is not the page that the manifest describes"
        ) {
            let text = try #require($0.text("shard-2/\(page)"))
            try $0.write(text.replacing("Ada", with: "Bob"), to: "shard-2/\(page)")
        },
        Damage(
            "a page that is longer", says: "unmergeable-shard: `shard-2/\(page)` cannot be read: File too large"
        ) {
            let text = try #require($0.text("shard-2/\(page)"))
            try $0.write(text + " ", to: "shard-2/\(page)")
        },
        Damage("a page that is very long", says: "unmergeable-shard: `shard-2/\(page)` cannot be read: File too large")
        {
            let file = try FileHandle(forWritingTo: $0.file("shard-2/\(page)"))
            try file.truncate(atOffset: 65 << 20)
        },
        Damage(
            "a linked page",
            says: "unmergeable-shard: `shard-2/\(page)` cannot be read: Too many levels of symbolic links"
        ) {
            try $0.remove("shard-2/\(page)")
            try $0.link("shard-2/\(page)", to: "../../whole/\(page)")
        },
        Damage("a folder that is linked", says: "unmergeable-shard: `shard-2/\(page)` does not exist") {
            try $0.remove("shard-2/ada")
            try $0.link("shard-2/ada", to: "../whole/ada")
        },
        Damage("an asset that is missing", says: "unmergeable-shard: `shard-2/assets/script.js` does not exist") {
            try $0.remove("shard-2/assets/script.js")
        },
        Damage(
            "an asset that differs",
            says: "unmergeable-shard: `assets/script.js` is not the same in `shard-1` and `shard-2`"
        ) { try $0.write("class Large {}\n", to: "shard-2/assets/script.js") },
        Damage(
            "a manifest that is very long",
            says: "unmergeable-shard: `shard-2/manifest.json` cannot be read: File too large"
        ) {
            let file = try FileHandle(forWritingTo: $0.file("shard-2/manifest.json"))
            try file.truncate(atOffset: 65 << 20)
        },
        Damage(
            "other diagnostics", replacing: "names `styles/gone.svg`", with: "names `styles/lost.svg`",
            says: "unmergeable-shard: what was found in the theme is not the same in `shard-1` and `shard-2`"),
        Damage(
            "another description", replacing: "Look at *this*.", with: "Look at *that*.",
            says: "unmergeable-shard: what is said of the fixture `ada` is not the same in `shard-1` and `shard-2`"),
    ]

    @Test("a folder that is not whole, or not as it was written, is named, and nothing is written", arguments: damages)
    func damaged(_ damage: Damage) throws {
        let folder = try Self.shards()
        try damage.inflict(folder)
        #expect(try DividedSite.failure(ofMerging: ["shard-1", "shard-2", "shard-3"], in: folder) == damage.says)
    }

    @Test("a shared file of gigabytes is not read")
    func gigantic() throws {
        let folder = try Self.shards()
        try FileHandle(forWritingTo: folder.file("shard-2/assets/script.js")).truncate(atOffset: 1 << 40)
        let error = #expect(throws: Diagnostic.self) { try Self.merge(folder) }
        #expect(error?.message == "`\(folder.path)/shard-2/assets/script.js` cannot be read: File too large")
    }

    @Test("a pipe is not waited for")
    func pipe() throws {
        let folder = try Self.shards()
        let page = "\(folder.path)/shard-2/\(Self.page)"
        try folder.remove("shard-2/\(Self.page)")
        #expect(mkfifo(page, 0o600) == 0)
        let error = #expect(throws: Diagnostic.self) { try Self.merge(folder) }
        #expect(error?.message == "`\(page)` does not exist")
    }

    private static func merge(_ folder: TemporaryFolder) throws {
        _ = try SiteMerge(of: (1...3).map { "\(folder.path)/shard-\($0)" })
    }

    private static let divided = Result { try DividedSite(into: 3) }

    /// Folders of shards, for a test of its own.
    private static func shards() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["shard-1", "shard-2", "shard-3", "whole"] {
            try FileManager.default.copyItem(at: divided.get().site.folder.file(name), to: folder.file(name))
        }
        return folder
    }
}
