import Foundation
import TestSupport
import Testing

@Suite("sm-preview lint --fix") struct LintFixCommandTests {
    private let folder: TemporaryFolder
    private let run: Command

    private static let main = """
        {% for order in orders && orders %}
          <p>{{ order.plase }}</p>
        {% endfor %}
        """

    init() throws {
        folder = try TemporaryFolder([
            "theme/views/main.liquid": Self.main,
            "theme/fixtures/ada.json": #"{ "orders": [{ "public_id": "o1" }] }"#,
        ])
        run = Command(folder: folder)
    }

    private func lint(_ arguments: String...) throws -> Command.Outcome {
        try run(all: ["lint", "--theme", "theme", "--fixtures", "theme/fixtures"] + arguments)
    }

    private let field = """
        warning[unknown-field]: an Order has no `plase`
         --> theme/views/main.liquid:2:15
          |
        2 |   <p>{{ order.plase }}</p>
          |               ^^^^^
          = help: did you mean `place`?


        """

    @Test("what would be changed is printed as a patch, and nothing is changed")
    func dryRun() throws {
        let before = try folder.contents
        #expect(
            try lint("--fix", "--dry-run")
                == Command.Outcome(
                    exitCode: 0,
                    output: """
                        --- a/theme/views/main.liquid
                        +++ b/theme/views/main.liquid
                        @@ -1,3 +1,3 @@
                        -{% for order in orders && orders %}
                        +{% for order in orders and orders %}
                           <p>{{ order.plase }}</p>
                         {% endfor %}
                        \\ No newline at end of file
                        theme: 1 finding would be fixed in 1 file; 1 warning in 1 file

                        """, errors: field))
        #expect(try folder.contents == before)
    }

    @Test("what is certain is changed, what is suggested where its code is named, and then there is nothing left")
    func fix() throws {
        #expect(try lint().output == "theme: 1 error in 1 file; --fix fixes 1\n")
        #expect(
            try lint("--fix")
                == Command.Outcome(
                    exitCode: 0, output: "theme: 1 finding fixed in 1 file; 1 warning in 1 file\n", errors: field))
        #expect(folder.text("theme/views/main.liquid") == Self.main.replacing("&&", with: "and"))
        #expect(
            try lint("--fix", "--suggestion", "unknown-field")
                == Command.Outcome(
                    exitCode: 0, output: "theme: 1 finding fixed in 1 file; nothing found\n", errors: ""))
        let fixed = try folder.contents
        #expect(
            try lint("--fix", "--suggestion", "unknown-field")
                == Command.Outcome(exitCode: 0, output: "theme: nothing to fix; nothing found\n", errors: ""))
        #expect(try folder.contents == fixed)
        #expect(
            folder.files == ["theme/fixtures/ada.json", "theme/views/main.liquid"])
    }

    @Test("`patch` applies what is printed")
    func patch() throws {
        let outcome = try lint("--fix", "--dry-run", "--quiet")
        try folder.write(outcome.output, to: "fix.patch")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/patch")
        process.arguments = ["--quiet", "-p1", "-i", "fix.patch"]
        process.currentDirectoryURL = folder.url
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(folder.text("theme/views/main.liquid") == Self.main.replacing("&&", with: "and"))
    }

    @Test("what a comment disables, a rule is off for or a baseline knows is not fixed")
    func wanted() throws {
        try folder.write("{{ orders.size }}{{ orders.size }}", to: "theme/views/main.liquid")
        let before = try folder.contents["theme/views/main.liquid"]
        #expect(try lint("--baseline", "known.json", "--baseline-update", "--no-fixtures").exitCode == 0)
        #expect(try lint("--baseline", "known.json", "--fix", "--quiet").exitCode == 0)
        try folder.write(#"{ "rules": { "unknown-property": "off" } }"#, to: "theme/sm-preview.json")
        #expect(try lint("--fix", "--quiet").exitCode == 0)
        #expect(try folder.contents["theme/views/main.liquid"] == before)
    }

    @Test("a file keeps its permissions, and a link in the theme stays one")
    func files() throws {
        try folder.write("{{ orders.size }}", to: "theme/views/parts/count.liquid")
        try folder.link("theme/views/main-parts", to: "parts")
        try folder.write("{% include 'main-parts/count' %}", to: "theme/views/main.liquid")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: folder.file("theme/views/parts/count.liquid").path)
        #expect(try lint("--fix", "--quiet").exitCode == 0)
        #expect(folder.text("theme/views/parts/count.liquid") == "{{ orders.length }}")
        let attributes = try FileManager.default.attributesOfItem(
            atPath: folder.file("theme/views/parts/count.liquid").path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        let link = folder.file("theme/views/main-parts").path
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "parts")
    }

    @Test("pages that need JavaScript are rendered with the files as they are to become")
    func scripts() throws {
        try folder.write("{% if orders && customer %}{% endif %}{{ 'total()' | js }}", to: "theme/views/main.liquid")
        try folder.write("function total() { return 7; }", to: "theme/scripts/script.js")
        #expect(
            try lint("--fix", "--dry-run", "--quiet").errors == "")
    }

    @Test("flags that mean nothing by themselves, and codes that do not exist")
    func flags() throws {
        for arguments in [["--dry-run"], ["--suggestion", "unknown-field"], ["--fix", "--baseline-update"]] {
            #expect(try run(all: ["lint", "--theme", "theme"] + arguments).exitCode == 64)
        }
        let outcome = try lint("--fix", "--suggestion", "unknown-feild")
        #expect(outcome.exitCode == 64)
        #expect(outcome.errors.contains("There is no code unknown-feild; did you mean unknown-field?"))
    }
}
