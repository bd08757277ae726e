import Diagnostics
import ECMAText
import SubscriptionManager
import Synchronization
import Threads

/// What is known of all pages of a site: what its manifest says of them, and digests that tell whether they have changed.
///
/// The pages are made for it and not kept. Who begins a census need not end it: the next one goes on with what is left.
final class PageCensus: Sendable {
    private struct Entry {
        var page: Manifest.Page
        var digest: UInt64
    }

    private struct Known {
        var entries: [PageName: Entry] = [:]
        var lacksEngine = false
        /// How many threads wait for it to be whole.
        var waiting = 0
    }

    private let theme: Theme
    /// What the pages share; of the styles, only whether there are any matters here.
    private let parts: SharedParts
    private let options: SiteBuilder.Options
    /// The pages, with fixtures of its own: nobody else waits while it reads one.
    private let plan: SitePlan
    private let known = Mutex(Known())
    /// The paths of the scripts that belong to some of the pages.
    private let scripts = Mutex<Set<String>>([])

    init(theme: Theme, plan: SitePlan, parts: SharedParts, options: SiteBuilder.Options) {
        self.theme = theme
        self.plan = plan.withOwnShelf
        self.parts = parts
        self.options = options
    }

    /// Digests of all pages: of each, its markup and the files that belong to it alone. They are worked out on this thread
    /// alone, which leaves that to others who have less time.
    /// - Parameter goesOn: Asked before each page: whether they are still wanted.
    /// - Returns: Nil where they were not wanted any more.
    func digests(while goesOn: () -> Bool) -> [PageName: UInt64]? {
        while goesOn() {
            if let known = known.withLock({ known in
                known.entries.count == plan.pages.count ? known.entries.mapValues(\.digest) : nil
            }) {
                return known
            }
            if isWanted {
                Workers.sleep(for: .milliseconds(50))
            } else {
                goOn(workers: 1) { run in run.makePages { goesOn() && !isWanted } }
            }
        }
        return nil
    }

    /// Whether a site with other styles has the same pages.
    func remains(with styles: SharedParts.Styles) -> Bool {
        (styles.assets == nil) == (parts.styles.assets == nil)
    }

    /// The gallery and the manifest, for which all pages are made that are not known yet.
    func front(_ styles: SharedParts.Styles) -> SiteFront {
        known.withLock { $0.waiting += 1 }
        defer { known.withLock { $0.waiting -= 1 } }
        let workers = options.jobs ?? Workers.coreCount
        goOn(workers: workers) { run in Workers.run(workers) { _ in run.makePages() } }
        let (pages, lacksEngine) = known.withLock { ($0.entries.values.map(\.page), $0.lacksEngine) }
        let assets = scripts.withLock { $0 }.union(sharedPaths(styles))
        return SiteFront(
            theme: theme, plan: plan, pages: pages, assets: assets,
            stylesheetDiagnostics: styles.diagnostics, lacksEngine: lacksEngine)
    }

    /// The paths of the files that all pages share.
    private func sharedPaths(_ styles: SharedParts.Styles) -> [String] {
        var paths = SharedFiles.paths(of: styles.assets)
        let shared = SharedFiles(
            theme: theme, options: options, fixtures: plan.fixtures, pageLocales: plan.pages.map(\.locale),
            scripts: parts.scripts)
        shared.forEach { path, _ in paths.append(path) }
        return paths
    }

    private var isWanted: Bool { known.withLock { $0.waiting > 0 } }

    /// Makes pages that are not known yet.
    private func goOn(workers: Int, _ work: (SiteRun) -> Void) {
        let names = known.withLock { Set($0.entries.keys) }
        let rest = plan.only { !names.contains($0) }
        if rest.pages.isEmpty { return }
        let sink = DigestSink { [self] path in scripts.withLock { _ = $0.insert(path) } }
        let layout = PageLayout(isFragment: options.isFragment, hasScripts: options.hasScripts)
        let run = SiteRun(
            theme: theme, options: options, layout: layout, plan: rest, workers: workers, sink: sink,
            onPage: { [self] page, markup in
                var hash = StableHash()
                for byte in markup { hash.add(byte) }
                let digest = hash.value ^ (sink.digest(of: MarkdownScript.path(of: page.name)) &* 31)
                known.withLock { $0.entries[page.name] = Entry(page: page, digest: digest) }
            }
        ) { _ in }
        run.take(parts)
        work(run)
        if let outcome = try? run.outcome(), outcome.lacksEngine { known.withLock { $0.lacksEngine = true } }
    }
}

/// Keeps digests of the pages' own Markdown, tells the paths of all scripts, and lets go of all else.
private final class DigestSink: SiteSink {
    private let onScript: @Sendable (String) -> Void
    private let digests = Mutex<[String: UInt64]>([:])

    /// - Parameter onScript: Told the path of each script.
    init(onScript: @escaping @Sendable (String) -> Void) { self.onScript = onScript }

    func take(_ bytes: [UInt8], at path: String) throws(Diagnostic) {
        if path.hasPrefix("assets/") { onScript(path) }
        guard path.hasPrefix("\(MarkdownScript.folder)/") else { return }
        var hash = StableHash()
        for byte in bytes { hash.add(byte) }
        digests.withLock { [hash] in $0[path] = hash.value }
    }

    /// The digest of a file; 0 where there is none.
    func digest(of path: String) -> UInt64 { digests.withLock { $0[path] ?? 0 } }
}
