import Diagnostics
import JSON
import TestSupport
import Testing

@testable import PreviewSite

@Suite("The output folder") struct OutputFolderTests {
    private func message(_ work: () throws -> Void) -> String {
        do { try work() } catch let diagnostic as Diagnostic {
            return "\(diagnostic.code.rawValue): \(diagnostic.message); \(diagnostic.help ?? "")"
        } catch { return "\(error)" }
        return "no error"
    }

    @Test(
        "a folder that holds something else is refused and left alone",
        arguments: [
            ["notes.txt": "mine"], ["manifest.json": "{}"], ["manifest.json": "[1"],
            ["manifest.json": #"{ "version": 1, "name": "a web app" }"#], ["a/b/c.html": ""],
        ])
    func foreign(files: [String: String]) throws {
        let folder = try TemporaryFolder(files)
        let before = try folder.contents
        #expect(
            message { _ = try OutputFolder.forWriting(folder.path) } == """
                foreign-folder: the folder `\(folder.path)` holds other things than previews, and is left as it is; \
                name another folder with `--output DIR`, or empty this one
                """)
        #expect(try folder.contents == before)
    }

    @Test("an empty folder, one with hidden files, and one that does not exist are taken")
    func empty() throws {
        let folder = try TemporaryFolder([".gitkeep": ""])
        for path in [folder.path, folder.path + "/a/b/c", folder.path + "/d/"] {
            _ = try OutputFolder.forWriting(path)
            // Ours from now on, even if nothing more was written.
            _ = try OutputFolder.forWriting(path)
        }
        #expect(
            folder.files == [".gitkeep", "a/b/c/manifest.json", "d/manifest.json", "manifest.json"])
    }

    @Test("a file where the folder should be, or one above it", arguments: ["output", "output/", "output/a/b"])
    func file(path: String) throws {
        let folder = try TemporaryFolder(["output": "x"])
        let expected = """
            foreign-folder: `\(folder.path)/output` is a file, and previews need a folder; \
            name another folder with `--output DIR`
            """
        #expect(message { _ = try OutputFolder.forWriting("\(folder.path)/\(path)") } == expected)
        #expect(message { _ = try OutputFolder.forReading("\(folder.path)/\(path)") } == expected)
        #expect(folder.text("output") == "x")
    }

    @Test("who writes has the folder alone: another one waits, then gives up, and has it when the first is done")
    func waiting() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/output"
        var first: OutputFolder? = try OutputFolder.forWriting(path)
        #expect(
            message { _ = try OutputFolder.forWriting(path, patience: .zero) } == """
                inaccessible-file: another run has been writing to `\(path)` for 0 seconds, and this one does not wait \
                any longer; end the other run, or name another folder with `--output DIR`
                """)
        // Reading waits for nobody.
        #expect(try OutputFolder.forReading(path).manifest?.pages.count == 0)
        #expect(first?.path == path)
        first = nil
        #expect(try OutputFolder.forWriting(path, patience: .zero).path == path)
        #expect(folder.files == ["output/manifest.json"])
    }

    @Test("a link to a folder is not followed")
    func folderLink() throws {
        let site = try SmallSite(["outside/keep.html": "mine"])
        try site.render()
        for name in ["ada/ar.html", "ada/en-US.html", "ada"] { try site.folder.remove("output/" + name) }
        try site.folder.link("output/ada", to: site.folder.path + "/outside")
        #expect(
            message { try site.render() } == """
                foreign-folder: `\(site.output)/ada` is a symbolic link, which is not followed; \
                remove the link; a folder is made in its place
                """)
        #expect(site.folder.files.filter { $0.hasPrefix("outside/") } == ["outside/keep.html"])
    }

    @Test("a link to a file is replaced, and what it points at stays")
    func fileLink() throws {
        let site = try SmallSite(["outside.html": "mine"])
        try site.render()
        let page = site.page("ada/ar.html")
        try site.folder.remove("output/ada/ar.html")
        try site.folder.link("output/ada/ar.html", to: site.folder.path + "/outside.html")
        #expect(try site.check().differences.map(\.path) == ["ada/ar.html"])
        try site.render()
        #expect(site.page("ada/ar.html") == page)
        #expect(site.folder.text("outside.html") == "mine")
    }

    @Test("a link in place of what would be removed is removed, and what it points at stays")
    func leftoverLink() throws {
        let site = try SmallSite(["outside/keep.svg": "mine"])
        try site.render()
        try site.folder.link("output/assets/images/old.svg", to: site.folder.path + "/outside/keep.svg")
        try site.folder.link("output/assets/outside", to: site.folder.path + "/outside")
        try site.render()
        #expect(!site.files().contains { $0.contains("old") || $0.contains("outside") })
        #expect(site.folder.text("outside/keep.svg") == "mine")
    }

    @Test("what was ours is removed, what somebody else put there stays")
    func leftovers() throws {
        let site = try SmallSite()
        try site.render()
        try site.folder.write("mine", to: "output/README.md")
        try site.folder.write("mine", to: "output/notes/idea.html")
        try site.folder.write("mine", to: "output/zoe/notes.txt")
        try site.folder.write("old", to: "output/assets/states/gone.js")
        try site.folder.write(site.page("ada/ar.html"), to: "output/gone/ar.html")
        try site.folder.write("half", to: "output/ada/.sm-preview-999999999-3")
        try site.folder.remove("fixtures/zoe.json")
        try site.render()
        #expect(
            site.files() == [
                "README.md", "ada/ar.html", "ada/en-US.html", "assets/dates/ar.js", "assets/dates/en-US.js",
                "assets/gallery.css", "assets/gallery.js",
                "assets/images/tea.svg", "assets/literals.js", "assets/locales/ar.js", "assets/locales/en-US.js",
                "assets/runtime.js", "assets/script.js", "assets/states/ada.js", "assets/templates.js",
                "assets/theme.css", "index.html", "manifest.json", "notes/idea.html",
                "zoe/notes.txt",
            ])
        #expect(!site.folder.hasFolder("output/gone"))
    }

    @Test("a file that has not changed is not written again")
    func unchanged() throws {
        let site = try SmallSite()
        try site.render()
        for path in site.files() { try site.folder.makeOld("output/" + path) }
        try site.folder.write(#"{ "customer": { "first_name": "Zoe" } }"#, to: "fixtures/zoe.json")
        try site.render()
        #expect(
            try site.files().filter { try !site.folder.isOld("output/" + $0) } == [
                "assets/states/zoe.js", "manifest.json", "zoe/ar.html", "zoe/en-US.html",
            ])
    }

    @Test(
        "names that would lead out of the folder name no file",
        arguments: [
            "../x", "/etc/x", "a/../../x", ".", "..", "a//b", "", "a/",
        ])
    func hostilePaths(path: String) throws {
        let folder = try TemporaryFolder()
        let output = try OutputFolder.forWriting(folder.path + "/output")
        #expect(message { try output.take([1], at: path) } != "no error")
        #expect(folder.files == ["output/manifest.json"])
    }

    @Test(
        "names that cannot be those of pages",
        arguments: [
            ("..", "en"), ("", "en"), ("a", ""), ("a/b", "en"), ("a", "../en"), (".a", "en"), ("a\u{0}b", "en"),
            ("a\\b", "en"), ("C:", "en"), ("a\nb", "en"), ("assets", "en"), ("Assets", "en"), ("index.html", "en"),
            ("manifest.json", "en"), ("a.", "en"), ("a ", "en"), ("con", "en"), ("Nul.x", "en"), ("COM1", "en"),
            ("a", "aux"),
        ])
    func hostileNames(fixture: String, locale: String) {
        #expect(PageName(fixture: fixture, locale: locale) == nil)
    }

    @Test("a fixture whose name is taken has no page, and the way out is said")
    func reservedName() throws {
        let site = try SmallSite(["fixtures/assets.json": "{}"])
        let report = try site.render()
        #expect(report.isFailed)
        #expect(
            report.siteDiagnostics.map(\.message) == [
                "the fixture `assets.json` cannot have a page: the output folder keeps `assets` for itself"
            ])
        #expect(site.files().contains("ada/en-US.html"))
    }

    @Test("odd names are escaped in addresses")
    func oddNames() throws {
        let site = try SmallSite(["fixtures/50% \"é\" #1?.json": "{}"])
        try site.render()
        let page = site.page("50% \"é\" #1?/en-US.html")
        #expect(page.contains("<script src=\"../assets/states/50%25%20%22%C3%A9%22%20%231%3F.js\"></script>"))
        #expect(site.page("index.html").contains("href=\"50%25%20%22%C3%A9%22%20%231%3F/en-US.html\""))
        #expect(try site.check().differences.map(\.path) == [])
    }
}
