import ArgumentParser
import FileSystem
import PreviewSite

/// How a command tells what it found.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, github
    /// One log of all that was found, on the standard output.
    case sarif
}

/// The flags that say how a command tells what it found.
struct ReportingFlags: ParsableArguments {
    @Option(
        help: "How diagnostics are written: for people, for programs, for GitHub's annotations, for code scanning.")
    var format = ReportFormat.text
    @Flag(help: "Let diagnostics fail the run, warnings too.")
    var strict = false
    @Flag(help: "Show neither progress nor a summary.")
    var quiet = false

    /// Runs a command, and ends the process as it went.
    /// - Parameters:
    ///   - input: The flags of the theme, if the command has one.
    ///   - theme: The theme's folder, if only messages need it.
    ///   - command: Gives whether something failed. A diagnostic that it throws is reported.
    func run(
        for input: InputFlags? = nil, inThemeAt theme: String? = nil, _ command: (Console) throws -> Bool
    ) throws {
        Interruption.begin()
        let console = Console(
            format: format, themeFolder: theme ?? input?.theme.displayPath ?? "", isQuiet: quiet)
        try console.run(isStrict: strict || input?.configuration.isStrict ?? false) { try command(console) }
    }
}
