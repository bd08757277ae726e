import Foundation
import TestSupport
import Testing

/// `sm-preview dev` with two browsers full of its pages, while somebody edits the theme.
@Suite("A theme that is edited for a while", .browser)
struct DevEnduranceTests {
    /// What is edited, over and over, as a function of the edit's number.
    private func edit(_ served: ServedTheme, _ number: Int) throws {
        switch number % 5 {
        case 0: try served.save(#"{"customer": {"first_name": "Ada \#(number)"}}"#, to: "fixtures/ada.json")
        case 1: try served.save("h1 { --edit: \(number) }", to: "theme/styles/main.css")
        case 2:
            let texts = #"{"title": "Orders \#(number)"}"#
            for locale in ["en-US", "fr-CA"] { try served.save(texts, to: "theme/locales/\(locale).json") }
        case 3: try served.save("<b>part {% if %}", to: "theme/views/part.liquid")
        default:
            let element = number % 2 == 0 ? "b" : "i"
            try served.save("<\(element)>part \(number)</\(element)><p></p>", to: "theme/views/part.liquid")
        }
    }

    /// What all tabs show at the end: what is in the document, and how much of it.
    private static let state = """
        ({
            title: document.querySelector("h1").textContent, name: document.querySelector("#dialog p").textContent, part: document.querySelector("#dialog :is(b, i)").textContent,
            style: getComputedStyle(document.querySelector("h1")).getPropertyValue("--edit").trim(), loads: globalThis.loads,
            elements: document.querySelectorAll("*").length, sheets: document.styleSheets.length,
            errors: document.querySelectorAll("og-preview-errors").length,
        })
        """

    @Test func `is shown by every tab of two browsers, with one stream for each of them`() async throws {
        let served = try ServedTheme()
        try await Chromium.withBrowsers(2) { browsers in
            var tabs: [Page] = []
            for browser in browsers {
                let first = try await browser.newPage()
                var own = [first]
                for _ in 1..<6 { own.append(try await browser.newPage(beside: first)) }
                for (number, tab) in own.enumerated() {
                    try await tab.open(served.url("ada/\(number % 2 == 0 ? "en-US" : "fr-CA")"))
                }
                tabs += own
            }
            let gallery = try await browsers[0].newPage(beside: tabs[0])
            try await gallery.open(served.url(""))
            let before = served.memory
            for number in 0..<30 {
                try edit(served, number)
                try await Task.sleep(for: .milliseconds(60))
            }
            for tab in tabs {
                try await tab.wait(
                    """
                    document.querySelector("#dialog i")?.textContent === "part 29"
                        && document.querySelector("h1").textContent === "Orders 27"
                        && document.querySelector("#dialog p").textContent === "Ada 25"
                        && getComputedStyle(document.querySelector("h1")).getPropertyValue("--edit").trim() === "26"
                        && !document.querySelector("og-preview-errors")
                    """, upTo: .seconds(30))
            }
            let fresh = try await browsers[0].newPage(beside: tabs[0])
            try await fresh.open(served.url("ada/en-US"))
            let expected = try await fresh.evaluate(Self.state)
            for tab in tabs {
                try await tab.expect(Self.state, equals: expected)
                #expect(tab.exceptions == [])
                #expect(tab.console.filter { $0.hasPrefix("error") } == [])
                #expect(tab.requests.filter { $0.hasSuffix("/-/events") } == [], "a stream of its own")
            }
            let edition = "JSON.parse(document.querySelector('script[data-facts]')?.dataset.facts ?? '{}').edition"
            try await gallery.wait("\(edition) === \(try await fresh.evaluate(edition).text)")
            #expect(gallery.exceptions == [])
            #expect(try await tabs[0].targets().filter { $0 == "shared_worker" }.count == 1)
            #expect(try await tabs[6].targets().filter { $0 == "shared_worker" }.count == 1)
            if let before, let after = served.memory { #expect(after < before + 100) }
        }
    }
}
