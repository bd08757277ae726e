import Diagnostics
import SubscriptionManager

/// What stands before the pages of a site: the gallery and the manifest.
struct SiteFront {
    let manifest: Manifest
    /// What was found in the theme and in names: what belongs to no page.
    let siteDiagnostics: [Diagnostic]

    static let galleryPath = "index.html"
    static let manifestPath = "manifest.json"

    /// - Parameters:
    ///   - name: What the site is called; as the theme is, if nil.
    ///   - plan: The pages that were made.
    ///   - pages: All that the site has.
    ///   - assets: The paths of the files that they share.
    ///   - lacksEngine: Whether values of JavaScript were left to the pages, because the machine has no engine.
    ///   - part: Which part of a divided run the site is; nil where it is whole.
    init(
        theme: Theme, named name: String? = nil, plan: SitePlan, pages: [Manifest.Page], assets: some Sequence<String>,
        stylesheetDiagnostics: [Diagnostic], lacksEngine: Bool, part: Manifest.Part? = nil
    ) {
        // Each part of a divided run finds what the others find.
        let locales = Set(plan.selectedPages.map(\.locale)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let found =
            theme.diagnostics + locales.flatMap(theme.diagnostics(forLocale:)) + stylesheetDiagnostics
            + plan.diagnostics + (lacksEngine ? [Diagnostic.missingEngine] : [])
        siteDiagnostics = found
        manifest = Manifest(
            theme: name ?? theme.name, assets: assets, fixtures: Set(pages.map(\.name.fixture)).map(plan.shelf.summary),
            pages: pages.map(\.asWritten), part: part?.with(found))
    }

    /// The gallery's and the manifest's of sites that are joined.
    init(_ manifest: Manifest, siteDiagnostics: [Diagnostic]) {
        self.manifest = manifest
        self.siteDiagnostics = siteDiagnostics
    }

    /// The bytes of the gallery. It is the same whether what it tells was found just now or was kept in a manifest.
    var gallery: [UInt8] {
        Gallery(manifest: manifest, siteDiagnostics: siteDiagnostics.map(\.asWritten)).page
    }
}
