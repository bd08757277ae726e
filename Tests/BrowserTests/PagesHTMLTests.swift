import Foundation
import Testing

/// What a page writes is what a browser reads.
@Suite("The HTML of every page", .browser)
struct PagesHTMLTests {
    @Test(arguments: Theme.allCases)
    func `is well-formed: a browser finds the elements that were written, and repairs nothing`(theme: Theme)
        async throws
    {
        let rendered = try theme.rendered()
        try await Chromium.withPage { page in
            for fixture in Theme.fixtures {
                for locale in theme.locales {
                    let text = try String(contentsOf: rendered.page(fixture, locale), encoding: .utf8)
                    try await Self.check(text, "\(fixture)/\(locale)", on: page)
                }
            }
        }
    }

    @Test(
        arguments: [
            ("<p><div></div></p>", ["line 1: <div> in <p>"]),
            ("<ul><p></p></ul>", ["line 1: <p> in <ul>"]),
            ("<b><i></b></i>", ["line 1: </b> where </i> of line 1 is due", "line 1: </i> where nothing is due"]),
            ("\n<div>", ["line 2: <div> of line 2 is not closed"]),
            ("<a href=x>y</a>", ["line 1: href of <a> is not quoted"]),
            ("<a id=\"x\" id=\"y\"></a>", ["line 1: <a> has id twice"]),
            ("<a title=\"&nope;\"></a>", ["line 1: &nope; is no reference"]),
            ("<form>\n<form></form></form>", ["line 2: <form> in <form>"]),
            ("<button><a></a></button>", ["line 1: <a> in <button>"]),
            ("<label><input><input></label><br>", []),
            ("<div/>", ["line 1: <div/> closes itself"]),
        ])
    func `faults are told`(text: String, faults: [String]) {
        #expect(WrittenHTML(text).faults == faults)
    }

    /// Compares what is written with the elements that the browser's parser makes of it.
    private static func check(_ text: String, _ name: String, on page: Page) async throws {
        let written = WrittenHTML(text)
        #expect(written.faults == [], "\(name)")
        let read = try await page.evaluate(
            """
            (() => {
              const lines = [];
              const walk = (element, depth) => {
                const attributes = [...element.attributes].map(({ name, value }) => `${name}="${value}"`).sort();
                lines.push([`${depth} ${element.localName}`, ...attributes].join(" "));
                for (const child of (element.localName === "template" ? element.content : element).children) walk(child, depth + 1);
              };
              walk(new DOMParser().parseFromString(\(JSON.string(text).text), "text/html").documentElement, 0);
              return lines;
            })()
            """)
        let (elements, expected) = (read.array.map { $0.string ?? "" }, written.elements)
        guard elements != expected else { return }
        let first = zip(elements, expected).enumerated().first { $1.0 != $1.1 }?.offset
        let place = first ?? min(elements.count, expected.count)
        let isRead = elements.dropFirst(place).first ?? "nothing"
        let isWritten = expected.dropFirst(place).first ?? "nothing"
        Issue.record("\(name): element \(place) is written as \(isWritten), and read as \(isRead)")
    }
}
