import Foundation

/// A State of any number of orders, the same on every machine.
///
/// It is a complete State, so that the command can take it for a fixture, and it carries the maps that older stores
/// have, so that every peer can look things up by key. What a template prints of it has no quotes and no slashes,
/// since the peers write these differently when they escape them; `&`, `<` and `>` they all write alike.
struct SampleState {
    private var random: SplitMix64

    /// The State as JSON, with members in name order. Another seed makes another State.
    static func json(orders: Int, itemsPerOrder: Int = 5, seed: UInt64 = 0) throws -> Data {
        var sample = SampleState(random: SplitMix64(state: seed))
        let state = sample.state(orders: orders, itemsPerOrder: itemsPerOrder)
        return try JSONSerialization.data(withJSONObject: state, options: [.sortedKeys, .withoutEscapingSlashes])
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(random.next() % UInt64(elements.count))]
    }

    private mutating func happens(oneIn chances: UInt64) -> Bool {
        random.next() % chances == 0
    }

    private mutating func state(orders count: Int, itemsPerOrder: Int) -> [String: Any] {
        let products = (1...40).map { product($0) }
        let addresses = (1...12).map { address($0) }
        let payments = (1...6).map { payment($0) }
        let subscriptions = (1...max(itemsPerOrder, count / 4)).map { subscription($0) }
        var orders: [[String: Any]] = []
        var items: [[String: Any]] = []
        for number in 1...max(count, 1) {
            let ofOrder = (1...itemsPerOrder).map { item($0, ofOrder: number, products, subscriptions) }
            let subtotal = ofOrder.reduce(0) { $0 + Self.cents($1["total_price"]) }
            orders.append(order(number, subtotal: subtotal))
            items.append(contentsOf: ofOrder)
        }
        return [
            "$fixture": ["title": "\(count) orders", "now": "2026-03-02T09:30:00"],
            "customer": [
                "sig_field": "customer-1", "ts": 1_772_443_800, "sig": "c2lnbmF0dXJl", "authorized": true,
                "public_id": "merchant1", "first_name": "Ada", "last_name": "Byron",
            ],
            "merchant_id": "merchant1", "locale": "en-US", "loading": false,
            "orders": orders, "order_items": items, "subscriptions": subscriptions,
            "products": products, "addresses": addresses, "payments": payments,
            "items_by_order": Dictionary(grouping: items) { $0["order"] as? String ?? "" },
            "product_by_id": Self.byID(products, "external_product_id"),
            "address_by_id": Self.byID(addresses, "public_id"),
            "payment_by_id": Self.byID(payments, "public_id"),
        ]
    }

    private static func byID(_ objects: [[String: Any]], _ key: String) -> [String: Any] {
        Dictionary(objects.map { ($0[key] as? String ?? "", $0) }) { first, _ in first }
    }

    private static func id(_ kind: String, _ number: Int) -> String {
        let digits = String(number)
        return kind + String(repeating: "0", count: max(0, 32 - kind.utf8.count - digits.utf8.count)) + digits
    }

    private static func money(_ cents: Int) -> String {
        "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }

    private static func cents(_ money: Any?) -> Int {
        Int((money as? String ?? "0").filter { $0 != "." }) ?? 0
    }

    /// The day so many days after 2026-03-05, in a calendar of months of 28 days.
    private static func date(_ days: Int) -> String {
        let (months, day) = days.quotientAndRemainder(dividingBy: 28)
        let month = (months + 2) % 12 + 1
        return "\(2026 + (months + 2) / 12)-\(month < 10 ? "0" : "")\(month)-\(day < 9 ? "0" : "")\(day + 1)"
    }

    private mutating func product(_ number: Int) -> [String: Any] {
        let kind = pick(["Espresso", "Filter Coffee", "Green Tea", "Oolong <loose leaf>", "Cocoa & Nibs", "Chai"])
        let name = "\(pick(["Dark & Bold", "Mild", "Single Origin", "House", "Grown > 1800 m"])) \(kind) No. \(number)"
        return [
            "external_product_id": "p\(number)", "merchant": "merchant1", "name": name, "sku": "SKU-\(1000 + number)",
            "image_url": "../assets/images/coffee.svg", "detail_url": "/products/p\(number)",
            "price": Self.money(499 + number * 37), "groups": [["group_type": "eligibility", "name": "subscription"]],
            "autoship_enabled": true, "live": number % 11 != 0, "discontinued": false, "autoship_by_default": false,
            "created": "2025-01-01 08:00:00", "last_update": "2025-06-01 08:00:00",
            "extra_data": ["tags": ["roasted weekly", "fair trade", pick(["250 g", "500 g", "1 kg"])]],
            "incentive_group": NSNull(), "product_type": "standard",
        ]
    }

    private mutating func address(_ number: Int) -> [String: Any] {
        [
            "public_id": Self.id("address", number), "customer": "customer-1", "label": NSNull(),
            "first_name": pick(["Ada", "Grace", "Zoë", "Jürgen", "Mary"]),
            "last_name": pick(["Byron", "Hopper", "Noether", "Jackson"]),
            "company_name": happens(oneIn: 3) ? "Byron & Daughters <Ltd>" : NSNull(),
            "address": "\(number * 7) \(pick(["Main Street", "Analytical Way", "Rose & Crown Lane"]))",
            "address2": NSNull(),
            "city": pick(["Portland", "Boston", "Austin"]), "state_province_code": pick(["OR", "MA", "TX"]),
            "zip_postal_code": String(97_200 + number), "phone": NSNull(), "fax": NSNull(), "country_code": "US",
            "live": true, "created": "2025-01-01 08:00:00", "store_public_id": NSNull(),
        ]
    }

    private mutating func payment(_ number: Int) -> [String: Any] {
        [
            "public_id": Self.id("payment", number), "customer": "customer-1",
            "billing_address": Self.id("address", number), "cc_number_ending": String(4_240 + number),
            "label": NSNull(),
            "token_id": "token-\(number)", "cc_holder": pick(["Ada Byron", "Byron & Daughters"]),
            "cc_type": ["Visa", "Mastercard", "American Express", "Discover", "Diners", "JCB"][number % 6],
            "cc_exp_date": "12/2027", "payment_method": "credit card", "live": true, "is_expired": number % 3 == 0,
            "is_expiring": false, "created": "2025-01-01 08:00:00", "last_updated": "2025-01-01 08:00:00",
        ]
    }

    private mutating func subscription(_ number: Int) -> [String: Any] {
        [
            "customer": "customer-1", "merchant": "merchant1", "product": "p\((number - 1) % 40 + 1)",
            "payment": Self.id("payment", number % 6 + 1), "shipping_address": Self.id("address", number % 12 + 1),
            "public_id": Self.id("subscription", number), "offer": NSNull(), "subscription_type": "replenishment",
            "raw_subscription_type": "IU replenishment", "components": [String](), "extra_data": [String: String](),
            "quantity": 1 + number % 3, "price": NSNull(), "frequency_days": 28, "reminder_days": 5, "every": 4,
            "every_period": 2, "start_date": "2025-11-02", "cancelled": NSNull(), "cancel_reason": NSNull(),
            "cancel_reason_code": NSNull(), "session_id": "session-1", "merchant_order_id": "order-1",
            "created": "2025-11-02 08:00:00", "updated": "2025-11-02 08:00:00", "live": true,
            "prepaid_subscription_context": NSNull(),
        ]
    }

    private mutating func order(_ number: Int, subtotal: Int) -> [String: Any] {
        let status = pick(["UNSENT", "UNSENT", "UNSENT", "UNSENT", "SEND_NOW", "REJECTED"])
        let shipping = subtotal > 5_000 ? 0 : 499
        let isExplained = status == "REJECTED" && happens(oneIn: 2)
        return [
            "merchant": "merchant1", "customer": "customer-1", "payment": Self.id("payment", number % 6 + 1),
            "shipping_address": Self.id("address", number % 12 + 1), "public_id": Self.id("order", number),
            "sub_total": Self.money(subtotal), "tax_total": "0.00", "shipping_total": Self.money(shipping),
            "discount_total": "0.00", "total": Self.money(subtotal + shipping), "created": "2026-02-02 08:00:00",
            "place": Self.date(number), "cancelled": NSNull(), "tries": 0, "generic_error_count": 0, "type": 1,
            "order_merchant_id": NSNull(),
            "rejected_message": isExplained ? "Card declined: limit < total & no other card" : NSNull(),
            "extra_data": NSNull(), "locked": happens(oneIn: 10), "oos_free_shipping": false, "status": status,
            "currency_code": "USD",
        ]
    }

    private mutating func item(
        _ number: Int, ofOrder order: Int, _ products: [[String: Any]], _ subscriptions: [[String: Any]]
    ) -> [String: Any] {
        let product = pick(products)
        let quantity = happens(oneIn: 2) ? 1 : 2 + Int(random.next() % 3)
        let isOneTime = happens(oneIn: 5)
        let price = Self.cents(product["price"])
        return [
            "order": Self.id("order", order), "product": product["external_product_id"] ?? "", "offer": NSNull(),
            "subscription": isOneTime ? NSNull() : pick(subscriptions)["public_id"] ?? NSNull(),
            "components": [String](), "quantity": quantity, "public_id": Self.id("item", order * 10 + number),
            "one_time": isOneTime, "frozen": false, "first_placed": NSNull(), "price": Self.money(price),
            "total_price": Self.money(price * quantity), "show_original_price": happens(oneIn: 4),
        ]
    }
}

/// A small generator of random numbers that is the same everywhere.
private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
