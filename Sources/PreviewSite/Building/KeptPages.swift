import SubscriptionManager

/// The pages of a site that are not to be made now, and stay as they are.
struct KeptPages {
    /// What the manifest said of them.
    let pages: [Manifest.Page]
    /// Their files, and those of their States and their Markdown.
    let paths: Set<String>

    /// - Parameters:
    ///   - standing: Where the site stands, if it does. A page stays if it belongs to the same theme, still has a fixture
    ///     and a locale, and its file is there.
    ///   - theme: The theme's name.
    ///   - hasScripts: Whether pages have scripts.
    init(_ plan: SitePlan, ofThemeNamed theme: String, standing: OutputFolder?, hasScripts: Bool) {
        guard !plan.isWhole, let standing, let manifest = standing.manifest, manifest.theme == theme else {
            pages = []
            paths = []
            return
        }
        let made = Set(plan.pages)
        let existing = Set(plan.allPages)
        let files = Set(standing.siteFiles())
        let kept = manifest.pages.filter {
            existing.contains($0.name) && !made.contains($0.name) && files.contains($0.name.path)
        }
        let scripts = kept.flatMap {
            [StateScript.path(ofFixture: $0.name.fixture), MarkdownScript.path(of: $0.name)]
        }
        pages = kept
        paths = Set(kept.map(\.name.path)).union(hasScripts ? scripts.filter(files.contains) : [])
    }

    /// No pages.
    static let none = KeptPages(pages: [], paths: [])

    private init(pages: [Manifest.Page], paths: Set<String>) {
        self.pages = pages
        self.paths = paths
    }

    /// The shared files among theirs.
    var assets: [String] { paths.filter { $0.hasPrefix("assets/") } }
}
