import Diagnostics
import Foundation
import SubscriptionManager
import TestSupport
import Testing

@Suite("Theme folders as they are found")
struct ThemeFolderTests {
    private static let main = ["views/main.liquid": "<p>Hello</p>"]

    private func found(_ files: [String: String]) throws -> [String] {
        try ThemeFiles(Self.main.merging(files) { $1 }).theme().diagnostics.map(describe)
    }

    @Test("a script beside the views is the theme's, unless there is one in `scripts`")
    func script() throws {
        let older = try ThemeFiles(Self.main.merging(["script.js": "var older"]) { $1 }).theme()
        #expect(older.script.map { String(decoding: $0, as: UTF8.self) } == "var older")
        #expect(older.diagnostics == [])
        let both = try ThemeFiles(
            Self.main.merging(["script.js": "var older", "scripts/script.js": "var newer"]) { $1 }
        )
        .theme()
        #expect(both.script.map { String(decoding: $0, as: UTF8.self) } == "var newer")
        #expect(
            both.diagnostics.map(describe) == [
                """
                warning[ignored-script]: `script.js` is not used, because there is `scripts/script.js`
                  help: remove it, or move what pages need of it to `scripts/script.js`
                """
            ])
    }

    @Test(
        "a theme without its main template says what was done wrong with it",
        arguments: [
            (["views/Main.liquid"], "rename `views/Main.liquid` to `views/main.liquid`: file names are case-sensitive"),
            (["views/main.html", "views/order.liquid"], "rename `views/main.html` to `views/main.liquid`"),
            (["my-theme/views/main.liquid", "README.md"], "the theme is one folder deeper: use `FOLDER/my-theme`"),
            (
                ["one/views/main.liquid", "two/views/main.liquid"],
                "the theme is one folder deeper: use `FOLDER/one`, or another one in this folder"
            ),
            (["a/b/views/main.liquid"], "this is where rendering starts"),
            ([".hidden/views/main.liquid", "views/main.njk"], "this is where rendering starts"),
        ])
    func main(files: [String], help: String) throws {
        let files = try ThemeFiles(Dictionary(uniqueKeysWithValues: files.map { ($0, "Hello") }))
        let path = files.folder.path
        let error = #expect(throws: Diagnostic.self) { try files.theme() }
        #expect(
            error.map(describe) == """
                error[missing-template]: the theme `\(path)` has no `views/main.liquid`
                  help: \(help.replacingOccurrences(of: "FOLDER", with: path))
                """)
    }

    @Test("links that lead to few files in many ways come to an end")
    func linkFarm() throws {
        let files = try ThemeFiles(Self.main)
        for level in 1...18 {
            try files.write("views/d\(level)/file.liquid", "x")
            guard level < 18 else { continue }
            for name in ["a", "b"] { try files.link("views/d\(level)/\(name)", to: "../d\(level + 1)") }
        }
        #expect(
            try files.theme().diagnostics.map(describe) == [
                """
                error[limit]: `views` has more than 20000 files and folders, those behind links counted each time
                  help: remove links between the theme's folders
                """
            ])
    }

    @Test("Sass is reported once, unless it was compiled")
    func sass() throws {
        let files = ["styles/main.scss": "", "styles/a/b.sass": "", "sass/other.scss": ""]
        #expect(
            try found(files) == [
                """
                warning[sass-file]: `styles/a/b.sass` is Sass, which is not compiled, like 1 more file
                  help: write it in Less, as production does, or compile it to `styles/main.css` yourself
                """
            ])
        #expect(try found(files.merging(["styles/main.css": ""]) { $1 }) == [])
    }

    @Test("only images that no page can show are reported")
    func images() throws {
        let view = """
            <img src="https://shop.example/a.png"><img src='//shop.example/a.png'><img src="/a.png"><img src="data:,">
            <img src="{{ product.image_url }}"><img src="images/{{ name }}.png"><img alt="a" {{ x }} data-src="a.png">
            <!-- <img src="a.png"> -->{# <img src="a.png"> #}<imgx src="a.png"><img src=""><img src=bare.png>
            {% if x > 1 %}<img class="{{ 'a' if x }}" src="a.png">{% endif %}
            <p><img alt="A picture" src="../assets/logo.svg"></p>
            """
        #expect(
            try found(["views/order/main.liquid": view]) == [
                """
                warning[missing-image]: the image `../assets/logo.svg` cannot be shown: its address is relative to the \
                shop's page
                  at views/order/main.liquid:5:30-5:48
                  | <p><img alt="A picture" src="../assets/logo.svg"></p>
                  |                              ^^^^^^^^^^^^^^^^^^
                  help: write the whole address, with https://, or show the image from a style sheet with `url()`
                """
            ])
    }

    @Test("a file in `locales` whose name is not a language tag is not a locale")
    func locales() throws {
        let files = try ThemeFiles(
            Self.main.merging([
                "locales/en.default.json": "{}", "locales/fr-CA.schema.json": "{", "locales/english.json": "{}",
                "locales/de_de.json": "{}", "locales/de_de.default.json": "{}", "locales/zh-Hant-TW.json": "{}",
                "locales/README.md": "",
            ]) { $1 })
        let theme = try files.theme()
        #expect(theme.locales == ["de_de", "zh-Hant-TW"])
        #expect(
            theme.diagnostics.map(describe) == [
                """
                warning[misnamed-locale]: `locales/de_de.default.json` is not a locale: `de_de.default` is not a language tag
                  help: remove it, or move its texts to `locales/de_de.json`, which exists already
                """,
                """
                warning[misnamed-locale]: `locales/en.default.json` is not a locale: `en.default` is not a language tag
                  help: rename it to `locales/en.json`
                """,
                """
                warning[misnamed-locale]: `locales/english.json` is not a locale: `english` is not a language tag
                  help: name it after its language, and its region where that matters: `locales/en-US.json`
                """,
                """
                warning[misnamed-locale]: `locales/fr-CA.schema.json` is not a locale: `fr-CA.schema` is not a language tag
                  help: remove it: another platform keeps its editor's texts under such a name; nothing reads it here
                """,
            ])
    }

    @Test("images are looked for in one pass, whatever tags are left open")
    func unfinishedImages() throws {
        for part in ["<img ", "<img {", "<img a='", "<!--", "<img a=\"{"] {
            #expect(try found(["views/other.liquid": String(repeating: part, count: 100_000)]) == [])
        }
    }

    @Test("other files are nobody's business")
    func others() throws {
        #expect(
            try found([
                "package.json": "{", ".git/HEAD": "", "node_modules/x/index.scss": "", "assets/a.png": "",
                "main.html": "",
                "views/notes.txt": "", "views/main.html": "", "locales/notes.md": "", "content/notes.md": "",
                "styles/notes.txt": "", "controls/other.json": "[",
            ]) == [])
    }
}
