import Foundation
import PreviewSite
import SubscriptionManager
import TestSupport
import Testing

/// A page that renders itself after what happens in it.
@Suite("A page that lives", .browser)
struct LivingPageTests {
    /// The attributes that the bundled themes leave to scripts, which these pages do not have.
    private static let deferred = ["min", "max"]

    @Test(arguments: Theme.allCases)
    func `after each action a page is what a new one is made of its State`(_ name: Theme) async throws {
        let folder = Repository.root.appending(path: "Templates/\(name.rawValue)").path
        let theme = try SubscriptionManager.Theme(folder: folder)
        let scripts = try #require(theme.pageScripts())
        let source = try FormsTests.source()
        for example in FormsTests.cases where example.error == nil {
            let fields = JSON.object(example.fields.mapValues { .string($0) })
            let sent: JSON = ["action": .string(example.action), "fields": fields]
            // A fixture has a frequency for each subscription.
            let complete = "for (const each of state.subscriptions) { each.every ??= 1; each.every_period ??= 3; }"
            let changes = "{ const { state } = ogPreview; \(example.given ?? ""); \(complete) }"
            try await PreviewPage(scripts: scripts, changes: changes).opened { page in
                try await page.load("dom.js")
                try await page.run("\(source)\nawait perform(\(sent.text));")
                // With its text, as the order of its keys counts.
                let state = try await page.evaluate("JSON.stringify(og.smi.store.getState())")
                let fixture = try Self.fixture(try #require(state.string))
                let html = theme.render(fixture, locale: "en-US").text
                let document = "<!doctype html><body><div id=\"og-msi\">\(html)</div>"
                let lines = try await page.run(
                    """
                    const withoutDeferred = (line) => line.replace(/ (\(Self.deferred.joined(separator: "|")))="[^"]*"/g, "");
                    const lines = (list) => productionDOM.comparable(list).map(withoutDeferred).join("\\n");
                    return [lines(productionDOM.printPage(\(JSON.string(document).text))), lines(productionDOM.print(document.querySelector("#og-msi")))];
                    """)
                let fault = difference(from: lines[0].string ?? "", to: lines[1].string ?? "")
                #expect(fault == nil, "\(example)")
            }
        }
    }

    /// A customer with a State.
    private static func fixture(_ state: String) throws -> Fixture {
        let description = "\"$fixture\": {\"now\": \"2026-03-02 09:30:00\", \"seed\": 7}, "
        let text = Array("{\(description)\(state.dropFirst())".utf8)
        do { return try FixtureFolder(path: "", fileNames: ["case.json"]) { _ in text }.read("case.json").get() } catch
        {
            throw Page.Failure(description: error.message)
        }
    }

    @Test func `a change of the State is rendered at once, and what a script did beside it stays`() async throws {
        let template = """
            <p id="count">{{ orders.length }}</p><input id="name"><dialog id="open">{{ notifications.length }}</dialog>
            """
        try await PreviewPage(template: template).opened { page in
            let result = try await page.run(
                """
                document.querySelector("dialog").show();
                const input = document.querySelector("input");
                input.value = "typed";
                input.focus();
                document.querySelector("#count").title = "mine";
                const before = [document.querySelector("#count").textContent, document.querySelector("dialog").textContent];
                og.smi.store.getState().orders.push({ public_id: "new" });
                og.smi.store.dispatch({ type: "changed" });
                const { value } = document.querySelector("input");
                return [before, document.querySelector("#count").textContent, document.querySelector("#count").title, value,
                  document.activeElement === input, document.querySelector("dialog").open];
                """)
            let count = result[0][0].string.flatMap { Int($0) } ?? 0
            #expect(result == [[.string("\(count)"), "0"], .string("\(count + 1)"), "mine", "typed", true, true])
        }
    }

    @Test func `an element that changes the State while it is rendered has it rendered again`() async throws {
        let script = """
            customElements.define("sm-asks", class extends HTMLElement {
              connectedCallback() { og.smi.store.getState().orders.push({}); og.smi.store.dispatch({ type: "asked" }); }
            });
            """
        let template = "<p>{{ orders.length }}</p><sm-asks></sm-asks><b>{{ orders.length }}</b>"
        try await PreviewPage(template: template, script: script).opened { page in
            let texts = try await page.evaluate(
                "[document.querySelector('p').textContent, document.querySelector('b').textContent, `${og.smi.store.getState().orders.length}`]"
            )
            #expect(texts[0] == texts[2] && texts[1] == texts[2])
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
        let endless =
            "og.smi.store.subscribe(() => 0);"
            + "customElements.define('sm-asks', class extends HTMLElement { connectedCallback() { this.ask(); } "
            + "static observedAttributes = ['data-n']; attributeChangedCallback() { this.ask(); } "
            + "ask() { og.smi.store.getState().orders.push({}); og.smi.store.dispatch({ type: 'asked' }); } });"
        let asking = "<sm-asks data-n=\"{{ orders.length }}\"></sm-asks>"
        try await PreviewPage(template: asking, script: endless).opened { page in
            try await page.expect(
                "ogPreview.diagnostics", equals: ["The page's rendering changes the State again and again."])
        }
    }

    @Test func `a rendering that throws keeps what is there, and says so`() async throws {
        let template = "<p>{{ orders.length }}</p>{% if 'globalThis.isBroken' | js %}{{ 5 | urlize }}{% endif %}"
        try await PreviewPage(template: template).opened { page in
            try await page.run("globalThis.isBroken = true; og.smi.store.dispatch({ type: 'x' });")
            let result = try await page.evaluate("[document.querySelectorAll('p').length, ogPreview.diagnostics]")
            #expect(result[0] == 1)
            #expect(
                result[1][0].string?.hasPrefix("The page cannot be rendered: TypeError: the filter `urlize` needs text")
                    == true)
        }
    }

    @Test func `a page speaks another language of its theme when its element does`() async throws {
        let rendered = try Theme.standard.rendered()
        try await Chromium.withPage { page in
            try await page.open(rendered.page("ordinary", "en-US"))
            let title = try await page.evaluate("document.querySelector('h1').textContent")
            try await page.open(rendered.page("ordinary", "fr-CA"))
            let french =
                "[document.querySelector('h1').textContent, document.querySelector('article h3, article h2').textContent.trim()]"
            let expected = try await page.evaluate(french)
            try await page.open(rendered.page("ordinary", "en-US"))
            try await page.evaluate("document.documentElement.lang = 'fr-CA'")
            try await page.wait("document.querySelector('h1').textContent !== \(title.text)")
            #expect(try await page.evaluate(french) == expected)
            try await page.evaluate("document.documentElement.lang = 'en-US'")
            try await page.wait("document.querySelector('h1').textContent === \(title.text)")
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
    }

    @Test func `a page whose rendering is not its static markup says so`() async throws {
        let rendered = try Theme.standard.rendered()
        let page = try String(contentsOf: rendered.page("ordinary", "en-US"), encoding: .utf8)
        let changed = rendered.page("ordinary", "en-US").deletingLastPathComponent().appending(path: "changed.html")
        try page.replacing("<h1", with: "<h1 data-changed").write(to: changed, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: changed) }
        try await Chromium.withPage { page in
            try await page.open(changed)
            try await page.wait("ogPreview.isCompared")
            let told = try await page.evaluate("ogPreview.diagnostics")
            #expect(told.array.count == 1)
            #expect(told[0].string?.hasPrefix("The page's own rendering differs from its static markup: <h1") == true)
        }
    }

    @Test func `Markdown and content stay, and are told where they would be others`() async throws {
        let site = try TemporaryFolder([
            "theme/views/main.liquid": """
            {% markdown heading_offset=1 %}
              # Hello **{{ customer.first_name }}**
              {% if orders %}There are *{{ orders.length }}*.{% endif %}
            {% endmarkdown %}
            <div>{{ 'a *text*' | markdown }}</div>{% content 'help' %}{% content 'none' ignore missing %}
            {% set who %}<b>{{ customer.first_name }}</b>{% endset %}
            <p>{{ 'a *text*' | markdown(inline=true) }} {% markdown inline=true %}
              {% include 'who' %}{% endmarkdown %}</p>
            """,
            "theme/views/who.liquid": "  by\n    {{ who }}",
            "theme/locales/en-US.json": "{}", "theme/locales/fr.json": "{}",
            "theme/content/en-US/help.md": "Help for {{ customer.first_name }}: <b>none</b>",
            "theme/content/fr/help.md": "De *l'aide*",
            "fixtures/ada.json":
                #"{"$fixture": {"now": "2026-03-02"}, "customer": {"first_name": "<*Ada*>"}, "orders": [{}]}"#,
        ])
        let theme = try SubscriptionManager.Theme(folder: site.path + "/theme")
        let plan = try SitePlan(fixtures: FixtureFolder(contentsOf: site.path + "/fixtures"), locales: theme.locales)
        _ = try SiteBuilder(theme: theme).build(plan, into: OutputFolder.forWriting(site.path + "/output"))
        let markup = """
            document.querySelector("#og-msi").innerHTML.replace(/<!--.*?-->/g, "").replace(/\\s+/g, " ").trim()
            """
        let rest = "<div><p>a <em>text</em></p> </div>"
        try await Chromium.withPage { page in
            try await page.open(site.file("output/ada/en-US.html"))
            try await page.wait("ogPreview.isCompared")
            try await page.expect("ogPreview.diagnostics", equals: [])
            try await page.expect(
                markup,
                equals: .string(
                    "<h2>Hello <strong>&lt;*Ada*&gt;</strong></h2> <p>There are <em>1</em>.</p> \(rest)"
                        + "<p>Help for &lt;*Ada*&gt;: none</p> <p>a <em>text</em> by <b>&lt;*Ada*&gt;</b></p>"))
            try await page.run("og.smi.store.getState().orders.push({}); og.smi.store.dispatch({ type: 'x' });")
            try await page.wait("ogPreview.diagnostics.length")
            try await page.expect(
                "ogPreview.diagnostics",
                equals: ["Markdown that has changed since the page was made is shown as it is written."])
            #expect(try await page.evaluate(markup).string?.contains("There are *2*.") == true)
            try await page.run("document.documentElement.lang = 'fr';")
            try await page.wait("document.querySelector('#og-msi').textContent.includes('De l')")
        }
    }

    @Test func `a property of nothing is told once, as the static page tells it`() async throws {
        let template = """
            {% set payment = payments | find(id='none') %}
            <p>{{ payment.billing.city }} {{ orders[9].place }}</p>{{ payment.label }}{% if payment %}{{ payment.label }}{% endif %}
            """
        try await PreviewPage(template: template).opened { page in
            try await page.run("og.smi.store.dispatch({ type: 'x' });")
            try await page.expect("document.querySelector('#og-msi > p').textContent.trim()", equals: "")
            try await page.expect(
                "ogPreview.diagnostics",
                equals: [
                    "views/main.liquid:2:7: cannot read `billing` of `payment`, which is undefined; in production the page stays blank.",
                    "views/main.liquid:2:34: cannot read `place` of `orders[9]`, which is undefined; in production the page stays blank.",
                    "views/main.liquid:2:59: cannot read `label` of `payment`, which is undefined; in production the page stays blank.",
                ])
        }
    }
}
