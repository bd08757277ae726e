import Testing

/// A page of `sm-preview dev` in which somebody has done something, while its script is edited.
@Suite("Actions in a served page", .browser)
struct DevActionsTests {
    private static var files: [String: String] {
        var files = ServedTheme.small
        files["theme/views/main.liquid"] = """
            <h1>{{ 'title' | t }}</h1>
            <form id="code" data-og-action-key="add_discount_code">
              <input name="order" value="a"><input name="code" value="SAVE"><button>Save</button>
            </form>
            <form id="file" data-og-action-key="add_discount_code">
              <input name="order" value="a"><input name="code" value="FILE"><input name="file" type="file"><button>Save</button>
            </form>
            <ul>{% for order in orders %}<li>{{ order.public_id }}</li>{% endfor %}</ul>
            <p>{{ notifications | length }}</p>
            """
        files["fixtures/ada.json"] = """
            {
              "$fixture": {"now": "2026-03-02 23:59:59"},
              "customer": {"first_name": "Ada"},
              "orders": [
                {"public_id": "a", "status": "UNSENT"}, {"public_id": "b", "status": "UNSENT"},
                {"public_id": "c", "status": "UNSENT"}
              ]
            }
            """
        return files
    }

    /// What a page has of all that was done.
    private static let state = "JSON.stringify(og.smi.store.getState())"

    /// Does something of each kind, and gives the State after it.
    private func act(in page: Page) async throws -> JSON {
        try await page.click("#code button")
        try await page.wait("document.querySelector('p').textContent === '1'")
        try await page.run(
            """
            await og.smi.request_skip_order("b");
            const headers = { Authorization: JSON.stringify(og.store.getState().auth) };
            const server = "https://restapi.ordergroove.com";
            // On the next day of the page's clock.
            while (og.smi.dayjs().format("D") === "2") await new Promise((done) => setTimeout(done, 50));
            await fetch(`${server}/orders/c/send_now/`, { method: "PATCH", headers });
            await fetch(`${server}/addresses/create/`, {
              method: "POST", headers, body: JSON.stringify({
                first_name: "Ada", last_name: "L", address: "1 Road", city: "London", country_code: "GB",
              }),
            });
            await og.smi.api.refresh_page_state();
            await og.smi.request_skip_order("none").catch(() => {});
            """)
        try await page.click("#code button")
        try await page.wait("document.querySelector('p').textContent === '2'")
        let state = try await page.evaluate(Self.state)
        #expect(state.string?.contains("1 Road") == true)
        #expect(state.string?.contains("SAVE") == true)
        #expect(state.string?.contains(#""place":"2026-03-03"#) == true)
        try await page.expect("document.querySelectorAll('li').length", equals: 2)
        return state
    }

    private func edit(_ served: ServedTheme, _ page: Page, _ old: String, _ new: String) async throws {
        try served.edit("theme/scripts/script.js", "\"\(old)\"", "\"\(new)\"")
        try await page.wait("globalThis.version === '\(new)' && document.readyState === 'complete'")
    }

    @Test func `are done once more when the script changes, with the same ids at the same times`() async throws {
        let served = try ServedTheme(Self.files)
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            let before = try await page.evaluate(Self.state)
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            let after = try await act(in: page)
            try await edit(served, page, "one", "two")
            try await page.expect(Self.state, equals: after)
            try await page.expect("document.querySelector('p').textContent", equals: "2")
            try await page.expect("og.smi.dayjs().format('YYYY-MM-DD')", equals: "2026-03-03")
            // What follows is kept beside it.
            try await page.run("await og.smi.request_skip_order('a')")
            let last = try await page.evaluate(Self.state)
            #expect(last != after)
            try await edit(served, page, "two", "three")
            try await page.expect(Self.state, equals: last)
            // Who loads the page anew begins anew.
            try await page.open(served.url("ada/en-US"))
            try await page.expect(Self.state, equals: before)
            try await edit(served, page, "three", "four")
            try await page.expect(Self.state, equals: before)
            #expect(page.exceptions == [])
        }
    }

    @Test func `end with one that cannot be kept, of which the console tells`() async throws {
        let served = try ServedTheme(Self.files)
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            let kept = try await act(in: page)
            try await page.click("#file button")
            try await page.wait("document.querySelector('p').textContent === '3'")
            try await page.run("await og.smi.request_skip_order('a')")
            #expect(
                page.console.contains {
                    $0.hasPrefix("warning: sm-preview: from \"add_discount_code\" on, actions are not done again")
                })
            try await edit(served, page, "one", "two")
            try await page.expect(Self.state, equals: kept)
        }
    }

    @Test func `are forgotten when their fixture changes`() async throws {
        let served = try ServedTheme(Self.files)
        try await Chromium.withPage { page in
            try await page.open(served.url("ada/en-US"))
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            _ = try await act(in: page)
            try served.edit("fixtures/ada.json", "Ada", "Eve")
            try await page.wait("og.smi.store.getState().customer.first_name === 'Eve'")
            let state = try await page.evaluate(Self.state)
            try await edit(served, page, "one", "two")
            try await page.expect(Self.state, equals: state)
        }
    }
}
