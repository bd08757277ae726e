import Testing

/// The REST API that a preview answers: lists, one object, errors, and what changes.
@Suite("The REST API of a preview", .browser)
struct RESTTests {
    /// Defines `api(method, path, body)`, which asks as the document's snippet does, and gives `[status, body]`.
    static let helper = """
        const authorization = () => {
          const { public_id, sig_field, ts, sig } = og.smi.store.getState().customer;
          return JSON.stringify({ public_id, sig_field, ts, sig });
        };
        const api = async (method, path, body) => {
          const response = await fetch("https://restapi.ordergroove.com/" + path, {
            method,
            headers: { "Content-Type": "application/json", Authorization: authorization() },
            body: body && JSON.stringify(body),
          });
          const text = await response.text();
          return [response.status, text ? JSON.parse(text) : null];
        };
        const ids = ([status, body]) => body.results.map((each) => each.external_product_id ?? each.public_id).join(" ");
        const only = ([status, body], ...names) => [status, ...names.map((name) => body[name])];
        /** What the runtime makes has ids of its own; here they are counted. */
        const made = [];
        const named = (id) => /^[0-9a-f]{32}$/.test(id) ? "new-" + ((made.includes(id) ? made.indexOf(id) : made.push(id) - 1) + 1) : id;
        /** The State's orders after a refresh: id, status, day, subtotal, total and items of each. */
        const orders = async () => {
          await og.smi.refresh_page_state();
          const state = og.smi.store.getState();
          return state.orders.map((order) => [named(order.public_id), order.status, order.place, order.sub_total, order.total,
            (state.items_by_order[order.public_id] ?? []).map((item) => named(item.public_id)).join(" ")].join(" | "));
        };
        """

    static let lists = [
        ("orders/", "o-1 o-2 o-3 o-4 o-5"), ("orders", "o-1 o-2 o-3 o-4 o-5"), ("items/", "i-1 i-2 i-3 i-4 i-5 i-6"),
        ("subscriptions/", "s-1 s-2 s-3 s-4 s-5"), ("products/", "coffee tea mug filters spoon"),
        ("addresses/", "a-1 a-2"), ("payments/", "pay-1 pay-2"),
        ("orders/?status=1", "o-1 o-2 o-5"), ("orders/?status=UNSENT", "o-1 o-2 o-5"),
        ("orders/?status=5&status=6", "o-3 o-4"), ("orders/?status=SUCCESS,6", "o-3 o-4"), ("orders/?status=3", ""),
        ("items/?status=1", "i-1 i-2 i-3 i-4 i-6"), ("items/?order=o-1", "i-1 i-2 i-3"), ("items/?order=none", ""),
        ("items/?subscription=s-1", "i-1 i-5"), ("orders/?subscription=s-1", "o-1 o-3"),
        ("items/?order=o-1&subscription=s-2", "i-2"), ("orders/?order=o-2", "o-2"),
        ("subscriptions/?live=true", "s-1 s-2 s-3 s-5"), ("subscriptions/?live=false", "s-4"),
        ("subscriptions/?live=0", "s-4"), ("subscriptions/?subscription=s-2", "s-2"),
        ("products/?live=1", "coffee tea filters spoon"),
        ("payments/?status=1&order=o-1", "pay-1 pay-2"),
        ("orders/?ordering=place", "o-4 o-3 o-1 o-2 o-5"), ("orders/?ordering=-place", "o-5 o-2 o-1 o-3 o-4"),
        ("products/?ordering=price", "spoon filters tea coffee mug"),
        ("products/?ordering=-live,name", "coffee filters spoon tea mug"),
        ("orders/?ordering=-total&status=1", "o-1 o-5 o-2"), ("orders/?ordering=nonsense", "o-1 o-2 o-3 o-4 o-5"),
        ("subscriptions/?ordering=cancelled", "s-4 s-1 s-2 s-3 s-5"),
        ("items/?page_size=2", "i-1 i-2"), ("items/?page_size=2&page=3", "i-5 i-6"),
        ("items/?page_size=0", "i-1 i-2 i-3 i-4 i-5 i-6"),
        ("items/?customer=customer-1&page_size=1", "i-1"),
    ]

    @Test func `a list is filtered, ordered and paged`() async throws {
        try await PreviewPage().opened { page in
            for (path, expected) in Self.lists {
                let text = try await page.run("\(Self.helper) return ids(await api('GET', '\(path)'))")
                #expect(text == .string(expected), "\(path)")
            }
        }
    }

    @Test func `a page of a list tells where its neighbours are`() async throws {
        try await PreviewPage().opened { page in
            let pages = try await page.run(
                """
                \(Self.helper)
                const links = async (query) => only(await api("GET", "items/" + query), "count", "next", "previous");
                return [await links("?page_size=2"), await links("?page_size=2&page=2&status=1"), await links("?page=3&page_size=2"), await links("")];
                """)
            let items = "https://restapi.ordergroove.com/items/"
            #expect(
                pages == [
                    [200, 6, "\(items)?page_size=2&page=2", nil],
                    [200, 5, "\(items)?page_size=2&page=3&status=1", "\(items)?page_size=2&status=1"],
                    [200, 6, nil, "\(items)?page=2&page_size=2"],
                    [200, 6, nil, nil],
                ])
        }
    }

    @Test func `ten rows are a page, a hundred at most`() async throws {
        let many =
            "ogPreview.state.addresses = Array.from({ length: 130 }, (_, n) => ({ public_id: 'a' + n, live: true }));"
        try await PreviewPage(changes: many).opened { page in
            let sizes = try await page.run(
                """
                \(Self.helper)
                const size = async (query) => (await api("GET", "addresses/" + query))[1].results.length;
                return [await size(""), await size("?page_size=25"), await size("?page_size=1000"), await size("?page_size=100&page=2")];
                """)
            #expect(sizes == [10, 25, 100, 30])
        }
    }

    @Test func `one object is given by its id, an order with its status and a payment with its kind as numbers`()
        async throws
    {
        try await PreviewPage().opened { page in
            let objects = try await page.run(
                """
                \(Self.helper)
                return [
                  only(await api("GET", "orders/o-3/"), "public_id", "status"), only(await api("GET", "items/i-1"), "product"),
                  await api("GET", "products/coffee/"), await api("GET", "addresses/a-2/"), await api("GET", "payments/pay-1/"),
                  only(await api("GET", "payments/pay-2/"), "cc_type", "payment_method"),
                  og.smi.store.getState().payments.map((each) => [each.cc_type, each.payment_method]),
                ];
                """)
            #expect(
                objects == [
                    [200, "o-3", 6], [200, "coffee"],
                    [
                        200,
                        [
                            "external_product_id": "coffee", "name": "Coffee", "price": "12.00", "live": true,
                            "extra_data": [:],
                        ],
                    ],
                    [
                        200,
                        [
                            "public_id": "a-2", "first_name": "Ana", "address": "2 Side St", "city": "Salem",
                            "live": true,
                        ],
                    ],
                    [
                        200,
                        [
                            "public_id": "pay-1", "cc_number_ending": "4242", "cc_type": 3, "payment_method": 1,
                            "live": true,
                        ],
                    ],
                    [200, 2, 2], [["American Express", "credit card"], [2, "paypal"]],
                ])
        }
    }

    static let errors: [(String, String, String, Int, JSON)] = [
        ("GET", "orders/none/", "", 404, ["detail": "Not found."]),
        ("GET", "products/none/", "", 404, ["detail": "Not found."]),
        ("GET", "items/?page=9", "", 404, ["detail": "Invalid page."]),
        ("GET", "items/?page=x", "", 404, ["detail": "Invalid page."]),
        ("GET", "orders/?status=NONSENSE", "", 400, ["status": ["\"NONSENSE\" is not a valid choice."]]),
        ("GET", "orders/?customer=someone", "", 403, ["detail": "You do not have permission to perform this action."]),
        ("GET", "customers/", "", 403, ["detail": "You do not have permission to perform this action."]),
        ("PATCH", "products/coffee/", "{}", 403, ["detail": "You do not have permission to perform this action."]),
        (
            "PATCH", "items/i-1/change_price/", "{}", 403,
            ["detail": "You do not have permission to perform this action."]
        ),
        ("GET", "carts/1/", "", 404, ["detail": "Not found."]),
        ("PATCH", "orders/o-1/paint/", "{}", 404, ["detail": "Not found."]),
        ("DELETE", "orders/o-1/", "", 405, ["detail": "Method \"DELETE\" not allowed."]),
        ("POST", "orders/o-1/send_now/", "{}", 405, ["detail": "Method \"POST\" not allowed."]),
        ("PATCH", "orders/none/send_now/", "{}", 404, ["detail": "Not found."]),
        ("PATCH", "orders/o-3/send_now/", "", 400, ["detail": "Only an unsent order can be changed."]),
        ("PATCH", "orders/o-5/cancel/", "", 423, ["detail": "This order is locked."]),
        ("PATCH", "orders/o-1/change_place_date/", "{}", 400, ["place": ["This field is required."]]),
        (
            "PATCH", "orders/o-1/change_place_date/", #"{"place":"soon"}"#, 400,
            ["place": ["Date has wrong format. Use YYYY-MM-DD."]]
        ),
        (
            "PATCH", "orders/o-1/change_place_date/", #"{"place":"2026-02-30"}"#, 400,
            ["place": ["Date has wrong format. Use YYYY-MM-DD."]]
        ),
        (
            "PATCH", "orders/o-1/change_place_date/", #"{"place":"2026-03-02"}"#, 400,
            ["place": ["The date must be in the future."]]
        ),
        (
            "PATCH", "orders/o-1/change_shipping/", #"{"shipping_address":"a-9"}"#, 400,
            ["shipping_address": ["Object with id a-9 does not exist."]]
        ),
        (
            "PATCH", "orders/o-1/skip_subscription/", #"{"subscription":"s-3"}"#, 400,
            ["subscription": ["The order has no item of this subscription."]]
        ),
        (
            "PATCH", "subscriptions/s-1/change_quantity/", #"{"quantity":0}"#, 400,
            ["quantity": ["A valid integer is required."]]
        ),
        (
            "PATCH", "subscriptions/s-1/change_quantity/", #"{"quantity":"1.5"}"#, 400,
            ["quantity": ["A valid integer is required."]]
        ),
        (
            "PATCH", "subscriptions/s-1/change_frequency/", #"{"every":1,"every_period":5}"#, 400,
            ["every_period": ["A valid integer is required."]]
        ),
        (
            "PATCH", "subscriptions/s-1/change_product/", #"{"product":"none"}"#, 400,
            ["product": ["Object with id none does not exist."]]
        ),
        ("PATCH", "subscriptions/s-1/reactivate/", "{}", 400, ["detail": "The subscription is active already."]),
        ("PATCH", "subscriptions/s-4/cancel/", "{}", 400, ["detail": "The subscription is cancelled already."]),
        (
            "PATCH", "subscriptions/s-5/cancel/", "{}", 400,
            ["detail": "A prepaid subscription cannot be changed this way."]
        ),
        (
            "PATCH", "subscriptions/s-5/change_quantity/", #"{"quantity":2}"#, 400,
            ["detail": "A prepaid subscription cannot be changed this way."]
        ),
        ("PATCH", "subscriptions/s-4/change_next_order_date/", "{}", 400, ["order_date": ["This field is required."]]),
        (
            "PATCH", "subscriptions/s-1/update/", #"{"price":"1.00"}"#, 403,
            ["detail": "You do not have permission to perform this action."]
        ),
        (
            "PATCH", "subscriptions/s-1/", #"{"offer":"o","components":[]}"#, 403,
            ["detail": "You do not have permission to perform this action."]
        ),
        ("PATCH", "subscriptions/none/update/", "{}", 404, ["detail": "Not found."]),
        ("PATCH", "orders/o-1/", "{}", 405, ["detail": "Method \"PATCH\" not allowed."]),
        ("GET", "subscriptions/none/components/", "", 404, ["detail": "Not found."]),
        ("POST", "items/iu/", #"{"product":"tea"}"#, 400, ["order": ["This field is required."]]),
        (
            "POST", "items/iu/", #"{"order":"o-9","product":"tea","quantity":1,"offer":"f"}"#, 400,
            ["order": ["Object with id o-9 does not exist."]]
        ),
        (
            "POST", "items/iu/", #"{"order":"o-1","product":"none","quantity":1,"offer":"f"}"#, 400,
            ["product": ["Object with id none does not exist."]]
        ),
        (
            "POST", "items/iu/", #"{"order":"o-1","product":"tea","quantity":0,"offer":"f"}"#, 400,
            ["quantity": ["A valid integer is required."]]
        ),
        (
            "POST", "items/iu/", #"{"order":"o-1","product":"tea","quantity":1}"#, 400,
            ["offer": ["This field is required."]]
        ),
        (
            "POST", "items/iu/", #"{"order":"o-3","product":"tea","quantity":1,"offer":"f"}"#, 400,
            ["detail": "Only an unsent order can be changed."]
        ),
        ("DELETE", "items/i-5/delete/", "", 400, ["detail": "Only an unsent order can be changed."]),
        ("POST", "addresses/create/", #"{"first_name":"Bo"}"#, 400, ["last_name": ["This field is required."]]),
        ("PATCH", "orders/o-1/send_now/", "{", 400, ["detail": "JSON parse error"]),
    ]

    @Test func `an error has the API's shape, and changes nothing`() async throws {
        try await PreviewPage().opened { page in
            for (method, path, body, status, expected) in Self.errors {
                let answer = try await page.run(
                    """
                    \(Self.helper)
                    const response = await fetch("https://restapi.ordergroove.com/\(path)",
                      { method: "\(method)", headers: { Authorization: authorization() }, body: \(JSON.string(body)) || undefined });
                    return [response.status, response.headers.get("Content-Type"), await response.json()];
                    """)
                #expect(answer == [.number(Double(status)), "application/json", expected], "\(method) \(path) \(body)")
            }
            let orders = [Self.first, Self.other2, Self.other3, Self.other4, Self.other5]
            #expect(try await page.run("\(Self.helper) return orders()") == .array(orders.map { .string($0) }))
        }
    }

    @Test func `what is not modelled is said in the console`() async throws {
        try await PreviewPage().opened { page in
            try await page.run("\(Self.helper) await api('GET', 'carts/1/')")
            #expect(page.console == ["warning: The preview does not model GET /carts/1/: it answers 404."])
        }
    }

    @Test func `the Authorization header is read as production reads it`() async throws {
        try await PreviewPage().opened { page in
            let answers = try await page.run(
                """
                \(Self.helper)
                const ask = async (headers) => {
                  const response = await fetch("https://restapi.ordergroove.com/orders/?page_size=1", { headers });
                  return [response.status, (await response.json()).detail ?? "answered"];
                };
                const { customer } = og.smi.store.getState();
                return [
                  await ask({}), await ask({ "x-api-key": "secret" }), await ask({ Authorization: "nonsense" }),
                  await ask({ Authorization: "null" }), await ask({ Authorization: JSON.stringify({ ...customer, sig: "other" }) }),
                  await ask({ Authorization: JSON.stringify({ public_id: customer.public_id }) }),
                  await ask({ Authorization: JSON.stringify(customer) }), await ask({ authorization: authorization() }),
                ];
                """)
            let missing: JSON = [401, "Authentication credentials were not provided."]
            let wrong: JSON = [401, "Incorrect authentication credentials."]
            #expect(answers == [missing, missing, wrong, wrong, wrong, wrong, [200, "answered"], [200, "answered"]])
        }
    }

    /// What each change answers, and the orders that the page has when it asks again.
    static let changes: [(String, String, JSON, [String])] = [
        (
            "a skip moves the order by the frequency of its subscriptions",
            #"only(await api("PATCH", "orders/o-1/cancel/"), "public_id", "status", "place")"#,
            [200, "o-1", 1, "2026-03-24"],
            [
                "o-1 | UNSENT | 2026-03-24 | 41.60 | 46.60 | i-1 i-3", other2, other3, other4, other5,
                "new-1 | UNSENT | 2026-04-10 | 8.50 | 8.50 | i-2",
            ]
        ),
        (
            "a month after the last of a month is the last of the next",
            #"only(await api("PATCH", "orders/o-2/cancel"), "place")"#,
            [200, "2026-04-30 00:00:00"],
            [first, "o-2 | UNSENT | 2026-04-30 00:00:00 | 6.00 | 6.00 | i-4", other3, other4, other5]
        ),
        (
            "a subscription is skipped on an order with others",
            #"only(await api("PATCH", "orders/o-1/skip_subscription/", { subscription: "s-1" }), "place", "total")"#,
            [200, "2026-03-10", "33.50"],
            [
                "o-1 | UNSENT | 2026-03-10 | 28.50 | 33.50 | i-2 i-3", other2, other3, other4, other5,
                "new-1 | UNSENT | 2026-03-24 | 21.60 | 21.60 | i-1",
            ]
        ),
        (
            "a subscription that is alone on its order takes the order along",
            #"only(await api("PATCH", "orders/o-2/skip_subscription/", { subscription: "s-3" }), "place")"#,
            [200, "2026-04-30 00:00:00"],
            [first, "o-2 | UNSENT | 2026-04-30 00:00:00 | 6.00 | 6.00 | i-4", other3, other4, other5]
        ),
        (
            "an order that is sent now is processing",
            #"only(await api("PATCH", "orders/o-2/send_now/"), "status", "place")"#, [200, 6, "2026-03-02 00:00:00"],
            [first, "o-2 | SEND_NOW | 2026-03-02 00:00:00 | 6.00 | 6.00 | i-4", other3, other4, other5]
        ),
        (
            "the date of an order changes",
            #"only(await api("PATCH", "orders/o-1/change_place_date/", { place: "2026-03-03 00:00:00" }), "place")"#,
            [200, "2026-03-03"],
            ["o-1 | UNSENT | 2026-03-03 | 50.10 | 55.10 | i-1 i-2 i-3", other2, other3, other4, other5]
        ),
        (
            "an order gets another address and payment",
            #"[only(await api("PATCH", "orders/o-1/change_shipping/", { shipping_address: "a-2" }), "shipping_address"), only(await api("PATCH", "orders/o-1/change_payment/", { payment: "pay-2" }), "payment")]"#,
            [[200, "a-2"], [200, "pay-2"]], [first, other2, other3, other4, other5]
        ),
        (
            "a cancelled subscription is inactive, and its shipments are gone",
            #"only(await api("PATCH", "subscriptions/s-3/cancel/", { cancel_reason: "22|Another flavour" }), "live", "cancelled", "cancel_reason", "cancel_reason_code")"#,
            [200, false, "2026-03-02", "22|Another flavour", 22], [first, other3, other4, other5]
        ),
        (
            "a cancelled subscription leaves what ships with it",
            #"only(await api("PATCH", "subscriptions/s-1/cancel/", {}), "live", "cancel_reason", "cancel_reason_code")"#,
            [200, false, nil, nil],
            ["o-1 | UNSENT | 2026-03-10 | 28.50 | 33.50 | i-2 i-3", other2, other3, other4, other5]
        ),
        (
            "a reactivated subscription has an order on the next day",
            #"only(await api("PATCH", "subscriptions/s-4/reactivate/", { start_date: "2026-03-02", every: "2", every_period: "2" }), "live", "cancelled", "cancel_reason", "every", "every_period", "frequency_days", "start_date")"#,
            [200, true, nil, nil, 2, 2, 14, "2026-03-02"],
            [first, other2, other3, other4, other5, "new-1 | UNSENT | 2026-03-03 | 21.00 | 21.00 | new-2"]
        ),
        (
            "a reactivated subscription ships with what goes to the same address that day",
            #"only(await api("PATCH", "subscriptions/s-4/reactivate/", { next_order_date: "2026-03-10" }), "live", "every")"#,
            [200, true, 1],
            ["o-1 | UNSENT | 2026-03-10 | 71.10 | 76.10 | i-1 i-2 i-3 new-1", other2, other3, other4, other5]
        ),
        (
            "the next order of a subscription moves, and merges with what ships that day",
            #"only(await api("PATCH", "subscriptions/s-1/change_next_order_date", { order_date: "2026-03-31" }), "public_id")"#,
            [200, "s-1"],
            [
                "o-1 | UNSENT | 2026-03-10 | 28.50 | 33.50 | i-2 i-3",
                "o-2 | UNSENT | 2026-03-31 00:00:00 | 27.60 | 27.60 | i-1 i-4", other3, other4, other5,
            ]
        ),
        (
            "the quantity of a subscription is that of its next items, with their discount",
            #"only(await api("PATCH", "subscriptions/s-1/change_quantity/", { quantity: 3 }), "quantity")"#,
            [200, 3], ["o-1 | UNSENT | 2026-03-10 | 60.90 | 65.90 | i-1 i-2 i-3", other2, other3, other4, other5]
        ),
        (
            "the quantity of one item changes",
            #"only(await api("PATCH", "items/i-3/change_quantity", { quantity: "2" }), "quantity", "price", "total_price")"#,
            [200, 2, "20.00", "40.00"],
            ["o-1 | UNSENT | 2026-03-10 | 70.10 | 75.10 | i-1 i-2 i-3", other2, other3, other4, other5]
        ),
        (
            "the frequency changes, the next order stays",
            #"only(await api("PATCH", "subscriptions/s-1/change_frequency/", { every: 3, every_period: 3 }), "every", "every_period", "frequency_days")"#,
            [200, 3, 3, 90], [first, other2, other3, other4, other5]
        ),
        (
            "the product of a subscription is that of its next items",
            #"[only(await api("PATCH", "subscriptions/s-1/change_product/", { product: "tea" }), "product"), only(await api("GET", "items/i-1/"), "product", "price", "total_price"), only(await api("GET", "items/i-5/"), "product")]"#,
            [[200, "tea"], [200, "tea", "8.50", "15.30"], [200, "coffee"]],
            ["o-1 | UNSENT | 2026-03-10 | 43.80 | 48.80 | i-1 i-2 i-3", other2, other3, other4, other5]
        ),
        (
            "the product of one item changes, its subscription keeps its own",
            #"[only(await api("PATCH", "items/i-2/change_product/", { product: "spoon" }), "product", "total_price"), only(await api("GET", "subscriptions/s-2/"), "product")]"#,
            [[200, "spoon", "3.00"], [200, "tea"]],
            ["o-1 | UNSENT | 2026-03-10 | 44.60 | 49.60 | i-1 i-2 i-3", other2, other3, other4, other5]
        ),
        (
            "an item is deleted", #"[await api("DELETE", "items/i-3/delete/"), await api("GET", "items/i-3/")]"#,
            [[204, nil], [404, ["detail": "Not found."]]],
            ["o-1 | UNSENT | 2026-03-10 | 30.10 | 35.10 | i-1 i-2", other2, other3, other4, other5]
        ),
        (
            "an order goes with its last item", #"await api("DELETE", "items/i-4/delete/")"#, [204, nil],
            [first, other3, other4, other5]
        ),
        (
            "an item bought once becomes a subscription",
            #"""
            await (async () => {
              const made = await api("POST", "subscriptions/create_from_item/", { item: "i-3", every: 2, every_period: 2 });
              const after = await api("GET", "items/i-3/");
              return [only(made, "product", "quantity", "frequency_days", "payment", "live", "start_date"),
                only(after, "one_time", "quantity"), after[1].subscription === made[1].public_id];
            })()
            """#,
            [
                [201, "mug", 1, 14, "pay-1", true, "2026-03-02"], [200, false, 1], true,
            ],
            [first, other2, other3, other4, other5]
        ),
        (
            "what a customer may update of a subscription is updated, by either path; the rest stays",
            #"""
            [only(await api("PATCH", "subscriptions/s-1/update/", { extra_data: { gift: "yes" }, cancel_reason: "4|Too much", quantity: 9 }), "extra_data", "cancel_reason", "cancel_reason_code", "quantity"),
              only(await api("PATCH", "subscriptions/s-1/", { offer: "offer-2" }), "offer", "extra_data", "live")]
            """#,
            [[200, ["gift": "yes"], "4|Too much", 4, 2], [200, "offer-2", ["gift": "yes"], true]],
            [first, other2, other3, other4, other5]
        ),
        (
            "an item is added to an order",
            #"await api("POST", "items/iu/", { order: "o-2", product: "tea", quantity: 2, offer: "offer-1" }).then(([status, { public_id, ...item }]) => [status, item])"#,
            [
                201,
                [
                    "order": "o-2", "offer": "offer-1", "subscription": nil, "product": "tea", "quantity": 2,
                    "components": [], "price": "8.50", "extra_cost": "0.00", "total_price": "17.00", "one_time": true,
                    "frozen": false, "first_placed": nil, "product_attribute": nil, "subscription_component": nil,
                ],
            ],
            [first, "o-2 | UNSENT | 2026-03-31 00:00:00 | 23.00 | 23.00 | i-4 new-1", other3, other4, other5]
        ),
        (
            "a subscription becomes prepaid",
            #"only(await api("PATCH", "subscriptions/s-2/upgrade_to_prepaid/", { prepaid_orders_per_billing: "6" }), "prepaid_subscription_context")"#,
            [
                200,
                [
                    "prepaid_orders_remaining": 6, "prepaid_orders_per_billing": 6, "renewal_behavior": "autorenew",
                    "last_renewal_revenue": nil, "prepaid_origin_merchant_order_id": nil,
                ],
            ],
            [first, other2, other3, other4, other5]
        ),
        (
            "an address is made, changed and used for all",
            #"""
            await (async () => {
              const [status, made] = await api("POST", "addresses/create/", { first_name: "Bo", last_name: "Li", address: "3 Hill", city: "Lynn", country_code: "US", live: false, public_id: "mine" });
              const changed = await api("PATCH", `addresses/${made.public_id}/update/`, { city: "Nahant" });
              const used = await api("POST", `addresses/${made.public_id}/use_for_all/`);
              const where = async (path) => (await api("GET", path))[1].shipping_address === made.public_id;
              return [status, made.public_id === "mine", made.live, made.created, only(changed, "city", "first_name", "phone"), used,
                await where("orders/o-1/"), await where("orders/o-3/"), await where("subscriptions/s-1/"), await where("subscriptions/s-4/")];
            })()
            """#,
            [
                201, false, true, "2026-03-02 09:30:00", [200, "Nahant", "Bo", nil], [204, nil], true, false, true,
                false,
            ], [first, other2, other3, other4, other5]
        ),
    ]
    static let first = "o-1 | UNSENT | 2026-03-10 | 50.10 | 55.10 | i-1 i-2 i-3"
    static let other2 = "o-2 | UNSENT | 2026-03-31 00:00:00 | 6.00 | 6.00 | i-4"
    static let other3 = "o-3 | SEND_NOW | 2026-03-01 | 12.00 | 12.00 | i-5"
    static let other4 = "o-4 | SUCCESS | 2026-02-10 | 0.00 | 0.00 | "
    static let other5 = "o-5 | UNSENT | 2026-04-01 | 30.00 | 30.00 | i-6"

    @Test(arguments: changes)
    func `a change answers, and has production's effect`(name: String, request: String, answer: JSON, orders: [String])
        async throws
    {
        try await PreviewPage().opened { page in
            let before = try await page.evaluate("JSON.stringify(og.smi.store.getState())")
            #expect(try await page.run("\(Self.helper) return \(request)") == answer, "\(name)")
            #expect(
                try await page.evaluate("JSON.stringify(og.smi.store.getState())") == before,
                "the State changes only when it is asked for")
            #expect(
                try await page.run("\(Self.helper) return orders()") == .array(orders.map { .string($0) }), "\(name)")
            try await page.expect("ogPreview.diagnostics", equals: [])
        }
    }

    @Test func `a bundle's components are listed; of incentives for prepaying a fixture has none`() async throws {
        let bundle = """
            ogPreview.state.subscriptions[1].components = [{ public_id: "c-1", quantity: 2, product: "tea" }, { public_id: "c-2", quantity: 1, product: "mug" }];
            """
        try await PreviewPage(changes: bundle).opened { page in
            let answers = try await page.run(
                """
                \(Self.helper)
                return [await api("GET", "subscriptions/s-2/components/"), await api("GET", "subscriptions/s-3/components/"),
                  await api("GET", "advanced_incentives/prepaid/list_by_offer/live/")];
                """)
            #expect(
                answers == [
                    [
                        200,
                        [
                            "count": 2, "next": nil, "previous": nil,
                            "results": [
                                ["public_id": "c-1", "quantity": 2, "product": "tea"],
                                ["public_id": "c-2", "quantity": 1, "product": "mug"],
                            ],
                        ],
                    ],
                    [200, ["count": 0, "next": nil, "previous": nil, "results": []]], [200, [:]],
                ])
            #expect(page.console == [])
        }
    }

    @Test func `a skipped order without a subscription is gone`() async throws {
        try await PreviewPage(changes: "ogPreview.state.order_items[3].subscription = null;").opened { page in
            let skipped = try await page.run(
                "\(Self.helper) return only(await api('PATCH', 'orders/o-2/cancel/'), 'status', 'cancelled')")
            #expect(skipped == [200, 4, "2026-03-02 09:30:00"])
            #expect(
                try await page.run("\(Self.helper) return orders()")
                    == .array([Self.first, Self.other3, Self.other4, Self.other5].map { .string($0) }))
        }
    }

    @Test func `the host is the State's, and production's; others are left to the browser`() async throws {
        let staging = "ogPreview.state.environment = { lego_url: 'https://staging.restapi.ordergroove.com' };"
        try await PreviewPage(changes: staging).opened { page in
            let answers = try await page.run(
                """
                const { environment, customer } = og.smi.store.getState();
                const headers = { Authorization: JSON.stringify(customer) };
                const ask = (url, options) => fetch(url, options).then((response) => [response.status, response.url], (error) => error.name);
                return [
                  environment.lego_api, await ask(`${environment.lego_url}/orders/o-1/`, { headers }), await ask(new URL("https://restapi.ordergroove.com/orders/o-1"), { headers }),
                  await ask(new Request("https://restapi.ordergroove.com/orders/o-1/", { headers })), await ask("https://api.example.com/orders/"),
                  await ask("https://restapi.ordergroove.com.example.com/orders/", { headers }), await ask("https://restapi.ordergroove.com/orders/", { signal: AbortSignal.abort() }),
                ];
                """)
            #expect(
                answers == [
                    "https://staging.restapi.ordergroove.com",
                    [200, "https://staging.restapi.ordergroove.com/orders/o-1/"],
                    [200, "https://restapi.ordergroove.com/orders/o-1"],
                    [200, "https://restapi.ordergroove.com/orders/o-1/"], "TypeError", "TypeError", "AbortError",
                ])
            #expect(
                Set(page.requests.filter { $0.hasPrefix("https:") }) == [
                    "https://api.example.com/orders/", "https://restapi.ordergroove.com.example.com/orders/",
                ])
        }
    }
}
