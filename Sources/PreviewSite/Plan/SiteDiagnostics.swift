import Diagnostics

/// A diagnostic, and the pages on which it was met.
public struct PageDiagnostic: Sendable {
    /// What was found.
    public let diagnostic: Diagnostic
    /// The pages, in name order; none where it belongs to the theme or the site.
    public private(set) var pages: [PageName]

    /// Makes an entry of a diagnostic that belongs to no page, or to some.
    public init(_ diagnostic: Diagnostic, pages: [PageName] = []) {
        self.diagnostic = diagnostic
        self.pages = pages
    }

    /// Brings the diagnostics of a site into the order in which they are shown: those of no page first, then page by
    /// page, and each only once.
    public static func collect(
        site: [Diagnostic], pages: [(name: PageName, diagnostics: [Diagnostic])]
    ) -> [PageDiagnostic] {
        var result: [PageDiagnostic] = []
        var positions: [Diagnostic: Int] = [:]
        func add(_ diagnostic: Diagnostic, _ page: PageName?) {
            if let position = positions[diagnostic] {
                if let page, result[position].pages.last != page, !result[position].pages.isEmpty {
                    result[position].pages.append(page)
                }
            } else {
                positions[diagnostic] = result.count
                result.append(PageDiagnostic(diagnostic, pages: page.map { [$0] } ?? []))
            }
        }
        for diagnostic in site { add(diagnostic, nil) }
        for page in pages {
            for diagnostic in page.diagnostics { add(diagnostic, page.name) }
        }
        return result
    }
}
