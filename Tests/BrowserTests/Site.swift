import Foundation
import SubscriptionManager
import TestSupport

@testable import PreviewSite

/// A page in the shell that previews have, made for a test: `Output/ordinary/en-US.html` and its assets.
struct PreviewPage: Sendable {
    /// What stands inside of `#og-msi`.
    var body = ""
    /// The template that renders the page; without one it only stands.
    var template: String?
    /// A theme's own scripts that do so.
    var scripts: PageScripts?
    /// Variables beside the State's, as JSON.
    var context = "{}"
    /// The theme's script.
    var script = ""
    /// A theme's script that stands in the head instead, so that it runs before the page's element is there.
    var headScript = ""
    var language = "en-US"
    /// The locales whose dates the page is given; its own alone if nil.
    var locales: [String]?
    var now = "2026-03-02T09:30:00"
    /// The time zone of the fixture.
    var zone = "UTC"
    /// What new ids begin with.
    var seed = 7
    /// JavaScript that changes `ogPreview` before the runtime sees it.
    var changes = ""

    /// Writes the page into a folder and gives its path there.
    @discardableResult
    func write(to folder: TemporaryFolder) throws -> String {
        let state = Repository.root.appending(path: "Tests/BrowserTests/Pages/state.json")
        try folder.write(
            """
            globalThis.ogPreview = { state: \(try String(contentsOf: state, encoding: .utf8)), fixture: "ordinary", now: "\(now)", timeZone: "\(zone)", seed: \(seed) };
            Object.assign(ogPreview.state, \(context));
            \(changes)
            """, to: "Output/assets/states/ordinary.js")
        let scripts = try self.scripts ?? template.map { try Self.scripts(of: $0) }
        let runtime = RuntimeScript.script(library: scripts?.library ?? [])
        try folder.write(String(decoding: runtime, as: UTF8.self), to: "Output/assets/runtime.js")
        var (templates, literals) = ("", "")
        if let scripts {
            // There is no static markup to compare with.
            templates = String(decoding: scripts.templates, as: UTF8.self).replacing(
                "deferred: [", with: "deferred: null && [")
            for (name, script) in scripts.locales where name == language {
                templates += String(decoding: script, as: UTF8.self)
            }
            literals = String(decoding: scripts.literals, as: UTF8.self)
        }
        try folder.write(templates, to: "Output/assets/templates.js")
        try folder.write(literals, to: "Output/assets/literals.js")
        var separate = ""
        for literal in scripts?.separateLiterals ?? [] {
            try folder.write(
                String(decoding: literal.script, as: UTF8.self), to: "Output/assets/literals/\(literal.number).js")
            separate += "<script src=\"../assets/literals/\(literal.number).js\"></script>\n"
        }
        let dates = (locales ?? [language]).flatMap(DatesScript.script)
        try folder.write(String(decoding: dates, as: UTF8.self), to: "Output/assets/dates.js")
        try folder.write(script, to: "Output/assets/script.js")
        try folder.write(headScript, to: "Output/assets/head.js")
        try folder.write(
            """
            <!doctype html>
            <html lang="\(language)">
            <head><meta charset="utf-8"><title>Preview</title><script src="../assets/head.js"></script></head>
            <body>
            <og-smi><div id="og-msi">\(body)</div></og-smi>
            <script src="../assets/states/ordinary.js"></script>
            <script src="../assets/dates.js"></script>
            <script src="../assets/templates.js"></script>
            <script src="../assets/runtime.js"></script>
            <script src="../assets/script.js"></script>
            \(separate)<script src="../assets/literals.js"></script>
            </body></html>
            """, to: "Output/ordinary/en-US.html")
        return "Output/ordinary/en-US.html"
    }

    /// The scripts of a theme that has this view only.
    private static func scripts(of template: String) throws -> PageScripts {
        let folder = try TemporaryFolder(["views/main.liquid": template])
        guard let scripts = try SubscriptionManager.Theme(folder: folder.path).pageScripts() else {
            throw CocoaError(.featureUnsupported)
        }
        return scripts
    }

    /// Runs a test on the page, opened from disk.
    func opened(timeZone: String = "America/New_York", _ body: (Page) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let path = try write(to: folder)
        try await Chromium.withPage(timeZone: timeZone) { page in
            try await page.open(folder.file(path))
            try await body(page)
        }
    }

    /// Runs a test on the page, served over http under a Content Security Policy.
    func served(policy: String = "script-src 'self'", _ body: (Page) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let path = try write(to: folder)
        let server = try StaticServer(folder.url, headers: ["Content-Security-Policy": policy])
        try await Chromium.withPage { page in
            try await page.open(server.url(path))
            try await body(page)
        }
    }
}
