import Diagnostics
import JSON
import SubscriptionManager
import TestSupport
import Testing

@testable import PreviewSite

@Suite("Building a site") struct SiteBuilderTests {
    private static let allFiles = [
        "ada/ar.html", "ada/en-US.html", "assets/dates/ar.js", "assets/dates/en-US.js", "assets/gallery.css",
        "assets/gallery.js", "assets/images/tea.svg", "assets/literals.js", "assets/locales/ar.js",
        "assets/locales/en-US.js", "assets/runtime.js", "assets/script.js", "assets/states/ada.js",
        "assets/states/zoe.js", "assets/templates.js", "assets/theme.css", "index.html", "manifest.json", "zoe/ar.html",
        "zoe/en-US.html",
    ]

    @Test("a page, and all that it needs")
    func page() throws {
        let site = try SmallSite()
        let report = try site.render()
        #expect(!report.isFailed)
        #expect(report.diagnostics.map(\.diagnostic) == [])
        #expect(site.files() == Self.allFiles)
        #expect(
            site.page("ada/en-US.html") == """
                <!doctype html>
                <html lang="en-US">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Ada &amp; &lt;Co&gt; · en-US</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="../assets/theme.css">
                </head>
                <body>
                <og-smi><div id="og-msi">
                <h1>Hello, Ada</h1>
                <p>2026-03-14</p>
                </div></og-smi>
                <script src="../assets/states/ada.js"></script>
                <script src="../assets/dates/en-US.js"></script>
                <script src="../assets/locales/en-US.js"></script>
                <script src="../assets/templates.js"></script>
                <script src="../assets/runtime.js"></script>
                <script src="../assets/script.js"></script>
                <script src="../assets/literals.js"></script>
                </body>
                </html>

                """)
        #expect(
            site.page("zoe/ar.html") == """
                <!doctype html>
                <html lang="ar" dir="rtl">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>zoe · ar</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="../assets/theme.css">
                </head>
                <body>
                <og-smi><div id="og-msi">
                <h1>مرحبا, &lt;script&gt;alert(1)&lt;/script&gt;</h1>
                </div></og-smi>
                <script src="../assets/states/zoe.js"></script>
                <script src="../assets/dates/ar.js"></script>
                <script src="../assets/locales/ar.js"></script>
                <script src="../assets/templates.js"></script>
                <script src="../assets/runtime.js"></script>
                <script src="../assets/script.js"></script>
                <script src="../assets/literals.js"></script>
                </body>
                </html>

                """)
        #expect(site.page("assets/theme.css") == "h1 { color: teal }\n")
        #expect(site.page("assets/script.js") == "class Small {}\n")
        #expect(
            site.page("assets/literals.js") == """
                // views/main.liquid:2
                ogPreview.addLiteral(0, () => (
                Small.open
                ), "Small.open", "views/main.liquid:2");
                ogPreview.start();

                """)
        let state = site.page("assets/states/zoe.js")
        #expect(state.hasPrefix("globalThis.ogPreview = {\"state\":{"))
        #expect(
            state.hasSuffix("},\"fixture\":\"zoe\",\"now\":\"2026-03-02 09:30:00\",\"timeZone\":\"UTC\",\"seed\":0};\n")
        )
        #expect(!state.contains("<"))
    }

    @Test("the manifest")
    func manifest() throws {
        let site = try SmallSite()
        try site.render(SmallSite.selection(fixtures: ["ada"], locales: ["ar"]))
        let page = site.page("ada/ar.html")
        #expect(
            site.page("manifest.json") == """
                {
                  "version": 2,
                  "theme": "theme",
                  "assets": [
                    "assets/dates/ar.js",
                    "assets/dates/en-US.js",
                    "assets/gallery.css",
                    "assets/gallery.js",
                    "assets/images/tea.svg",
                    "assets/literals.js",
                    "assets/locales/ar.js",
                    "assets/locales/en-US.js",
                    "assets/runtime.js",
                    "assets/script.js",
                    "assets/states/ada.js",
                    "assets/templates.js",
                    "assets/theme.css"
                  ],
                  "fixtures": [
                    {
                      "name": "ada",
                      "title": "Ada & \\u003cCo>",
                      "description": "Look at *this*.",
                      "tags": [
                        "orders",
                        "\\u003cb>"
                      ]
                    }
                  ],
                  "locales": [
                    {
                      "tag": "ar",
                      "direction": "rtl"
                    }
                  ],
                  "pages": [
                    {
                      "fixture": "ada",
                      "locale": "ar",
                      "title": "Ada & \\u003cCo> · ar",
                      "path": "ada/ar.html",
                      "bytes": \(page.utf8.count),
                      "sha256": "\(SHA256.hexadecimal(of: Array(page.utf8)))",
                      "diagnostics": []
                    }
                  ]
                }

                """)
    }

    @Test("a fragment is what the template rendered, and nothing else")
    func fragment() throws {
        let site = try SmallSite()
        try site.render(.init(), SmallSite.options(fragment: true))
        #expect(site.page("zoe/en-US.html") == "<h1>Hello, &lt;script&gt;alert(1)&lt;/script&gt;</h1>\n")
        let rendering = ["assets/literals.js", "assets/locales/", "assets/templates.js"]
        #expect(site.files() == Self.allFiles.filter { file in !rendering.contains { file.hasPrefix($0) } })
    }

    @Test("without scripts there are none")
    func noScripts() throws {
        let site = try SmallSite()
        try site.render(.init(), SmallSite.options(scripts: false))
        #expect(
            site.files() == [
                "ada/ar.html", "ada/en-US.html", "assets/gallery.css", "assets/gallery.js", "assets/images/tea.svg",
                "assets/theme.css", "index.html", "manifest.json", "zoe/ar.html", "zoe/en-US.html",
            ])
        for path in site.files() where path.hasPrefix("ada/") || path.hasPrefix("zoe/") {
            #expect(!site.page(path).contains("<script"))
        }
    }

    @Test("a theme of one file needs no more")
    func bareTheme() throws {
        let folder = try TemporaryFolder([
            "theme/views/main.liquid": "Hello", "fixtures/ada.json": #"{ "locale": "fr-CA" }"#,
            "fixtures/eve.json": #"{ "locale": "../../eve" }"#,
        ])
        let theme = try Theme(folder: folder.path + "/theme")
        let fixtures = try FixtureFolder(contentsOf: folder.path + "/fixtures")
        let plan = try SitePlan(fixtures: fixtures, locales: theme.locales, selection: .init())
        let output = try OutputFolder.forWriting(folder.path + "/output")
        _ = try SiteBuilder(theme: theme).build(plan, standing: output, into: output)
        #expect(
            folder.files.filter { $0.hasPrefix("output") } == [
                "output/ada/fr-CA.html", "output/assets/dates/en.js", "output/assets/dates/fr-CA.js",
                "output/assets/gallery.css", "output/assets/gallery.js",
                "output/assets/literals.js", "output/assets/runtime.js", "output/assets/states/ada.js",
                "output/assets/states/eve.js", "output/assets/templates.js", "output/eve/en.html", "output/index.html",
                "output/manifest.json",
            ])
        let page = try #require(folder.text("output/ada/fr-CA.html"))
        #expect(!page.contains("theme.css") && !page.contains("script.js\""))
    }

    @Test("the same bytes twice, and on any number of threads", arguments: [1, 2, 7])
    func sameBytes(jobs: Int) throws {
        let site = try SmallSite()
        let other = site.folder.path + "/other"
        try site.render()
        try site.render(.init(), SmallSite.options(jobs: jobs), to: other)
        let contents = try site.folder.contents
        let first = contents.filter { $0.key.hasPrefix("output/") }
        #expect(first.count == Self.allFiles.count)
        for (path, bytes) in first { #expect(contents["other/" + path.dropFirst("output/".count)] == bytes) }
    }

    @Test("pages are made in shards as they are made at once")
    func shards() throws {
        let site = try SmallSite()
        let whole = site.folder.path + "/whole"
        try site.render(.init(), to: whole)
        for shard in ["2/3", "1/3", "3/3"] { try site.render(SmallSite.selection(shard: shard)) }
        let contents = try site.folder.contents
        for path in Self.allFiles { #expect(contents["output/" + path] == contents["whole/" + path], "\(path)") }
    }

    @Test("what the manifest says of pages that were not made now is what it says when all are made")
    func keptEntries() throws {
        let site = try SmallSite([
            "theme/views/main.liquid": "{{ 'a *b*' | markdown }}{{ customer.nothing.more }}",
            "fixtures/bad.json": #"{ "orders": {} }"#,
        ])
        try site.render()
        let before = try site.folder.contents
        for fixture in ["ada", "bad"] { try site.render(SmallSite.selection(fixtures: [fixture])) }
        #expect(try site.folder.contents == before)
        // A page that was read from the manifest is counted with one that was made now.
        #expect(site.page("index.html").contains("<span>3 diagnostics</span>"))
        try site.folder.write("<p>Hello</p>", to: "theme/views/main.liquid")
        try site.render()
        #expect(!site.files().contains { $0.hasPrefix("assets/markdown") })
        #expect(!site.folder.hasFolder("output/assets/markdown"))
    }

    @Test("a folder of an older version is written anew")
    func olderVersion() throws {
        let site = try SmallSite()
        try site.render()
        let before = try site.folder.contents
        let manifest = site.page("manifest.json").replacing("\"version\": 2", with: "\"version\": 1")
        try site.folder.write(manifest, to: "output/manifest.json")
        try site.render()
        #expect(try site.folder.contents == before)
    }

    @Test("pages in a locale that the theme has not, and files that its styles name")
    func otherLocale() throws {
        let site = try SmallSite([
            "theme/styles/main.css": "h1 { background: url(paper.svg) }\n", "theme/styles/paper.svg": "<svg/>",
            "fixtures/zoe.json": #"{ "$fixture": { "now": "2026-03-02" }, "locale": "fa_IR" }"#,
        ])
        let report = try site.render()
        #expect(
            report.pages.map(\.name.path) == [
                "ada/ar.html", "ada/en-US.html", "zoe/ar.html", "zoe/en-US.html", "zoe/fa-IR.html",
            ])
        let page = try #require(site.folder.text("output/zoe/fa-IR.html"))
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"fa-IR\" dir=\"rtl\">\n"))
        #expect(page.contains("<h1>Hello, </h1>"))
        #expect(
            report.siteDiagnostics.map(\.message) == [
                "the theme has no file for the locale `fa-IR`: the texts of its pages come from `locales/en-US.json`"
            ])
        #expect(site.folder.text("output/assets/theme.css") == "h1 { background: url(theme/styles~paper.svg) }\n")
        #expect(site.folder.text("output/assets/theme/styles~paper.svg") == "<svg/>")

        try site.folder.write("h1 { color: teal }\n", to: "theme/styles/main.css")
        try site.folder.write("{}", to: "fixtures/zoe.json")
        try site.render(SmallSite.selection(locales: ["it"]))
        try site.render()
        #expect(
            site.folder.files.filter { $0.hasPrefix("output/zoe") || $0.hasPrefix("output/assets/theme") } == [
                "output/assets/theme.css", "output/zoe/ar.html", "output/zoe/en-US.html",
            ])
    }

    @Test("a page that is not selected stays, and one that is no more goes")
    func selection() throws {
        let site = try SmallSite()
        try site.render()
        let before = try site.folder.contents
        try site.render(SmallSite.selection(fixtures: ["ada"]))
        #expect(try site.folder.contents == before)
        try site.folder.remove("fixtures/zoe.json")
        try site.render(SmallSite.selection(fixtures: ["ada"], locales: ["en-US"]))
        #expect(site.files() == Self.allFiles.filter { !$0.contains("zoe") })
    }

    @Test("pages of another theme go")
    func otherTheme() throws {
        let site = try SmallSite(["other/views/main.liquid": "Hello", "other/locales/fr.json": "{}"])
        try site.render()
        try site.render(SmallSite.selection(fixtures: ["ada"]), theme: "other")
        #expect(
            site.files() == [
                "ada/fr.html", "assets/dates/fr.js", "assets/gallery.css", "assets/gallery.js", "assets/images/tea.svg",
                "assets/literals.js", "assets/locales/fr.js", "assets/runtime.js", "assets/states/ada.js",
                "assets/templates.js", "index.html", "manifest.json",
            ])
    }

    @Test("a page that fails is replaced by one that says why, and the others are made")
    func failure() throws {
        let site = try SmallSite([
            "fixtures/bad.json": #"{ "orders": {}, "x": "<script>alert(1)</script>" }"#,
            "theme/views/main.liquid":
                "{% if customer.first_name == 'Ada' %}{{ customer.greet() }}{% endif %}<p>Hello</p>\n",
        ])
        let report = try site.render()
        #expect(report.isFailed)
        #expect(
            report.pages.filter(\.isFailed).map(\.name.description) == ["ada/ar", "ada/en-US", "bad/ar", "bad/en-US"])
        #expect(site.page("zoe/en-US.html").contains("<p>Hello</p>"))
        let page = site.page("bad/en-US.html")
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n<head>\n"))
        #expect(page.contains("<title>Failed: bad · en-US</title>"))
        #expect(page.contains("<h1>This page could not be made</h1>"))
        #expect(!page.contains("<script"))
        #expect(
            page.contains(
                """
                <section class="sm-preview-error-section">
                <p class="sm-preview-code"><b>error</b> invalid-fixture</p>
                <p class="sm-preview-message"><code>orders</code> must be a list of Order objects, but is an empty object</p>
                <p class="sm-preview-place">\(site.folder.path)/fixtures/bad.json:1:13</p>
                <pre tabindex="0"><code><i aria-hidden="true">1</i>{ &quot;orders&quot;: <mark>{}</mark>, \
                &quot;x&quot;: &quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot; }
                <span aria-hidden="true"><i> </i>            <b>^^</b></span></code></pre>
                <p class="sm-preview-help">an empty list is []</p>
                </section>

                """), "\(page)")
        #expect(site.page("ada/en-US.html").contains("views/main.liquid:1:"))
    }

    @Test("a failed fragment is a fragment")
    func failedFragment() throws {
        let site = try SmallSite(["theme/views/main.liquid": "{{ 1 | nothing }}"])
        try site.render(.init(), SmallSite.options(fragment: true))
        let page = site.page("ada/en-US.html")
        #expect(page.hasPrefix("<style>\n.sm-preview-error"))
        #expect(page.hasSuffix("</main>\n"))
        #expect(!page.contains("<html"))
    }

    @Test("deeply nested templates do not overflow a thread's stack")
    func deep() throws {
        let depth = 100
        let open = String(repeating: "{% if true %}", count: depth)
        let close = String(repeating: "{% endif %}", count: depth)
        let parentheses = String(repeating: "(", count: 20) + "1" + String(repeating: ")", count: 20)
        let site = try SmallSite(["theme/views/main.liquid": "\(open){{ \(parentheses) }}\(close)\n"])
        try site.render(SmallSite.selection(fixtures: ["ada"]), SmallSite.options(fragment: true))
        #expect(site.page("ada/en-US.html") == "1\n")
    }

    @Test("the gallery shows fixtures that have a place by that, and the others by name")
    func order() throws {
        let site = try SmallSite([
            "fixtures/mia.json": #"{ "$fixture": { "order": 2 } }"#,
            "fixtures/zoe.json": #"{ "$fixture": { "order": 1.5 } }"#, "fixtures/bob.json": "{}",
        ])
        try site.render()
        let gallery = try #require(site.folder.text("output/index.html"))
        #expect(gallery.matches(of: /data-fixture="(\w+)"/).map { String($0.1) } == ["zoe", "mia", "ada", "bob"])
    }

    @Test("the gallery names everything, and is harmless")
    func gallery() throws {
        let site = try SmallSite(["theme/views/main.liquid": "{{ customer.frist_name }}{{ 1 | nothing if loading }}"])
        try site.render()
        let page = site.page("index.html")
        #expect(page.contains("<h2 id=\"title-ada\">Ada &amp; &lt;Co&gt;</h2>"))
        #expect(page.contains("<p>Look at <em>this</em>.</p>"))
        #expect(page.contains("<li>orders</li><li>&lt;b&gt;</li>"))
        #expect(page.contains("<a class=\"failed\" href=\"ada/en-US.html\""))
        #expect(page.contains("<h2>4 pages could not be made</h2>"))
        let scripts = page.split(separator: "<script").dropFirst()
        #expect(scripts.map { String($0.prefix(34)) } == [" src=\"assets/gallery.js\" defer></s"])
    }
}
