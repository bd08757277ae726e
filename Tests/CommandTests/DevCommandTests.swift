import Diagnostics
import Foundation
import TestSupport
import Testing

/// What keeps `sm-preview dev` from serving; what it serves, `DevTests` shows in a browser.
@Suite("The command dev, where it cannot serve")
struct DevCommandTests {
    private let run: Command

    init() throws {
        run = try Command(
            folder: TemporaryFolder(["theme/views/main.liquid": "<p>Orders</p>", "fixtures/ada.json": "{}"]))
    }

    private func dev(_ flags: String...) throws -> Command.Outcome {
        try run(all: ["dev", "--theme", "theme", "--fixtures", "fixtures"] + flags)
    }

    /// A port of this machine on which somebody listens, until the body returns.
    private func withTakenPort<Result>(_ body: (Int) throws -> Result) throws -> Result {
        let (listener, port) = try Loopback.listener()
        defer { close(listener) }
        return try body(port)
    }

    @Test("a port that another program has is not exchanged for the next one")
    func takenPort() throws {
        let message = try #require(Catalogue.entry(for: .unusableAddress)).example.message
        let (port, outcome) = try withTakenPort { port in (port, try dev("--port", "\(port)")) }
        #expect(
            outcome
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors: """
                        error[unusable-address]: \(message.replacing("4400", with: "\(port)"))
                          = help: name another one with `--port N`; without it the next free one is taken


                        """))
    }

    @Test("an address that is none of this machine's")
    func foreignAddress() throws {
        // RFC 5737 keeps it for documentation.
        let port = try withTakenPort { $0 }
        #expect(
            try dev("--host", "203.0.113.1", "--port", "\(port)")
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors: """
                        error[unusable-address]: port \(port) of 203.0.113.1 cannot be had: Cannot assign requested address
                          = help: name another port with `--port N`, or an address of this machine with `--host ADDRESS`


                        """))
    }

    @Test("a theme that is not there")
    func missingTheme() throws {
        #expect(
            try run("dev", "--theme", "my-theem", "--fixtures", "fixtures")
                == Command.Outcome(
                    exitCode: 64, output: "",
                    errors: """
                        error[not-found]: there is no folder `my-theem` with a theme
                          = help: name the folder with `--theme DIR`


                        """))
    }

    @Test("a command for the editor that is none")
    func wrongEditor() throws {
        let outcome = try dev("--editor", "code 'a")
        #expect(outcome.exitCode == 64)
        #expect(outcome.errors.hasPrefix("Error: The command of --editor has a `'` without its end.\n"))
    }

    @Test("settings of the user's that are wrong")
    func wrongSettings() throws {
        try run.folder.write("{\n  \"editr\": \"code\"\n}", to: "config/sm-preview/config.json")
        let folder = run.folder.path + "/config"
        let outcome = try run(
            all: ["dev", "--theme", "theme", "--fixtures", "fixtures"], variables: ["XDG_CONFIG_HOME": folder])
        #expect(
            outcome
                == Command.Outcome(
                    exitCode: 1, output: "",
                    errors: """
                        error[invalid-config]: there is no setting `editr`
                         --> \(folder)/sm-preview/config.json:2:3
                          |
                        2 |   "editr": "code"
                          |   ^^^^^^^
                          = help: did you mean `editor`?


                        """))
    }
}
