import Foundation
import Testing

/// Every page of both themes, as it comes from disk: silent, whole, and within its window.
@Suite("Every page", .browser)
struct PagesTests {
    /// All pages are looked at in these; a narrow phone and a usual screen are where most goes wrong.
    static let widths = [320, 1280]
    /// What is looked at in more: everything in English, and the widest and the mirrored language now and then.
    static let moreWidths = [320, 390, 768, 1280, 1600]

    @Test(arguments: Theme.allCases)
    func `there are customers and locales`(theme: Theme) {
        #expect(Theme.fixtures.count > 20)
        #expect(theme.locales.count >= 3)
    }

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
                // Its own rendering is its static markup, or the diagnostics below would say so.
                try await page.wait("ogPreview.isCompared")
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
                      ogPreview.diagnostics, document.querySelectorAll("og-preview").length]
                    """, equals: [.string(locale), direction, true, [], 0])
            }
            #expect(page.console == [])
            #expect(page.exceptions == [])
            #expect(page.requests.filter { !$0.hasPrefix("file:") } == [])
        }
        #expect(findings == [])
    }

    /// Clicks what opens dialogs, and each of their steps, then everything that unfolds, then the menus.
    static let openAll = """
        const findings = [];
        const look = (what, root) => findings.push(...audit(root).map((finding) => `${what}: ${finding}`));
        const openers = document.querySelectorAll("article:nth-of-type(1) :is([data-click-target], button:has(+ dialog)), .og-reactivate button:has(+ sm-dialog)");
        for (const opener of openers) {
          opener.click();
          const dialog = document.querySelector("dialog[open]");
          if (!dialog) { findings.push(`${opener.outerHTML} opens nothing`); continue; }
          const steps = dialog.querySelectorAll("[data-go]:not([hidden]), [name=continue_cancel_subscription], [data-reveals]");
          for (const step of [null, ...steps]) {
            dialog.querySelector("[data-step]:not([hidden]):not([data-step=options]) [data-back-button]")?.click();
            step?.click();
            await new Promise(requestAnimationFrame);
            look(dialog.id || opener.textContent, dialog);
          }
          dialog.close();
        }
        for (const trigger of document.querySelectorAll("[data-toggle-trigger][aria-expanded=false], details:not([open]) > summary")) trigger.click();
        look("unfolded", document.body);
        for (const trigger of document.querySelectorAll("[data-dropdown-trigger]")) {
          trigger.click();
          look("menu", trigger.parentElement.querySelector("[role=menu]"));
          trigger.click();
        }
        return [openers.length > 7, findings];
        """

    @Test(arguments: Theme.allCases)
    func `what opens is whole on the narrowest phone, in every locale`(theme: Theme) async throws {
        let rendered = try theme.rendered()
        try await Chromium.withPage(width: 320, height: 640) { page in
            try await page.send(
                "Emulation.setEmulatedMedia", ["features": [["name": "prefers-reduced-motion", "value": "reduce"]]])
            for locale in theme.locales {
                for fixture in locale == "en-US" ? ["ordinary", "sku-swap", "edge-cases"] : ["ordinary"] {
                    try await page.open(rendered.page(fixture, locale))
                    try await page.load("audit.js")
                    let result = try await page.run(
                        fixture == "edge-cases" ? Self.openAll.replacing("> 7", with: "> 5") : Self.openAll)
                    #expect(result == [true, []], "\(fixture)/\(locale)")
                }
            }
            #expect(page.exceptions == [])
        }
    }
}
