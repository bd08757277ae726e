import Foundation
import Testing

/// Pages without scripts, pages under a policy, and scripts that a merchant adds.
@Suite("Scripts of real pages", .browser)
struct PagesScriptsTests {
    @Test(arguments: Theme.allCases)
    func `a page without scripts holds none, and still looks right`(theme: Theme)
        async throws
    {
        let rendered = try theme.renderedWithoutScripts()
        try await Chromium.withPage { page in
            for (fixture, locale) in Theme.fixtures.map({ ($0, "en-US") }) + [("ordinary", "fr-CA")] {
                let text = try String(contentsOf: rendered.page(fixture, locale), encoding: .utf8)
                let traces = ["<script", "javascript:", " onclick="].filter(text.contains)
                #expect(traces == [], "\(fixture)/\(locale)")
                try await page.open(rendered.page(fixture, locale))
                try await page.load("audit.js")
                for width in [1280, 320] {
                    try await page.resize(width: width, height: 900)
                    let findings = try await page.evaluate("audit()")
                    #expect(findings == [], "\(fixture)/\(locale) at \(width)")
                }
                // The theme's styles apply, and what a script would open is closed.
                try await page.expect(
                    """
                    [getComputedStyle(document.querySelector("main")).marginInlineStart !== "0px" || innerWidth < 800, typeof og,
                      [...document.querySelectorAll("dialog, [role=menu]")].filter((each) => each.checkVisibility({ visibilityProperty: true })).length]
                    """, equals: [true, "undefined", 0])
            }
            #expect(page.console == [])
            #expect(page.requests.filter { $0.hasSuffix(".js") } == [])
        }
        let scripts = FileManager.default.enumerator(atPath: rendered.folder.url.path)?.compactMap { $0 as? String }
            .filter { $0.hasSuffix(".js") && !$0.hasSuffix("gallery.js") }
        #expect(scripts == [])
    }

    @Test(arguments: Theme.allCases)
    func `a page works under the policy script-src 'self', and breaks it nowhere`(theme: Theme) async throws {
        let rendered = try theme.rendered()
        let server = try StaticServer(rendered.folder.url, headers: ["Content-Security-Policy": "script-src 'self'"])
        try await Chromium.withPage { page in
            for fixture in Theme.fixtures {
                try await page.open(server.url("\(fixture)/en-US.html"))
                try await page.expect("ogPreview.diagnostics", equals: [])
            }
            try await page.open(server.url("ordinary/en-US.html"))
            let (opener, submit) =
                switch theme {
                case .standard: ("[data-click-target=og-skip-dialog]", "dialog[open] [type=submit]")
                case .classic: (".og-skip-shipment-button > button", "dialog[open] [type=submit]")
                }
            try await page.perform(.click(opener))
            try await page.perform(.click(submit))
            try await page.wait("og.smi.store.getState().notifications.length")
            try await page.expect("ogPreview.diagnostics", equals: [])
            #expect(page.console == [])
            #expect(page.exceptions == [])
        }
    }

    /// Ordergroove's document, "Calling REST APIs from within Subscription Manager", with a resource named.
    static let snippets: [(page: String, script: String)] = [
        (
            "main.js",
            "const getAuthorizationHeader = () => {     const { public_id, sig_field, ts, sig } = og.store.getState().auth;     return JSON.stringify({         public_id,         sig_field,         ts,         sig     }); };  fetch('https://restapi.ordergroove.com/<resource>', {     headers: {         'Content-Type': 'application/json',         'Authorization': getAuthorizationHeader()     } });"
        ),
        (
            "msi.js",
            "const getAuthorizationHeader = () => {     const { public_id, sig_field, ts, sig } = og.smi.store.getState().customer;     return JSON.stringify({         public_id,         sig_field,         ts,         sig     }); };  fetch('https://restapi.ordergroove.com/<resource>', {     headers: {         'Content-Type': 'application/json',         'Authorization': getAuthorizationHeader()     } });"
        ),
    ]

    @Test(arguments: Theme.allCases)
    func `the snippets of Ordergroove's document run as they stand`(theme: Theme) async throws {
        let rendered = try theme.rendered()
        try await Chromium.withPage { page in
            for (_, script) in Self.snippets {
                for (resource, count) in [("orders/?status=1", 2), ("items/", 5), ("subscriptions/?live=true", 4)] {
                    try await page.open(rendered.page("ordinary"))
                    // What a script's last statement gives is the promise of `fetch`.
                    let answer = try await page.run(
                        """
                        const answer = await (0, eval)(\(JSON.string(script.replacing("<resource>", with: resource)).text));
                        return [answer.status, answer.headers.get("Content-Type"), (await answer.json()).results.length];
                        """)
                    #expect(answer == [200, "application/json", .number(Double(count))])
                }
            }
            // Option 2 of the document: every function, in both spellings.
            let calls = try await page.run(
                """
                const { orders: [order], order_items: [item], products: [product] } = og.smi.store.getState();
                const results = [];
                for (const api of [og.smi, og.smi.api]) {
                  results.push(await api.refresh_page_state() ?? "nothing");
                  results.push((await api.request_orders({ status: ["UNSENT"], ordering: "place" })).results.map(({ place }) => place));
                  results.push((await api.request_orders_items({ status: ["UNSENT"] })).count);
                  results.push((await api.request_subscriptions({ live: true })).count);
                  results.push((await api.request_product(product.external_product_id)).name === product.name);
                }
                await og.smi.request_skip_order(order.public_id);
                await og.smi.request_delete_item(item.public_id);
                const now = og.smi.store.getState();
                results.push(now.orders.find(({ public_id }) => public_id === order.public_id).place, now.order_items.length);
                return results;
                """)
            let both: [JSON] = ["nothing", ["2026-03-09", "2026-03-24"], 5, 4, true]
            #expect(calls == .array(both + both + ["2026-03-23", 4]))
            #expect(page.requests.filter { !$0.hasPrefix("file:") } == [])
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
    }
}
