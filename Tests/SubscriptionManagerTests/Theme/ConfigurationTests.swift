import Diagnostics
import SubscriptionManager
import TestSupport
import Testing

@Suite("A theme's own configuration")
struct ConfigurationTests {
    private static let loop = "{% for a in orders %}{% for b in orders %}{% endfor %}{% endfor %}"

    private func theme(_ configuration: String?) throws -> ThemeFiles {
        var files = ["views/main.liquid": Self.loop]
        files["sm-preview.json"] = configuration
        return try ThemeFiles(files)
    }

    @Test("limits of the file hold for the theme's pages")
    func limits() throws {
        let files = try theme(#"{ "$schema": "https://example.com/schema.json", "limits": { "steps": 15 } }"#)
        #expect(try files.theme().diagnostics == [])
        let state = #"{ "orders": [{}, {}, {}, {}] }"#
        #expect(try files.page(state: state).error?.message == "the loops of this page take more than 15 turns")
        #expect(try theme(nil).page(state: state).error == nil)
    }

    @Test("what the caller asks for wins, above the file and above what is usual")
    func callerWins() throws {
        let files = try theme(#"{ "limits": { "steps": 15, "seconds": 1.5 } }"#)
        let settings = [try PageLimits.Setting(.steps, 1e9), try PageLimits.Setting(.heapBytes, 1000)]
        let limits = try Theme(folder: files.folder.path, limits: settings).limits
        #expect(limits.rendering.steps == 1_000_000_000)
        #expect(limits.rendering.heapBytes == 1000)
        #expect(limits.rendering.seconds == 1.5)
        #expect(limits.scriptSeconds == 2)
    }

    @Test("everything that is wrong with the file is said, and what is right counts")
    func faults() throws {
        let files = try theme(
            """
            {
              "limts": {},
              "limits": {
                "steps": 15,
                "second": 5,
                "zzz": 1,
                "seconds": 21,
                "callDepth": 0,
                "outputBytes": "4 MB"
              }
            }
            """)
        let theme = try files.theme()
        #expect(theme.limits.rendering.steps == 15)
        #expect(
            describe(theme.diagnostics) == """
                error[invalid-config]: `sm-preview.json` has no setting `limts`
                  at sm-preview.json:2:3-2:10
                  |   "limts": {},
                  |   ^^^^^^^
                  help: did you mean `limits`?

                error[invalid-config]: there is no limit `second`
                  at sm-preview.json:5:5-5:13
                  |     "second": 5,
                  |     ^^^^^^^^
                  help: did you mean `seconds`?

                error[invalid-config]: there is no limit `zzz`
                  at sm-preview.json:6:5-6:10
                  |     "zzz": 1,
                  |     ^^^^^
                  help: there are `seconds`, `steps`, `callDepth`, `outputBytes`, `heapBytes`, `scriptSeconds`, `scriptBytes`

                error[invalid-config]: `seconds` must be a number from 0.001 to 20
                  at sm-preview.json:7:16-7:18
                  |     "seconds": 21,
                  |                ^^
                  help: a theme's own file can only lower limits; to raise one for this run, add `--limit seconds=21`

                error[invalid-config]: `callDepth` must be a number from 1 to 200
                  at sm-preview.json:8:18-8:19
                  |     "callDepth": 0,
                  |                  ^

                error[invalid-config]: `outputBytes` must be a number from 1 to 33554432
                  at sm-preview.json:9:20-9:26
                  |     "outputBytes": "4 MB"
                  |                    ^^^^^^
                """)
    }

    @Test(
        "a file that is no object of settings is said to be none, and the theme does without it",
        arguments: [
            ("[]", "`sm-preview.json` must be an object of settings and their values"),
            (#"{ "limits": 5 }"#, "`limits` must be an object of limits and their values"),
        ])
    func otherValues(configuration: String, message: String) throws {
        let theme = try theme(configuration).theme()
        #expect(theme.diagnostics.map(\.message) == [message])
        #expect(theme.limits.rendering.steps == PageLimits().rendering.steps)
    }

    @Test(
        "no number in the file does harm",
        arguments: ["1e300", "-1e300", "1e19", "-0.0", "1e-300", "86400", "0.5", "9007199254740993"])
    func numbers(number: String) throws {
        for name in PageLimits.Name.allCases {
            let files = try theme("{ \"limits\": { \"\(name.rawValue)\": \(number) } }")
            let theme = try files.theme()
            let usual = PageLimits()[name]
            #expect(theme.limits[name] > 0 && theme.limits[name] <= usual)
            #expect((theme.limits[name] == usual) == (theme.diagnostics.count == 1), "\(name) \(number)")
        }
    }

    @Test(
        "a limit on the command line is a name and a number",
        arguments: [
            ("seconds", "a limit is a name and a number, such as `seconds=60`"),
            ("secnds=5", "there is no limit `secnds`"),
            ("seconds=", "`seconds` must be a number from 0.001 to 86400"),
            ("seconds=nan", "`seconds` must be a number from 0.001 to 86400"),
            ("steps=1e300", "`steps` must be a number from 1 to 9007199254740992"),
            ("callDepth=201", "`callDepth` must be a number from 1 to 200"),
        ])
    func flag(text: String, message: String) throws {
        #expect(throws: Diagnostic.self) { try PageLimits.Setting(text) }
        do { _ = try PageLimits.Setting(text) } catch { #expect(error.message == message) }
        #expect(try PageLimits.Setting("seconds=1.5").value == 1.5)
    }
}
