import Diagnostics
import NunjucksAnalysis

/// Views that nothing includes.
struct UnusedViews: LintRule {
    mutating func finish(_ theme: LintedTheme) {
        // An include with a mistake in it would count twice.
        guard theme.analyzed.page.errors.isEmpty else { return }
        let views = theme.analyzed.unreached
        let included = Set(views.flatMap(\.includeGraph.reached))
        for view in views where !included.contains(view.name) {
            theme.keep(
                Diagnostic(
                    .unusedView, .warning, "no page includes `\(view.name)`",
                    at: Diagnostic.Place(Span(0..<0), in: view.sources[0]),
                    help: "include it, or remove it"))
        }
    }
}
