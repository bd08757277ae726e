import Foundation
import JSON
import SubscriptionManager
import TestSupport
import Testing

/// `sm-preview init`, and what can be done with what it makes.
@Suite("A new theme")
struct InitCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder([:]) }

    private func run(in place: String = "", _ arguments: String...) throws -> Command.Outcome {
        try Command(folder: folder, place: place)(all: arguments)
    }

    private static let own = [
        ".gitattributes", ".sm-preview/fixture.schema.json", ".sm-preview/sm-preview.schema.json",
        "fixtures/my-customer.json", "sm-preview.json",
    ]

    private static func files(of theme: String) throws -> [String] {
        let root = Repository.root.appending(path: "Templates/\(theme)")
        return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter {
            !root.appending(path: $0).hasDirectoryPath && $0.contains(".")
        }
    }

    @Test(
        "is a copy of a bundled one, with a customer, settings, schemas and a recipe",
        arguments: [
            (["init", "shop"], "standard", ".github/workflows/previews.yml"),
            (["init", "shop/", "--from", "classic", "--ci", "gitlab"], "classic", ".gitlab-ci.yml"),
            (["init", "shop", "--from", "classic", "--ci", "none"], "classic", nil),
        ])
    func made(arguments: [String], theme: String, recipe: String?) throws {
        let outcome = try Command(folder: folder)(all: arguments)
        let hint = recipe.map { "before you push, read how `\($0)` begins\n" } ?? ""
        #expect(
            outcome
                == Command.Outcome(
                    exitCode: 0,
                    output: "shop: a new theme, a copy of the \(theme) one\n"
                        + "see it: cd shop && sm-preview dev --open\n\(hint)",
                    errors: ""))
        let copied = try Self.files(of: theme)
        let expected = copied + Self.own + [recipe].compactMap { $0 }
        #expect(folder.files.sorted() == expected.map { "shop/\($0)" }.sorted())
        for path in copied {
            let original = try String(
                contentsOf: Repository.root.appending(path: "Templates/\(theme)/\(path)"), encoding: .utf8)
            #expect(folder.text("shop/\(path)") == original, "\(path)")
        }
        #expect(folder.text("shop/.sm-preview/fixture.schema.json") == StateSchema.standard.jsonSchema())

        // It has no faults, and shows its customer.
        #expect(try run(in: "shop", "lint", "--strict", "--fixture", "my-customer").exitCode == 0)
        #expect(try run(in: "shop", "fixtures", "validate").errors == "")
        let rendered = try run(in: "shop", "--fixture", "my-customer", "--locale", "en-US", "--quiet", "--strict")
        #expect(rendered == Command.Outcome(exitCode: 0, output: "", errors: ""))
        let page = try #require(folder.text("shop/previews/my-customer/en-US.html"))
        #expect(page.contains("Wilhelmina-Charlotte") || theme == "classic")
        #expect(page.contains("theme.css"))
        #expect(folder.text("shop/previews/assets/states/my-customer.js")?.contains("schema") == false)
        #expect(try run(in: "shop", "check", "--fixture", "my-customer", "--locale", "en-US").exitCode == 0)
    }

    @Test("looks as it should where there is no lessc, until its styles are changed")
    func withoutLess() throws {
        #expect(try run("init", "shop").exitCode == 0)
        let variables = ["PATH": folder.path, "XDG_CACHE_HOME": folder.path]
        let arguments = ["--fixture", "ordinary", "--locale", "en-US", "--quiet"]
        let shop = Command(folder: folder, place: "shop")
        #expect(try shop(all: arguments, variables: variables).errors == "")
        let styles = try String(contentsOf: Repository.root.appending(path: "Output/assets/theme.css"), encoding: .utf8)
        #expect(folder.text("shop/previews/assets/theme.css") == styles)
        try folder.write("@colour: red;", to: "shop/styles/variables.less")
        #expect(try shop(all: arguments, variables: variables).errors.contains("there is no command `lessc`"))
    }

    @Test(
        "overwrites nothing",
        arguments: [
            "views", "styles/main.css", "sm-preview.json", "fixtures/my-customer.json",
            ".sm-preview/fixture.schema.json",
        ])
    func refused(path: String) throws {
        try folder.write("mine", to: "shop/\(path)")
        let outcome = try run(in: "shop", "init")
        let taken = path == "styles/main.css" ? "styles" : path
        #expect(
            outcome
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors: "error[foreign-folder]: `\(taken)` stands in `.` already, and nothing is overwritten\n"
                        + "  = help: name a new folder: `sm-preview init my-theme`; "
                        + "a theme that is there works as it is: `sm-preview`\n\n"))
        #expect(folder.files == ["shop/\(path)"])
        #expect(folder.text("shop/\(path)") == "mine")
    }

    @Test("leaves alone what belongs to the repository around it")
    func kept() throws {
        try folder.write("mine", to: ".gitattributes")
        try folder.write("mine", to: ".github/workflows/previews.yml")
        try folder.write("mine", to: "README.md")
        let outcome = try run("init")
        #expect(
            outcome
                == Command.Outcome(
                    exitCode: 0,
                    output: """
                        .: a new theme, a copy of the standard one
                        `.gitattributes` stands there already, and is left as it is
                        `.github/workflows/previews.yml` stands there already, and is left as it is
                        see it: sm-preview dev --open

                        """, errors: ""))
        for path in [".gitattributes", ".github/workflows/previews.yml", "README.md"] {
            #expect(folder.text(path) == "mine")
        }
        #expect(folder.text("views/main.liquid") != nil)
    }

    @Test("leaves nothing behind where it cannot be written")
    func failed() throws {
        try folder.write("mine", to: "file")
        let outcome = try run("init", "file")
        #expect(
            outcome
                == Command.Outcome(
                    exitCode: 70, output: "",
                    errors: "error[inaccessible-file]: the theme cannot be written into `file`: Not a directory\n\n"))
        // A link is not followed, to wherever it leads: nothing of the theme is written there, or stays.
        try folder.write("", to: "elsewhere/x")
        try folder.write("", to: "shop/x")
        try folder.link("shop/fixtures", to: "../elsewhere")
        #expect(try run("init", "shop").exitCode == 70)
        #expect(folder.files == ["elsewhere/x", "file", "shop/x"])
    }
}
