import Diagnostics
import Foundation
import JSON
import Testing

@testable import PreviewSite

@Suite("The manifest") struct ManifestTests {
    private func page(_ fixture: String, _ diagnostics: [Diagnostic]) throws -> Manifest.Page {
        Manifest.Page(
            name: try #require(PageName(fixture: fixture, locale: "en-US")), title: "T · en-US", bytes: 3,
            sha256: "ab", diagnostics: diagnostics)
    }

    private func fixture(_ name: String, order: Double? = nil) -> Manifest.Fixture {
        Manifest.Fixture(name: name, title: "T", description: "Look.", tags: ["x"], order: order)
    }

    @Test("pages are in name order, and diagnostics on a line each")
    func written() throws {
        let place = Diagnostic.Place(
            file: "views/main.liquid", line: 1, column: 2, endLine: 3, endColumn: 4, sourceLine: "{{ x }}")
        let diagnostic = Diagnostic(.syntax, .warning, "no\u{2028}</script>", at: place, includes: [place], help: "yes")
        let manifest = Manifest(
            theme: "a \"theme\"\u{7F}", assets: ["assets/theme.css", "assets/dates/ar.js"],
            fixtures: [fixture("b", order: 2), fixture("a")], pages: [try page("b", []), try page("a", [diagnostic])])
        let text = String(decoding: manifest.bytes, as: UTF8.self)
        let line = String(decoding: diagnostic.json, as: UTF8.self)
        #expect(
            text == """
                {
                  "version": 2,
                  "theme": "a \\"theme\\"\\u007f",
                  "assets": [
                    "assets/dates/ar.js",
                    "assets/theme.css"
                  ],
                  "fixtures": [
                    {
                      "name": "a",
                      "title": "T",
                      "description": "Look.",
                      "tags": [
                        "x"
                      ]
                    },
                    {
                      "name": "b",
                      "title": "T",
                      "description": "Look.",
                      "tags": [
                        "x"
                      ]
                    }
                  ],
                  "locales": [
                    {
                      "tag": "en-US",
                      "direction": "ltr"
                    }
                  ],
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
        #expect(Manifest.read(manifest.bytes)?.isSound == true)
    }

    @Test("a shard says which part it is, and what joining it with the others needs")
    func part() throws {
        let diagnostic = Diagnostic(.missingAsset, .warning, "no picture")
        func manifest(_ indices: [Int]) throws -> Manifest {
            Manifest(
                theme: "theme", fixtures: [fixture("a", order: 1.5), fixture("b")],
                pages: [try page("a", []), try page("b", [])],
                part: Manifest.Part(indices, of: 4, digest: "cd", siteDiagnostics: [diagnostic]))
        }
        let one = try manifest([3])
        let line = String(decoding: diagnostic.json, as: UTF8.self)
        #expect(
            String(decoding: one.bytes, as: UTF8.self).hasPrefix(
                """
                {
                  "version": 2,
                  "theme": "theme",
                  "shard": {
                    "index": 3,
                    "count": 4,
                    "digest": "cd",
                    "order": {
                      "a": 1.5
                    },
                    "diagnostics": [
                      \(line)
                    ]
                  },
                  "assets": [],

                """))
        let two = try manifest([3, 1])
        #expect(
            String(decoding: two.bytes, as: UTF8.self).contains(
                """
                  "shard": {
                    "indices": [
                      1,
                      3
                    ],
                    "count": 4,

                """))
        for manifest in [one, two] {
            let read = try #require(Manifest.read(manifest.bytes))
            #expect(read.manifest.bytes == manifest.bytes)
            #expect(read.isSound)
            #expect(read.manifest.fixtures == manifest.fixtures)
            #expect(read.manifest.part?.siteDiagnostics == [diagnostic])
        }
    }

    @Test(
        "a manifest that is not as it was written is not sound",
        arguments: [
            (#""name": "a""#, #""name": "c""#), (#""path": "a/en-US.html""#, #""path": "../a/en-US.html""#),
            (#""fixture": "b""#, #""fixture": "a""#), (#""assets/x.js""#, #""assets/../x.js""#),
            (#""assets/x.js""#, #""x.js""#), (#""assets/x.js""#, #""assets/.x.js""#), (#""assets/x.js""#, "1"),
            (#""index": 3"#, #""index": 5"#), (#""index": 3"#, #""index": 0"#), (#""index": 3"#, #""index": 1.5"#),
            (#""index": 3"#, #""indices": [3, 3]"#), (#""index": 3"#, #""indices": []"#),
            (#""count": 4"#, #""count": 1"#),
            (#""digest": "cd""#, #""digest": 1"#), (#""diagnostics": []"#, #""diagnostics": [{}]"#),
            (#""title": "T""#, #""title": 1"#), (#""bytes": 3"#, #""bytes": "3""#), (#""bytes": 3"#, #""bytes": 0.5"#),
        ])
    func unsound(text: String, other: String) throws {
        let manifest = Manifest(
            theme: "theme", assets: ["assets/x.js"], fixtures: [fixture("a"), fixture("b")],
            pages: [try page("a", []), try page("b", [])], part: Manifest.Part([3], of: 4, digest: "cd"))
        let written = String(decoding: manifest.bytes, as: UTF8.self)
        let changed = written.replacingOccurrences(of: text, with: other)
        #expect(changed != written)
        #expect(Manifest.read(manifest.bytes)?.isSound == true)
        #expect(Manifest.read(Array(changed.utf8))?.isSound == false)
    }

    @Test(
        "what is no manifest, or has pages that lead elsewhere",
        arguments: [
            ("", nil), ("[]", nil), ("{\"version\":3,\"theme\":\"x\",\"pages\":[]}", nil), ("{\"version\":1}", nil),
            ("{\"version\":1,\"theme\":\"x\",\"pages\":[]}", 0), ("{\"version\":2,\"theme\":\"x\",\"pages\":[]}", 0),
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
