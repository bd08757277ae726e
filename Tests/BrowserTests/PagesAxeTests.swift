import Foundation
import TestSupport
import Testing

/// axe-core, Deque's rules of accessibility, in the pages of both themes.
///
/// `.ci/setup --tests` fetches it into `.build-axe`; `$AXE` names another file.
@Suite("Accessibility", .browser, .axe)
struct PagesAxeTests {
    static let script: URL? = {
        let named = TestEnvironment.value("AXE").map { URL(fileURLWithPath: $0) }
        let file = named ?? Repository.root.appending(path: ".build-axe/axe.min.js")
        return FileManager.default.isReadableFile(atPath: file.path) ? file : nil
    }()

    /// Which of its rules are looked at.
    private enum Rules: String {
        case all = "rules: { 'target-size': { enabled: true } }"
        case contrast = "runOnly: ['color-contrast']"
        /// What can differ between pages that differ in their words alone.
        case words = """
            runOnly: ["aria-command-name", "aria-dialog-name", "aria-input-field-name", "aria-progressbar-name",
              "button-name", "document-title", "empty-heading", "html-has-lang", "html-lang-valid", "image-alt", "label",
              "link-name", "select-name", "summary-name", "target-size", "valid-lang"]
            """
    }

    /// Runs the rules on what an expression gives, and gives each violation as a line.
    private static func violations(of root: String, _ rules: Rules, on page: Page) async throws -> [JSON] {
        try await page.run(
            """
            // Colours that are still on their way from one scheme to the other have no contrast to speak of.
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            for (const animation of document.getAnimations()) { try { animation.finish(); } catch { animation.cancel(); } }
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const { violations } = await axe.run(\(root), { \(rules.rawValue), resultTypes: ["violations"], preload: false });
            return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.replace(/\\s+/g, " ")}`));
            """
        ).array
    }

    private static func load(on page: Page) async throws {
        let script = try #require(script)
        try await page.evaluate("\(try String(contentsOf: script, encoding: .utf8))\n;null")
    }

    @Test(arguments: Theme.allCases, Theme.fixtures)
    func `no rule is broken on any page, light or dark`(theme: Theme, fixture: String) async throws {
        let rendered = try theme.rendered()
        try await Chromium.withPage { page in
            // Ninety items take a second for each run, and are the same items in every locale.
            let locales = fixture == "many-orders" ? ["en-US"] : theme.locales
            for locale in locales {
                try await page.setColorScheme("light")
                try await page.open(rendered.page(fixture, locale))
                try await Self.load(on: page)
                let isWhole = ["en-US", "ar"].contains(locale)
                let found = try await Self.violations(of: "document", isWhole ? .all : .words, on: page)
                #expect(found == [], "\(locale)")
                if isWhole {
                    try await page.setColorScheme("dark")
                    #expect(try await Self.violations(of: "document", .contrast, on: page) == [], "\(locale), dark")
                }
            }
        }
    }

    @Test(arguments: Theme.allCases, ["light", "dark"])
    func `no rule is broken in any dialog, menu or part that opens`(theme: Theme, scheme: String) async throws {
        let rendered = try theme.rendered()
        try await Chromium.withPage(colorScheme: scheme) { page in
            for fixture in ["ordinary", "sku-swap"] {
                try await page.open(rendered.page(fixture))
                try await Self.load(on: page)
                // Animations fade colours in.
                try await page.send(
                    "Emulation.setEmulatedMedia",
                    [
                        "features": [
                            ["name": "prefers-color-scheme", "value": .string(scheme)],
                            ["name": "prefers-reduced-motion", "value": "reduce"],
                        ]
                    ])
                let count = try await page.evaluate(
                    """
                    (globalThis.openers = [...document.querySelectorAll("article:nth-of-type(1) :is([data-click-target], button:has(+ dialog)), .og-reactivate button:has(+ sm-dialog)")]).length
                    """)
                #expect(count.number ?? 0 > 7)
                for index in 0..<Int(count.number ?? 0) {
                    try await page.evaluate("openers[\(index)].click()")
                    let steps = try await page.evaluate(
                        "[...document.querySelectorAll('dialog[open] [data-go]:not([hidden]), dialog[open] [name=continue_cancel_subscription], dialog[open] [data-reveals]')].length"
                    )
                    for step in 0...Int(steps.number ?? 0) {
                        let found = try await Self.violations(
                            of: "document.querySelector('dialog[open]')", .all, on: page)
                        #expect(found == [], "\(fixture), opener \(index), step \(step)")
                        try await page.evaluate(
                            """
                            document.querySelector("dialog[open] [data-step]:not([hidden]) [data-back-button]")?.click();
                            [...document.querySelectorAll("dialog[open] [data-go]:not([hidden]), dialog[open] [name=continue_cancel_subscription], dialog[open] [data-reveals]")][\(step)]?.click();
                            """)
                    }
                    try await page.evaluate("document.querySelector('dialog[open]').close()")
                }
                // Menus and toggles, all of them open at once; the preview's own toast beside.
                try await page.run(
                    """
                    document.querySelectorAll("[data-toggle-trigger], details:not([open]) > summary").forEach((each) => each.click());
                    document.querySelector("[data-dropdown-trigger]")?.click();
                    """)
                #expect(try await Self.violations(of: "document", .all, on: page) == [], "\(fixture)")
            }
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Marks a suite whose tests need axe-core.
    static var axe: ConditionTrait {
        .needs(
            Requirement("axe-core", "fetch it with `.ci/setup --tests`, or name its axe.min.js in $AXE") {
                PagesAxeTests.script != nil
            })
    }
}
