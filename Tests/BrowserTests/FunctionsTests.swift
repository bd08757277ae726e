import Testing

/// `window.og`: the stores, the functions of `og.smi`, and the snippets of Ordergroove's document.
@Suite("window.og in a preview", .browser)
struct FunctionsTests {
    /// What a promise comes to, and how a page of results reads.
    static let helper = """
        const outcome = (promise) => promise.then((value) => value, ({ name, status, detail, message, body }) => ({ name, status, detail, message, body }));
        const ids = (rows) => rows.map((each) => each.external_product_id ?? each.public_id).join(" ");
        const page = ({ results, ...rest }) => ({ ...rest, results: ids(results) });
        const state = () => og.smi.store.getState();
        """

    @Test func `the stores are Redux', and carry the credentials of both kinds of page`() async throws {
        try await PreviewPage().opened { page in
            let answers = try await page.run(
                """
                const heard = [];
                const undo = og.smi.store.subscribe(() => heard.push("first"));
                const other = og.store.subscribe(() => heard.push("second"));
                og.smi.store.subscribe(() => { if (heard.length === 1) throw new Error("a listener's own"); });
                const before = og.smi.store.getState();
                const action = { type: "mine" };
                const given = og.smi.store.dispatch(action) === action;
                undo();
                og.store.dispatch({ type: "another" });
                other();
                og.store.dispatch({ type: "unheard" });
                const refused = [{}, null, undefined].map((wrong) => { try { og.smi.store.dispatch(wrong) } catch (error) { return error.name } });
                return [given, heard, refused, before === og.smi.store.getState(), og.store.getState(), Object.keys(og.smi).sort(), Object.keys(og.smi.api).sort()];
                """)
            let functions: JSON = [
                "dayjs", "debounce", "html", "memoize", "refresh_page_state", "request_delete_item", "request_orders",
                "request_orders_items", "request_product", "request_skip_order", "request_subscriptions", "reset",
            ]
            #expect(
                answers == [
                    true, ["first", "second", "second"], ["TypeError", "TypeError", "TypeError"],
                    true,
                    [
                        "auth": [
                            "public_id": "merchant-1", "sig_field": "customer-1", "ts": 1772000000,
                            "sig": "preview-signature",
                        ]
                    ],
                    [
                        "api", "dayjs", "debounce", "html", "memoize", "refresh_page_state", "request_delete_item",
                        "request_orders", "request_orders_items",
                        "request_product", "request_skip_order", "request_subscriptions", "reset", "store",
                    ], functions,
                ])
        }
    }

    @Test func `the State has the page's locale and the maps that go with its lists`() async throws {
        try await PreviewPage(language: "fr-CA").opened { page in
            let maps = try await page.run(
                """
                \(Self.helper)
                const { items_by_order, order_item_by_id, subscription_by_id, address_by_id, payment_by_id, product_by_id, localized_product_by_id, environment, locale } = state();
                return {
                  locale, lego_url: environment.lego_url,
                  items_by_order: Object.entries(items_by_order).map(([id, items]) => [id, ids(items)]),
                  order_item_by_id: Object.entries(order_item_by_id).map(([id, items]) => [id, ids(items)]).slice(0, 2),
                  others: [subscription_by_id, address_by_id, payment_by_id, product_by_id, localized_product_by_id].map((map) => Object.keys(map).join(" ")),
                  tea: localized_product_by_id.tea, product: product_by_id.spoon.name,
                };
                """)
            #expect(
                maps == [
                    "locale": "fr-CA", "lego_url": "https://restapi.ordergroove.com",
                    "items_by_order": [
                        ["o-1", "i-1 i-2 i-3"], ["o-2", "i-4"], ["o-3", "i-5"], ["o-4", ""], ["o-5", "i-6"],
                    ],
                    "order_item_by_id": [["i-1", "i-1"], ["i-2", "i-2"]],
                    "others": ["s-1 s-2 s-3 s-4 s-5", "a-1 a-2", "pay-1 pay-2", "spoon", "coffee tea mug filters"],
                    "tea": [
                        "external_product_id": "tea", "name": "Thé", "image_url": "the.svg", "price": "8.50",
                        "live": true, "detail_url": "https://shop/tea",
                        "extra_data": ["i18n_display": ["fr-CA": ["name": "Thé", "image_url": "the.svg"]]],
                    ],
                    "product": "Spoon",
                ])
        }
    }

    @Test func `request_orders takes statuses by name and number, and an ordering`() async throws {
        try await PreviewPage().opened { page in
            let results = try await page.run(
                """
                \(Self.helper)
                const ask = async (...options) => page(await og.smi.request_orders(...options));
                return [
                  await ask(), await ask({}), await ask({ status: [1] }), await ask({ status: ["UNSENT", "SEND_NOW"] }), await ask({ status: 5 }),
                  await ask({ status: [], ordering: "-place" }), await ask({ status: ["1", "SUCCESS"], ordering: "-total" }),
                  await outcome(og.smi.request_orders({ status: ["NONSENSE"] })), (await og.smi.request_orders({ status: [6] })).results[0].status, ids(state().orders),
                ];
                """)
            func found(_ count: Int, _ ids: String) -> JSON {
                ["count": .number(Double(count)), "next": nil, "previous": nil, "results": .string(ids)]
            }
            #expect(
                results == [
                    found(5, "o-4 o-3 o-1 o-2 o-5"), found(5, "o-4 o-3 o-1 o-2 o-5"), found(3, "o-1 o-2 o-5"),
                    found(4, "o-3 o-1 o-2 o-5"), found(1, "o-4"),
                    found(5, "o-5 o-2 o-1 o-3 o-4"), found(4, "o-1 o-5 o-2 o-4"),
                    [
                        "name": "ApiError", "status": 400, "message": "status: \"NONSENSE\" is not a valid choice.",
                        "body": ["status": ["\"NONSENSE\" is not a valid choice."]],
                    ],
                    "SEND_NOW", "o-1 o-2 o-3 o-4 o-5",
                ])
        }
    }

    @Test func `requests bring into the State what the server has, and take nothing out`() async throws {
        try await PreviewPage().opened { page in
            let results = try await page.run(
                """
                \(Self.helper)
                \(RESTTests.helper.replacing("const ids", with: "const otherIds"))
                await api("DELETE", "items/i-3/delete/");
                await api("PATCH", "items/i-2/change_quantity/", { quantity: 2 });
                await api("PATCH", "subscriptions/s-2/cancel/", {});
                const items = page(await og.smi.request_orders_items({ status: [1, "SEND_NOW"] }));
                const afterItems = [ids(state().order_items), state().items_by_order["o-1"].length];
                const subscriptions = [page(await og.smi.request_subscriptions()), page(await og.smi.request_subscriptions({ live: true })), page(await og.smi.api.request_subscriptions({ live: false }))];
                const cancelled = [state().subscriptions.find((each) => each.public_id === "s-2").live, state().subscription_by_id["s-2"].live];
                await og.smi.request_orders({ status: [1] });
                const total = state().orders[0].total;
                const nothing = await og.smi.api.refresh_page_state();
                return [items, afterItems, subscriptions, cancelled, total, nothing === undefined, ids(state().order_items), ids(state().items_by_order["o-1"])];
                """)
            #expect(
                results == [
                    ["count": 4, "next": nil, "previous": nil, "results": "i-1 i-4 i-5 i-6"],
                    ["i-1 i-2 i-3 i-4 i-5 i-6", 3],
                    [
                        ["count": 5, "next": nil, "previous": nil, "results": "s-1 s-2 s-3 s-4 s-5"],
                        ["count": 3, "next": nil, "previous": nil, "results": "s-1 s-3 s-5"],
                        ["count": 2, "next": nil, "previous": nil, "results": "s-2 s-4"],
                    ],
                    [false, false], "26.60", true, "i-1 i-4 i-5 i-6", "i-1",
                ])
        }
    }

    @Test func `refresh_page_state restores what the page changed by itself`() async throws {
        try await PreviewPage(changes: "delete ogPreview.state.product_by_id;").opened { page in
            let results = try await page.run(
                """
                \(Self.helper)
                const before = JSON.stringify(state());
                state().orders[0].total = "0.01";
                state().orders.length = 1;
                state().subscriptions.push({ public_id: "mine" });
                await og.smi.refresh_page_state();
                return [JSON.stringify(state()) === before, ids(state().orders)];
                """)
            #expect(results == [true, "o-1 o-2 o-3 o-4 o-5"])
        }
    }

    @Test func `request_product adds a product; an unknown one is the API's 404`() async throws {
        try await PreviewPage().opened { page in
            let results = try await page.run(
                """
                \(Self.helper)
                const before = ids(state().products);
                const spoon = await og.smi.request_product("spoon");
                const after = [ids(state().products), state().product_by_id.spoon.price, state().localized_product_by_id.spoon.name];
                const missing = [await outcome(og.smi.request_product("none")), await outcome(og.smi.api.request_product()), await outcome(og.smi.request_product("../orders/o-1"))];
                return [before, spoon, after, missing];
                """)
            let notFound: JSON = [
                "name": "ApiError", "status": 404, "detail": "Not found.", "message": "Not found.",
                "body": ["detail": "Not found."],
            ]
            #expect(
                results == [
                    "coffee tea mug filters",
                    [
                        "external_product_id": "spoon", "name": "Spoon", "price": "3.00", "live": true,
                        "extra_data": [:],
                    ],
                    ["coffee tea mug filters spoon", "3.00", "Spoon"], [notFound, notFound, notFound],
                ])
        }
    }

    @Test func `request_delete_item takes the item off its order`() async throws {
        try await PreviewPage().opened { page in
            let results = try await page.run(
                """
                \(Self.helper)
                let heard = 0;
                og.smi.store.subscribe(() => (heard += 1));
                const item = await og.smi.request_delete_item("i-3");
                const after = [ids(state().order_items), ids(state().items_by_order["o-1"]), "i-3" in state().order_item_by_id, state().orders[0].total, heard];
                const twice = await outcome(og.smi.api.request_delete_item("i-3"));
                const kept = state().product_by_id.spoon.name;
                const sent = await outcome(og.smi.api.request_delete_item("i-5"));
                await og.smi.refresh_page_state();
                return [item.public_id, after, twice, [sent.status, sent.detail], ids(state().order_items), kept];
                """)
            #expect(
                results == [
                    "i-3", ["i-1 i-2 i-4 i-5 i-6", "i-1 i-2", false, "35.10", 1],
                    [
                        "name": "ApiError", "status": 404, "detail": "Not found.", "message": "Not found.",
                        "body": ["detail": "Not found."],
                    ],
                    [400, "Only an unsent order can be changed."], "i-1 i-2 i-4 i-5 i-6", "Spoon",
                ])
        }
    }

    @Test func `request_skip_order moves the order by the frequency of its subscription`() async throws {
        try await PreviewPage().opened { page in
            let results = try await page.run(
                """
                \(Self.helper)
                const places = [];
                og.smi.store.subscribe(() => places.push(state().orders[1].place));
                const order = await og.smi.request_skip_order("o-2");
                await og.smi.api.request_skip_order("o-2");
                return [order.public_id, order.status, order.place, places, await outcome(og.smi.request_skip_order("none")), (await outcome(og.smi.request_skip_order())).status, (await outcome(og.smi.request_skip_order("o-5"))).status];
                """)
            #expect(
                results == [
                    "o-2", "UNSENT", "2026-04-30 00:00:00", ["2026-04-30 00:00:00", "2026-05-30 00:00:00"],
                    [
                        "name": "ApiError", "status": 404, "detail": "Not found.", "message": "Not found.",
                        "body": ["detail": "Not found."],
                    ], 404, 423,
                ])
        }
    }

    /// The snippets as the document has them, `<resource>` as they stand or filled in.
    static let mainSnippet = """
        const getAuthorizationHeader = () => {     const { public_id, sig_field, ts, sig } = og.store.getState().auth;     return JSON.stringify({         public_id,         sig_field,         ts,         sig     }); };  fetch('https://restapi.ordergroove.com/<resource>', {     headers: {         'Content-Type': 'application/json',         'Authorization': getAuthorizationHeader()     } });
        """
    static let msiSnippet = mainSnippet.replacing("og.store.getState().auth", with: "og.smi.store.getState().customer")

    @Test(arguments: [mainSnippet, msiSnippet])
    func `the document's snippets run as they stand`(snippet: String) async throws {
        let kept = snippet.replacing("fetch(", with: "globalThis.answer = fetch(")
        for page in [
            PreviewPage(script: kept.replacing("<resource>", with: "orders/?status=1")), PreviewPage(script: kept),
        ] {
            let isAsItStands = page.script.contains("<resource>")
            let check: (Page) async throws -> Void = { page in
                let answer = try await page.run(
                    "const response = await answer; return [response.status, (await response.json()).count ?? null]")
                #expect(answer == (isAsItStands ? [404, nil] : [200, 3]))
                #expect(page.exceptions == [])
                #expect(page.requests.filter { $0.hasPrefix("https:") } == [])
            }
            try await page.opened(check)
            try await page.served(check)
        }
    }

    @Test func `debounce calls once, after the last call`() async throws {
        try await PreviewPage().opened { page in
            let results = try await page.run(
                """
                const pause = (time) => new Promise((done) => setTimeout(done, time));
                const calls = [];
                const object = { note: og.smi.debounce(function (...args) { calls.push([this === object, ...args]); return args.length; }, 20) };
                object.note(1); object.note(2); object.note(3, 4);
                const early = calls.length;
                await pause(60);
                const kept = object.note(5);
                object.note.cancel();
                await pause(40);
                object.note(6);
                await pause(60);
                return [early, calls, kept];
                """)
            #expect(results == [0, [[true, 3, 4], [true, 6]], 2])
        }
    }

    @Test func `memoize remembers by all arguments, or by a key`() async throws {
        try await PreviewPage().opened { page in
            let results = try await page.run(
                """
                let calls = 0;
                const add = og.smi.memoize((list, item) => (calls++, [...list, item]));
                const list = ["a"];
                const same = add(list, "b") === add(list, "b");
                const other = [add(list, "c"), add(["a"], "b")];
                const noArguments = og.smi.memoize(() => Math.random());
                const byKey = og.smi.memoize((product) => ({ ...product }), (product) => product.id);
                const keyed = byKey({ id: 1, name: "one" }) === byKey({ id: 1, name: "other" });
                add.cache.clear();
                add(list, "b");
                return [same, other, calls, noArguments() === noArguments(), keyed, byKey({ id: 2 }).id];
                """)
            #expect(results == [true, [["a", "c"], ["a", "b"]], 4, true, true, 2])
        }
    }

    @Test func `html gives lit's shape`() async throws {
        try await PreviewPage().opened { page in
            try await page.expect(
                "(({ html }) => html`<b>${html`<i>`}</b>${3}`)(og.smi)",
                equals: [
                    "_$litType$": 1, "strings": ["<b>", "</b>", ""],
                    "values": [["_$litType$": 1, "strings": ["<i>"], "values": []], 3],
                ])
        }
    }
}
