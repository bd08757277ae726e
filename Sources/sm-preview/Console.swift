import ArgumentParser
import Diagnostics
import FileSystem
import PreviewSite

/// Where a command writes: results to the standard output, diagnostics to the standard error.
final class Console {
    /// Runs a command, and ends the process as it went.
    /// - Parameter command: Gives whether something failed. A diagnostic that it throws is reported.
    func run(isStrict: Bool = false, _ command: () throws -> Bool) throws {
        var exitCode: Int32 = 0
        do {
            if try command() { exitCode = 1 }
        } catch let diagnostic as Diagnostic {
            report([PageDiagnostic(diagnostic)])
            exitCode = diagnostic.exitCode
        }
        if format == .github { tellGitHub() }
        if format == .sarif { try write(SARIFLog(version: SMPreview.version, themeFolder: themeFolder).bytes(logged)) }
        if exitCode == 0, isStrict, hasReported { exitCode = 1 }
        if exitCode != 0 { throw ExitCode(exitCode) }
    }

    /// Whether a diagnostic was reported.
    private var hasReported = false

    /// The diagnostics that are told when the command is done.
    private var logged: [PageDiagnostic] = []

    private let format: ReportFormat
    private let printer: DiagnosticPrinter
    private let hasColorsInOutput: Bool
    private let themeFolder: String
    private let isQuiet: Bool

    init(format: ReportFormat = .text, themeFolder: String = "", isQuiet: Bool = false) {
        // https://no-color.org
        let isPlain = EnvironmentVariables.value(of: "NO_COLOR").map { !$0.isEmpty } ?? false
        let isDumb = EnvironmentVariables.value(of: "TERM").map { $0 == "dumb" } ?? true
        let hasColors = StandardStream.isTerminal(StandardStream.error) && !isPlain && !isDumb
        hasColorsInOutput = StandardStream.isTerminal(StandardStream.output) && !isPlain && !isDumb
        let printed = DiagnosticPrinter.Format(rawValue: format.rawValue) ?? .text
        printer = DiagnosticPrinter(format: printed, hasColors: hasColors, themeFolder: themeFolder)
        self.format = format
        self.themeFolder = themeFolder
        self.isQuiet = isQuiet
    }

    /// Writes diagnostics.
    func report(_ diagnostics: [PageDiagnostic]) {
        if diagnostics.isEmpty { return }
        hasReported = true
        if format == .sarif || format == .github { return logged += diagnostics }
        var text = ""
        for entry in diagnostics { text += printer.text(entry.diagnostic, on: entry.pages) }
        try? StandardStream.write(Array(text.utf8), to: StandardStream.error)
    }

    private func tellGitHub() {
        let report = GitHubReport(logged, themeFolder: themeFolder)
        try? StandardStream.write(Array(report.commands.utf8), to: StandardStream.error)
        // https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary
        if let path = EnvironmentVariables.value(of: "GITHUB_STEP_SUMMARY"), !path.isEmpty {
            try? File.append(Array(report.summary.utf8), to: path)
        }
    }

    /// Writes a result.
    func print(_ text: String) throws {
        let text = WorkflowCommand.defused(text.hasSuffix("\n") ? text : text + "\n")
        // Of a log, the standard output has nothing else.
        try StandardStream.write(Array(text.utf8), to: format == .sarif ? StandardStream.error : StandardStream.output)
    }

    /// Writes a diff, in colours where a terminal shows them.
    func print(diff: String) throws {
        guard hasColorsInOutput else { return try print(diff) }
        let lines = diff.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let color =
                switch line.first {
                case "+": 32
                case "-": 31
                case "@": 36
                default: 0
                }
            return color == 0 ? String(line) : "\u{1B}[\(color)m\(line)\u{1B}[0m"
        }
        try print(lines.joined(separator: "\n"))
    }

    private func write(_ log: [UInt8]) throws { try StandardStream.write(log, to: StandardStream.output) }

    /// Writes what sums up a run, unless the user wants it quiet.
    func say(_ text: String) throws {
        if !isQuiet { try print(text) }
    }
}

extension Diagnostic {
    /// How a command ends that this stopped.
    fileprivate var exitCode: Int32 {
        switch code {
        case .notFound, .unusableName, .foreignFolder, .unusableAddress: 64
        case .inaccessibleFile: 70
        default: 1
        }
    }
}
