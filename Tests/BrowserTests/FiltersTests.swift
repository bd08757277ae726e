import Foundation
import TestSupport
import Testing

@testable import PreviewSite

/// The language's own library as a page has it, `Runtime/filters.js`, called directly.
@Suite("Filters, tests and operators in a page", .browser)
struct FiltersTests {
    /// Runs statements in a page that has the runtime's modules, and the corpora beside them.
    private func run(_ statements: String, timeZone: String = "America/New_York") async throws -> JSON {
        let locales = ["ar", "cs", "de", "en-GB", "en-US", "fr", "ja", "pl", "pt-BR", "ru", "uk"]
        let dates = locales.flatMap { DatesScript.script(ofLocale: $0) }
        let folder = try TemporaryFolder([
            "index.html": """
            <!DOCTYPE html><html lang="en-US"><meta charset="utf-8"><title>Filters</title>
            <script src="locales.js"></script><script type="module" src="filters.js"></script>
            """,
            "locales.js": "globalThis.ogPreview = {};\n" + String(decoding: dates, as: UTF8.self),
            "filters.js": try Repository.text(of: "Tests/BrowserTests/Pages/filters.js"),
        ])
        let runtime = Repository.root.appending(path: "Sources/PreviewSite/Runtime")
        for file in try FileManager.default.contentsOfDirectory(at: runtime, includingPropertiesForKeys: nil)
        where file.pathExtension == "js" {
            try folder.write(try Repository.text(of: file), to: "runtime/\(file.lastPathComponent)")
        }
        for name in ["calls.jsonl", "lodash.jsonl"] {
            try folder.write(try Repository.text(of: "Tests/Cases/filters/\(name)"), to: name)
        }
        let server = try StaticServer(folder.url, headers: ["Content-Security-Policy": "script-src 'self'"])
        var result = JSON.null
        try await Chromium.withPage(timeZone: timeZone) { page in
            // Its letters and numbers are unlike those of English.
            try await page.send("Emulation.setLocaleOverride", ["locale": "tr-TR"])
            try await page.open(server.url("index.html"))
            result = try await page.run(
                """
                const f = await import("/runtime/filters.js");
                const { html, nothing, Keyed, Markup, Until } = await import("/runtime/renderer.js");
                const cases = await import("/filters.js");
                const lines = async (name) => (await fetch(name)).text();
                \(statements)
                """)
            #expect(page.exceptions == [])
        }
        return result
    }

    @Test func `each call gives what the static renderer gives`() async throws {
        let answer = try await run(
            "const text = await lines('calls.jsonl'); return [cases.wrongCalls(text), text.split('\\n').length > 10000];"
        )
        #expect(answer == [[], true])
    }

    @Test func `each filter gives what lodash gives`() async throws {
        let answer = try await run(
            "const text = await lines('lodash.jsonl'); return [cases.wrongLines(text), text.split('\\n').length > 4000];"
        )
        #expect(answer == [[], true])
    }

    @Test(arguments: ["UTC", "Pacific/Auckland", "America/Sao_Paulo", "Asia/Kolkata"])
    func `a date does not depend on the browser's zone`(timeZone: String) async throws {
        let answer = try await run("return cases.wrongCalls(await lines('calls.jsonl'), 'date');", timeZone: timeZone)
        #expect(answer == [])
    }

    @Test func `a date is that of the page's zone`() async throws {
        let answer = try await run(
            """
            const format = "YYYY-MM-DD HH:mm Z z w";
            return ["America/New_York", "Asia/Kolkata", "America/Sao_Paulo", "Nowhere/None", undefined].map((timeZone) => {
              Object.assign(f.environment, { locale: "en-US", timeZone });
              return ["2025-02-16", "2018-11-04", "2025-03-09 02:30", "2025-11-02T01:30", "2025-02-16T03:00:00Z", "Feb 16, 2025 10:30", 0].map((each) => f.date(each, format));
            });
            """)
        #expect(
            answer == [
                [
                    "2025-02-16 00:00 -05:00 EST 8", "2018-11-04 00:00 -04:00 EDT 45",
                    "2025-03-09 03:30 -04:00 EDT 11", "2025-11-02 01:30 -04:00 EDT 45",
                    "2025-02-15 22:00 -05:00 EST 7", "2025-02-16 10:30 -05:00 EST 8", "1969-12-31 19:00 -05:00 EST 1",
                ],
                [
                    "2025-02-16 00:00 +05:30 GMT+5:30 8", "2018-11-04 00:00 +05:30 GMT+5:30 45",
                    "2025-03-09 02:30 +05:30 GMT+5:30 11", "2025-11-02 01:30 +05:30 GMT+5:30 45",
                    "2025-02-16 08:30 +05:30 GMT+5:30 8", "2025-02-16 10:30 +05:30 GMT+5:30 8",
                    "1970-01-01 05:30 +05:30 GMT+5:30 1",
                ],
                [
                    // The clocks of that day went from 0:00 to 1:00.
                    "2025-02-16 00:00 -03:00 GMT-3 8", "2018-11-04 01:00 -02:00 GMT-2 45",
                    "2025-03-09 02:30 -03:00 GMT-3 11", "2025-11-02 01:30 -03:00 GMT-3 45",
                    "2025-02-16 00:00 -03:00 GMT-3 8", "2025-02-16 10:30 -03:00 GMT-3 8",
                    "1969-12-31 21:00 -03:00 GMT-3 1",
                ],
                [
                    "2025-02-16 00:00 +00:00 UTC 8", "2018-11-04 00:00 +00:00 UTC 45", "2025-03-09 02:30 +00:00 UTC 11",
                    "2025-11-02 01:30 +00:00 UTC 45", "2025-02-16 03:00 +00:00 UTC 8", "2025-02-16 10:30 +00:00 UTC 8",
                    "1970-01-01 00:00 +00:00 UTC 1",
                ],
                [
                    "2025-02-16 00:00 +00:00 UTC 8", "2018-11-04 00:00 +00:00 UTC 45", "2025-03-09 02:30 +00:00 UTC 11",
                    "2025-11-02 01:30 +00:00 UTC 45", "2025-02-16 03:00 +00:00 UTC 8", "2025-02-16 10:30 +00:00 UTC 8",
                    "1970-01-01 00:00 +00:00 UTC 1",
                ],
            ])
    }

    @Test func `a loop runs over lists, with the variables that its body takes`() async throws {
        let answer = try await run(
            """
            const shown = (value) => (value === nothing ? "nothing" : value instanceof Keyed ? { keys: value.keys, values: value.values } : value);
            const rows = [{ id: "a" }, { id: "b" }];
            return [
              f.each([5, 6], (item, index) => item * 10 + index),
              f.each(["x", "y"], (item, index, loop) => loop),
              ...[[], undefined, null, "text", { a: 1 }, 3, new Markup("x")].map((value) => f.each(value, () => "turn", () => "otherwise")),
              f.each(undefined, () => "turn"),
              f.each(f.key(rows, "id"), ({ id }) => id + "!"),
              f.each(f.key([{ id: 1 }, { id: 1 }], "id"), ({ id }) => id),
              f.each(f.select(f.key(rows, "id"), "id"), ({ id }) => id),
              f.key(rows, "id").length,
              f.eachPair([["x", "y", "z"], [1], "ab", null, 5, { b: 1 }, { z: 1 }], ["a", "b"], (a, b, index) => [a ?? "-", b ?? "-", index]),
              f.eachPair({ one: 1, two: 2 }, ["a", "b"], (a, b, index, loop) => [a, b, index, loop.revindex, loop.last]),
              f.eachPair([[1, 2, 3]], ["a", "b", "c"], (a, b, c, index) => [a, b, c, index]),
              f.eachPair({ one: 1 }, ["a", "b", "c"], (a, b, c) => [a, b, c ?? "-"]),
              f.eachPair({}, ["a", "b"], () => "turn", () => "otherwise"), f.eachPair("ab", ["a", "b"], () => "turn"),
              f.eachPair(f.key(rows, "id"), ["id", "no"], (id) => id),
            ].map(shown);
            """)
        let loop: (Double, Double) -> JSON = { index, count in
            [
                "index": .number(index + 1), "index0": .number(index), "revindex": .number(count - index),
                "revindex0": .number(count - index - 1), "first": .bool(index == 0), "last": .bool(index == count - 1),
                "length": .number(count),
            ]
        }
        let keyed: JSON = ["keys": ["a", "b"], "values": ["a!", "b!"]]
        #expect(
            answer == [
                [50, 61], [loop(0, 2), loop(1, 2)], "otherwise", "otherwise", "otherwise", "otherwise", "otherwise",
                "otherwise", "otherwise", "nothing", keyed, [1, 1], ["a", "b"], 2,
                [
                    ["x", "y", 0], [1, "-", 1], ["a", "b", 2], ["-", "-", 3], ["-", "-", 4], ["-", 1, 5],
                    ["-", "-", 6],
                ],
                [["one", 1, 0, 2, false], ["two", 2, 1, 1, true]], [[1, 2, 3, 0]], [["one", 1, "-"]], "otherwise",
                "nothing", ["keys": ["a", "b"], "values": ["a", "b"]],
            ])
    }

    @Test func `a template result counts as the markup that it renders to`() async throws {
        let answer = try await run(
            """
            const bold = html`<b>${"a & b"}</b>`;
            const plain = html`${1} and ${["x", null, "y"]}`;
            const empty = html`${undefined}`;
            return [
              f.text(bold), f.concat(bold, 1), f.plus(plain, "!"), f.upper(plain), f.truthy(empty), f.truthy(bold), f.length(bold),
              f.is_escaped(bold), f.is_string(plain), f.equals(plain, "1 and xy"), f.equals(bold, bold), f.less(plain, "2"), f.contains("and", plain),
              String(f.capitalize(bold)), f.invoke(plain, "split", [" "]), f.member(bold, "val"), f.dump([plain, bold]), f.safe(bold) === bold,
              f.join([bold, plain], "|"), f.truthy(nothing), f.text(nothing), f.default_(nothing, "x"), f.find([{ name: "1 and xy" }], { name: plain }).name,
              f.url`${bold}`, f.css`color: ${plain}`, f.striptags(bold) instanceof Markup, f.wordcount(plain),
            ];
            """)
        #expect(
            answer == [
                "<b>a &amp; b</b>", "<b>a &amp; b</b>1", "1 and xy!", "1 AND XY", false, true, 16,
                true, true, true, true, true, true,
                "<b>a &amp; b</b>", ["1", "and", "xy"], "<b>a &amp; b</b>", #"["1 and xy","<b>a &amp; b</b>"]"#, true,
                "<b>a &amp; b</b>|1 and xy", false, "undefined", "x", "1 and xy",
                "a & b", "color: 1 and xy", true, 3,
            ])
    }

    @Test func `what a render changes is as before when it ends`() async throws {
        let answer = try await run(
            """
            const state = { list: [3, 1, 2], order: { note: "old", lines: [1] } };
            const before = JSON.stringify(state);
            f.beginRender();
            const results = [f.invoke(state.list, "sort"), f.invoke(state.list, "push", [9]), f.invoke(state.order.lines, "splice", [0, 1])];
            f.setProperty(state.order, "note", "new");
            f.setProperty(state.order, "more", 1);
            f.setProperty(state.order, "__proto__", 2);
            f.setProperty(state.order.lines, 2, "x");
            f.setProperty(undefined, "a", 1);
            const during = JSON.stringify([results, state]);
            const refused = [() => f.setProperty("text", "a", 1), () => f.setProperty([], -1, 1)].map((call) => { try { call(); } catch (error) { return error.name; } });
            f.endRender();
            return [during, JSON.stringify(state) === before, Object.getPrototypeOf(state.order) === Object.prototype, refused];
            """)
        #expect(
            answer == [
                #"[[[1,2,3,9],4,[1]],{"list":[1,2,3,9],"order":{"note":"new","lines":[null,null,"x"],"more":1,"__proto__":2}}]"#,
                true, true, ["TypeError", "RangeError"],
            ])
    }

    @Test func `random numbers are the same in each render, and follow the seed`() async throws {
        let answer = try await run(
            """
            const render = (seed) => {
              f.environment.seed = seed;
              f.beginRender();
              return [f.shuffle([1, 2, 3, 4, 5, 6]), f.shuffle([1, 2, 3, 4, 5, 6]), f.random([1, 2, 3]), f.random([1, 2, 3])];
            };
            return [render(0), JSON.stringify(render(0)) === JSON.stringify(render(0)), JSON.stringify(render(1)) === JSON.stringify(render(0)), render(-1)[0].sort().join("")];
            """)
        #expect(answer == [[[6, 4, 3, 1, 5, 2], [2, 1, 6, 4, 3, 5], 3, 2], true, false, "123456"])
    }

    @Test func `what waits is awaited, and what is undefined leaves its attribute out`() async throws {
        let answer = try await run(
            """
            const promise = Promise.resolve(1);
            const turns = f.cycler("a", "b");
            const separator = f.joiner("; ");
            return [
              f.until(promise, "meanwhile") instanceof Until, f.until(promise, "meanwhile").values[1], f.until("now", promise), f.until(),
              f.if_defined(null) === nothing, f.ifDefined(0), f.url`/${nothing}/x` === nothing, f.css`color: ${nothing}` === nothing, f.srcset`${nothing}` === nothing,
              [turns.current, turns.next(), turns.next(), turns.next(), turns.current, turns.reset() ?? null, turns.current, f.cycler().next() ?? null],
              [separator(), separator(), separator(), f.joiner()()],
            ].map((each) => each ?? null);
            """)
        #expect(
            answer == [
                true, "meanwhile", "now", nil, true, 0, true, true, true, [nil, "a", "b", "a", "a", nil, nil, nil],
                ["", "; ", "; ", ""],
            ])
    }

    @Test func `settings that override others are merged with them`() async throws {
        let answer = try await run(
            """
            f.environment.settings = [{ "a.b": 1, c: { d: 2 } }, { a: { b: 5, e: 6 }, c: { d: 7, f: { g: 8 } }, n: null }];
            return ["a.b", "a.e", "c", "c.f.g", "n", "none"].map((name) => f.setting(name, "-"));
            """)
        #expect(answer == [1, 6, ["d": 2, "f": ["g": 8]], 8, nil, "-"])
    }
}
