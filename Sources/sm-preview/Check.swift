import ArgumentParser
import Diagnostics
import FileSystem
import PreviewSite

/// `sm-preview check`: compares the previews with those that were approved.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Render in memory and compare with what stands in the output folder; for CI.",
        discussion: """
            Prints a unified diff of each page that differs. The order of attributes and white space between blocks do \
            not matter. Nothing is written to the output folder; `sm-preview render` approves what has changed.
            """)

    @OptionGroup var site: SiteFlags
    @OptionGroup var reporting: ReportingFlags
    @Option(help: ArgumentHelp("Write a report for CI systems, in JUnit's XML.", valueName: "file"))
    var junit: String?

    func run() throws {
        try reporting.run(for: site.input) { console in
            let start = ContinuousClock.now
            if let junit { try JUnitReport.checkPlace(junit) }
            let (theme, plan) = try site.open()
            let folder = try OutputFolder.forReading(site.output)
            let check = SnapshotCheck(against: folder)
            let progress = Progress(of: plan.pages.count, doing: "Checking", isShown: !reporting.quiet)
            let report = try site.builder(of: theme, plan)
                .build(plan, standing: folder, into: check, progress: progress.update)
            progress.clear()
            if report.lacksEngine {
                throw Diagnostic(
                    .missingEngine, .error,
                    "the previews cannot be compared: the theme has values of JavaScript, and JavaScriptCore is not installed",
                    help: "install the package `libjavascriptcoregtk-4.1-0` (Debian, Ubuntu)")
            }
            console.report(report.diagnostics)
            let differences = check.differences(report)
            for difference in differences {
                let title = "\(site.output)/\(difference.path) \(difference.kind.explanation)"
                try console.print(difference.diff.isEmpty ? title : "\(title)\n\(difference.diff)")
            }
            if let junit {
                let file = try OutputFile(junit)
                try file.write(JUnitReport.bytes(report.pages, differences))
                try file.finish()
            }
            let counts = Summary.text(report, took: ContinuousClock.now - start)
            try console.say("\(site.output): \(Summary.text(differences)), \(counts)")
            return report.isFailed || !differences.isEmpty
        }
    }
}
