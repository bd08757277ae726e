import Foundation
import TestSupport

@testable import PreviewSite

/// A page in the shell that previews have, made for a test: `Output/ordinary/en-US.html` and its assets.
struct PreviewPage: Sendable {
    /// What stands inside of `#og-msi`.
    var body = ""
    /// The theme's script.
    var script = ""
    /// A theme's script that stands in the head instead, so that it runs before the page's element is there.
    var headScript = ""
    /// Names that the generated `names.js` tells the runtime.
    var names: [String] = []
    var language = "en-US"
    /// The locales whose dates the page is given; its own alone if nil.
    var locales: [String]?
    var now = "2026-03-02T09:30:00"
    /// What new ids begin with.
    var seed = 7
    /// JavaScript that changes `ogPreview` before the runtime sees it.
    var changes = ""

    /// Writes the page into a folder and gives its path there.
    @discardableResult
    func write(to folder: TemporaryFolder) throws -> String {
        let state = Repository.root.appending(path: "Tests/BrowserTests/Pages/state.json")
        let getters = names.map { "\(JSON.string($0).text): () => \($0)" }.joined(separator: ", ")
        try folder.write(
            """
            globalThis.ogPreview = { state: \(try String(contentsOf: state, encoding: .utf8)), fixture: "ordinary", now: "\(now)", seed: \(seed) };
            \(changes)
            """, to: "Output/assets/states/ordinary.js")
        try folder.write(String(decoding: RuntimeScript.script(), as: UTF8.self), to: "Output/assets/runtime.js")
        let dates = (locales ?? [language]).flatMap(DatesScript.script)
        try folder.write(String(decoding: dates, as: UTF8.self), to: "Output/assets/dates.js")
        try folder.write(script, to: "Output/assets/script.js")
        try folder.write(headScript, to: "Output/assets/head.js")
        try folder.write("ogPreview.names({\(getters)});", to: "Output/assets/names.js")
        try folder.write(
            """
            <!doctype html>
            <html lang="\(language)">
            <head><meta charset="utf-8"><title>Preview</title><script src="../assets/head.js"></script></head>
            <body>
            <og-smi><div id="og-msi">\(body)</div></og-smi>
            <script src="../assets/states/ordinary.js"></script>
            <script src="../assets/dates.js"></script>
            <script src="../assets/runtime.js"></script>
            <script src="../assets/script.js"></script>
            <script src="../assets/names.js"></script>
            </body></html>
            """, to: "Output/ordinary/en-US.html")
        return "Output/ordinary/en-US.html"
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
