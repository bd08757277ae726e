import Diagnostics

/// Diagnostics as error pages show them, for a panel over a page.
package enum DiagnosticMarkup {
    /// The styles of the markup, where an element around it has the class `sm-preview-error`.
    package static var style: String { ErrorPage.style }

    /// A section for each diagnostic, with its excerpt and the way to it. Each place is a button that says in `data-file`,
    /// `data-line` and `data-column` what it opens.
    package static func html(of diagnostics: [Diagnostic]) -> String {
        diagnostics.map { ErrorPage.section($0, opensPlaces: true) }.joined()
    }
}
