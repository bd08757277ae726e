import Foundation
import TestSupport
import Testing

/// What `sm-preview dev` shows of a page beside its errors.
@Suite("Warnings in a served page", .browser)
struct DevWarningsTests {
    private static let badge = "document.querySelector('og-preview-warnings')"
    private static let button = "\(badge)?.shadowRoot.querySelector('.badge')"
    private static let list = "\(badge)?.shadowRoot.querySelector('.panel')"
    private static let wrong = "<b>{{ 'nothing' | t }}</b>"

    @Test func `are a badge with their number, which opens the list, and goes with the last of them`() async throws {
        let served = try ServedTheme()
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            try await page.run("await new Promise((done) => setTimeout(done, 1000))")
            try await page.expect("\(Self.badge)", equals: .null)
            try served.save(Self.wrong, to: "theme/views/part.liquid")
            try await page.wait("\(Self.button)?.textContent === '1 warning'")
            try await page.expect("\(Self.list).matches(':popover-open')", equals: false)
            try await page.click(at: Self.button)
            try await page.expect("\(Self.list).matches(':popover-open')", equals: true)
            try await page.expect("\(Self.badge).shadowRoot.activeElement.className", equals: "list")
            let text = try await page.evaluate("\(Self.list).textContent").string ?? ""
            #expect(text.contains("views/part.liquid:1:") && text.contains("nothing"))
            // An open list follows.
            try served.save(Self.wrong + "{{ 'neither' | t }}", to: "theme/views/part.liquid")
            try await page.wait("\(Self.button)?.textContent === '2 warnings'")
            try await page.expect("\(Self.list).matches(':popover-open')", equals: true)
            try await page.expect("\(Self.list).querySelectorAll('section').length", equals: 2)
            try await page.press("Escape")
            try await page.wait("!\(Self.list).matches(':popover-open')")
            try served.save("<b>part</b>", to: "theme/views/part.liquid")
            try await page.wait("!\(Self.badge)")
            #expect(page.exceptions == [])
        }
    }

    @Test(.axe, arguments: ["light", "dark"])
    func `can be read by everybody`(scheme: String) async throws {
        var files = ServedTheme.small
        files["theme/views/main.liquid"] = "<main><h1>{{ 'title' | t }}</h1>{% include 'part' %}</main>"
        files["theme/views/part.liquid"] = Self.wrong
        files["theme/styles/main.css"] = nil
        let served = try ServedTheme(files)
        try await Chromium.withPage(colorScheme: scheme) { page in
            try await page.open(served.url("ada/en-US"))
            try await page.wait(Self.badge)
            let script = try #require(PagesAxeTests.script)
            try await page.evaluate("\(try String(contentsOf: script, encoding: .utf8))\n;null")
            let check = """
                const { violations } = await axe.run(document.querySelector("og-preview-warnings"), { preload: false });
                return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
                """
            #expect(try await page.run(check) == [])
            try await page.move(to: Self.button)
            #expect(try await page.run(check) == [])
            try await page.click(at: Self.button)
            try await page.expect("\(Self.list).matches(':popover-open')", equals: true)
            #expect(try await page.run(check) == [])
        }
    }

    @Test(
        "Errors of the script are told once, with their place",
        arguments: [
            ("let = ;", "SyntaxError", 1), ("\nthrow new Error('one')", "one", 2), ("\n\nthrow 'text'", "text", 3),
            ("setTimeout(() => { throw new Error('late') })", "late", 1),
            ("Promise.reject(new Error('refused'))", "refused", 1),
        ])
    func scriptErrors(script: String, text: String, line: Int) async throws {
        let served = try ServedTheme()
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            try served.save(script, to: "theme/scripts/script.js")
            let items = "[...document.querySelector('og-preview')?.shadowRoot.querySelectorAll('li') ?? []]"
            try await page.wait("\(items).length")
            try await page.run("await new Promise((done) => setTimeout(done, 600))")
            let shown = try await page.evaluate("\(items).map((item) => item.textContent)")
            #expect(shown.array.count == 1)
            let message = shown.array.first?.string ?? ""
            #expect(message.contains(text) && message.contains("script.js:\(line):"), "\(message)")
            try await page.expect("document.querySelector('og-preview-errors')", equals: .null)
        }
    }
}
