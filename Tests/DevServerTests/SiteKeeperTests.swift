import Diagnostics
import PreviewSite
import SubscriptionManager
import TestSupport
import Testing

@testable import DevServer

@Suite("A site that is kept in memory")
struct SiteKeeperTests {
    private static let files = [
        "theme/views/main.liquid": "<p>{{ 'hello' | t }}{% include 'part' %}</p>", "theme/views/part.liquid": "part",
        "theme/locales/en.json": #"{"hello": "Hello"}"#, "theme/styles/main.css": "p { color: red }",
        "theme/script.js": "globalThis.theme = 1;", "theme/content/en/a.md": "A", "fixtures/ada.json": "{}",
    ]

    private let folder: TemporaryFolder
    private let keeper: SiteKeeper

    init() throws {
        folder = try TemporaryFolder(Self.files)
        keeper = try SiteKeeper(in: folder)
    }

    /// Writes a file, and gives which parts of pages are others then.
    private func change(_ path: String, to text: String?) throws -> [String] {
        if let text { try folder.write(text, to: path) } else { try folder.remove(path) }
        let before = keeper.edition
        keeper.update(["\(folder.path)/\(path)"]) { _, _ in }
        let (old, new) = (before.parts, keeper.edition.parts)
        return [
            ("templates", old.templates != new.templates), ("literals", old.literals != new.literals),
            ("texts", old.texts != new.texts), ("styles", old.styles != new.styles),
            ("script", old.script != new.script), ("fixtures", old.fixtures != new.fixtures),
            ("others", old.others != new.others),
        ].filter(\.1).map(\.0)
    }

    private func page() throws -> String {
        let name = try #require(PageName(fixture: "ada", locale: "en"))
        return String(decoding: keeper.edition.site.page(name)?.bytes ?? [], as: UTF8.self)
    }

    private var faults: [Diagnostic.Code] { keeper.edition.siteErrors.map(\.code) }

    @Test(
        "tells what of its pages a file is part of",
        arguments: [
            ("theme/views/part.liquid", "other", ["templates"]), ("theme/views/main.liquid", "all", ["templates"]),
            ("theme/locales/en.json", "{}", ["texts"]), ("theme/locales/fr.json", "{}", ["templates", "texts"]),
            ("theme/views/part.liquid", "{{ 'Math.PI' | js }}", ["templates", "literals"]),
            ("theme/controls/theme-settings.json", "{\"a\": 1}", ["templates"]),
            ("theme/content/en/a.md", "B", ["texts"]), ("theme/styles/main.css", "p { color: blue }", ["styles"]),
            ("theme/script.js", "", ["script"]), ("fixtures/ada.json", #"{"orders": []}"#, ["fixtures"]),
            ("theme/README.md", "x", []), ("theme/views/part.liquid", "part", []),
            ("theme/views/unused.liquid", "x", []),
        ])
    func parts(path: String, text: String, parts: [String]) throws { #expect(try change(path, to: text) == parts) }

    @Test("holds on to the views that worked last while one has an error, and takes all that changed when it has none")
    func brokenView() throws {
        #expect(try change("theme/views/part.liquid", to: "{% if %}") == [])
        #expect(faults == ["syntax", "syntax"])
        #expect(try page().contains("<p>Hellopart"))
        #expect(try change("theme/locales/en.json", to: #"{"hello": "Good day"}"#) == [])
        #expect(try page().contains("<p>Hellopart"))
        #expect(try change("theme/views/part.liquid", to: "whole") == ["templates", "texts"])
        #expect(faults == [])
        #expect(try page().contains("<p>Good daywhole"))
    }

    @Test("holds on to texts that cannot be read, and takes views meanwhile")
    func brokenTexts() throws {
        #expect(try change("theme/locales/en.json", to: "{") == [])
        #expect(faults == ["invalid-json"])
        #expect(try change("theme/views/part.liquid", to: "new") == ["templates"])
        #expect(try page().contains("<p>Hellonew"))
        #expect(faults == ["invalid-json"])
        #expect(try change("theme/locales/en.json", to: #"{"hello": "Hi"}"#) == ["texts"])
        #expect(faults == [])
        #expect(try page().contains("<p>Hinew"))
    }

    @Test("outlives a theme that is gone, and a view that is removed")
    func removed() throws {
        #expect(try change("theme/views/main.liquid", to: nil) == [])
        #expect(faults == ["missing-template"])
        #expect(try page().contains("<p>Hellopart"))
        #expect(try change("theme/views/main.liquid", to: "back") == ["templates"])
        #expect(try page().contains("back"))
        #expect(faults == [])
    }

    @Test("outlives fixtures that are gone or no JSON")
    func fixtures() throws {
        #expect(try change("fixtures/ada.json", to: "{") == ["fixtures"])
        #expect(try page().contains("sm-preview-error"))
        #expect(try change("fixtures/ada.json", to: nil) == ["fixtures"])
        #expect(faults == ["not-found"])
        #expect(try change("fixtures/eve.json", to: "{}") == ["fixtures"])
        #expect(faults == [])
    }

    @Test("makes pages with the bytes of a site that is written, and all files that they ask for")
    func bytes() throws {
        let folder = OutputFolderContents()
        let site = keeper.edition.site
        _ = try SiteBuilder(theme: site.theme).build(site.plan, standing: nil, into: folder)
        for (path, bytes) in folder.files where path != "assets/runtime.js" {
            let name = path.hasSuffix(".html") ? path.split(separator: "/").map(String.init) : []
            let served =
                name.count == 2
                ? PageName(fixture: name[0], locale: String(name[1].dropLast(5))).flatMap(site.page)?.bytes
                : site.file(at: path)
            #expect(served == bytes, "\(path)")
        }
        #expect(folder.files.count > 8)
        for path in ["assets/states/x.js", "assets/../theme.css", "assets/images/..", "assets", "assets/x.js", "x"] {
            #expect(site.file(at: path) == nil)
        }
    }
}
