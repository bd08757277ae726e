import Testing

@testable import PreviewSite

/// `data-og-bind`, scripts, events and diagnostics.
@Suite("Bindings of a preview", .browser)
struct BindingsTests {
    /// An element with bindings, its attribute written as the renderer writes it.
    static func element(_ tag: String, _ bindings: JSON, attributes: String = "", content: String = "") -> String {
        let value = bindings.text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing(
            "<", with: "&lt;")
        return "<\(tag) data-og-bind=\"\(value)\" \(attributes)>\(content)</\(tag)>"
    }

    @Test func `a property is set to its value, whatever that is`() async throws {
        let hostile = "\"'<>&`\u{2028}\u{FEFF}</script><!--]]>&quot;{{ x }}"
        let values: JSON = [
            ".none": nil, ".yes": true, ".number": -1.5, ".text": .string(hostile), ".list": [1, ["a": nil]],
            ".object": ["deep": [1, 2]], ".className": "a b",
        ]
        let body =
            Self.element("sm-thing", values, attributes: "id=thing")
            + Self.element("input", [".value": "typed", ".checked": true], attributes: "type=checkbox")
        try await PreviewPage(body: body).opened { page in
            let result = try await page.run(
                """
                const thing = document.querySelector("#thing"), input = document.querySelector("input");
                return [[thing.none, thing.yes, thing.number, thing.text, thing.list, thing.object, thing.className], [input.value, input.checked],
                  document.querySelectorAll("[data-og-bind]").length, thing.getAttributeNames().sort()];
                """)
            #expect(
                result == [
                    [nil, true, -1.5, .string(hostile), [1, ["a": nil]], ["deep": [1, 2]], "a b"], ["typed", true], 0,
                    ["class", "id"],
                ])
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
    }

    @Test func `properties are there before the theme's script upgrades the element`() async throws {
        let script = """
            customElements.define("sm-thing", class extends HTMLElement { connectedCallback() { this.textContent = `${this.countries} ${this.hasAttribute("data-og-bind")}`; } });
            """
        try await PreviewPage(body: Self.element("sm-thing", [".countries": ["US", "CA"]]), script: script).opened {
            page in
            try await page.expect("document.querySelector('sm-thing').textContent", equals: "US,CA false")
        }
    }

    @Test func `values of the theme's script are filled in: attributes, booleans and properties`() async throws {
        let script = """
            const maxDate = og.smi.dayjs().add(120, "days").format("YYYY-MM-DD"); // as the document has it
            class Settings { static deep = { on: true, off: 0, name: "n" }; }
            var nothing = null;
            window.shop = { title: `<"&'>` };
            function later() { return Promise.resolve("late"); }
            """
        let body =
            Self.element(
                "input",
                [
                    "max()": "maxDate", "?required()": "Settings.deep.on", "?disabled()": "Settings.deep.off",
                    ".value()": "shop.title",
                ], attributes: "disabled")
            + Self.element(
                "p",
                [
                    "title()": ["a ", "shop.title", " b ", "nothing", ""], "lang()": "nothing", "data-sum()": "1 + 2",
                    "data-late()": "later()",
                ], attributes: "lang=fr")
        try await PreviewPage(
            body: body, script: script,
            names: ["maxDate", "Settings.deep.on", "Settings.deep.off", "shop.title", "nothing"]
        ).opened { page in
            try await page.wait("document.querySelector('p').dataset.late")
            let result = try await page.run(
                """
                const read = (element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
                const input = document.querySelector("input");
                return [read(input), input.value, read(document.querySelector("p")), ogPreview.diagnostics];
                """)
            #expect(
                result == [
                    ["max": "2026-06-30", "required": ""], #"<"&'>"#,
                    ["title": #"a <"&'> b "#, "data-sum": "3", "data-late": "late"], [],
                ])
        }
    }

    @Test func `a listener is looked up when its event fires`() async throws {
        let script = """
            const calls = [];
            class SMDialog { static open(event) { calls.push(["SMDialog.open", this === SMDialog, event.type, event.currentTarget.id]); } }
            function note(event) { calls.push(["note", this.id, event.detail]); }
            const handler = { handleEvent(event) { calls.push(["handler", this === handler, event.type]); } };
            const object = { method() { calls.push(["method"]); } };
            const later = undefined;
            """
        let body =
            Self.element(
                "button", ["@click": "SMDialog.open", "@custom-event": "note"], attributes: "id=one", content: "One")
            + Self.element("button", ["@click": "(e) => SMDialog.open(e)"], attributes: "id=two", content: "Two")
            + Self.element(
                "button", ["@click": "handler", "@focus": "object.method"], attributes: "id=three", content: "Three")
            + Self.element("button", ["@click": "replaced"], attributes: "id=four", content: "Four")
        let names = ["SMDialog.open", "note", "handler", "object.method", "replaced"]
        try await PreviewPage(body: body, script: script, names: names).opened { page in
            try await page.expect("ogPreview.diagnostics", equals: [])
            try await page.click("#one")
            try await page.evaluate("one.dispatchEvent(new CustomEvent('custom-event', { detail: 7 }))")
            try await page.click("#two")
            try await page.click("#three")
            try await page.click("#four")
            try await page.evaluate("window.replaced = () => calls.push(['replaced'])")
            try await page.click("#four")
            let result = try await page.evaluate("[calls, ogPreview.diagnostics]")
            #expect(
                result == [
                    [
                        ["SMDialog.open", false, "click", "one"], ["note", "one", 7],
                        ["SMDialog.open", true, "click", "two"],
                        ["method"], ["handler", true, "click"], ["replaced"],
                    ], ["<button @click> replaced: replaced is not defined"],
                ])
            #expect(page.exceptions == [])
        }
    }

    @Test func `what fails is told, once, in a panel that can be closed`() async throws {
        let body =
            "<p data-og-bind='{nonsense'></p>" + Self.element("p", ["title()": "missing"])
            + Self.element("p", ["title()": "missing"])
            + Self.element("p", [".nope()": "1 +", ".lang()": "null.x"])
            + Self.element("button", ["@click": "ogPreview.now"], content: "Go")
        let script = "const unrelated = 1; setTimeout(() => { throw new Error('from the theme') });"
        for isServed in [false, true] {
            let preview = PreviewPage(body: body, script: script, names: ["missing"])
            let check: (Page) async throws -> Void = { page in
                try await page.click("button")
                try await page.wait("ogPreview.diagnostics.length === 6")
                let expected: JSON = [
                    "<p> has a binding that cannot be read: {nonsense", "<p title> missing: missing is not defined",
                    "<p .lang> null.x: Cannot read properties of null (reading 'x')",
                    "<p .nope> 1 +: Unexpected token ')'", "Error: from the theme script.js:1:47",
                    "<button @click> ogPreview.now: is no function",
                ]
                let told = try await page.evaluate("ogPreview.diagnostics")
                #expect(Set(told.array.map(\.text)) == Set(expected.array.map(\.text)))
                let panel = "document.querySelector('og-preview').shadowRoot"
                try await page.expect("\(panel).querySelector('summary').textContent", equals: "Preview diagnostics: 6")
                try await page.expect(
                    "[...\(panel).querySelectorAll('li')].map((each) => each.textContent)", equals: told)
                try await page.evaluate("\(panel).querySelector('button').click()")
                try await page.expect("\(panel).querySelectorAll('div').length", equals: 0)
            }
            if isServed {
                try await preview.served(policy: "default-src 'self' 'unsafe-eval'", check)
            } else {
                try await preview.opened(check)
            }
        }
    }

    @Test func `what a listener throws is told with its text, also by a page on disk`() async throws {
        let body = Self.element("button", ["@click": "broken"], content: "Go")
        let preview = PreviewPage(body: body, script: "function broken() {\n  null.x;\n}", names: ["broken"])
        let check: (Page) async throws -> Void = { page in
            try await page.click("button")
            try await page.expect(
                "ogPreview.diagnostics",
                equals: ["TypeError: Cannot read properties of null (reading 'x') script.js:2:8"])
            #expect(page.exceptions.count == 1)
        }
        try await preview.opened(check)
        try await preview.served(check)
    }

    @Test func `nothing is shown where nothing is wrong`() async throws {
        try await PreviewPage(body: "<p>Fine</p>").opened { page in
            try await page.expect("[ogPreview.diagnostics, document.querySelector('og-preview')]", equals: [[], nil])
            #expect(page.console == [])
            #expect(page.exceptions == [])
        }
    }

    @Test func `without the State the page says so, and its script still loads`() async throws {
        try await PreviewPage(
            script: "og.smi.request_orders(); var loaded = og.smi.dayjs().isValid();",
            changes: "globalThis.ogPreview = undefined;"
        ).opened { page in
            try await page.expect(
                "[loaded, ogPreview.diagnostics]",
                equals: [true, ["The page's State is missing: was its file states/*.js found?"]])
        }
    }

    @Test func `under a policy of the page's own scripts, only what needs eval fails, and says why`() async throws {
        let body =
            Self.element("button", ["@click": "SMDialog.open"], attributes: "id=named", content: "x")
            + Self.element("input", ["max()": "maxDate"])
            + Self.element("button", ["@click": "() => SMDialog.open()"], attributes: "id=code", content: "y")
        let script =
            "const maxDate = og.smi.dayjs().add(1, 'month').format('YYYY-MM-DD'); let opened = 0; class SMDialog { static open() { opened += 1; } }"
        try await PreviewPage(body: body, script: script, names: ["SMDialog.open", "maxDate"]).served { page in
            try await page.click("#named")
            try await page.click("#code")
            try await page.expect(
                "[opened, document.querySelector('input').max, ogPreview.diagnostics]",
                equals: [
                    1, "2026-04-02",
                    [
                        "<button @click> () => SMDialog.open(): the page's Content-Security-Policy forbids to evaluate it"
                    ],
                ])
        }
    }

    /// How scripts of both generations of themes start, and what they do with the element that they are given.
    static let starts = [
        """
        var started = [];
        const bootstrap = (el) => { started.push(el.localName, typeof window.og.smi.dayjs, typeof window.og.smi.debounce); };
        const handleReady = () => {
          const target = document.querySelector("#og-msi, og-smi");
          if (target) bootstrap(target); else document.addEventListener("og:smi:ready", (event) => bootstrap(event.target));
        };
        handleReady();
        """,
        """
        var started = [];
        function bootstrap(el) { started.push(el.localName, typeof window.og.smi.dayjs, typeof window.og.smi.debounce); }
        if (document.querySelector('#og-msi,og-smi')) { bootstrap(document.querySelector('#og-msi,og-smi')); } else {
          document.addEventListener('og:smi:ready', ev => { bootstrap(ev.target); });
        }
        """,
    ]

    @Test(arguments: starts)
    func `a theme's script starts, before and after the element is there`(script: String) async throws {
        for preview in [PreviewPage(script: script), PreviewPage(headScript: script)] {
            let check: (Page) async throws -> Void = { page in
                try await page.expect("started", equals: ["og-smi", "function", "function"])
                #expect(page.exceptions == [])
            }
            try await preview.opened(check)
            try await preview.served(check)
        }
    }

    @Test func `the page is ready when its bindings are`() async throws {
        let script = """
            const value = "ready"; var seen = [];
            document.addEventListener("og:smi:ready", (event) => seen.push(event.target.localName, event.bubbles, document.querySelector("p").title));
            """
        try await PreviewPage(body: Self.element("p", ["title()": "value"]), script: script, names: ["value"]).opened {
            page in
            try await page.expect("seen", equals: ["og-smi", true, "ready"])
        }
    }

    @Test func `a constant of a script that loads late is found`() async throws {
        let script =
            "const late = document.createElement('script'); late.src = '../assets/head.js'; document.body.append(late);"
        let preview = PreviewPage(
            body: Self.element("p", ["title()": "lateValue.text"]), script: script,
            headScript: "if (document.body) lateValue = { text: 'found' };")
        try await preview.opened { page in
            try await page.expect("[document.querySelector('p').title, ogPreview.diagnostics]", equals: ["found", []])
        }
    }
}
