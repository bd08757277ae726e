import Diagnostics
import JSON
import NunjucksRuntime
import TestSupport
import Testing

@testable import SubscriptionManager

/// What is known of a text that has nothing but names between braces is known without an analysis, which would say the same.
@Suite("Texts with names alone")
struct AnalyzedTextTests {
    private static let environment = Environment(.sm(options: Options(dialect: .sm), loader: ThemeTemplates([])))

    private func compare(_ text: String) -> Bool {
        let source = Source(name: "text", text: text)
        let quick = AnalyzedText(source, by: Self.environment)
        let thorough = AnalyzedText(source, by: Self.environment, isThorough: true)
        #expect(quick.names == thorough.names, "\(text)")
        let isQuick = quick.template == nil
        if isQuick { #expect(thorough.template?.diagnostics == [], "\(text)") }
        return isQuick
    }

    @Test(
        "names between braces",
        arguments: [
            "Hello {{ name }}!", "{{a}}{{ b }}", "{{ a }", "{ {{ a }} }", "}} {{ _a1 }}", "{{ count }} of {{ count }}",
            "a { b",
            "{{  a  }}\n{{ b }}",
        ])
    func simple(text: String) { #expect(compare(text) == (text != "{{ a }")) }

    @Test(
        "what is more than that is analyzed",
        arguments: [
            "{{ a.b }}", "{{ a | upper }}", "{% if a %}b{% endif %}", "{# a #}", "{{ 'a' }}", "{{ 1 }}", "{{ true }}",
            "{{ not }}", "{{- a -}}", "{{ range }}", "<b>{{ a }}</b>", "{{ a b }}", "{{ }}", "{{ index }}", "{{ ä }}",
            "{{{ a }}}",
            "{{ a }}{{ 'b' | t }}", "{{ $a }}",
        ])
    func other(text: String) { #expect(!compare(text)) }

    @Test("the texts of themes", arguments: ["Templates/standard", "Templates/classic", "Tests/Cases/lint/theme"])
    func themes(path: String) throws {
        let theme = try Theme(folder: Repository.root.appending(path: path).path)
        var quick = 0
        var all = 0
        for locale in theme.translations.files {
            for text in texts(of: locale.keys) where AnalyzedText.isTemplate(text) {
                all += 1
                if compare(text) { quick += 1 }
            }
        }
        #expect(quick * 2 > all)
    }

    private func texts(of element: JSONDocument.Element) -> [String] {
        element.string.map { [$0] } ?? element.elements.flatMap(texts)
    }
}
