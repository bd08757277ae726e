import ArgumentParser
import Nunjucks
import PreviewSite

extension DiagnosticPrinter.Format: ExpressibleByArgument {}

/// The flags that say how a command tells what it found.
struct ReportingFlags: ParsableArguments {
    @Option(help: "How diagnostics are written: for people, for programs, or for GitHub's annotations.")
    var format = DiagnosticPrinter.Format.text
    @Flag(help: "Let diagnostics fail the run, warnings too.")
    var strict = false
    @Flag(help: "Show neither progress nor a summary.")
    var quiet = false

    /// Runs a command, and ends the process as it went.
    /// - Parameter command: Gives whether something failed. What it throws is reported.
    func run(_ command: (Console) throws -> Bool) throws {
        let console = Console(format: format, isQuiet: quiet)
        var exitCode: Int32 = 0
        do {
            if try command(console) { exitCode = 1 }
        } catch let diagnostic as Diagnostic {
            console.report([PageDiagnostic(diagnostic)])
            exitCode = diagnostic.exitCode
        }
        if exitCode == 0, strict, console.hasReported { exitCode = 1 }
        if exitCode != 0 { throw ExitCode(exitCode) }
    }
}

extension Diagnostic {
    /// How a command ends that this stopped.
    fileprivate var exitCode: Int32 {
        switch code {
        case .notFound, .unusableName, .foreignFolder: 64
        case .inaccessibleFile: 70
        default: 1
        }
    }
}
