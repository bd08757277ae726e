import ArgumentParser
import Lint
import PreviewSite

/// `sm-preview render`: makes the previews.
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Make the previews: every fixture in every locale of the theme.",
        discussion: """
            Pages that are not selected by --fixture, --locale or --shard stay as they are. A page that cannot be made \
            is replaced by one that says why, and the command ends with 1.
            """)

    @OptionGroup var site: SiteFlags
    @OptionGroup var reporting: ReportingFlags

    func run() throws {
        try reporting.run(for: site.input) { console in
            let start = ContinuousClock.now
            let (theme, plan) = try site.open(mayBeBundled: true)
            let folder = try OutputFolder.forWriting(site.output)
            let progress = Progress(of: plan.pages.count, doing: "Rendering", isShown: !reporting.quiet)
            let report = try site.builder(of: theme, plan)
                .build(plan, into: folder, progress: progress.update)
            progress.clear()
            console.report(report.diagnostics)
            let counts = Summary.text(report, took: ContinuousClock.now - start)
            try console.say("\(site.output)/index.html: \(counts)")
            if site.input.theme == .bundled { try console.say(Places.noTheme) }
            if !reporting.quiet {
                let more = Linter(theme: theme, fixtures: plan.fixtures, readsScript: false)
                    .count(beyond: report.diagnostics.map(\.diagnostic))
                if let more = Summary.text(more: more) { try console.say(more) }
            }
            return report.isFailed
        }
    }
}
