import Foundation
import TestSupport
import Testing

@Suite("sm-preview lint") struct LintCommandTests {
    private let folder: TemporaryFolder
    private let run: Command

    init() throws {
        folder = try TemporaryFolder([
            "theme/views/main.liquid":
                "{% for order in orders %}<p>{{ order.plase }}{{ order.public_id | date }}</p>{% endfor %}\n",
            "fixtures/ada.json": #"{ "orders": [{ "public_id": "o1", "gift_note": "For you" }] }"#,
            "fixtures/bob.json": "{}",
        ])
        run = Command(folder: folder)
    }

    private func lint(_ arguments: String...) throws -> Command.Outcome {
        try run(all: ["lint", "--theme", "theme", "--fixtures", "fixtures"] + arguments)
    }

    private let field = """
        warning[unknown-field]: an Order has no `plase`
         --> theme/views/main.liquid:1:38
          |
        1 | {% for order in orders %}<p>{{ order.plase }}{{ order.public_id | date }}</p>{% endfor %}
          |                                      ^^^^^
          = help: did you mean `place`?


        """
    private let date = """
        warning[invalid-date]: "o1" is no date, and is shown as "Invalid Date"
         --> theme/views/main.liquid:1:49
          |
        1 | {% for order in orders %}<p>{{ order.plase }}{{ order.public_id | date }}</p>{% endfor %}
          |                                                 ^^^^^^^^^^^^^^^^^^^^^^
          = on the page ada/en


        """

    @Test("what the files tell, and what rendering finds, with its pages")
    func all() throws {
        #expect(
            try lint()
                == Command.Outcome(exitCode: 0, output: "theme: 2 warnings in 1 file\n", errors: field + date))
        #expect(folder.files.allSatisfy { !$0.hasPrefix("Output") })
    }

    @Test("what the files tell alone, and nothing where all is well")
    func withoutFixtures() throws {
        #expect(
            try lint("--no-fixtures", "--strict")
                == Command.Outcome(exitCode: 1, output: "theme: 1 warning in 1 file\n", errors: field))
        try folder.write("<p>Hello</p>", to: "theme/views/main.liquid")
        #expect(try lint("--strict") == Command.Outcome(exitCode: 0, output: "theme: nothing found\n", errors: ""))
    }

    @Test("an error of Less with its place, where pages are rendered", .needs(.lessc))
    func less() throws {
        try folder.write("<p>Hello</p>", to: "theme/views/main.liquid")
        try folder.write("p { color: @red; }", to: "theme/styles/main.less")
        let errors = """
            error[invalid-stylesheet]: the styles cannot be compiled: NameError: variable @red is undefined
             --> theme/styles/main.less:1:12
              |
            1 | p { color: @red; }
              |            ^
              = help: the pages are unstyled


            """
        #expect(try lint() == Command.Outcome(exitCode: 1, output: "theme: 1 error in 1 file\n", errors: errors))
        #expect(try lint("--no-fixtures").output == "theme: nothing found\n")
    }

    @Test("what Less may not read, whether pages are rendered or not")
    func refusedStyles() throws {
        try folder.write("<p>Hello</p>", to: "theme/views/main.liquid")
        try folder.write("@import \"../secret.less\";", to: "theme/styles/main.less")
        let errors = """
            error[invalid-stylesheet]: `@import` of `../secret.less` leads out of `styles`, and is refused
             --> theme/styles/main.less:1:1
              |
            1 | @import "../secret.less";
              | ^^^^^^^^^^^^^^^^^^^^^^^^
              = help: put the file into the folder `styles`


            """
        for arguments in [[], ["--no-fixtures"]] {
            let outcome = try run(all: ["lint", "--theme", "theme", "--fixtures", "fixtures"] + arguments)
            #expect(outcome == Command.Outcome(exitCode: 1, output: "theme: 1 error in 1 file\n", errors: errors))
        }
    }

    @Test("a rule that is off by default is looked for where the theme asks, and else a comment may name it")
    func offByDefault() throws {
        try folder.write(
            "{# lint-disable unstyled-class #}<p class=\"og-note\">Hello</p>", to: "theme/views/main.liquid")
        try folder.write(".og-title { color: red; }", to: "theme/styles/main.css")
        #expect(try lint("--strict").output == "theme: nothing found\n")
        try folder.write(#"{ "rules": { "unused-class": "error" } }"#, to: "theme/sm-preview.json")
        #expect(try lint().output == "theme: 1 error in 1 file\n")
        try folder.write(#"{ "rules": { "unused-class": "off" } }"#, to: "theme/sm-preview.json")
        #expect(try lint("--strict").output == "theme: nothing found\n")
    }

    @Test("a field that a fixture has is known")
    func knownField() throws {
        try folder.write("{% for order in orders %}{{ order.gift_note }}{% endfor %}", to: "theme/views/main.liquid")
        #expect(try lint("--strict").output == "theme: nothing found\n")
        #expect(try lint("--no-fixtures").output == "theme: 1 warning in 1 file\n")
    }

    @Test("rules have the levels that the theme gives them")
    func levels() throws {
        try folder.write(
            #"{ "rules": { "unknown-field": "error", "invalid-date": "off" } }"#, to: "theme/sm-preview.json")
        let outcome = try lint()
        #expect(outcome.exitCode == 1)
        #expect(outcome.output == "theme: 1 error in 1 file\n")
        #expect(outcome.errors == field.replacing("warning[", with: "error["))
    }

    @Test("a rule or a level that does not exist is told, and the rest counts")
    func wrongLevels() throws {
        try folder.write(
            """
            {
              "rules": { "unknow-field": "off", "possible-null": "of", "unknown-field": "off" },
              "known": "order.gift_note"
            }
            """, to: "theme/sm-preview.json")
        #expect(
            try lint("--no-fixtures")
                == Command.Outcome(
                    exitCode: 1, output: "theme: 3 errors in 1 file\n",
                    errors: """
                        error[invalid-config]: there is no rule `unknow-field`
                         --> theme/sm-preview.json:2:14
                          |
                        2 |   "rules": { "unknow-field": "off", "possible-null": "of", "unknown-field": "off" },
                          |              ^^^^^^^^^^^^^^
                          = help: did you mean `unknown-field`?

                        error[invalid-config]: the level of `possible-null` must be one of "off", "warning", "error"
                         --> theme/sm-preview.json:2:54
                          |
                        2 |   "rules": { "unknow-field": "off", "possible-null": "of", "unknown-field": "off" },
                          |                                                      ^^^^
                          = help: did you mean "off"?

                        error[invalid-config]: `known` must be a list of names of fields
                         --> theme/sm-preview.json:3:12
                          |
                        3 |   "known": "order.gift_note"
                          |            ^^^^^^^^^^^^^^^^^
                          = help: such as ["order.gift_note", "customer.tier"]


                        """))
    }

    // MARK: Baselines

    private func lintAgainst(_ flags: String...) throws -> Command.Outcome {
        try run(all: ["lint", "--theme", "theme", "--no-fixtures", "--strict", "--baseline", "known.json"] + flags)
    }

    @Test("what a baseline knows is left out, wherever it stands, until it changes")
    func baseline() throws {
        #expect(
            try lintAgainst("--baseline-update")
                == Command.Outcome(
                    exitCode: 0, output: "theme: nothing found\nknown.json: 1 finding is known\n", errors: ""))
        #expect(
            folder.text("known.json") == """
                {
                  "version": 1,
                  "findings": [
                    {"code":"unknown-field","file":"views/main.liquid","fingerprint":"bd343a3d2a8c6861"}
                  ]
                }

                """)
        // Two of it, on other lines, with other white space.
        try folder.write(
            "<h1>Orders</h1>\n{% for order in orders %}\n{{order.plase}}\n{{ order.plase }}{% endfor %}\n",
            to: "theme/views/main.liquid")
        #expect(try lintAgainst("--quiet") == Command.Outcome(exitCode: 0, output: "", errors: ""))
        // Another branch around it, and another mistake.
        try folder.write(
            "{% for order in orders %}{% if loading %}{{ order.plase }}{% endif %}{{ order.plac }}{% endfor %}\n",
            to: "theme/views/main.liquid")
        let outcome = try lintAgainst("--format", "json")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.split(separator: "\n").count == 2)
        #expect(
            outcome.output == """
                theme: 2 warnings in 1 file
                known.json: 0 findings are known, 1 entry matches nothing any more (--baseline-prune)

                """)
        #expect(
            try lintAgainst("--baseline-prune", "--quiet", "--format", "json").exitCode == 1)
        #expect(folder.text("known.json") == "{\n  \"version\": 1,\n  \"findings\": []\n}\n")
    }

    @Test("a file that is no baseline stays as it is")
    func foreignBaseline() throws {
        #expect(try lintAgainst("--quiet").exitCode == 64)
        try folder.write("{ \"a\": 1 }", to: "known.json")
        let outcome = try lintAgainst("--baseline-update")
        #expect(
            outcome
                == Command.Outcome(
                    exitCode: 1, output: "",
                    errors: """
                        error[invalid-baseline]: `known.json` is no baseline
                         --> known.json:1:1
                          |
                        1 | { "a": 1 }
                          | ^^^^^^^^^^
                          = help: name a new file, and make it with --baseline-update


                        """))
        #expect(folder.text("known.json") == "{ \"a\": 1 }")
        #expect(try run("lint", "--theme", "theme", "--baseline-update").exitCode == 64)
    }
}
