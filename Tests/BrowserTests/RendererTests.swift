import Foundation
import TestSupport
import Testing

/// The renderer of the page's templates, beside what lit-html's documentation says: `Pages/renderer.js` has a case for
/// every rule, and what it is to give.
@Suite("The renderer", .browser)
struct RendererTests {
    @Test func `every documented behaviour of lit-html is the renderer's`() async throws {
        let module = try Self.text("Sources/PreviewSite/Runtime/renderer.js")
        let cases = try Self.text("Tests/BrowserTests/Pages/renderer.js")
        let folder = try TemporaryFolder([
            "renderer.js": module, "cases.js": cases,
            "page.js": """
            import * as renderer from "./renderer.js";
            import { outcomes } from "./cases.js";
            outcomes(renderer).then((all) => { globalThis.all = all; });
            """,
            "index.html": """
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Renderer</title>
            <body><script type="module" src="page.js"></script></body></html>
            """,
        ])
        let server = try StaticServer(
            folder.url, headers: ["Content-Security-Policy": "script-src 'self'; style-src 'self'"])
        try await Chromium.withPage { page in
            try await page.open(server.url("index.html"))
            try await page.wait("globalThis.all")
            let outcomes = try await page.evaluate("all").array
            #expect(outcomes.count > 80)
            for outcome in outcomes {
                #expect(outcome["actual"] == outcome["expected"], "\(outcome["name"].string ?? "")")
            }
            #expect(page.exceptions == [])
        }
    }

    @Test func `the table of rules names cases that there are, and leaves none out`() throws {
        let renderer = try Self.text("Sources/PreviewSite/Runtime/renderer.js")
        let cases = try Self.text("Tests/BrowserTests/Pages/renderer.js")
        let names = cases.matches(of: /(?m)^\t"([^"]+: [^"]+)": \{$/).map { String($0.1) }
        let cited = try #require(renderer.firstMatch(of: /\/\*\*(?s:.*?)\*\//)).0
            .matches(of: /`([a-z ]+: [^`]+)`/).map { String($0.1) }
        let families = cited.filter { $0.hasSuffix(": …") }.map { String($0.dropLast()) }
        #expect(names.count > 80)
        #expect(
            cited.filter { name in !names.contains { $0 == name || $0.hasPrefix(name.dropLast()) } } == [],
            "not there")
        #expect(
            names.filter { name in !cited.contains(name) && !families.contains { name.hasPrefix($0) } } == [],
            "not in the table")
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
    }
}
