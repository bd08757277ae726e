import ArgumentParser
import Diagnostics
import FileSystem
import Lint
import PreviewSite
import SubscriptionManager

/// The flags that say which theme it is, and which customers.
struct InputFlags: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The folder of the theme (default: the theme in which the command is run).", valueName: "theme"),
        completion: .directory)
    var folder: String?
    @Option(
        name: .customLong("theme"), help: ArgumentHelp("The same, as a flag.", valueName: "dir"),
        completion: .directory)
    var namedTheme: String?
    @Option(
        name: .customLong("fixtures"),
        help: ArgumentHelp(
            "The folder of fixtures (default: the theme's own, with the bundled customers).", valueName: "dir"),
        completion: .directory)
    var namedFixtures: String?
    @Flag(name: .customLong("no-bundled-fixtures"), help: "Leave the bundled customers out.")
    var hasNoBundledFixtures = false
    @Option(help: ArgumentHelp("Make only the pages of this fixture; may be repeated.", valueName: "name"))
    var fixture: [String] = []
    @Option(
        help: ArgumentHelp(
            "Make only the pages in this locale, which the theme need not have; may be repeated.", valueName: "tag"))
    var locale: [String] = []
    @Option(
        help: ArgumentHelp(
            "What a page may use, such as seconds=60; may be repeated. Limits are \(Self.limits).",
            valueName: "name=number"),
        transform: { text in
            do throws(Diagnostic) { return try PageLimits.Setting(text) } catch {
                throw ValidationError(error.message + (error.help.map { "; \($0)" } ?? ""))
            }
        })
    var limit: [PageLimits.Setting] = []
    @Option(help: ArgumentHelp("How many pages are made at a time (default: the number of cores).", valueName: "n"))
    var jobs: Int?

    private static let limits = PageLimits.Name.allCases.map(\.rawValue).joined(separator: ", ")

    mutating func validate() throws {
        if folder != nil, namedTheme != nil {
            throw ValidationError("Name the theme once: as an argument, or with --theme.")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, but is \(jobs).") }
    }

    private var named: String? { (folder ?? namedTheme).map(withoutSlashesAtEnd) }

    /// Where the theme is: in a folder; or inside the program, where nobody has named one, and none is found.
    var theme: ThemeSource { (named ?? Places.theme).map(ThemeSource.folder) ?? .bundled }

    /// The folder that holds the theme's own fixtures and previews.
    var folderOfTheme: String { theme.path ?? "." }

    /// What the theme is called in a summary.
    var themeName: String { theme.path.map(Places.name) ?? "the bundled theme" }

    /// What the theme's own file says.
    var configuration: Configuration { theme.path.map(Places.configuration) ?? Configuration() }

    /// Where the fixtures are.
    func fixtures() throws(Diagnostic) -> FixtureSource {
        if let namedFixtures { return FixtureSource(withoutSlashesAtEnd(namedFixtures)) }
        return try Places.fixtures(ofThemeAt: folderOfTheme, withBundled: !hasNoBundledFixtures)
    }

    /// Makes sure that there is a theme.
    /// - Parameter mayBeBundled: Whether the program's own does as well. What is to tell whether a theme is right must not
    ///   look at another one.
    func checkTheme(mayBeBundled: Bool) throws(Diagnostic) {
        if let named { return try InputFolder.check(named, as: "a theme", flag: "--theme") }
        if theme == .bundled { try Places.checkMissingTheme(mayBeBundled: mayBeBundled) }
    }

    /// Reads the theme.
    func openTheme(mayBeBundled: Bool = false) throws(Diagnostic) -> Theme {
        try checkTheme(mayBeBundled: mayBeBundled)
        let theme = try theme.theme(limits: limit)
        // The process ends with the command: taking the theme apart again would only cost time.
        _ = Unmanaged.passRetained(theme)
        return theme
    }

    /// Plans the pages of a theme.
    func plan(of theme: Theme, shard: Shard = .all) throws(Diagnostic) -> SitePlan {
        var selection = SitePlan.Selection()
        selection.fixtures = fixture
        selection.locales = locale.isEmpty ? configuration.locales : locale
        selection.shard = shard
        return try SitePlan(fixtures: fixtures().folder(), locales: theme.locales, selection: selection)
    }

    /// How pages are made.
    var options: SiteBuilder.Options {
        var options = SiteBuilder.Options()
        options.jobs = jobs
        options.stylesheets = .ofUser
        options.program = FilePaths.thisProgram
        options.version = SMPreview.version
        return options
    }
}

/// The flag that says where the previews are.
struct OutputFlag: ParsableArguments {
    @Option(
        name: .customLong("output"),
        help: ArgumentHelp("The folder of the previews (default: previews, in the theme).", valueName: "dir"),
        completion: .directory)
    var named: String?

    /// The folder of the previews of a theme.
    func output(of input: InputFlags) -> String {
        named.map(withoutSlashesAtEnd) ?? Places.output(ofThemeAt: input.folderOfTheme)
    }
}

/// The flags that say which pages are made, of what, and how.
struct SiteFlags: ParsableArguments {
    @OptionGroup var input: InputFlags
    @OptionGroup var place: OutputFlag
    @Option(
        help: ArgumentHelp("Make only the i-th of n parts of the pages, such as 1/4.", valueName: "i/n"),
        transform: { text in
            guard let shard = Shard(text) else {
                throw ValidationError("A shard is a number of parts and which of them, such as 1/4, and not \(text).")
            }
            return shard
        })
    var shard: Shard = .all
    @Flag(help: "Take a text that a locale lacks from the next one that has it; production prints nothing.")
    var fallbackTranslations = false
    @Flag(help: "Make only the rendered main.liquid, for embedding in other pages.")
    var fragment = false
    @Flag(name: .customLong("no-scripts"), help: "Make pages without scripts.")
    var hasNoScripts = false

    /// The folder of the previews.
    var output: String { place.output(of: input) }

    /// How pages are made.
    var options: SiteBuilder.Options {
        var options = input.options
        options.isFragment = fragment
        options.hasScripts = !hasNoScripts
        options.rendering.fallsBackForTranslations = fallbackTranslations
        return options
    }

    /// What makes the pages.
    func builder(of theme: Theme, _ plan: SitePlan) -> SiteBuilder {
        var options = options
        options.findFaults = {
            Linter(theme: theme, fixtures: plan.fixtures, readsScript: false).report().findingsOnPages
        }
        return SiteBuilder(theme: theme, options: options)
    }

    /// Reads the theme, and plans the pages.
    func open(mayBeBundled: Bool = false) throws(Diagnostic) -> (theme: Theme, plan: SitePlan) {
        let theme = try input.openTheme(mayBeBundled: mayBeBundled)
        try Places.check(output: output, ofThemeAt: input.folderOfTheme, isNamed: place.named != nil)
        return (theme, try input.plan(of: theme, shard: shard))
    }
}

/// A folder's path as messages show it.
func withoutSlashesAtEnd(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
}
