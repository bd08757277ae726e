import ArgumentParser
import Diagnostics
import FileSystem
import SubscriptionManager

/// `sm-preview init`: makes a new theme.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new theme, with a customer of its own and a recipe for CI.",
        discussion: """
            The theme is a copy of one that is inside the program. Beside it are `fixtures/my-customer.json`, which shows \
            how a customer is added, `sm-preview.json` with the schemas by which editors check both, `.gitattributes`, and \
            a recipe that compares the previews on every change. Nothing that stands there is changed.
            """)

    @Argument(
        help: ArgumentHelp("The folder of the new theme (default: the working folder).", valueName: "dir"),
        completion: .directory, transform: withoutSlashesAtEnd)
    var folder = "."
    @Option(help: "Which theme it is copied from.")
    var from = BundledTheme.standard
    @Option(help: "Whose recipe for CI it gets.")
    var ci = Recipe.github

    /// Whose recipe a theme gets.
    enum Recipe: String, CaseIterable, ExpressibleByArgument {
        case github, gitlab, none

        var service: NewTheme.Service? { NewTheme.Service(rawValue: rawValue) }
    }

    func run() throws {
        Interruption.begin()
        let console = Console()
        try console.run {
            let theme = NewTheme(from: from, for: ci.service)
            let kept = try write(theme)
            try console.say("\(folder): a new theme, a copy of the \(from.rawValue) one")
            for path in kept { try console.say("`\(path)` stands there already, and is left as it is") }
            try console.say("see it: \(folder == "." ? "" : "cd \(folder) && ")sm-preview dev --open")
            if let recipe = ci.service?.recipePath, !kept.contains(recipe) {
                try console.say("before you push, read how `\(recipe)` begins")
            }
            return false
        }
    }

    /// Writes the theme's files: all of them, or none.
    /// - Returns: The paths of those that stood there already, and may.
    private func write(_ theme: NewTheme) throws(Diagnostic) -> [String] {
        func stands(_ path: String) -> Bool { FilePaths.kind(at: "\(folder)/\(path)") != nil }
        if let taken = theme.ownPlaces.first(where: stands) {
            throw Diagnostic(
                .foreignFolder, .error, "`\(taken)` stands in `\(folder)` already, and nothing is overwritten",
                help:
                    "name a new folder: `sm-preview init my-theme`; a theme that is there works as it is: `sm-preview`")
        }
        let kept = theme.files.keys.filter(stands).sorted()
        do throws(SystemError) {
            try Folder.make(path: folder)
            var batch = FileBatch(in: try Folder(path: folder))
            for (path, bytes) in theme.files.sorted(by: { $0.key < $1.key }) where !kept.contains(path) {
                try batch.add(path, bytes)
            }
            batch.finish()
        } catch {
            throw Diagnostic(
                .inaccessibleFile, .error, "the theme cannot be written into `\(folder)`: \(error.reason)")
        }
        return kept
    }
}

extension BundledTheme: ExpressibleByArgument {}
