import ArgumentParser
import Diagnostics
import Lint
import PreviewSite
import SubscriptionManager

/// `sm-preview lint`: what is wrong with a theme, on any page.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find what is wrong or suspicious in a theme, on any page, for any customer.",
        discussion: """
            Every view is read, whether a page shows it or not, and what rendering the fixtures finds is reported too. \
            The command ends with 1 if it finds an error, with --strict if it finds anything. \
            `{# lint-disable-next-line CODE #}` in a view keeps it from reporting what is meant to be so.
            """)

    @OptionGroup var input: InputFlags
    @Flag(name: .customLong("no-fixtures"), help: "Render no pages, and report what the theme's files tell.")
    var hasNoFixtures = false
    @OptionGroup var reporting: ReportingFlags

    func run() throws {
        try reporting.run(themeFolder: input.theme) { console in
            let theme = try input.openTheme()
            let findings = try hasNoFixtures ? Linter(theme: theme).findings().map { PageDiagnostic($0) } : all(theme)
            console.report(findings)
            try console.say("\(input.theme): \(Summary.text(findings.map(\.diagnostic)))")
            return findings.contains { $0.diagnostic.severity == .error }
        }
    }

    /// What reading the theme finds, and what rendering its pages does, with the pages on which that is.
    private func all(_ theme: Theme) throws(Diagnostic) -> [PageDiagnostic] {
        let plan = try input.plan(of: theme)
        let progress = Progress(of: plan.pages.count, doing: "Rendering", isShown: !reporting.quiet)
        let report = try SiteBuilder(theme: theme, options: input.options)
            .build(plan, standing: nil, into: NoSite(), progress: progress.update)
        progress.clear()
        let rendered = report.diagnostics.map { entry in
            var diagnostic = entry.diagnostic
            diagnostic.includes = []
            return PageDiagnostic(diagnostic, pages: entry.pages.count == plan.pages.count ? [] : entry.pages)
        }
        let pages = Dictionary(rendered.map { ($0.diagnostic, $0.pages) }) { first, _ in first }
        return Linter(theme: theme, fixtures: plan.fixtures).findings(besides: rendered.map(\.diagnostic))
            .map { PageDiagnostic($0, pages: pages[$0] ?? []) }
    }
}

/// Where pages go that are made only to see what is wrong with them.
private struct NoSite: SiteSink {
    func take(_ bytes: [UInt8], at path: String) {}
}
