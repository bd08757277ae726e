import Diagnostics
import Foundation
import SubscriptionManager
import Synchronization
import TestSupport

@testable import PreviewSite

/// The page that we make of a case of `Cases/production`, and what production makes of it.
struct ProductionPage: Sendable {
    /// The case's name.
    let id: String
    /// The lines of production's DOM.
    let expected: String
    /// Whether a page cannot show this DOM before its scripts run: the option `static` is false.
    let needsScripts: Bool
    /// Whether what controls show can be compared, too; the option `live` is false where only scripts make it so.
    let hasLiveProperties: Bool
    /// The page, whole, without bindings.
    let html: String
    /// What renders the page in a browser; nil where an error keeps pages from being made.
    let living: LivingPage?
    /// What stopped the page.
    let error: Diagnostic?
    /// Whether the page says that HTML has no text for its DOM.
    let reportsNesting: Bool
    /// Whether it says so of something that its DOM does not show: of a branch that is not taken, where the option
    /// `nesting` is true, or of whose kind an element is in SVG.
    let showsNoNesting: Bool

    /// Renders cases, in their order.
    static func pages(of cases: [Case]) throws -> [ProductionPage] {
        let ordinary = try fixture("ordinary")
        let pages = Mutex<[Int: Result<ProductionPage, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: cases.count) { index in
            let page = Result { try ProductionPage(cases[index], ordinary: ordinary) }
            pages.withLock { $0[index] = page }
        }
        return try pages.withLock { pages in try cases.indices.compactMap { try pages[$0]?.get() } }
    }

    private init(_ each: Case, ordinary: Fixture) throws {
        let file = try each.file()
        id = each.id
        expected = file.outcome.output ?? ""
        let options = try JSON(parsing: Data((file.options ?? "{}").utf8))
        needsScripts = options["static"] == false
        hasLiveProperties = options["live"] != false

        let folder = try TemporaryFolder(Self.theme(file))
        let isOrdinary = file["fixture"] == nil && file.context == nil
        let fixture = try isOrdinary ? ordinary : Self.fixture(file["fixture"] ?? "ordinary", file.context ?? "{}")
        let locale = file["locale"] ?? "en-US"
        let theme = try SubscriptionManager.Theme(folder: folder.path)
        let rendered = theme.render(fixture, locale: locale)
        guard let name = PageName(fixture: "case", locale: locale) else { throw CocoaError(.fileReadInvalidFileName) }
        let assets = PageLayout.Assets(hasStylesheet: false, hasThemeScript: false)
        let bytes = PageLayout(hasScripts: false).page(name, title: id, content: rendered.html, assets: assets)
        html = String(decoding: bytes, as: UTF8.self)
        living = LivingPage(theme, fixture, locale: locale, script: file["script"])
        error = rendered.error
        let nesting = rendered.diagnostics.filter { $0.code == .nesting }
        reportsNesting = !nesting.isEmpty
        showsNoNesting = options["nesting"] == true || nesting.allSatisfy { $0.message.contains("is not drawn") }
    }

    /// The files of a case's theme.
    private static func theme(_ file: CaseFile) -> [String: String] {
        var files = ["views/main.liquid": file.template]
        for (name, text) in file.templates { files["views/\(name).liquid"] = text }
        files["locales/\(file["locale"] ?? "en-US").json"] = file["translations"] ?? "{}"
        files["controls/theme-settings.json"] = file["settings"]
        files["scripts/script.js"] = file["script"]
        return files
    }

    /// A customer: a fixture of the repository, with a case's variables over it.
    private static func fixture(_ name: String, _ context: String = "{}") throws -> Fixture {
        var document = try JSON(parsing: Data(context.utf8))
        if case .object(var members) = document {
            members["$fixture"] = ["extends": .string("\(name).json")]
            document = .object(members)
        }
        let text = Array(document.text.utf8)
        return try FixtureFolder(path: "", fileNames: ["case.json"]) { name in
            if name == "case.json" { return text }
            return (try? Data(contentsOf: Repository.fixtures.appending(path: name))).map { Array($0) }
        }.read("case.json").get()
    }
}
