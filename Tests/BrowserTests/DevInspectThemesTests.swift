import Foundation
import TestSupport
import Testing

/// What is told of every element of whole themes.
@Suite("An inspected theme", .browser)
struct DevInspectThemesTests {
    /// A page of a theme, and how many elements of it have no place.
    struct Case: CustomTestStringConvertible {
        let theme: String
        let page: String

        var testDescription: String { "\(theme), \(page)" }
    }

    private static let cases =
        ["Templates/standard", "Templates/classic"].flatMap { theme in
            ["ordinary/en-US", "empty-account/fr-CA", "edge-cases/es-ES"].map { Case(theme: theme, page: $0) }
        }
        + ["lantern-tea", "puddle-lane", "tidewater-roasters"].flatMap { theme in
            ["ordinary/en-US", "empty-account/en-US"].map { Case(theme: "Tests/Themes/\(theme)", page: $0) }
        }

    /// All elements of a page: what each is, its attributes, and where it is told to be from.
    private static let elements = """
        const { provenance } = ogPreview.rendering;
        return [...document.querySelectorAll("#og-msi *")].map((element) => {
            const found = provenance(element);
            const { file, line, column } = found?.place ?? {};
            return {
                name: element.localName, isOwn: found?.element === element, file: file ?? "", line: line ?? 0, column: column ?? 0,
                note: found?.note ?? "", shown: element.cloneNode(false).outerHTML,
                attributes: Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value])),
            };
        });
        """

    @Test("has the tag of each element where it is told to be", arguments: cases)
    func tags(page: Case) async throws {
        try await expectTags({ try ServedTheme(copying: page.theme) }, page.page)
    }

    /// Markup that a parser repairs: nodes come, go, and are other ones than the text suggests.
    private static let careless = [
        "<p id=a>a<p id=b>b<div id=c>c</p>d</div>", "<b id=a><p id=b>x</b><i id=c>y</i></p>z",
        "<table id=a><tr id=b><td id=c>x<div id=d>y</table><p id=e>z",
        "<table id=a><div id=b>out</div><tr id=c><td id=d>{{ orders | length }}</table>",
        "<ul id=a><li id=b>x<li id=c>y<ul id=d><li id=e>z</ul></ul>", "</p><span id=a></span></br><b id=b>x",
        "<b><b><b><b><b><p id=a>x</b></b></b></b></b>y</p><p id=b>z</p>",
        "<form id=a><form id=b><p id=c>x</form></form>",
        "<select id=a><option id=b>x<option id=c>y<p>z</select><p id=d>",
        "<a id=a href=#>x<a id=b href=#>y</a></a>",
        "<svg id=a><circle id=b /><foreignObject id=c><p id=d>x</svg><p id=e>",
        "<!-- <p id=x> --><p id=a title=\"<p id='y'>\">x</p><textarea id=b><p id=z></textarea><i id=c>x</i>",
        "<p id=a>{% if customer %}<b id=b>x{% else %}<i>y{% endif %}<i id=c>z",
        "<div id='a'{% if customer %} class=\"x\"{% endif %}><p id=b>x</p></div>",
        "<dl id=a><dt id=b>x<dd id=c>y<dt id=d>z</dl><hr id=e/><br id=f><img id=g>",
        "<tr id=a><td id=b>x</td></tr><p id=c>", "<button id=a>x<button id=b>y</button></button>",
        "<P ID=a>x</P\n><SpAn id=b\n>y",
        "<script id=a>if (1 < 2) '<p id=x>'</script><style id=b>p > b {}</style><p id=c>",
        "<p id=a>é😀<b id=b>é😀{{ locale }}😀<i id=c>x",
    ]

    @Test("has the tag of each element of careless markup where it is told to be", arguments: careless)
    func carelessTags(view: String) async throws {
        var files = ServedTheme.small
        files["theme/views/main.liquid"] = "<p>before</p>{% include 'part' %}\n<p>after</p>"
        files["theme/views/part.liquid"] = view
        files["theme/scripts/script.js"] = ""
        // More than three of the same are fewer with a mark in each.
        try await expectTags({ try ServedTheme(files) }, "ada/en-US", isKnown: !view.hasPrefix("<b><b>"), atLeast: 2)
    }

    private func expectTags(
        _ serve: () throws -> ServedTheme, _ page: String, isKnown: Bool = true, atLeast least: Int = 6
    )
        async throws
    {
        try await Chromium.withPage { browser in
            // A server for each page that is open, and not for all at once.
            let served = try serve()
            try await browser.open(served.url(page))
            try await browser.move(to: "document.body", modifiers: 1)
            try await browser.wait("ogPreview.templates.places")
            let elements = try await browser.run(Self.elements).array
            var views: [String: [String]] = [:]
            var placed = 0
            var wrong: [String] = []
            var unknown: [String] = []
            for element in elements {
                let (name, file) = (element["name"].string ?? "", element["file"].string ?? "")
                let shown = element["shown"].string ?? ""
                guard element["isOwn"] == true else { continue }
                guard file.hasPrefix("views/") else {
                    if !file.hasPrefix("locales/") { unknown.append("\(shown) \(element["note"].string ?? "")") }
                    continue
                }
                if views[file] == nil {
                    views[file] = served.folder.text("theme/\(file)")?.components(separatedBy: "\n") ?? []
                }
                let (line, column) = (Int(element["line"].number ?? 0), Int(element["column"].number ?? 0))
                let rest = (views[file] ?? [])[(line - 1)...].joined(separator: "\n").unicodeScalars
                let text = String(String.UnicodeScalarView(rest.dropFirst(column - 1).prefix(2000)))
                placed += 1
                // Markup in a value: what is told is the value.
                if element["note"].string?.hasPrefix("It comes of the value") == true, text.hasPrefix("{{") { continue }
                if let fault = Self.fault(in: text, name, element["attributes"]) {
                    wrong.append("\(file):\(line):\(column) \(fault): \(shown)")
                }
            }
            #expect(wrong.isEmpty, "\(wrong.count) of \(placed): \(wrong.prefix(10))")
            #expect(unknown.isEmpty || !isKnown, "\(unknown.count) of \(elements.count): \(unknown.prefix(10))")
            #expect(placed >= least, "\(unknown)")
            #expect(browser.exceptions == [])
        }
    }

    /// What of an element a text in a view cannot be: its name, or an attribute that is written out in it.
    private static func fault(in text: String, _ name: String, _ attributes: JSON) -> String? {
        let start = text.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        // An end tag alone is an element, too.
        if ["p", "br"].contains(name), text.hasPrefix("</\(name)>") { return nil }
        guard start.lowercased() == "<" + name.lowercased() else { return "no <\(name)> but \(text.prefix(20))" }
        // Up to the first bracket that can be the tag's end.
        let tag = text.prefix { $0 != ">" }
        for match in tag.matches(of: /\s(id|name|for|data-[a-z-]+)="([^"{&]+)"/) {
            guard case .string(let value) = attributes[String(match.1)] else { continue }
            if value != match.2 { return "\(match.1)=\(match.2), not \(value)" }
        }
        for match in tag.matches(of: /(?i)\sid=([a-z])(?=[\s>])/) where attributes["id"].string != String(match.1) {
            return "id=\(match.1), not \(attributes["id"])"
        }
        return nil
    }
}
