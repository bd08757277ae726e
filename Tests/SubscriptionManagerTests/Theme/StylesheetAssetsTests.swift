import Diagnostics
import Foundation
import SubscriptionManager
import TestSupport
import Testing

@Suite("Files that styles name")
struct StylesheetAssetsTests {
    /// What becomes of a theme's styles: the style sheet, the other files, and what is said.
    private struct Outcome: Equatable {
        var css: String
        var files: [String] = []
        var diagnostics: [String] = []
    }

    private func outcome(_ files: [String: String], prepare: (URL) throws -> Void = { _ in }) throws -> Outcome {
        let theme = try ThemeFiles(["views/main.liquid": ""].merging(files) { $1 })
        try prepare(theme.folder)
        let made = try theme.theme()
        let styles = made.stylesheet()
        let css = try #require(styles.css)
        let assets = try #require(made.assets(ofStylesheet: css))
        return Outcome(
            css: String(decoding: assets.css, as: UTF8.self),
            files: assets.files.map { "\($0.name): \(String(decoding: $0.bytes, as: UTF8.self))" },
            diagnostics: (styles.diagnostics + assets.diagnostics).map(describe))
    }

    @Test("files that exist are copied, and addresses lead to them")
    func copied() throws {
        #expect(
            try outcome([
                "styles/main.css": """
                @import "parts/a.css" screen;
                @import url( 'parts/b.css' );
                /* url(no.png) */
                p { background: URL(images/paper.svg), url("../fonts/in%74er.woff2?v=1#x"); content: "url(no.png)" }
                q { background: url(images/paper.svg) }
                """,
                "styles/parts/a.css": "@import 'b.css'; a { background: url(../images/paper.svg) }",
                "styles/parts/b.css": "@import 'a.css'; b { background: url(../../~ä/x.png) }",
                "styles/images/paper.svg": "paper", "fonts/inter.woff2": "inter", "~ä/x.png": "x",
            ])
                == Outcome(
                    css: """
                        @import "theme/styles~parts~a.css" screen;
                        @import url( 'theme/styles~parts~b.css' );
                        /* url(no.png) */
                        p { background: URL(theme/styles~images~paper.svg), url("theme/fonts~inter.woff2?v=1#x"); \
                        content: "url(no.png)" }
                        q { background: url(theme/styles~images~paper.svg) }
                        """,
                    files: [
                        "%7E%C3%A4~x.png: x", "fonts~inter.woff2: inter", "styles~images~paper.svg: paper",
                        "styles~parts~a.css: @import 'styles~parts~b.css'; a { background: url(styles~images~paper.svg) }",
                        "styles~parts~b.css: @import 'styles~parts~a.css'; "
                            + "b { background: url(%257E%25C3%25A4~x.png) }",
                    ]))
    }

    @Test("addresses that are not relative stay as they are")
    func absolute() throws {
        let css = """
            @import "https://fonts.example/a.css"; @import url(//fonts.example/b.css);
            p { a: url(data:image/gif;base64,R0lGOD); b: url(/c.png); c: url(#d); d: url(); e: url(a\\ b.png) }
            """
        #expect(try outcome(["styles/main.css": css]) == Outcome(css: css))
    }

    @Test("a file that does not exist is reported at its address, which stays")
    func missing() throws {
        let css = "p { a: url(paper.png) }\n@import 'b.css';\nq { a: url(../../etc/passwd) url('images') }"
        #expect(
            try outcome(["styles/main.css": css, "styles/images/a.png": ""])
                == Outcome(
                    css: css,
                    diagnostics: [
                        """
                        warning[missing-asset]: a `url()` in the styles names `styles/paper.png`, which does not exist
                          at styles/main.css:1:12-1:21
                          | p { a: url(paper.png) }
                          |            ^^^^^^^^^
                          help: put the file there, or correct the address: it is relative to the style sheet's folder
                        """,
                        """
                        warning[missing-asset]: an `@import` in the styles names `styles/b.css`, which does not exist
                          at styles/main.css:2:10-2:15
                          | @import 'b.css';
                          |          ^^^^^
                          help: put the file there, or correct the address: it is relative to the style sheet's folder
                        """,
                        """
                        warning[missing-asset]: a `url()` in the styles leads out of the theme: `../../etc/passwd`
                          at styles/main.css:3:12-3:28
                          | q { a: url(../../etc/passwd) url('images') }
                          |            ^^^^^^^^^^^^^^^^
                          help: put the file into the theme
                        """,
                        """
                        warning[missing-asset]: a `url()` in the styles names `styles/images`, which does not exist
                          at styles/main.css:3:35-3:41
                          | q { a: url(../../etc/passwd) url('images') }
                          |                                   ^^^^^^
                          help: put the file there, or correct the address: it is relative to the style sheet's folder
                        """,
                    ]))
    }

    @Test("a link that leads out of the theme is not followed")
    func link() throws {
        let elsewhere = try TemporaryFolder(["secret.png": "secret"])
        let result = try outcome(["styles/main.css": "p { a: url(secret.png) }"]) { folder in
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: "styles/secret.png"),
                withDestinationURL: elsewhere.url.appending(path: "secret.png"))
        }
        #expect(result.css == "p { a: url(secret.png) }")
        #expect(result.files == [])
        #expect(result.diagnostics.map { $0.prefix(24) } == ["warning[outside-theme]: ", "warning[missing-asset]: "])
    }

    @Test("hidden files stay where they are")
    func hidden() throws {
        let css = "@import '../.git/config'; p { a: url(../.env) }"
        let result = try outcome(["styles/main.css": css, ".env": "TOKEN=1", ".git/config": "url = secret"])
        #expect(result.css == css)
        #expect(result.files == [])
        #expect(
            result.diagnostics.map { $0.prefix { $0 != "\n" } } == [
                "warning[missing-asset]: an `@import` in the styles names `.git/config`, which is hidden and not copied",
                "warning[missing-asset]: a `url()` in the styles names `.env`, which is hidden and not copied",
            ])
    }

    @Test("style sheets may import one another in a chain of any length")
    func chain() throws {
        let count = 3000
        var files = ["styles/main.css": "@import '1.css';", "styles/\(count).css": "p {}"]
        for number in 1..<count { files["styles/\(number).css"] = "@import '\(number + 1).css';" }
        let result = try outcome(files)
        #expect(result.css == "@import 'theme/styles~1.css';")
        #expect(result.files.count == count)
        #expect(result.files.contains("styles~2999.css: @import 'styles~3000.css';"))
        #expect(result.diagnostics == [])
    }

    @Test("100 files that do not exist are reported")
    func limit() throws {
        let css = (1...150).map { "url(\($0).png)" }.joined(separator: ",")
        #expect(try outcome(["styles/main.css": css]).diagnostics.count == 100)
    }

    @Test("of compiled Less, the place is where the address stands in a file of Less", .needs(.lessc))
    func less() throws {
        #expect(
            try outcome([
                "styles/main.less": "@import 'parts/a';\np { a: url(here.png) }",
                "styles/parts/a.less": "a {\n  background: url('gone.png');\n}", "styles/here.png": "here",
            ])
                == Outcome(
                    css: """
                        a {
                          background: url('gone.png');
                        }
                        p {
                          a: url(theme/styles~here.png);
                        }

                        """,
                    files: ["styles~here.png: here"],
                    diagnostics: [
                        """
                        warning[missing-asset]: a `url()` in the styles names `styles/gone.png`, which does not exist
                          at styles/parts/a.less:2:20-2:28
                          |   background: url('gone.png');
                          |                    ^^^^^^^^
                          help: put the file there, or correct the address: it is relative to the style sheet's folder
                        """
                    ]))
    }
}
