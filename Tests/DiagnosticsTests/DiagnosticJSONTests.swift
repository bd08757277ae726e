import Diagnostics
import JSON
import Testing

@Suite("Diagnostics as JSON")
struct DiagnosticJSONTests {
    private static let source = Source(name: "views/main.liquid", text: "{{ a | curency }}")

    @Test("what is written can be read, but for source lines and offsets")
    func roundTrip() throws {
        let place = Diagnostic.Place(Span(7..<14), in: Self.source)
        let diagnostic = Diagnostic(
            .unknownFilter, .warning, "a \"b\"\n\u{1}", at: place, includes: [place], help: "c",
            related: [Diagnostic.Related("d", at: place)],
            fixes: [
                Diagnostic.Fix("e", [Edit(replacing: place, with: "f")]),
                Diagnostic.Fix("g", [Edit(replacing: place, with: "h")], .suggestion),
            ])
        let document = try JSONDocument(Source(name: "", bytes: diagnostic.json))
        let read = try #require(Diagnostic(document.root))
        #expect(read.json == diagnostic.json)
        let fix = try #require(read.fixes.first)
        #expect(try Self.source.applying(fix.edits) == Array("{{ a | f }}".utf8))
    }

    @Test("a diagnostic of no file")
    func bare() throws {
        let diagnostic = Diagnostic(.missingCommand, .error, "a")
        #expect(
            String(decoding: diagnostic.json, as: UTF8.self)
                == #"{"code":"missing-command","severity":"error","message":"a","template":null,"line":null,"#
                + #""column":null,"endLine":null,"endColumn":null,"includes":[]}"#)
        #expect(try Diagnostic(JSONDocument(Source(name: "", bytes: diagnostic.json)).root) == diagnostic)
    }
}
