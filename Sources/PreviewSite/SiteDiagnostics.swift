import Nunjucks

extension Diagnostic.Code {
    /// A name on the command line, of a folder, a fixture or a locale, that nothing has.
    public static let notFound: Self = "not-found"
    /// A fixture or a locale whose name cannot be that of a file in the output folder.
    public static let unusableName: Self = "unusable-name"
    /// An output folder with no previews to compare with.
    public static let missingPreviews: Self = "missing-previews"
    /// An output folder that is not ours to write into.
    public static let foreignFolder: Self = "foreign-folder"
    /// A file that cannot be read or written.
    public static let inaccessibleFile: Self = "inaccessible-file"
}

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
