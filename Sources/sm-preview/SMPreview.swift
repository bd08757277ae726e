import ArgumentParser
import Diagnostics
import FileSystem
import Threads

/// The command with all its subcommands.
@main
struct SMPreview: ParsableCommand {
    /// The version of the program.
    static let version = "1.0.0"

    static let configuration = CommandConfiguration(
        commandName: "sm-preview",
        abstract: "Renders Subscription Manager themes to static previews.",
        discussion: """
            A theme's templates are rendered for each customer in a folder of fixtures, in each of the theme's locales. \
            The pages open from disk: see index.html in the output folder.

            Exit codes: 0 all is well, 1 a page failed, a snapshot differs, a fixture is invalid or --strict met a \
            diagnostic, 64 the command was not understood, 70 something that should not happen, 130 or 143 it was \
            interrupted.
            """,
        version: version,
        subcommands: [
            Render.self, Check.self, Dev.self, LintCommand.self, Merge.self, Init.self, Explain.self, Eval.self,
            Fixtures.self, PageWorkerCommand.self,
        ],
        defaultSubcommand: Render.self)

    static func main() {
        Workers.returnFreedMemory()
        // Swift reads them from `/proc` on Linux: without it, they would be taken for none.
        if CommandLine.arguments.isEmpty {
            exit(withError: ValidationError("The arguments cannot be read, because /proc is not mounted."))
        }
        if let word = CommandLine.arguments.dropFirst().first, let command = command(meantBy: word) {
            exit(withError: ValidationError("There is no command \(word), and no theme; did you mean \(command)?"))
        }
        main(nil)
    }

    /// The command that a word is like, where it is neither one of them nor the folder of a theme.
    private static func command(meantBy word: String) -> String? {
        let names = configuration.subcommands.flatMap {
            [$0.configuration.commandName ?? ""] + $0.configuration.aliases
        }
        if word.hasPrefix("-") || word.contains("/") || names.contains(word) || FilePaths.kind(at: word) != nil {
            return nil
        }
        return nearest(to: word, among: names)
    }
}
