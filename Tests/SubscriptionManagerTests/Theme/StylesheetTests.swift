import Foundation
import TestSupport
import Testing

@testable import SubscriptionManager

@Suite("Styles of a theme")
struct StylesheetTests {
    @Test("plain CSS is taken as it is, before Less")
    func css() throws {
        let files = try ThemeFiles([
            "views/main.liquid": "", "styles/main.css": "a { color: red }", "styles/main.less": "@x: 1;",
        ])
        let styles = try files.theme().stylesheet()
        #expect(styles.css.map { String(decoding: $0, as: UTF8.self) } == "a { color: red }")
        #expect(styles.diagnostics == [])
    }

    @Test("Less is compiled with lessc, imports and all", .needs(.lessc))
    func less() throws {
        let files = try ThemeFiles([
            "styles/main.less": "@import \"part\";\n.a { color: @red; }", "styles/part.less": "@red: #f00;",
        ])
        let styles = Stylesheet(folder: files.folder.path, css: nil).compiled()
        #expect(styles.css.map { String(decoding: $0, as: UTF8.self) } == ".a {\n  color: #f00;\n}\n")
        #expect(styles.diagnostics == [])
    }

    @Test("a fault in Less has its file, line and column", .needs(.lessc))
    func lessFault() throws {
        let files = try ThemeFiles([
            "styles/main.less": "@import \"parts/a\";", "styles/parts/a.less": "/* */\n.a { color: @red; }",
        ])
        let styles = Stylesheet(folder: files.folder.path, css: nil).compiled()
        #expect(styles.css == nil)
        #expect(
            describe(styles.diagnostics) == """
                error[invalid-stylesheet]: the styles cannot be compiled: NameError: variable @red is undefined
                  at styles/parts/a.less:2:13-2:14
                  | .a { color: @red; }
                  |             ^
                  help: the pages are unstyled
                """)
    }

    @Test("without lessc the page is unstyled, and the way to install it is said")
    func noLess() throws {
        let files = try ThemeFiles(["styles/main.less": "@x: 1;"])
        let styles = Stylesheet(folder: files.folder.path, css: nil).compiled(searchPath: files.folder.path)
        #expect(styles.css == nil)
        #expect(
            describe(styles.diagnostics) == """
                warning[missing-command]: the theme's styles are written in Less, and there is no command `lessc`: \
                its pages are unstyled
                  help: install it: `apt-get install node-less`
                """)
    }

    @Test(
        "a lessc that fails, or does not end, is no reason to fail or to wait",
        arguments: [
            // What fails is given all the time that a loaded machine needs; what never ends, next to none.
            ("echo 'Error: no such thing' >&2\nexit 3", 600, "`lessc` failed: Error: no such thing"),
            ("exec sleep 3600", 0.1, "`lessc` was stopped, because it took longer than 0 seconds"),
        ])
    func badLess(script: String, patience: Double, message: String) throws {
        let files = try ThemeFiles(["styles/main.less": "@x: 1;"])
        try files.write(command: "#!/bin/sh\n\(script)\n", to: "lessc")
        let path = "\(files.folder.path):/usr/bin:/bin"
        let compiled = Stylesheet(folder: files.folder.path, css: nil).compiled(searchPath: path, patience: patience)
        #expect(compiled.css == nil)
        #expect(compiled.diagnostics.map(\.message) == [message])
    }

    @Test(
        "what is compiled is known where all that Less reads is in `styles`",
        arguments: [
            ("@import \"part\";", true), ("@import (reference) './part.less' screen;", true),
            ("@import url(deep/a.less);", true), ("@import \"deep/../part\";", true),
            ("@import \"plain.css\";", true), ("@import (css) \"x\";", true), ("@import (inline) 'plain.css';", false),
            ("@import url(\"https://fonts/css?a\");", true), ("@import (less) \"https://x/a.less\";", false),
            ("@import \"missing\";", false), ("@import \"../../outside\";", false), ("@import \"/part\";", false),
            ("@import \"@{name}\";", false), ("@import \"out\";", false), ("@import", false), ("@import url(", false),
            ("@plugin \"part\";", false), (".a { background: data-uri(\"a.png\"); }", false),
            (".a { width: image-width(\"a.png\"); }", false), (".a { display: inline; @media print { x: y } }", true),
        ])
    func sources(text: String, isKnown: Bool) throws {
        let files = try ThemeFiles([
            "styles/main.less": text, "styles/part.less": "", "styles/deep/a.less": "",
        ])
        try files.write(command: "#!/bin/sh\n", to: "lessc")
        let outside = files.folder.appending(path: "../outside-\(files.folder.lastPathComponent).less")
        try Data().write(to: outside)
        defer { try? FileManager.default.removeItem(at: outside) }
        let link = files.folder.appending(path: "styles/out.less").path
        if text.contains("out\"") {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside.path)
        }
        let styles = Stylesheet(folder: files.folder.path, css: nil)
        let sources = styles.sources(searchPath: files.folder.path)
        #expect((sources != nil) == isKnown)
        #expect(styles.sources(searchPath: files.folder.path) == sources)
        #expect(styles.sources(searchPath: "") == nil)
        #expect(Stylesheet(folder: files.folder.path, css: []).sources(searchPath: files.folder.path) == nil)
    }

    @Test("what is compiled changes with each file, with its name, and with the command")
    func changedSources() throws {
        let files = try ThemeFiles(["styles/main.less": "@a: 1;", "styles/b.less": ""])
        try files.write(command: "#!/bin/sh\n", to: "lessc")
        func sources() throws -> [UInt8] {
            try #require(Stylesheet(folder: files.folder.path, css: nil).sources(searchPath: files.folder.path))
        }
        var all = [try sources()]
        for (path, text) in [("styles/main.less", "@a: 2;"), ("styles/c.less", ""), ("lessc", "#!/bin/bash\n")] {
            try Data(text.utf8).write(to: files.folder.appending(path: path))
            all.append(try sources())
        }
        #expect(Set(all).count == 4)
    }
}
