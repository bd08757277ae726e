import Foundation
import TestSupport
import Testing

@Suite("The command fixtures import")
struct ImportCommandTests {
    private static let state = """
        {
          "customer": {
            "first_name": "Ada",
            "email": "ada@engines.org",
            "sig": "K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72",
            "sig_field": "6284017533",
            "ts": 1772443800,
            "authorized": true,
            "public_id": "m"
          }
        }

        """
    private static let fixture = """
        {
          "$fixture": {
            "title": "Imported customer",
            "now": "2026-03-02 09:30:00"
          },
          "customer": {
            "first_name": "Robin",
            "email": "robin@example.com",
            "sig": "stand-in-of-the-preview",
            "sig_field": "1000000001",
            "ts": 1772443800,
            "authorized": true,
            "public_id": "m"
          }
        }

        """
    private static let list = """
        1 secret
          stand-in-of-the-preview: customer.sig
        1 first name
          Robin: customer.first_name
        1 e-mail address
          robin@example.com: customer.email
        1 customer id
          1000000001: customer.sig_field

        """
    private static let summary = "4 values replaced: 1 secret, 1 first name, 1 e-mail address, 1 customer id"
    private static let valid = "1 fixture, all valid, no diagnostics"

    private let folder: TemporaryFolder
    private let run: Command

    init() throws {
        folder = try TemporaryFolder(["state.json": Self.state, "theme/views/main.liquid": "{{ customer.first_name }}"])
        run = Command(folder: folder)
    }

    private func printed(_ path: String) -> String { "\(path): \(Self.summary)\n\(path): \(Self.valid)\n" }

    @Test("where there is no theme, the fixture is printed")
    func standardOutput() throws {
        let expected = Command.Outcome(exitCode: 0, output: Self.fixture, errors: Self.list)
        #expect(try run("fixtures", "import", "state.json") == expected)
        #expect(try run("fixtures", "import", "-", input: Self.state) == expected)
    }

    @Test("in a theme, it goes into the theme's fixtures, beside what is there, and renders")
    func theme() throws {
        let inTheme = Command(folder: folder, place: "theme/views")
        let first = try inTheme("fixtures", "import", "-", input: Self.state)
        #expect(
            first == Command.Outcome(exitCode: 0, output: printed("../fixtures/imported.json"), errors: Self.list))
        #expect(folder.text("theme/fixtures/imported.json") == Self.fixture)
        try folder.write("{}", to: "theme/fixtures/imported.json")
        #expect(
            try inTheme("fixtures", "import", "-", input: Self.state).output == printed("../fixtures/imported-2.json"))
        #expect(folder.text("theme/fixtures/imported.json") == "{}")
        #expect(folder.text("theme/fixtures/imported-2.json") == Self.fixture)
        // A customer of the program is not hidden either.
        let named = try inTheme("fixtures", "import", "--name", "Ordinary", "../../state.json")
        #expect(named.output == printed("../fixtures/Ordinary-2.json"))
        #expect(try inTheme("--fixture", "imported-2", "--locale", "en-US").exitCode == 0)
        #expect(folder.text("theme/previews/imported-2/en-US.html")?.contains("Robin") == true)
    }

    @Test("a file that is named is written, and replaced only where that is said")
    func file() throws {
        let expected = Command.Outcome(exitCode: 0, output: printed("me.json"), errors: Self.list)
        #expect(try run("fixtures", "import", "state.json", "--output", "me.json") == expected)
        #expect(folder.text("me.json") == Self.fixture)
        try folder.write("mine", to: "me.json")
        #expect(
            try run("fixtures", "import", "state.json", "--output", "me.json")
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors: """
                        error[foreign-folder]: `me.json` is there already, and is left as it is
                          = help: name another file, or replace it with `--force`


                        """))
        #expect(folder.text("me.json") == "mine")
        #expect(try run("fixtures", "import", "state.json", "--output", "me.json", "--force") == expected)
        #expect(folder.text("me.json") == Self.fixture)
        #expect(try run("fixtures", "import", "state.json", "--output", "theme").exitCode == 64)
        #expect(try run("fixtures", "import", "state.json", "--output", "nowhere/me.json").exitCode == 70)
    }

    @Test("the list as JSON")
    func json() throws {
        let list = """
            {
              "fixture": "me.json",
              "replaced": [
                {
                  "kind": "first-name",
                  "path": "customer.first_name",
                  "standIn": "Robin"
                },
                {
                  "kind": "email",
                  "path": "customer.email",
                  "standIn": "robin@example.com"
                },
                {
                  "kind": "secret",
                  "path": "customer.sig",
                  "standIn": "stand-in-of-the-preview"
                },
                {
                  "kind": "customer-id",
                  "path": "customer.sig_field",
                  "standIn": "1000000001"
                }
              ],
              "keptNames": []
            }

            """
        #expect(
            try run("fixtures", "import", "state.json", "--output", "me.json", "--format", "json")
                == Command.Outcome(exitCode: 0, output: list, errors: ""))
        #expect(
            try run("fixtures", "import", "state.json", "--format", "json")
                == Command.Outcome(
                    exitCode: 0, output: Self.fixture, errors: list.replacing("\"me.json\"", with: "null")))
    }

    @Test("a fixture that is not valid is written, and reported")
    func invalid() throws {
        let state = Self.state.replacing("true", with: "1")
        let outcome = try run("fixtures", "import", "-", "--output", "me.json", input: state)
        #expect(outcome.exitCode == 1)
        #expect(outcome.output.hasSuffix("me.json: 1 fixture, 1 invalid, 1 diagnostic\n"))
        #expect(outcome.errors.contains("error[invalid-fixture]: `customer.authorized` must be true or false"))
        #expect(folder.text("me.json") == Self.fixture.replacing("true", with: "1"))
    }

    @Test("the date can be given")
    func now() throws {
        let outcome = try run("fixtures", "import", "state.json", "--now", "2026-07-08 09:10:11")
        #expect(outcome.output == Self.fixture.replacing("2026-03-02 09:30:00", with: "2026-07-08 09:10:11"))
    }

    @Test(
        "what cannot be asked for",
        arguments: [
            (["state.json", "--name", "a", "--output", "b.json"], "Error: --name and --output are two places"),
            (["state.json", "--force"], "Error: --force needs --output"),
            (["state.json", "--name", "a/b"], "Error: --name must be a name that a file can have"),
            (["state.json", "--name", "../b"], "Error: --name must be a name that a file can have"),
            (["state.json", "--now", "today"], "Error: --now must be a date and time"),
            (["state.json", "--format", "sarif"], "Error: A log and a fixture cannot both be printed"),
            (["state.json", "--name", "a"], "error[not-found]: there is no theme here"),
            (["stat.json"], "error[not-found]: there is no file `stat.json`"), ([], "Error: Missing expected argument"),
        ])
    func usage(arguments: [String], errors: String) throws {
        let outcome = try run(all: ["fixtures", "import"] + arguments)
        #expect(outcome.exitCode == 64)
        #expect(outcome.errors.hasPrefix(errors), "\(outcome.errors)")
        #expect(try folder.contents.count == 2)
    }

    @Test("a folder of fixtures that leads out of the theme is not written to")
    func link() throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "elsewhere"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "theme/fixtures"),
            withDestinationURL: folder.url.appending(path: "elsewhere"))
        let outcome = try Command(folder: folder, place: "theme")("fixtures", "import", "-", input: Self.state)
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.hasPrefix("error[outside-theme]: `fixtures` is a link that leads out of the theme"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "elsewhere").path) == [])
    }

    @Test("a text that cannot be imported shows nothing of it", arguments: ["text", "json", "github", "sarif"])
    func silence(format: String) throws {
        for text in [
            #"{"customer": {"sig": "Zq1" "Zq2"}}"#, #""{\"customer\": Zq1""#, "'{Zq1}'", #"["Zq1"]"#,
            #"{"Zq1": "Zq2"}"#,
            "Zq1", "{\"customer\": {\"sig\": \"Zq1", "\u{FEFF}\u{FEFF}Zq1",
        ] {
            let outcome = try run(
                "fixtures", "import", "-", "--format", format, "--output", "me.json", input: text)
            #expect(folder.text("me.json") == nil)
            #expect(outcome.exitCode == 1, "\(text)")
            #expect(!(outcome.output + outcome.errors).contains("Zq"), "\(text)")
        }
    }
}
