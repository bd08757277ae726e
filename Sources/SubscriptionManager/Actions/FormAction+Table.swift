extension FormAction {
    /// Every form action: production's, then the bundled themes' own.
    public static let all: [FormAction] = [
        FormAction(
            "change_shipment_date", [.order, .shipmentDate, .optional("change_or_skip")],
            notifications: .keys("change_shipment_date"), "The order is placed on another day."),
        FormAction(
            "skip_shipment", [.order], notifications: .keys("order_cancel"),
            "The order moves by the frequency of its subscriptions; one-time items stay with it."),
        FormAction(
            "skip_subscription", [.order, .subscription], notifications: .keys("order_cancel"),
            "The subscription's item leaves the order and comes with the next one."),
        FormAction(
            "send_now", [.order], notifications: .keys("send_now"), "The status of the order becomes SEND_NOW."),
        FormAction(
            "cancel_subscription", [.subscription, .optional("cancel_reason"), .optional("cancel_reason_details")],
            notifications: .keys("cancel_subscription"),
            "The subscription is no longer live, and its items leave the orders that have not been sent."),
        FormAction(
            "reactivate_subscription",
            [
                .subscription, .required("every", aliases: ["frequency"]),
                .required("every_period", aliases: ["frequency"]),
                .optional("next_order_date", aliases: ["shipment_date", "order_date", "place", "date"]),
            ],
            notifications: .keys("reactivate_subscription"), "The subscription is live again, and an order is planned."),
        FormAction(
            "pause_subscription", [.order, .subscription, .shipmentDate], notifications: .keys("pause_subscription"),
            "The subscription's next item moves to another day."),
        FormAction(
            "change_quantity", [.required("subscription", aliases: itemNames), .required("quantity")],
            notifications: .keys("change_subscription_quantity"),
            "The subscription, and its items that have not been sent, have another quantity."),
        FormAction(
            "change_item_quantity", [.orderItem, .required("quantity")],
            notifications: .keys("change_one_time_quantity"), "A one-time item has another quantity."),
        FormAction(
            "change_subscription_frequency", aliases: ["change_frequency"], [.subscription, .frequency],
            notifications: .keys("change_subscription_frequency"),
            "The subscription has another frequency, and its later orders move."),
        FormAction(
            "change_product", [.subscription, .required("product"), .optional("order_item", aliases: itemAliases)],
            notifications: Notifications(
                successes: ["change_product_success"],
                failures: [
                    "change_product_error", "prepaid_eligible", "unsent_status", "higher_price",
                    "orders_needs_placement",
                ]),
            "The subscription, or this item alone, has another product and its price."),
        FormAction(
            "delete_item", [.required("item", aliases: ["order_item", "item_id", "order_item_id"])],
            notifications: .keys("delete_one_time_item", "delete_subscription_item"), "The item leaves its order."),
        FormAction(
            "change_shipping_address",
            [
                .required("order_id", aliases: ["order"]), .address("customer"), .address("first_name"),
                .address("last_name"), .address("address"), .optional("address2"), .address("city"),
                .address("state_province_code"), .address("zip_postal_code"), .address("country_code"),
                .optional("phone"), .optional("use_for_all"),
                .optional("shipping_address", aliases: ["address_id", "public_id"]),
            ],
            notifications: .keys("change_shipping_address"), "The order, or every order, goes to another address."),
        FormAction(
            "change_renewal_behavior", [.subscription, .required("renewal_behavior")],
            notifications: Notifications(
                successes: [
                    "change_subscription_renewal_behavior_to_renew_success",
                    "change_subscription_renewal_behavior_to_not_renew_success",
                ],
                failures: ["change_subscription_renewal_behavior_error"]),
            "After the last prepaid delivery, something else happens."),
        FormAction(
            "upgrade_to_prepaid", [.subscription, .required("prepaid_orders_per_billing")],
            notifications: .keys("upgrade_subscription_to_prepaid"),
            "The subscription is paid ahead for a number of deliveries."),
        FormAction(
            "send_payment_email", [.required("payment_token", aliases: ["payment"]), .required("customer")],
            notifications: .keys("change_billing_send_email"),
            "The customer gets an email about the payment; nothing in the State changes."),

        FormAction(
            "upgrade_to_subscription", [.orderItem, .frequency], isBundled: true,
            notifications: .keys("upgrade_to_subscription"),
            "A one-time item becomes a subscription."),
        FormAction(
            "add_discount_code", [.orderOrSubscription, .required("code", aliases: ["discount_code"])],
            isBundled: true, notifications: .keys("add_discount_code"),
            "The order or the subscription gets a discount code."),
        FormAction(
            "remove_discount_code", [.orderOrSubscription, .required("code", aliases: ["discount_code"])],
            isBundled: true, notifications: .keys("remove_discount_code"),
            "The order or the subscription loses a discount code."),
        FormAction(
            "change_payment", [.order, .required("payment", aliases: ["payment_id"])], isBundled: true,
            notifications: .keys("change_payment"), "The order is paid in another way."),
    ]

    /// What themes call an item where they post one.
    fileprivate static let itemAliases = ["item", "item_id", "order_item_id"]
    fileprivate static let itemNames = ["order_item"] + itemAliases
}

extension FormAction.Field {
    fileprivate static let order = required("order", aliases: ["order_id"])
    fileprivate static let subscription = required("subscription", aliases: ["subscription_id"])
    fileprivate static let orderItem = required("order_item", aliases: FormAction.itemAliases)
    fileprivate static let orderOrSubscription = required(
        "order", aliases: ["order_id", "subscription", "subscription_id"])
    fileprivate static let shipmentDate = required(
        "shipment_date", aliases: ["order_date", "next_order_date", "place", "date"])
    /// Both in one field, `2_3`, or each in its own.
    fileprivate static let frequency = required("frequency", aliases: ["every_period"], or: ["every", "every_period"])

    /// A part of a new address, which the id of an existing one stands in for.
    fileprivate static func address(_ name: String) -> Self { required(name, or: ["shipping_address"]) }
}
