import Diagnostics
import HTML
import Markdown

/// The gallery: every fixture with its pages, and what was found on them.
struct Gallery {
    let manifest: Manifest
    let siteDiagnostics: [Diagnostic]

    /// One fixture of the gallery.
    private struct Card {
        let name: String
        let summary: Manifest.Fixture
        let pages: [Manifest.Page]
    }

    /// The bytes of the page.
    var page: [UInt8] {
        let cards = self.cards
        var html = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(manifest.theme.htmlEscaped) · Previews</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="assets/gallery.css">
            <script src="assets/gallery.js" defer></script>
            </head>
            <body>
            <header class="top">
            <div>
            <p class="eyebrow">Subscription Manager previews</p>
            <h1>\(manifest.theme.htmlEscaped)</h1>
            <p class="counts">\(counts(cards))</p>
            </div>
            <search class="filter" hidden>
            <label for="filter">Filter</label>
            <input id="filter" type="search" placeholder="Title, tag or text" autocomplete="off" spellcheck="false">
            <output for="filter"></output>
            </search>
            </header>
            <main>

            """
        html += notices
        html += "<ul class=\"cards\">\n"
        for card in cards { html += self.html(card) }
        html += "</ul>\n<p class=\"nothing\" hidden>No fixture matches.</p>\n</main>\n</body>\n</html>\n"
        return Array(html.utf8)
    }

    /// The fixtures that have a place, by that, and then the others, by name.
    private var cards: [Card] {
        let pages = Dictionary(grouping: manifest.pages, by: \.name.fixture)
        let cards = manifest.fixtures.map { Card(name: $0.name, summary: $0, pages: pages[$0.name] ?? []) }
        let places = cards.enumerated().sorted { left, right in
            let (leftOrder, rightOrder) = (left.element.summary.order, right.element.summary.order)
            return (leftOrder ?? .infinity, left.offset) < (rightOrder ?? .infinity, right.offset)
        }
        return places.map(\.element)
    }

    private func counts(_ cards: [Card]) -> String {
        let locales = Set(manifest.pages.map(\.name.locale)).count
        var parts = [
            counted(cards.count, "fixture"), counted(locales, "locale"), counted(manifest.pages.count, "page"),
        ]
        let diagnostics = Set(manifest.pages.flatMap(\.diagnostics) + siteDiagnostics).count
        parts.append(diagnostics == 0 ? "no diagnostics" : counted(diagnostics, "diagnostic"))
        return parts.map { "<span>\($0)</span>" }.joined(separator: " ")
    }

    // MARK: Notices

    /// What concerns the site as a whole: why pages failed, and what is wrong with the theme.
    private var notices: String {
        let failed = manifest.pages.filter(\.isFailed)
        if failed.isEmpty, siteDiagnostics.isEmpty { return "" }
        var html = "<section class=\"notice\" aria-label=\"What needs attention\">\n"
        if !failed.isEmpty {
            let errors = PageDiagnostic.collect(
                site: [], pages: failed.map { ($0.name, $0.diagnostics.filter { $0.severity == .error }) })
            html += "<h2>\(counted(failed.count, "page")) could not be made</h2>\n<ul>\n"
            for error in errors.prefix(Self.listLimit) { html += item(error.diagnostic, note: links(error.pages)) }
            html += more(errors.count) + "</ul>\n"
        }
        if !siteDiagnostics.isEmpty {
            html += "<h2>In the theme</h2>\n<ul>\n"
            for diagnostic in siteDiagnostics.prefix(Self.listLimit) { html += item(diagnostic) }
            html += more(siteDiagnostics.count) + "</ul>\n"
        }
        return html + "</section>\n"
    }

    /// The first of some pages, and how many there are.
    private func links(_ pages: [PageName]) -> String {
        guard let first = pages.first else { return "" }
        let link = "<a href=\"\(first.path.urlPath)\">\(first.description.htmlEscaped)</a>"
        return pages.count == 1 ? link : "\(link) and \(counted(pages.count - 1, "other page"))"
    }

    // MARK: Cards

    private func html(_ card: Card) -> String {
        let name = card.name.htmlEscaped
        let tags = card.summary.tags.map { "<li>\($0.htmlEscaped)</li>" }.joined()
        var html = """
            <li class="card" id="fixture-\(name)" data-fixture="\(name)">
            <article aria-labelledby="title-\(name)">
            <header>
            <h2 id="title-\(name)">\(card.summary.title.htmlEscaped)</h2>
            <p class="name"><code>\(name)</code></p>

            """
        if !tags.isEmpty { html += "<ul class=\"tags\" aria-label=\"Tags\">\(tags)</ul>\n" }
        html += "</header>\n"
        if !card.summary.description.isEmpty {
            html += "<div class=\"description\">\n\(Self.html(ofMarkdown: card.summary.description))</div>\n"
        }
        html += "<div class=\"made\">\n<ul class=\"pages\" aria-label=\"Pages\">\n"
        for page in card.pages { html += link(page, of: card) }
        html += "</ul>\n" + diagnostics(card)
        return html + "</div>\n</article>\n</li>\n"
    }

    private func link(_ page: Manifest.Page, of card: Card) -> String {
        let count = page.diagnostics.count
        let locale = page.name.locale.htmlEscaped
        let label = "\(locale), \(card.summary.title.htmlEscaped)"
        let href = page.name.path.urlPath
        if page.isFailed {
            return """
                <li><a class="failed" href="\(href)" aria-label="\(label), failed">\(locale) <b>failed</b></a></li>

                """
        }
        if count == 0 { return "<li><a href=\"\(href)\" aria-label=\"\(label)\">\(locale)</a></li>\n" }
        return """
            <li><a href="\(href)" aria-label="\(label), \(counted(count, "diagnostic"))">\(locale) <b>\(count)</b></a></li>

            """
    }

    private func diagnostics(_ card: Card) -> String {
        let found = PageDiagnostic.collect(site: [], pages: card.pages.map { ($0.name, $0.diagnostics) })
        if found.isEmpty { return "" }
        var html = "<details class=\"diagnostics\">\n<summary>\(counted(found.count, "diagnostic"))</summary>\n<ul>\n"
        for entry in found.prefix(Self.listLimit) {
            let locales = entry.pages.map(\.locale).joined(separator: ", ").htmlEscaped
            html += item(entry.diagnostic, note: entry.pages.count == card.pages.count ? "" : "<i>\(locales)</i>")
        }
        return html + more(found.count) + "</ul>\n</details>\n"
    }

    // MARK: Lists of diagnostics

    /// How many of a list are shown.
    private static let listLimit = 50

    private func item(_ diagnostic: Diagnostic, note: String = "") -> String {
        var html = "<li class=\"\(diagnostic.severity.rawValue)\"><b>\(diagnostic.code.rawValue.htmlEscaped)</b> "
        html += diagnostic.message.messageHTML
        if let place = diagnostic.place {
            html += " <code class=\"place\">\("\(place.file):\(place.line):\(place.column)".htmlEscaped)</code>"
        }
        return html + (note.isEmpty ? "" : " \(note)") + "</li>\n"
    }

    private func more(_ count: Int) -> String {
        count > Self.listLimit ? "<li>and \(count - Self.listLimit) more</li>\n" : ""
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private static func html(ofMarkdown text: String) -> String {
        let renderer = MarkdownRenderer(MarkdownOptions(headingOffset: 2))
        return (try? renderer.html(from: text)) ?? "<p>\(text.htmlEscaped)</p>\n"
    }
}
