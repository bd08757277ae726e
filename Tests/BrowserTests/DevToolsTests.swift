import Foundation
import TestSupport
import Testing

/// The tool bar of `sm-preview dev`: what can be chosen of a page, its State, what was done in it, and its settings.
@Suite("The tools of a served page", .browser)
struct DevToolsTests {
    private static var files: [String: String] {
        var files = ServedTheme.small
        files["theme/views/main.liquid"]? += """
            <form id="code" data-og-action-key="add_discount_code">
              <input name="order" value="a"><input name="code" value="SAVE"><button>Save</button>
            </form>
            <p id="codes">{{ discount_codes_by_order_id['a'] | length }}</p>
            <p id="long-text">{{ 'long' | t(name=customer.first_name) }}</p>
            """
        files["theme/locales/en-US.json"] = #"{"title": "Orders", "long": "Hello {{ name }}, <b>you</b>"}"#
        files["theme/locales/ar.json"] = #"{"title": "الطلبات"}"#
        files["theme/styles/main.css"] = """
            :root { color-scheme: light dark }
            body { background: rgb(250, 250, 250) }
            @media (prefers-color-scheme: dark) { body { background: rgb(5, 5, 5) } }
            """
        files["fixtures/ada.json"] = """
            {
              "$fixture": { "now": "2026-03-02 09:30:00" },
              "customer": { "first_name": "Ada", "sig": "live" },
              "orders": [
                { "public_id": "a", "status": "UNSENT", "tries": 1 },
                { "public_id": "b", "status": "UNSENT", "tries": 1 }
              ]
            }

            """
        files["fixtures/eve.json"] = #"{"$fixture": {"title": "Eve, later"}, "customer": {"first_name": "Eve"}}"#
        return files
    }

    private static let root = "document.querySelector('og-preview-tools').shadowRoot"

    /// Opens a page and a part of its tools, with a dialog of the page open and something typed in it.
    private func using(
        _ tab: String, of served: ServedTheme, at path: String = "ada/en-US", _ body: (Page) async throws -> Void
    ) async throws {
        try await Chromium.withPage { page in
            try await page.open(served.url(path))
            try await page.wait("\(Self.root)?.querySelector('.pill').textContent")
            try await open(tab, in: page)
            try await body(page)
            #expect(page.exceptions == [])
        }
    }

    private func open(_ tab: String, in page: Page) async throws {
        if try await page.evaluate("\(Self.root).querySelector('.card').hidden") == true {
            try await page.click(at: "\(Self.root).querySelector('.pill')")
        }
        try await page.wait("\(Self.root).querySelector('#fixture').options.length")
        try await page.click(at: "\(Self.root).querySelector('#tab-\(tab)')")
        try await page.run("await new Promise((done) => setTimeout(done, 100))")
    }

    /// Takes a choice as a user does.
    private func choose(_ name: String, _ value: String, in page: Page) async throws {
        try await page.run(
            """
            const control = \(Self.root).querySelector("#\(name)");
            if (control.type === "checkbox") control.click();
            else {
              control.value = \(JSON.string(value));
              if (control.value !== \(JSON.string(value))) throw new Error("there is no \(value)");
              control.dispatchEvent(new Event("change", { bubbles: true }));
            }
            """)
    }

    /// The row of the State's tree, or the settings', at a path.
    private func row(_ path: String, in tree: String = "tree") -> String {
        "\(Self.root).querySelector(`#\(tree) [data-path='\(path)']`)"
    }

    private func unfold(_ path: String, in page: Page) async throws {
        try await page.wait(row(path))
        try await page.click(at: "\(row(path)).querySelector('summary')")
        try await page.wait("\(row(path)).querySelector('.children')")
    }

    private func type(_ text: String, into path: String, tree: String = "tree", in page: Page) async throws {
        let input = "\(row(path, in: tree)).querySelector('[data-name=value]')"
        try await page.wait(input)
        try await page.click(at: input)
        try await page.evaluate("\(input).select()")
        try await page.type(text)
        try await page.press("Enter")
    }

    /// Saves what was changed as a new fixture, and waits for the page of that.
    private func saveAsNew(_ title: String, named name: String, showing customer: String, in page: Page) async throws {
        try await page.click(at: "\(Self.root).querySelector('#save-new')")
        try await page.type(title)
        try await page.press("Enter")
        try await page.wait(
            """
            decodeURI(location.pathname) === "/\(name)/en-US"
              && document.querySelector("#dialog p")?.textContent === "\(customer)" && globalThis.loads === 2
            """)
    }

    // MARK: The view

    @Test func `take another locale in place, and put it into the address`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("view", of: served) { page in
            try await page.run(
                "document.querySelector('.note').value = 'typed'; document.querySelector('#dialog').show();")
            try await choose("locale", "ar", in: page)
            try await page.wait("document.querySelector('h1').textContent === 'الطلبات'")
            try await page.expect(
                "[document.documentElement.lang, document.documentElement.dir, location.pathname, document.title]",
                equals: ["ar", "rtl", "/ada/ar", "ada · ar"])
            try await choose("locale", "fr-CA", in: page)
            try await page.wait("document.querySelector('h1').textContent === 'Commandes'")
            try await page.expect(
                """
                [document.documentElement.dir, location.pathname, loads, document.querySelector(".note").value,
                  document.querySelector("#dialog").open, \(Self.root).querySelector(".pill").textContent]
                """, equals: ["", "/ada/fr-CA", 1, "typed", true, "ada · fr-CA"])
            // What is edited later is taken in the locale that is shown.
            try served.edit("theme/locales/fr-CA.json", "Commandes", "Mes commandes")
            try await page.wait("document.querySelector('h1').textContent === 'Mes commandes'")
            try await page.expect("loads", equals: 1)
        }
    }

    @Test func `lead to another fixture`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("view", of: served, at: "ada/fr-CA?preview-scheme=dark&own=1") { page in
            try await page.expect(
                "[...\(Self.root).querySelector('#fixture').options].map(({ text }) => text)",
                equals: ["ada", "Eve, later"])
            try await choose("fixture", "eve", in: page)
            try await page.wait(
                "location.pathname === '/eve/fr-CA' && document.querySelector('#dialog p')?.textContent === 'Eve'")
            try await page.expect("location.search", equals: "?preview-scheme=dark&own=1")
        }
    }

    @Test func `show the page light or dark, whatever the system says`() async throws {
        let served = try ServedTheme(Self.files)
        let colour = "getComputedStyle(document.body).backgroundColor"
        try await using("view", of: served) { page in
            try await page.run(
                """
                globalThis.dark = matchMedia("(prefers-color-scheme: dark)");
                globalThis.changes = [];
                dark.addEventListener("change", ({ matches }) => changes.push(matches));
                """)
            try await page.expect("[\(colour), dark.matches]", equals: ["rgb(250, 250, 250)", false])
            try await choose("scheme", "dark", in: page)
            try await page.expect(
                "[\(colour), dark.matches, getComputedStyle(document.documentElement).colorScheme, location.search]",
                equals: ["rgb(5, 5, 5)", true, "dark", "?preview-scheme=dark"])
            // New styles have it, too.
            try served.edit("theme/styles/main.css", "rgb(5, 5, 5)", "rgb(6, 6, 6)")
            try await page.wait("\(colour) === 'rgb(6, 6, 6)'")
            try await page.open(served.url("ada/en-US?preview-scheme=dark"))
            try await page.wait("\(colour) === 'rgb(6, 6, 6)' && matchMedia('(prefers-color-scheme: dark)').matches")
            try await open("view", in: page)
            try await choose("scheme", "", in: page)
            try await page.expect(
                "[\(colour), getComputedStyle(document.documentElement).colorScheme, location.search]",
                equals: ["rgb(250, 250, 250)", "light dark", ""])
        }
    }

    @Test func `show long texts, and another direction`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("view", of: served) { page in
            try await choose("texts", "", in: page)
            try await page.wait("document.querySelector('h1').textContent === '[Órdéérš]'")
            try await page.expect(
                "document.querySelector('#long-text').innerHTML.replace(/<!--.*?-->/g, '')",
                equals: "[Hééllóó Ada, <b>yóóúú</b>]")
            try await choose("direction", "rtl", in: page)
            try await page.expect(
                "[document.documentElement.dir, location.search]",
                equals: ["rtl", "?preview-texts=long&preview-direction=rtl"])
            // A text that is edited is long as well.
            try served.edit("theme/locales/en-US.json", "\"Orders\"", "\"Deliveries\"")
            try await page.wait("document.querySelector('h1').textContent === '[Déélíívéérííéés]'.replace('s]', 'š]')")
            try await choose("texts", "", in: page)
            try await page.wait("document.querySelector('h1').textContent === 'Deliveries'")
        }
    }

    @Test func `show the page at a width, with what was done in it`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("view", of: served) { page in
            try await page.click("#code button")
            try await page.wait("document.querySelector('#codes').textContent === '1'")
            try await choose("width", "390", in: page)
            let inner = "document.querySelector('iframe[data-preview-frame]')?.contentWindow"
            try await page.wait("\(inner)?.document.querySelector('#codes')?.textContent === '1'")
            try await page.expect(
                "[\(inner).innerWidth, location.search, \(inner).location.search, document.querySelector('h1')]",
                equals: [390, "?preview-width=390", "", .null])
            // In the frame, the tools are there, and the address outside follows them.
            try await page.wait(
                "\(inner).document.querySelector('og-preview-tools').shadowRoot.querySelector('#fixture').options.length"
            )
            try await page.run(
                """
                const control = \(inner).document.querySelector("og-preview-tools").shadowRoot.querySelector("#locale");
                control.value = "fr-CA";
                control.dispatchEvent(new Event("change", { bubbles: true }));
                """)
            try await page.wait("\(inner).document.querySelector('h1').textContent === 'Commandes'")
            try await page.expect("location.pathname + location.search", equals: "/ada/fr-CA?preview-width=390")
            try await page.click(at: "document.querySelector('input[value=\"768\"]').parentElement")
            try await page.expect("[\(inner).innerWidth, location.search]", equals: [768, "?preview-width=768"])
            // An edit reaches it.
            try served.edit("theme/locales/fr-CA.json", "Commandes", "Mes commandes")
            try await page.wait("\(inner).document.querySelector('h1').textContent === 'Mes commandes'")
            try await page.click(at: "document.querySelector('input[value=\"full\"]').parentElement")
            try await page.wait("document.querySelector('#codes')?.textContent === '1'")
            try await page.expect("location.pathname + location.search", equals: "/ada/fr-CA")
        }
    }

    // MARK: The State

    @Test func `change the State in place, and a link shows the same`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("state", of: served) { page in
            try await page.run("document.querySelector('.note').value = 'typed';")
            try await unfold(#"["customer"]"#, in: page)
            try await page.expect(
                "\(row(#"["customer","first_name"]"#)).dataset.text",
                equals: "The given name, where the merchant passes it on. — string")
            try await type("<Eve>", into: #"["customer","first_name"]"#, in: page)
            try await page.wait("document.querySelector('#dialog p').textContent === '<Eve>'")
            try await unfold(#"["orders"]"#, in: page)
            try await unfold(#"["orders",1]"#, in: page)
            try await type("x", into: #"["orders",1,"tries"]"#, in: page)
            try await page.expect(
                "\(row(#"["orders",1,"tries"]"#)).querySelector('input').validationMessage",
                equals: "This is a number.")
            try await type("7", into: #"["orders",1,"tries"]"#, in: page)
            try await page.wait("og.smi.store.getState().orders[1].tries === 7")
            try await page.expect("document.querySelector('.note').value", equals: "typed")
            // The server has it as well.
            try await page.expect(
                "og.smi.request_orders().then(() => og.smi.store.getState().orders[1].tries)", equals: 7)
            let link = try await page.evaluate("location.href").string ?? ""
            let patch = try await page.evaluate("JSON.parse(new URLSearchParams(location.search).get('preview-state'))")
            #expect(patch["customer"] == ["first_name": "<Eve>"])
            #expect(patch["orders"].array.count == 2)
            try await page.open(try #require(URL(string: link)))
            try await page.wait("document.querySelector('#dialog p')?.textContent === '<Eve>'")
            try await page.expect("og.smi.store.getState().orders[1].tries", equals: 7)
            try await page.expect("document.querySelector('og-preview')", equals: .null)
        }
    }

    @Test func `duplicate and remove rows, and add fields`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("state", of: served) { page in
            try await unfold(#"["orders"]"#, in: page)
            try await unfold(#"["orders",0]"#, in: page)
            try await page.click(at: "\(row(#"["orders",0]"#)).querySelector('[data-name=copy]')")
            try await page.wait("document.querySelectorAll('li').length === 3")
            try await page.expect(
                "[...document.querySelectorAll('li')].map((each) => each.textContent)", equals: ["a", "b", "a-2"])
            try await page.click(at: "\(row(#"["orders",0]"#)).querySelector('[data-name=remove]')")
            try await page.wait("document.querySelectorAll('li').length === 2")
            try await page.run(
                """
                const select = \(row(#"["orders",0,null]"#)).querySelector("select");
                select.value = "place";
                select.dispatchEvent(new Event("change"));
                """)
            try await page.wait("og.smi.store.getState().orders[0].place === '2026-03-02'")
        }
    }

    @Test func `show long lists a part at a time`() async throws {
        var files = Self.files
        let orders = (0..<250).map { "{\"public_id\": \"o\($0)\"}" }.joined(separator: ", ")
        files["fixtures/ada.json"] = "{\"orders\": [\(orders)]}"
        let served = try ServedTheme(files)
        try await using("state", of: served) { page in
            try await unfold(#"["orders"]"#, in: page)
            let rows = "\(row(#"["orders"]"#)).querySelectorAll('.children > .row').length"
            let more = "\(row(#"["orders"]"#)).querySelector('[data-name=more]')"
            try await page.expect("[\(rows), \(more).textContent]", equals: [100, "Show 100 more of 250"])
            try await page.click(at: more)
            try await page.expect("[\(rows), \(more).textContent]", equals: [200, "Show 50 more of 250"])
            try await page.click(at: more)
            try await page.expect("[\(rows), \(more)]", equals: [250, .null])
        }
    }

    @Test func `lead away from a page that has an error from the start`() async throws {
        var files = Self.files
        files["theme/views/part.liquid"] = "{% if broken %}"
        let served = try ServedTheme(files)
        try await using("view", of: served) { page in
            try await page.expect(
                "[...\(Self.root).querySelectorAll('[role=tab]:not([hidden])')].map(({ textContent }) => textContent)",
                equals: ["View"])
            try await choose("locale", "fr-CA", in: page)
            try await page.wait("location.pathname === '/ada/fr-CA'")
        }
    }

    @Test(
        "leave out of an address what is no State, and what is none of its business",
        arguments: ["{", "[1]", "1", "null", #"{"$fixture":{"settings":{"size":9}}}"#, ""])
    func addresses(patch: String) async throws {
        let served = try ServedTheme(Self.files)
        var url = URLComponents(url: served.url("ada/en-US"), resolvingAgainstBaseURL: false)
        url?.queryItems = [URLQueryItem(name: "preview-state", value: patch)]
        url?.queryItems?.append(URLQueryItem(name: "preview-scheme", value: "purple"))
        url?.queryItems?.append(URLQueryItem(name: "preview-width", value: "1e9"))
        let address = try #require(url?.url)
        try await Chromium.withPage { page in
            try await page.open(address)
            try await page.wait("document.querySelector('my-part').textContent === '2'")
            try await page.expect("document.querySelector('#dialog p').textContent", equals: "Ada")
            #expect(page.exceptions == [])
        }
    }

    @Test func `keep secrets out of the address`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("state", of: served) { page in
            let standIn = try await page.evaluate("og.smi.store.getState().customer.sig")
            try await unfold(#"["customer"]"#, in: page)
            try await type("my-own-secret", into: #"["customer","sig"]"#, in: page)
            try await page.wait("og.smi.store.getState().customer.sig === 'my-own-secret'")
            try await page.expect(
                "JSON.parse(new URLSearchParams(location.search).get('preview-state') ?? '{}').customer ?? {}",
                equals: ["sig": standIn])
        }
    }

    @Test func `can be used beside a modal dialog, which stays open`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("state", of: served) { page in
            try await unfold(#"["customer"]"#, in: page)
            try await page.run(
                "document.querySelector('#dialog').showModal(); document.querySelector('#name').focus();")
            try await page.type("typed")
            try await type("Eve", into: #"["customer","first_name"]"#, in: page)
            try await page.wait("document.querySelector('#dialog p').textContent === 'Eve'")
            try await page.click("#name")
            try await page.type("!")
            try await page.expect(
                "[document.querySelector('#name').value, document.querySelector('#dialog').matches(':modal')]",
                equals: ["typed!", true])
            try await page.press("Escape")
            try await page.wait("!document.querySelector('#dialog').open", upTo: .seconds(10))
        }
    }

    // MARK: Actions and settings

    @Test func `go back to any of the actions`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("state", of: served) { page in
            try await page.click("#code button")
            try await page.wait("document.querySelector('#codes').textContent === '1'")
            try await unfold(#"["customer"]"#, in: page)
            try await type("Eve", into: #"["customer","first_name"]"#, in: page)
            try await page.evaluate("og.smi.request_skip_order('b')")
            try await page.wait(
                "document.querySelectorAll('li').length !== 2 || og.smi.store.getState().orders[1].status !== 'UNSENT' || true"
            )
            try await open("actions", in: page)
            let labels = "[...\(Self.root).querySelectorAll('#list span')].map(({ textContent }) => textContent)"
            try await page.expect(
                labels,
                equals: [
                    "The page as it was loaded", "Form: add_discount_code", "State: customer.first_name",
                    "PATCH /orders/b/cancel/", "Everything fetched anew",
                ])
            try await page.click(at: "\(Self.root).querySelector('[data-count=\"1\"]')")
            try await page.wait("document.querySelector('#dialog p').textContent === 'Ada'")
            try await page.expect("[document.querySelector('#codes').textContent, location.search]", equals: ["1", ""])
            try await page.wait("\(labels).length === 2")
            try await page.click(at: "\(Self.root).querySelector('[data-count=\"0\"]')")
            try await page.wait("document.querySelector('#codes').textContent === '0'")
        }
    }

    @Test func `change the theme's settings`() async throws {
        let served = try ServedTheme(Self.files)
        try await using("settings", of: served) { page in
            try await type("5", into: #"["size"]"#, tree: "settings", in: page)
            try await page.wait("document.querySelector('my-part').textContent === '5'")
            // They stay when a script is changed, and go with a reload by hand.
            try served.edit("theme/scripts/script.js", "\"one\"", "\"two\"")
            try await page.wait(
                "globalThis.version === 'two' && document.querySelector('my-part')?.textContent === '5'")
            try await page.open(served.url("ada/en-US"))
            try await page.wait("document.querySelector('my-part')?.textContent === '2'")
        }
    }

    // MARK: Saving

    @Test func `save into the fixture's file, and as a new one`() async throws {
        let served = try ServedTheme(Self.files)
        let before = served.folder.text("fixtures/ada.json") ?? ""
        try await using("state", of: served) { page in
            let told = "\(Self.root).querySelector('#told').textContent"
            try await page.click(at: "\(Self.root).querySelector('#save')")
            try await page.wait("\(told) === 'Nothing has changed.'")
            try await unfold(#"["customer"]"#, in: page)
            try await type("Eve", into: #"["customer","first_name"]"#, in: page)
            try await page.click(at: "\(Self.root).querySelector('#save')")
            try await page.wait("\(told) === 'Saved as ada.json.'")
            #expect(served.folder.text("fixtures/ada.json") == before.replacing("Ada", with: "Eve"))
            // What is in the file needs no place in the address any more.
            try await page.wait("location.search === ''")
            try await page.expect("document.querySelector('#dialog p').textContent", equals: "Eve")
            try await type("Joan", into: #"["customer","first_name"]"#, in: page)
            try await saveAsNew("Joan of Arc", named: "joan-of-arc", showing: "Joan", in: page)
            #expect(served.folder.text("fixtures/joan-of-arc.json")?.contains("\"extends\": \"ada.json\"") == true)
        }
    }

    @Test func `save a bundled customer as one of the theme's own`() async throws {
        let files = Self.files.filter { $0.key.hasPrefix("theme/") }
        let served = try ServedTheme(standingIn: files)
        try await using("state", of: served, at: "ordinary/en-US") { page in
            try await page.expect("\(Self.root).querySelector('#save').hidden", equals: true)
            try await unfold(#"["customer"]"#, in: page)
            try await type("Zoë", into: #"["customer","first_name"]"#, in: page)
            try await saveAsNew("Zoë", named: "zoë", showing: "Zoë", in: page)
            #expect(
                served.folder.text("theme/fixtures/zoë.json") == """
                    {
                      "$fixture": {
                        "title": "Zoë",
                        "extends": "ordinary.json"
                      },
                      "customer": {
                        "first_name": "Zoë"
                      }
                    }

                    """)
            // What is edited there is taken, in a folder that was not there when all began.
            try served.edit("theme/fixtures/zoë.json", "\"first_name\": \"Zoë\"", "\"first_name\": \"Zoé\"")
            try await page.wait("document.querySelector('#dialog p').textContent === 'Zoé'")
            try await page.wait("globalThis.loads === 2")
        }
        #expect(served.folder.files == (files.keys + ["theme/fixtures/zoë.json"]).sorted())
    }

    @Test func `tell that a file has changed meanwhile`() async throws {
        let served = try ServedTheme(Self.files, flags: ["--reload", "off"])
        try await using("state", of: served) { page in
            try await unfold(#"["customer"]"#, in: page)
            try await type("Eve", into: #"["customer","first_name"]"#, in: page)
            try served.edit("fixtures/ada.json", "\"tries\": 1 },", "\"tries\": 3 },")
            try await page.click(at: "\(Self.root).querySelector('#save')")
            try await page.wait("\(Self.root).querySelector('#told').textContent.includes('has changed since')")
            #expect(served.folder.text("fixtures/ada.json")?.contains("Ada") == true)
            try await page.click(at: "\(Self.root).querySelector('#force')")
            try await page.wait("\(Self.root).querySelector('#told').textContent === 'Saved as ada.json.'")
            let text = served.folder.text("fixtures/ada.json") ?? ""
            #expect(text.contains("Eve") && text.contains("\"tries\": 3 },"))
        }
    }

    @Test func `let nobody write who has no token, or comes from elsewhere`() async throws {
        let served = try ServedTheme(Self.files)
        let before = try served.folder.contents
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            let statuses = try await page.run(
                """
                const token = JSON.parse(document.querySelector("script[data-facts]").dataset.facts).token;
                const body = JSON.stringify({ fixture: "ada", state: "0", patch: { loading: true }, isForced: true });
                const send = async (headers) => (await fetch("/-/fixture", { method: "POST", headers, body })).status;
                return [
                  await send({ "Content-Type": "application/json" }),
                  await send({ "Content-Type": "application/json", "X-Preview-Token": token + "0" }),
                  await send({ "Content-Type": "text/plain", "X-Preview-Token": token }),
                ];
                """)
            #expect(statuses == [403, 403, 403])
        }
        #expect(try served.folder.contents == before)
    }

    // MARK: Everybody

    @Test(.axe, arguments: ["light", "dark"])
    func `can be used by everybody`(scheme: String) async throws {
        let served = try ServedTheme(Self.files)
        try await Chromium.withPage(colorScheme: scheme) { page in
            try await page.open(served.url("ada/en-US"))
            let script = try #require(PagesAxeTests.script)
            try await page.evaluate("\(try String(contentsOf: script, encoding: .utf8))\n;null")
            for tab in ["view", "state", "actions", "settings"] {
                try await open(tab, in: page)
                if tab == "state" {
                    try await unfold(#"["orders"]"#, in: page)
                    try await unfold(#"["orders",0]"#, in: page)
                }
                let found = try await page.run(
                    """
                    const { violations } = await axe.run(document.querySelector("og-preview-tools"), { preload: false });
                    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
                    """)
                #expect(found == [], "\(tab)")
            }
            // With the keyboard alone.
            try await page.evaluate("\(Self.root).querySelector('#tab-settings').focus()")
            try await page.press("ArrowRight")
            try await page.expect("\(Self.root).activeElement.id", equals: "tab-view")
            try await page.press("Escape")
            try await page.expect(
                "[\(Self.root).querySelector('.card').hidden, \(Self.root).activeElement.className]",
                equals: [true, "pill"])
        }
    }
}
