import Diagnostics
import Foundation
import PreviewSite
import SubscriptionManager
import TestSupport
import Testing

/// A theme whose script computes half of its pages: they are the same with and without scripts.
@Suite("A theme that computes its pages", .browser, .needs(.javaScriptCore))
struct ThemesScriptedTests {
    private static let site = Result {
        let folder = try TemporaryFolder()
        let theme = try SubscriptionManager.Theme(
            folder: Repository.root.appending(path: "Tests/Themes/lantern-tea").path)
        var options = SiteBuilder.Options()
        options.program = BuiltProgram.url.path
        let plan = try SitePlan(
            fixtures: FixtureFolder(contentsOf: Repository.fixtures.path), locales: theme.locales)
        let output = try OutputFolder.forWriting(folder.url.appending(path: "Output").path)
        let report = try SiteBuilder(theme: theme, options: options).build(plan, into: output)
        return (folder, report)
    }

    @Test func `a page is what its own scripts make of it, and nothing is said of it`() async throws {
        let (folder, report) = try Self.site.get()
        #expect(report.diagnostics.map { describe($0.diagnostic) } == [])
        #expect(report.pages.count > 40)
        for entry in report.pages {
            let path = "Output/\(entry.name.path)"
            let html = try #require(folder.text(path))
            #expect(!html.contains("undefined") && !html.contains("NaN"))
            try await Chromium.withPage(timeZone: "UTC") { page in
                try await page.open(folder.file(path))
                try await page.load("dom.js")
                try await page.wait("document.querySelector('main > p:last-child').textContent !== '…'")
                let lines = try await page.run(
                    """
                    const lines = (list) => productionDOM.comparable(list).join("\\n");
                    return [lines(productionDOM.printPage(\(JSON.string(html).text))), lines(productionDOM.print(document.querySelector("#og-msi")))];
                    """)
                let fault = difference(from: lines[0].string ?? "", to: lines[1].string ?? "")
                #expect(fault == nil, "\(path)")
                try await page.expect("ogPreview.diagnostics", equals: [])
            }
        }
    }
}
