import Diagnostics
import JSON
import Testing

@testable import PreviewSite

@Suite("The manifest") struct ManifestTests {
    private func page(_ fixture: String, _ diagnostics: [Diagnostic]) throws -> Manifest.Page {
        Manifest.Page(
            name: try #require(PageName(fixture: fixture, locale: "en-US")), title: "T · en-US", bytes: 3,
            sha256: "ab", diagnostics: diagnostics)
    }

    @Test("pages are in name order, and diagnostics on a line each")
    func written() throws {
        let place = Diagnostic.Place(
            file: "views/main.liquid", line: 1, column: 2, endLine: 3, endColumn: 4, sourceLine: "{{ x }}")
        let diagnostic = Diagnostic(.syntax, .warning, "no\u{2028}</script>", at: place, includes: [place], help: "yes")
        let manifest = Manifest(theme: "a \"theme\"\u{7F}", pages: [try page("b", []), try page("a", [diagnostic])])
        let text = String(decoding: manifest.bytes, as: UTF8.self)
        let line = String(decoding: diagnostic.json, as: UTF8.self)
        #expect(
            text == """
                {
                  "version": 1,
                  "theme": "a \\"theme\\"\\u007f",
                  "pages": [
                    {
                      "fixture": "a",
                      "locale": "en-US",
                      "title": "T · en-US",
                      "path": "a/en-US.html",
                      "bytes": 3,
                      "sha256": "ab",
                      "diagnostics": [
                        \(line)
                      ]
                    },
                    {
                      "fixture": "b",
                      "locale": "en-US",
                      "title": "T · en-US",
                      "path": "b/en-US.html",
                      "bytes": 3,
                      "sha256": "ab",
                      "diagnostics": []
                    }
                  ]
                }

                """)
        #expect(Manifest(reading: manifest.bytes)?.bytes == manifest.bytes)
    }

    @Test(
        "what is no manifest, or has pages that lead elsewhere",
        arguments: [
            ("", nil), ("[]", nil), ("{\"version\":2,\"theme\":\"x\",\"pages\":[]}", nil), ("{\"version\":1}", nil),
            ("{\"version\":1,\"theme\":\"x\",\"pages\":[]}", 0),
            ("{\"version\":1,\"theme\":\"x\",\"pages\":[1,{}]}", 0),
            (
                """
                {"version":1,"theme":"x","pages":[{"fixture":"a","locale":"b","title":"","path":"../x.html","bytes":1,
                "sha256":"","diagnostics":[]},{"fixture":"..","locale":"b","title":"","path":"../b.html","bytes":1,
                "sha256":"","diagnostics":[]}]}
                """, 0
            ),
        ] as [(String, Int?)])
    func read(text: String, pages: Int?) {
        #expect(Manifest(reading: Array(text.utf8))?.pages.count == pages)
    }
}
