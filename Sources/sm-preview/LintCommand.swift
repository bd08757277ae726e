import ArgumentParser
import Diagnostics
import FileSystem
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
            `{# lint-disable-next-line CODE #}` in a view silences a finding that is intended.
            """)

    @OptionGroup var input: InputFlags
    @Flag(
        name: .customLong("no-fixtures"),
        help: "Render no pages and read no script, and report what the other files tell.")
    var hasNoFixtures = false
    @Option(
        help: ArgumentHelp(
            "Leave out the findings that this file lists, such as those of an old theme.", valueName: "file"),
        completion: .file())
    var baseline: String?
    @Flag(help: "Add all that is found to the baseline.")
    var baselineUpdate = false
    @Flag(help: "Remove from the baseline what is no longer found.")
    var baselinePrune = false
    @OptionGroup var reporting: ReportingFlags

    func validate() throws {
        if baseline == nil, baselineUpdate || baselinePrune {
            throw ValidationError("--baseline-update and --baseline-prune need --baseline with a file.")
        }
    }

    func run() throws {
        try reporting.run(themeFolder: input.theme) { console in
            let theme = try input.openTheme()
            let rendered = try hasNoFixtures ? nil : render(theme)
            let report = Linter(theme: theme, fixtures: rendered?.fixtures, readsScript: rendered != nil)
                .report(besides: rendered?.diagnostics.map(\.diagnostic) ?? [])
            let pages = Dictionary(rendered?.diagnostics.map { ($0.diagnostic, $0.pages) } ?? []) { first, _ in first }
            var findings = report.findings
            let known = try baseline.map { try compare(&findings, of: report, with: $0) }
            console.report(findings.map { PageDiagnostic($0, pages: pages[$0] ?? []) })
            try console.say("\(input.theme): \(Summary.text(findings))")
            if let known { try console.say(known) }
            return findings.contains { $0.severity == .error }
        }
    }

    /// What rendering the pages finds, with the pages on which that is.
    private func render(
        _ theme: Theme
    ) throws(Diagnostic) -> (diagnostics: [PageDiagnostic], fixtures: FixtureFolder) {
        let plan = try input.plan(of: theme)
        let progress = Progress(of: plan.pages.count, doing: "Rendering", isShown: !reporting.quiet)
        let report = try SiteBuilder(theme: theme, options: input.options)
            .build(plan, standing: nil, into: NoSite(), progress: progress.update)
        progress.clear()
        let diagnostics = report.diagnostics.map { entry in
            var diagnostic = entry.diagnostic
            diagnostic.includes = []
            // What is on all pages is a fault of the theme, and the pages need not be named.
            return PageDiagnostic(diagnostic, pages: entry.pages.count == plan.pages.count ? [] : entry.pages)
        }
        return (diagnostics, plan.fixtures)
    }

    /// Takes out of some findings those that a baseline knows, and brings the baseline up to date as far as that is asked for.
    /// - Returns: What is to be said of it.
    private func compare(
        _ findings: inout [Diagnostic], of report: LintReport, with path: String
    ) throws(Diagnostic) -> String {
        var known = try Baseline(contentsOf: path, mayBeMissing: baselineUpdate)
        let before = known
        let found = Set(findings.map(report.entry))
        if baselineUpdate { known.add(found) }
        if baselinePrune { known.prune(keeping: found) }
        if known != before {
            let file = try OutputFile(path)
            try file.write(known.bytes)
            try file.finish()
        }
        let count = findings.count
        findings.removeAll { known.entries.contains(report.entry(of: $0)) }
        let stale = known.entries.subtracting(found).count
        return "\(path): \(Summary.text(knownFindings: count - findings.count, staleEntries: stale))"
    }
}

extension Baseline {
    /// Reads a file.
    /// - Parameter mayBeMissing: Whether it need not be there.
    fileprivate init(contentsOf path: String, mayBeMissing: Bool) throws(Diagnostic) {
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try File.contents(at: path) } catch {
            if error.isMissing, mayBeMissing {
                self.init()
                return
            }
            throw Diagnostic(
                error.isMissing ? .notFound : .inaccessibleFile, .error,
                "the baseline `\(path)` cannot be read: \(error.reason)",
                help: error.isMissing ? "--baseline-update makes it" : nil)
        }
        try self.init(Source(name: path, bytes: bytes))
    }
}

/// Where pages go that are made only to see what is wrong with them.
private struct NoSite: SiteSink {
    func take(_ bytes: [UInt8], at path: String) {}
}
