import ArgumentParser
import Diagnostics
import FileSystem
import Lint
import PreviewSite
import SubscriptionManager

/// The flags that say which theme it is, and which customers.
struct InputFlags: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the theme.", valueName: "dir"), completion: .directory)
    var theme = "Templates/standard"
    @Option(help: ArgumentHelp("The folder of fixtures.", valueName: "dir"), completion: .directory)
    var fixtures = "Fixtures"
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
        theme = withoutSlashesAtEnd(theme)
        fixtures = withoutSlashesAtEnd(fixtures)
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, but is \(jobs).") }
    }

    /// Reads the theme.
    func openTheme() throws(Diagnostic) -> Theme {
        try InputFolder.check(theme, as: "a theme", flag: "--theme")
        let theme = try Theme(folder: theme, limits: limit)
        // The process ends with the command: taking the theme apart again would only cost time.
        _ = Unmanaged.passRetained(theme)
        return theme
    }

    /// Plans the pages of a theme.
    func plan(of theme: Theme, shard: Shard = .all) throws(Diagnostic) -> SitePlan {
        var selection = SitePlan.Selection()
        selection.fixtures = fixture
        selection.locales = locale
        selection.shard = shard
        let folder = try FixtureFolder(contentsOf: fixtures)
        return try SitePlan(fixtures: folder, locales: theme.locales, selection: selection)
    }

    /// How pages are made.
    var options: SiteBuilder.Options {
        var options = SiteBuilder.Options()
        options.jobs = jobs
        options.stylesheets = .ofUser
        options.program = FilePaths.thisProgram
        return options
    }
}

/// The flags that say which pages are made, of what, and how.
struct SiteFlags: ParsableArguments {
    @OptionGroup var input: InputFlags
    @Option(help: ArgumentHelp("The folder of the previews.", valueName: "dir"), completion: .directory)
    var output = "Output"
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

    mutating func validate() throws { output = withoutSlashesAtEnd(output) }

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
    func open() throws(Diagnostic) -> (theme: Theme, plan: SitePlan) {
        let theme = try input.openTheme()
        return (theme, try input.plan(of: theme, shard: shard))
    }
}

/// A folder's path as messages show it.
private func withoutSlashesAtEnd(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
}
