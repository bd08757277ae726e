import Foundation
import Testing

/// The dialogs, menus and forms of the standard theme, used as a person would.
@Suite("The standard theme in use", .browser)
struct ThemesStandardTests {
    /// The first order has coffee, oats and paper filters, these once; the second has dog food and honey.
    static let first = "article[data-order^=a3eb]"
    static let coffee = "[data-order-item^=a19a]"
    static let filters = "[data-order-item^='0a04']"
    static let cancel: [Doing] = [
        .click("\(coffee) [data-dropdown-trigger]"), .click("\(coffee) [data-click-target^=og-cancel-sub-dialog]"),
    ]

    static let deeds = [
        Deed(
            name: "change an order's date, with the keyboard alone",
            doing: [
                .tab(to: "\(first) [data-click-target=og-date-dialog]"), .press(["Enter"]),
                .tab(to: "[data-date='2026-03-09']"), .press(["ArrowRight", "ArrowDown", "Enter"]),
                .tab(to: "dialog[open] [type=submit]"), .press(["Enter"]),
            ], notification: "change_shipment_date_success", gives: "order('a3eb').place", value: "2026-03-17"),
        Deed(
            name: "change an order's date, with the mouse",
            doing: [
                .click("\(first) [data-click-target=og-date-dialog]"), .click(".og-calendar-head button:last-child"),
                .click("[data-date='2026-04-20']"), .click("dialog[open] [type=submit]"),
            ], notification: "change_shipment_date_success", gives: "order('a3eb').place", value: "2026-04-20"),
        Deed(
            name: "send an order now",
            doing: [.click("\(first) [data-click-target=og-send-dialog]"), .click("dialog[open] [type=submit]")],
            notification: "send_now_success", gives: "[order('a3eb').status, order('0397').status]",
            value: ["SEND_NOW", "UNSENT"]),
        Deed(
            name: "skip an order",
            doing: [
                .click("article[data-order^='0397'] [data-click-target=og-skip-dialog]"),
                .click("dialog[open] [type=submit]"),
            ], notification: "order_cancel_success", gives: "[order('a3eb').place, order('0397').place]",
            value: ["2026-03-09", "2026-04-21"]),
        Deed(
            name: "pay with another card",
            doing: [
                .click("\(first) [data-click-target=og-billing-dialog]"), .click("label:has([value^='7b23'])"),
                .click("dialog[open] [type=submit]"),
            ], notification: "change_payment_success", gives: "order('a3eb').payment.slice(0, 4)", value: "7b23"),
        Deed(
            name: "send an order to another address that is known",
            doing: [
                .click("\(first) [data-click-target=og-shipping-dialog]"), .click("label:has([value^=f733])"),
                .click("dialog[open] [type=submit]"),
            ], notification: "change_shipping_address_success", gives: "order('a3eb').shipping_address.slice(0, 4)",
            value: "f733"),
        Deed(
            name: "send everything to a new address in another country",
            doing: [
                .click("\(first) [data-click-target=og-shipping-dialog]"), .click("label:has([data-reveals])"),
                .click("[name=first_name]"), .type("Zoë"), .tab(to: "[name=last_name]"), .type("Ng"),
                .tab(to: "[name=address]"), .type("1 King St"), .tab(to: "[name=city]"), .type("Toronto"),
                .tab(to: "[name=zip_postal_code]"), .type("M5H 1A1"), .choose("Canada", in: "[name=country_code]"),
                .choose("Ontario", in: "[name=state_province_code]"), .click(".og-check"),
                .click("dialog[open] [type=submit]"),
            ],
            notification: "change_shipping_address_success",
            gives: """
                [state.addresses.at(-1)].map((made) => [made.first_name, made.last_name, made.address, made.city, made.zip_postal_code, made.country_code, made.state_province_code,
                  state.orders.every(({ shipping_address }) => shipping_address === made.public_id)])[0]
                """, value: ["Zoë", "Ng", "1 King St", "Toronto", "M5H 1A1", "CA", "ON", true]),
        Deed(
            name: "skip an item",
            doing: [
                .click("\(coffee) [data-click-target=og-skip-item-dialog]"), .click("dialog[open] [type=submit]"),
            ], notification: "order_cancel_success", gives: "order(item('a19a').order.slice(0, 8)).place",
            value: "2026-03-23"),
        Deed(
            name: "take an item out of its order",
            doing: [
                .click("\(filters) [data-click-target=og-remove-item-dialog]"), .click("dialog[open] [type=submit]"),
            ], notification: "delete_one_time_item_success", gives: "[item('0a04'), order('a3eb').total]",
            value: [nil, "48.07"]),
        Deed(
            name: "pause a subscription, from the menu, with the keyboard",
            doing: [
                .tab(to: "\(coffee) [data-dropdown-trigger]"), .press(["ArrowDown", "Enter"]),
                .tab(to: "dialog[open] [data-months]"), .press(["ArrowDown"]), .tab(to: "dialog[open] [type=submit]"),
                .press(["Enter"]),
            ], notification: "pause_subscription_success", gives: "order(item('a19a').order.slice(0, 8)).place",
            value: "2026-05-09"),
        Deed(
            name: "cancel a subscription, after a look at the other ways",
            doing: [
                .click("\(coffee) [data-dropdown-trigger]"), .press(["End", "Enter"]), .click("[data-go=swap]"),
                .click("[data-back-button]"), .click("[data-go=pause]"), .click("[data-back-button]"),
                .click("[data-go=reason]"), .click("[data-step=reason] label:nth-of-type(2)"),
                .click("[data-step=reason] [type=submit]"),
            ],
            notification: "cancel_subscription_success",
            gives: "[subscription('730a').live, subscription('730a').cancelled.slice(0, 10), item('a19a')]",
            value: [false, "2026-03-02", nil]),
        Deed(
            name: "be saved by a swap",
            doing: cancel + [.click("[data-go=swap]"), .click("[data-step=swap] [type=submit]")],
            notification: "change_product_success", gives: "[item('a19a').product, subscription('730a').product]",
            value: ["42195087390153", "42195087390153"]),
        Deed(
            name: "be saved by a skip",
            doing: cancel + [.click("[data-go=skip]"), .click("[data-step=skip] [type=submit]")],
            notification: "order_cancel_success",
            gives: "[subscription('730a').live, order(item('a19a').order.slice(0, 8)).place]",
            value: [true, "2026-03-23"]),
        Deed(
            name: "be saved by a pause",
            doing: cancel + [.click("[data-go=pause]"), .click("[data-step=pause] [type=submit]")],
            notification: "pause_subscription_success",
            gives: "[subscription('730a').live, order(item('a19a').order.slice(0, 8)).place]",
            value: [true, "2026-04-09"]),
        Deed(
            name: "swap a product that was searched for", fixture: "sku-swap",
            doing: [
                .click("\(coffee) [data-click-target^=og-sku-swap-dialog]"), .click("dialog[open] [type=search]"),
                .type("DÉCAF"), .press(["Enter"]), .click("dialog[open] fieldset label"),
                .click("dialog[open] [type=submit]"),
            ], notification: "change_product_success",
            gives: "state.product_by_id[item('a19a').product].name.includes('Decaf')", value: true),
        Deed(
            name: "change a quantity", doing: [.choose("5", in: "\(coffee) [name=quantity]")],
            notification: "change_subscription_quantity_success", gives: "item('a19a').quantity", value: 5),
        Deed(
            name: "change a frequency", doing: [.choose("Every month", in: "\(coffee) [name=frequency]")],
            notification: "change_subscription_frequency_success",
            gives: "[subscription('730a').every, subscription('730a').every_period]", value: [1, 3]),
        Deed(
            name: "add a discount code",
            doing: [
                .click("\(first) sm-toggle > [data-toggle-trigger].og-link"), .click("\(first) [name=code]"),
                .type("SPRING"), .press(["Enter"]),
            ], notification: "add_discount_code_success",
            gives: "state.discount_codes_by_order_id[order('a3eb').public_id].map(({ code }) => code)",
            value: ["SPRING"]),
        Deed(
            name: "remove a discount code", fixture: "discount-codes",
            doing: [.click("\(first) form[data-og-action-key=remove_discount_code] [type=submit]")],
            notification: "remove_discount_code_success",
            gives: "state.discount_codes_by_order_id[order('a3eb').public_id].length", value: 1),
        Deed(
            name: "subscribe to what was bought once",
            doing: [
                .click("\(filters) [data-toggle-trigger]"),
                .choose("Every 2 months", in: "\(filters) [name=frequency]"),
                .click("\(filters) form[data-og-action-key=upgrade_to_subscription] [type=submit]"),
            ],
            notification: "upgrade_to_subscription_success",
            gives:
                "[subscription(item('0a04').subscription)].map(({ product, every, every_period, live }) => [product, every, every_period, live])[0]",
            value: ["42195087394313", 2, 3, true]),
        Deed(
            name: "prepay",
            doing: [
                .click("\(coffee) [data-toggle-trigger]"),
                .click("\(coffee) form[data-og-action-key=upgrade_to_prepaid] [type=submit]"),
            ], notification: "upgrade_subscription_to_prepaid_success",
            gives: "subscription('730a').prepaid_subscription_context.prepaid_orders_per_billing", value: 3),
        Deed(
            name: "change what happens after the last prepaid delivery", fixture: "prepaid-mid-cycle",
            doing: [.choose("Stop", in: "[name=renewal_behavior]")],
            notification: "change_subscription_renewal_behavior_to_not_renew_success",
            gives:
                "state.subscriptions.find((each) => each.prepaid_subscription_context).prepaid_subscription_context.renewal_behavior",
            value: "cancel"),
        Deed(
            name: "start a subscription again",
            doing: [
                .click("[data-click-target^=og-reactivate-dialog]"), .click("dialog[open] [data-date='2026-03-12']"),
                .click("dialog[open] [type=submit]"),
            ],
            notification: "reactivate_subscription_success",
            gives:
                "[subscription('685094').live, state.orders.filter(({ place }) => place.startsWith('2026-03-12')).length]",
            value: [true, 1]),
    ]

    @Test(arguments: deeds)
    func `a person can`(_ deed: Deed) async throws {
        try await ThemesInUse.check(deed, in: .standard)
    }

    /// A dialog's opener, and how to come to it.
    static let openers: [(opener: String, before: [Doing], returnsTo: String?)] = [
        ("\(first) [data-click-target=og-date-dialog]", [], nil),
        ("\(first) [data-click-target=og-send-dialog]", [], nil),
        ("\(first) [data-click-target=og-skip-dialog]", [], nil),
        ("\(first) [data-click-target=og-billing-dialog]", [], nil),
        ("\(first) [data-click-target=og-shipping-dialog]", [], nil),
        ("\(coffee) [data-click-target=og-skip-item-dialog]", [], nil),
        ("\(coffee) [data-click-target^=og-sku-swap-dialog]", [], nil),
        (
            "\(coffee) [data-click-target=og-pause-dialog]", [.click("\(coffee) [data-dropdown-trigger]")],
            "\(coffee) [data-dropdown-trigger]"
        ),
        (
            "\(coffee) [data-click-target=og-remove-item-dialog]", [.click("\(coffee) [data-dropdown-trigger]")],
            "\(coffee) [data-dropdown-trigger]"
        ),
        (
            "\(coffee) [data-click-target^=og-cancel-sub-dialog]", [.click("\(coffee) [data-dropdown-trigger]")],
            "\(coffee) [data-dropdown-trigger]"
        ),
        ("[data-click-target^=og-reactivate-dialog]", [], nil),
    ]

    @Test func `every dialog opens, says what it is, keeps the focus, closes with Escape and gives the focus back`()
        async throws
    {
        let rendered = try Theme.standard.rendered()
        try await Chromium.withPage { page in
            try await page.open(rendered.page("ordinary"))
            try await page.load("audit.js")
            for (opener, before, returnsTo) in Self.openers {
                let quoted = JSON.string(opener).text
                for doing in before { try await page.perform(doing) }
                try await page.perform(.click(opener))
                let id = try await page.evaluate("document.querySelector(\(quoted)).dataset.clickTarget")
                try await page.expect(
                    """
                    (() => {
                      const dialog = document.querySelector("dialog[open]");
                      return [dialog.id, dialog.matches(":modal"), dialog.contains(document.activeElement),
                        document.getElementById(dialog.getAttribute("aria-labelledby")).textContent.length > 0, audit(dialog)];
                    })()
                    """, equals: [id, true, true, true, []])
                for modifiers in [0, 8] {
                    for _ in 0..<25 {
                        try await page.press("Tab", modifiers: modifiers)
                        try await page.expect(
                            "document.activeElement === document.body || document.activeElement.closest('dialog[open]') !== null",
                            equals: true)
                    }
                }
                try await page.press("Escape")
                try await page.expect(
                    """
                    [document.querySelector("dialog[open]"), document.activeElement === document.querySelector(\(JSON.string(returnsTo ?? opener).text)), document.activeElement.checkVisibility()]
                    """, equals: [nil, true, true])
            }
            try await page.expect("audit()", equals: [])
            #expect(page.exceptions == [])
            #expect(page.console == [])
        }
    }

    @Test func `a dialog closes by its cross, by its second button, and by a click beside it`() async throws {
        let rendered = try Theme.standard.rendered()
        try await Chromium.withPage { page in
            try await page.open(rendered.page("ordinary"))
            for way in ["dialog[open] .og-dialog-close", "dialog[open] [data-dialog-close]", ""] {
                try await page.perform(.click("\(Self.first) [data-click-target=og-skip-dialog]"))
                try await page.expect("document.querySelector('dialog[open]').id", equals: "og-skip-dialog")
                if way.isEmpty {
                    for type in ["mousePressed", "mouseReleased"] {
                        try await page.send(
                            "Input.dispatchMouseEvent",
                            ["type": .string(type), "x": 5, "y": 5, "clickCount": 1, "button": "left"])
                    }
                } else {
                    try await page.perform(.click(way))
                }
                try await page.expect("document.querySelector('dialog[open]')", equals: nil)
            }
            try await page.expect("og.smi.store.getState().notifications", equals: [])
        }
    }

    @Test func `the menu obeys arrows, Home, End, letters, Escape and Tab`() async throws {
        let rendered = try Theme.standard.rendered()
        try await Chromium.withPage { page in
            try await page.open(rendered.page("ordinary"))
            try await page.perform(.tab(to: "\(Self.coffee) [data-dropdown-trigger]"))
            let state =
                "[document.activeElement.textContent.trim().split(' ')[0], document.querySelector('\(Self.coffee) [data-dropdown-trigger]').getAttribute('aria-expanded')]"
            let keys: [(String, JSON)] = [
                ("ArrowDown", ["Pause", "true"]), ("ArrowDown", ["Remove", "true"]), ("End", ["Cancel", "true"]),
                ("ArrowDown", ["Pause", "true"]), ("ArrowUp", ["Cancel", "true"]), ("Home", ["Pause", "true"]),
                ("r", ["Remove", "true"]), ("Escape", ["More", "false"]), ("ArrowUp", ["Cancel", "true"]),
            ]
            for (key, value) in keys {
                try await page.press(key)
                try await page.expect(state, equals: value)
            }
            try await page.press("Tab")
            try await page.expect(
                "document.querySelector('\(Self.coffee) [data-dropdown-trigger]').getAttribute('aria-expanded')",
                equals: "false")
        }
    }

    @Test func `the calendar moves by keys, keeps to its limits, and mirrors its arrows from right to left`()
        async throws
    {
        let rendered = try Theme.standard.rendered()
        try await Chromium.withPage { page in
            for (locale, forward, back) in [("en-US", "ArrowRight", "ArrowLeft"), ("ar", "ArrowLeft", "ArrowRight")] {
                try await page.open(rendered.page("ordinary", locale))
                try await page.perform(.click("\(Self.first) [data-click-target=og-date-dialog]"))
                try await page.perform(.tab(to: "[data-date='2026-03-09']"))
                let keys = [
                    (forward, "2026-03-10"), ("ArrowDown", "2026-03-17"), (back, "2026-03-16"),
                    ("ArrowUp", "2026-03-09"), ("PageDown", "2026-04-09"), ("End", "2026-04-30"),
                    (forward, "2026-05-01"), ("PageUp", "2026-04-01"), ("Home", "2026-04-01"), (back, "2026-03-31"),
                    ("Home", "2026-03-01"),
                ]
                for (key, date) in keys {
                    try await page.press(key)
                    try await page.expect("document.activeElement.dataset.date", equals: .string(date))
                }
                // The first of March is past in this preview, and cannot be chosen.
                try await page.press("Enter")
                try await page.expect(
                    "[...document.querySelector('dialog[open] form').elements].find(({ name }) => name === 'date').value",
                    equals: "2026-03-09")
                try await page.expect(
                    "document.querySelector('[data-date=\"2026-03-02\"]').ariaCurrent", equals: "date")
            }
        }
    }

    @Test func `a preview shows the same on every day: its now is the fixture's`() async throws {
        let rendered = try Theme.standard.rendered()
        var seen: [JSON] = []
        for clock in ["2026-03-02T09:30:00-05:00", "2031-12-31T23:59:00-05:00", "2001-01-01T00:00:00-05:00"] {
            try await Chromium.withPage { page in
                try await page.send(
                    "Page.addScriptToEvaluateOnNewDocument",
                    [
                        "source": .string(
                            "{ const at = Date.parse('\(clock)'), Real = Date; globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(at); } static now() { return at; } }; }"
                        )
                    ])
                try await page.open(rendered.page("ordinary"))
                try await page.perform(.click("\(Self.first) [data-click-target=og-date-dialog]"))
                let dates = try await page.run(
                    """
                    const { min, max, value } = document.querySelector("#og-date-dialog [type=date]");
                    return [new Date().getFullYear(), [...document.querySelectorAll("[data-relative-date]")].map((each) => each.textContent), min, max, value,
                      document.querySelector("#og-date-dialog sm-datepicker [aria-current=date]").dataset.date];
                    """)
                seen.append(dates)
            }
        }
        let dates: [JSON] = [["in 7 days", "in 3 weeks"], "2026-03-03", "2026-08-29", "2026-03-09", "2026-03-02"]
        #expect(seen == Array(repeating: .array([2026] + dates), count: 3))
    }
}
