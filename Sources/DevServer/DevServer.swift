import Diagnostics
import FileSystem
import FileWatching
import PreviewSite
import SubscriptionManager
import Threads

/// Serves a site from memory, and keeps the pages that are open up to date while its files are edited.
///
/// Nothing is written to disk. Changes are found and taken on the watcher's thread, pages are made on others, and the
/// network has its own: none waits for a page that takes long.
public final class DevServer: Sendable {
    /// What is served, and to whom.
    public struct Options: Sendable {
        /// Where the theme comes from.
        public var theme: ThemeSource
        /// Where the fixtures are.
        public var fixtures: FixtureSource
        /// What a page may use, otherwise than usual.
        public var limits: [PageLimits.Setting] = []
        /// Which pages there are.
        public var selection = SitePlan.Selection()
        /// How they are made.
        public var site = SiteBuilder.Options()
        /// Folders in which nothing is looked at: that of the output.
        public var ignoredPaths: [String] = []
        /// The addresses on which it listens, beside 127.0.0.1.
        public var hosts: [String] = []
        /// Names under which it may be asked, beside those of this machine.
        public var allowedHosts: [String] = []
        /// The port; the first free one from 4400 on if nil.
        public var port: Int?
        /// What pages do when something changes: `auto`, `full` or `off`.
        public var reloading = Reloading.auto
        /// The command that opens a file in an editor; that of an editor which runs if nil.
        public var editor: String?
        /// Whether changes are found by looking, and not by the system's events.
        public var isPolling = false

        /// Makes the usual options for a theme and its fixtures.
        public init(theme: ThemeSource, fixtures: FixtureSource) {
            self.theme = theme
            self.fixtures = fixtures
        }

        /// What is wrong with a command for ``editor``, as the end of a sentence; nil where nothing is.
        public static func fault(inEditor command: String) -> String? {
            do throws(EditorCommand.Fault) { _ = try EditorCommand(command) } catch { return error.reason }
            return nil
        }
    }

    /// What happened, for a log.
    public enum Event: Sendable {
        /// Files changed, and pages were told what they have to do with it, so and so long after that was noticed.
        case changed(files: [String], effects: [String], took: Duration)
        /// The pages that the last changes have changed are known.
        case impact(Impact)
        /// The theme or the styles have errors, or have none any more.
        case errors([Diagnostic])
        /// Events of the file system are not to be relied on here.
        case polling
    }

    /// The port on which it listens.
    public let port: Int

    private let listener: HTTPListener
    private let watcher: FileWatcher

    /// Reads the site, and begins to serve it.
    /// - Parameter log: Told what happens, on any thread.
    /// - Throws: What keeps the theme from being read, or the port from being had.
    public init(_ options: Options, log: @escaping @Sendable (Event) -> Void) throws(Diagnostic) {
        var run = SystemRandomNumberGenerator()
        let (runName, token) = (
            String(run.next(), radix: 36), String(run.next(), radix: 36) + String(run.next(), radix: 36)
        )
        let opener = try FileOpener(
            theme: options.theme.displayPath, fixtures: options.fixtures.path, flag: options.editor)
        let keeper = try SiteKeeper(
            SiteKeeper.Places(
                theme: options.theme, fixtures: options.fixtures, limits: options.limits, selection: options.selection,
                options: options.site))
        let hub = EventHub()
        let impact = ImpactFinder { [hub] finding in
            hub.send(ImpactEvent.event(finding))
            log(.impact(finding.impact))
        }
        let updates = Updates(keeper: keeper, hub: hub, run: runName, impact: impact, log: log)
        let ignored = Set(options.ignoredPaths.compactMap(FilePaths.resolvedPlace))
        let watcher = FileWatcher(
            ([options.theme.path].compactMap { $0 } + [options.fixtures.path])
                .map { WatchedFolder(path: $0, ignoring: ignored) },
            method: options.isPolling ? .polling : .events, onPolling: { log(.polling) },
            onChange: { updates.take($0) })
        let router = Router(
            keeper: keeper, pages: Pages(run: runName, token: token, reloading: options.reloading), run: runName,
            guarding: RequestGuard(
                hosts: options.hosts.map { $0.contains(":") ? "[\($0)]" : $0 } + options.allowedHosts, token: token),
            fixtures: FixtureSaver(source: options.fixtures) { updates.take([$0]) }, opener: opener, impact: impact,
            lookForChanges: { updates.take(watcher.untoldChanges()) })
        listener = try HTTPListener(
            hosts: options.addresses, port: options.port ?? 4400,
            isStrict: options.port != nil, hub: hub, answer: router.answer)
        port = listener.port
        self.watcher = watcher
        watcher.start()
        // What the first edit will be compared with.
        impact.take(keeper.edition)
        keeper.prepareStyles()
    }
}

extension DevServer.Options {
    /// The addresses on which it listens: one that means all of them leaves no room for another.
    fileprivate var addresses: [String] {
        let all = hosts.filter { $0 == "0.0.0.0" || $0 == "::" }
        return all.isEmpty ? ["127.0.0.1"] + hosts.filter { $0 != "127.0.0.1" } : Array(all.prefix(1))
    }
}
