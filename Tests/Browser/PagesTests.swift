import Foundation
import Testing

/// Every page of both themes, as it comes from disk: silent, whole, and within its window.
@Suite("Every page", .browser)
struct PagesTests {
    /// All pages are looked at in these; a narrow phone and a usual screen are where most goes wrong.
    static let widths = [320, 1280]
    /// What is looked at in more: everything in English, and the widest and the mirrored language now and then.
    static let moreWidths = [320, 390, 768, 1280, 1600]

    @Test(arguments: Theme.allCases, Theme.fixtures)
    func `nothing is said, thrown, cut, overlapping, missing or out of bounds`(theme: Theme, fixture: String)
        async throws
    {
        let rendered = try theme.rendered()
        var findings: [String] = []
        try await Chromium.withPage { page in
            for locale in theme.locales {
                let isLookedAtClosely = locale == "en-US" || ["edge-cases", "ordinary"].contains(fixture)
                let widths = isLookedAtClosely ? Self.moreWidths : Self.widths
                try await page.resize(width: widths[0], height: 900)
                try await page.open(rendered.page(fixture, locale))
                try await page.load("audit.js")
                for width in widths {
                    try await page.resize(width: width, height: 900)
                    let found = try await page.evaluate("audit()").array
                    findings += found.map { "\(locale) at \(width): \($0.string ?? "")" }
                }
                let direction: JSON = locale == "ar" ? "rtl" : "ltr"
                try await page.expect(
                    """
                    [document.documentElement.lang, getComputedStyle(document.body).direction, document.title.length > 0,
                      ogPreview.diagnostics, document.querySelectorAll("og-preview, [data-og-bind]").length]
                    """, equals: [.string(locale), direction, true, [], 0])
            }
            #expect(page.console == [])
            #expect(page.exceptions == [])
            #expect(page.requests.filter { !$0.hasPrefix("file:") } == [])
        }
        #expect(findings == [])
    }
}
