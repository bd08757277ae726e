import Testing

/// What a page says of errors in the theme's callbacks, from disk as from a server.
@Suite("Errors in a theme's callbacks", .browser)
struct ErrorsTests {
    /// Runs a test on a page with a script, from disk and from a server.
    private func page(_ script: String, _ check: (Page) async throws -> Void) async throws {
        let preview = PreviewPage(body: "<p>Hello</p>", script: script)
        try await preview.opened(check)
        try await preview.served(check)
    }

    @Test func `each error has its file, its line and its column, once`() async throws {
        let script = """
            const fail = (what) => { throw new RangeError(what); };
            document.addEventListener("own", () => fail("listener"));
            document.addEventListener("own", { handleEvent() { fail("object"); } });
            class Sad extends HTMLElement {
              static observedAttributes = ["mood"];
              connectedCallback() { fail("connected"); }
              disconnectedCallback() { fail("disconnected"); }
              attributeChangedCallback() { fail("attribute"); }
            }
            customElements.define("x-sad", Sad);
            class Sadder extends Sad {}
            customElements.define("x-sadder", Sadder);
            setTimeout(() => fail("timeout"));
            const interval = setInterval(() => { clearInterval(interval); fail("interval"); }, 1);
            requestAnimationFrame(() => fail("frame"));
            queueMicrotask(() => fail("microtask"));
            setTimeout(() => { throw "a text"; });
            """
        try await page(script) { page in
            try await page.run(
                """
                document.dispatchEvent(new Event("own"));
                const sad = document.createElement("x-sad");
                sad.setAttribute("mood", "low");
                document.body.append(sad, document.createElement("x-sadder"));
                sad.remove();
                """)
            try await page.wait("ogPreview.diagnostics.length === 10")
            try await page.expect(
                "ogPreview.diagnostics.toSorted()",
                equals: .array(
                    [
                        "attribute", "connected", "disconnected", "frame", "interval", "listener", "microtask",
                        "object",
                        "timeout",
                    ].map { .string("RangeError: \($0) script.js:1:32") } + ["a text"]))
            // They are thrown on.
            #expect(page.exceptions.count == 11)
        }
    }

    /// Each statement, and what it gives.
    static let cases: [(String, JSON)] = [
        (
            "const seen = []; const listener = function (event) { seen.push(this === target, event.type); }; target.addEventListener('a', listener); target.addEventListener('a', listener); target.dispatchEvent(new Event('a')); target.removeEventListener('a', listener); target.dispatchEvent(new Event('a')); return seen;",
            [true, "a"]
        ),
        (
            "let count = 0; const listener = () => count++; target.addEventListener('a', listener, { once: true, capture: true }); target.addEventListener('a', listener); target.removeEventListener('a', listener, false); target.dispatchEvent(new Event('a')); target.dispatchEvent(new Event('a')); return count;",
            1
        ),
        (
            "const event = new Event('a', { cancelable: true }); target.addEventListener('a', (event) => event.preventDefault(), { passive: true }); target.dispatchEvent(event); return event.defaultPrevented;",
            false
        ),
        (
            "const stop = new AbortController(); let count = 0; target.addEventListener('a', () => count++, { signal: stop.signal }); target.dispatchEvent(new Event('a')); stop.abort(); target.dispatchEvent(new Event('a')); return count;",
            1
        ),
        (
            "const seen = []; const object = { handleEvent() { seen.push(this === object); } }; target.addEventListener('a', object); object.handleEvent = () => seen.push('later'); target.dispatchEvent(new Event('a')); target.removeEventListener('a', object); target.dispatchEvent(new Event('a')); return seen;",
            ["later"]
        ),
        (
            "target.addEventListener('a', null); target.removeEventListener('a', null); try { target.addEventListener('a', 'text'); } catch (error) { return error.name; }",
            "TypeError"
        ),
        (
            "return new Promise((done) => setTimeout(function (...values) { done([this === window, values]); }, 1, 'a', 2));",
            [true, ["a", 2]]
        ),
        (
            "let count = 0; const id = setInterval((step) => { count += step; }, 1, 3); await new Promise((done) => setTimeout(done, 30)); clearInterval(id); return [typeof id, count % 3, count > 0];",
            ["number", 0, true]
        ),
        (
            "let ran = false; clearTimeout(setTimeout(() => { ran = true; }, 1)); cancelAnimationFrame(requestAnimationFrame(() => { ran = true; })); await new Promise((done) => setTimeout(done, 60)); return ran;",
            false
        ),
        ("return new Promise((done) => requestAnimationFrame((time) => done(typeof time)));", "number"),
        (
            "return [setTimeout.name, setTimeout.length, target.addEventListener.name, target.addEventListener.length];",
            ["setTimeout", 1, "addEventListener", 2]
        ),
        (
            "addEventListener('a', () => { globalThis.heard = true; }); dispatchEvent(new Event('a')); return heard;",
            true
        ),
        (
            "class Own extends HTMLElement { connectedCallback() { this.title = 'connected'; } } const { connectedCallback } = Own.prototype; customElements.define('x-own', Own); const own = new Own(); document.body.append(own); return [own.title, customElements.get('x-own') === Own, Own.prototype.connectedCallback === connectedCallback, Object.getOwnPropertyNames(Own.prototype), document.createElement('x-own') instanceof Own];",
            ["connected", true, true, ["constructor", "connectedCallback"], true]
        ),
        ("try { customElements.define('none', class {}); } catch (error) { return error.name; }", "SyntaxError"),
    ]

    @Test func `callbacks otherwise behave as they did`() async throws {
        try await PreviewPage().opened { page in
            for (statements, expected) in Self.cases {
                let value = try await page.run("const target = document.createElement('p'); \(statements)")
                #expect(value == expected, "\(statements)")
            }
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
    }

    @Test func `a listener from before the runtime can be removed`() async throws {
        try await PreviewPage(
            script: "document.removeEventListener('own', early);",
            headScript: "var count = 0; function early() { count++; } document.addEventListener('own', early);"
        ).opened { page in
            try await page.expect("(document.dispatchEvent(new Event('own')), count)", equals: 0)
        }
    }

    @Test func `a text as a timer is refused where the page's policy forbids it`() async throws {
        try await PreviewPage(script: "setTimeout('globalThis.ran = true');").served { page in
            try await page.run("await new Promise((done) => setTimeout(done, 20))")
            try await page.expect("typeof ran", equals: "undefined")
        }
    }

    @Test func `the script's declarations are global`() async throws {
        try await page("var a = 1; function b() { return 2; } const c = 3; class D { static e = 4; }") { page in
            try await page.expect("[window.a, window.b(), c, D.e, ogPreview.diagnostics]", equals: [1, 2, 3, 4, []])
        }
    }
}
