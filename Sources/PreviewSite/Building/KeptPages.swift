import SubscriptionManager

/// The pages of a site that are not to be made now, and stay as they are.
struct KeptPages {
    /// What the manifest said of them.
    let pages: [Manifest.Page]

    /// - Parameter standing: Where the site stands, if it does. A page stays if it belongs to the same theme, still has
    ///   a fixture and a locale, and its file is there.
    init(_ plan: SitePlan, theme: Theme, standing: OutputFolder?) {
        guard !plan.isWhole, let standing, let manifest = standing.manifest, manifest.theme == theme.name else {
            pages = []
            return
        }
        let made = Set(plan.pages)
        let existing = Set(plan.allPages)
        let files = Set(standing.siteFiles())
        pages = manifest.pages.filter {
            existing.contains($0.name) && !made.contains($0.name) && files.contains($0.name.path)
        }
    }

    /// Their files.
    var paths: Set<String> { Set(pages.map(\.name.path)) }

    /// Their files, and those of their States and their Markdown.
    var pathsWithScripts: Set<String> {
        paths.union(pages.flatMap { [StateScript.path(ofFixture: $0.name.fixture), MarkdownScript.path(of: $0.name)] })
    }
}
