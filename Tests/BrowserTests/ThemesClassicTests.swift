import Foundation
import Testing

/// The dialogs and forms of the classic theme, used as a person would.
@Suite("The classic theme in use", .browser)
struct ThemesClassicTests {
    /// The first order has coffee, oats and paper filters, these once; the second has dog food and honey.
    static let first = "article:nth-of-type(1)"
    static let second = "article:nth-of-type(2)"
    static let coffee = "\(first) .og-product:nth-of-type(1)"
    static let filters = "\(first) .og-product:nth-of-type(3)"

    static let deeds = [
        Deed(
            name: "change an order's date, with the keyboard",
            doing: [
                .tab(to: "\(first) .og-change-shipment-date-button > button"), .press(["Enter"]),
                .tab(to: "dialog[open] [type=date]"), .type("04202026"), .tab(to: "dialog[open] [type=submit]"),
                .press(["Enter"]),
            ], notification: "change_shipment_date_success", gives: "order('a3eb').place", value: "2026-04-20"),
        Deed(
            name: "send an order now",
            doing: [.click("\(first) .og-send-shipment-now-button > button"), .click("dialog[open] [name=send_now]")],
            notification: "send_now_success", gives: "order('a3eb').status", value: "SEND_NOW"),
        Deed(
            name: "skip an order",
            doing: [
                .click("\(second) .og-skip-shipment-button > button"), .click("dialog[open] [name=skip_shipment]"),
            ],
            notification: "order_cancel_success", gives: "order('0397').place", value: "2026-04-21"),
        Deed(
            name: "have a link to change the payment",
            doing: [
                .click("\(first) .og-change-billing-button > button"), .click("dialog[open] [name=send_payment_email]"),
            ], notification: "change_billing_send_email_success", gives: "order('a3eb').payment.slice(0, 4)",
            value: "8ff5"),
        Deed(
            name: "correct an address",
            doing: [
                .click("\(first) .og-change-shipment-address-button > button"), .click("dialog[open] [name=city]"),
                .press(["End"]), .type(" Heights"), .choose("Canada", in: "dialog[open] [name=country_code]"),
                .click("dialog[open] [name=change_shipping_address]"),
            ], notification: "change_shipping_address_success",
            gives: "[address('0760').city, address('0760').country_code]", value: ["Portland Heights", "CA"]),
        Deed(
            name: "swap a product",
            doing: [
                .click("\(coffee) .og-change-product-control > button"), .click("dialog[open] .og-choice"),
                .click("dialog[open] [name=change_product]"),
            ], notification: "change_product_success", gives: "item('a19a').product", value: "42195087390153"),
        Deed(
            name: "take an item out of its order",
            doing: [
                .click("\(filters) .og-delete-item-button > button"), .click("dialog[open] [name=delete_item]"),
            ], notification: "delete_one_time_item_success", gives: "item('0a04')", value: nil),
        Deed(
            name: "cancel a subscription",
            doing: [
                .click("\(coffee) .og-cancel-subscription-button > button"),
                .click("dialog[open] [name=continue_cancel_subscription]"), .press(["ArrowDown"]),
                .click("dialog[open] [name=cancel_reason_details]"), .type("So it goes"),
                .click("dialog[open] [name=cancel_subscription]"),
            ], notification: "cancel_subscription_success",
            gives: "[subscription('730a').live, subscription('730a').cancel_reason]",
            value: [false, "1|So it goes"]),
        Deed(
            name: "be saved by a skip",
            doing: [
                .click("\(coffee) .og-cancel-subscription-button > button"),
                .click("dialog[open] [name=skip_subscription]"),
            ], notification: "order_cancel_success", gives: "order(item('a19a').order.slice(0, 8)).place",
            value: "2026-03-23"),
        Deed(
            name: "change a quantity", doing: [.choose("4", in: "\(coffee) [name=quantity]")],
            notification: "change_subscription_quantity_success", gives: "item('a19a').quantity", value: 4),
        Deed(
            name: "change a frequency", doing: [.choose("Every month", in: "\(coffee) [name=frequency]")],
            notification: "change_subscription_frequency_success",
            gives: "[subscription('730a').every, subscription('730a').every_period]", value: [1, 3]),
        Deed(
            name: "start a subscription again",
            doing: [
                .click(".og-reactivate-subscription-button > button"),
                .click("dialog[open] [name=reactivate_subscription]"),
            ], notification: "reactivate_subscription_success",
            gives: "[subscription('685094').live, state.orders.length]", value: [true, 3]),
    ]

    @Test(arguments: deeds)
    func `a person can`(_ deed: Deed) async throws {
        try await ThemesInUse.check(deed, in: .classic)
    }

    @Test func `every dialog opens, keeps the focus, closes with Escape and gives the focus back`() async throws {
        let rendered = try Theme.classic.rendered()
        try await Chromium.withPage { page in
            try await page.open(rendered.page("ordinary"))
            try await page.load("audit.js")
            let count = try await page.evaluate(
                """
                [...document.querySelectorAll("article:nth-of-type(1) dialog, .og-reactivate-subscription-button dialog")]
                  .map((dialog) => dialog.previousElementSibling).map((button, index) => (button.id = `opener-${index}`)).length
                """)
            #expect(count == 12)
            for index in 0..<Int(count.number ?? 0) {
                try await page.perform(.click("#opener-\(index)"))
                try await page.expect(
                    """
                    (() => {
                      const dialog = document.querySelector("dialog[open]");
                      return [dialog.matches(":modal"), dialog.contains(document.activeElement), dialog.ariaLabel.length > 0, audit(dialog)];
                    })()
                    """, equals: [true, true, true, []])
                for _ in 0..<12 {
                    try await page.press("Tab")
                    try await page.expect(
                        "document.activeElement === document.body || document.activeElement.closest('dialog[open]') !== null",
                        equals: true)
                }
                try await page.press("Escape")
                try await page.expect(
                    "[document.querySelector('dialog[open]'), document.activeElement.id]",
                    equals: [nil, .string("opener-\(index)")])
            }
            #expect(page.exceptions == [])
            #expect(page.console == [])
        }
    }
}
