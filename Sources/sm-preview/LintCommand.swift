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

            --fix changes the theme's files where there is no doubt what is meant; what is only probably meant is a \
            suggestion, and is done for the codes that --suggestion names.
            """)

    @OptionGroup var input: InputFlags
    @Flag(
        name: .customLong("no-fixtures"),
        help: "Render no pages and read no script, and report what the other files tell.")
    var hasNoFixtures = false
    @Flag(help: "Change the theme's files where the fix is certain.")
    var fix = false
    @Option(
        help: ArgumentHelp("With --fix, do what is suggested for this code too; may be repeated.", valueName: "code"),
        transform: { text in
            let code = Diagnostic.Code(rawValue: text)
            guard Catalogue.entry(for: code) != nil else {
                let near = nearest(to: text, among: Catalogue.entries.map(\.code.rawValue))
                throw ValidationError("There is no code \(text)\(near.map { "; did you mean \($0)?" } ?? ".")")
            }
            return code
        })
    var suggestion: [Diagnostic.Code] = []
    @Flag(name: .customLong("dry-run"), help: "With --fix, print what would be changed, and change nothing.")
    var isDryRun = false
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
        if !fix, isDryRun || !suggestion.isEmpty {
            throw ValidationError("\(isDryRun ? "--dry-run" : "--suggestion") needs --fix.")
        }
        if fix, baselineUpdate || baselinePrune {
            throw ValidationError("Update the baseline in a separate run, after --fix.")
        }
    }

    func run() throws {
        try reporting.run(for: input) { console in
            let theme = try input.openTheme()
            var look = try look(at: theme)
            var summary = ""
            if fix {
                let outcome = try Fixer(applyingSuggestionsOf: Set(suggestion)).fix(theme) { theme throws(Diagnostic) in
                    look = try self.look(at: theme)
                    return look.findings
                }
                try finish(outcome, of: theme, console)
                summary = "\(Summary.text(outcome, isDryRun: isDryRun)); "
            }
            console.report(look.findings.map { PageDiagnostic($0, pages: look.pages(of: $0)) })
            try console.say(
                "\(input.themeName): \(summary)\(Summary.text(look.findings, canBeFixed: !fix))")
            if let known = look.known { try console.say(known) }
            return look.findings.contains { $0.severity == .error }
        }
    }

    /// What is found in a theme.
    private struct Look {
        var findings: [Diagnostic]
        /// The pages on which something has been found.
        var pages: [Diagnostic: [PageName]]
        /// What is to be said of the baseline.
        var known: String?

        func pages(of finding: Diagnostic) -> [PageName] { pages[finding.withoutFixes] ?? [] }
    }

    /// Whether all pages are rendered.
    private var isComplete: Bool { !hasNoFixtures && input.fixture.isEmpty && input.locale.isEmpty }

    private func look(at theme: Theme) throws(Diagnostic) -> Look {
        let rendered = hasNoFixtures ? nil : try render(theme)
        let report = Linter(theme: theme, fixtures: rendered?.fixtures, readsScript: rendered != nil)
            .report(besides: rendered?.diagnostics.map(\.diagnostic) ?? [], isComplete: isComplete)
        let pages = rendered?.diagnostics.map { ($0.diagnostic.withoutFixes, $0.pages) } ?? []
        var look = Look(findings: report.findings, pages: Dictionary(pages) { first, _ in first })
        if let baseline { look.known = try compare(&look.findings, of: report, with: baseline) }
        return look
    }

    /// Writes the files that are fixed, or prints how they differ.
    private func finish(_ outcome: Fixer.Outcome, of theme: Theme, _ console: Console) throws {
        for change in outcome.changes {
            if isDryRun {
                let path = "\(input.theme.displayPath)/\(change.file)"
                try console.print(UnifiedDiff.patch(from: change.before, to: change.after, path: path))
            } else {
                try write(change, in: theme)
            }
        }
    }

    private func write(_ change: Fixer.Change, in theme: Theme) throws {
        let path = theme.realPath(of: change.file)
        let standing = path.flatMap { try? File.contents(at: $0) }
        // Links can give one file two names.
        if standing == change.after { return }
        guard let path, standing == change.before else {
            throw Diagnostic(
                .inaccessibleFile, .error, "`\(change.file)` changed in the meantime and was not fixed",
                help: "run the command again")
        }
        let file = try OutputFile(path)
        try file.write(change.after)
        try file.finish()
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

extension Diagnostic {
    fileprivate var withoutFixes: Diagnostic {
        var diagnostic = self
        diagnostic.fixes = []
        return diagnostic
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
