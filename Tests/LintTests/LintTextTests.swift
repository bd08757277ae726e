import Diagnostics
import Lint
import SubscriptionManager
import TestSupport
import Testing

/// What several locales, and rendering, have to do with what is found in texts.
@Suite("Lint and texts")
struct LintTextTests {
    private func messages(
        _ view: String, _ english: String, _ arabic: String, besides rendered: [Diagnostic] = []
    ) throws -> [String] {
        let folder = try TemporaryFolder([
            "views/main.liquid": view, "locales/en-US.json": english, "locales/ar.json": arabic,
        ])
        return Linter(theme: try Theme(folder: folder.path)).report(besides: rendered).findings.map(\.message)
    }

    @Test("a group may have a key that is also the name of a plural form")
    func groupWithForm() throws {
        let texts = #"{ "reasons": { "other": "Other", "price": "Too expensive" } }"#
        let view = "{{ 'reasons.other' | t }} {{ 'reasons.price' | t }} {{ ('reasons' | t)[customer.first_name] }}"
        #expect(try messages(view, texts, texts) == [])
    }

    @Test("a text may print a property of an object that it is given")
    func propertyOfValue() throws {
        let texts = #"{ "hello": "Hello {{ who.first_name }}" }"#
        #expect(try messages("{{ 'hello' | t(who=customer) }}", texts, texts) == [])
    }

    @Test("of a value that a call does not pass, one message tells for all locales")
    func forgottenValue() throws {
        let texts = #"{ "hello": "Hello {{ name }}" }"#
        #expect(
            try messages("{{ 'hello' | t }}", texts, texts) == [
                "`hello` uses `name`, which this call does not pass"
            ])
    }

    @Test("what rendering says of each place is not told again, where one message says it of a whole group")
    func rendered() throws {
        let view = "{{ 'item.name' | t }} {{ 'item.price' | t }}"
        let english = #"{ "item": { "name": "Name", "price": "Price" } }"#
        let rendered = ["item.name", "item.price"].map {
            Diagnostic(.missingTranslation, .warning, "`locales/ar.json` has no translation for `\($0)`")
        }
        #expect(
            try messages(view, english, "{}", besides: rendered) == [
                "`locales/ar.json` lacks `item`, of which views use 2 texts"
            ])
    }

    @Test("the file that has a key is named, English before others")
    func otherFile() throws {
        let folder = try TemporaryFolder([
            "views/main.liquid": "{{ 'hello' | t }}", "locales/ar.json": #"{ "hello": "Hello" }"#,
            "locales/en-US.json": #"{ "hello": "Hello" }"#, "locales/fr.json": "{}",
        ])
        let findings = Linter(theme: try Theme(folder: folder.path)).report().findings
        #expect(findings.map(\.help) == ["`locales/en-US.json` has it: add it to `locales/fr.json` too"])
    }
}
