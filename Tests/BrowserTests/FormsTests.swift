import Foundation
import SubscriptionManager
import TestSupport
import Testing

/// Forms with `data-og-action-key`: their effect, their events and the notifications.
@Suite("Forms of a preview", .browser)
struct FormsTests {
    /// A line of `Pages/actions.jsonl`: a form that is sent, and all that comes of it.
    struct Case: CustomTestStringConvertible, Decodable, Sendable {
        /// What it proves.
        let name: String
        /// JavaScript that changes `state` before, where the State is another.
        let given: String?
        let action: String
        let fields: [String: String]
        /// What of the State is another afterwards, as `Pages/actions.js` writes it; nil where the form fails.
        let changes: JSON?
        /// What the form fails with.
        let error: String?
        /// The message of the notification.
        let notification: String
        /// The id of what it is about.
        let target: String?
        let diagnostics: [String]?

        var testDescription: String { "\(action): \(name)" }

        /// All that comes of it.
        var result: JSON {
            var notice: [String: JSON] = [
                "id": "id", "date": "now", "message": .string(notification),
                "target": target.map { .string($0) } ?? .null,
            ]
            notice["error"] = error.map { .string($0) }
            return [
                "events": error == nil ? "success finally" : "error finally", "changes": changes ?? [:],
                "notification": .object(notice), "diagnostics": .array((diagnostics ?? []).map { .string($0) }),
            ]
        }
    }

    static let cases: [Case] = {
        let file = Repository.root.appending(path: "Tests/BrowserTests/Pages/actions.jsonl")
        let lines = try! String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return lines.map { try! JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    }()

    /// The functions that send a form and find what came of it.
    static func source() throws -> String {
        try String(
            contentsOf: Repository.root.appending(path: "Tests/BrowserTests/Pages/actions.js"), encoding: .utf8)
    }

    @Test(arguments: cases)
    func `a form has its effect on the State, or fails and has none`(_ example: Case) async throws {
        let fields = JSON.object(example.fields.mapValues { .string($0) })
        let sent: JSON = ["action": .string(example.action), "fields": fields]
        let changes = "{ const { state } = ogPreview; \(example.given ?? "") }"
        let source = try Self.source()
        try await PreviewPage(changes: changes).opened { page in
            let address = try await page.evaluate("location.href")
            let result = try await page.run("\(source)\nreturn perform(\(sent.text));")
            #expect(result == example.result)
            try await page.expect("location.href", equals: address)
            #expect(page.exceptions == [])
        }
    }

    @Test func `every action of the table has cases of success and failure, and every alias of its name one`() {
        let names = FormAction.all.map(\.name)
        for (kind, cases) in [
            ("success", Self.cases.filter { $0.error == nil }), ("failure", Self.cases.filter { $0.error != nil }),
        ] {
            #expect(Set(names).subtracting(cases.map { FormAction.named($0.action)?.name ?? "" }) == [], "\(kind)")
        }
        #expect(Set(FormAction.all.flatMap(\.aliases)).subtracting(Self.cases.map(\.action)) == [])
        let keys = FormAction.all.flatMap { $0.notifications.successes + $0.notifications.failures }
        #expect(Set(keys).subtracting(Self.cases.map(\.notification)) == [])
        // Of what is not in the table, the message is a sentence.
        #expect(Self.cases.map(\.notification).filter { !keys.contains($0) && !$0.hasSuffix("is unknown.") } == [])
    }

    @Test func `the fields are read before a theme's own listener disables them`() async throws {
        let form =
            "<form data-og-action-key=send_now><input type=hidden name=order value=o-1><button name=send value=1>Send</button></form>"
        let script = """
            const events = [];
            const form = document.querySelector("form");
            form.addEventListener("submit", () => form.querySelectorAll("input, button").forEach((each) => (each.disabled = true)));
            form.addEventListener("success", ({ detail }) => events.push(detail.fields));
            """
        try await PreviewPage(body: form, script: script).opened { page in
            try await page.click("form button")
            try await page.wait("events.length")
            try await page.expect("events", equals: [["order": "o-1", "send": "1"]])
        }
    }

    @Test func `a form without an action is the browser's`() async throws {
        try await PreviewPage(body: "<form action=\"#sent\"><input name=q value=1><button>Go</button></form>").opened {
            page in
            try await page.click("button")
            try await page.wait("location.hash === '#sent' || location.search")
        }
    }

    @Test func `a form can be submitted by the keyboard, and by a script`() async throws {
        let form =
            "<form data-og-action-key=change_shipment_date><input type=hidden name=order value=o-1><input id=date name=shipment_date></form>"
        try await PreviewPage(body: form).served { page in
            try await page.click("#date")
            try await page.type("2026-07-01")
            try await page.press("Enter")
            try await page.wait("og.smi.store.getState().orders[0].place === '2026-07-01'")
            try await page.evaluate(
                "document.querySelector('#date').value = '2026-07-02', document.querySelector('form').requestSubmit()")
            try await page.wait("og.smi.store.getState().orders[0].place === '2026-07-02'")
        }
    }

    @Test func `a toast says what happened in plain words, above an open dialog, as text`() async throws {
        let form = """
            <dialog><form data-og-action-key=change_product><input name=subscription value=s-1><input name=product value='<b>'><button>Send</button></form></dialog>
            """
        try await PreviewPage(body: form, script: "document.querySelector('dialog').showModal()")
            .opened { page in
                try await page.click("form button")
                let toasts = "[...document.querySelector('og-preview').shadowRoot.querySelectorAll('div')]"
                try await page.wait("document.querySelector('og-preview')")
                try await page.evaluate("document.querySelector('[name=product]').value = 'tea'")
                try await page.click("form button")
                try await page.wait("\(toasts).length === 2")
                let texts = [
                    "This did not work. product: Object with id <b> does not exist.",
                    "The subscription, or this item alone, has another product and its price.",
                ]
                try await page.expect(
                    "\(toasts).map((toast) => [toast.role, toast.querySelector('span').textContent, toast.querySelectorAll('b').length])",
                    equals: [["alert", .string(texts[0]), 0], ["status", .string(texts[1]), 0]])
                try await page.expect(
                    "og.smi.store.getState().notifications.map((each) => each.message)",
                    equals: ["change_product_error", "change_product_success"])
                try await page.run(
                    """
                    const toast = \(toasts)[0], { x, y, width, height } = toast.getBoundingClientRect();
                    if (document.elementFromPoint(x + width / 2, y + height / 2) !== document.querySelector("og-preview") && !document.querySelector("dialog[open]")) throw new Error("covered");
                    toast.querySelector("button").click();
                    """)
                try await page.expect("\(toasts).length", equals: 1)
            }
    }

    /// How a theme may show a notification: what is there before, and what adds to it.
    static let showings: [(body: String, adds: String, isShown: Bool)] = [
        ("<sm-notifications></sm-notifications>", "document.querySelector('sm-notifications').append('Done')", true),
        ("<p role=status>Before</p>", "document.querySelector('p').firstChild.data = 'Done'", true),
        ("<main></main>", "document.querySelector('main').innerHTML = '<p class=my-toasts>Done</p>'", true),
        ("<i role=alert></i>", "setTimeout(() => document.querySelector('i').append('Done'), 50)", true),
        // What renders itself changes the page in other places, too.
        ("<sm-notifications></sm-notifications><p></p>", "document.querySelector('p').append('Moved')", false),
        ("<sm-notifications><p></p></sm-notifications>", "document.querySelector('p').remove()", false),
        ("", "", false),
    ]

    @Test(arguments: showings)
    func `a theme that shows notifications itself does so, one that does not is helped`(
        body: String, adds: String, isShown: Bool
    ) async throws {
        let form =
            "<form data-og-action-key=send_now><input type=hidden name=order value=o-1><button>Send</button></form>"
        try await PreviewPage(body: body + form, script: "og.smi.store.subscribe(() => { \(adds) });").opened { page in
            try await page.click("form button")
            try await page.wait("og.smi.store.getState().notifications.length")
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            try await page.expect(
                "[document.querySelector('og-preview') !== null, ogPreview.diagnostics]", equals: [.bool(!isShown), []])
        }
    }

    @Test func `the page changes once, with all that belongs together`() async throws {
        let form =
            "<form data-og-action-key=send_now><input type=hidden name=order value=o-1><button>Send</button></form>"
        let script = """
            const seen = [];
            og.smi.store.subscribe(() => {
              const { orders, notifications } = og.smi.store.getState();
              seen.push([orders[0].status, notifications.length]);
            });
            document.querySelector("form").addEventListener("finally", () => seen.push("finally"));
            """
        try await PreviewPage(body: form, script: script).opened { page in
            try await page.click("form button")
            try await page.wait("seen.includes('finally')")
            try await page.expect("seen", equals: [["SEND_NOW", 1], "finally"])
        }
    }

    @Test func `new ids come from the fixture's seed`() async throws {
        let source = try Self.source()
        let ids = try await [1, 1, 2].asyncMap { seed in
            var id: JSON = nil
            try await PreviewPage(seed: seed).opened { page in
                let code =
                    "\(source)\nconst { changes: all } = await perform({ action: 'skip_shipment', fields: { order: 'o-1' } });"
                id = try await page.run("\(code) return all['order_items.i-2.order'];")
            }
            return id
        }
        #expect(ids[0] == ids[1])
        #expect(ids[0] != ids[2])
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
