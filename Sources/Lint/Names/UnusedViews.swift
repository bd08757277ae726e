import Diagnostics
import NunjucksAnalysis

/// Views that nothing includes.
struct UnusedViews: LintRule {
    mutating func finish(_ theme: LintedTheme) {
        // An include with a mistake in it would count twice.
        guard theme.analyzed.page.errors.isEmpty else { return }
        let views = theme.analyzed.unreached
        let included = Set(views.flatMap(\.includeGraph.reached))
        for view in views where !included.contains(view.name) && !isIncludedByText(view.name, theme) {
            theme.keep(
                Diagnostic(
                    .unusedView, .warning, "no page includes `\(view.name)`",
                    at: Diagnostic.Place(Span(0..<0), in: view.sources[0]),
                    help: "include it, or remove it"))
        }
    }

    /// Whether a text includes a view: texts are templates, too.
    private func isIncludedByText(_ view: String, _ theme: LintedTheme) -> Bool {
        let name = view.split(separator: "/", maxSplits: 1).last?.split(separator: ".").first.map(String.init) ?? view
        return theme.theme.translations.files.contains { file in
            let text = String(decoding: file.keys.source.bytes, as: UTF8.self)
            return text.contains("{% include") && text.contains(name)
        }
    }
}
