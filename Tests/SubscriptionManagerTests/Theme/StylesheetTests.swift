import Diagnostics
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

    /// Compiles the styles of a folder.
    /// - Parameter isPrepared: Whether a run of `lessc` waits for them.
    private func compiled(_ files: ThemeFiles, isPrepared: Bool) -> (css: [UInt8]?, diagnostics: [Diagnostic]) {
        let prepared = PreparedLess()
        let styles = Stylesheet(ThemePlace(path: files.folder.path), css: nil)
        if isPrepared { styles.prepare(prepared) }
        #expect(prepared.isReady == isPrepared)
        defer { #expect(!prepared.isReady) }
        return styles.compiled(by: prepared)
    }

    @Test("Less is compiled with lessc, imports and all", .needs(.lessc), arguments: [false, true])
    func less(isPrepared: Bool) throws {
        let files = try ThemeFiles([
            "styles/main.less": "@import \"part\";\n.a { color: @red; }", "styles/part.less": "@red: #f00;",
        ])
        let styles = compiled(files, isPrepared: isPrepared)
        #expect(styles.css.map { String(decoding: $0, as: UTF8.self) } == ".a {\n  color: #f00;\n}\n")
        #expect(styles.diagnostics == [])
    }

    @Test("a fault in Less has its file, line and column", .needs(.lessc), arguments: [false, true])
    func lessFault(isPrepared: Bool) throws {
        let files = try ThemeFiles([
            "styles/main.less": "@import \"parts/a\";", "styles/parts/a.less": "/* */\n.a { color: @red; }",
        ])
        let styles = compiled(files, isPrepared: isPrepared)
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
        let styles = Stylesheet(ThemePlace(path: files.folder.path), css: nil).compiled(searchPath: files.folder.path)
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
        let styles = Stylesheet(ThemePlace(path: files.folder.path), css: nil)
        let compiled = styles.compiled(searchPath: path, patience: patience)
        #expect(compiled.css == nil)
        #expect(compiled.diagnostics.map(\.message) == [message])
    }

    @Test("a lessc that is no script of Node's is not started ahead of time")
    func noScript() throws {
        let files = try ThemeFiles(["styles/main.less": "@x: 1;"])
        try files.write(command: "#!/bin/sh\necho 'a { b: c }'\n", to: "lessc")
        let path = "\(files.folder.path):/usr/bin:/bin"
        let prepared = PreparedLess()
        prepared.prepare(path)
        #expect(!prepared.isReady)
        let styles = Stylesheet(ThemePlace(path: files.folder.path), css: nil).compiled(searchPath: path, by: prepared)
        #expect(styles.css.map { String(decoding: $0, as: UTF8.self) } == "a { b: c }\n")
    }

    @Test("a run that waits and is not what runs now, or has ended, is left alone", .needs(.lessc))
    func otherCommand() throws {
        let files = try ThemeFiles(["styles/main.less": "a { b: c }"])
        let styles = Stylesheet(ThemePlace(path: files.folder.path), css: nil)
        let prepared = PreparedLess()
        styles.prepare(prepared)
        try files.write(command: "#!/bin/sh\necho other\n", to: "lessc")
        let path = "\(files.folder.path):/usr/bin:/bin"
        let compiled = styles.compiled(searchPath: path, by: prepared)
        #expect(compiled.css.map { String(decoding: $0, as: UTF8.self) } == "other\n")
    }

    @Test("a constant in the path of an import is written out", .needs(.lessc))
    func constants() throws {
        let files = try ThemeFiles([
            "styles/main.less": "@import \"@{theme}/colors\";\n@theme: 'themes/dark';\n.a { color: @red; }",
            "styles/themes/dark/colors.less": "@red: #f00;",
        ])
        let styles = Stylesheet(ThemePlace(path: files.folder.path), css: nil).compiled()
        #expect(styles.css.map { String(decoding: $0, as: UTF8.self) } == ".a {\n  color: #f00;\n}\n")
        #expect(styles.diagnostics == [])
    }

    @Test(
        "what is no constant, or leads out of the folder, is refused",
        arguments: [
            "@a: 'b'; @a: 'c';", "@a: \"b@{c}\";", "@a: b;", "@a: '../..';", "@a: '/etc';", ".m(@a: 'b') {}",
            "@a: 'b\\63';",
            "/* @a: 'b'; */ @a: 'c';", "",
        ])
    func noConstants(definition: String) throws {
        let files = try ThemeFiles(["styles/main.less": "\(definition)\n@import \"@{a}/x\";"])
        let compiled = Stylesheet(ThemePlace(path: files.folder.path), css: nil).compiled()
        #expect(compiled.css == nil)
        #expect(compiled.diagnostics.count == 1)
        #expect(
            compiled.diagnostics.first?.message.hasSuffix("and is refused") ?? false
                || compiled.diagnostics.first?.message.hasSuffix("so it is refused") ?? false)
    }

    @Test("what a theme may not read, or run, is refused with its place")
    func refused() throws {
        let files = try ThemeFiles([
            "styles/main.less": """
            @import "parts/a";
            @import (reference) '../outside.less' screen;
            @import (inline) "/etc/passwd";
            @import "@{name}/x";
            @import (less) url(https://example.com/a.less);
            @plugin "part";
            .a { background: Data-URI('image/png', "../../a.png"); width: image-width(@path); }
            .b { color: red } // @import "../commented-out";
            """,
            "styles/parts/a.less": "@import '../b'; @import '../../c';", "styles/b.css": "@import '../../d.css';",
        ])
        let styles = Stylesheet(ThemePlace(path: files.folder.path), css: nil)
        let compiled = styles.compiled()
        #expect(compiled.css == nil)
        #expect(styles.sources() == nil)
        #expect(
            describe(compiled.diagnostics) == """
                error[invalid-stylesheet]: `@import` of `../outside.less` leads out of `styles`, and is refused
                  at styles/main.less:2:1-2:38
                  | @import (reference) '../outside.less' screen;
                  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  help: put the file into the folder `styles`

                error[invalid-stylesheet]: `@import` of `/etc/passwd` leads out of `styles`, and is refused
                  at styles/main.less:3:1-3:31
                  | @import (inline) "/etc/passwd";
                  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  help: put the file into the folder `styles`

                error[invalid-stylesheet]: the path of `@import` is not known before Less runs, and so it is refused
                  at styles/main.less:4:1-4:20
                  | @import "@{name}/x";
                  | ^^^^^^^^^^^^^^^^^^^
                  help: write the path out, in quotes

                error[invalid-stylesheet]: an import from the network is refused
                  at styles/main.less:5:1-5:46
                  | @import (less) url(https://example.com/a.less);
                  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  help: put the file into `styles`, or write `@import (css) url(…)` for browsers to follow

                error[invalid-stylesheet]: a Less plug-in runs code, and is refused
                  at styles/main.less:6:1-6:8
                  | @plugin "part";
                  | ^^^^^^^
                  help: compile the styles to `styles/main.css`

                error[invalid-stylesheet]: `data-uri` of `../../a.png` leads out of `styles`, and is refused
                  at styles/main.less:7:18-7:54
                  | .a { background: Data-URI('image/png', "../../a.png"); width: image-width(@path); }
                  |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  help: put the file into the folder `styles`

                error[invalid-stylesheet]: the path of `image-width` is not known before Less runs, and so it is refused
                  at styles/main.less:7:63-7:75
                  | .a { background: Data-URI('image/png', "../../a.png"); width: image-width(@path); }
                  |                                                               ^^^^^^^^^^^^
                  help: write the path out, in quotes

                error[invalid-stylesheet]: `@import` of `../commented-out` leads out of `styles`, and is refused
                  at styles/main.less:8:22-8:48
                  | .b { color: red } // @import "../commented-out";
                  |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
                  help: put the file into the folder `styles`

                error[invalid-stylesheet]: `@import` of `../../c` leads out of `styles`, and is refused
                  at styles/parts/a.less:1:17-1:34
                  | @import '../b'; @import '../../c';
                  |                 ^^^^^^^^^^^^^^^^^
                  help: put the file into the folder `styles`
                """)
    }

    @Test(
        "what stays in the folder, and what browsers follow, is no reason to refuse",
        .needs(.lessc),
        arguments: [
            ("@import \"part\";", ""), ("@import (reference) './part.less' screen;", ""),
            ("@import url(deep/a.less);", ""), ("@import \"deep/../part\";", ""),
            ("@import (inline) 'plain.css';", "b{}\n"), ("@import 'plain.css';", "@import 'plain.css';\n"),
            (
                "@import url('https://fonts.example.com/css?family=A');",
                "@import url('https://fonts.example.com/css?family=A');\n"
            ),
            ("// @import \"gone\";\n", ""), ("/* see @import and data-uri */", "/* see @import and data-uri */\n"),
            (
                ".a { background: data-uri('text/plain', 'plain.css') }",
                ".a {\n  background: url(\"data:text/plain,b%7B%7D\");\n}\n"
            ),
            ("@important: 1; .a { b: @important }", ".a {\n  b: 1;\n}\n"),
        ])
    func accepted(text: String, css: String) throws {
        let files = try ThemeFiles([
            "styles/main.less": text, "styles/part.less": "", "styles/deep/a.less": "", "styles/plain.css": "b{}",
        ])
        let compiled = Stylesheet(ThemePlace(path: files.folder.path), css: nil).compiled()
        #expect(compiled.diagnostics == [])
        #expect(compiled.css.map { String(decoding: $0, as: UTF8.self) } == css)
    }

    @Test(
        "no way of writing reads another file, or runs code", .needs(.lessc),
        arguments: [
            "@import (inline) \"$\";", "@import (inline) url($);", "@import (inline) url( \"$\" );",
            "@import (inline) ~\"$\";", "@import/**/(inline) \"$\";", "@import /* */ (inline) /* */ \"$\";",
            "@import (inline,optional) '$';", "@impor (inline) \"$\";", "@import\u{a0}(inline) \"$\";",
            "@import (less) \"$\";", "@import (less, inline) \"$\";", "@import (multiple,less) \"$\";",
            "@p: \"$\"; @import (inline) \"@{p}\";", "@p: \"$\"; @import (inline) url(@p);",
            "a { --x: a//; }\n@import (inline) \"$\";", "a { --x: a//; } @import (inline) \"$\";",
            "a { b: url(/*); } @import (inline) \"$\"; /* */", "a { b: URL(/*); } @import (inline) \"$\"; /* */",
            "@x: {// } ; @import (inline) \"$\";", "a { b: \"\\\"; } @import (inline) '$'; \"",
            "a { b: data-uri(\"$\"); }", "a { b: DATA-URI('text/plain', '$'); }", "a { b: data-uri('$;base64', '$'); }",
            "@p: \"$\"; a { b: data-uri(@p); }", "a { b: data-uri(~\"$\"); }", "a { b: data-uri(\"@{p}\"); @p: \"$\" }",
            "a { b: if((true), data-uri('$'), 1); }", "@r: { b: data-uri('$') }; a { @r(); }",
            "a { b: image-size(\"$\"); }", "@plugin \"$.js\";", "@plugi \"$.js\";", "@plugin (x) \"$.js\";",
            "a { --x: a//; } @plugin \"$.js\";", "a { b: `require('fs').readFileSync('$')` }",
            "a { b: ~`global.process.mainModule.require('fs').writeFileSync('$.ran', '')` }",
            "@import\u{a0}\"http://x/../../../..$\";", "@import \"x://../../../../../../../..$\";",
            "@import\u{a0}\"x://../../../../../../../..$\";\n\na { b: c }",
            "@import\u{a0}url(x://../../../../../../../..$);",
            "@import \"inner.txt\";", "@import (less) \"inner.css\";", "@import (inline) \"x/../../../$\";",
        ])
    func hostile(text: String) throws {
        let outside = try TemporaryFolder([
            "secret": "secret{a:b}", "secret.less": "secret{a:b}",
            "secret.js": "require('fs').writeFileSync(__filename + '.ran', '')",
        ])
        let path = outside.path + "/secret"
        func written(_ text: String) -> String { text.replacing("$", with: path) }
        let files = try ThemeFiles([
            "styles/main.less": written(text), "styles/inner.txt": written("@import (inline) \"$\";"),
            "styles/inner.css": written("@plugin \"$.js\";"),
        ])
        let compiled = Stylesheet(ThemePlace(path: files.folder.path), css: nil).compiled()
        // Less writes what it has read with spaces of its own.
        let css = String(decoding: compiled.css ?? [], as: UTF8.self).filter { !$0.isWhitespace }
        #expect(!css.contains("secret{") && !css.contains("secret%7B") && !css.contains("c2VjcmV0"))
        #expect(!describe(compiled.diagnostics).contains("secret{"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: outside.path).sorted() == [
                "secret", "secret.js", "secret.less",
            ])
    }

    @Test("what is compiled changes with each file, with its name, and with the command")
    func changedSources() throws {
        let files = try ThemeFiles(["styles/main.less": "@a: 1;", "styles/b.less": ""])
        try files.write(command: "#!/bin/sh\n", to: "lessc")
        func sources() throws -> [UInt8] {
            let path = files.folder.path
            return try #require(Stylesheet(ThemePlace(path: path), css: nil).sources(searchPath: path))
        }
        var all = [try sources()]
        for (path, text) in [("styles/main.less", "@a: 2;"), ("styles/c.less", ""), ("lessc", "#!/bin/bash\n")] {
            try Data(text.utf8).write(to: files.folder.appending(path: path))
            all.append(try sources())
        }
        #expect(Set(all).count == 4)
    }
}
