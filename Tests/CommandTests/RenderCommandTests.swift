import Foundation
import TestSupport
import Testing

@Suite("sm-preview render") struct RenderCommandTests {
    static let files = [
        "theme/views/main.liquid": "<h1>{{ 'hello' | t }}</h1>\n{% include 'orders' %}\n",
        "theme/views/orders.liquid": "{% for order in orders %}<p>{{ order.place }}</p>{% endfor %}\n",
        "theme/locales/en-US.json": #"{ "hello": "Hello" }"#,
        "theme/locales/fr-CA.json": #"{ "hello": "Bonjour" }"#,
        "fixtures/ordinary.json": """
        {
          "$fixture": { "now": "2026-03-02 09:30" },
          "orders": [{ "public_id": "o1", "place": "2026-03-14" }]
        }
        """,
        "fixtures/empty.json": #"{ "$fixture": { "now": "2026-03-02 09:30" } }"#,
    ]

    private let folder: TemporaryFolder
    private let run: Command

    init() throws {
        folder = try TemporaryFolder(Self.files)
        run = Command(folder: folder)
    }

    @discardableResult
    private func render(_ arguments: String...) throws -> Command.Outcome {
        try run(all: ["render", "--theme", "theme", "--fixtures", "fixtures", "--output", "out"] + arguments)
    }

    /// A summary without its time, which is never the same.
    private func summary(_ outcome: Command.Outcome) -> String {
        outcome.output.replacing(/, [0-9]+\.[0-9]{2} s\n/, with: "\n")
    }

    @Test("all is well")
    func well() throws {
        let outcome = try render()
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors == "")
        #expect(summary(outcome) == "out/index.html: 4 pages, no diagnostics\n")
        #expect(
            folder.files.filter { $0.hasPrefix("out/") } == [
                "out/assets/dates/en-US.js", "out/assets/dates/fr-CA.js", "out/assets/gallery.css",
                "out/assets/gallery.js", "out/assets/literals.js", "out/assets/locales/en-US.js",
                "out/assets/locales/fr-CA.js", "out/assets/runtime.js", "out/assets/states/empty.js",
                "out/assets/states/ordinary.js", "out/assets/templates.js", "out/empty/en-US.html",
                "out/empty/fr-CA.html", "out/index.html", "out/manifest.json", "out/ordinary/en-US.html",
                "out/ordinary/fr-CA.html",
            ])
    }

    @Test("it is the default command, and can be quiet")
    func quiet() throws {
        let outcome = try run("--theme", "theme", "--fixtures", "fixtures", "--output", "out", "--quiet")
        #expect(outcome == Command.Outcome(exitCode: 0, output: "", errors: ""))
        #expect(folder.text("out/index.html") != nil)
    }

    @Test("a slash after a folder's name changes nothing")
    func slashes() throws {
        let outcome = try run("--theme", "theme/", "--fixtures", "fixtures//", "--output", "out/")
        #expect(outcome.exitCode == 0)
        #expect(summary(outcome) == "out/index.html: 4 pages, no diagnostics\n")
        #expect(folder.text("out/manifest.json")?.contains("\"theme\": \"theme\"") == true)
    }

    @Test("the same bytes twice, and with one job or two")
    func sameBytes() throws {
        try #expect(render("--jobs", "1").exitCode == 0)
        let first = try folder.contents
        try #expect(render().exitCode == 0)
        #expect(try folder.contents == first)
        try folder.remove("out")
        try #expect(render("--jobs", "2").exitCode == 0)
        #expect(try folder.contents == first)
    }

    @Test("a fragment, and a page without scripts")
    func fragment() throws {
        try #expect(render("--fragment", "--fixture", "ordinary", "--locale", "fr-CA").exitCode == 0)
        #expect(folder.text("out/ordinary/fr-CA.html") == "<h1>Bonjour</h1>\n<p>2026-03-14</p>\n\n")
        try #expect(render("--no-scripts").exitCode == 0)
        #expect(
            folder.text("out/ordinary/fr-CA.html") == """
                <!doctype html>
                <html lang="fr-CA">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>ordinary · fr-CA</title>
                <link rel="icon" href="data:,">
                </head>
                <body>
                <og-smi><div id="og-msi">
                <h1>Bonjour</h1>
                <p>2026-03-14</p>

                </div></og-smi>
                </body>
                </html>

                """)
    }

    /// A fault in a theme or a fixture: what is written instead, and what is said of it.
    struct Fault: CustomTestStringConvertible, Sendable {
        var name: String
        var path: String
        var text: String
        var failed: Int
        var errors: String
        var testDescription: String { name }
    }

    private static let faults = [
        Fault(
            name: "a filter with a typo", path: "theme/views/orders.liquid",
            text: "{% for order in orders %}\n\t{{ order.total | curency }}\n{% endfor %}\n", failed: 4,
            errors: """
                error[unknown-filter]: there is no filter `curency`
                 --> theme/views/orders.liquid:2:19
                  |
                2 |     {{ order.total | curency }}
                  |                      ^^^^^^^
                  = help: did you mean `currency`?
                  = included from theme/views/main.liquid:2:1
                  = on 4 pages: empty/en-US, empty/fr-CA, ordinary/en-US, ordinary/fr-CA


                """),
        Fault(
            name: "a missing include", path: "theme/views/main.liquid",
            text: "<p>\n{% include 'order' %}\n", failed: 4,
            errors: """
                error[missing-template]: there is no template `order`
                 --> theme/views/main.liquid:2:12
                  |
                2 | {% include 'order' %}
                  |            ^^^^^^^
                  = help: did you mean `orders`?
                  = on 4 pages: empty/en-US, empty/fr-CA, ordinary/en-US, ordinary/fr-CA


                """),
        Fault(
            name: "an if that is not closed", path: "theme/views/main.liquid",
            text: "{% if orders %}\n<p>\n", failed: 4,
            errors: """
                error[syntax]: `if` is never closed
                 --> theme/views/main.liquid:1:1
                  |
                1 | {% if orders %}
                  | ^^^^^
                  = help: add {% endif %}
                  = on 4 pages: empty/en-US, empty/fr-CA, ordinary/en-US, ordinary/fr-CA


                """),
        Fault(
            name: "an object where a list should be", path: "fixtures/ordinary.json",
            text: "{\n  \"orders\": {}\n}\n", failed: 2,
            errors: """
                error[invalid-fixture]: `orders` must be a list of Order objects, but is an empty object
                 --> fixtures/ordinary.json:2:13
                  |
                2 |   "orders": {}
                  |             ^^
                  = help: an empty list is []
                  = on 2 pages: ordinary/en-US, ordinary/fr-CA


                """),
        Fault(
            name: "a comma too many", path: "fixtures/ordinary.json",
            text: "{\n  \"orders\": [],\n}\n", failed: 2,
            errors: """
                error[invalid-json]: expected another key after the comma, found `}`
                 --> fixtures/ordinary.json:2:15
                  |
                2 |   "orders": [],
                  |               ^
                  = help: remove this comma: JSON has none after the last value
                  = on 2 pages: ordinary/en-US, ordinary/fr-CA


                """),
        Fault(
            name: "a fixture that extends nothing", path: "fixtures/ordinary.json",
            text: #"{ "$fixture": { "extends": "emty.json" } }"#, failed: 2,
            errors: """
                error[missing-fixture]: `$fixture.extends` names `emty.json`, which does not exist
                 --> fixtures/ordinary.json:1:28
                  |
                1 | { "$fixture": { "extends": "emty.json" } }
                  |                            ^^^^^^^^^^^
                  = help: did you mean "empty.json"?
                  = on 2 pages: ordinary/en-US, ordinary/fr-CA


                """),
    ]

    @Test("a fault is told with its place and the way out, and the other pages are made", arguments: faults)
    func fault(_ fault: Fault) throws {
        try folder.write(fault.text, to: fault.path)
        let outcome = try render()
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors == fault.errors)
        #expect(summary(outcome) == "out/index.html: 4 pages, \(fault.failed) failed, 1 diagnostic\n")
        let page = folder.text("out/ordinary/en-US.html") ?? ""
        #expect(page.contains("<h1>This page could not be made</h1>"))
        #expect(folder.text("out/empty/fr-CA.html")?.contains("Bonjour") == (fault.failed == 2))
    }

    @Test("a page that could not be made tells what else is wrong in its views")
    func furtherFaults() throws {
        try folder.write(
            "{{ 1 | curency }}{{ customer.frist_name }}{% include 'part' %}\n", to: "theme/views/main.liquid")
        try folder.write("<img src=\"{{ 1 }}\">{{ curstomer.x }}\n", to: "theme/views/part.liquid")
        try folder.write("{{ customer.lst_name }}\n", to: "theme/views/elsewhere.liquid")
        let outcome = try render()
        #expect(outcome.exitCode == 1)
        let page = folder.text("out/ordinary/en-US.html") ?? ""
        let messages = page.split(separator: "\n").filter {
            $0.hasPrefix("<p class=\"sm-preview-message\">") || $0.hasPrefix("<h2>")
        }
        #expect(
            messages.joined(separator: "\n") == """
                <p class="sm-preview-message">there is no filter <code>curency</code></p>
                <h2>Also wrong in the views of this page</h2>
                <p class="sm-preview-message">a Customer has no <code>frist_name</code></p>
                <p class="sm-preview-message"><code>&lt;img&gt;</code> has no <code>alt</code>, and screen readers read its address</p>
                <p class="sm-preview-message">there is no variable <code>curstomer</code></p>
                """)
        // What is rendered to be compared is the same.
        #expect(
            try run("check", "--theme", "theme", "--fixtures", "fixtures", "--output", "out").output.contains(
                "as approved"))
    }

    @Test("of very much, GitHub is told ten errors and ten warnings, and the summary of the step has all")
    func manyAnnotations() throws {
        let views = (1...12).map { "{{ \($0) | curency\($0) }}" } + ["{% if a %}</p>{% endif %}"]
        try folder.write(views.joined(separator: "\n"), to: "theme/views/main.liquid")
        let outcome = try run(
            all: ["render", "--theme", "theme", "--fixtures", "fixtures", "--output", "out", "--format", "github"],
            variables: ["GITHUB_STEP_SUMMARY": folder.file("summary.md").path])
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("::error ") } == 10)
        #expect(lines.last == "::notice::2 more errors: the summary of this step has them all")
        let rows = (folder.text("summary.md") ?? "").split(separator: "\n")
        #expect(rows.count == 3 + 13)
        #expect(
            rows.prefix(4).joined(separator: "\n") == """
                ### sm-preview
                | | Where | What | |
                | --- | --- | --- | --- |
                | error | theme/views/main.liquid&#58;1&#58;8 | there is no filter <code>curency1</code>; did you mean <code>currency</code>? | unknown-filter |
                """)
    }

    @Test("diagnostics for programs and for GitHub")
    func formats() throws {
        try folder.write("{{ 1 | curency }}\n", to: "theme/views/main.liquid")
        #expect(
            try render("--format", "json", "--quiet")
                == Command.Outcome(
                    exitCode: 1, output: "",
                    errors: """
                        {"code":"unknown-filter","severity":"error","message":"there is no filter `curency`",\
                        "template":"views/main.liquid","line":1,"column":8,"endLine":1,"endColumn":15,"includes":[],\
                        "help":"did you mean `currency`?","suggestionTitle":"write `currency`","suggestion":[\
                        {"template":"views/main.liquid","line":1,"column":8,"endLine":1,"endColumn":15,\
                        "text":"currency"}]}

                        """))
        #expect(
            try render("--format", "github", "--quiet")
                == Command.Outcome(
                    exitCode: 1, output: "",
                    errors: """
                        ::error file=theme/views/main.liquid,line=1,col=8,endColumn=15,title=unknown-filter::there is no \
                        filter `curency`%0Ahelp: did you mean `currency`?%0A\
                        on 4 pages: empty/en-US, empty/fr-CA, ordinary/en-US, ordinary/fr-CA

                        """))
    }

    @Test("a warning fails the run if it is strict")
    func strict() throws {
        try folder.write("{{ ordrs }}\n", to: "theme/views/main.liquid")
        let outcome = try render("--quiet")
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.hasPrefix("warning[unknown-variable]: "))
        try #expect(render("--strict", "--quiet") == Command.Outcome(exitCode: 1, output: "", errors: outcome.errors))
    }

    @Test("a page that no longer exists goes, and an unselected one stays")
    func removed() throws {
        try render()
        try folder.remove("fixtures/empty.json")
        try folder.remove("theme/locales/fr-CA.json")
        try render("--fixture", "ordinary")
        #expect(folder.files.filter { $0.hasSuffix(".html") } == ["out/index.html", "out/ordinary/en-US.html"])
    }

    @Test("four shards at the same time into one new folder make all pages, and no more than that")
    func shards() throws {
        for number in 1...12 { try folder.write(#"{ "$fixture": {} }"#, to: "fixtures/more-\(number).json") }
        try render()
        let whole = try folder.contents.filter { $0.key.hasPrefix("out/") }
        try folder.remove("out")
        let base = ["--theme", "theme", "--fixtures", "fixtures", "--output", "out", "--quiet"]
        let outcomes = try run.together((1...4).map { base + ["--shard", "\($0)/4"] })
        #expect(outcomes == Array(repeating: Command.Outcome(exitCode: 0, output: "", errors: ""), count: 4))
        #expect(try folder.contents.filter { $0.key.hasPrefix("out/") } == whole)
    }

    @Test("a run that was killed while it wrote does not hold up the next")
    func killed() throws {
        let process = Process()
        process.executableURL = BuiltProgram.url
        process.currentDirectoryURL = folder.url
        process.arguments = ["--theme", "theme", "--fixtures", "fixtures", "--output", "out", "--quiet"]
        try process.run()
        while process.isRunning, folder.text("out/manifest.json") == nil { usleep(1000) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try render("--quiet") == Command.Outcome(exitCode: 0, output: "", errors: ""))
        #expect(folder.files.filter { $0.hasPrefix("out/.") } == [])
    }

    @Test(
        "what the user said is wrong",
        arguments: [
            (
                ["--fixture", "ordinray"],
                "error[not-found]: there is no fixture `ordinray` in `fixtures`\n  = help: did you mean `ordinary`?\n\n"
            ),
            (
                ["--locale", "fr-CAN"],
                "error[unusable-name]: `fr-CAN` is not a language tag\n  = help: did you mean `fr-CA`?\n\n"
            ),
            (
                ["--theme", "them"],
                "error[not-found]: there is no folder `them` with a theme\n  = help: did you mean `--theme theme`?\n\n"
            ),
            (
                ["--fixtures", "nowhere/fixtures"],
                "error[not-found]: there is no folder `nowhere/fixtures` with fixtures\n"
                    + "  = help: name the folder with `--fixtures DIR`\n\n"
            ),
            (
                ["--output", "fixtures/empty.json"],
                "error[foreign-folder]: `fixtures/empty.json` is a file, and previews need a folder\n"
                    + "  = help: name another folder with `--output DIR`\n\n"
            ),
            (
                ["--output", "fixtures/empty.json/out"],
                "error[foreign-folder]: `fixtures/empty.json` is a file, and previews need a folder\n"
                    + "  = help: name another folder with `--output DIR`\n\n"
            ),
            (
                ["--output", "theme"],
                "error[foreign-folder]: the folder `theme` holds other things than previews, and is left as it is\n"
                    + "  = help: name another folder with `--output DIR`, or empty this one\n\n"
            ),
        ])
    func usage(arguments: [String], errors: String) throws {
        let base = ["--theme", "theme", "--fixtures", "fixtures", "--output", "out"]
        #expect(try run(all: base + arguments) == Command.Outcome(exitCode: 64, output: "", errors: errors))
    }

    @Test(
        "what the parser of arguments refuses",
        arguments: [
            ["--shard", "3/2"], ["--jobs", "0"], ["--format", "xml"], ["--nothing"],
            ["theme", "--theme", "theme"],
            ["fixtures", "generate", "--orders", "-1"], ["fixtures", "generate", "--orders", "0", "--items", "1"],
        ])
    func refused(arguments: [String]) throws {
        let outcome = try run(all: arguments)
        #expect(outcome.exitCode == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("Error: "))
    }

    @Test("a theme without a main template")
    func noMain() throws {
        try folder.remove("theme/views/main.liquid")
        let outcome = try render()
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.hasPrefix("error[missing-template]: the theme `theme` has no `views/main.liquid`\n"))
    }
}
