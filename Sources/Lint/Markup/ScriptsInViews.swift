import Diagnostics

/// `<script>` in a view. Production inserts it through a template, and browsers never run a script that comes out of one.
///
/// Data blocks, such as those with JSON, are no scripts.
struct ScriptsInViews: LintRule {
    mutating func begin(_ view: LintedView) {
        for tag in view.markup.tags where tag.name == "script" && !tag.isForeign && !tag.hasUnknownAttributes {
            guard isRun(tag) else { continue }
            let isLoaded = tag.mentions("src")
            view.theme.keep(
                Diagnostic(
                    .scriptInView, .warning, "a `<script>` in a view never runs", at: tag.place.place,
                    help: isLoaded
                        ? "let `\(view.theme.theme.scriptName)` add it to the page, with `document.head.append(…)`"
                        : "move it to `\(view.theme.theme.scriptName)`"))
        }
    }

    /// Whether a browser would run the script in a page that it reads (WHATWG HTML, 4.12.1).
    private func isRun(_ tag: MarkupTag) -> Bool {
        guard let type = tag.attribute("type") else { return !tag.mentions("type") }
        guard let text = type.text?.lowercased() else { return false }
        return text.isEmpty || text == "module" || text.hasSuffix("javascript") || text.hasSuffix("ecmascript")
    }
}
