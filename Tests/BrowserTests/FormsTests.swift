import Testing

/// Forms with `data-og-action-key`: their effect, their events and the notifications.
@Suite("Forms of a preview", .browser)
struct FormsTests {
    /// A form with fields, and listeners that note its events.
    static func form(_ action: String, _ fields: [(String, String)], more: String = "") -> String {
        let inputs = fields.map { "<input type=\"hidden\" name=\"\($0)\" value=\"\($1)\">" }.joined()
        let events: JSON = ["@success": "noted", "@error": "noted", "@finally": "noted", "@submit": "disabled"]
        return BindingsTests.element(
            "form", events, attributes: "data-og-action-key=\(action)",
            content: "\(inputs)\(more)<button name=\"\(action)\">Save</button>")
    }
    /// What a theme's own script does around forms: its `disabled` takes the fields out while a form is under way.
    static let script = """
        const events = [];
        const noted = ({ type, target, detail, bubbles }) => events.push([type, target.localName, detail.action, detail.error?.message ?? null, bubbles]);
        const disabled = (event) => event.target.querySelectorAll("input, select, button").forEach((each) => (each.disabled = true));
        """

    /// Submits the form and waits for its end; gives events, notifications, and what `read` makes of the State.
    static func submit(_ form: String, read: String, on page: Page) async throws -> JSON {
        try await page.click("form button")
        try await page.wait("events.some(([type]) => type === 'finally')")
        return try await page.run(
            """
            const state = og.smi.store.getState();
            const order = (id) => state.orders.find((each) => each.public_id === id);
            const subscription = (id) => state.subscriptions.find((each) => each.public_id === id);
            const item = (id) => state.order_items.find((each) => each.public_id === id);
            const notice = state.notifications[0];
            return [events.map(([type]) => type).join(" "), notice.type, \(read)];
            """)
    }

    static let cases: [(String, [(String, String)], String, String, JSON)] = [
        ("skip_shipment", [("order", "o-2")], "", "order('o-2').place", "2026-04-30 00:00:00"),
        (
            "send_now", [("order", "o-2")], "", "[order('o-2').status, order('o-2').place]",
            ["SEND_NOW", "2026-03-02 00:00:00"]
        ),
        (
            "change_shipment_date", [("order", "o-1"), ("shipment_date", "2026-05-01")], "", "order('o-1').place",
            "2026-05-01"
        ),
        ("change_shipment_date", [("order", "o-1"), ("place", "2026-05-01")], "", "order('o-1').place", "2026-05-01"),
        (
            "skip_subscription", [("order", "o-1"), ("subscription", "s-1")], "",
            "[state.items_by_order['o-1'].length, state.orders.length]", [2, 6]
        ),
        (
            "skip_subscription", [("subscription", "s-1")], "", "[order('o-1').place, state.orders.at(-1).place]",
            ["2026-03-10", "2026-03-24"]
        ),
        (
            "pause_subscription", [("subscription", "s-3"), ("shipment_date", "2026-06-30")], "", "order('o-2').place",
            "2026-06-30 00:00:00"
        ),
        (
            "cancel_subscription", [("subscription", "s-3")],
            #"<input type="radio" name="cancel_reason" value="22" checked><input type="radio" name="cancel_reason" value="3"><textarea name="cancel_reason_details">Not "mine"</textarea>"#,
            "[subscription('s-3').live, subscription('s-3').cancelled, subscription('s-3').cancel_reason, subscription('s-3').cancel_reason_code, order('o-2') ?? null]",
            [false, "2026-03-02", "22|Not \"mine\"", 22, nil]
        ),
        (
            "cancel_subscription", [("subscription", "s-1"), ("cancel_reason", "114|No answer")], "",
            "subscription('s-1').cancel_reason", "114|No answer"
        ),
        ("cancel_subscription", [("subscription", "s-1")], "", "subscription('s-1').cancel_reason", nil),
        (
            "reactivate_subscription", [("subscription", "s-4"), ("every", "2"), ("every_period", "1")], "",
            "[subscription('s-4').live, subscription('s-4').frequency_days, state.orders.at(-1).place]",
            [true, 2, "2026-03-03"]
        ),
        (
            "reactivate_subscription", [("subscription", "s-4"), ("next_order_date", "2026-03-20")], "",
            "[subscription('s-4').every, state.orders.at(-1).place]", [1, "2026-03-20"]
        ),
        (
            "change_product", [("subscription", "s-2"), ("order_item", "i-2")],
            #"<input type="radio" name="product" value="spoon" checked>"#,
            "[subscription('s-2').product, item('i-2').product, state.products.at(-1).name, state.product_by_id.spoon.name]",
            ["spoon", "spoon", "Spoon", "Spoon"]
        ),
        (
            "change_product", [("order_item", "i-2"), ("product", "coffee")], "",
            "[subscription('s-2').product, item('i-2').product]", ["tea", "coffee"]
        ),
        (
            "change_quantity", [("subscription", "s-1")],
            #"<select name="quantity"><option>1<option selected>5</select>"#,
            "[subscription('s-1').quantity, item('i-1').quantity, item('i-1').total_price, item('i-5').quantity]",
            [5, 5, "54.00", 1]
        ),
        (
            "change_quantity", [("item", "i-3"), ("quantity", "4")], "",
            "[item('i-3').quantity, order('o-1').total, state.order_item_by_id['i-3'][0].quantity]", [4, "115.10", 4]
        ),
        (
            "change_frequency", [("subscription", "s-1"), ("every", "3"), ("every_period", "3")], "",
            "[subscription('s-1').every, subscription('s-1').every_period]", [3, 3]
        ),
        (
            "change_frequency", [("subscription", "s-1"), ("frequency", "6_2")], "",
            "[subscription('s-1').every, subscription('s-1').every_period]", [6, 2]
        ),
        (
            "change_frequency", [("subscription", "s-1"), ("every_period", "4 1")], "",
            "[subscription('s-1').every, subscription('s-1').every_period]", [4, 1]
        ),
        ("delete_item", [("order_item", "i-3")], "", "[item('i-3') ?? null, order('o-1').total]", [nil, "35.10"]),
        (
            "change_shipping_address", [("order", "o-1"), ("shipping_address", "a-2")], "",
            "[order('o-1').shipping_address, subscription('s-1').shipping_address]", ["a-2", "a-1"]
        ),
        (
            "change_shipping_address", [("subscription", "s-1"), ("shipping_address", "a-2")], "",
            "[order('o-1').shipping_address, subscription('s-1').shipping_address]", ["a-1", "a-2"]
        ),
        (
            "change_shipping_address", [("address_id", "a-1"), ("address", "9 New St"), ("city", "Lynn")], "",
            "[state.address_by_id['a-1'].address, state.addresses.length, order('o-1').shipping_address]",
            ["9 New St", 2, "a-1"]
        ),
        (
            "change_shipping_address",
            [
                ("order", "o-1"), ("first_name", "Bo"), ("last_name", "Li"), ("address", "9 New St"), ("city", "Lynn"),
                ("country_code", "US"),
            ],
            #"<input type="checkbox" name="use_for_all" checked>"#,
            "[state.addresses[2].address, order('o-2').shipping_address === state.addresses[2].public_id, subscription('s-1').shipping_address === order('o-1').shipping_address]",
            ["9 New St", true, true]
        ),
        (
            "upgrade_to_prepaid", [("subscription", "s-2"), ("prepaid_orders_per_billing", "3")], "",
            "subscription('s-2').prepaid_subscription_context.prepaid_orders_remaining", 3
        ),
        (
            "change_payment", [("order", "o-1"), ("payment", "pay-2")], "",
            "[order('o-1').payment, subscription('s-1').payment]", ["pay-2", "pay-1"]
        ),
        (
            "change_payment", [("subscription", "s-1"), ("payment", "pay-2")], "",
            "[order('o-1').payment, subscription('s-1').payment]", ["pay-1", "pay-2"]
        ),
        (
            "change_renewal_behavior", [("subscription", "s-5"), ("renewal_behavior", "cancel")], "",
            "subscription('s-5').prepaid_subscription_context.renewal_behavior", "cancel"
        ),
        (
            "upgrade_to_subscription", [("order_item", "i-3"), ("frequency", "1_3")], "",
            "[item('i-3').one_time, subscription(item('i-3').subscription).product, subscription(item('i-3').subscription).frequency_days, state.subscriptions.length]",
            [false, "mug", 30, 6]
        ),
        (
            "add_discount_code", [("order", "o-1"), ("code", "SUMMER")], "",
            "Object.entries(state.discount_codes_by_order_id).map(([id, codes]) => [id, ...codes.map((each) => each.code)])",
            [["o-2", "SPRING", "TEN"], ["o-1", "SUMMER"]]
        ),
        (
            "remove_discount_code", [("order", "o-2"), ("discount_code", "d-1")], "",
            "state.discount_codes_by_order_id['o-2'].map((each) => each.code)", ["TEN"]
        ),
        ("send_payment_email", [("payment_token", "x"), ("customer", "customer-1")], "", "state.orders.length", 5),
    ]

    @Test(arguments: cases)
    func `a form has its effect on the State`(
        action: String, fields: [(String, String)], more: String, read: String, expected: JSON
    ) async throws {
        let form = Self.form(action, fields, more: more)
        try await PreviewPage(body: form, script: Self.script, names: ["noted", "disabled"]).opened { page in
            let address = try await page.evaluate("location.href")
            #expect(try await Self.submit(form, read: read, on: page) == ["success finally", "success", expected])
            try await page.expect("[location.href, ogPreview.diagnostics]", equals: [address, []])
        }
    }

    @Test(
        arguments: [
            ("skip_shipment", [], "order: This field is required."),
            ("skip_shipment", [("order", "none")], "Not found."),
            ("skip_shipment", [("order", "o-5")], "This order is locked."),
            ("send_now", [("order", "o-3")], "Only an unsent order can be changed."),
            ("change_shipment_date", [("order", "o-1")], "place: This field is required."),
            (
                "change_shipment_date", [("order", "o-1"), ("shipment_date", "2026-01-01")],
                "place: The date must be in the future."
            ),
            ("skip_subscription", [("subscription", "s-4")], "order: This field is required."),
            ("cancel_subscription", [("subscription", "s-5")], "A prepaid subscription cannot be changed this way."),
            (
                "reactivate_subscription", [("subscription", "s-4"), ("frequency", "2")],
                "every_period: This field is required."
            ),
            ("change_quantity", [("item", "i-3"), ("quantity", "many")], "quantity: A valid integer is required."),
            ("change_frequency", [("subscription", "s-1")], "every: This field is required."),
            ("change_shipping_address", [("order", "o-1")], "shipping_address: This field is required."),
            (
                "change_shipping_address", [("order", "o-1"), ("address", "1 St")],
                "first_name: This field is required."
            ),
        ] as [(String, [(String, String)], String)])
    func `a form that cannot be done fires error, and changes nothing`(
        action: String, fields: [(String, String)], message: String
    ) async throws {
        let form = Self.form(action, fields)
        try await PreviewPage(
            body: form, script: Self.script, names: ["noted", "disabled"],
            changes: "delete ogPreview.state.product_by_id;"
        ).opened { page in
            let before = try await page.evaluate("JSON.stringify({ ...og.smi.store.getState(), notifications: [] })")
            let result = try await Self.submit(form, read: "JSON.stringify({ ...state, notifications: [] })", on: page)
            #expect(result == ["error finally", "error", before])
            try await page.expect(
                "[events[0], og.smi.store.getState().notifications.map(({ date, target, ...rest }) => rest), ogPreview.diagnostics]",
                equals: [
                    ["error", "form", .string(action), .string(message), false],
                    [
                        [
                            "id": "preview-1", "type": "error", "error": .string(message),
                            "message": .string("Your changes could not be saved. \(message)"),
                        ]
                    ], [],
                ])
            #expect(page.exceptions == [])
        }
    }

    @Test func `a notification says what it is about, and has an error only if something failed`() async throws {
        let form = Self.form("change_quantity", [("subscription", "s-1"), ("quantity", "3")])
        try await PreviewPage(body: form, script: Self.script, names: ["noted", "disabled"]).opened { page in
            let before = try await page.evaluate("JSON.stringify(og.smi.store.getState().subscriptions[0])")
            let result = try await Self.submit(
                form, read: "[JSON.stringify(notice.target), { ...notice, target: 'left out' }, 'error' in notice]",
                on: page)
            let notice: JSON = [
                "id": "preview-1", "type": "success", "message": "Your changes were saved.",
                "date": "2026-03-02 09:30:00", "target": "left out",
            ]
            #expect(result == ["success finally", "success", [before, notice, false]])
        }
    }

    @Test func `an action that previews do not model succeeds, changes nothing, and is told`() async throws {
        let form = Self.form("paint_it", [("colour", "black")])
        try await PreviewPage(body: form, script: Self.script, names: ["noted", "disabled"]).opened { page in
            #expect(
                try await Self.submit(form, read: "state.orders.length", on: page) == ["success finally", "success", 5])
            try await page.expect(
                "ogPreview.diagnostics",
                equals: [
                    "The form action \"paint_it\" is not modelled in previews: the form succeeds, nothing changes."
                ])
        }
    }

    @Test func `a form without an action is the browser's`() async throws {
        try await PreviewPage(body: "<form action=\"#sent\"><input name=q value=1><button>Go</button></form>").opened {
            page in
            try await page.click("button")
            try await page.wait("location.hash === '#sent' || location.search")
        }
    }

    @Test func `a form can be submitted by the keyboard, and by a script`() async throws {
        let form =
            "<form data-og-action-key=change_shipment_date><input type=hidden name=order value=o-1><input id=date name=shipment_date></form>"
        try await PreviewPage(body: form).served { page in
            try await page.click("#date")
            try await page.type("2026-07-01")
            try await page.press("Enter")
            try await page.wait("og.smi.store.getState().orders[0].place === '2026-07-01'")
            try await page.evaluate(
                "document.querySelector('#date').value = '2026-07-02', document.querySelector('form').requestSubmit()")
            try await page.wait("og.smi.store.getState().orders[0].place === '2026-07-02'")
        }
    }

    @Test func `a notification is a toast, above an open dialog, as text`() async throws {
        let form =
            "<dialog><form data-og-action-key=change_product><input name=item value=i-1><input name=product value='<b>'><button>Send</button></form></dialog>"
        try await PreviewPage(body: form, script: "document.querySelector('dialog').showModal()")
            .opened { page in
                try await page.click("form button")
                let toasts = "[...document.querySelector('og-preview').shadowRoot.querySelectorAll('div')]"
                try await page.wait("document.querySelector('og-preview')")
                try await page.evaluate("document.querySelector('[name=product]').value = 'tea'")
                try await page.click("form button")
                try await page.wait("\(toasts).length === 2")
                let texts = [
                    "Your changes could not be saved. product: Object with id <b> does not exist.",
                    "Your changes were saved.",
                ]
                try await page.expect(
                    "\(toasts).map((toast) => [toast.role, toast.querySelector('span').textContent, toast.querySelectorAll('b').length])",
                    equals: [["alert", .string(texts[0]), 0], ["status", .string(texts[1]), 0]])
                try await page.expect(
                    "og.smi.store.getState().notifications.map((each) => each.message)",
                    equals: .array(texts.map { .string($0) }))
                try await page.run(
                    """
                    const toast = \(toasts)[0], { x, y, width, height } = toast.getBoundingClientRect();
                    if (document.elementFromPoint(x + width / 2, y + height / 2) !== document.querySelector("og-preview") && !document.querySelector("dialog[open]")) throw new Error("covered");
                    toast.querySelector("button").click();
                    """)
                try await page.expect("\(toasts).length", equals: 1)
            }
    }

    @Test(arguments: [true, false])
    func `a theme that shows notifications itself does so, one that does not is helped`(showsItself: Bool) async throws
    {
        let script = """
            document.addEventListener("og:preview:state", ({ detail }) => {
              if (\(showsItself)) document.querySelector("sm-notifications ul").replaceChildren(...detail.state.notifications.map(({ message }) => Object.assign(document.createElement("li"), { textContent: message })));
            });
            """
        let body =
            "<sm-notifications><ul></ul></sm-notifications><form data-og-action-key=send_now><input type=hidden name=order value=o-1><button>Send</button></form>"
        try await PreviewPage(body: body, script: script).opened { page in
            try await page.click("form button")
            try await page.wait("og.smi.store.getState().notifications.length")
            try await page.run("await new Promise((done) => setTimeout(done, 300))")
            try await page.expect(
                "[document.querySelectorAll('li').length, document.querySelector('og-preview') !== null]",
                equals: showsItself ? [1, false] : [0, true])
        }
    }
}
