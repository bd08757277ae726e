import Diagnostics
import Lint
import SubscriptionManager
import TestSupport
import Testing

/// What a theme's script, its styles and rendering have to do with what is found elsewhere.
@Suite("Lint and other files")
struct LintScriptTests {
    private func findings(_ files: [String: String], besides rendered: [Diagnostic] = []) throws -> [String] {
        let folder = try TemporaryFolder(files)
        return Linter(theme: try Theme(folder: folder.path)).report(besides: rendered).findings.map {
            "\($0.severity.rawValue)[\($0.code.rawValue)]: \($0.message)"
        }
    }

    @Test(
        "a listener may be what a call gives, unless the function gives nothing",
        arguments: [
            ("function open(id) { return () => id; }", "open(index)", false),
            ("function open(id) { return make(id); }", "open(index)", false),
            ("const open = (id) => event => id;", "open(index)", false),
            ("const open = (id) => { close(id); return; };", "open(index)", true),
            ("const Dialogs = { async open(id) { await id; } };", "Dialogs.open(index)", true),
            ("const open = async function (id) { if (id) { return false; } };", "open(index)", true),
            ("function open(id) { return () => id; }", "open(event)", true),
            ("function open(id) { return () => id; } class A { open() {} }", "open(index)", false),
            ("function open() {}", "open.bind(null, index)", false),
            ("function open() {}", "open(index) || close", false),
            ("function open() {}", "debounce(() => open(index))", false),
            ("function open() {} function debounce(f) { const g = () => f(); return g; }", "debounce(open)", false),
        ])
    func listener(script: String, code: String, isTold: Bool) throws {
        let view = "{% for order in orders %}<button @click=\"{{ '\(code)' | js }}\">!</button>{% endfor %}"
        let found = try findings(["views/main.liquid": view, "scripts/script.js": script])
        #expect(found.contains { $0.contains("is called while the page is rendered") } == isTold)
    }

    @Test("of a script that cannot be read, what rendering says is not told again", .needs(.javaScriptCore))
    func brokenScript() throws {
        let view = Source(name: "views/main.liquid", bytes: Array("<p>{{ 'label()' | js }}</p>".utf8))
        let script = Source(name: "scripts/script.js", bytes: Array("function label( {}".utf8))
        let rendered = [
            Diagnostic(
                .scriptError, .warning, "the theme's script is no JavaScript",
                at: Diagnostic.Place(Span(0..<1), in: script)),
            Diagnostic(
                .scriptError, .warning, "`label()` throws ReferenceError: Can't find variable: label",
                at: Diagnostic.Place(Span(6..<15), in: view)),
            Diagnostic(
                .scriptError, .warning, "`label()` throws TypeError", at: Diagnostic.Place(Span(0..<3), in: view)),
        ]
        let found = try findings(
            [
                "views/main.liquid": String(decoding: view.bytes, as: UTF8.self),
                "scripts/script.js": String(decoding: script.bytes, as: UTF8.self),
            ], besides: rendered)
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("error[script-syntax]: browsers cannot read the script") ?? false)
        #expect(found.last == "warning[script-error]: `label()` throws TypeError")
    }

    @Test("what is wrong in a file of Less is told instead of where the compiler stopped")
    func brokenStyles() throws {
        let text = "p {\n  color: red\n  margin: 0;\n}\n"
        let source = Source(name: "styles/main.less", bytes: Array(text.utf8))
        let refusal = Diagnostic(
            .invalidStylesheet, .error, "the styles cannot be compiled",
            at: Diagnostic.Place(Span(27..<28), in: source))
        let files = ["views/main.liquid": "<p>Hello</p>", "styles/main.less": text]
        let message = "there is no `;` before `margin`, and neither declaration counts"
        #expect(try findings(files, besides: [refusal]) == ["error[css-syntax]: \(message)"])
        #expect(try findings(files) == ["warning[css-syntax]: \(message)"])
    }

    @Test("a text may include a view")
    func includeInText() throws {
        let files = [
            "views/main.liquid": "<p>{{ 'hello' | t }}</p>", "views/parts/name.liquid": "Ada",
            "locales/en-US.json": #"{ "hello": "Hello {% include 'parts/name' %}" }"#,
        ]
        #expect(try findings(files).filter { $0.contains("unused-view") } == [])
    }
}
