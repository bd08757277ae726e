import ArgumentParser
import Diagnostics
import FileSystem
import PreviewSite

/// `sm-preview merge`: joins the previews of several machines.
struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Join the output folders of shards into what one run would have made.",
        discussion: """
            Each machine makes a part of the pages with `render --shard I/N`, in a folder of its own. The folders may be \
            named in any order. A shard that is missing, there twice, or made of another theme, other fixtures or other \
            flags is an error, and nothing is written. A page that could not be made ends the command with 1.
            """)

    @Option(
        help: ArgumentHelp("The folder of the joined previews.", valueName: "dir"), completion: .directory)
    var output: String
    @Argument(
        help: ArgumentHelp("The output folders of all shards.", valueName: "folder"), completion: .directory)
    var folders: [String]
    @Option(
        help: ArgumentHelp("The folder of the theme, for paths in messages.", valueName: "dir"),
        completion: .directory)
    var theme: String?
    @OptionGroup var reporting: ReportingFlags

    func run() throws {
        try reporting.run(inThemeAt: theme.map(withoutSlashesAtEnd)) { console in
            let start = ContinuousClock.now
            let output = withoutSlashesAtEnd(self.output)
            let folders = self.folders.map(withoutSlashesAtEnd)
            for folder in folders { try Self.check(output, besides: folder) }
            let reading = LazyProgress(doing: "Reading", isShown: !reporting.quiet)
            let merge = try SiteMerge(of: folders, progress: reading.update)
            reading.clear()
            let writing = LazyProgress(doing: "Merging", isShown: !reporting.quiet)
            let report = try merge.write(into: OutputFolder.forWriting(output), progress: writing.update)
            writing.clear()
            console.report(report.diagnostics)
            try console.say("\(output)/index.html: \(Summary.text(report, took: ContinuousClock.now - start))")
            return report.isFailed
        }
    }

    /// Makes sure that nothing is written to a folder that is read.
    private static func check(_ output: String, besides folder: String) throws(Diagnostic) {
        guard let place = FilePaths.resolvedPlace(output), let source = FilePaths.resolved(folder) else { return }
        if "\(place)/".hasPrefix("\(source)/") || "\(source)/".hasPrefix("\(place)/") {
            throw Diagnostic(
                .foreignFolder, .error, "`\(output)` and `\(folder)` are one folder, or one is in the other",
                help: "name a folder outside of the shards with `--output DIR`")
        }
    }
}

/// A line of progress for work whose extent is known once it has begun.
private final class LazyProgress {
    private let action: String
    private let isShown: Bool
    private var progress: Progress?

    init(doing action: String, isShown: Bool) {
        self.action = action
        self.isShown = isShown
    }

    func update(_ done: Int, of all: Int) {
        let progress = self.progress ?? Progress(of: all, doing: action, isShown: isShown)
        self.progress = progress
        progress.update(done)
    }

    func clear() { progress?.clear() }
}
