import Foundation
import TestSupport
import Testing

@Suite("sm-preview merge") struct MergeCommandTests {
    private let folder: TemporaryFolder
    private let run: Command

    init() throws {
        folder = try TemporaryFolder(RenderCommandTests.files)
        run = Command(folder: folder)
    }

    private func contents(of name: String) throws -> [String: Data] {
        let prefix = name + "/"
        return try Dictionary(
            uniqueKeysWithValues: folder.contents.filter { $0.key.hasPrefix(prefix) }
                .map { (String($0.key.dropFirst(prefix.count)), $0.value) })
    }

    /// What is said, without the time.
    private func timeless(_ outcome: Command.Outcome) -> Command.Outcome {
        var outcome = outcome
        outcome.output.replace(/, [0-9]+\.[0-9]{2} s\n/, with: "\n")
        return outcome
    }

    /// A theme, and how it is rendered.
    struct Site: CustomTestStringConvertible, Sendable {
        var theme: String
        var fixtures: [String]
        var flags: [String] = []
        var count: Int
        var testDescription: String { ([theme, "\(count)"] + flags).joined(separator: " ") }
    }

    private static let sites = [
        Site(theme: "Templates/standard", fixtures: ["ordinary", "edge-cases", "empty-account"], count: 16),
        Site(theme: "Templates/standard", fixtures: ["ordinary", "bundle"], flags: ["--locale", "it"], count: 3),
        Site(theme: "Templates/standard", fixtures: ["ordinary"], flags: ["--fragment"], count: 3),
        Site(theme: "Tests/Themes/puddle-lane", fixtures: ["ordinary", "sku-swap"], count: 3),
        Site(theme: "Tests/Themes/tidewater-roasters", fixtures: ["many-orders"], flags: ["--no-scripts"], count: 3),
    ]

    @Test(
        "shards that run at the same time, alone or in one folder, give what one run gives, and say what it says",
        arguments: sites)
    func same(_ site: Site) throws {
        for name in site.fixtures {
            try folder.write(Repository.text(of: "Fixtures/\(name).json"), to: "customers/\(name).json")
        }
        // A customer whose pages cannot be made.
        try folder.write(#"{ "$fixture": { "order": 2 }, "orders": {} }"#, to: "customers/broken.json")
        let theme = Repository.root.appending(path: site.theme).path
        let base = ["--theme", theme, "--fixtures", "customers", "--format", "json", "--quiet"] + site.flags
        let whole = try run(all: ["render", "--output", "whole"] + base)
        #expect(whole.exitCode == 1)
        let shards = (1...site.count).map { ["render", "--shard", "\($0)/\(site.count)"] + base }
        let alone = try run.together(shards.enumerated().map { $1 + ["--output", "shards/\($0 + 1)"] })
        let together = try run.together(shards.map { $0 + ["--output", "together"] })
        #expect(alone.map(\.exitCode) == together.map(\.exitCode))
        #expect(alone.contains { $0.exitCode == 1 })
        #expect(try contents(of: "together") == contents(of: "whole"))
        let names = (1...site.count).map { "shards/\($0)" }
        for order in [names, names.reversed(), names.shuffled()] {
            let outcome = try run(all: ["merge", "--output", "merged", "--format", "json", "--quiet"] + order)
            #expect(outcome == whole)
            #expect(try contents(of: "merged") == contents(of: "whole"))
        }
    }

    @Test("it tells how many pages there are, and where a fault is")
    func summary() throws {
        try folder.write("{ \"orders\": {} }", to: "fixtures/ordinary.json")
        try folder.write("{{ customer.more }}\n", to: "theme/views/main.liquid")
        for index in 1...2 {
            try run(
                "render", "--theme", "theme", "--fixtures", "fixtures", "--shard", "\(index)/2", "--output",
                "shards/\(index)")
        }
        let outcome = try run("merge", "--theme", "theme/", "--output", "out/", "shards/2/", "shards/1")
        #expect(
            timeless(outcome)
                == Command.Outcome(
                    exitCode: 1, output: "out/index.html: 4 pages, 2 failed, 2 diagnostics\n",
                    errors: """
                        warning[null-access]: cannot read `more` of `customer`, which is undefined; in production the page stays blank
                         --> theme/views/main.liquid:1:4
                          = help: ask first: {% if customer %}
                          = on 2 pages: empty/en-US, empty/fr-CA

                        error[invalid-fixture]: `orders` must be a list of Order objects, but is an empty object
                         --> fixtures/ordinary.json:1:13
                          = help: an empty list is []
                          = on 2 pages: ordinary/en-US, ordinary/fr-CA


                        """))
        #expect(try run("check", "--theme", "theme", "--fixtures", "fixtures", "--output", "out").exitCode == 1)
        try folder.write("{}", to: "fixtures/ordinary.json")
        for index in 1...2 {
            try run(
                "render", "--theme", "theme", "--fixtures", "fixtures", "--shard", "\(index)/2", "--output",
                "shards/\(index)")
        }
        #expect(try run("merge", "--output", "out", "shards/1", "shards/2", "--quiet").exitCode == 0)
        #expect(try run("merge", "--output", "out", "shards/1", "shards/2", "--quiet", "--strict").exitCode == 1)
    }

    private static let mistakes: [([String], Int32, String)] = [
        (
            ["--output", "out", "shards/1"], 1,
            """
            error[unmergeable-shard]: shard 2 of 2 is missing
              = help: `sm-preview render --shard 2/2 --output DIR` makes one; name its folder, too


            """
        ),
        (
            ["--output", "out", "shards/1", "shards/3"], 64,
            """
            error[not-found]: there is no folder `shards/3` with previews
              = help: name the output folder of each shard


            """
        ),
        (
            ["--output", "out", "shards/1", "theme"], 1,
            """
            error[missing-previews]: there are no previews in `theme`
              = help: `sm-preview render --shard I/N --output DIR` makes those of a shard


            """
        ),
        (
            ["--output", "shards/1", "shards/1", "shards/2"], 64,
            """
            error[foreign-folder]: `shards/1` and `shards/1` are one folder, or one is in the other
              = help: name a folder outside of the shards with `--output DIR`


            """
        ),
        (
            ["--output", "shards", "shards/1", "shards/2"], 64,
            """
            error[foreign-folder]: `shards` and `shards/1` are one folder, or one is in the other
              = help: name a folder outside of the shards with `--output DIR`


            """
        ),
        (
            ["--output", "shards/2/a/b", "shards/1", "shards/2"], 64,
            """
            error[foreign-folder]: `shards/2/a/b` and `shards/2` are one folder, or one is in the other
              = help: name a folder outside of the shards with `--output DIR`


            """
        ),
        (
            ["--output", "theme", "shards/1", "shards/2"], 64,
            """
            error[foreign-folder]: the folder `theme` holds other things than previews, and is left as it is
              = help: name another folder with `--output DIR`, or empty this one


            """
        ),
    ]

    @Test("what the user said is wrong", arguments: mistakes)
    func usage(arguments: [String], exitCode: Int32, errors: String) throws {
        for index in 1...2 {
            try run(
                "render", "--theme", "theme", "--fixtures", "fixtures", "--shard", "\(index)/2", "--output",
                "shards/\(index)")
        }
        let before = try folder.contents
        #expect(
            try run(all: ["merge"] + arguments)
                == Command.Outcome(exitCode: exitCode, output: "", errors: errors))
        #expect(try folder.contents == before)
    }

    @Test("whenever it is interrupted, the old previews stand there, whole, or the new ones")
    func interrupted() throws {
        for number in 1...200 { try folder.write("{}", to: "fixtures/more-\(number).json") }
        let base = ["render", "--theme", "theme", "--fixtures", "fixtures", "--quiet"]
        _ = try run.together((1...2).map { base + ["--shard", "\($0)/2", "--output", "shards/\($0)"] })
        try run(all: ["merge", "--output", "new", "shards/1", "shards/2", "--quiet"])
        let new = try contents(of: "new")
        var codes: Set<Int32> = []
        for delay in [2, 10, 30, 60, 120, 240] {
            try? folder.remove("out")
            try run(all: base + ["--fixture", "ordinary", "--output", "out"])
            let old = try contents(of: "out")
            let process = Process()
            process.executableURL = BuiltProgram.url
            process.currentDirectoryURL = folder.url
            process.arguments = ["merge", "--output", "out", "shards/1", "shards/2", "--quiet"]
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(delay) * 1000)
            kill(process.processIdentifier, SIGTERM)
            process.waitUntilExit()
            codes.insert(process.terminationStatus)
            // A signal before the program is ready for it ends it at once.
            let isNew = process.terminationReason == .exit && process.terminationStatus == 0
            let found = try contents(of: "out")
            #expect(found == (isNew ? new : old) || found == new, "after \(delay) ms: \(process.terminationStatus)")
            #expect(folder.files.filter { $0.contains("/.sm-preview-") } == [])
        }
        #expect(codes.isSubset(of: [0, SIGTERM, 143]))
    }

    @Test("without a folder, or a place, it is not understood", arguments: [["--output", "out"], ["shards/1"]])
    func refused(arguments: [String]) throws {
        let outcome = try run(all: ["merge"] + arguments)
        #expect(outcome.exitCode == 64)
        #expect(outcome.errors.hasPrefix("Error: Missing expected argument"))
        #expect(!folder.hasFolder("out"))
    }
}
