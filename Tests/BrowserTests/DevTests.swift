import Foundation
import TestSupport
import Testing

/// `sm-preview dev`, and a browser with a page of it open, while somebody edits the theme.
@Suite("A served page", .browser)
struct DevTests {
    /// Opens a page, and does in it what must not get lost.
    private func working(
        on served: ServedTheme, _ body: (Page) async throws -> Void
    ) async throws {
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            try await page.run(
                """
                document.querySelector("#dialog").showModal();
                document.querySelector("#name").focus();
                document.querySelector("#long").scrollTop = 70;
                document.querySelectorAll(".note")[1].value = "a note";
                globalThis.updates = 0;
                document.addEventListener("og:preview:update", () => (globalThis.updates += 1));
                """)
            try await page.type("typed")
            // The one stream of events is open.
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            let before = try served.folder.contents
            try await body(page)
            #expect(served.folder.files == before.keys.sorted(), "nothing is written to disk")
            #expect(page.exceptions == [])
        }
    }

    /// What must have stayed.
    private func expectAllStayed(_ page: Page, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let state = try await page.evaluate(
            """
            ({
                open: document.querySelector("#dialog").matches(":modal"), focus: document.activeElement.id,
                name: document.querySelector("#name").value, scroll: document.querySelector("#long").scrollTop,
                note: document.querySelectorAll(".note")[1].value, loads: globalThis.loads, parts: globalThis.parts,
            })
            """)
        #expect(
            state == [
                "open": true, "focus": "name", "name": "typed", "scroll": 70, "note": "a note", "loads": 1, "parts": 1,
            ], sourceLocation: sourceLocation)
    }

    /// What is edited in a file, and what a page that has taken it fulfils.
    private struct Edit {
        let path: String
        let old: String
        let new: String
        let condition: String

        init(_ path: String, _ old: String, _ new: String, _ condition: String) {
            self.path = path
            self.old = old
            self.new = new
            self.condition = condition
        }
    }

    private static let edits = [
        Edit(
            "views/part.liquid", "<b>part</b>", "<i>new</i><b>part</b>",
            "document.querySelector('#dialog i')?.textContent === 'new'"),
        Edit("views/part.liquid", "new", "newer", "document.querySelector('#dialog i').textContent === 'newer'"),
        Edit(
            "views/main.liquid", "<h1>", "<nav>above</nav><h1 class=\"large\">",
            "document.querySelector('nav + h1.large')?.textContent === 'Orders'"),
        Edit(
            "views/main.liquid", "<li>{{ order.public_id }}",
            "<li id=\"{{ order.public_id }}\"><em>{{ order.public_id | dump }}</em>",
            "document.querySelector('li#b em')?.textContent === '\"b\"'"),
        Edit(
            "locales/en-US.json", "Orders", "All orders", "document.querySelector('h1').textContent === 'All orders'"),
        Edit(
            "controls/theme-settings.json", "2", "3", "document.querySelector('my-part').textContent === '3'"),
        Edit(
            "styles/main.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)",
            "getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)'"),
    ]

    @Test func `exchanges views, texts, settings and styles, and keeps what is open and typed`() async throws {
        let served = try ServedTheme()
        try await working(on: served) { page in
            for edit in Self.edits {
                try served.edit("theme/\(edit.path)", edit.old, edit.new)
                try await page.wait(edit.condition)
                try await expectAllStayed(page)
            }
            try await page.wait("updates === \(Self.edits.count)")
            let fresh = try await page.run(
                "return (await (await fetch(location.href)).text()).includes('<nav>above</nav>');")
            #expect(fresh == true)
        }
    }

    @Test func `gets another State when its fixture changes, and is loaded anew when the script does`() async throws {
        let served = try ServedTheme()
        try await working(on: served) { page in
            try served.edit("fixtures/ada.json", "\"first_name\": \"Ada\"", "\"first_name\": \"Eve\"")
            try await page.wait("document.querySelector('#dialog p').textContent === 'Eve'")
            try await expectAllStayed(page)
            try served.edit("theme/scripts/script.js", "\"one\"", "\"two\"")
            try await page.wait("globalThis.version === 'two'")
            try await page.expect("loads", equals: 2)
        }
    }

    @Test func `is loaded anew by a fixture that has another time`() async throws {
        let served = try ServedTheme()
        try await working(on: served) { page in
            try served.edit(
                "fixtures/ada.json", "{\"customer\"", "{\"$fixture\": {\"now\": \"2027-01-01\"}, \"customer\"")
            try await page.wait("globalThis.loads === 2")
        }
    }

    @Test func `is loaded anew by every change, or by none, where that is asked for`() async throws {
        let full = try ServedTheme(flags: ["--reload", "full"])
        try await working(on: full) { page in
            try full.edit("theme/styles/main.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)")
            try await page.wait("globalThis.loads === 2")
        }
        let off = try ServedTheme(flags: ["--reload", "off"])
        try await working(on: off) { page in
            try off.edit("theme/views/part.liquid", "part", "later")
            try off.edit("theme/scripts/script.js", "\"one\"", "\"two\"")
            // The server has both, and the page has had the time to take them.
            try await page.run(
                """
                while (!(await (await fetch("/assets/script.js")).text()).includes("two")) await null;
                await new Promise((done) => setTimeout(done, 500));
                """)
            try await expectAllStayed(page)
            try await page.expect("document.querySelector('#dialog b').textContent", equals: "part")
        }
    }

    @Test func `shows errors over the page as it worked last, until they are gone`() async throws {
        let served = try ServedTheme()
        let errors = "document.querySelector('og-preview-errors')"
        func text(_ page: Page) async throws -> String {
            try await page.evaluate("\(errors)?.shadowRoot.querySelector('.sm-preview-error').textContent ?? ''").string
                ?? ""
        }
        try await working(on: served) { page in
            for (path, broken, message) in [
                ("theme/views/part.liquid", "<b>{{ part }</b>", "views/part.liquid:1:"),
                ("theme/locales/en-US.json", "{ \"title\": ", "locales/en-US.json:1:"),
                ("theme/controls/theme-settings.json", "[", "controls/theme-settings.json:1:"),
            ] {
                let sound = served.folder.text(path) ?? ""
                try served.save(broken, to: path)
                try await page.wait("\(errors)?.matches(':popover-open')")
                #expect(try await text(page).contains(message))
                try await page.expect("document.querySelector('h1').textContent", equals: "Orders")
                try await expectAllStayed(page)
                try await page.press("Escape")
                try await page.wait("!\(errors).matches(':popover-open')")
                try await expectAllStayed(page)
                try served.save(sound, to: path)
                try await page.wait("!\(errors)?.isConnected")
                try await expectAllStayed(page)
            }
            // A page that is loaded while a view is broken is the one that worked last, with the error over it.
            let sound = served.folder.text("theme/views/part.liquid") ?? ""
            try served.save("{% endif %}", to: "theme/views/part.liquid")
            try await page.wait("\(errors)?.matches(':popover-open')")
            try await page.open(served.url("ada/en-US"))
            try await page.wait(
                "\(errors)?.matches(':popover-open') && document.querySelector('h1').textContent === 'Orders'")
            try served.save(sound, to: "theme/views/part.liquid")
            try await page.wait("!\(errors)?.isConnected")
        }
    }

    @Test func `shows errors that can be used beside an open dialog, which keeps its focus`() async throws {
        let served = try ServedTheme()
        let errors = "document.querySelector('og-preview-errors')"
        try await working(on: served) { page in
            try await page.run(
                """
                globalThis.markup = document.querySelector("#og-msi").innerHTML;
                document.querySelector("#dialog").addEventListener("click", ({ target }) => target.close?.());
                """)
            try served.save("{% if %}", to: "theme/views/part.liquid")
            try await page.wait("\(errors)?.matches(':popover-open')")
            try await expectAllStayed(page)
            // By the pointer.
            let button = "\(errors).shadowRoot.querySelector('button')"
            try await page.move(to: button)
            try await page.expect("\(errors).shadowRoot.activeElement !== null", equals: true)
            try await page.move(to: "document.documentElement")
            try await expectAllStayed(page)
            try await page.click(at: button)
            try await page.wait("!\(errors).matches(':popover-open')")
            try await expectAllStayed(page)
            try await page.expect("document.querySelector('#og-msi').innerHTML === markup", equals: true)
            // By keys.
            try served.save("{% for %}", to: "theme/views/part.liquid")
            try await page.wait("\(errors)?.matches(':popover-open')")
            try await page.press("F6")
            try await page.expect("\(errors).shadowRoot.activeElement.localName", equals: "button")
            // Over the tools, back to the page.
            try await page.press("F6")
            try await page.expect(
                "document.querySelector('og-preview-tools').shadowRoot.activeElement.className", equals: "pill")
            try await page.press("F6")
            try await expectAllStayed(page)
            try await page.press("F6")
            try await page.press("Enter")
            try await page.wait("!\(errors).matches(':popover-open')")
            try await expectAllStayed(page)
            try served.save("<b>part</b>", to: "theme/views/part.liquid")
            try await page.wait("!\(errors)?.isConnected")
            try await expectAllStayed(page)
        }
    }

    @Test(.axe, arguments: ["light", "dark"])
    func `shows errors that everybody can read`(scheme: String) async throws {
        var files = ServedTheme.small
        files["theme/views/main.liquid"] = "<main><h1>{{ 'title' | t }}</h1>{% include 'part' %}</main>"
        files["theme/styles/main.css"] = nil
        let served = try ServedTheme(files)
        try await Chromium.withPage(colorScheme: scheme) { page in
            try await page.open(served.url("ada/en-US"))
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            try served.save("{% if %}", to: "theme/views/part.liquid")
            try await page.wait("document.querySelector('og-preview-errors')?.matches(':popover-open')")
            let script = try #require(PagesAxeTests.script)
            try await page.evaluate("\(try String(contentsOf: script, encoding: .utf8))\n;null")
            let found = try await page.run(
                """
                for (const animation of document.getAnimations()) animation.finish();
                await new Promise((done) => setTimeout(done, 300));
                const { violations } = await axe.run(document.querySelector("og-preview-errors"), { preload: false });
                return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
                """)
            #expect(found == [])
        }
    }

    @Test(.needs(.lessc))
    func `keeps the last styles while Less cannot be compiled`() async throws {
        var files = ServedTheme.small
        files["theme/styles/main.css"] = nil
        files["theme/styles/main.less"] = "@c: rgb(1, 2, 3);\nh1 { color: @c }"
        let served = try ServedTheme(files)
        try await working(on: served) { page in
            let color = "getComputedStyle(document.querySelector('h1')).color"
            try await page.expect(color, equals: "rgb(1, 2, 3)")
            try served.edit("theme/styles/main.less", "color: @c", "color: @none")
            try await page.wait("document.querySelector('og-preview-errors')?.matches(':popover-open')")
            try await page.expect(color, equals: "rgb(1, 2, 3)")
            try served.edit("theme/styles/main.less", "color: @none", "color: rgb(7, 8, 9)")
            try await page.wait(
                "\(color) === 'rgb(7, 8, 9)' && !document.querySelector('og-preview-errors')?.isConnected")
            try await expectAllStayed(page)
        }
    }

    @Test func `follows files and folders that go, come and are renamed`() async throws {
        let served = try ServedTheme()
        let files = FileManager.default
        let errors = "document.querySelector('og-preview-errors')"
        let part = "document.querySelector('#dialog b')?.textContent"
        try await working(on: served) { page in
            // Gone, and there again.
            try served.folder.remove("theme/views/part.liquid")
            try await page.wait("\(errors)?.matches(':popover-open')")
            try await expectAllStayed(page)
            try served.save("<b>again</b>", to: "theme/views/part.liquid")
            try await page.wait("!\(errors)?.isConnected && \(part) === 'again'")
            try await expectAllStayed(page)
            // In a folder that is new, and then has another name.
            try served.folder.write("<b>deep</b>", to: "theme/views/pieces/part.liquid")
            try served.edit("theme/views/main.liquid", "'part'", "'pieces/part'")
            try await page.wait("\(part) === 'deep'")
            try files.moveItem(at: served.folder.file("theme/views/pieces"), to: served.folder.file("theme/views/bits"))
            try await page.wait("\(errors)?.matches(':popover-open')")
            try served.edit("theme/views/main.liquid", "'pieces/part'", "'bits/part'")
            try await page.wait("!\(errors)?.isConnected && \(part) === 'deep'")
            try served.save("<b>deeper</b>", to: "theme/views/bits/part.liquid")
            try await page.wait("\(part) === 'deeper'")
            try await expectAllStayed(page)
            // As they were.
            try files.removeItem(at: served.folder.file("theme/views/bits"))
            try served.edit("theme/views/main.liquid", "'bits/part'", "'part'")
            try served.save("<b>part</b>", to: "theme/views/part.liquid")
            try await page.wait("!\(errors)?.isConnected && \(part) === 'part'")
            try await expectAllStayed(page)
        }
    }

    @Test func `takes two hundred files at once, as of another branch`() async throws {
        var files = ServedTheme.small
        for number in 0..<200 { files["theme/views/many/v\(number).liquid"] = "<i>one \(number)</i>" }
        let all = (0..<200).map { "{% include 'many/v\($0)' %}" }.joined()
        files["theme/views/part.liquid"] = "<b>part</b>\(all)"
        let served = try ServedTheme(files)
        try await working(on: served) { page in
            for branch in ["two", "three"] {
                for number in 0..<200 {
                    try served.folder.write("<i>\(branch) \(number)</i>", to: "theme/views/many/v\(number).liquid")
                }
                try served.save("{\"title\": \"\(branch)\"}", to: "theme/locales/en-US.json")
                try await page.wait(
                    """
                    document.querySelector("h1").textContent === "\(branch)"
                      && [...document.querySelectorAll("#dialog i")].every((each, number) => each.textContent === `\(branch) ${number}`)
                    """)
                try await expectAllStayed(page)
                try await page.expect("document.querySelector('og-preview-errors')", equals: .null)
            }
        }
    }

    @Test func `begins with an error page where the theme is broken, and becomes the page when it is not`() async throws
    {
        var files = ServedTheme.small
        files["theme/views/part.liquid"] = "{% if %}"
        let served = try ServedTheme(files)
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            try await page.wait("document.querySelector('.sm-preview-error')")
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            try served.save("<b>part</b>", to: "theme/views/part.liquid")
            try await page.wait("document.querySelector('h1')?.textContent === 'Orders'")
        }
    }

    @Test func `has a gallery that follows, and a page for a fixture that is new`() async throws {
        let served = try ServedTheme()
        try await Chromium.withPage { page in
            try await page.open(served.url(""))
            try await page.expect("document.querySelectorAll('.card').length", equals: 1)
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            try served.save("{}", to: "fixtures/new.json")
            try await page.wait("document.querySelectorAll('.card').length === 2")
            try await page.open(served.url("new/fr-CA"))
            try await page.wait("document.querySelector('h1')?.textContent === 'Commandes'")
        }
    }

    @Test func `shows what is new to a page whose server was ended and started again`() async throws {
        let first = try ServedTheme()
        try await Chromium.withPage { page in
            try await page.open(first.url("ada/en-US"))
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            #expect(first.interrupt() == 130)
            try first.edit("theme/views/part.liquid", "part", "later")
            let second = try ServedTheme(serving: first.folder, flags: ["--port", "\(first.port)"])
            try await page.wait("document.querySelector('dialog b').textContent === 'later'")
            try await page.expect("loads", equals: 1)
            withExtendedLifetime(second) {}
        }
    }

    @Test func `lets in nobody under a foreign name, and no page of another site`() throws {
        let served = try ServedTheme()
        #expect(served.status(of: "/assets/states/ada.js", [:]) == 200)
        #expect(served.status(of: "/../theme/views/main.liquid") == 400)
        #expect(served.status(of: "/assets/%2e%2e/theme/views/main.liquid") == 400)
        #expect(served.status(of: "/assets/images/..%2Fada.json") == 400)
        #expect(served.status(of: "/assets/states/ada.js", ["Host": "evil.test"]) == 403)
        #expect(served.status(of: "/assets/states/ada.js", ["Origin": "http://evil.test"]) == 403)
        #expect(
            served.status(of: "/assets/states/ada.js", ["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"])
                == 403)
    }

    @Test func `ends when it is interrupted, with its exit code`() throws {
        let served = try ServedTheme()
        #expect(served.interrupt() == 130)
    }

    @Test func `opens the gallery in the user's browser`() throws {
        let folder = try TemporaryFolder([:])
        let script =
            "#!/bin/sh\nprintf '%s' \"$*\" >'\(folder.path)/new' && mv '\(folder.path)/new' '\(folder.path)/opened'"
        for name in ["xdg-open", "open"] { try folder.write(command: script, to: name) }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let served = try ServedTheme(flags: ["--open"], environment: ["PATH": "\(folder.path):\(path)"])
        let end = Date(timeIntervalSinceNow: 30)
        while folder.text("opened") == nil, Date() < end { usleep(10_000) }
        #expect(folder.text("opened") == "http://localhost:\(served.port)/")
    }

    @Test func `lets others in by the addresses and names that it is told`() throws {
        // Linux alone has all of 127.0.0.0/8 by itself.
        #if os(Linux)
            let address = "127.0.0.2"
        #else
            let address = "::1"
        #endif
        let served = try ServedTheme(flags: ["--host", address, "--allow-host", "shop.test"])
        let name = address.contains(":") ? "[\(address)]" : address
        #expect(served.output.contains("also http://\(name):\(served.port)/\n"))
        for (host, status) in [
            ("\(name):\(served.port)", 200), ("shop.test:\(served.port)", 200), ("SHOP.TEST", 200),
            ("127.0.0.3", 403), ("shop.test.evil.test", 403),
        ] { #expect(served.status(of: "/ada/en-US", ["Host": host]) == status, "\(host)") }
    }

    @Test func `takes the next port where one is taken`() throws {
        let first = try ServedTheme()
        let second = try ServedTheme()
        #expect(second.port != first.port)
    }
}
