import Diagnostics
import SubscriptionManager

/// What stands before the pages of a site: the gallery and the manifest.
struct SiteFront {
    let manifest: Manifest
    /// What was found in the theme and in names: what belongs to no page.
    let siteDiagnostics: [Diagnostic]
    private let shelf: FixtureShelf

    static let galleryPath = "index.html"
    static let manifestPath = "manifest.json"

    /// - Parameters:
    ///   - plan: The pages that were made.
    ///   - pages: All that the site has.
    ///   - lacksEngine: Whether values of JavaScript were left to the pages, because the machine has no engine.
    init(
        theme: Theme, plan: SitePlan, pages: [Manifest.Page], stylesheetDiagnostics: [Diagnostic], lacksEngine: Bool
    ) {
        manifest = Manifest(theme: theme.name, pages: pages)
        let locales = Set(plan.pages.map(\.locale)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        siteDiagnostics =
            theme.diagnostics + locales.flatMap(theme.diagnostics(forLocale:)) + stylesheetDiagnostics
            + plan.diagnostics + (lacksEngine ? [Diagnostic.missingEngine] : [])
        shelf = plan.shelf
    }

    /// The bytes of the gallery.
    var gallery: [UInt8] { Gallery(manifest: manifest, shelf: shelf, siteDiagnostics: siteDiagnostics).page }
}
