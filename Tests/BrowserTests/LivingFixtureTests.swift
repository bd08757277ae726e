import Foundation
import SubscriptionManager
import TestSupport
import Testing

/// A page that renders itself after what the customer of a fixture does in it.
@Suite("A page that lives, of each customer", .browser)
struct LivingFixtureTests {
    /// A theme and a customer.
    struct Example: Sendable, CustomTestStringConvertible {
        var theme: Theme
        var fixture: String

        var testDescription: String { "\(theme.rawValue)/\(fixture)" }
    }

    /// Those of whom there are previews.
    static let examples = Theme.allCases.flatMap { theme in
        Theme.fixtures.map { Example(theme: theme, fixture: $0) }
    }

    /// Customers whose pages have no forms.
    private static let withoutForms: Set<String> = ["empty-account", "loading", "maintenance-mode", "not-authorized"]

    /// One form of each action that the page has is sent, one after the other, so that each meets what the ones before it
    /// have changed; those after which there are fewer forms come last.
    @Test(arguments: examples)
    func `after each action a page is what a new one is made of its State`(_ example: Example) async throws {
        let folder = Repository.root.appending(path: "Templates/\(example.theme.rawValue)").path
        let theme = try SubscriptionManager.Theme(folder: folder)
        let fixture = try Fixture(contentsOf: Repository.fixtures.appending(path: "\(example.fixture).json").path)
        let scripts = try #require(theme.pageScripts())
        let settings = fixture.settingsJSON.map { String(decoding: $0, as: UTF8.self) } ?? "null"
        let state = String(decoding: fixture.stateJSON(locale: "en-US"), as: UTF8.self)
        let preview = PreviewPage(
            scripts: scripts, now: fixture.now, zone: fixture.timeZone, seed: fixture.seed,
            changes: "ogPreview.state = \(state); ogPreview.settings = \(settings) ?? undefined;")
        try await preview.opened { page in
            try await page.load("dom.js")
            let forms = "document.querySelectorAll('#og-msi form[data-og-action-key]')"
            let actions = try await page.evaluate(
                """
                [...new Set(Array.from(\(forms), (form) => form.dataset.ogActionKey))]
                  .sort((one, other) => /send_now|skip|cancel|delete/.test(one) - /send_now|skip|cancel|delete/.test(other))
                """)
            var sent = 0
            for action in actions.array {
                let isSent = try await page.run(
                    """
                    const form = Array.from(\(forms)).find((form) => form.dataset.ogActionKey === \(action.text));
                    if (!form) return false;
                    const isDone = new Promise((done) => form.addEventListener("finally", done, { once: true }));
                    form.noValidate = true;
                    form.requestSubmit();
                    await isDone;
                    form.noValidate = false;
                    return true;
                    """)
                if isSent == false { continue }
                sent += 1
                // With its text, as the order of its keys counts.
                let state = try await page.evaluate("JSON.stringify(og.smi.store.getState())")
                let now = try Self.fixture(try #require(state.string), of: fixture)
                let html = theme.render(now, locale: "en-US").text
                let document = "<!doctype html><body><div id=\"og-msi\">\(html)</div>"
                let lines = try await page.run(
                    """
                    const withoutDeferred = (line) => line.replace(/ (min|max)="[^"]*"/g, "");
                    const lines = (list) => productionDOM.comparable(list).map(withoutDeferred).join("\\n");
                    return [lines(productionDOM.printPage(\(JSON.string(document).text))), lines(productionDOM.print(document.querySelector("#og-msi")))];
                    """)
                let fault = difference(from: lines[0].string ?? "", to: lines[1].string ?? "")
                #expect(fault == nil, "\(action.text)")
            }
            #expect((sent == 0) == Self.withoutForms.contains(example.fixture))
        }
    }

    /// The customer with another State.
    private static func fixture(_ state: String, of fixture: Fixture) throws -> Fixture {
        let settings = fixture.settingsJSON.map { ", \"settings\": \(String(decoding: $0, as: UTF8.self))" } ?? ""
        let description = """
            {"now": \(JSON.string(fixture.now).text), "timeZone": \(JSON.string(fixture.timeZone).text), \
            "seed": \(fixture.seed)\(settings)}
            """
        let text = Array("{\"$fixture\": \(description), \(state.dropFirst())".utf8)
        do { return try FixtureFolder(path: "", fileNames: ["case.json"]) { _ in text }.read("case.json").get() } catch
        {
            throw Page.Failure(description: error.message)
        }
    }
}
