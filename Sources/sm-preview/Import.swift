import ArgumentParser
import Diagnostics
import FileSystem
import PreviewSite
import SubscriptionManager

/// `sm-preview fixtures import`: makes a fixture of a State that was copied out of a shop.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a fixture of a shop's State, without its secrets and without personal data.",
        discussion: """
            In the browser's console of the shop, copy(JSON.stringify(og.smi.store.getState(), null, 2)) copies the State. \
            What is replaced is listed; look through the fixture all the same before you commit it.
            """)

    @Argument(
        help: ArgumentHelp("The file that holds the State; - is the standard input.", valueName: "file"),
        completion: .file())
    var file: String
    @Option(
        help: ArgumentHelp("The fixture's name in the theme's fixtures (default: imported).", valueName: "name"))
    var name: String?
    @Option(
        help: ArgumentHelp("Write to this file instead of the theme's fixtures.", valueName: "file"),
        completion: .file())
    var output: String?
    @Flag(help: "Replace the file of --output, where it is there already.")
    var force = false
    @Option(
        help: ArgumentHelp(
            "The date and time that the preview takes for now (default: that of the State).", valueName: "date"))
    var now: String?
    @OptionGroup var reporting: ReportingFlags

    func validate() throws {
        if output != nil, name != nil { throw ValidationError("--name and --output are two places; give one of them.") }
        if force, output == nil { throw ValidationError("--force needs --output: without it, nothing is replaced.") }
        if let name, PageName(fixture: name, locale: "en") == nil || name.hasSuffix(".json") {
            throw ValidationError("--name must be a name that a file can have, without .json.")
        }
        if let now, !FixtureImport.isDate(now) {
            throw ValidationError("--now must be a date and time such as \"2026-03-02 09:30:00\".")
        }
    }

    func run() throws {
        try reporting.run { console in
            let destination = try destination()
            if destination.path == nil, reporting.format == .sarif {
                throw ValidationError("A log and a fixture cannot both be printed; name a file with --output.")
            }
            let fixture = try FixtureImport(of: input(), named: source, now: now)
            try destination.write(fixture.text)
            let report = ImportReport(fixture)
            if reporting.format == .json {
                let list = report.json(fixture: destination.path)
                let stream = destination.path == nil ? StandardStream.error : StandardStream.output
                try StandardStream.write(list, to: stream)
            } else {
                try StandardStream.write(WorkflowCommand.defused(report.text).utf8, to: StandardStream.error)
            }
            let validation = try FixtureValidation(
                folder: destination.folder(with: fixture.text), names: [destination.name])
            console.report(validation.diagnostics)
            if let path = destination.path, reporting.format != .json {
                try console.say("\(path): \(report.summary)")
                try console.say("\(path): \(Summary.text(validation))")
            }
            return validation.isFailed
        }
    }

    // MARK: Where the State is

    private var source: String { file == "-" ? "standard input" : file }

    private func input() throws(Diagnostic) -> [UInt8] {
        let limit = FixtureImport.lengthLimit
        if file == "-" {
            guard let bytes = try StandardStream.input(limit: limit) else {
                throw Diagnostic(.limit, .error, "the State is longer than \(limit >> 20) MiB")
            }
            return bytes
        }
        do throws(SystemError) { return try File.contents(at: file) } catch {
            if error.isMissing {
                throw Diagnostic(.notFound, .error, "there is no file `\(file)`", help: "`-` reads the standard input")
            }
            throw Diagnostic(.inaccessibleFile, .error, "`\(file)` cannot be read: \(error.reason)")
        }
    }

    // MARK: Where the fixture goes

    private func destination() throws(Diagnostic) -> ImportDestination {
        if let output { return try .file(at: output, replacing: force) }
        guard let theme = Places.theme else {
            if let name {
                throw Diagnostic(
                    .notFound, .error, "there is no theme here whose fixture could be called `\(name)`",
                    help: "go into the theme's folder, or name a file with `--output FILE`")
            }
            return .standardOutput
        }
        return try .fixture(of: Places.fixtures(ofThemeAt: theme, withBundled: true), named: name ?? "imported")
    }
}

/// Where an imported fixture goes.
enum ImportDestination {
    case standardOutput
    /// A file that somebody named.
    case file(String)
    /// A new fixture of a theme.
    case fixture(FixtureSource, FixtureFolder, String)

    /// A file that somebody named.
    /// - Parameter isReplacing: Whether a file may be there already.
    static func file(at path: String, replacing isReplacing: Bool) throws(Diagnostic) -> ImportDestination {
        switch FilePaths.kind(at: path) {
        case .folder:
            throw Diagnostic(.foreignFolder, .error, "`\(path)` is a folder", help: "name a file in it")
        case .file where !isReplacing:
            throw Diagnostic(
                .foreignFolder, .error, "`\(path)` is there already, and is left as it is",
                help: "name another file, or replace it with `--force`")
        default: return .file(path)
        }
    }

    /// A new fixture of a theme: with a number behind its name, where the name is taken.
    static func fixture(of source: FixtureSource, named name: String) throws(Diagnostic) -> ImportDestination {
        let folder = try source.folder()
        // Some systems take capitals and small letters for the same.
        let taken = Set(folder.fileNames.map { $0.lowercased() })
        var free = name
        var number = 1
        while taken.contains("\(free).json".lowercased()) {
            number += 1
            free = "\(name)-\(number)"
        }
        return .fixture(source, folder, free)
    }

    /// The path of the file; nil where there is none.
    var path: String? {
        switch self {
        case .standardOutput: nil
        case .file(let path): path
        case .fixture(let source, _, let name): "\(source.displayPath)/\(name).json"
        }
    }

    /// The fixture's name.
    var name: String {
        switch self {
        case .standardOutput: "imported"
        case .file(let path):
            { $0.hasSuffix(".json") ? String($0.dropLast(5)) : $0 }(
                path.split(separator: "/").last.map(String.init) ?? path)
        case .fixture(_, _, let name): name
        }
    }

    func write(_ text: [UInt8]) throws(Diagnostic) {
        switch self {
        case .standardOutput: try StandardStream.write(text, to: StandardStream.output)
        case .file(let path):
            let file = try OutputFile(path)
            try file.write(text)
            try file.finish()
        case .fixture(let source, _, let name): try source.write(text, to: "\(name).json", isNew: true)
        }
    }

    /// The folder in which the fixture is, or would be.
    func folder(with text: [UInt8]) -> FixtureFolder {
        switch self {
        case .standardOutput, .file:
            let file = "\(name).json"
            return FixtureFolder(path: "", fileNames: [file]) { $0 == file ? text : nil }
        case .fixture(_, let folder, let name): return folder.replacing("\(name).json", with: text)
        }
    }
}
