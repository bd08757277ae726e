import Foundation
import TestSupport
import Testing

/// The calendar that stands in for cally's.
@Suite("The calendar of a preview", .browser)
struct CalendarTests {
    static let calendar =
        "<calendar-date value=\"2026-03-16\" min=\"2026-03-03\"><calendar-month></calendar-month></calendar-date>"
    static let load = """
        const loader = document.createElement("script");
        loader.type = "module";
        loader.src = "https://unpkg.com/cally@0.7.1/dist/cally.js";
        loader.onload = () => { globalThis.loaded = [loader.src, loader.isConnected, document.querySelectorAll("script[src*=cally]").length]; };
        document.head.append(loader);
        """
    /// Defines `date`, `month` and `buttons`, the shadow tree of the month, and `table()`, its text row by row.
    static let helper = """
        const date = document.querySelector("calendar-date");
        const month = date.querySelector("calendar-month").shadowRoot;
        const buttons = () => [...month.querySelectorAll("button")];
        const heading = () => month.querySelector("[part=heading]").textContent;
        const table = () => [heading(), ...[...month.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent || "-").join(" "))];
        """

    private func offline(_ preview: PreviewPage, _ check: (Page) async throws -> Void) async throws {
        let checked = { (page: Page) in
            try await page.wait("customElements.get('calendar-date')")
            try await check(page)
            #expect(page.requests.filter { $0.hasPrefix("https:") } == [])
            #expect(page.exceptions == [])
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
        try await preview.opened(checked)
        try await preview.served(policy: "default-src 'self'", checked)
    }

    @Test func `a script of cally is answered, and its load told`() async throws {
        try await offline(PreviewPage(body: Self.calendar, script: Self.load)) { page in
            try await page.wait("globalThis.loaded")
            try await page.expect("loaded", equals: ["https://unpkg.com/cally@0.7.1/dist/cally.js", true, 1])
            #expect(
                try await page.run("\(Self.helper) return table()") == [
                    "March 2026", "M T W T F S S", "- - - - - - 1", "2 3 4 5 6 7 8", "9 10 11 12 13 14 15",
                    "16 17 18 19 20 21 22", "23 24 25 26 27 28 29", "30 31 - - - - -",
                ])
        }
    }

    static let ways = [
        "loader.setAttribute('src', 'https://unpkg.com/cally'); document.body.append(loader);",
        "document.head.append(loader); loader.src = 'https://unpkg.com/cally';",
        "loader.src = new URL('https://unpkg.com/cally?module'); const part = document.createDocumentFragment(); part.append(loader); document.body.append(part);",
    ]
    @Test(arguments: ways) func `a script can be inserted in any way`(way: String) async throws {
        let script =
            "const loader = document.createElement('script'); loader.addEventListener('load', () => { globalThis.loaded = true; }); \(way)"
        try await offline(PreviewPage(body: Self.calendar, script: script)) { page in
            try await page.wait("globalThis.loaded")
        }
    }

    @Test func `a script in a view defines the elements, and others are left alone`() async throws {
        let script = """
            const other = document.createElement("script");
            other.src = "other.js";
            other.setAttribute("async", "");
            globalThis.src = [other.src.endsWith("/other.js"), other.getAttribute("src"), other.outerHTML];
            const view = document.createElement("div");
            view.innerHTML = '<script type="module" src="https://unpkg.com/cally"></' + 'script>';
            document.body.append(view);
            """
        // Browsers run and load no script that came with `innerHTML`.
        try await offline(PreviewPage(body: Self.calendar, script: script)) { page in
            try await page.expect("src", equals: [true, "other.js", "<script src=\"other.js\" async=\"\"></script>"])
        }
    }

    @Test func `keys move the day, and the mouse or Enter chooses it`() async throws {
        try await offline(PreviewPage(body: Self.calendar, script: Self.load)) { page in
            try await page.evaluate(
                "globalThis.seen = []; document.addEventListener('change', ({ target }) => seen.push(target.localName + ' ' + target.value)); document.querySelector('calendar-date').focus()"
            )
            let active = "document.querySelector('calendar-month').shadowRoot.activeElement?.ariaLabel"
            let steps: [(String, Int, JSON)] = [
                ("ArrowRight", 0, "Tuesday, March 17, 2026"), ("ArrowDown", 0, "Tuesday, March 24, 2026"),
                ("Home", 0, "Monday, March 23, 2026"), ("End", 0, "Sunday, March 29, 2026"),
                ("ArrowLeft", 0, "Saturday, March 28, 2026"), ("ArrowUp", 0, "Saturday, March 21, 2026"),
                ("PageUp", 0, "Tuesday, March 3, 2026"), ("PageDown", 8, "Wednesday, March 3, 2027"),
                ("PageUp", 0, "Wednesday, February 3, 2027"),
            ]
            for (key, modifiers, expected) in steps {
                try await page.press(key, modifiers: modifiers)
                try await page.expect(active, equals: expected)
            }
            try await page.press("Enter")
            try await page.expect("seen", equals: ["calendar-date 2027-02-03"])
            try await page.run("\(Self.helper) buttons().find((button) => button.textContent === '9').click();")
            try await page.expect(
                "[seen[1], document.querySelector('calendar-date').getAttribute('value')]",
                equals: ["calendar-date 2027-02-09", "2027-02-09"])
        }
    }

    @Test func `what cannot be chosen is not`() async throws {
        try await offline(PreviewPage(body: Self.calendar, script: Self.load)) { page in
            let answer = try await page.run(
                """
                \(Self.helper)
                let changes = 0;
                date.addEventListener("change", () => changes++);
                date.max = "2026-04-20";
                date.isDateDisallowed = (day) => day.getUTCDay() === 6;
                const [previous, next] = date.shadowRoot.querySelectorAll("button");
                const click = (text) => buttons().find((button) => button.textContent === text).click();
                const state = () => [heading(), previous.disabled, next.disabled, buttons().filter((button) => button.disabled).map((button) => button.textContent).join(" "),
                  buttons().filter((button) => button.ariaDisabled).map((button) => button.textContent).join(" ")];
                const states = [state()];
                click("1");
                click("21");
                const still = [date.value, changes];
                next.click();
                states.push(state());
                click("20");
                return [states, still, date.value, changes];
                """)
            #expect(
                answer == [
                    [
                        ["March 2026", true, false, "1 2", "7 14 21 28"],
                        ["April 2026", false, true, "21 22 23 24 25 26 27 28 29 30", "4 11 18 25"],
                    ],
                    ["2026-03-16", 0], "2026-04-20", 1,
                ])
        }
    }

    @Test func `names are the locale's, and what is not a locale is the page's`() async throws {
        try await offline(PreviewPage(body: Self.calendar, script: Self.load, language: "fr")) { page in
            let answer = try await page.run(
                """
                \(Self.helper)
                const names = () => [heading(), month.querySelector("th span").ariaLabel, buttons()[0].ariaLabel, ...[...date.shadowRoot.querySelectorAll("button")].map((button) => button.ariaLabel)];
                const all = [names()];
                for (const locale of ["undefined", "de-DE", "en_GB"]) {
                  date.setAttribute("locale", locale);
                  all.push(names());
                }
                date.setAttribute("first-day-of-week", "0");
                return [...all, table()[1], buttons().filter((button) => button.ariaCurrent).map((button) => button.textContent), buttons().filter((button) => button.ariaPressed === "true").map((button) => button.part.value)];
                """)
            let french: JSON = ["mars 2026", "lundi", "dimanche 1 mars 2026", "le mois dernier", "le mois prochain"]
            #expect(
                answer == [
                    french, french,
                    ["März 2026", "Montag", "Sonntag, 1. März 2026", "letzten Monat", "nächsten Monat"],
                    ["March 2026", "Monday", "Sunday, 1 March 2026", "last month", "next month"], "S M T W T F S",
                    ["2"],
                    ["button day selected"],
                ])
        }
    }

    @Test func `two months are shown side by side`() async throws {
        let body =
            "<calendar-date months=\"2\" value=\"2026-12-31\"><calendar-month></calendar-month><calendar-month offset=\"1\"></calendar-month></calendar-date>"
        try await offline(PreviewPage(body: body, script: Self.load)) { page in
            let answer = try await page.run(
                """
                const date = document.querySelector("calendar-date");
                const headings = () => [...date.querySelectorAll("calendar-month")].map((month) => month.shadowRoot.querySelector("[part=heading]").textContent);
                const all = [headings()];
                date.shadowRoot.querySelectorAll("button")[1].click();
                return [...all, headings()];
                """)
            #expect(answer == [["December 2026", "January 2027"], ["February 2027", "March 2027"]])
        }
    }

    /// As a theme of a shop has it: a hidden field, a popover, Save.
    @Test func `a theme's date picker saves the day that was picked`() async throws {
        let body = """
            <form action="#"><shop-picker><input type="hidden" name="place" value="2026-03-10"><p></p>\(
                "<calendar-date><calendar-month></calendar-month></calendar-date>")<button type="button">Save</button></shop-picker></form>
            """
        let script = """
            \(Self.load)
            const { dayjs } = og.smi;
            customElements.define("shop-picker", class extends HTMLElement {
              connectedCallback() {
                const [calendar, input] = [this.querySelector("calendar-date"), this.querySelector("input")];
                calendar.setAttribute("locale", this.locale);
                calendar.setAttribute("min", dayjs().add(1, "day").format("YYYY-MM-DD"));
                calendar.setAttribute("value", dayjs(input.value).format("YYYY-MM-DD"));
                calendar.setAttribute("locale", document.documentElement.lang);
                this.querySelector("button").addEventListener("click", () => {
                  input.value = dayjs(calendar.value).format("YYYY-MM-DD");
                  this.querySelector("p").textContent = dayjs(calendar.value).format("LL");
                });
              }
            });
            """
        try await offline(PreviewPage(body: body, script: script)) { page in
            try await page.evaluate("document.querySelector('calendar-date').focus()")
            for key in ["ArrowDown", "ArrowRight", "Enter"] { try await page.press(key) }
            try await page.click("shop-picker > button")
            try await page.expect(
                "[document.querySelector('input').value, document.querySelector('p').textContent]",
                equals: ["2026-03-18", "March 18, 2026"])
        }
    }

    @Test func `an import of cally is told, and the elements are there all the same`() async throws {
        try await PreviewPage(body: Self.calendar, script: "import('https://unpkg.com/cally');").opened { page in
            try await page.wait("customElements.get('calendar-date')")
            try await page.expect(
                "ogPreview.diagnostics",
                equals: ["https://unpkg.com/cally could not be loaded: a preview has no answer to import()."])
            #expect(page.exceptions == [])
        }
    }

    @Test func `the calendar fits a phone, and its days can be hit`() async throws {
        let folder = try TemporaryFolder()
        let path = try PreviewPage(body: Self.calendar, script: Self.load).write(to: folder)
        try await Chromium.withPage(width: 320, height: 600) { page in
            try await page.open(folder.file(path))
            try await page.wait("customElements.get('calendar-date')")
            let answer = try await page.run(
                """
                \(Self.helper)
                const { width, height } = buttons()[0].getBoundingClientRect();
                return [document.documentElement.scrollWidth <= 320, width >= 36, height >= 40, month.querySelector("table").getBoundingClientRect().right <= 320];
                """)
            #expect(answer == [true, true, true, true])
        }
    }
}
