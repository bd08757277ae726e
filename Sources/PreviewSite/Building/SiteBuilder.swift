import Diagnostics
import ECMAText
import SubscriptionManager
import Threads

/// Makes a site of a theme and its fixtures.
///
/// The same theme, fixtures and options give the same bytes, on any number of threads.
///
/// ```swift
/// let theme = try Theme(folder: "Templates/standard")
/// let plan = try SitePlan(fixtures: FixtureFolder(contentsOf: "Fixtures"), locales: theme.locales)
/// let report = try SiteBuilder(theme: theme).build(plan, into: OutputFolder.forWriting("Output"))
/// ```
public struct SiteBuilder: Sendable {
    /// How pages are made.
    public struct Options: Sendable {
        /// Whether pages are the rendered `main.liquid` alone.
        public var isFragment = false
        /// Whether pages have scripts.
        public var hasScripts = true
        /// How many threads share the work; as many as there are cores if nil.
        public var jobs: Int?
        /// Where compiled styles are kept for the next run, if anywhere.
        public var stylesheets: StylesheetCache?
        /// How templates are rendered.
        public var rendering = RenderOptions()
        /// The path of a program that does what `sm-preview` does: pages that need JavaScript are rendered by it. If nil, such
        /// values are left to the pages.
        public var program: String?
        /// The program's version: pages that another one has made are not joined with those of this one.
        public var version = ""
        /// Finds what else is wrong in the views of pages: what the page tells that stands in for one that could not be
        /// made. It is asked once, on any thread, and only if a page fails.
        public var findFaults: (@Sendable () -> [Diagnostic])?
        /// Whole pages, with scripts.
        public init() {}
    }

    /// What became of a site.
    public struct Report: Sendable {
        /// The pages that were made, in name order.
        public let pages: [Manifest.Page]
        /// What was found in the theme and in names: what belongs to no page.
        public let siteDiagnostics: [Diagnostic]
        /// Whether values of JavaScript were left to the pages, because the machine has no engine.
        public let lacksEngine: Bool
        /// The paths of files that were not made, because they belong to pages that were not asked for.
        public let keptPaths: Set<String>

        /// Whether a page failed, or the theme has a fault that makes it unusable in part.
        public var isFailed: Bool {
            pages.contains(where: \.isFailed) || siteDiagnostics.contains { $0.severity == .error }
        }

        /// All that was found, each once.
        public var diagnostics: [PageDiagnostic] {
            PageDiagnostic.collect(site: siteDiagnostics, pages: pages.map { ($0.name, $0.diagnostics) })
        }
    }

    private let theme: Theme
    private let options: Options
    private let layout: PageLayout

    /// Makes a builder.
    public init(theme: Theme, options: Options = Options()) {
        self.theme = theme
        self.options = options
        layout = PageLayout(isFragment: options.isFragment, hasScripts: options.hasScripts)
    }

    /// Makes the pages of a plan, and the files that belong to them, for a site that stands somewhere else or nowhere.
    /// - Parameters:
    ///   - standing: Where a site stands with which this one is compared. Pages of the same theme which are not to be made
    ///     stay in the gallery.
    ///   - sink: Takes the files. `manifest.json` is the last of them.
    ///   - progress: Called after each page with the number of pages that are done, on any thread.
    /// - Throws: What the sink throws: of an ``OutputFolder``, ``Diagnostic/Code/inaccessibleFile`` and
    ///   ``Diagnostic/Code/foreignFolder``. What is wrong with a template or a fixture is in the report.
    public func build(
        _ plan: SitePlan, standing: OutputFolder?, into sink: some SiteSink,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(Diagnostic) -> Report {
        // What a theme's folder is called is another thing in each checkout, and no difference.
        let name = standing?.manifest.flatMap { $0.isBlank ? nil : $0.theme } ?? theme.name
        let kept = KeptPages(plan, ofThemeNamed: name, standing: standing, hasScripts: options.hasScripts)
        let run = DividedRun(theme, plan, options, in: standing?.manifest, isCompared: true)
        return try build(plan, name, kept, run, into: sink, progress: progress)
    }

    /// Makes the pages of a plan in a folder, and removes those that are no longer part of the site.
    /// - Parameters:
    ///   - plan: Which pages there are, and which of them are to be made. All others stay as they are.
    ///   - folder: Where the site stands.
    ///   - progress: Called after each page with the number of pages that are done, on any thread.
    /// - Throws: ``Diagnostic/Code/inaccessibleFile`` and ``Diagnostic/Code/foreignFolder`` where the folder cannot be
    ///   written. What is wrong with a template or a fixture is in the report.
    public func build(
        _ plan: SitePlan, into folder: OutputFolder, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(Diagnostic) -> Report {
        let run = DividedRun(theme, plan, options, in: folder.manifest, isCompared: false)
        // Pages of another run that is not whole are not to be mixed with those of this one.
        let kept =
            run?.isForeign ?? false
            ? .none : KeptPages(plan, ofThemeNamed: theme.name, standing: folder, hasScripts: options.hasScripts)
        let report = try build(plan, theme.name, kept, run, into: folder, progress: progress)
        try folder.removeLeftovers(keeping: report.keptPaths)
        return report
    }

    private func build(
        _ plan: SitePlan, _ name: String, _ kept: KeptPages, _ dividedRun: DividedRun?, into sink: some SiteSink,
        progress: @escaping @Sendable (Int) -> Void
    ) throws(Diagnostic) -> Report {
        let recorder = AssetRecorder(sink)
        let workers = min(options.jobs ?? Workers.coreCount, max(1, plan.pages.count))
        let run = SiteRun(
            theme: theme, options: options, layout: layout, plan: plan, workers: workers, sink: recorder,
            progress: progress)
        // The style sheet may be another command's work, for which one more thread can wait.
        Workers.run(workers + 1) { number in
            if number == 0 { run.makeSharedParts() } else { run.makePages() }
        }
        let outcome = try run.outcome()
        let shared = SharedFiles(
            theme: theme, options: options, fixtures: plan.fixtures,
            pageLocales: (plan.pages + kept.pages.map(\.name)).map(\.locale), scripts: outcome.scripts)
        try shared.forEach { path, bytes throws(Diagnostic) in try recorder.take(bytes(), at: path) }
        let lackedEngine = dividedRun?.standing?.siteDiagnostics.contains(.missingEngine) ?? false
        let front = SiteFront(
            theme: theme, named: name, plan: plan, pages: outcome.pages + kept.pages,
            assets: recorder.paths.union(kept.assets), stylesheetDiagnostics: outcome.stylesheetDiagnostics,
            lacksEngine: outcome.lacksEngine || lackedEngine, part: dividedRun?.part)
        try sink.take(front.gallery, at: SiteFront.galleryPath)
        try sink.take(front.manifest.bytes, at: SiteFront.manifestPath)
        return Report(
            pages: outcome.pages.sorted { $0.name < $1.name }, siteDiagnostics: front.siteDiagnostics,
            lacksEngine: outcome.lacksEngine, keptPaths: kept.paths)
    }
}
