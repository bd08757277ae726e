import Diagnostics
import Foundation
import Lint
import SubscriptionManager
import TestSupport
import Testing

/// What becomes of files, beside the changes that `Tests/Cases/lint` shows.
@Suite("Fixes")
struct FixTests {
    private func fixed(_ files: [String: String], suggestions: Set<Diagnostic.Code> = []) throws -> Fixer.Outcome {
        let folder = try TemporaryFolder(files)
        let theme = try Theme(folder: folder.path)
        return try Fixer(applyingSuggestionsOf: suggestions).fix(theme) { Linter(theme: $0).report().findings }
    }

    private func text(_ outcome: Fixer.Outcome) -> String {
        outcome.changes.map { "\($0.file): \(String(decoding: $0.after, as: UTF8.self))" }.joined(separator: "\n")
    }

    /// What another language calls otherwise, and what it becomes.
    private static let idioms = [
        ("{% if a && b %}x{% endif %}", "{% if a and b %}x{% endif %}"),
        ("{% if (a)&&(b) %}x{% endif %}", "{% if (a) and (b) %}x{% endif %}"),
        ("{% if a || b %}x{% endif %}", "{% if a or b %}x{% endif %}"),
        ("{% if a||b %}x{% endif %}", "{% if a or b %}x{% endif %}"),
        ("{% if a AND b OR c %}x{% endif %}", "{% if a and b or c %}x{% endif %}"),
        ("{% if !a %}x{% endif %}", "{% if not a %}x{% endif %}"),
        ("{% if (!a)||['b'] %}x{% endif %}", "{% if (not a) or ['b'] %}x{% endif %}"),
        ("{% if !(a) %}x{% endif %}", "{% if not (a) %}x{% endif %}"),
        ("{% if a <> b %}x{% endif %}", "{% if a != b %}x{% endif %}"),
        ("{% if a eq b %}x{% endif %}", "{% if a == b %}x{% endif %}"),
        ("{% if a lte 2 %}x{% endif %}", "{% if a <= 2 %}x{% endif %}"),
        ("{{ a mod 2 }}", "{{ a % 2 }}"),
        ("{% for o of orders %}x{% endfor %}", "{% for o in orders %}x{% endfor %}"),
        ("{% if orders then %}x{% endif %}", "{% if orders %}x{% endif %}"),
        ("{% if orders %}x{% else if a %}y{% endif %}", "{% if orders %}x{% elif a %}y{% endif %}"),
        ("{% if orders %}x{% elsif a %}y{% endif %}", "{% if orders %}x{% elif a %}y{% endif %}"),
        ("{% assign x = orders %}{{ x.size }}", "{% set x = orders %}{{ x.length }}"),
        ("{% set x == 1 %}{{ x }}", "{% set x = 1 %}{{ x }}"),
        ("{{ orders | first | dump | upcase | strip }}", "{{ orders | first | dump | upper | trim }}"),
        ("{% if True %}x{% endif %}", "{% if true %}x{% endif %}"),
        ("<img alt=\"\" src={{ environment.name }}/>", "<img alt=\"\" src={{ environment.name }} />"),
        ("<p hidden?=\"{{ orders.length }}\"></p>", "<p ?hidden=\"{{ orders.length }}\"></p>"),
        ("<p hidden=\"{{ orders.length == 0 }}\"></p>", "<p ?hidden=\"{{ orders.length == 0 }}\"></p>"),
        ("<p @onclick=\"{{ 'alert' | js }}\"></p>", "<p @click=\"{{ 'alert' | js }}\"></p>"),
    ]

    @Test("what another language has becomes what is meant", arguments: idioms)
    func idiom(written: String, meant: String) throws {
        #expect(text(try fixed(["views/main.liquid": written])) == "views/main.liquid: \(meant)")
    }

    /// What has no certain translation, or none that stands alone.
    @Test(
        "what can be meant in two ways stays",
        arguments: [
            "{% if a ? b : c %}x{% endif %}", "{% unless orders %}x{% endunless %}", "{{ a ?? b }}",
            "{% case orders.length %}{% when 1 %}x{% endcase %}", "{{ customer.frist_name }}", "{{ orders | curency }}",
            "{% include header %}", "<p @clik=\"{{ 'alert' | js }}\"></p>",
        ])
    func undecided(written: String) throws { #expect(text(try fixed(["views/main.liquid": written])) == "") }

    @Test("a suggestion is done where its code is named, and there alone")
    func suggestion() throws {
        let files = ["views/main.liquid": "{{ customer.frist_name }}{{ orders | frist }}"]
        #expect(
            text(try fixed(files, suggestions: ["unknown-field"]))
                == "views/main.liquid: {{ customer.first_name }}{{ orders | frist }}")
        #expect(
            text(try fixed(files, suggestions: ["unknown-field", "unknown-filter"]))
                == "views/main.liquid: {{ customer.first_name }}{{ orders | first }}")
    }

    @Test("of a key that an object has twice, the one goes that does not count")
    func duplicateKeys() throws {
        let outcome = try fixed([
            "views/main.liquid": "{{ 'a' | t }}{{ 'b' | t }}",
            "locales/en.json":
                "\u{FEFF}{\r\n  \"a\": \"1\",\r\n  \"b\": \"2\",\r\n  \"a\": \"3\",\r\n  \"a\": \"4\"\r\n}\r\n",
        ])
        #expect(text(outcome) == "locales/en.json: \u{FEFF}{\r\n  \"b\": \"2\",\r\n  \"a\": \"4\"\r\n}\r\n")
        #expect(outcome.applied.map(\.fix.title) == ["remove the first one", "remove the first one"])
    }

    @Test("what a fault hides is fixed after it")
    func passes() throws {
        let outcome = try fixed([
            "views/main.liquid": "{% if orders && customer %}{% if a && b && c %}x{% endif %}{% endif %}"
        ])
        #expect(
            text(outcome)
                == "views/main.liquid: {% if orders and customer %}{% if a and b and c %}x{% endif %}{% endif %}")
    }

    @Test("a file that is not UTF-8 stays as it is")
    func otherEncodings() throws {
        let folder = try TemporaryFolder(["views/main.liquid": "{% include 'a' %}"])
        let bytes = Array("{% if a && b %}\u{0}{% endif %}".utf8).map { $0 == 0 ? 0xE9 : $0 } as [UInt8]
        try Data(bytes).write(to: URL(filePath: "\(folder.path)/views/a.liquid"))
        let outcome = try Fixer().fix(try Theme(folder: folder.path)) { Linter(theme: $0).report().findings }
        #expect(outcome.changes.map(\.file) == [])
    }

    @Test("a fix after which a file cannot be read is not made, and the others are")
    func harm() throws {
        let folder = try TemporaryFolder(["views/main.liquid": "{{ a }}{{ b }}", "locales/en.json": "{\"a\": 1}"])
        let theme = try Theme(folder: folder.path)
        let source = Source(name: "views/main.liquid", text: "{{ a }}{{ b }}")
        let texts = Source(name: "locales/en.json", text: "{\"a\": 1}")
        let findings = [
            finding("c", [Edit(replacing: Span(3..<4), in: source, with: "c")]),
            finding("{{", [Edit(replacing: Span(10..<11), in: source, with: "{{")]),
            // What belongs together is done together, or not at all.
            finding(
                "%",
                [
                    Edit(replacing: Span(11..<11), in: source, with: " %"),
                    Edit(replacing: Span(6..<7), in: texts, with: "2"),
                ]),
            finding(
                "fixture", [Edit(replacing: Span(0..<0), in: Source(name: "fixtures/a.json", text: " "), with: "")]),
        ]
        var looks = 0
        let outcome = try Fixer().fix(theme) { _ in
            looks += 1
            return looks == 1 ? findings : []
        }
        #expect(text(outcome) == "views/main.liquid: {{ c }}{{ b }}")
        #expect(outcome.applied.map(\.fix.title) == ["c"])
    }

    private func finding(_ title: String, _ edits: [Edit]) -> Diagnostic {
        Diagnostic("test", .warning, title, fixes: [Diagnostic.Fix(title, edits)])
    }

    @Test("fixes of the same text wait for one another")
    func overlap() throws {
        let folder = try TemporaryFolder(["views/main.liquid": "abc"])
        let theme = try Theme(folder: folder.path)
        let source = Source(name: "views/main.liquid", text: "abc")
        let spans = [0..<2, 1..<3, 2..<2, 2..<2, 2..<3]
        var looks = 0
        let outcome = try Fixer().fix(theme) { _ in
            looks += 1
            if looks > 1 { return [] }
            return spans.enumerated().map { number, span in
                finding("\(number)", [Edit(replacing: Span(span), in: source, with: "\(number)")])
            }
        }
        #expect(text(outcome) == "views/main.liquid: 02c")
        #expect(outcome.applied.map(\.fix.title) == ["0", "2"])
    }

    @Test("what never ends is left after ten passes")
    func circle() throws {
        let folder = try TemporaryFolder(["views/main.liquid": "a"])
        let theme = try Theme(folder: folder.path)
        let outcome = try Fixer().fix(theme) { theme in
            let text = String(decoding: theme.contents(of: "views/main.liquid") ?? [], as: UTF8.self)
            let source = Source(name: "views/main.liquid", text: text)
            return [finding("b", [Edit(replacing: Span(0..<0), in: source, with: "b")])]
        }
        #expect(text(outcome) == "views/main.liquid: bbbbbbbbbba")
    }

    // MARK: Pages

    /// The kinds of findings whose fix is meant to change pages: production shows nothing there, or something else than
    /// what is written.
    private static let changing: Set<Diagnostic.Code> = [
        "syntax", "unknown-tag", "unknown-filter", "unknown-variable", "unknown-property", "misspelt-binding",
    ]

    @Test("no fix changes a page, but for those that are meant to", arguments: Corpus("lint").cases)
    func pages(_ testCase: Case) throws {
        let folder = try LintCaseTests.theme(of: testCase)
        let theme = try Theme(folder: folder.path)
        let outcome = try Fixer().fix(theme) { theme in
            Linter(theme: theme).report().findings.filter { !Self.changing.contains($0.code) }
        }
        guard !outcome.changes.isEmpty else { return }
        let fixed = try theme.replacing(Dictionary(uniqueKeysWithValues: outcome.changes.map { ($0.file, $0.after) }))
        for name in ["ordinary", "prepaid-mid-cycle", "empty-account"] {
            let fixture = try Fixture(contentsOf: Repository.root.appending(path: "Fixtures/\(name).json").path)
            for locale in theme.locales {
                #expect(theme.render(fixture, locale: locale).text == fixed.render(fixture, locale: locale).text)
            }
        }
    }
}
