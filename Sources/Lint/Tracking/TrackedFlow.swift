/// What customers do step by step, which production watches from its beginning to its end.
struct TrackedFlow {
    /// Something that production notes, with the elements by which it does: any one of them will do.
    struct Event {
        let name: String
        /// The selectors for themes of today; none where such a theme need not have it.
        let current: [MarkupSelector]
        /// Those for older themes.
        let older: [MarkupSelector]
        /// What to do for a selector of today, and for one of older themes.
        let help: (current: String, older: String)

        init(
            _ name: String, current: [String], older: [String] = [], help: String, olderHelp: String = ""
        ) {
            self.name = name
            self.current = current.map { MarkupSelector($0) }
            self.older = older.map { MarkupSelector($0) }
            self.help = (help, olderHelp)
        }
    }

    /// The form action that ends it.
    let action: String
    /// The dialog in themes of today.
    let dialog: MarkupSelector
    /// The id of the dialog begins with it.
    let id: String
    /// The element around it in older themes.
    let older: MarkupSelector
    /// What of an older theme shows that it has the flow.
    let olderSigns: [MarkupSelector]
    let started: Event
    let exited: Event
    let completed: Event

    /// A customer takes another product.
    static let swap = TrackedFlow(
        action: "change_product", dialog: MarkupSelector("[id^=og-sku-swap-dialog]"), id: "og-sku-swap-dialog",
        older: MarkupSelector("dialog[id^=\"og-change-product\"]"),
        olderSigns: [
            MarkupSelector("dialog[id^=\"og-change-product\"]"), MarkupSelector(".og-change-product-control"),
        ],
        started: Event(
            "skuswap_started", current: ["[data-click-target^=og-sku-swap-dialog]"],
            older: [".og-change-product-control > .og-link"],
            help: "give the button that opens the dialog its id as `data-click-target`",
            olderHelp: "put a button with the class `og-link` right into that element"),
        exited: Event(
            "skuswap_exited",
            current: [
                "[id^=og-sku-swap-dialog] [data-dialog-close]", "[id^=og-sku-swap-dialog] .og-dialog-close",
                "[id^=og-sku-swap-dialog] .og-dialog-footer button[type=\"button\"]",
            ],
            older: ["dialog[id^=\"og-change-product\"] button[type=\"reset\"]"],
            help: "give the button that closes the dialog `data-dialog-close`",
            olderHelp: "close the dialog with a `<button type=\"reset\">` in it"),
        completed: Event(
            "skuswap_completed_swapped", current: ["[id^=og-sku-swap-dialog] button[type=\"submit\"]"],
            older: ["dialog[id^=\"og-change-product\"] button[name=\"change_product\"]"],
            help: "write `type=\"submit\"` on the button of the form",
            olderHelp: "write `name=\"change_product\"` on the button of the form"))

    /// A customer cancels a subscription.
    static let cancel = TrackedFlow(
        action: "cancel_subscription", dialog: MarkupSelector("[id^=og-cancel-sub-dialog]"),
        id: "og-cancel-sub-dialog", older: MarkupSelector(".og-cancel-subscription-button"),
        olderSigns: [MarkupSelector(".og-cancel-subscription-button")],
        started: Event(
            "subscriptioncancel_started", current: ["[data-click-target^=og-cancel-sub-dialog]"],
            older: [".og-cancel-subscription-button > .og-link"],
            help: "give the button that opens the dialog its id as `data-click-target`",
            olderHelp: "put a button with the class `og-link` right into that element"),
        exited: Event(
            "subscriptioncancel_exited",
            current: [
                "[id^=og-cancel-sub-dialog] [data-dialog-close]", "[id^=og-cancel-sub-dialog] .og-dialog-close",
            ],
            older: [".og-cancel-subscription-button button[type=\"reset\"]"],
            help: "give the button that closes the dialog `data-dialog-close`",
            olderHelp: "close the dialog with a `<button type=\"reset\">` in it"),
        completed: Event(
            "subscriptioncancel_completed_canceled", current: [], older: [],
            help: "write `action=\"{{ 'cancel_subscription' | action }}\"` on the form that cancels"))

    /// One of the steps of cancelling, in which a customer may be kept.
    struct Step {
        let shown: Event
        let completed: Event?
        let backedOut: Event
        /// What `data-step` is.
        let name: String
        /// The form action of the step; nil for the one that asks for reasons.
        let action: String?

        fileprivate init(
            _ name: String, _ event: String, saved: String?, action: String?, olderButton: String? = nil
        ) {
            let older = olderButton.map { ".og-cancel-subscription-button button[name=\"\($0)\"]" }
            let olderHelp = "write `name=\"\(olderButton ?? "")\"` on the button that does it"
            let step = "[id^=og-cancel-sub-dialog] [data-step=\"\(name)\"]"
            self.name = name
            self.action = action
            shown = Event(
                "subscriptioncancel_\(event)_shown", current: [step],
                older: saved == nil ? [older].compactMap { $0 } : [],
                help: "give the step `data-step=\"\(name)\"`", olderHelp: olderHelp)
            completed = saved.map {
                Event(
                    "subscriptioncancel_completed_saved_\($0)", current: ["\(step) button[type=\"submit\"]"],
                    older: [older].compactMap { $0 }, help: "write `type=\"submit\"` on the button of the form",
                    olderHelp: olderHelp)
            }
            backedOut = Event(
                "subscriptioncancel_\(event)_backedout", current: ["\(step) button[data-back-button]"],
                help: "if this button leads back, give it `data-back-button`")
        }
    }

    /// The steps of cancelling.
    static let steps = [
        Step("swap", "skuswap", saved: "swapped", action: "change_product"),
        Step(
            "skip", "skip", saved: "skipped", action: "skip_subscription",
            olderButton: "skip_subscription"),
        Step("pause", "pause", saved: "paused", action: "pause_subscription"),
        Step(
            "reason", "exitsurvey", saved: nil, action: nil,
            olderButton: "continue_cancel_subscription"),
    ]
}
