import Foundation
import TestSupport
import Testing

/// Inspecting in a page of `sm-preview dev`: what wrote an element, and the editor that opens there.
@Suite("An inspected page", .browser)
struct DevInspectTests {
    static var files: [String: String] {
        var files = ServedTheme.small
        files["theme/views/main.liquid"] = """
            <h1 class="title">{{ 'title' | t }}</h1>
            <p id="static">é <b>one</b></p>
            {% include 'list' %}
            <dialog id="dialog"><button id="disabled" disabled>Close</button><input id="name">
              {% include 'part' %}</dialog>
            <table id="table"><tr><td>{{ customer.first_name | upper }}</td></tr></table>
            <my-part></my-part>
            {% macro badge(text) %}<em class="badge">{{ text }}</em>{% endmacro %}
            {% set last = orders | last %}
            <p id="last">{{ badge(last.public_id) }}</p>
            <div id="rich">{{ 'rich' | t }}</div>
            <a id="link" href="#gone">link</a>
            """
        files["theme/views/list.liquid"] = """
            <ul>
              {% for order in orders %}
                <li title="{{ order.public_id }}" ?hidden="{{ order.cancelled }}">{{ order.place | date('MMM D') }}</li>
              {% else %}<li>none</li>{% endfor %}
            </ul>
            """
        files["theme/locales/en-US.json"] = """
            {
              "title": "Orders",
              "rich": "See <strong>this</strong>"
            }
            """
        files["theme/scripts/script.js"] = """
            globalThis.heard = [];
            for (const type of ["pointerdown", "mousedown", "mouseup", "click"]) addEventListener(type, () => heard.push(type), true);
            customElements.define("my-part", class extends HTMLElement { connectedCallback() { this.innerHTML = "<s>made</s>"; } });
            """
        files["fixtures/ada.json"] = """
            {"customer": {"first_name": "Ada"}, "orders": [
              {"public_id": "a", "place": "2026-03-02"}, {"public_id": "b", "place": "2026-04-05"}
            ]}
            """
        return files
    }

    /// A theme that is served, and the editor that writes down what it is to open.
    struct Served {
        let theme: ServedTheme
        let editor: TemporaryFolder

        init(_ files: [String: String] = files, flags: [String] = []) throws {
            editor = try TemporaryFolder()
            try editor.write(command: "#!/bin/sh\nprintf '%s\\n' \"$1\" >> \"$0.log\"\n", to: "edit")
            let command = "'\(editor.path)/edit' {file}:{line}:{column}"
            theme = try ServedTheme(files, flags: ["--editor", command] + flags)
        }

        /// What was opened last, from the theme's folder.
        var opened: String? {
            let last = editor.text("edit.log")?.split(separator: "\n").last
            return last?.firstRange(of: "/theme/").map { String(last?[$0.upperBound...] ?? "") }
        }
    }

    static let host = "document.querySelector('og-preview-inspect')"
    static let card = "\(host)?.shadowRoot.querySelector('dialog')"
    static let outline = "document.querySelector('og-preview-outline')?.shadowRoot"

    /// Clicks an element with Alt, and gives the card's text when an editor has been asked for.
    @discardableResult
    func inspect(_ element: String, on page: Page, closes: Bool = true) async throws -> String {
        try await page.click(at: element, modifiers: 1)
        try await page.wait("\(Self.card)?.querySelector('.told').textContent")
        let text = try await page.evaluate("\(Self.card).textContent").string ?? ""
        if closes {
            try await page.press("Escape")
            try await page.wait("!\(Self.host)")
        }
        return text
    }

    @Test func `shows the view, line and column of every element, and opens them`() async throws {
        let served = try Served()
        try await Chromium.withPage { page in
            try await page.open(served.theme.url("ada/en-US"))
            try await page.run("globalThis.markup = document.querySelector('#og-msi').innerHTML")
            for (element, place, texts) in [
                ("h1", "views/main.liquid:1:1", ["'title' | t", "locales/en-US.json:2:3"]),
                ("#static b", "views/main.liquid:2:18", []),
                ("li", "views/list.liquid:3:5", ["title ", "orders[].public_id", "orders[].place", "| date('MMM D')"]),
                ("li + li", "views/list.liquid:3:5", ["views/main.liquid:3:1", "{% include 'list' %}"]),
                ("td", "views/main.liquid:6:23", ["customer.first_name", "| upper"]),
                ("em.badge", "views/main.liquid:8:24", ["text"]),
                ("#last", "views/main.liquid:10:1", ["badge(last.public_id)", "orders[].public_id"]),
                ("strong", "locales/en-US.json:3:3", ["It stands in the text “rich”.", "'rich' | t"]),
                ("s", "views/main.liquid:7:1", ["A script put <s> here"]),
                ("my-part", "views/main.liquid:7:1", []), ("#link", "views/main.liquid:12:1", []),
            ] {
                let text = try await inspect("document.querySelector('\(element)')", on: page)
                #expect(served.opened == place, "\(element)")
                for part in texts + ["Opened in edit: theme/\(place)"] {
                    #expect(text.contains(part), "\(element): \(text)")
                }
            }
            // Nothing of it reached the page.
            try await page.expect("heard", equals: [])
            try await page.expect("location.hash", equals: "")
            try await page.expect("document.querySelector('#og-msi').innerHTML === markup", equals: true)
            #expect(page.exceptions == [])
        }
    }

    @Test func `tells of an element that the parser added, that it did`() async throws {
        let served = try Served()
        try await Chromium.withPage { page in
            try await page.open(served.theme.url("ada/en-US"))
            try await page.move(to: "document.querySelector('h1')", modifiers: 1)
            try await page.wait("ogPreview.templates.places")
            let found = try await page.evaluate(
                "(({ place, note }) => ({ place, note }))(ogPreview.rendering.provenance(document.querySelector('tbody')))"
            )
            #expect(
                found == [
                    "place": ["file": "views/main.liquid", "line": 6, "column": 1],
                    "note": "The browser put <tbody> here; what is shown is of <table> around it.",
                ])
            try await page.expect("ogPreview.rendering.provenance(document.body) ?? null", equals: .null)
        }
    }

    @Test func `works over an open dialog, which stays open and keeps its focus`() async throws {
        let served = try Served()
        try await Chromium.withPage { page in
            try await page.open(served.theme.url("ada/en-US"))
            try await page.run(
                "document.querySelector('#dialog').showModal(); document.querySelector('#name').focus()")
            try await page.type("typed")
            for (element, place) in [
                ("#dialog b", "views/part.liquid:1:1"), ("#disabled", "views/main.liquid:4:21"),
                ("#name", "views/main.liquid:4:66"),
            ] {
                try await inspect("document.querySelector('\(element)')", on: page, closes: false)
                #expect(served.opened == place)
                // The card can be used.
                try await page.click(at: "\(Self.card).querySelector('.close')")
                try await page.wait("!\(Self.host)")
                try await page.expect("document.activeElement.id", equals: "name")
                try await page.expect("document.querySelector('#dialog').matches(':modal')", equals: true)
                try await page.expect("document.querySelector('#name').value", equals: "typed")
            }
            try await page.press("Escape")
            try await page.wait("!document.querySelector('#dialog').open")
        }
    }

    @Test func `follows edits, and has the page as it was`() async throws {
        let served = try Served()
        try await Chromium.withPage { page in
            let address = served.theme.url("ada/en-US")
            try await page.open(address)
            try await page.run(
                """
                globalThis.served = async () => (await fetch(location.href)).text();
                globalThis.before = await served();
                globalThis.nodes = [...document.querySelectorAll("#og-msi *")];
                globalThis.state = JSON.stringify(og.store.getState());
                document.querySelector("#dialog").show();
                document.querySelector("#name").focus();
                """)
            try await page.type("typed")
            try await inspect("document.querySelector('li')", on: page)
            try await page.expect(
                "[...document.querySelectorAll('#og-msi *')].every((node, i) => node === nodes[i])", equals: true)
            try await page.expect("JSON.stringify(og.store.getState()) === state", equals: true)
            try await page.expect("document.activeElement.id", equals: "name")
            try await page.expect("served().then((after) => after === before)", equals: true)
            try served.theme.edit("theme/views/list.liquid", "<ul>", "<ol>above</ol>\n<!-- <li> -->\n<ul>")
            try await page.wait("document.querySelector('ol')")
            try await inspect("document.querySelector('li + li')", on: page)
            #expect(served.opened == "views/list.liquid:5:5")
            try await inspect("document.querySelector('h1')", on: page)
            #expect(served.opened == "views/main.liquid:1:1")
            try await page.expect("document.querySelector('#name').value", equals: "typed")
            #expect(page.exceptions == [])
        }
    }

    @Test func `outlines what is under the pointer, and says where it is from`() async throws {
        let served = try Served()
        let label = "\(Self.outline)?.querySelector('.label')"
        try await Chromium.withPage { page in
            try await page.open(served.theme.url("ada/en-US"))
            try await page.move(to: "document.querySelector('li')", modifiers: 1)
            try await page.wait("\(label)?.textContent === 'li views/list.liquid:3'")
            let places = """
                (({ x, y, width, height }) => [x, y, width, height].join())
                """
            try await page.expect(
                "\(places)(\(Self.outline).querySelector('.outline').getBoundingClientRect()) === "
                    + "\(places)(document.querySelector('li').getBoundingClientRect())", equals: true)
            try await page.move(to: "document.querySelector('h1')")
            try await page.wait("!\(Self.outline)")
        }
    }

    @Test func `can be inspected by the keyboard alone, and by plain clicks`() async throws {
        let served = try Served()
        try await Chromium.withPage { page in
            try await page.open(served.theme.url("ada/en-US"))
            try await page.run("document.querySelector('#link').focus()")
            try await page.press("I", code: "KeyI", modifiers: 1 + 8)
            try await page.wait("\(Self.outline)?.querySelector('.hint').hidden === false")
            try await page.press("ArrowLeft")
            try await page.press("Enter")
            try await page.wait("\(Self.card)?.querySelector('.told').textContent")
            #expect(served.opened == "views/main.liquid:11:1")
            try await page.expect("\(Self.host).shadowRoot.activeElement.className", equals: "go")
            try await page.press("Escape")
            try await page.expect("document.activeElement.id", equals: "link")
            try await page.click("h1")
            try await page.wait("\(Self.card)?.querySelector('.told').textContent")
            #expect(served.opened == "views/main.liquid:1:1")
            try await page.press("Escape")
            try await page.press("Escape")
            try await page.wait("!\(Self.host) && !\(Self.outline)")
            try await page.click("h1")
            try await page.expect("heard", equals: ["pointerdown", "mousedown", "mouseup", "click"])
        }
    }

    @Test func `copies the place where no editor can be opened, and where that is asked for`() async throws {
        let served = try ServedTheme(Self.files, flags: ["--editor", "vim"])
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            try await page.run(
                "globalThis.copied = []; navigator.clipboard.writeText = async (text) => void copied.push(text);")
            let text = try await inspect("document.querySelector('li')", on: page, closes: false)
            #expect(
                text.contains("The place is copied: theme/views/list.liquid:3:5 (`vim` needs a terminal of its own"))
            try await page.click(at: "\(Self.card).querySelector('.copy')")
            try await page.wait("copied.length === 2")
            try await page.expect("copied", equals: ["theme/views/list.liquid:3:5", "theme/views/list.liquid:3:5"])
        }
    }

    @Test func `says nothing of templates that are older than the theme`() async throws {
        let served = try Served(flags: ["--reload", "off"])
        try await Chromium.withPage { page in
            try await page.open(served.theme.url("ada/en-US"))
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            try served.theme.edit("theme/views/list.liquid", "<ul>", "<ol>above</ol>\n<ul>")
            try await page.run(
                """
                while (!(await (await fetch("/assets/templates.js")).text()).includes("above")) await null;
                await new Promise((done) => setTimeout(done, 500));
                """)
            try await page.click(at: "document.querySelector('li')", modifiers: 1)
            try await page.wait("\(Self.card)?.textContent.includes('The theme has changed since')")
            try await page.expect("document.querySelector('ol')", equals: .null)
            #expect(served.opened == nil)
        }
    }

    @Test func `opens the places of errors and warnings`() async throws {
        let served = try Served()
        try await Chromium.withPage { page in
            try await page.open(served.theme.url("ada/en-US"))
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            try served.theme.save("<b>\n{{ 'nothing' | t }}</b>", to: "theme/views/part.liquid")
            let badge = "document.querySelector('og-preview-warnings')?.shadowRoot"
            let button = "\(badge)?.querySelector('.sm-preview-place [data-file=\"views/part.liquid\"]')"
            try await page.wait(button)
            try await page.click(at: "\(badge).querySelector('.badge')")
            try await page.click(at: button)
            try await page.wait("\(badge).querySelector('.told').textContent.startsWith('Opened in edit')")
            #expect(served.opened?.hasPrefix("views/part.liquid:2:") == true)
            try served.theme.save("\n\n{% if %}", to: "theme/views/part.liquid")
            let errors = "document.querySelector('og-preview-errors')?.shadowRoot"
            try await page.wait(errors)
            try await page.run("await new Promise((done) => setTimeout(done, 500))")
            try await page.click(at: "\(errors).querySelector('.sm-preview-place button')")
            try await page.wait("\(errors).querySelector('.told').textContent.startsWith('Opened in edit')")
            #expect(served.opened?.hasPrefix("views/part.liquid:3:") == true)
        }
    }

    @Test func `opens nothing for who has no token, or comes from elsewhere`() async throws {
        let served = try Served()
        try await Chromium.withPage { page in
            try await page.open(served.theme.url("ada/en-US"))
            let statuses = try await page.run(
                """
                const { token } = JSON.parse(document.querySelector("script[data-facts]").dataset.facts);
                const body = JSON.stringify({ file: "views/main.liquid", line: 1, column: 1 });
                const type = { "Content-Type": "application/json" };
                const ask = async (headers, text = body) => (await fetch("/-/open", { method: "POST", headers, body: text })).status;
                return [
                    await ask(type), await ask({ ...type, "X-Preview-Token": "x" }), await ask({ "X-Preview-Token": token }),
                    await ask({ ...type, "X-Preview-Token": token }, "{}"),
                    await ask({ ...type, "X-Preview-Token": token }, body.replace("views/main.liquid", "../../../etc/passwd")),
                    (await fetch("/-/open")).status,
                ];
                """)
            #expect(statuses == [403, 403, 403, 400, 403, 404])
            #expect(served.editor.text("edit.log") == nil)
        }
    }

    @Test(.axe, arguments: ["light", "dark"])
    func `has a card that everybody can read`(scheme: String) async throws {
        let served = try Served()
        for (width, height) in [(1280, 900), (390, 844)] {
            try await Chromium.withPage(width: width, height: height, colorScheme: scheme) { page in
                try await page.open(served.theme.url("ada/en-US"))
                try await inspect("document.querySelector('li + li')", on: page, closes: false)
                let script = try #require(PagesAxeTests.script)
                try await page.evaluate("\(try String(contentsOf: script, encoding: .utf8))\n;null")
                let found = try await page.run(
                    """
                    const { violations } = await axe.run(document.querySelector("og-preview-inspect"), { preload: false });
                    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
                    """)
                #expect(found == [])
                try await page.expect(
                    "(({ left, right }) => left >= 0 && right <= innerWidth)(\(Self.card).getBoundingClientRect())",
                    equals: true)
                if let folder = TestEnvironment.value("SM_SCREENSHOTS") {
                    let name = "inspect-\(scheme)-\(width).png"
                    try await page.screenshot().write(to: URL(filePath: folder).appending(path: name))
                }
            }
        }
    }
}
