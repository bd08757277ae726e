import ArgumentParser
import DevServer
import Diagnostics
import FileSystem
import PreviewSite
import Threads

/// `sm-preview dev`: serves the previews, and keeps them up to date while the theme is edited.
struct Dev: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dev",
        abstract: "Serve the previews, and keep them up to date while the theme is edited.",
        discussion: """
            Nothing is written to disk. Styles, templates, texts and fixtures are exchanged in the pages that are open, \
            with what was typed and what is open; a changed script loads them anew. Errors show over the page as it \
            worked last. Alt with a click on an element shows what wrote it, and opens the editor there. It ends when \
            it is interrupted.
            """,
        aliases: ["serve"])

    @OptionGroup var input: InputFlags
    @OptionGroup var place: OutputFlag
    @Option(
        help: ArgumentHelp("The port, and no other one (default: the first free one from 4400 on).", valueName: "n"))
    var port: Int?
    @Flag(help: "Open the gallery in a browser.")
    var open = false
    @Option(help: "What pages do after a change: exchange what they can, load anew, or nothing.")
    var reload = Reloading.auto
    @Option(
        help: ArgumentHelp(
            "Opens files with this command, such as code or 'edit {file}:{line}' (default: SM_EDITOR, or what runs).",
            valueName: "command"))
    var editor: String?
    @Flag(help: "Look for changes a few times a second, where the file system does not tell of them.")
    var poll = false
    @Option(
        help: ArgumentHelp(
            "Listen on this address as well, and let others in; may be repeated.", valueName: "address"))
    var host: [String] = []
    @Option(help: ArgumentHelp("Answer under this name as well; may be repeated.", valueName: "name"))
    var allowHost: [String] = []
    @Flag(help: "Take a text that a locale lacks from the next one that has it; production prints nothing.")
    var fallbackTranslations = false

    mutating func validate() throws {
        if let port, !(1...65535).contains(port) { throw ValidationError("--port is a number from 1 to 65535.") }
        if let fault = editor.flatMap(DevServer.Options.fault(inEditor:)) {
            throw ValidationError("The command of --editor \(fault).")
        }
    }

    func run() throws {
        Interruption.begin()
        let console = Console(themeFolder: input.theme.displayPath)
        try console.run {
            try input.checkTheme(mayBeBundled: true)
            var options = DevServer.Options(theme: input.theme, fixtures: try input.fixtures())
            options.limits = input.limit
            options.selection.fixtures = input.fixture
            options.selection.locales = input.locale.isEmpty ? input.configuration.locales : input.locale
            options.site = input.options
            options.site.rendering.fallsBackForTranslations = fallbackTranslations
            options.ignoredPaths = [place.output(of: input)]
            options.hosts = host
            options.allowedHosts = allowHost
            options.port = port
            options.reloading = reload
            options.isPolling = poll
            options.editor = editor
            let log = DevLog(console)
            let server = try DevServer(options, log: log.take)
            let address = "http://localhost:\(server.port)/"
            try console.say("\(input.themeName): \(address)")
            if input.theme == .bundled { try console.say(Places.noTheme) }
            for host in host {
                try console.say("also http://\(host.contains(":") ? "[\(host)]" : host):\(server.port)/")
            }
            if port == nil, server.port != 4400 { try console.say("port 4400 is taken") }
            if open { Browser.open(address) }
            // Until an interruption ends the process.
            Workers.waitForever()
        }
    }
}

extension Reloading: ExpressibleByArgument {}

/// Tells on the console what happens to a site that is served.
private final class DevLog: Sendable {
    private let console: @Sendable (DevServer.Event) -> Void

    init(_ console: Console) {
        let lines = Locked(console)
        self.console = { event in
            lines.withLock { console in
                switch event {
                case .changed(let files, let effects, let time):
                    let names =
                        files.prefix(3).joined(separator: ", ")
                        + (files.count > 3 ? " and \(files.count - 3) more" : "")
                    let milliseconds = Int((time / .milliseconds(1)).rounded())
                    try? console.say("\(names): \(effects.joined(separator: ", ")) (\(milliseconds) ms)")
                case .impact(let impact):
                    let pages = impact.changed + impact.added + impact.removed
                    // Of all of them, the names say nothing.
                    let isNamed = !pages.isEmpty && impact.changed.count < impact.pageCount
                    let names = pages.prefix(3).map(\.description).joined(separator: ", ")
                    let more = pages.count > 3 ? " and \(pages.count - 3) more" : ""
                    try? console.say(isNamed ? "\(impact.summary): \(names)\(more)" : impact.summary)
                case .errors(let diagnostics):
                    if diagnostics.isEmpty { try? console.say("all errors are gone") }
                    console.report(diagnostics.map { PageDiagnostic($0) })
                case .polling:
                    try? console.say(
                        "the file system does not tell of all changes: they are looked for from now on (`--poll` begins with it)"
                    )
                }
            }
        }
    }

    @Sendable func take(_ event: DevServer.Event) { console(event) }
}

/// The user's browser.
private enum Browser {
    /// Opens an address, where the system knows how.
    static func open(_ address: String) {
        let path = EnvironmentVariables.value(of: "PATH") ?? ""
        #if os(macOS)
            let name = "open"
        #else
            let name = "xdg-open"
        #endif
        guard let command = Command(named: name, in: path) else { return }
        _ = Workers.detach { _ = command.run([address], environment: EnvironmentVariables.all, patience: 20) }
    }
}
