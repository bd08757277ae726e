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
            Each change is shown once, as a diff, with the number of pages that have it. The order of attributes and \
            white space between blocks do not matter. Nothing is written to the output folder; `sm-preview render` approves what has changed.
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
            try tell(differences, check.changes, console)
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

    /// How many changes are shown, and how many pages of each are named.
    private static let shownChanges = 50
    private static let namedPages = 3

    /// Prints what differs: each change of pages once, and each other file in a line.
    private func tell(
        _ differences: [SnapshotCheck.Difference], _ changes: [SnapshotCheck.Change], _ console: Console
    ) throws {
        for change in changes.prefix(Self.shownChanges) {
            let pages = change.paths.count == 1 ? "1 page" : "\(change.paths.count) pages"
            let places = change.placeCount == change.paths.count ? "" : " (\(change.placeCount) places)"
            let names = change.paths.prefix(Self.namedPages).map { String($0.dropLast(".html".count)) }
            let hidden = change.paths.count - names.count
            let others = hidden > 0 ? " and \(hidden) more" : ""
            try console.print("on \(pages)\(places): \(names.joined(separator: ", "))\(others)")
            try console.print(diff: change.diff + "\n")
        }
        let hidden = changes.count - Self.shownChanges
        if hidden > 0 { try console.print("… \(hidden) more \(hidden == 1 ? "change" : "changes")\n") }
        // The gallery and the manifest follow from the pages, the files that they share from the theme and the fixtures.
        let hasPages = differences.contains(where: \.isPage)
        for difference in differences where !difference.isPage || difference.diff.isEmpty {
            try console.print("\(site.output)/\(difference.path) \(difference.kind.explanation)")
            if !hasPages, !difference.isCompiled { try console.print(diff: difference.diff) }
        }
    }
}
