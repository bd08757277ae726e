import Diagnostics
import PreviewSite
import SubscriptionManager
import Synchronization
import Threads

/// Keeps a site in memory as its files change: reads what has to be read, makes anew what is made of it, and holds on to
/// what worked last.
final class SiteKeeper: Sendable {
    /// Where a site's files are, and how it is made.
    struct Places: Sendable {
        var theme: ThemeSource
        var fixtures: FixtureSource
        var limits: [PageLimits.Setting]
        var selection: SitePlan.Selection
        var options: SiteBuilder.Options
    }

    private struct State {
        var edition: Edition
        /// The theme as it is served.
        var theme: Theme
        var scripts: PageScripts?
        var styles: SharedParts.Styles
        var plan: SitePlan
        /// The files of JSON as they were when they could be read, by their paths in the theme.
        var soundFiles: [String: [UInt8]]
        /// What is wrong with the theme on disk, and with the fixtures' folder.
        var themeFaults: [Diagnostic] = []
        var planFaults: [Diagnostic] = []
        /// What waits because the theme has faults.
        var waiting: ThemeChange = []
    }

    private let places: Places
    /// The next run of `lessc`.
    private let less = PreparedLess()
    private let state: Mutex<State>
    private let current: Mutex<Edition>

    /// Reads a site for the first time.
    /// - Throws: What keeps it from being read at all.
    init(_ places: Places) throws(Diagnostic) {
        self.places = places
        let theme = try places.theme.theme(limits: places.limits)
        let plan = try Self.plan(of: theme, places)
        let scripts = theme.pageScripts()
        let styles = SharedParts.Styles(of: theme, keptIn: places.options.stylesheets)
        let site = SiteOnDemand(
            theme: theme, plan: plan, parts: SharedParts(scripts: scripts, styles: styles), options: places.options)
        var edition = Edition(number: 1, site: site, faults: [], parts: Edition.Parts())
        Self.digest(&edition, .all)
        edition.parts.fixtures = 1
        var soundFiles: [String: [UInt8]] = [:]
        for name in theme.locales.map({ "locales/\($0).json" }) + Self.singleFiles {
            soundFiles[name] = theme.contents(of: name)
        }
        for file in Self.brokenFiles(of: theme) { soundFiles[file] = nil }
        state = Mutex(
            State(edition: edition, theme: theme, scripts: scripts, styles: styles, plan: plan, soundFiles: soundFiles))
        current = Mutex(edition)
    }

    private static let singleFiles = ["controls/theme-settings.json", "sm-preview.json"]

    /// What is served now.
    var edition: Edition { current.withLock { $0 } }

    /// Takes changes.
    /// - Parameters:
    ///   - paths: The paths of files that came, went or changed.
    ///   - publish: Called with each new edition, before slower parts are made.
    func update(_ paths: Set<String>, publish: (Edition, _ before: Edition) -> Void) {
        let themePrefix = places.theme.displayPath + "/"
        let fixturesPrefix = places.fixtures.path + "/"
        var change: ThemeChange = []
        var themePaths: Set<String> = []
        for path in paths {
            if path.hasPrefix(fixturesPrefix) {
                change.formUnion(.ofFixtures(String(path.dropFirst(fixturesPrefix.count))))
            } else if path.hasPrefix(themePrefix) {
                let name = String(path.dropFirst(themePrefix.count))
                themePaths.insert(name)
                change.formUnion(.ofTheme(name))
            }
        }
        if change.isEmpty { return }
        state.withLock { state in
            let before = state.edition
            let fast = change.subtracting(.styles)
            if !fast.isEmpty { rebuild(&state, fast, themePaths) }
            if state.edition.isOther(than: before) { publish(take(&state), before) }
            // Less is another command's work.
            guard change.contains(.styles) else { return }
            let beforeStyles = state.edition
            rebuildStyles(&state)
            if state.edition.isOther(than: beforeStyles) { publish(take(&state), beforeStyles) }
        }
        if change.contains(.styles) { prepareStyles() }
    }

    /// Has the next run of `lessc` ready, when pages have had the time to show what the last one gave.
    func prepareStyles() {
        let theme = edition.site.theme
        _ = Workers.detach { [less] in
            Workers.sleep(for: .milliseconds(50))
            theme.prepareStylesheet(less)
        }
    }

    private func take(_ state: inout State) -> Edition {
        state.edition.number += 1
        let edition = state.edition
        current.withLock { $0 = edition }
        return edition
    }

    // MARK: Making anew

    private func rebuild(_ state: inout State, _ change: ThemeChange, _ paths: Set<String>) {
        var change = change
        let locales = state.theme.locales
        if !change.isDisjoint(with: .ofThemeObject) {
            change.formUnion(state.waiting)
            state.themeFaults = []
            do throws(Diagnostic) { try rebuildTheme(&state, change, paths) } catch { state.themeFaults.append(error) }
            // What could not be taken is taken when the faults are gone.
            state.waiting = state.themeFaults.isEmpty ? [] : change.intersection(.ofThemeObject)
        }
        if change.contains(.fixtures) || locales != state.theme.locales {
            state.planFaults = []
            do throws(Diagnostic) { state.plan = try Self.plan(of: state.theme, places) } catch {
                state.planFaults = [error]
            }
        }
        state.edition.faults = state.themeFaults + state.planFaults
        remake(&state, change)
    }

    private func rebuildTheme(_ state: inout State, _ change: ThemeChange, _ paths: Set<String>) throws(Diagnostic) {
        let theme = try soundTheme(&state, paths)
        if change.contains(.templates) {
            let scripts = theme.pageScripts(reusing: change.contains(.configuration) ? nil : state.scripts?.texts)
            if scripts == nil, state.scripts != nil {
                state.themeFaults += theme.viewFaults
                return
            }
            state.scripts = scripts
        }
        state.theme = theme
    }

    private func rebuildStyles(_ state: inout State) {
        // Whether `main.css` is there, and what it has, the theme reads.
        let theme = (try? places.theme.theme(limits: places.limits)) ?? state.theme
        var styles = SharedParts.Styles(of: theme, keptIn: places.options.stylesheets, by: less)
        if styles.assets == nil, styles.diagnostics.contains(where: { $0.severity == .error }) {
            // The last that worked stay.
            styles.assets = state.styles.assets
        }
        state.styles = styles
        state.edition.site = state.edition.site.replacingStyles(styles)
        Self.digest(&state.edition, .styles)
    }

    private func remake(_ state: inout State, _ change: ThemeChange) {
        state.edition.site = SiteOnDemand(
            theme: state.theme, plan: state.plan, parts: SharedParts(scripts: state.scripts, styles: state.styles),
            options: places.options)
        Self.digest(&state.edition, change)
    }

    /// Reads the theme; where files of JSON cannot be read that once could, with what they were then.
    private func soundTheme(
        _ state: inout State, _ paths: Set<String>
    ) throws(Diagnostic) -> Theme {
        let theme = try places.theme.theme(limits: places.limits)
        let broken = Self.brokenFiles(of: theme)
        for name in paths where name.hasSuffix(".json") && !broken.contains(name) {
            state.soundFiles[name] = theme.contents(of: name)
        }
        let kept = state.soundFiles.filter { broken.contains($0.key) }
        if kept.isEmpty { return theme }
        state.themeFaults += theme.diagnostics.filter { diagnostic in
            diagnostic.severity == .error && (diagnostic.place.map { kept[$0.file] != nil } ?? false)
        }
        return try theme.replacing(kept)
    }

    private static func brokenFiles(of theme: Theme) -> Set<String> {
        Set(theme.diagnostics.filter { $0.severity == .error }.compactMap { $0.place?.file })
    }

    private static func plan(of theme: Theme, _ places: Places) throws(Diagnostic) -> SitePlan {
        try SitePlan(
            fixtures: try places.fixtures.folder(), locales: theme.locales,
            selection: places.selection)
    }

    // MARK: Digests

    private static func digest(_ edition: inout Edition, _ change: ThemeChange) {
        let site = edition.site
        if !change.isDisjoint(with: [.templates, .content]) {
            edition.parts.templates = Digest.of(site.parts.scripts?.templates ?? [])
            var literals = Digest()
            literals.add(site.parts.scripts?.literals ?? [])
            for literal in site.parts.scripts?.separateLiterals ?? [] { literals.add(literal.script) }
            edition.parts.literals = literals.value
            var digest = Digest()
            for (name, script) in site.parts.scripts?.locales ?? [] {
                digest.add(name)
                digest.add(script)
            }
            for source in site.theme.contentSources {
                digest.add(source.name)
                digest.add(source.bytes)
            }
            edition.parts.texts = digest.value
        }
        if change.contains(.styles) {
            var digest = Digest()
            digest.add(site.parts.styles.assets?.css ?? [])
            for (name, bytes) in site.parts.styles.assets?.files ?? [] {
                digest.add(name)
                digest.add(bytes)
            }
            edition.parts.styles = digest.value
        }
        if !change.isDisjoint(with: [.script, .templates]) {
            var digest = Digest()
            digest.add(site.theme.script ?? [])
            digest.add(site.runtime)
            edition.parts.script = digest.value
        }
        if change.contains(.fixtures) { edition.parts.fixtures &+= 1 }
        if !change.isDisjoint(with: [.images, .configuration]) { edition.parts.others &+= 1 }
    }
}

extension ThemeChange {
    /// What a theme is read anew for.
    fileprivate static let ofThemeObject: ThemeChange = [.templates, .content, .script, .configuration]
    fileprivate static let all: ThemeChange = [.templates, .content, .script, .styles]
}

extension Edition {
    /// Whether there is something in it that pages have to be told of.
    fileprivate func isOther(than other: Edition) -> Bool {
        parts != other.parts || faults != other.faults || siteErrors != other.siteErrors
    }
}
