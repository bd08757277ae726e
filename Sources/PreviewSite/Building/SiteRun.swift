import Diagnostics
import SubscriptionManager
import Synchronization
import Threads

/// One making of pages: what its threads share.
final class SiteRun: Sendable {
    /// What the threads have made.
    struct Outcome: Sendable {
        var pages: [Manifest.Page] = []
        var scripts: PageScripts?
        var stylesheetDiagnostics: [Diagnostic] = []
        /// Whether values of JavaScript are left to the pages, because the machine has no engine.
        var lacksEngine = false
    }

    private struct Shared {
        var outcome = Outcome()
        /// How many pages of each fixture are still to be made.
        var remaining: [String: Int] = [:]
        var done = 0
        var failure: Diagnostic?
    }

    /// A page whose template is rendered.
    private struct Draft {
        var name: PageName
        var fixture: Fixture
        var rendered: RenderedPage
        var diagnostics: [Diagnostic]
        /// The memory that it takes.
        var memory: MemoryTurns.Turn
    }

    private let theme: Theme
    private let options: SiteBuilder.Options
    private let layout: PageLayout
    private let plan: SitePlan
    private let sink: any SiteSink
    private let progress: @Sendable (Int) -> Void
    /// Told of each page that is made, with its own markup, on any thread; of a fixture's last one when its State is, too.
    private let onPage: (@Sendable (Manifest.Page, _ markup: [UInt8]) -> Void)?
    private let themeScript: [UInt8]?
    /// What is known of JavaScript that is the same in many pages.
    private let sharedScripts = SharedScripts()
    /// What renders the pages that need JavaScript.
    private let workers: PageWorkers?
    private let hasStylesheet = Later<Bool>()
    /// The templates as JavaScript, which say what scripts a page has.
    private let scripts = Later<PageScripts?>()
    /// The pages, in parts that a thread takes at once.
    private let parts: [ArraySlice<PageName>]
    private let nextPart = Counter()
    /// How much memory the pages of one thread may take, while those of another take more.
    private let memoryShare: Int
    private let turns: MemoryTurns
    /// What else is wrong in the views, once a page has failed.
    private let faults = Mutex<[Diagnostic]?>(nil)
    private let shared: Mutex<Shared>

    /// - Parameters:
    ///   - workers: How many threads make pages.
    ///   - pageWorkers: What renders the pages that need JavaScript; the run's own if nil.
    ///   - onPage: Told of each page that is made, with its own markup, on any thread.
    init(
        theme: Theme, options: SiteBuilder.Options, layout: PageLayout, plan: SitePlan, workers: Int,
        sink: any SiteSink, pageWorkers: PageWorkers? = nil,
        onPage: (@Sendable (Manifest.Page, _ markup: [UInt8]) -> Void)? = nil,
        progress: @escaping @Sendable (Int) -> Void
    ) {
        self.theme = theme
        self.options = options
        self.layout = layout
        self.plan = plan
        self.sink = sink
        self.progress = progress
        self.onPage = onPage
        parts = Self.parts(of: plan.pages, workers: workers)
        themeScript = options.hasScripts ? theme.script : nil
        self.workers = pageWorkers ?? options.program.map { PageWorkers(program: $0, theme: theme) }
        memoryShare = Self.sharedMemory / max(1, workers)
        turns = MemoryTurns(share: memoryShare)
        var shared = Shared()
        for page in plan.pages { shared.remaining[page.fixture, default: 0] += 1 }
        self.shared = Mutex(shared)
    }

    /// What was made, when all threads are done.
    func outcome() throws(Diagnostic) -> Outcome {
        let (outcome, failure) = shared.withLock { ($0.outcome, $0.failure) }
        if let failure { throw failure }
        return outcome
    }

    /// Makes what all pages share: the scripts that render them, and the styles.
    func makeSharedParts() {
        let scripts = options.hasScripts && !options.isFragment ? theme.pageScripts() : nil
        shared.withLock { $0.outcome.scripts = scripts }
        self.scripts.set(scripts)
        makeStylesheet()
    }

    /// Takes what all pages share, where it is made already.
    func take(_ parts: SharedParts) {
        shared.withLock { $0.outcome.scripts = parts.scripts }
        scripts.set(parts.scripts)
        hasStylesheet.set(parts.styles.assets != nil)
    }

    private func makeStylesheet() {
        let styles = SharedParts.Styles(of: theme, keptIn: options.stylesheets)
        hasStylesheet.set(styles.assets != nil)
        shared.withLock { $0.outcome.stylesheetDiagnostics = styles.diagnostics }
        guard let assets = styles.assets else { return }
        attempt { () throws(Diagnostic) in
            try sink.take(assets.css, at: "assets/theme.css")
            for (name, bytes) in assets.files { try sink.take(bytes, at: "assets/\(StylesheetAssets.folder)/\(name)") }
        }
    }

    /// How much memory pages may take, all threads together, while one takes more.
    private static let sharedMemory = 32 << 20

    /// Makes page after page until there is none left. Pages that are rendered before there is a style sheet wait for it, as
    /// long as they do not take much memory.
    /// - Parameter goesOn: Asked before each page: whether it is still wanted.
    func makePages(while goesOn: () -> Bool = { true }) {
        var drafts: [Draft] = []
        var size = 0
        var part: ArraySlice<PageName> = []
        while goesOn(), let name = nextPage(&part) {
            if let draft = draft(name) {
                drafts.append(draft)
                size += draft.rendered.html.count
            }
            if hasStylesheet.isSet || size >= memoryShare || drafts.last?.memory.isLarge ?? false {
                for draft in drafts { finish(draft) }
                drafts = []
                size = 0
            }
        }
        for draft in drafts { finish(draft) }
    }

    /// The pages of a fixture, so that no thread waits for another one that reads it; where fixtures are so few that
    /// some threads would have nothing left to do, page for page.
    private static func parts(of pages: [PageName], workers: Int) -> [ArraySlice<PageName>] {
        let single = pages.indices.map { pages[$0...$0] }
        var ofFixtures: [ArraySlice<PageName>] = []
        for page in single {
            if let last = ofFixtures.last, last.first?.fixture == page.first?.fixture {
                ofFixtures[ofFixtures.count - 1] = pages[last.startIndex..<page.endIndex]
            } else {
                ofFixtures.append(page)
            }
        }
        return ofFixtures.count < workers * 8 ? single : ofFixtures
    }

    private func nextPage(_ part: inout ArraySlice<PageName>) -> PageName? {
        if shared.withLock({ $0.failure != nil }) { return nil }
        if let page = part.popFirst() { return page }
        let number = nextPart.next()
        guard number < parts.count else { return nil }
        part = parts[number]
        return part.popFirst()
    }

    /// Renders a page's template; a page whose fixture cannot be read is finished at once.
    private func draft(_ name: PageName) -> Draft? {
        let reading = plan.shelf.read(name.fixture)
        guard let fixture = reading.fixture else {
            fail(name, title: name.fixture, reading.diagnostics)
            return nil
        }
        let memory = turns.begin()
        let rendered = render(fixture, name, memory)
        var known: Set<Diagnostic> = []
        let found = reading.diagnostics + (rendered.error.map { [$0] } ?? []) + rendered.diagnostics
        return Draft(
            name: name, fixture: fixture, rendered: rendered, diagnostics: found.filter { known.insert($0).inserted },
            memory: memory)
    }

    /// Renders a page; one that needs JavaScript again, where there is some.
    private func render(_ fixture: Fixture, _ name: PageName, _ memory: MemoryTurns.Turn) -> RenderedPage {
        let start = ContinuousClock.now
        var rendering = options.rendering
        rendering.willGrow = { memory.grow(by: $0) }
        let circumstances = SharedScripts.Circumstances(fixture, locale: name.locale)
        var rendered = theme.render(fixture, locale: name.locale, options: rendering) { [sharedScripts] in
            sharedScripts.host(in: circumstances)
        }
        guard rendered.needsScripts, let workers else { return rendered }
        let limits = PageWorkers.Limits(theme.limits).allowing(rendered, that: ContinuousClock.now - start)
        let outcome = workers.render(fixture, locale: name.locale, options: options.rendering, limits)
        if let (page, shared) = outcome {
            sharedScripts.take(shared, in: circumstances)
            return page
        }
        shared.withLock { $0.outcome.lacksEngine = true }
        // One warning says so for all.
        rendered.diagnostics.removeAll { $0.code == .jsValueDeferred }
        return rendered
    }

    private func finish(_ draft: Draft) {
        defer { draft.memory.end() }
        if draft.rendered.error != nil { return fail(draft.name, title: draft.fixture.title, draft.diagnostics) }
        let title = Self.title(draft.fixture.title, draft.name)
        let assets = PageLayout.Assets(
            hasStylesheet: hasStylesheet.value, hasThemeScript: themeScript != nil,
            rendering: scripts.value.map { scripts in
                PageLayout.RenderingScripts(
                    localeFiles: localeFiles(of: draft.name), separateLiterals: scripts.separateLiterals.map(\.number),
                    hasMarkdown: !draft.rendered.markdown.isEmpty)
            })
        if assets.rendering?.hasMarkdown ?? false {
            let script = MarkdownScript.script(of: draft.rendered.markdown)
            attempt { () throws(Diagnostic) in try sink.take(script, at: MarkdownScript.path(of: draft.name)) }
        }
        let page = layout.page(draft.name, title: title, content: draft.rendered.html, assets: assets)
        put(page, draft.name, title: title, draft.diagnostics, markup: draft.rendered.html)
    }

    /// The locale files that serve a page: one, as in production, or all that may.
    private func localeFiles(of name: PageName) -> [String] {
        let files = theme.localeFiles(for: name.locale)
        return options.rendering.fallsBackForTranslations ? files : Array(files.prefix(1))
    }

    private func fail(_ name: PageName, title: String, _ diagnostics: [Diagnostic]) {
        let title = Self.title(title, name)
        let page = ErrorPage.page(
            name, title: title, diagnostics: diagnostics, others: faults(beside: diagnostics), layout: layout)
        put(page, name, title: title, diagnostics, markup: page)
    }

    /// What else is wrong in the views of pages, beside what one has been told.
    private func faults(beside known: [Diagnostic]) -> [Diagnostic] {
        // What is too large to be rendered is too large to be looked through while other pages are made.
        guard let findFaults = options.findFaults, !known.contains(where: { $0.code == .limit }) else { return [] }
        let all = faults.withLock { faults in
            let found = faults ?? findFaults()
            faults = found
            return found
        }
        let places = Set(known.map { FaultPlace($0.place) })
        return all.filter { !places.contains(FaultPlace($0.place)) }
    }

    /// Where a fault begins: of two with one cause, one is told.
    private struct FaultPlace: Hashable {
        private let file: String?
        private let line: Int?
        private let column: Int?

        init(_ place: Diagnostic.Place?) { (file, line, column) = (place?.file, place?.line, place?.column) }
    }

    private func put(
        _ page: [UInt8], _ name: PageName, title: String, _ diagnostics: [Diagnostic], markup: [UInt8]
    ) {
        let entry = Manifest.Page(
            name: name, title: title, bytes: page.count, sha256: SHA256.hexadecimal(of: page), diagnostics: diagnostics)
        attempt { () throws(Diagnostic) in try sink.take(page, at: name.path) }
        let (done, isLastOfFixture) = shared.withLock { shared in
            shared.outcome.pages.append(entry)
            shared.done += 1
            let remaining = (shared.remaining[name.fixture] ?? 1) - 1
            shared.remaining[name.fixture] = remaining
            return (shared.done, remaining == 0)
        }
        if isLastOfFixture { finishFixture(name.fixture) }
        onPage?(entry, markup)
        progress(done)
    }

    private func finishFixture(_ name: String) {
        if options.hasScripts, let fixture = plan.shelf.read(name).fixture {
            let script = StateScript.script(of: fixture)
            attempt { () throws(Diagnostic) in try sink.take(script, at: StateScript.path(ofFixture: name)) }
        }
        plan.shelf.release(name)
    }

    private func attempt(_ work: () throws(Diagnostic) -> Void) {
        do throws(Diagnostic) { try work() } catch {
            shared.withLock { $0.failure = $0.failure ?? error }
        }
    }

    private static func title(_ title: String, _ name: PageName) -> String { "\(title) · \(name.locale)" }
}
