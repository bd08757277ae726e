import Diagnostics
import HTML

/// The page that stands in for one that could not be made: what went wrong, where, and the way out.
enum ErrorPage {
    /// The bytes of the page; of its content alone if pages are fragments.
    /// - Parameter others: What else is wrong in the page's views.
    static func page(
        _ name: PageName, title: String, diagnostics: [Diagnostic], others: [Diagnostic] = [], layout: PageLayout
    ) -> [UInt8] {
        let content = content(name, diagnostics, others)
        if layout.isFragment { return Array("<style>\n\(style)\n</style>\n\(content)".utf8) }
        // The page speaks English, whatever the locale of the one it stands in for.
        let head = PageLayout.head(locale: "en", title: "Failed: \(title)")
        let page = """
            \(head)<meta name="color-scheme" content="light dark">
            <style>
            body { margin: 0; background: light-dark(#f7f4f2, #16110f) }
            \(style)
            </style>
            </head>
            <body>
            \(content)</body>
            </html>

            """
        return Array(page.utf8)
    }

    private static func content(
        _ name: PageName, _ diagnostics: [Diagnostic], _ others: [Diagnostic]
    ) -> String {
        let errors = diagnostics.filter { $0.severity == .error }
        let warnings = diagnostics.filter { $0.severity != .error }
        var html = """
            <main class="sm-preview-error">
            <p class="sm-preview-error-page"><a href="../index.html">Previews</a> / \(name.fixture.htmlEscaped) / \(name.locale.htmlEscaped)</p>
            <h1>This page could not be made</h1>

            """
        for diagnostic in errors { html += section(diagnostic) }
        if !warnings.isEmpty {
            html += "<h2>Also found</h2>\n"
            for diagnostic in warnings { html += section(diagnostic) }
        }
        if !others.isEmpty {
            html += "<h2>Also wrong in the views of this page</h2>\n"
            for diagnostic in others.prefix(limit) { html += section(diagnostic) }
            if others.count > limit {
                let rest = others.count - limit
                html += "<p class=\"sm-preview-help\"><code>sm-preview lint</code> has \(rest) more.</p>\n"
            }
        }
        return html + "</main>\n"
    }

    /// How much is shown of what else is wrong.
    private static let limit = 20

    /// What is said of a diagnostic.
    /// - Parameter opensPlaces: Whether its places are buttons that say what they open, for a script.
    static func section(_ diagnostic: Diagnostic, opensPlaces: Bool = false) -> String {
        func shown(_ place: Diagnostic.Place) -> String {
            let text = text(place).htmlEscaped
            guard opensPlaces else { return text }
            return """
                <button type="button" class="sm-preview-open" data-file="\(place.file.htmlEscaped)" \
                data-line="\(place.line)" data-column="\(place.column)">\(text)</button>
                """
        }
        let severity = diagnostic.severity.rawValue
        var html = "<section class=\"sm-preview-\(severity)-section\">\n"
        html += "<p class=\"sm-preview-code\"><b>\(severity)</b> \(diagnostic.code.rawValue.htmlEscaped)</p>\n"
        html += "<p class=\"sm-preview-message\">\(diagnostic.message.messageHTML)</p>\n"
        if let place = diagnostic.place {
            html += "<p class=\"sm-preview-place\">\(shown(place))</p>\n"
            html += excerpt(of: place)
        }
        for related in diagnostic.related {
            let message = related.message.messageHTML
            html += "<p class=\"sm-preview-place\">\(message): \(shown(related.place))</p>\n"
            html += excerpt(of: related.place)
        }
        if let help = diagnostic.help { html += "<p class=\"sm-preview-help\">\(help.messageHTML)</p>\n" }
        if !diagnostic.includes.isEmpty {
            let label = diagnostic.includesLabel
            html += "<ul>\n"
            for place in diagnostic.includes.reversed() {
                html += "<li>\(label) <code>\(shown(place))</code></li>\n"
            }
            html += "</ul>\n"
        }
        return html + "</section>\n"
    }

    /// The line of a place, with the part that is meant marked; nothing where the line is not known.
    private static func excerpt(of place: Diagnostic.Place) -> String {
        if place.sourceLine.isEmpty { return "" }
        let excerpt = SourceExcerpt(place, width: 100)
        let number = "\(place.line)"
        return """
            <pre tabindex="0"><code><i aria-hidden="true">\(number)</i>\(excerpt.before.htmlEscaped)<mark>\
            \(excerpt.marked.isEmpty ? " " : excerpt.marked.htmlEscaped)</mark>\(excerpt.after.htmlEscaped)
            <span aria-hidden="true">\
            <i>\(String(repeating: " ", count: number.count))</i>\(excerpt.indent)<b>\(excerpt.carets)</b></span></code></pre>

            """
    }

    private static func text(_ place: Diagnostic.Place) -> String { "\(place.file):\(place.line):\(place.column)" }

    static let style = """
        .sm-preview-error { color-scheme: light dark; box-sizing: border-box; max-width: 60rem; margin: 0 auto; padding: clamp(1.5rem, 5vw, 4rem) clamp(1rem, 4vw, 2rem); font: 1rem/1.55 system-ui, sans-serif; color: light-dark(#2b211d, #f1e9e5); overflow-wrap: anywhere }
        .sm-preview-error :is(p, ul, pre, h1, h2) { margin: 0 }
        .sm-preview-error a { color: inherit; text-underline-offset: .2em }
        .sm-preview-error .sm-preview-error-page { font-size: .875rem; color: light-dark(#6f5f57, #b5a59d) }
        .sm-preview-error h1 { margin: .35rem 0 1.75rem; font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.2; letter-spacing: -.02em; text-wrap: balance }
        .sm-preview-error h2 { margin: 2rem 0 1rem; font-size: 1.125rem }
        .sm-preview-error section { margin-bottom: 1rem; padding: 1.25rem clamp(1rem, 3vw, 1.5rem) 1.4rem; border-radius: .75rem; border-inline-start: .3rem solid light-dark(#c62f2f, #ff7a70); background: light-dark(#fff, #231b18); box-shadow: 0 1px 3px rgb(0 0 0 / .12) }
        .sm-preview-error .sm-preview-warning-section { border-color: light-dark(#b06a00, #f0b44c) }
        .sm-preview-error .sm-preview-code { font-size: .8125rem; color: light-dark(#6f5f57, #b5a59d) }
        .sm-preview-error .sm-preview-code b { color: light-dark(#b32222, #ff8f86) }
        .sm-preview-error .sm-preview-warning-section .sm-preview-code b { color: light-dark(#8a5200, #f0b44c) }
        .sm-preview-error .sm-preview-message { margin: .2rem 0 .9rem; font-size: 1.125rem; font-weight: 600; line-height: 1.4 }
        .sm-preview-error :is(code, pre, .sm-preview-place) { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: .9em }
        .sm-preview-error .sm-preview-place { margin-bottom: .35rem; font-size: .8125rem; color: light-dark(#6f5f57, #b5a59d) }
        .sm-preview-error pre { overflow-x: auto; padding: .8rem 1rem; border-radius: .5rem; font-size: .875rem; line-height: 1.5; background: light-dark(#f6f1ee, #17110f); tab-size: 4; overflow-wrap: normal }
        .sm-preview-error pre code { font: inherit }
        .sm-preview-error pre i { margin-inline-end: 1.25em; font-style: normal; color: light-dark(#75665f, #a1928a); user-select: none }
        .sm-preview-error mark { color: inherit; background: light-dark(#ffd9d4, #5b241f); border-radius: .2em }
        .sm-preview-error .sm-preview-warning-section mark { background: light-dark(#ffe7bd, #4f3a10) }
        .sm-preview-error pre b { color: light-dark(#b32222, #ff8f86) }
        .sm-preview-error .sm-preview-help::before { content: "→ "; font-weight: 700 }
        .sm-preview-error .sm-preview-help { margin-top: .9rem }
        .sm-preview-error ul { margin-top: .9rem; padding: 0; list-style: none; font-size: .875rem; color: light-dark(#6f5f57, #b5a59d) }
        """
}
