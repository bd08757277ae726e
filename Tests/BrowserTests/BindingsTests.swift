import Testing

@testable import PreviewSite

/// Values of the theme's script in a page that renders itself, and what a page tells of its faults.
@Suite("Bindings of a preview", .browser)
struct BindingsTests {
    @Test func `a property is set to its value, whatever that is`() async throws {
        let hostile = "\"'<>&`\u{2028}\u{FEFF}</script><!--]]>&quot;{{ x }}"
        let context: JSON = [
            "v": [
                "nil": nil, "yes": true, "number": -1.5, "text": .string(hostile), "list": [1, ["a": nil]],
                "object": ["deep": [1, 2]],
            ]
        ]
        let template = """
            <sm-thing id="thing" .none="{{ v.nil }}" .yes="{{ v.yes }}" .number="{{ v.number }}" .text="{{ v.text }}" \
            .list="{{ v.list }}" .object="{{ v.object }}" .className="a b{{ '' }}"></sm-thing>
            """
        try await PreviewPage(template: template, context: context.text).opened { page in
            let result = try await page.run(
                """
                const thing = document.querySelector("#thing");
                return [thing.none, thing.yes, thing.number, thing.text, thing.list, thing.object, thing.className, thing.getAttributeNames().sort()];
                """)
            #expect(
                result == [
                    nil, true, -1.5, .string(hostile), [1, ["a": nil]], ["deep": [1, 2]], "a b", ["class", "id"],
                ])
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
    }

    @Test func `properties are there before an element is connected`() async throws {
        let script = """
            customElements.define("sm-thing", class extends HTMLElement { connectedCallback() { this.textContent = `${this.countries}`; } });
            """
        let template = "{% set countries = ['US', 'CA'] %}<sm-thing .countries=\"{{ countries }}\"></sm-thing>"
        try await PreviewPage(template: template, script: script).opened { page in
            try await page.expect("document.querySelector('sm-thing').textContent", equals: "US,CA")
        }
    }

    @Test func `values of the theme's script are there: attributes, booleans, properties, text and conditions`()
        async throws
    {
        let script = """
            const maxDate = og.smi.dayjs().add(120, "days").format("YYYY-MM-DD"); // as the document has it
            class Settings { static deep = { on: true, off: 0, name: "n" }; }
            var nothing = null;
            window.shop = { title: `<"&'>` };
            function later() { return Promise.resolve("late"); }
            """
        let template = """
            <input max="{{ 'maxDate' | js }}" ?required="{{ 'Settings.deep.on' | js }}" \
            ?disabled="{{ 'Settings.deep.off' | js }}" .value="{{ 'shop.title' | js }}">\
            <p title="a {{ 'shop.title' | js }} b {{ 'nothing' | js }}" data-sum="{{ '1 + 2' | js }}" \
            data-late="{{ 'later()' | js | until }}">{% if 'Settings.deep.name === "n"' | js %}{{ '`x${1 + 1}`' | js }}{% endif %}</p>
            """
        try await PreviewPage(template: template, script: script).opened { page in
            try await page.wait("document.querySelector('p').dataset.late")
            let result = try await page.run(
                """
                const read = (element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
                const input = document.querySelector("input"), p = document.querySelector("p");
                return [read(input), input.value, read(p), p.textContent, ogPreview.diagnostics];
                """)
            #expect(
                result == [
                    ["max": "2026-06-30", "required": ""], #"<"&'>"#,
                    ["title": #"a <"&'> b "#, "data-sum": "3", "data-late": "late"], "x2", [],
                ])
        }
    }

    @Test func `JavaScript between quotes sees what the template sees`() async throws {
        let template = """
            {% set word = 'w' %}{% for order in [{place: 'a'}, {place: 'b'}] %}\
            <button @click="{{ '() => calls.push([order.place, index, word])' | js }}">{{ 'order.place + index' | js }}</button>\
            {% endfor %}
            """
        try await PreviewPage(template: template, script: "const calls = [];").opened { page in
            try await page.evaluate("document.querySelectorAll('button').forEach((each) => each.click())")
            try await page.expect(
                "[calls, document.body.innerText.trim()]", equals: [[["a", 0, "w"], ["b", 1, "w"]], "a0b1"])
        }
    }

    @Test func `JavaScript of every form is worked out`() async throws {
        let forms = [
            "(() => { let n = 0; for (const each of [1, 2]) n += each; return n; })()", "/a(.)c/.exec('abc')[1]", "1e3",
            "2n ** 3n", "class { static x = 4 }.x", "5 /* five */ + 1 // six", "`a${7}`", "typeof missing",
            "function () { return this }.name + 9",
        ]
        let template = forms.map { "<p>{{ \"\($0)\" | js }}</p>" }.joined()
        try await PreviewPage(template: template).opened { page in
            try await page.expect(
                "Array.from(document.querySelectorAll('#og-msi > p'), (each) => each.textContent)",
                equals: ["3", "b", "1000", "8", "4", "6", "a7", "undefined", "9"])
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
    }

    @Test func `what fails is told, once, in a panel that can be closed`() async throws {
        let template = """
            <p title="{{ 'missing' | js }}"></p><p title="{{ 'missing' | js }}"></p>
            <p .nope="{{ '1 +' | js }}" .lang="{{ 'null.x' | js }}"></p><button @click="{{ 'ogPreview.now' | js }}">Go</button>
            """
        let script = "const unrelated = 1; setTimeout(() => { throw new Error('from the theme') });"
        for isServed in [false, true] {
            let preview = PreviewPage(template: template, script: script)
            let check: (Page) async throws -> Void = { page in
                let expected = [
                    "views/main.liquid:1 missing: ReferenceError: missing is not defined",
                    "views/main.liquid:2 1 +: SyntaxError: this is not an expression of JavaScript",
                    "views/main.liquid:2 null.x: TypeError: Cannot read properties of null (reading 'x')",
                    "Error: from the theme script.js:1:47", "2026-03-02T09:30:00 is not a listener",
                ]
                // From disk, the syntax error is told a second time, unless it comes right after another error.
                let texts = JSON.array(expected.map { .string($0) }).text
                try await page.wait(
                    "\(texts).every((text) => ogPreview.diagnostics.some((told) => told.includes(text)))")
                let told = try await page.evaluate("ogPreview.diagnostics")
                let panel = "document.querySelector('og-preview').shadowRoot"
                try await page.expect(
                    "[...\(panel).querySelectorAll('li')].map((each) => each.textContent)", equals: told)
                try await page.evaluate("\(panel).querySelector('button').click()")
                try await page.expect("\(panel).querySelectorAll('div').length", equals: 0)
            }
            if isServed { try await preview.served(check) } else { try await preview.opened(check) }
        }
    }

    @Test func `what a listener throws is told with its text, also by a page on disk`() async throws {
        let preview = PreviewPage(
            template: "<button @click=\"{{ 'broken' | js }}\">Go</button>", script: "function broken() {\n  null.x;\n}")
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

    @Test func `the page is ready when it is rendered`() async throws {
        let script = """
            const value = "ready"; var seen = [];
            document.addEventListener("og:smi:ready", (event) => seen.push(event.target.localName, event.bubbles, document.querySelector("p").title));
            """
        try await PreviewPage(template: "<p title=\"{{ 'value' | js }}\"></p>", script: script).opened { page in
            try await page.expect("seen", equals: ["og-smi", true, "ready"])
        }
    }
}
