import TestSupport
import Testing

@Suite("The other commands") struct CommandTests {
    private let folder: TemporaryFolder
    private let run: Command

    init() throws {
        folder = try TemporaryFolder(RenderCommandTests.files)
        run = Command(folder: folder)
    }

    private static let base = ["--theme", "theme", "--fixtures", "fixtures", "--output", "out"]

    private func withoutTime(_ text: String) -> String { text.replacing(/, [0-9]+\.[0-9]{2} s\n/, with: "\n") }

    @Test("check finds nothing after render, and writes nothing")
    func checkSame() throws {
        try run(all: Self.base)
        let before = try folder.contents
        let outcome = try run(all: ["check"] + Self.base)
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors == "")
        #expect(withoutTime(outcome.output) == "out: as approved, 4 pages, no diagnostics\n")
        #expect(try folder.contents == before)
    }

    @Test("a report replaces an older one, and no other file")
    func junitPlace() throws {
        try run(all: Self.base)
        try folder.write("Buy tea", to: "notes.xml")
        let refused = try run(all: ["check", "--junit", "notes.xml"] + Self.base)
        #expect(refused.exitCode == 64)
        #expect(
            refused.errors == """
                error[foreign-folder]: `notes.xml` is not a report that sm-preview made, and is left as it is
                  = help: name another file with `--junit`


                """)
        #expect(folder.text("notes.xml") == "Buy tea")
        for _ in 0..<2 { #expect(try run(all: ["check", "--junit", "report.xml"] + Self.base).exitCode == 0) }
    }

    @Test("check prints what differs, and reports it")
    func checkDifferent() throws {
        try run(all: Self.base)
        try folder.write(#"{ "hello": "Salut" }"#, to: "theme/locales/fr-CA.json")
        try folder.remove("fixtures/empty.json")
        try folder.remove("out/ordinary/en-US.html")
        let outcome = try run(all: ["check", "--junit", "report.xml"] + Self.base)
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors == "")
        #expect(
            withoutTime(outcome.output) == """
                on 1 page: ordinary/fr-CA
                @@ -12,7 +12,7 @@
                 <og-smi>
                 <div id="og-msi">
                 <h1>
                -Bonjour
                +Salut
                 </h1>
                 <p>
                 2026-03-14

                out/assets/locales/fr-CA.js differs from what was approved
                out/assets/states/empty.js belongs to no page any more
                out/empty/en-US.html belongs to no page any more
                out/empty/fr-CA.html belongs to no page any more
                out/index.html differs from what was approved
                out/manifest.json differs from what was approved
                out/ordinary/en-US.html is not in the output folder
                out: 4 changed, 1 missing, 3 superfluous, 2 pages, no diagnostics

                """)
        #expect(
            folder.text("report.xml")?.hasPrefix(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="sm-preview" tests="8" failures="8" errors="0">
                  <testsuite name="sm-preview check" tests="8" failures="8" errors="0">
                    <testcase classname="ordinary" name="en-US">
                      <failure message="ordinary/en-US.html: is not in the output folder"/>
                    </testcase>

                """) == true)
    }

    @Test("check without previews")
    func checkNothing() throws {
        #expect(
            try run(all: ["check"] + Self.base)
                == Command.Outcome(
                    exitCode: 1, output: "",
                    errors: """
                        error[missing-previews]: there are no previews in `out`
                          = help: `sm-preview render` makes them; name another folder with `--output DIR`


                        """))
    }

    @Test("eval answers line by line, whatever the lines are")
    func eval() throws {
        let input = """
            {"id":1,"template":"Hello {{ name }}","context":{"name":"<Ada>"}}
            no JSON

            {"id":"x","template":"{{ 1 | curency }}"}\r
            {"id":2,"template":"{% if a %}{{ a }}{% endif %}","context":{"a":"é"},"dialect":"nunjucks"}
            """
        let outcome = try run("eval", input: input)
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors == "")
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.count == 6)
        #expect(lines.first == #"{"id":1,"output":"Hello &lt;Ada&gt;","diagnostics":[]}"#)
        #expect(lines[1].hasPrefix(#"{"id":null,"error":{"code":"invalid-json","severity":"error""#))
        #expect(lines[2].hasPrefix(#"{"id":null,"error":{"code":"invalid-json","severity":"error""#))
        #expect(lines[3].hasPrefix(#"{"id":"x","error":{"code":"unknown-filter","#))
        #expect(lines[4] == #"{"id":2,"output":"é","diagnostics":[]}"#)
        #expect(lines[5] == "")
    }

    @Test("eval answers a line before it waits for the next")
    func evalInteractive() async throws {
        let session = try Command.Session("eval")
        for number in 1...3 {
            try session.send("{\"id\":\(number),\"template\":\"{{ 1 + \(number) }}\"}\n")
            #expect(session.receive() == "{\"id\":\(number),\"output\":\"\(number + 1)\",\"diagnostics\":[]}\n")
        }
        #expect(try session.end() == 0)
    }

    @Test("valid fixtures")
    func validFixtures() throws {
        try run("fixtures", "generate", "--seed", "7", "--orders", "3", "--items", "8", "--output", "fixtures/g.json")
        #expect(
            try run("fixtures", "validate", "--fixtures", "fixtures", "--fixture", "g")
                == Command.Outcome(exitCode: 0, output: "fixtures: 1 fixture, all valid, no diagnostics\n", errors: ""))
    }

    @Test("invalid fixtures, and those that are only doubtful")
    func invalidFixtures() throws {
        try folder.write("{ \"orders\": 1 }", to: "fixtures/bad.json")
        let outcome = try run("fixtures", "validate", "--fixtures", "fixtures", "--fixture", "bad")
        #expect(outcome.exitCode == 1)
        #expect(outcome.output.hasPrefix("fixtures: 1 fixture, 1 invalid, "))
        #expect(outcome.errors.contains("error[invalid-fixture]: `orders` "))
        let doubtful = try run("fixtures", "validate", "--fixtures", "fixtures", "--fixture", "empty")
        #expect(doubtful.exitCode == 0)
        #expect(doubtful.errors.hasPrefix("warning["))
        let strict = try run("fixtures", "validate", "--fixtures", "fixtures", "--fixture", "empty", "--strict")
        #expect(strict.exitCode == 1)
        #expect(
            try run("fixtures", "validate", "--fixtures", "fixtures", "--fixture", "bed")
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors:
                        "error[not-found]: there is no fixture `bed` in `fixtures`\n  = help: did you mean `bad`?\n\n"))
    }

    @Test("the same numbers generate the same fixture, in a file or not")
    func generate() throws {
        let flags = ["fixtures", "generate", "--seed", "7", "--orders", "3", "--items", "8"]
        let printed = try run(all: flags)
        #expect(printed.exitCode == 0)
        #expect(printed.output.hasPrefix("{\n"))
        try #expect(run(all: flags + ["--output", "g.json"]) == Command.Outcome(exitCode: 0, output: "", errors: ""))
        #expect(folder.text("g.json") == printed.output)
        try #expect(run(all: ["fixtures", "generate", "--seed", "8", "--orders", "3", "--items", "8"]) != printed)
    }

    @Test("a file that cannot be written")
    func unwritable() throws {
        #expect(
            try run("fixtures", "generate", "--output", "nowhere/g.json")
                == Command.Outcome(
                    exitCode: 70, output: "",
                    errors: """
                        error[inaccessible-file]: `nowhere/g.json` cannot be written: No such file or directory


                        """))
    }

    @Test("help names every command")
    func help() throws {
        let outcome = try run("--help")
        #expect(outcome.exitCode == 0)
        for command in ["render (default)", "check", "explain", "eval", "fixtures"] {
            #expect(outcome.output.contains(command))
        }
    }
}
