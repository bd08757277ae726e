import Diagnostics
import NunjucksAnalysis

/// Everything that is known of a theme's views before a page is rendered: the page that `main.liquid` makes, and those
/// views that it does not reach, each by itself.
///
/// ```swift
/// for diagnostic in try Theme(folder: "Theme").analyze().diagnostics { print(diagnostic.message) }
/// ```
public struct AnalyzedTheme: Sendable {
    /// `views/main.liquid` with all that it includes.
    package let page: AnalyzedTemplate
    /// The views that no page reaches, by name.
    package let unreached: [AnalyzedTemplate]

    /// All that was found in any view, each once.
    public var diagnostics: [Diagnostic] {
        var known: Set<Diagnostic> = []
        return ([page] + unreached).flatMap(\.diagnostics).filter { known.insert($0).inserted }
    }
}
