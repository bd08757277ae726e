import Diagnostics
import JSON
import Testing

@testable import PreviewSite

@Suite("Printing diagnostics") struct DiagnosticPrinterTests {
    private static func place(
        _ line: String, _ column: Int, _ endColumn: Int, at number: Int = 12, endLine: Int? = nil,
        file: String = "views/order/main.liquid"
    ) -> Diagnostic.Place {
        Diagnostic.Place(
            file: file, line: number, column: column, endLine: endLine ?? number, endColumn: endColumn,
            sourceLine: line)
    }

    private static func drawn(_ place: Diagnostic.Place) -> String {
        DiagnosticPrinter().text(Diagnostic(.syntax, .error, "no", at: place))
    }

    @Test("a diagnostic with everything")
    func everything() throws {
        let diagnostic = Diagnostic(
            .unknownFilter, .error, "there is no filter `curency`",
            at: Self.place("{{ order.total | curency }}", 18, 25),
            includes: [
                Self.place("{% include 'order' %}", 1, 22, at: 3, file: "views/main.liquid"),
                Self.place("{% include 'main' %}", 5, 22, at: 7, file: "views/order.liquid"),
            ],
            help: "did you mean `currency`?")
        let pages = try ["a", "b", "c", "d", "e"].map { try #require(PageName(fixture: $0, locale: "en-US")) }
        #expect(
            DiagnosticPrinter().text(diagnostic, on: pages) == """
                error[unknown-filter]: there is no filter `curency`
                  --> views/order/main.liquid:12:18
                   |
                12 | {{ order.total | curency }}
                   |                  ^^^^^^^
                   = help: did you mean `currency`?
                   = included from views/order.liquid:7:5
                   = included from views/main.liquid:3:1
                   = on 5 pages: a/en-US, b/en-US, c/en-US, d/en-US, …


                """)
    }

    @Test("related places and fixes")
    func relatedAndFixes() {
        let place = Self.place("{% endif %}", 1, 12, at: 112)
        var diagnostic = Diagnostic(.htmlContext, .error, "no", at: place, help: "close it")
        diagnostic.related = [
            Diagnostic.Related("it begins here", at: Self.place("\t<div {{ x }}", 2, 6, at: 9, file: "views/a.liquid")),
            Diagnostic.Related("see also", at: Self.place("", 3, 4, at: 7, file: "views/b.liquid")),
        ]
        diagnostic.fixes = [Diagnostic.Fix("write `>` after it", [Edit(replacing: place, with: ">")])]
        #expect(
            DiagnosticPrinter().text(diagnostic) == """
                error[html-context]: no
                   --> views/order/main.liquid:112:1
                    |
                112 | {% endif %}
                    | ^^^^^^^^^^^
                   ::: views/a.liquid:9:2
                    |
                  9 |     <div {{ x }}
                    |     ---- it begins here
                    = note: see also: views/b.liquid:7:3
                    = help: close it


                """)
        #expect(
            DiagnosticPrinter(format: .github).text(diagnostic) == """
                ::error file=views/order/main.liquid,line=112,col=1,endColumn=12,title=html-context::no%0A\
                it begins here: views/a.liquid:9:2%0Asee also: views/b.liquid:7:3%0Ahelp: close it

                """)
        #expect(
            DiagnosticPrinter(format: .json).text(diagnostic) == """
                {"code":"html-context","severity":"error","message":"no","template":"views/order/main.liquid",\
                "line":112,"column":1,"endLine":112,"endColumn":12,"includes":[],"help":"close it","related":[\
                {"message":"it begins here","template":"views/a.liquid","line":9,"column":2,"endLine":9,"endColumn":6},\
                {"message":"see also","template":"views/b.liquid","line":7,"column":3,"endLine":7,"endColumn":4}],\
                "fixTitle":"write `>` after it","fix":[{"template":"views/order/main.liquid","line":112,"column":1,\
                "endLine":112,"endColumn":12,"text":">"}]}

                """)
    }

    @Test("a warning of no file, on one page")
    func withoutPlace() throws {
        let page = try #require(PageName(fixture: "ordinary", locale: "fr-CA"))
        #expect(
            DiagnosticPrinter().text(
                Diagnostic("missing-command", .warning, "no `lessc`", help: "install it"), on: [page])
                    == """
                    warning[missing-command]: no `lessc`
                      = help: install it
                      = on the page ordinary/fr-CA


                    """)
    }

    @Test("a fixture is extended, not included")
    func extended() {
        let diagnostic = Diagnostic(
            .missingFixture, .error, "no", at: Self.place("{}", 1, 1, at: 1, file: "Fixtures/b.json"),
            includes: [Self.place("", 3, 9, at: 4, file: "Fixtures/a.json")])
        #expect(
            DiagnosticPrinter().text(diagnostic) == """
                error[missing-fixture]: no
                 --> Fixtures/b.json:1:1
                  |
                1 | {}
                  | ^
                  = extended by Fixtures/a.json:4:3


                """)
    }

    @Test(
        "the caret stands under the expression",
        arguments: [
            // Tabs.
            ("\t{% if\tx %}", 8, 9, "    {% if   x %}", "            ^"),
            // Wide characters, and those that take no room.
            ("日本 {{ x }}", 7, 8, "日本 {{ x }}", "        ^"),
            ("{{ '日本' }}", 4, 8, "{{ '日本' }}", "   ^^^^^^"),
            ("e\u{301}e\u{301} {{ x }}", 9, 10, "e\u{301}e\u{301} {{ x }}", "      ^"),
            ("👍🏽 {{ x }}", 7, 8, "👍🏽 {{ x }}", "        ^"),
            ("👩‍👧 {{ x }}", 8, 9, "👩‍👧 {{ x }}", "      ^"),
            // At the end of the line, and beyond.
            ("{% if x", 8, 8, "{% if x", "       ^"),
            ("{% if x", 80, 90, "{% if x", "       ^"),
            ("", 1, 1, nil, nil),
            // What a terminal would obey.
            ("a\u{1B}[31m\r{{ x }}", 11, 12, "a␛[31m␍{{ x }}", "          ^"),
            ("\u{202E}{{ x }}", 5, 6, "\u{FFFD}{{ x }}", "    ^"),
        ] as [(String, Int, Int, String?, String?)])
    func caret(line: String, column: Int, end: Int, shown: String?, caret: String?) {
        var expected = "error[syntax]: no\n  --> views/order/main.liquid:12:\(column)\n"
        if let shown, let caret { expected += "   |\n12 | \(shown)\n   | \(caret)\n" }
        #expect(Self.drawn(Self.place(line, column, end)) == expected + "\n")
    }

    @Test("an expression over several lines is underlined to the end of the first")
    func severalLines() {
        #expect(
            Self.drawn(Self.place("a {{ select(  ", 6, 3, endLine: 14)) == """
                error[syntax]: no
                  --> views/order/main.liquid:12:6
                   |
                12 | a {{ select(  
                   |      ^^^^^^^


                """)
    }

    @Test(
        "a long line is cut around the expression",
        arguments: [
            (1, 4, "aaaa" + String(repeating: "a", count: 94) + "…", "^^^"),
            (
                150, 153, "…" + String(repeating: "a", count: 98) + "…",
                " " + String(repeating: " ", count: 63) + "^^^"
            ),
            (298, 301, "…" + String(repeating: "a", count: 98), String(repeating: " ", count: 96) + "^^^"),
            (100, 301, "…" + String(repeating: "a", count: 98) + "…", " " + String(repeating: "^", count: 98)),
        ])
    func longLine(column: Int, end: Int, shown: String, caret: String) {
        let line = String(repeating: "a", count: 300)
        #expect(
            Self.drawn(Self.place(line, column, end)) == """
                error[syntax]: no
                  --> views/order/main.liquid:12:\(column)
                   |
                12 | \(shown)
                   | \(caret)


                """)
    }

    @Test("colours")
    func colors() {
        let diagnostic = Diagnostic(.syntax, .warning, "no", at: Self.place("{{ x }}", 4, 5))
        #expect(
            DiagnosticPrinter(hasColors: true).text(diagnostic) == """
                \u{1B}[1;33mwarning[syntax]\u{1B}[0m\u{1B}[1m: no\u{1B}[0m
                  \u{1B}[34m-->\u{1B}[0m views/order/main.liquid:12:4
                   \u{1B}[34m|\u{1B}[0m
                \u{1B}[34m12\u{1B}[0m \u{1B}[34m|\u{1B}[0m {{ x }}
                   \u{1B}[34m|\u{1B}[0m    \u{1B}[1;33m^\u{1B}[0m


                """)
    }

    @Test("one line of JSON")
    func json() {
        let diagnostic = Diagnostic(
            .unknownFilter, .error, "no \"x\"", at: Self.place("{{ x }}", 4, 5),
            includes: [Self.place("", 1, 22, at: 3, file: "views/main.liquid")], help: "try y")
        let expected = """
            {"code":"unknown-filter","severity":"error","message":"no \\"x\\"","template":"views/order/main.liquid",\
            "line":12,"column":4,"endLine":12,"endColumn":5,\
            "includes":[{"template":"views/main.liquid","line":3,"column":1}],"help":"try y"}

            """
        #expect(DiagnosticPrinter(format: .json).text(diagnostic) == expected)
        let bare = """
            {"code":"syntax","severity":"warning","message":"no","template":null,"line":null,"column":null,\
            "endLine":null,"endColumn":null,"includes":[]}

            """
        #expect(DiagnosticPrinter(format: .json).text(Diagnostic(.syntax, .warning, "no")) == bare)
    }

    @Test("a workflow command, escaped")
    func github() throws {
        let page = try #require(PageName(fixture: "ordinary", locale: "fr-CA"))
        let diagnostic = Diagnostic(
            "a,b:c", .error, "100% wrong:\r\nyes, really",
            at: Self.place("{{ x }}", 4, 5, file: "views/a,b:c%d.liquid"),
            includes: [Self.place("", 1, 22, at: 3, file: "views/main.liquid")], help: "try y")
        #expect(
            DiagnosticPrinter(format: .github, themeFolder: "./Templates/standard").text(diagnostic, on: [page]) == """
                ::error file=Templates/standard/views/a%2Cb%3Ac%25d.liquid,line=12,col=4,endColumn=5,title=a%2Cb%3Ac\
                ::100%25 wrong:%0Ayes, really%0Ahelp: try y%0Aincluded from views/main.liquid:3:1\
                %0Aon the page ordinary/fr-CA

                """)
    }

    @Test("a workflow command of several lines, of a fixture, and of no file")
    func githubPlaces() {
        let printer = DiagnosticPrinter(format: .github, themeFolder: "Templates/standard/")
        #expect(
            printer.text(Diagnostic(.syntax, .warning, "no", at: Self.place("{{", 4, 2, endLine: 14)))
                == "::warning file=Templates/standard/views/order/main.liquid,line=12,endLine=14,title=syntax::no\n")
        #expect(
            printer.text(Diagnostic(.syntax, .error, "no", at: Self.place("{{", 4, 4, file: "Fixtures/a.json")))
                == "::error file=Fixtures/a.json,line=12,col=4,endColumn=4,title=syntax::no\n")
        #expect(printer.text(Diagnostic(.syntax, .error, "no")) == "::error title=syntax::no\n")
    }

    @Test("the same diagnostic is met on many pages, and told once")
    func collected() throws {
        let pages = try ["a", "b"].map { try #require(PageName(fixture: $0, locale: "en")) }
        let theme = Diagnostic(.syntax, .error, "theme")
        let one = Diagnostic(.syntax, .error, "one")
        let two = Diagnostic(.syntax, .error, "two")
        let collected = PageDiagnostic.collect(
            site: [theme, theme], pages: [(pages[0], [one, one, theme]), (pages[1], [two, one])])
        #expect(collected.map(\.diagnostic) == [theme, one, two])
        #expect(collected.map(\.pages) == [[], pages, [pages[1]]])
    }
}
