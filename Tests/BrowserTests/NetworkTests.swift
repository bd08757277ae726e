import Foundation
import Testing

/// `XMLHttpRequest`, the data of countries, and what an offline page cannot have.
@Suite("The network of a preview", .browser)
struct NetworkTests {
    /// Defines `ask(method, url, options)`, which gives the request and its events with the states in which they came.
    static let helper = """
        \(RESTTests.helper)
        const ask = (method, url, { type = "", body, headers = { Authorization: authorization() } } = {}) => new Promise((done) => {
          const request = new XMLHttpRequest();
          const events = [];
          for (const name of ["readystatechange", "loadstart", "progress", "load", "error", "abort", "timeout", "loadend"]) {
            request[`on${name}`] = () => events.push(name + " " + request.readyState);
          }
          request.addEventListener("loadend", () => setTimeout(() => done({ request, events })));
          request.open(method, url);
          request.responseType = type;
          for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
          request.send(body);
        });
        """

    /// Runs a test from disk and from a server; no request leaves the page.
    private func offline(_ preview: PreviewPage, _ check: (Page) async throws -> Void) async throws {
        for isServed in [false, true] {
            let checked = { (page: Page) in
                try await check(page)
                #expect(page.requests.filter { $0.hasPrefix("https:") } == [])
                #expect(page.exceptions == [])
            }
            if isServed { try await preview.served(checked) } else { try await preview.opened(checked) }
        }
    }

    @Test func `a request is answered as fetch is, event by event`() async throws {
        try await offline(PreviewPage()) { page in
            let answer = try await page.run(
                """
                \(Self.helper)
                const { request, events } = await ask("get", "https://restapi.ordergroove.com/payments/pay-2/#part");
                const fetched = await fetch("https://restapi.ordergroove.com/payments/pay-2/", { headers: { Authorization: authorization() } });
                return [events, request.status, request.statusText, request.responseURL, request.getResponseHeader("CONTENT-TYPE"), request.getResponseHeader("X-None"),
                  request.getAllResponseHeaders(), request.responseText === await fetched.text(), request.response === request.responseText, request.responseXML];
                """)
            #expect(
                answer == [
                    [
                        "readystatechange 1", "loadstart 1", "readystatechange 2", "readystatechange 3", "progress 3",
                        "readystatechange 4", "load 4", "loadend 4",
                    ],
                    200, "", "https://restapi.ordergroove.com/payments/pay-2/", "application/json", nil,
                    "content-type: application/json\r\n", true, true, nil,
                ])
        }
    }

    @Test func `a response has the type that was asked for`() async throws {
        try await offline(PreviewPage()) { page in
            let answer = try await page.run(
                """
                \(Self.helper)
                const item = "https://staging.restapi.ordergroove.com/items/none/";
                const [json, blob, buffer, text, xml] = await Promise.all(["json", "blob", "arraybuffer", "text", "document"].map((type) => ask("GET", item, { type })));
                const refused = (() => { try { return json.request.responseText; } catch (error) { return error.name; } })();
                return [json.request.response, json.request.response === json.request.response, refused, blob.request.response.type, await blob.request.response.text(),
                  new TextDecoder().decode(buffer.request.response), text.request.response, xml.request.response, json.request.status];
                """)
            let text: JSON = #"{"detail":"Not found."}"#
            #expect(
                answer == [
                    ["detail": "Not found."], true, "InvalidStateError", "application/json", text, text, text, nil, 404,
                ])
        }
    }

    @Test func `a request changes what the server has, and is checked as fetch's are`() async throws {
        try await offline(PreviewPage()) { page in
            let answer = try await page.run(
                """
                \(Self.helper)
                const changed = await ask("PATCH", "https://restapi.ordergroove.com/items/i-3/change_quantity/", { body: '{"quantity":2}', type: "json" });
                const deleted = await ask("DELETE", "https://restapi.ordergroove.com/items/i-4/delete/");
                const refused = await ask("GET", "https://restapi.ordergroove.com/orders/", { headers: {}, type: "json" });
                return [changed.request.status, changed.request.response.quantity, deleted.request.status, deleted.request.response, deleted.request.getAllResponseHeaders(),
                  refused.request.status, refused.request.response, await orders()];
                """)
            #expect(
                answer == [
                    200, 2, 204, "", "", 401, ["detail": "Authentication credentials were not provided."],
                    [
                        "o-1 | UNSENT | 2026-03-10 | 70.10 | 75.10 | i-1 i-2 i-3", .string(RESTTests.other3),
                        .string(RESTTests.other4), .string(RESTTests.other5),
                    ],
                ])
        }
    }

    @Test func `a request that waits for its answer, one that is aborted, and one that is misused`() async throws {
        try await offline(PreviewPage()) { page in
            let answer = try await page.run(
                """
                \(Self.helper)
                const waiting = new XMLHttpRequest();
                waiting.open("GET", "https://restapi.ordergroove.com/orders/o-1/", false);
                waiting.setRequestHeader("Authorization", authorization());
                waiting.send();
                const aborted = new XMLHttpRequest();
                const events = [];
                for (const name of ["load", "abort", "loadend", "readystatechange"]) aborted.addEventListener(name, () => events.push(name + " " + aborted.readyState));
                aborted.open("GET", "https://restapi.ordergroove.com/orders/");
                aborted.timeout = 1;
                aborted.send();
                aborted.abort();
                await new Promise((done) => setTimeout(done, 20));
                const misuse = (use) => { try { use(); } catch (error) { return error.name; } };
                const request = new XMLHttpRequest();
                return [waiting.status, JSON.parse(waiting.responseText).place, events, aborted.readyState, aborted.status, aborted.timeout,
                  misuse(() => request.send()), misuse(() => aborted.setRequestHeader("a", "b")), misuse(() => request.open("no method", "https://restapi.ordergroove.com/")),
                  [XMLHttpRequest.name, XMLHttpRequest.DONE, request.OPENED, request instanceof XMLHttpRequest, request instanceof EventTarget]];
                """)
            #expect(
                answer == [
                    200, "2026-03-10", ["readystatechange 1", "readystatechange 4", "abort 4", "loadend 4"], 0, 0, 1,
                    "InvalidStateError", "InvalidStateError", "TypeError", ["XMLHttpRequest", 4, 1, true, true],
                ])
        }
    }

    @Test func `the countries of the fixtures and the largest markets have their regions`() async throws {
        try await offline(PreviewPage()) { page in
            let answer = try await page.run(
                """
                \(Self.helper)
                const address = "https://static.ordergroove.com/@ordergroove/i18n-data/latest/i18n_country_data.json";
                const { request } = await ask("GET", address, { type: "json", headers: {} });
                const response = await fetch(address);
                const all = await response.json();
                const find = (country, code) => all[country].regions.find((region) => region.code === code)?.name;
                const isSound = Object.entries(all).every(([code, { name, regions }]) => /^[A-Z]{2}$/.test(code) && name && regions.length > 2
                  && regions.every((region) => /^\\w+$/.test(region.code) && region.name) && new Set(regions.map((region) => region.code)).size === regions.length);
                return [response.status, response.headers.get("Content-Type"), JSON.stringify(request.response) === JSON.stringify(all), Object.keys(all).join(" "), isSound,
                  all.US.name, all.US.regions.length, all.CA.regions.length, all.JP.regions.length, find("US", "NM"), find("NZ", "HKB"), find("JP", "26"), find("BR", "SP"), find("IN", "AN")];
                """)
            #expect(
                answer == [
                    200, "application/json", true, "AE AU BE BR CA DE ES FR GB IE IN IT JP MX NL NZ SA US", true,
                    "United States", 56, 13, 47, "New Mexico", "Hawke's Bay", "Kyoto", "São Paulo",
                    "Andaman and Nicobar Islands",
                ])
        }
    }

    /// Selects of countries and regions, filled as a theme of a shop fills them.
    @Test func `a theme's country and state selects are filled`() async throws {
        let body = """
            <shop-address><select name="country_code" value="CA"><option value="">Country</option></select>
            <select name="state_province_code" value="QC"><option value="">State</option></select></shop-address>
            """
        let script = """
            const countries = fetch("https://static.ordergroove.com/@ordergroove/i18n-data/latest/i18n_country_data.json").then((response) => response.json());
            const addOption = (select, value, text) => select.append(Object.assign(document.createElement("option"), { value, text, selected: value === select.getAttribute("value") }));
            customElements.define("shop-address", class extends HTMLElement {
              async connectedCallback() {
                const [country, state] = this.querySelectorAll("select");
                const all = await countries;
                for (const [code, { name }] of Object.entries(all).sort((a, b) => a[1].name.localeCompare(b[1].name))) addOption(country, code, name);
                const fill = () => {
                  state.querySelectorAll("option:not([value=''])").forEach((option) => option.remove());
                  for (const { code, name } of all[country.value]?.regions ?? []) addOption(state, code, name);
                };
                country.addEventListener("change", fill);
                fill();
              }
            });
            """
        try await offline(PreviewPage(body: body, script: script)) { page in
            try await page.wait("document.querySelectorAll('select')[1].options.length > 1")
            try await page.expect(
                """
                (() => {
                  const [country, state] = document.querySelectorAll("select");
                  const first = [country.value, state.selectedOptions[0].text, state.options.length, country.options[1].text];
                  country.value = "AU";
                  country.dispatchEvent(new Event("change"));
                  return [first, [...state.options].map((option) => option.value).join(" "), ogPreview.diagnostics];
                })()
                """,
                equals: [["CA", "Quebec", 14, "Australia"], " ACT NSW NT QLD SA TAS VIC WA", []])
        }
    }

    /// A form that a merchant sends by hand.
    @Test func `a merchant's script reads and changes orders with XMLHttpRequest`() async throws {
        let script = """
            function call(method, path, body, then) {
              var request = new XMLHttpRequest();
              request.open(method, "https://restapi.ordergroove.com" + path, true);
              var customer = og.smi.store.getState().customer;
              request.setRequestHeader("Content-Type", "application/json");
              request.setRequestHeader("Authorization", JSON.stringify({ public_id: customer.public_id, sig_field: customer.sig_field, ts: customer.ts, sig: customer.sig }));
              request.onreadystatechange = function () {
                if (this.readyState === XMLHttpRequest.DONE && this.status >= 200 && this.status < 300) then(this.responseText && JSON.parse(this.responseText));
              };
              request.send(body && JSON.stringify(body));
            }
            function delay() {
              call("GET", "/orders/?status=1&ordering=place", null, function (page) {
                var order = page.results[0];
                call("PATCH", "/orders/" + order.public_id + "/change_place_date/", { place: og.smi.dayjs(order.place).add(1, "week").format("YYYY-MM-DD") }, function () {
                  og.smi.reset().then(function () { document.querySelector("p").textContent = og.msi.store.getState().orders[0].place; });
                });
              });
            }
            """
        let preview = PreviewPage(body: "<button type=\"button\">Later</button><p></p>", script: script)
        try await offline(preview) { page in
            try await page.evaluate("document.querySelector('button').onclick = delay")
            try await page.click("button")
            try await page.wait("document.querySelector('p').textContent")
            try await page.expect(
                "[document.querySelector('p').textContent, ogPreview.diagnostics]", equals: ["2026-03-17", []])
        }
    }

    @Test func `what an offline page cannot have is one diagnostic with its address`() async throws {
        let script = """
            fetch("https://api.example.com/a").then((response) => response.json());
            fetch("https://api.example.com/a").catch(() => {});
            const request = new XMLHttpRequest();
            request.open("GET", "https://api.example.com/b");
            request.send();
            document.head.append(Object.assign(document.createElement("script"), { src: "https://cdn.example.com/c.js" }));
            document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "https://cdn.example.com/d.css" }));
            import("https://cdn.example.com/e.js");
            """
        let preview = PreviewPage(script: script)
        let check = { (page: Page) in
            try await page.wait("ogPreview.diagnostics.length >= 5")
            try await page.run("await new Promise((done) => setTimeout(done, 50))")
            try await page.expect(
                "ogPreview.diagnostics.toSorted()",
                equals: [
                    "https://api.example.com/a could not be loaded.", "https://api.example.com/b could not be loaded.",
                    "https://cdn.example.com/c.js could not be loaded.",
                    "https://cdn.example.com/d.css could not be loaded.",
                    "https://cdn.example.com/e.js could not be loaded: a preview has no answer to import().",
                ])
        }
        // Of a rejection that a script on disk leaves alone, a browser tells its console and not the page.
        try await preview.opened(check)
        try await preview.served(policy: "script-src 'self' https:") { page in
            try await check(page)
            #expect(page.exceptions == [])
        }
    }

    @Test func `a request that a script aborts is no diagnostic`() async throws {
        try await PreviewPage(
            script:
                "fetch('https://api.example.com/', { signal: AbortSignal.abort() }).catch((error) => { globalThis.caught = error.name; });"
        ).opened { page in
            try await page.wait("globalThis.caught")
            try await page.expect("[caught, ogPreview.diagnostics]", equals: ["AbortError", []])
        }
    }

    /// The developer tools' side is an object under a global name.
    @Test func `the store is offered to the Redux developer tools`() async throws {
        let tools = """
            var told = [];
            var __REDUX_DEVTOOLS_EXTENSION__ = { connect: (options) => (told.push(options), {
              init: (state) => told.push(["init", state.orders.length]),
              send: (action, state) => told.push([action.type, Object.keys(action.payload ?? {}).join(" "), state === og.smi.store.getState()]),
            }) };
            """
        try await PreviewPage(headScript: tools).opened { page in
            let told = try await page.run(
                "og.smi.store.dispatch({ type: 'own' }); await og.smi.request_product('coffee'); return told;")
            #expect(
                told == [
                    ["name": "Ordergroove SMI"], ["init", 5], ["own", "", true], ["update", "products", true],
                ])
        }
    }
}
