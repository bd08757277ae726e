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
        ["Templates/standard", "Templates/classic", "Tests/Themes/lantern-tea", "Tests/Themes/tidewater-roasters"]
        .flatMap { theme in ["ordinary/en-US", "empty-account/en-US"].map { Case(theme: theme, page: $0) } }

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
        let served = try ServedTheme(copying: page.theme)
        try await Chromium.withPage { browser in
            try await browser.open(served.url(page.page))
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
            #expect(unknown.isEmpty, "\(unknown.count) of \(elements.count): \(unknown.prefix(10))")
            #expect(placed > 5)
            #expect(browser.exceptions == [])
        }
    }

    /// What of an element a text in a view cannot be: its name, or an attribute that is written out in it.
    private static func fault(in text: String, _ name: String, _ attributes: JSON) -> String? {
        let start = text.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        // An end tag alone is an empty paragraph.
        if name == "p", text.hasPrefix("</p>") { return nil }
        guard start.lowercased() == "<" + name else { return "no <\(name)> but \(text.prefix(20))" }
        // Up to the first bracket that can be the tag's end.
        let tag = text.prefix { $0 != ">" }
        for match in tag.matches(of: /\s(id|name|for|data-[a-z-]+)="([^"{&]+)"/) {
            guard case .string(let value) = attributes[String(match.1)] else { continue }
            if value != match.2 { return "\(match.1)=\(match.2), not \(value)" }
        }
        return nil
    }
}
