import SubscriptionManager
import TestSupport
import Testing

@testable import PreviewSite

/// Compiled styles that are kept.
@Suite("Kept styles", .needs(.lessc))
struct StylesheetCacheTests {
    private static let less = "@color: teal;\nh1 { color: @color; }\n"
    private static let css = "h1 {\n  color: teal;\n}\n"

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(["theme/views/main.liquid": "", "theme/styles/main.less": Self.less])
    }

    private var cache: StylesheetCache { StylesheetCache(path: folder.path + "/a/cache") }
    private var kept: [String] { folder.files.filter { $0.hasPrefix("a/cache/") && $0.hasSuffix(".css") } }
    private func styles() throws -> String? {
        let styles = cache.styles(of: try Theme(folder: folder.path + "/theme"))
        #expect(styles.diagnostics.isEmpty)
        return styles.css.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `styles are compiled once, and again when they change`() throws {
        #expect(try styles() == Self.css)
        #expect(folder.text(try #require(kept.first)) == Self.css)
        try folder.write("kept", to: try #require(kept.first))
        #expect(try styles() == "kept")
        try folder.write("@color: red;\n" + Self.less.dropFirst(14), to: "theme/styles/main.less")
        #expect(try styles() == "h1 {\n  color: red;\n}\n")
        #expect(kept.count == 2)
        try folder.write(Self.less, to: "theme/styles/main.less")
        #expect(try styles() == "kept")
    }

    @Test func `no more is kept than a limit, and other files are left alone`() throws {
        for number in 0..<64 { try folder.write("", to: "a/cache/\(number).css") }
        try folder.write("", to: "a/cache/mine")
        #expect(try styles() == Self.css)
        #expect(kept.count == 1)
        #expect(folder.text("a/cache/mine") == "")
    }

    @Test func `a cache that cannot be is done without`() throws {
        try folder.write("no folder", to: "a/cache")
        #expect(try styles() == Self.css)
        #expect(folder.text("a/cache") == "no folder")
    }

    @Test func `faulty styles are not kept`() throws {
        try folder.write("h1 { color: @none; }", to: "theme/styles/main.less")
        let styles = cache.styles(of: try Theme(folder: folder.path + "/theme"))
        #expect(styles.css == nil)
        #expect(styles.diagnostics.count == 1)
        #expect(kept == [])
    }
}
