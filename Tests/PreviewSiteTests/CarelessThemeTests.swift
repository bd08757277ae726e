import Diagnostics
import PreviewSite
import SubscriptionManager
import TestSupport
import Testing

/// Themes with all the faults that themes of agencies have and that shops live with: every customer has a page all the
/// same, and what is said of the faults is in `Cases/themes`.
@Suite("Careless themes")
struct CarelessThemeTests {
    @Test(arguments: ["puddle-lane", "tidewater-roasters"])
    func `a careless theme has all pages, and is told its faults`(name: String) throws {
        let theme = try Theme(folder: Repository.root.appending(path: "Tests/Themes/\(name)").path)
        let folder = try FixtureFolder(contentsOf: Repository.fixtures.path)
        var pages: [(name: PageName, diagnostics: [Diagnostic])] = []
        for file in folder.fileNames {
            let fixture = try folder.read(file).get()
            for locale in theme.locales {
                let page = theme.render(fixture, locale: locale)
                #expect(page.error.map { describe($0) } == nil, "\(fixture.name)/\(locale)")
                let pageName = try #require(PageName(fixture: fixture.name, locale: locale))
                pages.append((pageName, page.diagnostics))
            }
        }
        #expect(theme.locales == ["en-US", "fr-CA"])
        #expect(pages.count == 2 * folder.fileNames.count)
        let found = PageDiagnostic.collect(site: theme.diagnostics, pages: pages).map { each in
            describe(each.diagnostic) + (each.pages.isEmpty ? "" : "\n  on \(each.pages.count) pages")
        }
        try ExpectedText("themes/\(name).txt").expect(found.joined(separator: "\n\n") + "\n")
    }
}
