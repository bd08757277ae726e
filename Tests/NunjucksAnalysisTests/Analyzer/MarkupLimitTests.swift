import Diagnostics
import NunjucksAnalysis
import NunjucksRuntime
import NunjucksSyntax
import SubscriptionManager
import Testing

/// Themes are hostile until proven otherwise: markup has limits, and each reports itself.
@Suite("Limits of markup")
struct MarkupLimitTests {
    @Test("elements are followed 512 deep, and written as they stand from there on")
    func depth() throws {
        let template = String(repeating: "<div>", count: 600) + "</b>"
        let (output, diagnostics) = try rendering(of: template)
        #expect(output == template)
        #expect(
            diagnostics == [
                """
                warning[limit]: `<div>` is nested in more than 512 elements
                  at main:1:2566
                  help: browsers nest no deeper; from here on, the markup is written as it stands, balanced or not
                """
            ])
    }

    @Test("formatting elements that are left open count as nested")
    func formatting() throws {
        let (output, diagnostics) = try rendering(of: String(repeating: "<p><b></p>", count: 600))
        #expect(output == String(repeating: "<p><b></p>", count: 600))
        #expect(diagnostics.first?.hasPrefix("warning[limit]: `<p>` is nested in more than 512 elements") ?? false)
    }

    @Test("500 warnings of one kind are reported")
    func warnings() throws {
        let (output, diagnostics) = try rendering(of: String(repeating: "</b>", count: 600))
        #expect(output == "")
        #expect(diagnostics.count == 501)
        #expect(
            diagnostics.last == """
                warning[limit]: there are more than 500 warnings `unbalanced-html`; the rest are left out
                  at main:1:2001
                """)
    }

    @Test("a tag with very many attributes is written as it stands")
    func attributes() throws {
        let attributes = (0..<1200).map { "a\($0)=1" } + ["a0=1", "a1199=1", "a1199=1"]
        let template = "<i \(attributes.joined(separator: " "))></i>"
        let (output, diagnostics) = try rendering(of: template)
        #expect(output == template)
        #expect(diagnostics == [])
    }

    private func rendering(of template: String) throws -> (output: String, diagnostics: [String]) {
        let environment = Environment(.sm(options: Options(dialect: .sm), loader: MemoryLoader([:])))
        let rendering = try environment.template(template, name: "main").rendering()
        return (rendering.text, rendering.diagnostics.map(brief))
    }

    private func brief(_ diagnostic: Diagnostic) -> String {
        var lines = ["\(diagnostic.severity)[\(diagnostic.code.rawValue)]: \(diagnostic.message)"]
        if let place = diagnostic.place { lines.append("  at \(place.file):\(place.line):\(place.column)") }
        if let help = diagnostic.help { lines.append("  help: \(help)") }
        return lines.joined(separator: "\n")
    }
}
