import Foundation
import Testing

/// What a person does on a page.
enum Doing: Sendable {
    /// Clicks the first visible element that matches.
    case click(String)
    /// Types into what has the focus.
    case type(String)
    /// Presses keys, one after the other.
    case press([String])
    /// Presses Tab until an element that matches has the focus.
    case tab(to: String)
    /// Steps through a select that has the focus until an option is chosen, as arrow keys do.
    case choose(String, in: String)
}

/// Something done on a page, and what comes of it in the State.
struct Deed: Sendable, CustomTestStringConvertible {
    var name: String
    var fixture = "ordinary"
    var doing: [Doing]
    /// The message of the notification, a key of the table of actions.
    var notification: String
    /// An expression of JavaScript; see ``ThemesInUse/state`` for what it can name.
    var gives: String
    var value: JSON

    var testDescription: String { name }
}

enum ThemesInUse {
    /// What an expression about the State can name: each finds by the beginning of an id.
    static let state = """
        const state = og.smi.store.getState();
        const by = (list) => (id) => state[list].find((each) => each.public_id.startsWith(id)) ?? null;
        const [order, item, subscription, address] = ["orders", "order_items", "subscriptions", "addresses"].map(by);
        """

    /// The toasts that the preview shows for itself, and the theme's own.
    static let toasts = """
        [...document.querySelectorAll("sm-notifications .og-toast, .og-toasts .og-toast"),
          ...(document.querySelector("og-preview")?.shadowRoot.querySelectorAll("[role=status], [role=alert]") ?? [])]
        """

    /// Opens a page, does what is to be done, and waits for the notification, the end of the dialog and the effect.
    static func check(_ deed: Deed, in theme: Theme, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let rendered = try theme.rendered()
        try await Chromium.withPage { page in
            try await page.open(rendered.page(deed.fixture))
            let before = try await page.evaluate("\(toasts).length").number ?? 0
            let notices = "og.smi.store.getState().notifications.length"
            let told = try await page.evaluate(notices).number ?? 0
            for doing in deed.doing { try await page.perform(doing) }
            do {
                try await page.wait("\(notices) > \(told)")
                try await page.wait("\(toasts).length > \(before)")
                try await page.wait("!document.querySelector('dialog[open]')")
                // Arrow keys pass by other options of a select, and each is sent.
                let value = JSON.string(deed.value.text).text
                try await page.wait(
                    "(() => { \(state) return JSON.stringify(\(deed.gives)) === JSON.stringify(JSON.parse(\(value))); })()"
                )
            } catch {
                Issue.record("\(deed.name): \(error)", sourceLocation: sourceLocation)
            }
            let result = try await page.run(
                """
                \(state)
                return [state.notifications.at(-1)?.message ?? null, \(deed.gives)];
                """)
            #expect(result == [.string(deed.notification), deed.value], sourceLocation: sourceLocation)
            try await page.expect("ogPreview.diagnostics", equals: [], sourceLocation: sourceLocation)
            #expect(page.exceptions == [], sourceLocation: sourceLocation)
            #expect(page.console == [], sourceLocation: sourceLocation)
        }
    }
}

extension Page {
    func perform(_ doing: Doing) async throws {
        switch doing {
        case .click(let selector):
            // What stands in a dialog that is closed, or in another step, is not what a person sees.
            try await run(
                """
                document.querySelector("[data-clicked]")?.removeAttribute("data-clicked");
                const found = [...document.querySelectorAll(\(JSON.string(selector).text))].find((each) => each.checkVisibility({ visibilityProperty: true }));
                if (!found) throw new Error("nothing visible matches " + \(JSON.string(selector).text));
                found.setAttribute("data-clicked", "");
                // A person waits until a dialog has come to rest.
                const moves = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < 5000);
                await Promise.allSettled(moves.map(({ finished }) => finished));
                """)
            try await click("[data-clicked]")
        case .type(let text):
            try await type(text)
        case .press(let keys):
            for key in keys { try await press(key) }
        case .tab(let selector):
            for _ in 0..<40 {
                try await press("Tab")
                if try await evaluate("document.activeElement.matches(\(JSON.string(selector).text))") == true {
                    return
                }
            }
            throw Failure(description: "Tab does not lead to \(selector)")
        case .choose(let text, let selector):
            try await evaluate("document.querySelector(\(JSON.string(selector).text)).focus()")
            let chosen = "document.activeElement.selectedOptions?.[0]?.text"
            for key in ["ArrowUp", "ArrowDown"] {
                var last: JSON = nil
                while try await evaluate(chosen) != last {
                    if last == .string(text) { return }
                    last = try await evaluate(chosen)
                    if last == .string(text) { return }
                    try await press(key)
                }
            }
            throw Failure(description: "\(selector) does not offer \(text): \(try await evaluate(chosen))")
        }
    }

    /// What has the focus, in words that a test can compare.
    func focus() async throws -> String {
        let text = try await evaluate(
            """
            (({ localName, id, className, name, dataset }) =>
              [localName, id && "#" + id, className && "." + className, name && `[${name}]`, dataset.clickTarget ?? dataset.date].filter(Boolean).join(" "))(document.activeElement)
            """)
        return text.string ?? ""
    }
}
