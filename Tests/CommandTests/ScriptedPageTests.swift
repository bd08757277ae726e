import Foundation
import TestSupport
import Testing

/// Pages that need JavaScript, side by side: what one has learned serves others only where it is the same there.
@Suite("Pages that need JavaScript", .needs(.javaScriptCore))
struct ScriptedPageTests {
    private func render(_ template: String, _ script: String, _ fixtures: [String: String]) throws -> [String: String] {
        var files = ["views/main.liquid": template, "scripts/script.js": script]
        for (name, json) in fixtures { files["fixtures/\(name).json"] = json }
        let folder = try TemporaryFolder(files)
        let outcome = try Command(folder: folder)(
            "render", "--theme", ".", "--fixtures", "fixtures", "--output", "previews", "--fragment", "--jobs", "1")
        #expect(outcome.exitCode == 0 && outcome.errors == "", "\(outcome)")
        return Dictionary(
            uniqueKeysWithValues: fixtures.keys.map { ($0, folder.text("previews/\($0)/en.html") ?? "no page") })
    }

    @Test("a name that depends on the State has each page's own value")
    func state() throws {
        let pages = try render(
            "{{ 'fixed' | js }} {{ 'who' | js }} {{ customer.first_name }}",
            "const fixed = 7; const who = og.smi.store.getState().customer.first_name;",
            ["a": #"{"customer": {"first_name": "Ada"}}"#, "b": #"{"customer": {"first_name": "Bob"}}"#])
        #expect(pages == ["a": "7 Ada Ada", "b": "7 Bob Bob"])
    }

    @Test("a name that depends on the clock, its zone or chance has the value of these")
    func circumstances() throws {
        let pages = try render(
            "{{ 'today' | js }} {{ 'hour' | js }} {{ 'chance' | js }}",
            "const today = og.smi.dayjs().format('LL'); const hour = new Date(0).getHours(); const chance = Math.random() < 0.5;",
            [
                "a": "{}", "b": "{}",
                "c": ##"{"$fixture": {"now": "2030-02-03", "timeZone": "Asia/Tokyo", "seed": 3}}"##,
            ])
        #expect(pages["a"] == pages["b"])
        #expect(pages["c"]?.hasPrefix("February 3, 2030 9 ") == true, "\(pages)")
        #expect(pages["a"]?.contains(" 0 ") == true, "\(pages)")
    }

    @Test("what other JavaScript has changed in one page is not so in the next")
    func changes() throws {
        let pages = try render(
            "{% if loading %}{{ '(count += 1, \"\")' | js }}{% endif %}{{ 'count' | js }}",
            "var count = 0;",
            ["a": #"{"loading": true}"#, "b": "{}", "c": #"{"loading": true}"#])
        #expect(pages == ["a": "1", "b": "0", "c": "1"])
    }

    @Test("what the theme's script says is said of every page")
    func sayings() throws {
        let folder = try TemporaryFolder([
            "views/main.liquid": "{{ 'last' | js }}",
            "scripts/script.js": "const last = 1;\nconsole.warn('old');\nmissing();",
            "fixtures/a.json": "{}", "fixtures/b.json": "{}", "fixtures/c.json": "{}",
        ])
        let outcome = try Command(folder: folder)(
            "render", "--theme", ".", "--fixtures", "fixtures", "--output", "previews")
        let manifest = folder.text("previews/manifest.json") ?? ""
        for text in ["a script writes to the console: old", "the theme's script throws ReferenceError"] {
            #expect(manifest.components(separatedBy: text).count == 4, "\(outcome)")
        }
    }

    @Test("a page without JavaScript whose value it needs loads no engine")
    func none() throws {
        let folder = try TemporaryFolder([
            "views/main.liquid": "<button @click=\"{{ 'go' | js }}\">{% if false %}{{ '1' | js }}{% endif %}</button>",
            "fixtures/a.json": "{}",
        ])
        let outcome = try Command(folder: folder)(
            all: ["render", "--theme", ".", "--fixtures", "fixtures", "--output", "previews", "--fragment"],
            variables: ["JAVASCRIPTCORE": "/nowhere"])
        #expect(outcome.exitCode == 0 && outcome.errors == "", "\(outcome)")
        #expect(folder.text("previews/a/en.html") == "<button></button>")
    }

    @Test("without an engine, values are left to the page, one warning says so, and nothing can be compared")
    func missingEngine() throws {
        let folder = try TemporaryFolder([
            "views/main.liquid": "<p title=\"{{ '1' | js }}\">{{ '2' | js }}</p>", "fixtures/a.json": "{}",
            "fixtures/b.json": "{}",
        ])
        let command = Command(folder: folder)
        let site = ["--theme", ".", "--fixtures", "fixtures", "--output", "previews", "--fragment"]
        let rendered = try command(all: ["render"] + site, variables: ["JAVASCRIPTCORE": "/nowhere"])
        #expect(rendered.exitCode == 0)
        #expect(rendered.errors.components(separatedBy: "warning[").count == 2, "\(rendered.errors)")
        #expect(rendered.errors.contains("libjavascriptcoregtk-4.1-0"))
        #expect(folder.text("previews/a/en.html") == "<p></p>")
        let checked = try command(all: ["check"] + site, variables: ["JAVASCRIPTCORE": "/nowhere"])
        #expect(checked.exitCode != 0)
        #expect(checked.errors.contains("error[missing-engine]") && !checked.output.contains("@@"), "\(checked)")
    }
}
