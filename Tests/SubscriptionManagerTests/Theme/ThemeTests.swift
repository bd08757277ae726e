import Diagnostics
import Foundation
import JSON
import SubscriptionManager
import TestSupport
import Testing

@Suite("Themes")
struct ThemeTests {
    @Test("a theme needs nothing but views/main.liquid")
    func smallest() throws {
        let files = try ThemeFiles(["views/main.liquid": "Hello"])
        let theme = try files.theme()
        #expect(theme.name == files.folder.lastPathComponent)
        #expect(theme.folder == files.folder.path)
        #expect(theme.locales == [])
        #expect(theme.diagnostics == [])
        #expect(theme.script == nil)
        #expect(theme.stylesheet().css == nil)
        #expect(theme.stylesheet().diagnostics == [])
        #expect(try files.page().text == "Hello")
    }

    @Test("a folder that is no theme says what is missing")
    func noTheme() throws {
        #expect(
            described { try Theme(folder: "no/such/theme") }
                == "error[missing-theme]: there is no theme `no/such/theme`\n  help: a theme is a folder")
        let files = try ThemeFiles(["views/other.liquid": "x"])
        #expect(
            described { try files.theme() }
                == "error[missing-template]: the theme `\(files.folder.path)` has no `views/main.liquid`\n"
                + "  help: this is where rendering starts")
    }

    private func described(_ make: () throws -> Theme) -> String {
        do {
            _ = try make()
            return "no error"
        } catch { return (error as? Diagnostic).map { describe($0) } ?? "another error" }
    }

    @Test("includes name views from the folder `views`, with or without the suffix, however deep")
    func includes() throws {
        let files = try ThemeFiles([
            "views/main.liquid": "{% include 'order/main' %} {% include 'flat.liquid' %}",
            "views/order/main.liquid": "order {% include 'order/item/price' %}",
            "views/order/item/price.liquid": "5",
            "views/flat.liquid": "flat",
        ])
        #expect(try files.page().text == "order 5 flat")
    }

    @Test("a message about a view names its path in the theme, and what included it")
    func places() throws {
        let files = try ThemeFiles([
            "views/main.liquid": "<p>\n{% include 'order/main' %}", "views/order/main.liquid": "{{ 'x' | sleect }}",
        ])
        let page = try files.page()
        #expect(
            page.error.map(describe) == """
                error[unknown-filter]: there is no filter `sleect`
                  at views/order/main.liquid:1:10-1:16
                  | {{ 'x' | sleect }}
                  |          ^^^^^^
                  from views/main.liquid:2:1-2:27
                  help: did you mean `select`?
                """)
    }

    @Test("a form may hold a payment's token, of which pages have a stand-in")
    func token() throws {
        let files = try ThemeFiles([
            "views/main.liquid": #"<input type="hidden" name="payment_token" value="{{ payments[0].token_id }}">"#
        ])
        let page = try files.page(state: #"{ "payments": [{ "token_id": "card_1Nq8ZbK2eZvKYlo2C4Yb7Xw9" }] }"#)
        #expect(page.text == #"<input type="hidden" name="payment_token" value="stand-in-of-the-preview">"#)
        #expect(page.diagnostics == [])
    }

    @Test(
        "texts come from one file, dates and money are the page's own",
        arguments: [
            ("en-GB", "Hello | 16 February 2025 | US$9.50", "locales/en-US.json"),
            ("fr", "Bonjour | 16 février 2025 | 9,50 $US", "locales/fr-CA.json"),
            ("it", "Hello | 16 febbraio 2025 | 9,50 USD", "locales/en-US.json"),
            ("fr_ca", "Bonjour | 16 février 2025 | 9,50 $ US", nil),
        ])
    func locale(locale: String, text: String, file: String?) throws {
        let files = try ThemeFiles([
            "views/main.liquid":
                "{{ 'hello' | t }}{{ 'only_german' | t }} | {{ '2025-02-16' | date }} | {{ 9.5 | currency }}",
            "locales/de-DE.json": #"{ "hello": "Hallo", "only_german": "nur" }"#,
            "locales/en-US.json": #"{ "hello": "Hello" }"#, "locales/fr-CA.json": #"{ "hello": "Bonjour" }"#,
        ])
        let page = try files.page(locale: locale)
        #expect(page.text.split(separator: "\u{A0}").joined(separator: " ") == text)
        #expect(page.diagnostics.map(\.code) == [.missingTranslation])
        #expect(
            try files.theme().diagnostics(forLocale: locale).map(describe)
                == (file.map { file in
                    [
                        """
                        warning[inexact-locale]: the theme has no file for the locale `\(locale)`: \
                        the texts of its pages come from `\(file)`
                          help: add `locales/\(locale).json`, unless this is intended
                        """
                    ]
                } ?? []))
    }

    @Test("that Markdown files are another locale's is said where the texts are not the same one's")
    func contentLocale() throws {
        let theme = try ThemeFiles([
            "views/main.liquid": "", "locales/en-US.json": "{}", "locales/de-DE.json": "{}",
            "content/en_us/help.md": "Help", "content/images/notes.md": "Notes",
        ]).theme()
        #expect(theme.diagnostics(forLocale: "en-US") == [])
        #expect(
            theme.diagnostics(forLocale: "it").map(\.message) == [
                "the theme has no file for the locale `it`: the texts of its pages come from `locales/en-US.json`"
            ])
        #expect(
            theme.diagnostics(forLocale: "de-DE").map(describe) == [
                """
                warning[inexact-locale]: the theme has no folder `content/de-DE`: the Markdown files of its pages come \
                from `content/en_us`
                  help: add the folder, unless this is intended
                """
            ])
    }

    @Test("a view that does not exist is named with the nearest that does")
    func missingView() throws {
        let files = try ThemeFiles([
            "views/main.liquid": "{% include 'order/mian' %}", "views/order/main.liquid": "",
        ])
        let error = try #require(try files.page().error)
        #expect(error.code == .missingTemplate)
        #expect(error.message == "there is no template `order/mian`")
        #expect(error.help == "did you mean `order/main`?")
    }

    @Test("a locale that cannot be read is reported, and the others work")
    func brokenLocale() throws {
        let files = try ThemeFiles([
            "views/main.liquid": "{{ 'hello' | t }}",
            "locales/en-US.json": #"{"hello": "Hello"}"#,
            "locales/fr-CA.json": "{\"hello\": \"Bonjour\",\n}",
            "locales/es-ES.json": #"["hello"]"#,
            "locales/de-DE.json": #"{"hello": "Hallo", "hello": "Guten Tag"}"#,
            "locales/notes.txt": "not a locale",
            "controls/theme-settings.json": "5",
        ])
        let theme = try files.theme()
        #expect(theme.locales == ["de-DE", "en-US"])
        #expect(
            describe(theme.diagnostics) == """
                warning[duplicate-key]: the key "hello" occurs twice in one object, and only the last counts
                  at locales/de-DE.json:1:20-1:27
                  | {"hello": "Hallo", "hello": "Guten Tag"}
                  |                    ^^^^^^^
                  help: the other one is on line 1, column 2
                  fix: remove the first one

                error[invalid-locale]: `locales/es-ES.json` must be an object of keys and their texts
                  at locales/es-ES.json:1:1-1:10
                  | ["hello"]
                  | ^^^^^^^^^

                error[invalid-json]: expected another key after the comma, found `}`
                  at locales/fr-CA.json:1:20-1:21
                  | {"hello": "Bonjour",
                  |                    ^
                  help: remove this comma: JSON has none after the last value

                error[invalid-settings]: `controls/theme-settings.json` must be an object of settings and their values
                  at controls/theme-settings.json:1:1-1:2
                  | 5
                  | ^
                """)
        let fixture = try ThemeFiles.fixture("{}")
        #expect(theme.render(fixture, locale: "de", options: RenderOptions()).text == "Guten Tag")
        #expect(theme.render(fixture, locale: "fr-CA", options: RenderOptions()).text == "Hello")
    }

    @Test("links that lead out of a theme are not followed, and links inside are")
    func links() throws {
        let secret = try ThemeFiles(["secret.json": #"{"x": "secret"}"#, "views/leak.liquid": "secret"])
        let files = try ThemeFiles([
            "views/main.liquid": "[{% include 'inside' %}] [{% include 'leak' ignore missing %}] {{ 'x' | t }}",
            "views/real.liquid": "real", "locales/en-US.json": #"{"x": "own"}"#,
        ])
        let manager = FileManager.default
        func link(_ name: String, to target: URL) throws {
            try manager.createSymbolicLink(at: files.folder.appending(path: name), withDestinationURL: target)
        }
        try link("views/inside.liquid", to: files.folder.appending(path: "views/real.liquid"))
        try link("views/leak.liquid", to: secret.folder.appending(path: "views/leak.liquid"))
        try link("locales/en-GB.json", to: secret.folder.appending(path: "secret.json"))
        try link("content", to: secret.folder)
        try link("views/again", to: files.folder.appending(path: "views"))
        try manager.createDirectory(
            at: files.folder.appending(path: "scripts"), withIntermediateDirectories: true)
        try link("scripts/script.js", to: secret.folder.appending(path: "secret.json"))
        let theme = try files.theme()
        #expect(theme.script == nil)
        #expect(
            Set(theme.diagnostics.map(\.message))
                == Set(
                    ["views/leak.liquid", "locales/en-GB.json", "content", "scripts/script.js"].map {
                        "`\($0)` is a link that leads out of the theme, and is not read"
                    }))
        let page = theme.render(try ThemeFiles.fixture("{}"), locale: "en-GB", options: RenderOptions())
        #expect(page.text == "[real] [] own")
    }

    @Test("what a page changes in texts and settings, no other page sees")
    func changes() throws {
        let files = try ThemeFiles([
            "views/main.liquid": """
            {% set texts = 'map' | t %}{{ texts.a }}{% set texts.a = 'changed' %}{% set texts.new = '{{ 1 }}' %} {{ texts.a }} \
            {{ texts.new }} {{ texts.b }} {{ ('map' | t).a }} {{ ('map' | t(name='x')).b }}
            {% set settings = 'list' | setting %}{% set n = settings.push(2) %}{{ settings }} {{ 'list' | setting }}
            {% set lines = 'lines' | t %}{% set n = lines.push('d') %}{{ lines }} {{ 'lines' | t }}
            """,
            "locales/en-US.json": #"{"map": {"a": "a {{ locale }}", "b": "{{ name }}!"}, "lines": ["c"]}"#,
            "controls/theme-settings.json": #"{"list": [1]}"#,
        ])
        let theme = try files.theme()
        let fixture = try ThemeFiles.fixture(#"{"locale": "en-US"}"#)
        for _ in 1...2 {
            #expect(
                theme.render(fixture, locale: "en-US").text == """
                    a en-US changed {{ 1 }} ! changed x!
                    12 12
                    cd c
                    """)
        }
    }

    @Test("a fixture's settings lie over the theme's")
    func settings() throws {
        let files = try ThemeFiles([
            "views/main.liquid":
                "{{ 'a.b' | setting }} {{ 'a.c' | setting }} {{ ('a' | setting) | dump }} {{ 'd' | setting(4) }}",
            "controls/theme-settings.json": #"{"a": {"b": 1, "c": 2, "e": {"f": 1, "g": 2}}, "d": 3}"#,
        ])
        #expect(
            try files.page().text
                == #"1 2 {"b":1,"c":2,"e":{"f":1,"g":2}} 3"#)
        #expect(
            try files.page(state: #"{"$fixture": {"settings": {"a": {"b": 9, "e": {"g": 8}}, "d": null}}}"#).text
                == #"9 2 {"b":9,"c":2,"e":{"f":1,"g":8}} "#)
        #expect(
            try files.page(state: #"{"$fixture": {"settings": {"a.c": 7}}}"#).text
                == #"1 7 {"b":1,"c":2,"e":{"f":1,"g":2}} 3"#)
    }

    @Test("a key that the page's locale lacks is blank, or taken from the next locale where that is asked for")
    func fallback() throws {
        let files = try ThemeFiles([
            "views/main.liquid": "[{{ 'a' | t }}] [{{ 'b' | t }}] [{{ 'c' | t(count=2) }}] [{{ 'd' | t }}]",
            "locales/fr-CA.json": #"{"a": "fr"}"#,
            "locales/fr-FR.json": #"{"a": "fr2", "b": "fr-FR"}"#,
            "locales/en-US.json": #"{"a": "en", "b": "en", "c": {"one": "one", "other": "other"}}"#,
        ])
        let blank = try files.page(locale: "fr-CA")
        #expect(blank.text == "[fr] [] [] []")
        #expect(
            blank.diagnostics.map(\.help) == [
                "`locales/fr-FR.json` has it: add it to `locales/fr-CA.json` too",
                "`locales/en-US.json` has it: add it to `locales/fr-CA.json` too", nil,
            ])
        var options = RenderOptions()
        options.fallsBackForTranslations = true
        let filled = try files.page(locale: "fr-CA", options: options)
        #expect(filled.text == "[fr] [fr-FR] [other] []")
        #expect(
            filled.diagnostics.map(\.help) == [
                "`locales/fr-FR.json` has it, and is used here; production leaves it blank",
                "`locales/en-US.json` has it, and is used here; production leaves it blank", nil,
            ])
    }

    @Test("content is the page's language's, and a template")
    func content() throws {
        let files = try ThemeFiles([
            "views/main.liquid":
                "{% content 'help/shipping' %}{% content 'only-english' %}{% content 'none' ignore missing %}",
            "content/en-US/help/shipping.md": "# Shipping\n\nFor {{ customer.first_name }}: {{ 5 | currency }}.\n",
            "content/en-US/only-english.md": "English",
            "content/fr-FR/help/shipping.md": "# Livraison\n\nPour *{{ customer.first_name }}*: {{ 5 | currency }}.\n",
            "content/beside.md": "belongs to no language",
        ])
        let state = #"{"customer": {"first_name": "<b>*Ada*</b>"}}"#
        let english = try files.page(state: state)
        #expect(
            english.text
                == "<h1>Shipping</h1>\n<p>For &lt;b&gt;*Ada*&lt;/b&gt;: $5.00.</p>\n<p>English</p>\n")
        #expect(english.diagnostics.map(\.code) == [.notInProduction, .notInProduction, .notInProduction])
        let french = try files.page(state: state, locale: "fr-CA")
        #expect(
            french.text
                == "<h1>Livraison</h1>\n<p>Pour <em>&lt;b&gt;*Ada*&lt;/b&gt;</em>: 5,00\u{A0}$\u{A0}US.</p>\n")
        #expect(
            describe(french.diagnostics.filter { $0.code != .notInProduction }) == """
                warning[missing-content]: there is no file `content/fr-FR/only-english.md`
                  at views/main.liquid:1:30-1:58
                  | {% content 'help/shipping' %}{% content 'only-english' %}{% content 'none' ignore missing %}
                  |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  help: `content/en-US/only-english.md` exists: add it in this language too
                """)
        var options = RenderOptions()
        options.fallsBackForTranslations = true
        #expect(try files.page(state: state, locale: "fr-CA", options: options).text.hasSuffix("<p>English</p>\n"))
    }

    @Test("a content file that is nearly named is suggested")
    func misspeltContent() throws {
        let files = try ThemeFiles([
            "views/main.liquid": "{% content 'help/shiping' %}", "content/en-US/help/shipping.md": "x",
        ])
        #expect(
            try files.page().diagnostics.map(\.help) == [
                "write the markup in the view, and the texts in translations", "did you mean `help/shipping`?",
            ])
    }

    @Test("content that includes itself is an error that shows the circle")
    func contentCircle() throws {
        let files = try ThemeFiles([
            "views/main.liquid": "{% content 'a' %}", "content/en-US/a.md": "A {% content 'a' %}",
        ])
        let error = try #require(try files.page().error)
        #expect(error.code == .includeCycle)
        #expect(
            error.message
                == "texts use one another in a circle: content/en-US/a.md → content/en-US/a.md")
    }

    @Test("a view that is not UTF-8 is read as far as it is")
    func encoding() throws {
        let files = try ThemeFiles([:])
        try files.write("views/main.liquid", "")
        try Data(Array("<p>\ncaf".utf8) + [0xE9] + Array("</p>".utf8))
            .write(to: files.folder.appending(path: "views/main.liquid"))
        #expect(
            describe(try files.theme().diagnostics) == """
                warning[invalid-encoding]: `views/main.liquid` is not written in UTF-8
                  at views/main.liquid:2:4-2:5
                  | caf\u{FFFD}</p>
                  |    ^
                  help: save it in UTF-8; what cannot be read is shown as \u{FFFD}
                """)
        #expect(try files.page().text == "<p>\ncaf\u{FFFD}</p>")
    }

    @Test("a private field that is printed is reported")
    func privateFields() throws {
        let files = try ThemeFiles(["views/main.liquid": "{{ customer.sig }}"])
        #expect(try files.page(state: #"{"customer": {"sig": "made-up"}}"#).diagnostics.map(\.code) == [.privateField])
    }

    @Test("names of the State and its derived maps are known, and others are not")
    func knownNames() throws {
        let files = try ThemeFiles([
            "views/main.liquid":
                "{{ items_by_order | dump }}{{ address_by_id | dump }}{{ offer_by_product_id | dump }}{{ ordrs }}"
        ])
        #expect(try files.page().diagnostics.map(\.help) == ["did you mean `orders`?"])
    }

    @Test("the same page comes out however many threads render it")
    func threads() async throws {
        let theme = try Theme(folder: Repository.root.appending(path: "Templates/standard").path)
        let fixture = try #require(FixtureFolder(directory: Repository.fixtures).read("ordinary.json").fixture)
        #expect(theme.locales.count >= 3)
        let pages = await withTaskGroup(of: [String: [UInt8]].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    Dictionary(
                        uniqueKeysWithValues: theme.locales.map {
                            ($0, theme.render(fixture, locale: $0, options: RenderOptions()).html)
                        })
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(pages).count == 1)
    }

    @Test("the bundled themes have no faults", arguments: ["standard", "classic"])
    func bundledThemes(_ name: String) throws {
        let theme = try Theme(folder: Repository.root.appending(path: "Templates/\(name)").path)
        #expect(describe(theme.diagnostics) == "")
        #expect(theme.locales.count >= 3)
        let fixtures = FixtureFolder(directory: Repository.fixtures)
        #expect(fixtures.fileNames.count > 20)
        for file in fixtures.fileNames {
            let fixture = try #require(fixtures.read(file).fixture)
            for locale in theme.locales {
                let page = theme.render(fixture, locale: locale, options: RenderOptions())
                #expect(page.error.map(describe) == nil, "\(file) in \(locale)")
            }
        }
    }
}
