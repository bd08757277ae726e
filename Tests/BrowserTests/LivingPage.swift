import Foundation
import SubscriptionManager
import TestSupport

@testable import PreviewSite

/// The scripts with which a page renders itself, and what they need to know of the page.
struct LivingPage: Sendable {
    /// The request to `Pages/living.js`, as JSON.
    let request: String

    /// - Parameter script: The theme's script.
    init?(_ theme: SubscriptionManager.Theme, _ fixture: Fixture, locale: String, script: String?) {
        guard let scripts = theme.pageScripts() else { return nil }
        let files = theme.localeFiles(for: locale).prefix(1)
        let texts = scripts.locales.filter { files.contains($0.name) }.map(\.script)
        func text(_ bytes: [UInt8]) -> String { JSON.string(String(decoding: bytes, as: UTF8.self)).text }
        let members = [
            "\"templates\": \(text(scripts.templates))",
            "\"literals\": \(text(scripts.literals))",
            "\"separate\": [\(scripts.separateLiterals.map { text($0.script) }.joined(separator: ", "))]",
            "\"texts\": [\(texts.map(text).joined(separator: ", "))]",
            "\"dates\": \(text(DatesScript.script(ofLocale: locale)))",
            "\"script\": \(script.map { JSON.string($0).text } ?? "null")",
            "\"state\": \(String(decoding: fixture.stateJSON(locale: locale, includesDerivedMaps: true), as: UTF8.self))",
            "\"settings\": \(fixture.settingsJSON.map { String(decoding: $0, as: UTF8.self) } ?? "null")",
            "\"locale\": \(JSON.string(locale).text)", "\"now\": \(JSON.string(fixture.now).text)",
            "\"seed\": \(fixture.seed)",
        ]
        request = "{\(members.joined(separator: ", "))}"
    }

    /// What a page made of some requests: its lines, or what was thrown.
    static func print(_ pages: [LivingPage?], on page: Page) async throws -> [(lines: [String]?, error: String?)] {
        try await load(on: page)
        var results: [(lines: [String]?, error: String?)] = []
        for living in pages {
            guard let living else {
                results.append((nil, "the page has an error"))
                continue
            }
            let answer = try await page.run("return livingPage.print(\(living.request));")
            let lines = answer["lines"] == .null ? nil : answer["lines"].array.map { $0.string ?? "" }
            results.append((lines, answer["error"].string))
        }
        return results
    }

    /// Gives a page the runtime with all of its library.
    static func load(on page: Page) async throws {
        let runtime = RuntimeScript.script(library: RuntimeScript.libraryNames)
        try await page.evaluate(
            "document.body.innerHTML = '<div id=\"og-msi\"></div>', globalThis.ogPreview = {state: {}}")
        try await page.evaluate(String(decoding: runtime, as: UTF8.self))
        try await page.load("dom.js")
        try await page.load("living.js")
    }
}
