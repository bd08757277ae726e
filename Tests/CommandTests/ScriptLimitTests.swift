import Foundation
import TestSupport
import Testing

/// Scripts that do harm: each ends as a diagnostic within its limits, and every other page is made.
@Suite("Scripts that do harm", .needs(.javaScriptCore))
struct ScriptLimitTests {
    private static let script = """
        const forever = () => { for (;;) try { for (;;); } catch {} };
        const allocate = () => { const all = []; for (;;) all.push(new Array(10000).fill(all.length)); };
        const recurse = () => recurse() + 1;
        const grow = () => "x".repeat(2 ** 29).split("");
        const files = () => [typeof require, typeof process, typeof Deno, typeof load, typeof readFile].join();
        const wait = () => new Promise(() => setInterval(() => {}, 10));
        const forget = () => { Object.prototype.toJSON = () => 1; JSON.parse = null; Array.prototype.map = null; return "kept"; };
        const escape = () => (() => {}).constructor("return this")() === globalThis;
        """

    /// A theme of which each fixture makes one expression be worked out; that of `often`, several times.
    private func folder(_ values: [String: String]) throws -> TemporaryFolder {
        var files = ["scripts/script.js": Self.script, "fixtures/fine.json": "{}"]
        let branches = values.keys.sorted().map { name in
            let turns = name == "often" ? "[1, 2, 3, 4]" : "[1]"
            return """
                {% if customer.first_name === '\(name)' %}{% for turn in \(turns) %}\
                {{ "\(values[name] ?? "")" | js | until('none') }}{% endfor %}{% endif %}
                """
        }
        files["views/main.liquid"] = "<p>\(branches.joined())</p><p>{{ '1 + 1' | js }}</p>"
        for name in values.keys { files["fixtures/\(name).json"] = #"{"customer": {"first_name": "\#(name)"}}"# }
        return try TemporaryFolder(files)
    }

    private func render(_ folder: TemporaryFolder) throws -> Command.Outcome {
        try Command(folder: folder)(
            "render", "--theme", ".", "--fixtures", "fixtures", "--output", "previews", "--fragment")
    }

    @Test("what goes on for ever, or needs all memory, is stopped", .timeLimit(.minutes(5)))
    func limits() throws {
        let folder = try folder([
            "loop": "forever()", "often": "forever()", "memory": "allocate()", "size": "grow()",
        ])
        let outcome = try render(folder)
        #expect(outcome.exitCode == 1)
        #expect(folder.text("previews/fine/en.html") == "<p></p><p>2</p>")
        // One call that is too long ends by itself; the page goes on.
        #expect(folder.text("previews/loop/en.html") == "<p></p><p>2</p>")
        #expect(
            outcome.errors.contains("warning[limit]: `forever()` takes longer than a page may, and was stopped"),
            "\(outcome.errors)")
        for (name, text) in [
            ("often", "take longer than"), ("memory", "need more than 224 MiB"),
            ("size", "need more than 224 MiB"),
        ] {
            let page = folder.text("previews/\(name)/en.html") ?? ""
            #expect(page.contains("limit") && page.contains(text), "\(name): \(page.prefix(2000))")
        }
    }

    @Test("what throws, recurses, or looks for files does no harm")
    func harmless() throws {
        let values = [
            "recurse": "recurse()", "files": "files()", "wait": "wait()", "forget": "forget()", "escape": "escape()",
            "open": "import('fs')", "fetch": "fetch('file:///etc/passwd')",
        ]
        let folder = try folder(values)
        let outcome = try render(folder)
        #expect(outcome.exitCode == 0)
        let expected = [
            "recurse": "", "files": "undefined,undefined,undefined,undefined,undefined", "wait": "none",
            "forget": "kept", "escape": "true", "open": "none", "fetch": "none",
        ]
        for name in values.keys {
            #expect(
                folder.text("previews/\(name)/en.html") == "<p>\(expected[name] ?? "")</p><p>2</p>",
                "\(name): \(outcome.output)\(outcome.errors)")
        }
        #expect(outcome.errors.contains("RangeError"))
    }
}
