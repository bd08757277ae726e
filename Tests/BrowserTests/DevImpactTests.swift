import Foundation
import TestSupport
import Testing

/// What `sm-preview dev` says of the pages that a save has changed.
@Suite("A save that changes pages", .browser)
struct DevImpactTests {
    /// A theme that shows orders by a view of their own, with a customer who has some and one who has none.
    private static var files: [String: String] {
        var files = ServedTheme.small
        files["theme/views/main.liquid"] =
            "<h1>{{ 'title' | t }}</h1>{% for order in orders %}{% include 'part' %}{% endfor %}"
        files["fixtures/eve.json"] = "{}"
        return files
    }

    /// The texts of the marks of the gallery's links, by the pages.
    private static let marks = """
        Object.fromEntries([...document.querySelectorAll(".pages a:has(.changed)")].map((link) => [new URL(link.href).pathname.slice(1, -5), link.querySelector(".changed").textContent]))
        """

    /// Whether the page is one of an edition.
    private static func has(edition: Int) -> String {
        "JSON.parse(document.querySelector('script[data-facts]')?.dataset.facts ?? '{}').edition === \(edition)"
    }

    private func wait(in served: ServedTheme, for line: String) async throws {
        for _ in 0..<2000 where !served.output.contains("\(line)\n") { try await Task.sleep(for: .milliseconds(10)) }
        #expect(served.output.contains("\(line)\n"), "\(served.output)")
    }

    @Test func `is told in the log, and to the gallery, which marks the pages and can leave only those`() async throws {
        let served = try ServedTheme(Self.files)
        try await Chromium.withPage { page in
            try await page.open(served.url(""))
            try await page.expect("document.querySelector('.changes') === null", equals: true)
            try served.edit("theme/views/part.liquid", "part", "order")
            try await wait(in: served, for: "changed 2 of 4 pages: ada/en-US, ada/fr-CA")
            // The gallery is loaded once more after the edit, and then not again.
            try await page.wait(Self.has(edition: 2))
            try await page.wait("document.querySelector('.changes button')?.textContent === '2 changed'")
            try await page.expect(Self.marks, equals: ["ada/en-US": "changed", "ada/fr-CA": "changed"])
            try await page.expect(
                "document.querySelector('.pages a').ariaLabel.endsWith(', changed')", equals: true)
            try await page.click(".changes button")
            let shown = "[...document.querySelectorAll('.card')].filter((card) => card.checkVisibility()).length"
            try await page.expect(shown, equals: 1)
            // A style changes no page: the marks stay, and nothing is said.
            try served.edit("theme/styles/main.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)")
            try await page.wait(Self.has(edition: 3))
            try await page.wait("document.querySelector('.changes button')?.ariaPressed === 'true'")
            try await page.expect(shown, equals: 1)
            #expect(served.output.split(separator: "\n").filter { $0.hasPrefix("changed ") }.count == 1)
            try served.save("{}", to: "fixtures/zoe.json")
            try await wait(in: served, for: "2 are new: zoe/en-US, zoe/fr-CA")
            try await page.wait(Self.has(edition: 4))
            try await page.wait("document.querySelector('.changes button')?.textContent === '2 new'")
            try await page.expect(Self.marks, equals: ["zoe/en-US": "new", "zoe/fr-CA": "new"])
            try served.edit("theme/locales/en-US.json", "Orders", "All")
            try await wait(in: served, for: "changed 3 of 6 pages: ada/en-US, eve/en-US, zoe/en-US")
            try FileManager.default.removeItem(at: served.folder.file("fixtures/zoe.json"))
            try await wait(in: served, for: "2 are gone: zoe/en-US, zoe/fr-CA")
            try await page.wait(Self.has(edition: 6))
            try await page.wait("document.querySelector('.changes i')?.textContent === ' 2 gone'")
            try await page.expect("document.querySelector('.changes button').hidden", equals: true)
            try await page.expect(shown, equals: 2)
            #expect(page.exceptions == [])
        }
    }

    @Test func `is told to pages, also to one that comes later`() async throws {
        let served = try ServedTheme(Self.files)
        let text = """
            globalThis.told = new Promise((done) => new EventSource("/-/events").addEventListener("impact", ({ data }) => done(JSON.parse(data)))); null
            """
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            try await page.evaluate(text)
            try served.edit("theme/views/part.liquid", "part", "order")
            let impact: JSON = [
                "edition": 2, "text": "changed 2 of 4 pages", "pages": 4, "changed": ["ada/en-US", "ada/fr-CA"],
                "added": [], "removed": [],
            ]
            try await page.expect("told", equals: impact)
            try await page.open(served.url("eve/en-US"))
            try await page.evaluate(text)
            try await page.expect("told", equals: impact)
            // What is the same for all pages leaves it as it is.
            try served.edit("theme/styles/main.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)")
            try await page.wait("getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)'")
            try await page.evaluate(text)
            try await page.expect("told", equals: impact)
        }
    }
}
