import Diagnostics
import Foundation
import JSON
import Localization
import NunjucksRuntime
import NunjucksSyntax
import TestSupport

@testable import PreviewSite
@testable import SubscriptionManager

/// The scripts with which a page renders itself, and what they need to know of the page.
struct LivingPage: Sendable {
    /// The request to `Pages/living.js`, as JSON.
    let request: String

    /// A page of a theme.
    /// - Parameter script: The theme's script.
    init?(_ theme: SubscriptionManager.Theme, _ fixture: Fixture, locale: String, script: String?) {
        guard let scripts = theme.pageScripts() else { return nil }
        let files = theme.localeFiles(for: locale).prefix(1)
        request = Self.request(
            scripts, files: files, locale: locale, script: script,
            state: String(decoding: fixture.stateJSON(locale: locale, includesDerivedMaps: true), as: UTF8.self),
            settings: fixture.settingsJSON.map { String(decoding: $0, as: UTF8.self) }, now: fixture.now,
            timeZone: fixture.timeZone, seed: fixture.seed)
    }

    /// What `sm-preview eval` is asked to render; nil where the template has an error.
    init?(evaluating file: CaseFile) throws {
        let loader = MemoryLoader(Dictionary(uniqueKeysWithValues: file.templates.map { ($0.name, $0.text) }))
        var configuration = Environment.Configuration.sm(options: Options(dialect: .sm), loader: loader)
        configuration.templateName = { name in
            [name, name + ".liquid", "views/\(name)", "views/\(name).liquid"].first {
                loader.source(named: $0) != nil
            } ?? name
        }
        let environment = Environment(configuration)
        let page = environment.analyze(Source(name: "main", text: file.template))
        guard page.errors.isEmpty else { return nil }
        let locale = file["locale"] ?? "en"
        var texts: [LocaleFile] = []
        if let text = file["translations"] {
            let keys = try JSONDocument(Source(name: "translations", text: text)).root
            let locales = keys.elements.filter {
                $0.kind == .object && $0.key?.wholeMatch(of: /[a-z]{2}(-[A-Z]{2})?/) != nil
            }
            texts = locales.map { LocaleFile(name: $0.key ?? "", file: "translations", keys: $0) }
            if locales.isEmpty { texts = [LocaleFile(name: locale, file: "translations", keys: keys)] }
        }
        let files = Locales(texts).chain(for: LocaleTag(locale)).prefix(1).map(\.name)
        let settings = try file["settings"].map { try JSONDocument(Source(name: "settings", text: $0)).root }
        let scripts = PageScripts(page, locales: texts, settings: settings, by: environment)
        request = Self.request(
            scripts, files: files, locale: locale, script: file["script"], state: file.context ?? "{}", settings: nil,
            now: file["now"] ?? "",
            timeZone: file["timeZone"] ?? "UTC", seed: 0)
    }

    private static func request(
        _ scripts: PageScripts, files: some Collection<String>, locale: String, script: String?, state: String,
        settings: String?, now: String, timeZone: String, seed: Int
    ) -> String {
        func text(_ bytes: [UInt8]) -> String { JSON.string(String(decoding: bytes, as: UTF8.self)).text }
        let texts = scripts.locales.filter { files.contains($0.name) }.map(\.script)
        let members = [
            "\"templates\": \(text(scripts.templates))", "\"literals\": \(text(scripts.literals))",
            "\"separate\": [\(scripts.separateLiterals.map { text($0.script) }.joined(separator: ", "))]",
            "\"texts\": [\(texts.map(text).joined(separator: ", "))]",
            "\"dates\": \(text(DatesScript.script(ofLocale: locale)))",
            "\"script\": \(script.map { JSON.string($0).text } ?? "null")", "\"state\": \(state)",
            "\"settings\": \(settings ?? "null")", "\"locale\": \(JSON.string(locale).text)",
            "\"now\": \(JSON.string(now).text)", "\"timeZone\": \(JSON.string(timeZone).text)", "\"seed\": \(seed)",
        ]
        return "{\(members.joined(separator: ", "))}"
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
