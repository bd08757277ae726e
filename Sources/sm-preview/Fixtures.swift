import ArgumentParser
import FileSystem
import PreviewSite
import SubscriptionManager

/// `sm-preview fixtures`: what can be done with fixtures.
struct Fixtures: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fixtures",
        abstract: "Check fixtures, make one of a shop's State or of any size, print their schema.",
        subcommands: [Validate.self, Import.self, Generate.self, Schema.self])
}

/// `sm-preview fixtures validate`: checks fixtures thoroughly.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check fixtures: types, dates, ids that nothing has, secrets of live stores.")

    @Option(
        name: .customLong("fixtures"),
        help: ArgumentHelp("The folder of fixtures (default: that of the theme).", valueName: "dir"),
        completion: .directory)
    var named: String?
    @Option(help: ArgumentHelp("Check only this fixture; may be repeated.", valueName: "name"))
    var fixture: [String] = []
    @OptionGroup var reporting: ReportingFlags

    func run() throws {
        try reporting.run { console in
            let source =
                try named.map(FixtureSource.init) ?? Places.fixtures(ofThemeAt: Places.theme ?? ".", withBundled: true)
            let fixtures = source.displayPath
            let validation = try FixtureValidation(folder: source.folder(), names: fixture)
            console.report(validation.diagnostics)
            try console.say("\(fixtures): \(Summary.text(validation))")
            return validation.isFailed
        }
    }
}

/// `sm-preview fixtures generate`: makes a fixture of any size.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make a valid fixture of any size; the same for the same numbers.")

    @Option(help: "What random numbers begin with.")
    var seed: UInt64 = 1
    @Option(help: "How many orders there are.")
    var orders = 10
    @Option(help: "How many items all orders have together.")
    var items = 30
    @Option(
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"), completion: .file())
    var output: String?
    @OptionGroup var reporting: ReportingFlags

    func validate() throws {
        for (flag, number) in [("orders", orders), ("items", items)] where !(0...1_000_000_000).contains(number) {
            throw ValidationError("--\(flag) must be a number from 0 to 1000000000, but is \(number).")
        }
        if orders == 0, items > 0 {
            throw ValidationError("Items need orders: --orders is 0, but --items is \(items).")
        }
    }

    func run() throws {
        try reporting.run { _ in
            let generator = FixtureGenerator(seed: seed, orders: orders, items: items)
            if let output {
                let file = try OutputFile(output)
                try generator.write { try file.write($0) }
                try file.finish()
            } else {
                try generator.write { try StandardStream.write($0, to: StandardStream.output) }
            }
            return false
        }
    }
}

/// `sm-preview fixtures schema`: the schema of fixtures, for editors.
struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of fixtures (draft 2020-12), with which editors complete and check them.")

    func run() throws { try StandardStream.write(StateSchema.standard.jsonSchema().utf8, to: StandardStream.output) }
}
