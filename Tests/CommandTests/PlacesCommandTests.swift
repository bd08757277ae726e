import Foundation
import SubscriptionManager
import TestSupport
import Testing

/// Commands without flags, in and around the folder of a theme.
@Suite("Where things are")
struct PlacesCommandTests {
    private static let files = [
        "shop/theme/views/main.liquid": "<h1>{{ customer.first_name }}</h1>",
        "shop/theme/views/order/main.liquid": "{{ order.place }}", "shop/theme/locales/en-US.json": "{}",
        "shop/notes.txt": "",
    ]

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder(Self.files) }

    private func run(in place: String, _ arguments: String...) throws -> Command.Outcome {
        var outcome = try Command(folder: folder, place: place)(all: arguments)
        outcome.output.replace(/, [0-9]+\.[0-9]{2} s\n/, with: "\n")
        return outcome
    }

    private var pages: [String] {
        folder.files.filter { $0.hasPrefix("shop/theme/previews/") && $0.hasSuffix("/en-US.html") }
    }

    /// The bundled customers.
    private static let customers = 21

    @Test(
        "the theme is found from every folder in it, and by name; the bundled customers are shown",
        arguments: [
            ("shop/theme", [], "previews"), ("shop/theme/views/order", [], "../../previews"),
            ("shop", ["theme"], "theme/previews"), ("shop", ["--theme", "theme/"], "theme/previews"),
            ("", ["render", "shop/theme"], "shop/theme/previews"), ("shop/theme", ["render", "."], "previews"),
        ])
    func found(place: String, arguments: [String], output: String) throws {
        let outcome = try Command(folder: folder, place: place)(all: arguments + ["--quiet"])
        #expect(outcome == Command.Outcome(exitCode: 0, output: "", errors: ""))
        #expect(pages.count == Self.customers)
        #expect(folder.text("shop/theme/previews/ordinary/en-US.html")?.contains("<h1>Amara</h1>") == true)
        #expect(folder.text("shop/theme/previews/assets/images/coffee.svg")?.hasPrefix("<svg") == true)
        #expect(folder.files.allSatisfy { $0.hasPrefix("shop/theme/previews/") || Self.files.keys.contains($0) })
        let check = try Command(folder: folder, place: place)(
            all: (arguments.first == "render" ? Array(arguments.dropFirst()) : arguments).reduce(into: ["check"]) {
                $0.append($1)
            })
        #expect(check.exitCode == 0)
        #expect(check.output.hasPrefix("\(output): "))
    }

    @Test("a theme's own customers stand beside the bundled ones, and in place of those of the same name")
    func own() throws {
        try folder.write(
            #"{"$fixture": {"extends": "ordinary.json"}, "customer": {"first_name": "Ada"}}"#,
            to: "shop/theme/fixtures/ada.json")
        try folder.write(#"{"customer": {"first_name": "Eve"}}"#, to: "shop/theme/fixtures/empty-account.json")
        try folder.write("<svg/>", to: "shop/theme/fixtures/images/coffee.svg")
        #expect(try run(in: "shop/theme", "--quiet").exitCode == 0)
        #expect(pages.count == Self.customers + 1)
        for (name, customer) in [("ada", "Ada"), ("empty-account", "Eve"), ("ordinary", "Amara")] {
            #expect(folder.text("shop/theme/previews/\(name)/en-US.html")?.contains("<h1>\(customer)</h1>") == true)
        }
        #expect(folder.text("shop/theme/previews/assets/images/coffee.svg") == "<svg/>")
        #expect(folder.text("shop/theme/previews/assets/images/oats.svg") != nil)
        // Without them, only its own are left, one of which extends a bundled one.
        let alone = try run(in: "shop/theme", "--no-bundled-fixtures", "--output", "alone")
        #expect(alone.exitCode == 1)
        #expect(alone.errors.contains("fixtures/ada.json:1:26"))
        #expect(alone.errors.contains("`$fixture.extends` names `ordinary.json`, which does not exist"))
        #expect(folder.text("shop/theme/alone/empty-account/en-US.html")?.contains("<h1>Eve</h1>") == true)
        #expect(
            try run(in: "shop/theme", "fixtures", "validate", "--fixture", "ada").output
                == "fixtures: 1 fixture, all valid, no diagnostics\n")
    }

    @Test("a mistake in a theme's own customer is told with its file")
    func mistaken() throws {
        try folder.write(
            #"{"$fixture": {"extends": "ordinry.json"}}"#, to: "shop/theme/fixtures/ada.json")
        let outcome = try run(in: "shop/theme")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.errors == """
                error[missing-fixture]: `$fixture.extends` names `ordinry.json`, which does not exist
                 --> fixtures/ada.json:1:26
                  |
                1 | {"$fixture": {"extends": "ordinry.json"}}
                  |                          ^^^^^^^^^^^^^^
                  = help: did you mean "ordinary.json"?
                  = on the page ada/en-US


                """)
    }

    @Test(
        "where there is no theme, it is said what to do",
        arguments: [
            (
                "shop", [],
                "error[not-found]: there is no theme here: neither this folder nor one above it has `views/main.liquid`\n"
                    + "  = help: the theme is one folder deeper: `sm-preview … theme`\n\n"
            ),
            (
                "", ["lint"],
                "error[not-found]: there is no theme here: neither this folder nor one above it has `views/main.liquid`\n"
                    + "  = help: go into the theme's folder, or name it: `sm-preview … ~/my-theme`; "
                    + "`sm-preview init` makes a new one\n\n"
            ),
            (
                "shop", ["them"],
                "error[not-found]: there is no folder `them` with a theme\n"
                    + "  = help: did you mean `--theme theme`?\n\n"
            ),
            (
                "shop/theme", ["--no-bundled-fixtures"],
                "error[not-found]: there are no fixtures in `fixtures`\n"
                    + "  = help: a fixture is a JSON file that holds a State; `sm-preview fixtures generate` makes one\n\n"
            ),
        ])
    func missing(place: String, arguments: [String], errors: String) throws {
        let before = folder.files
        let outcome = try Command(folder: folder, place: place)(all: arguments)
        #expect(outcome == Command.Outcome(exitCode: 64, output: "", errors: errors))
        #expect(folder.files == before)
    }

    @Test("a theme is called as its folder, whatever path leads there; a checkout of another name is no difference")
    func names() throws {
        #expect(try run(in: "", "shop/theme", "--quiet").exitCode == 0)
        let before = try folder.contents
        #expect(try run(in: "shop/theme/views", "--quiet").exitCode == 0)
        #expect(try run(in: "shop/theme", "render", ".", "--quiet").exitCode == 0)
        #expect(try folder.contents == before)
        #expect(folder.text("shop/theme/previews/index.html")?.contains("<h1>theme</h1>") == true)

        try folder.move("shop/theme", to: "shop/checkout-7")
        let moved = try folder.contents
        for arguments in [["check"], ["check", "--fixture", "ordinary"], ["check", "--shard", "1/3"]] {
            let outcome = try Command(folder: folder, place: "shop/checkout-7")(all: arguments)
            #expect(outcome.exitCode == 0, "\(arguments): \(outcome.output)")
        }
        #expect(try folder.contents == moved)
    }

    @Test("where there is no theme, the bundled one is shown, with the same bytes as in a clone")
    func bundled() throws {
        try folder.write(#"{"$fixture": {"extends": "ordinary.json"}}"#, to: "empty/fixtures/ada.json")
        let outcome = try run(in: "empty", "--fixture", "ordinary", "--fixture", "ada", "--locale", "en-US")
        #expect(
            outcome
                == Command.Outcome(
                    exitCode: 0,
                    output: "previews/index.html: 2 pages, no diagnostics\n"
                        + "there is no theme here, so this is the bundled one; `sm-preview init` makes a copy of it\n",
                    errors: ""))
        for path in ["ordinary/en-US.html", "assets/theme.css", "assets/templates.js", "assets/states/ordinary.js"] {
            let cloned = try String(contentsOf: Repository.root.appending(path: "Output/\(path)"), encoding: .utf8)
            #expect(folder.text("empty/previews/\(path)") == cloned, "\(path)")
        }
        // What tells whether a theme is right looks at no other one.
        #expect(try run(in: "empty", "check").exitCode == 64)
    }

    @Test(
        "a command that is misspelt is told from a theme",
        arguments: [["lnt"], ["lnt", "theme"], ["rendr", "--quiet"]])
    func misspelt(arguments: [String]) throws {
        let outcome = try Command(folder: folder, place: "shop")(all: arguments)
        let meant = arguments[0] == "lnt" ? "lint" : "render"
        #expect(outcome.exitCode == 64)
        #expect(
            outcome.errors.hasPrefix(
                "Error: There is no command \(arguments[0]), and no theme; did you mean \(meant)?\n"))
        // A theme may have such a name.
        try folder.write("<p>", to: "shop/lnt/views/main.liquid")
        #expect(try run(in: "shop", "lnt", "--quiet", "--fixture", "ordinary").exitCode == 0)
    }

    @Test("a summary has the theme's name, wherever one stands", arguments: ["shop/theme", "shop/theme/views"])
    func named(place: String) throws {
        #expect(try run(in: place, "lint", "--no-fixtures").output.hasPrefix("theme: "))
    }

    @Test("links that lead out of a theme are not followed")
    func links() throws {
        try folder.write("{}", to: "outside/settings.json")
        let files = FileManager.default
        for name in ["fixtures", "previews"] {
            try files.createSymbolicLink(
                at: folder.file("shop/theme/\(name)"), withDestinationURL: folder.file("outside"))
        }
        let before = folder.files
        #expect(
            try run(in: "shop/theme")
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors:
                        "error[foreign-folder]: `previews` is a link that leads out of the theme, and is left as it is\n"
                        + "  = help: name the folder of the previews with `--output DIR`\n\n"))
        let outcome = try run(in: "shop/theme", "--output", "out")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.errors
                == "error[outside-theme]: `fixtures` is a link that leads out of the theme, and is not read\n"
                + "  = help: put the folder itself into the theme, or name the other one with `--fixtures DIR`\n\n")
        #expect(folder.files == before)
    }

    @Test("a theme's own file says where things are, and flags say otherwise")
    func configured() throws {
        try folder.write(
            #"{"fixtures": "./customers/", "output": "out/pages", "locales": ["fr-CA"], "strict": true}"#,
            to: "shop/theme/sm-preview.json")
        try folder.write("{}", to: "shop/theme/locales/fr-CA.json")
        try folder.write(#"{"customer": {"first_name": "Ada"}}"#, to: "shop/theme/customers/ada.json")
        let outcome = try run(in: "shop", "theme", "--no-bundled-fixtures", "--quiet")
        #expect(outcome == Command.Outcome(exitCode: 0, output: "", errors: ""))
        #expect(
            folder.files.filter { $0.hasPrefix("shop/theme/out/pages/ada/") } == ["shop/theme/out/pages/ada/fr-CA.html"]
        )
        // A warning, which is one too many for this theme.
        try folder.write("{{ 'nothing' | t }}", to: "shop/theme/views/main.liquid")
        #expect(try run(in: "shop", "theme", "--no-bundled-fixtures").exitCode == 1)
        _ = try run(in: "shop", "theme", "--output", "here", "--locale", "en-US", "--fixture", "ordinary")
        #expect(folder.files.filter { $0.hasPrefix("shop/here/ordinary/") } == ["shop/here/ordinary/en-US.html"])
    }

    @Test(
        "a theme's own file names no place outside of the theme",
        arguments: [
            (#""output": "../out""#, "output"), (#""output": "/tmp/out""#, "output"), (#""output": ".""#, "output"),
            (#""output": "a/../../b""#, "output"), (#""output": 1"#, "output"), (#""fixtures": "/etc""#, "fixtures"),
            (#""fixtures": "customers/../..""#, "fixtures"), (#""fixtures": """#, "fixtures"),
        ])
    func unconfigured(member: String, name: String) throws {
        try folder.write("{\(member)}", to: "shop/theme/sm-preview.json")
        let outcome = try run(in: "shop/theme", "--fixture", "ordinary")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("error[invalid-config]: `\(name)` must be the path of a folder in the theme"))
        #expect(outcome.errors.contains("add `--\(name) DIR`"))
        #expect(folder.files.allSatisfy { $0.hasPrefix("shop/theme/") || Self.files.keys.contains($0) })
    }

    @Test(
        "previews have no place among what they are made of",
        arguments: ["views", "styles/x", "fixtures/images", "locales/"])
    func misplaced(output: String) throws {
        let outcome = try run(in: "shop/theme", "--output", output)
        let folder = output.prefix { $0 != "/" }
        let name = output.hasSuffix("/") ? String(output.dropLast()) : output
        #expect(
            outcome
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors:
                        "error[foreign-folder]: `\(name)` is in the folder `\(folder)` of the theme, where previews have no place\n"
                        + "  = help: name another folder with `--output DIR`\n\n"))
    }

    @Test("the schema of fixtures is printed")
    func schema() throws {
        let outcome = try run(in: "", "fixtures", "schema")
        #expect(outcome == Command.Outcome(exitCode: 0, output: StateSchema.standard.jsonSchema(), errors: ""))
    }
}
