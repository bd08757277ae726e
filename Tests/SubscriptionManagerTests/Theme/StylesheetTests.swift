import Foundation
import Testing

@testable import SubscriptionManager

@Suite("Styles of a theme")
struct StylesheetTests {
    private static let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    static let hasLess = Command(named: "lessc", in: path) != nil

    @Test("plain CSS is taken as it is, before Less")
    func css() throws {
        let files = try ThemeFiles([
            "views/main.liquid": "", "styles/main.css": "a { color: red }", "styles/main.less": "@x: 1;",
        ])
        let styles = try files.theme().stylesheet()
        #expect(styles.css.map { String(decoding: $0, as: UTF8.self) } == "a { color: red }")
        #expect(styles.diagnostics == [])
    }

    @Test("Less is compiled with lessc, imports and all", .enabled(if: hasLess))
    func less() throws {
        let files = try ThemeFiles([
            "styles/main.less": "@import \"part\";\n.a { color: @red; }", "styles/part.less": "@red: #f00;",
        ])
        let styles = Stylesheet(folder: files.folder.path, css: nil).compiled()
        #expect(styles.css.map { String(decoding: $0, as: UTF8.self) } == ".a {\n  color: #f00;\n}\n")
        #expect(styles.diagnostics == [])
    }

    @Test("a fault in Less has its file, line and column", .enabled(if: hasLess))
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

    @Test("a lessc that fails, or does not end, is no reason to fail or to wait")
    func badLess() throws {
        let files = try ThemeFiles([
            "styles/main.less": "@x: 1;", "fails/lessc": "#!/bin/sh\necho 'Error: no such thing' >&2\nexit 3\n",
            "hangs/lessc": "#!/bin/sh\nexec sleep 30\n",
        ])
        let styles = Stylesheet(folder: files.folder.path, css: nil)
        func outcome(_ folder: String) throws -> String {
            let command = files.folder.appending(path: "\(folder)/lessc")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command.path)
            let path = "\(files.folder.path)/\(folder):\(Self.path)"
            let compiled = styles.compiled(searchPath: path, patience: 0.3)
            #expect(compiled.css == nil)
            return compiled.diagnostics.map(\.message).joined(separator: "\n")
        }
        #expect(try outcome("fails") == "`lessc` failed: Error: no such thing")
        #expect(try outcome("hangs") == "`lessc` was stopped, because it took longer than 0 seconds")
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
            "styles/main.less": text, "styles/part.less": "", "styles/deep/a.less": "", "lessc": "#!/bin/sh\n",
        ])
        let outside = files.folder.appending(path: "../outside-\(files.folder.lastPathComponent).less")
        try Data().write(to: outside)
        defer { try? FileManager.default.removeItem(at: outside) }
        let link = files.folder.appending(path: "styles/out.less").path
        if text.contains("out\"") {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside.path)
        }
        let command = files.folder.appending(path: "lessc").path
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command)
        let styles = Stylesheet(folder: files.folder.path, css: nil)
        let sources = styles.sources(searchPath: files.folder.path)
        #expect((sources != nil) == isKnown)
        #expect(styles.sources(searchPath: files.folder.path) == sources)
        #expect(styles.sources(searchPath: "") == nil)
        #expect(Stylesheet(folder: files.folder.path, css: []).sources(searchPath: files.folder.path) == nil)
    }

    @Test("what is compiled changes with each file, with its name, and with the command")
    func changedSources() throws {
        let files = try ThemeFiles(["styles/main.less": "@a: 1;", "styles/b.less": "", "lessc": "#!/bin/sh\n"])
        func sources() throws -> [UInt8] {
            let command = files.folder.appending(path: "lessc").path
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command)
            return try #require(
                Stylesheet(folder: files.folder.path, css: nil).sources(searchPath: files.folder.path))
        }
        var all = [try sources()]
        for (path, text) in [("styles/main.less", "@a: 2;"), ("styles/c.less", ""), ("lessc", "#!/bin/bash\n")] {
            try Data(text.utf8).write(to: files.folder.appending(path: path))
            all.append(try sources())
        }
        #expect(Set(all).count == 4)
    }
}
