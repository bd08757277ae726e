import Foundation
import Testing

/// What production watches: a theme that loses a selector loses the event.
@Suite("Tracking", .browser)
struct ThemesTrackingTests {
    static let standard =
        [
            "[data-click-target^=og-sku-swap-dialog]",
            "[id^=og-sku-swap-dialog] :is(.og-dialog-close, .og-dialog-footer button[type=\"button\"])",
            "[id^=og-sku-swap-dialog] [data-dialog-close]",
            "[id^=og-sku-swap-dialog] button[type=\"submit\"]",
            "[data-click-target^=og-cancel-sub-dialog]",
            "[id^=og-cancel-sub-dialog] .og-dialog-close",
            "[id^=og-cancel-sub-dialog] [data-dialog-close]",
            "[id^=og-cancel-sub-dialog] [data-step=\"reason\"]",
            "[id^=og-cancel-sub-dialog] [data-step=\"reason\"] button[data-back-button]",
            "form[data-og-action-key=\"cancel_subscription\"]",
        ]
        + ["swap", "skip", "pause"].flatMap { step in
            ["", " button[type=\"submit\"]", " button[data-back-button]"].map { inside in
                "[id^=og-cancel-sub-dialog] [data-step=\"\(step)\"]\(inside)"
            }
        }

    static let classic = [
        ".og-change-product-control > .og-link",
        "dialog[id^=\"og-change-product\"] button[type=\"reset\"]",
        "dialog[id^=\"og-change-product\"] button[name=\"change_product\"]",
        ".og-cancel-subscription-button > .og-link",
        ".og-cancel-subscription-button button[type=\"reset\"]",
        ".og-cancel-subscription-button button[name=\"skip_subscription\"]",
        ".og-cancel-subscription-button button[name=\"continue_cancel_subscription\"]",
        "form[data-og-action-key=\"cancel_subscription\"]",
    ]

    @Test(arguments: [(Theme.standard, standard), (Theme.classic, classic)])
    func `every selector is matched by some page`(theme: Theme, selectors: [String]) async throws {
        let rendered = try theme.rendered()
        var texts: [JSON] = []
        for fixture in Theme.fixtures {
            texts.append(.string(try String(contentsOf: rendered.page(fixture), encoding: .utf8)))
        }
        try await Chromium.withPage { page in
            try await page.expect(
                """
                (() => {
                  const pages = \(JSON.array(texts).text).map((text) => new DOMParser().parseFromString(text, "text/html"));
                  return \(JSON.array(selectors.map(JSON.string)).text).filter((selector) => !pages.some((page) => page.querySelector(selector)));
                })()
                """, equals: [])
        }
    }

    /// One dialog serves every item of the standard theme; who watches it must see which item it is about.
    @Test func `the cancel dialog of the standard theme has its item's id while it is open`() async throws {
        let rendered = try Theme.standard.rendered()
        try await Chromium.withPage { page in
            try await page.open(rendered.page("ordinary"))
            let item = ThemesStandardTests.coffee
            try await page.perform(.click("\(item) [data-dropdown-trigger]"))
            try await page.perform(.click("\(item) [data-click-target^=og-cancel-sub-dialog]"))
            try await page.expect(
                "document.querySelector('dialog[open]').id",
                equals: "og-cancel-sub-dialog-a19ad0ac422bfa888b2d56be37802255")
            try await page.press("Escape")
            // A dialog tells that it was closed when its task's turn comes.
            try await page.wait("document.getElementById('og-cancel-sub-dialog')")
            try await page.expect(
                "[...document.querySelectorAll('dialog[id^=og-cancel-sub-dialog]')].map(({ id }) => id)",
                equals: ["og-cancel-sub-dialog"])
        }
    }
}
