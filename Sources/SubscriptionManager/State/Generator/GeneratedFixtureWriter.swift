import JSON

/// Writes a generated fixture, member by member, in the order in which a store prints its State.
struct GeneratedFixtureWriter {
    let generator: FixtureGenerator
    private var text = JSONWriter(indent: "  ")

    init(generator: FixtureGenerator) { self.generator = generator }

    mutating func write(to sink: ([UInt8]) throws -> Void) rethrows {
        text.beginObject()
        writeDescription()
        text.beginArray("addresses")
        for position in 0..<generator.addressCount { writeAddress(position) }
        text.endArray()
        text.member("auth_url", "")
        writeCustomer()
        text.beginObject("discount_codes_by_order_id")
        for position in 0..<generator.orders {
            writeDiscountCodes(ofOrder: position)
            try flush(to: sink)
        }
        text.endObject()
        text.object("discount_codes_by_subscription_id") { _ in }
        writeEnvironment()
        text.beginObject("incentives_by_product_id")
        for product in generator.products { writeIncentives(of: product) }
        text.endObject()
        text.member("loading", false)
        text.member("locale", generator.customer.locale)
        text.member("merchant_id", generator.merchant)
        text.array("notifications") { _ in }
        let offer = generator.offer
        text.beginObject("offer_by_product_id")
        for product in generator.products { text.member(product.id, offer) }
        text.endObject()
        text.beginArray("order_items")
        for order in 0..<generator.orders {
            let orderID = generator.id(.order, order)
            for position in generator.items(ofOrder: order) {
                writeItem(position, orderID)
                try flush(to: sink)
            }
        }
        text.endArray()
        text.beginArray("orders")
        for position in 0..<generator.orders {
            writeOrder(position)
            try flush(to: sink)
        }
        text.endArray()
        text.beginArray("payments")
        for position in 0..<generator.paymentCount { writePayment(position) }
        text.endArray()
        text.beginArray("products")
        for product in generator.products {
            writeProduct(product)
            try flush(to: sink)
        }
        text.endArray()
        writeSwaps()
        text.beginArray("subscriptions")
        for order in 0..<generator.orders {
            let generated = generator.order(at: order)
            for position in generator.items(ofOrder: order) {
                let item = generator.item(at: position)
                if !item.isOneTime { writeSubscription(generator.id(.subscription, position), item, of: generated) }
                try flush(to: sink)
            }
        }
        for position in 0..<generator.cancelledCount { writeCancelledSubscription(position) }
        text.endArray()
        text.endObject()
        text.endLine()
        try sink(text.take())
    }

    private mutating func flush(to sink: ([UInt8]) throws -> Void) rethrows {
        if text.bytes.count >= 64 << 10 { try sink(text.take()) }
    }

    private func day(_ day: Int) -> String { DateText.day(day) }

    /// A date and time; the time depends on the day, so that it is always the same.
    private func dateTime(_ day: Int) -> String { "\(self.day(day)) 0\(day % 10):\(10 + day % 49):\(10 + day % 37)" }

    private func money(_ coins: Int) -> String { generator.currency.text(coins) }

    // MARK: The customer

    private mutating func writeDescription() {
        let generator = generator
        text.object("$fixture") { text in
            text.member("title", "Generated: \(generator.orders) orders, \(generator.items) items")
            text.member(
                "description",
                "Made by `fixtures generate` with the seed \(generator.seed). Every status, one-time and prepaid items, bundles, missing pictures and discounts occur, if there is room for them."
            )
            text.member("now", "2026-03-02 09:30:00")
            text.member("seed", Int(truncatingIfNeeded: generator.seed & 0x1F_FFFF_FFFF_FFFF))
            text.array("tags") { $0.string("generated") }
        }
    }

    private mutating func writeCustomer() {
        let generator = generator
        let customer = generator.customer
        text.object("customer") { text in
            text.member("sig_field", generator.customerID)
            text.member("ts", FixtureGenerator.today * 86_400 + 34_200)
            text.member("sig", "not-a-signature")
            text.member("authorized", true)
            text.member("public_id", generator.merchant)
            text.member("first_name", customer.firstName)
            text.member("last_name", customer.lastName)
            text.member("email", "customer-\(generator.customerID)@mail.example")
        }
    }

    private mutating func writeAddress(_ position: Int) {
        let generator = generator
        let address = generator.customer.addresses[position]
        var random = generator.random(.address, position)
        let created = dateTime(FixtureGenerator.today - random.between(30, 900))
        text.object { text in
            text.member("public_id", generator.id(.address, position))
            text.member("customer", generator.customerID)
            text.member("label", position == 0 ? "Home" : random.percent(50) ? "Address \(position + 1)" : nil)
            text.member("first_name", generator.customer.firstName)
            text.member("last_name", generator.customer.lastName)
            text.member("company_name", random.percent(20) ? "Atelier \(position + 1)" : "")
            text.member("address", address.street)
            text.member("address2", random.percent(30) ? "2" : nil)
            text.member("city", address.city)
            text.member("state_province_code", address.region)
            text.member("zip_postal_code", address.postalCode)
            text.member("country_code", generator.customer.country)
            text.member("phone", random.percent(60) ? "555-0\(100 + random.below(100))" : nil)
            text.null("fax")
            text.member("live", true)
            text.member("created", created)
            text.null("store_public_id")
            text.null("token_id")
        }
    }

    private static let cardTypes = StateSchema.Choice.cardType.options.compactMap(\.name)

    private mutating func writePayment(_ position: Int) {
        let generator = generator
        var random = generator.random(.payment, position)
        let isPayPal = position == 1
        let month = random.between(1, 12)
        let year = position == 2 ? 2026 : random.between(2027, 2031)
        let isExpired = position == 2 && month < 3
        let created = dateTime(FixtureGenerator.today - random.between(100, 900))
        let updated = dateTime(FixtureGenerator.today - random.between(1, 99))
        text.object { text in
            text.member("public_id", generator.id(.payment, position))
            text.member("customer", generator.customerID)
            text.member("billing_address", generator.id(.address, random.below(generator.addressCount)))
            text.member("cc_number_ending", isPayPal ? nil : String(1_000 + random.below(9_000)))
            text.member("label", isPayPal ? "PayPal" : nil)
            text.member("token_id", "tok_preview_\(position)")
            text.member("cc_holder", "\(generator.customer.firstName) \(generator.customer.lastName)")
            text.member("cc_type", random.pick(Self.cardTypes))
            text.member("cc_exp_date", isPayPal ? "" : "\(month < 10 ? "0" : "")\(month)/\(year)")
            text.member("payment_method", isPayPal ? "paypal" : "credit card")
            text.member("live", true)
            text.member("is_expired", !isPayPal && isExpired)
            text.member("is_expiring", !isPayPal && position == 2 && !isExpired && month < 6)
            text.array("orders") { _ in }
            text.member("created", created)
            text.member("last_updated", updated)
        }
    }

    private mutating func writeEnvironment() {
        text.object("environment") { text in
            text.member("api_url", "https://api.ordergroove.com")
            text.member("lego_api", "https://restapi.ordergroove.com")
            text.member("name", "prod")
            text.member("offers_url", "https://offers.ordergroove.com")
            text.member("tracking_url", "https://collect.ordergroove.com")
        }
    }

    // MARK: Goods

    private mutating func writeIncentives(of product: GeneratedProduct) {
        text.object(product.id) { text in
            for (name, percent) in [("initial", 15), ("ongoing", 10)] {
                text.object(name) { text in
                    for (part, percent) in [("shipping", 0), ("subtotal", percent), ("total", percent)] {
                        text.object(part) { text in
                            text.member("max_amount", 0)
                            text.member("max_percent", percent)
                        }
                    }
                }
            }
        }
    }

    private mutating func writeProduct(_ product: GeneratedProduct) {
        let image = product.image.map { "../assets/images/\($0)" } ?? ""
        let link = "https://shop.example/products/\(product.id)"
        let merchant = generator.merchant
        let price = money(product.price)
        let created = dateTime(product.createdDay)
        let updated = dateTime(FixtureGenerator.today - 5)
        text.object { text in
            text.member("merchant", merchant)
            text.member("external_product_id", product.id)
            text.member("name", product.name)
            text.member("display_name", "\(product.name), \(product.variant)")
            text.member("sku", product.sku)
            text.member("price", price)
            text.member("image_url", image)
            text.member("detail_url", link)
            text.array("groups") { text in
                if let group = product.group {
                    text.object { text in
                        text.member("group_type", "sku_swap")
                        text.member("name", group)
                    }
                }
                text.object { text in
                    text.member("group_type", "eligibility")
                    text.member("name", "subscription")
                }
            }
            text.member("autoship_enabled", true)
            text.member("autoship_by_default", false)
            text.member("live", product.isLive)
            text.member("discontinued", product.isDiscontinued)
            text.member("created", created)
            text.member("last_update", updated)
            text.object("extra_data") { text in
                guard !product.localNames.isEmpty else { return }
                text.object("i18n_display") { text in
                    for (locale, name) in product.localNames {
                        text.object(locale) { text in
                            text.member("name", name)
                            text.member("image_url", image)
                            text.member("detail_url", "\(link)?locale=\(locale)")
                        }
                    }
                }
            }
            text.null("incentive_group")
            text.member("product_type", product.isBundle ? "static price bundle" : "standard")
        }
    }

    private mutating func writeSwaps() {
        let swaps = generator.swaps
        text.object("sku_swap") { text in
            text.object("products") { text in
                for (product, others) in swaps {
                    text.array(product) { text in for other in others { text.string(other) } }
                }
            }
        }
    }

    // MARK: Orders

    /// What the code of an order takes off: never more than its items cost.
    private func codeDiscount(of order: GeneratedOrder, from itemsTotal: Int) -> Int {
        min(order.codeDiscount ?? 0, itemsTotal)
    }

    private mutating func writeDiscountCodes(ofOrder position: Int) {
        let order = generator.order(at: position)
        guard let discount = order.codeDiscount else { return }
        let id = generator.id(.code, position)
        let value = money(discount)
        text.beginArray(generator.id(.order, position))
        text.object { text in
            text.member("public_id", id)
            text.member("code", "THANKS\(discount / 10)")
            text.member("discount_type", "amount")
            text.member("value", value)
        }
        text.endArray()
    }

    private mutating func writeOrder(_ position: Int) {
        let generator = generator
        let order = generator.order(at: position)
        var subTotal = 0
        var itemsTotal = 0
        for index in generator.items(ofOrder: position) {
            let item = generator.item(at: index)
            subTotal += item.orderPrice * item.quantity
            itemsTotal += item.orderFinalPrice * item.quantity
        }
        let discount = subTotal - itemsTotal + codeDiscount(of: order, from: itemsTotal)
        let tax = ((subTotal - discount) * order.taxPercent + 50) / 100
        let total = subTotal - discount + tax + order.shipping
        let (subTotalText, taxText, shippingText) = (money(subTotal), money(tax), money(order.shipping))
        let (discountText, totalText) = (money(discount), money(total))
        let (created, place) = (dateTime(order.createdDay), day(order.placeDay))
        let cancelled = order.cancelledDay.map(day)
        let isPlaced = order.status == "SENT" || order.status == "SUCCESS"
        text.object { text in
            text.member("merchant", generator.merchant)
            text.member("customer", generator.customerID)
            text.member("payment", generator.id(.payment, order.payment))
            text.member("shipping_address", generator.id(.address, order.address))
            text.member("public_id", generator.id(.order, position))
            text.member("sub_total", subTotalText)
            text.member("tax_total", taxText)
            text.member("shipping_total", shippingText)
            text.member("discount_total", discountText)
            text.member("total", totalText)
            text.member("created", created)
            text.member("place", place)
            text.member("cancelled", cancelled)
            text.member("tries", order.tries)
            text.member("generic_error_count", order.status == "GENERIC_ERROR" ? order.tries : 0)
            text.member("status", order.status)
            text.member("type", 1)
            text.member("order_merchant_id", isPlaced ? "GEN-\(10_000 + position)" : nil)
            text.member("rejected_message", order.status == "REJECTED" ? "The card was declined" : nil)
            text.null("extra_data")
            text.member("locked", order.status == "SEND_NOW" || order.status == "PENDING_PLACEMENT")
            text.member("oos_free_shipping", false)
            text.member("currency_code", generator.currency.code)
        }
    }

    private mutating func writeItem(_ position: Int, _ orderID: String) {
        let generator = generator
        let item = generator.item(at: position)
        let (price, totalPrice) = (money(item.orderPrice), money(item.orderFinalPrice))
        let zero = money(0)
        let firstPlaced = item.isOneTime ? nil : dateTime(item.startDay)
        text.object { text in
            text.member("order", orderID)
            text.member("offer", item.isOneTime ? nil : generator.offer)
            text.member("subscription", item.isOneTime ? nil : generator.id(.subscription, position))
            text.member("product", item.product.id)
            Self.writeComponents(item, generator.id(.component, position), &text)
            text.member("quantity", item.quantity)
            text.member("public_id", generator.id(.item, position))
            text.null("product_attribute")
            text.member("extra_cost", zero)
            text.member("one_time", item.isOneTime)
            text.member("frozen", false)
            text.member("first_placed", firstPlaced)
            text.member("price", price)
            text.member("total_price", totalPrice)
            text.member("show_original_price", item.orderFinalPrice < item.orderPrice)
        }
    }

    private static func writeComponents(_ item: GeneratedItem, _ id: String, _ text: inout JSONWriter) {
        text.array("components") { text in
            for (position, product) in item.components.enumerated() {
                text.object { text in
                    text.member("public_id", "\(id.dropLast())\(position)")
                    text.member("quantity", 1 + position % 2)
                    text.member("product", product.id)
                }
            }
        }
    }

    // MARK: Subscriptions

    private mutating func writeCancelledSubscription(_ position: Int) {
        var random = generator.random(.cancelled, position)
        let order = generator.order(at: random.below(generator.orders))
        let item = GeneratedItem(generator.products, &random)
        let day = FixtureGenerator.today - random.between(0, 400)
        writeSubscription(
            generator.id(.cancelled, position), item, of: order,
            cancellation: (
                day, random.pick([1, 3, 7, 12, 99]), random.pick(["I have too much", "Too expensive", "", "أخرى"]),
                position == 1
            ))
    }

    private mutating func writeSubscription(
        _ id: String, _ item: GeneratedItem, of order: GeneratedOrder,
        cancellation: (day: Int, code: Int, reason: String, isHidden: Bool)? = nil
    ) {
        let generator = generator
        let price = item.hasOwnPrice ? money(item.finalPrice) : nil
        let start = min(item.startDay, (cancellation?.day ?? .max) - 1)
        let (startText, created) = (day(start), dateTime(start))
        let updated = dateTime(cancellation?.day ?? FixtureGenerator.today - 3)
        let cancelled = cancellation.map { day($0.day) }
        let revenue = money(item.finalPrice * item.quantity * item.prepaidPerBilling)
        text.object { text in
            text.member("customer", generator.customerID)
            text.member("merchant", generator.merchant)
            text.member("product", item.product.id)
            text.member("payment", generator.id(.payment, order.payment))
            text.member("shipping_address", generator.id(.address, order.address))
            text.member("offer", generator.offer)
            text.member("subscription_type", "replenishment")
            text.member("raw_subscription_type", "replenishment")
            Self.writeComponents(item, String(id.reversed()), &text)
            text.object("extra_data") { text in
                if cancellation?.isHidden == true { text.member("hide", true) }
            }
            text.member("public_id", id)
            text.null("product_attribute")
            text.member("quantity", item.quantity)
            text.member("price", price)
            text.member("frequency_days", item.frequencyDays)
            text.member("reminder_days", 5)
            text.member("every", item.every)
            text.member("every_period", item.period)
            text.member("start_date", startText)
            text.member("cancelled", cancelled)
            text.member("cancel_reason", cancellation.map { "\($0.code)|\($0.reason)" })
            text.member("cancel_reason_code", cancellation?.code)
            text.null("iteration")
            text.null("sequence")
            text.member("session_id", "\(generator.merchant).\(start)")
            text.member("merchant_order_id", "GEN-\(start)")
            text.null("customer_rep")
            text.null("club")
            text.member("created", created)
            text.member("updated", updated)
            text.member("live", cancellation == nil)
            if item.isPrepaid {
                text.object("prepaid_subscription_context") { text in
                    text.member("prepaid_orders_remaining", item.prepaidRemaining)
                    text.member("prepaid_orders_per_billing", item.prepaidPerBilling)
                    text.member("renewal_behavior", item.renewal)
                    text.member("last_renewal_revenue", revenue)
                    text.member("prepaid_origin_merchant_order_id", "GEN-\(start)")
                }
            } else {
                text.null("prepaid_subscription_context")
            }
        }
    }
}
