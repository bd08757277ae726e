import Diagnostics
import JSON
import Testing

@testable import PreviewSite

@Suite("Comparing with what was approved") struct SnapshotCheckTests {
    private func described(_ differences: [SnapshotCheck.Difference]) -> [String] {
        differences.map { "\($0.path): \($0.kind.rawValue)" }
    }

    @Test("nothing differs, whole or in part")
    func same() throws {
        let site = try SmallSite()
        try site.render()
        #expect(try described(site.check().differences) == [])
        #expect(try described(site.check(SmallSite.selection(fixtures: ["zoe"])).differences) == [])
        #expect(try described(site.check(SmallSite.selection(shard: "2/2")).differences) == [])
    }

    @Test("attribute order and white space between blocks do not matter")
    func canonical() throws {
        let site = try SmallSite()
        try site.render()
        let page = site.page("ada/en-US.html")
        try site.folder.write(
            page.replacing("<meta name=\"viewport\" content=", with: "\n\n  <meta   content=")
                .replacing("initial-scale=1\">", with: "initial-scale=1\" name=viewport>"),
            to: "output/ada/en-US.html")
        #expect(try described(site.check().differences) == [])
    }

    @Test("a checkout with the line ends of Windows is the same")
    func lineEnds() throws {
        let site = try SmallSite([
            "theme/views/main.liquid": """
            <pre>
            {{ 'hello' | t }}
            </pre><!-- one
            two --><p title="three
            four">{{ customer.first_name }}</p>
            """
        ])
        try site.render()
        for path in site.folder.files {
            let text = try #require(site.folder.text(path))
            try site.folder.write(text.replacing("\n", with: "\r\n"), to: path)
        }
        #expect(try described(site.check().differences) == [])
        #expect(try described(site.check(SmallSite.selection(fixtures: ["zoe"])).differences) == [])
        try site.folder.write(site.page("assets/theme.css") + "a { }\r\n", to: "output/assets/theme.css")
        let differences = try site.check().differences
        #expect(described(differences) == ["assets/theme.css: changed"])
        #expect(
            differences.first?.diff == """
                --- \(site.output)/assets/theme.css
                +++ assets/theme.css (rendered)
                @@ -1,3 +1,2 @@
                 h1 { color: teal }
                -a { }
                \u{20}

                """)
    }

    @Test("what has changed, is missing and is too much")
    func differences() throws {
        let site = try SmallSite()
        try site.render()
        try site.folder.write(
            SmallSite.theme["theme/views/main.liquid", default: ""].replacing("h1", with: "h2"),
            to: "theme/views/main.liquid")
        try site.folder.remove("output/zoe/ar.html")
        try site.folder.remove("output/assets/theme.css")
        try site.folder.write("x", to: "output/old/ar.html")
        try site.folder.write("x", to: "output/assets/states/old.js")
        try site.folder.write("mine", to: "output/README.md")
        let before = try site.folder.contents
        let (_, differences) = try site.check(SmallSite.selection(locales: ["ar"]))
        #expect(
            described(differences) == [
                "ada/ar.html: changed", "assets/states/old.js: superfluous", "assets/templates.js: changed",
                "assets/theme.css: missing",
                "old/ar.html: superfluous", "zoe/ar.html: missing",
            ])
        #expect(
            differences.first?.diff == """
                --- \(site.output)/ada/ar.html
                +++ ada/ar.html (rendered)
                @@ -12,9 +12,9 @@
                 <body>
                 <og-smi>
                 <div id="og-msi">
                -<h1>
                +<h2>
                 مرحبا, Ada
                -</h1>
                +</h2>
                 <p>
                 2026-03-14
                 </p>

                """)
        #expect(try site.folder.contents == before)
    }

    @Test("a change is told once, with the pages that have it, the widest first")
    func changes() throws {
        let site = try SmallSite()
        try site.render()
        try site.folder.write(
            """
            <h2>{{ 'hello' | t }}, {{ customer.first_name }}</h2>
            {% for order in orders %}<p class="order" @click="{{ 'Small.open' | js }}">{{ order.place }}</p>
            {% endfor %}
            """, to: "theme/views/main.liquid")
        try site.folder.write(#"{ "hello": "Hi" }"#, to: "theme/locales/en-US.json")
        let changes = try site.compare().check.changes
        #expect(
            changes.map { "\($0.placeCount): \($0.paths.joined(separator: ", "))\n\($0.diff)" }.joined() == """
                8: ada/ar.html, ada/en-US.html, zoe/ar.html, zoe/en-US.html
                @@ -12,7 +12,7 @@
                 <body>
                 <og-smi>
                 <div id="og-msi">
                -<h1>
                +<h2>
                 مرحبا, Ada
                 </h2>
                 <p class="order">
                2: ada/ar.html, ada/en-US.html
                @@ -15,7 +15,7 @@
                 <h2>
                 مرحبا, Ada
                 </h2>
                -<p>
                +<p class="order">
                 2026-03-14
                 </p>
                 </div>
                2: ada/en-US.html, zoe/en-US.html
                @@ -13,7 +13,7 @@
                 <og-smi>
                 <div id="og-msi">
                 <h2>
                -Hello, Ada
                +Hi, Ada
                 </h2>
                 <p class="order">
                 2026-03-14

                """)
    }

    @Test("of changes without end the same ones are kept, in whatever order pages come")
    func manyChanges() throws {
        let site = try SmallSite()
        try site.render()
        let letters = Array("abcdefghij")
        // In words: all numbers would be one change.
        let words = (0..<9_000).map { String("\($0)".compactMap(\.wholeNumberValue).map { letters[$0] }) }
        let pages = ["one/x.html", "two/x.html", "three/x.html"]
        for page in pages {
            try site.folder.write(words.map { "<p>\($0)</p>" }.joined(), to: "output/\(page)")
        }
        func changes(inOrder pages: [(offset: Int, element: String)]) throws -> [String] {
            let check = SnapshotCheck(against: try OutputFolder.forReading(site.output))
            for (number, page) in pages {
                let text = words.enumerated().map { $0.offset % 3 == number ? $0.element : "x\($0.element)" }
                check.take(Array(text.map { "<p>\($0)</p>" }.joined().utf8), at: page)
            }
            return check.changes.map { "\($0.placeCount) \($0.paths) \($0.diff)" }
        }
        let numbered = Array(pages.enumerated())
        let first = try changes(inOrder: numbered)
        #expect(first.count == 2_000)
        #expect(first.allSatisfy { $0.hasPrefix("2 ") })
        #expect(try changes(inOrder: numbered.reversed()) == first)
    }

    @Test("what is no text differs without a diff")
    func binary() throws {
        let site = try SmallSite(["fixtures/images/tea.png": "\u{0}PNG"])
        try site.render()
        try site.folder.write("\u{0}JPG", to: "fixtures/images/tea.png")
        let differences = try site.check().differences
        #expect(described(differences) == ["assets/images/tea.png: changed"])
        #expect(differences.map(\.diff) == [""])
    }

    @Test("a folder with no previews")
    func nothing() throws {
        let site = try SmallSite()
        #expect(throws: Diagnostic.self) { try site.check() }
    }

    @Test("a report for CI systems")
    func junit() throws {
        let site = try SmallSite([
            "theme/views/main.liquid":
                "{% if customer.first_name == 'Ada' %}{{ 1 | cat('\u{1}') }}{% endif %}<p>Hello</p>\n"
        ])
        try site.render()
        try site.folder.remove("output/zoe/en-US.html")
        try site.folder.remove("output/assets/theme.css")
        let (report, differences) = try site.check()
        let text = String(decoding: JUnitReport.bytes(report.pages, differences), as: UTF8.self)
        let failure = """
            <error message="the page could not be made">error[unknown-filter]: there is no filter `cat`
             --&gt; views/main.liquid:1:45
              |
            1 | {% if customer.first_name == &#39;Ada&#39; %}{{ 1 | cat(&#39;␁&#39;) }}{% endif %}&lt;p&gt;Hello&lt;/p&gt;
              |                                             ^^^

            </error>
            """
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="sm-preview" tests="5" failures="1" errors="4">
                  <testsuite name="sm-preview check" tests="5" failures="1" errors="4">
                    <testcase classname="ada" name="ar">
                      \(failure)
                    </testcase>
                    <testcase classname="ada" name="en-US">
                      \(failure)
                    </testcase>
                    <testcase classname="zoe" name="ar">
                      \(failure)
                    </testcase>
                    <testcase classname="zoe" name="en-US">
                      \(failure)
                      <failure message="zoe/en-US.html: is not in the output folder"/>
                    </testcase>
                    <testcase classname="assets" name="theme.css">
                      <failure message="assets/theme.css: is not in the output folder"/>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }
}
