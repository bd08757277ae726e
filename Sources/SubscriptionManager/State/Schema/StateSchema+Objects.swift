// The data of the schema: what the documentation says of every object, and what stores are known to send.

extension StateSchema.ObjectType {
    static let state = Self(
        "State", "Everything that a template can name.",
        [
            .field("addresses", .array(.object("Address")), "The customer's addresses."),
            .optional("auth_url", .string, "Where the merchant's site authorizes a visitor; empty when a cookie does."),
            .field("customer", .object("Customer"), "Who is looking at the page."),
            .field(
                "discount_codes_by_order_id", .map(.array(.object("DiscountCode"))),
                "The discount codes of each order, by the order's `public_id`."),
            .field(
                "discount_codes_by_subscription_id", .map(.array(.object("DiscountCode"))),
                "The discount codes of each subscription, by its id."),
            .field("environment", .object("Environment"), "Which of the Subscription Manager's servers are in use."),
            .field(
                "incentives_by_product_id", .map(.object("ProductIncentives")),
                "The best discounts a subscriber gets, by the product's id."),
            .deprecated(
                "items_by_order", .map(.array(.object("OrderItem"))), "The items of each order, by its `public_id`."),
            .field("loading", .boolean, "Whether data is still on its way."),
            .field("locale", .string, "The page's locale, from the language of its `<html>` element."),
            .deprecated(
                "localized_product_by_id", .map(.object("Product")),
                "The products by id, with names and links in the page's locale."),
            .field("merchant_id", .id(of: nil), "The merchant's id, the same as `customer.public_id`."),
            .field("notifications", .array(.object("Notification")), "The messages that are shown at the moment."),
            .field("offer_by_product_id", .map(.id(of: nil)), "The id of the offer for each product, by its id."),
            .deprecated(
                "order_item_by_id",
                .map(.either([.array(.object("OrderItem")), .object("OrderItem")])),
                "The order items by `public_id`, each in a list of its own."),
            .field("order_items", .array(.object("OrderItem")), "The items of all orders."),
            .field("orders", .array(.object("Order")), "The customer's orders."),
            .field("payments", .array(.object("Payment")), "The customer's ways to pay."),
            .deprecated("product_by_id", .map(.object("Product")), "The products by id."),
            .field("products", .array(.object("Product")), "The products of the subscriptions and order items."),
            .optional("sku_swap", .object("SkuSwap"), "Which products may take the place of which."),
            .field("subscriptions", .array(.object("Subscription")), "The customer's subscriptions."),
            .deprecated("address_by_id", .map(.object("Address")), "The addresses by `public_id`."),
            .deprecated("payment_by_id", .map(.object("Payment")), "The payments by `public_id`."),
            .deprecated("subscription_by_id", .map(.object("Subscription")), "The subscriptions by `public_id`."),
        ])

    static let customer = Self(
        "Customer", "The person who is looking at the page, and the proof of it.",
        [
            .field("sig_field", .string, "The customer's id at the merchant.").holding(.customerID),
            .field("ts", .integer, "When the signature was made, in seconds since 1970."),
            .secret("sig", .string, "The signature that lets the customer in."),
            .field("authorized", .boolean, "Whether the customer is logged in."),
            .field("public_id", .id(of: nil), "The merchant's id."),
            .optional("first_name", .string, isNullable: true, "The given name, where the merchant passes it on.")
                .holding(.firstName),
            .optional("last_name", .string, isNullable: true, "The family name, where the merchant passes it on.")
                .holding(.lastName),
            .optional("email", .string, isNullable: true, "The e-mail address, where the merchant passes it on.")
                .holding(.email),
        ])

    static let order = Self(
        "Order", idField: "public_id", "One delivery: planned, on its way or past.",
        [
            .field("merchant", .id(of: nil), "The merchant's id."),
            .field("customer", .id(of: nil), "The customer's id.").holding(.customerID),
            .field("payment", .id(of: "Payment"), "How it is paid."),
            .field("shipping_address", .id(of: "Address"), "Where it goes."),
            .field("public_id", .id(of: nil), "The order's id."),
            .field("sub_total", .money, "What its items cost before discounts."),
            .field("tax_total", .money, "The taxes."),
            .field("shipping_total", .money, "What shipping costs."),
            .field("discount_total", .money, "What is taken off."),
            .field("total", .money, "What the customer pays."),
            .field("created", .dateTime, "When the order was made."),
            .field("place", .date, "The day on which it is placed."),
            .nullable("cancelled", .date, "When it was cancelled."),
            .field("tries", .integer, "How often placing it was tried."),
            .field("generic_error_count", .integer, "How often placing it failed for an unknown reason."),
            .field("status", .choice(.orderStatus), "How far it is."),
            .field("type", .integer, "What kind of order it is."),
            .nullable("order_merchant_id", .string, "Its number at the merchant, once it is placed.").holding(
                .orderNumber),
            .nullable("rejected_message", .string, "Why it was rejected.").holding(.text),
            .nullable("extra_data", .map(.any), "What the merchant adds."),
            .field("locked", .boolean, "Whether it can no longer be changed."),
            .field("oos_free_shipping", .boolean, "Whether shipping is free because something was out of stock."),
            .optional("currency_code", .string, "The currency of its prices (ISO 4217)."),
        ])

    static let orderItem = Self(
        "OrderItem", idField: "public_id", "One product in an order.",
        [
            .field("order", .id(of: "Order"), "The order it is in."),
            .nullable("offer", .id(of: nil), "The offer it was bought with."),
            .nullable(
                "subscription", .id(of: "Subscription"), "The subscription it comes from; null for a one-time item."),
            .field("product", .id(of: "Product"), "The product."),
            .field("components", .components, "What a bundle consists of."),
            .field("quantity", .integer, "How many."),
            .field("public_id", .id(of: nil), "The item's id."),
            .deprecated("product_attribute", .any, "No longer used."),
            .deprecated("extra_cost", .either([.money, .number]), isNullable: true, "What is added to the price."),
            .field("one_time", .boolean, "Whether it is delivered only once."),
            .field("frozen", .boolean, "Whether its price no longer changes."),
            .nullable("first_placed", .string, "When it was first delivered."),
            .field("price", .money, "The product's price."),
            .field("total_price", .money, "The price after discounts."),
            .field("show_original_price", .boolean, "Whether to show the price before discounts as well."),
        ])

    static let subscription = Self(
        "Subscription", idField: "public_id", "A product that is delivered again and again.",
        [
            .field("customer", .id(of: nil), "The customer's id.").holding(.customerID),
            .field("merchant", .id(of: nil), "The merchant's id."),
            .field("product", .id(of: "Product"), "The product."),
            .field("payment", .id(of: "Payment"), "How it is paid."),
            .field("shipping_address", .id(of: "Address"), "Where it goes."),
            .nullable("offer", .id(of: nil), "The offer it was bought with."),
            .field("subscription_type", .string, #"What kind it is: "replenishment", say."#),
            .field("raw_subscription_type", .string, "What kind it is, in the platform's own words."),
            .field("components", .components, "What a bundle consists of."),
            .field("extra_data", .map(.any), "What the merchant adds; `hide` hides a cancelled subscription."),
            .field("public_id", .id(of: nil), "The subscription's id."),
            .deprecated("product_attribute", .any, "No longer used."),
            .field("quantity", .integer, "How many."),
            .nullable("price", .money, "A price of its own, in place of the product's."),
            .field("frequency_days", .integer, "About how many days lie between two deliveries."),
            .field("reminder_days", .integer, "How many days ahead the customer is reminded."),
            .field("every", .integer, "How many periods lie between two deliveries."),
            .field("every_period", .choice(.period), "What a period is."),
            .field("start_date", .date, "When it began."),
            .nullable("cancelled", .date, "When it was cancelled."),
            .nullable("cancel_reason", .string, "Why it was cancelled.").holding(.message),
            .nullable("cancel_reason_code", .integer, "Why it was cancelled, as a number."),
            .deprecated("iteration", .any, "No longer used."),
            .deprecated("sequence", .any, "No longer used."),
            .field("session_id", .string, "The visit in which it was bought.").holding(.sessionID),
            .field("merchant_order_id", .string, "The number of the order with which it was bought.").holding(
                .orderNumber),
            .deprecated("customer_rep", .any, "No longer used.").holding(.fullName),
            .deprecated("club", .any, "No longer used."),
            .field("created", .dateTime, "When it was made."),
            .field("updated", .dateTime, "When it was last changed."),
            .field("live", .boolean, "Whether it is active."),
            .nullable(
                "prepaid_subscription_context", .object("PrepaidSubscriptionContext"),
                "What was paid ahead; null for a subscription that is paid as it goes."),
        ])

    static let prepaidContext = Self(
        "PrepaidSubscriptionContext", "Deliveries that were paid ahead.",
        [
            .field("prepaid_orders_remaining", .integer, "How many paid deliveries are still to come."),
            .field("prepaid_orders_per_billing", .integer, "How many deliveries are paid at a time."),
            .field("renewal_behavior", .choice(.renewal), "What happens after the last of them."),
            .nullable("last_renewal_revenue", .money, "What was paid the last time."),
            .nullable("prepaid_origin_merchant_order_id", .string, "The number of the order that paid for them.")
                .holding(.orderNumber),
        ])

    static let component = Self(
        "Component", "One product of a bundle.",
        [
            .field("public_id", .id(of: nil), "The component's id."),
            .field("quantity", .integer, "How many of it the bundle has."),
            .field("product", .id(of: "Product"), "The product."),
        ])

    static let product = Self(
        "Product", idField: "external_product_id", "Something that can be bought.",
        [
            .field(
                "external_product_id", .id(of: nil), "The product's id at the merchant, which everything refers to."),
            .field("merchant", .id(of: nil), "The merchant's id."),
            .field("name", .string, "The name."),
            .field("sku", .string, "The stock number."),
            .field("image_url", .string, "A picture."),
            .field("detail_url", .string, "The product's page in the shop."),
            .optional("display_name", .string, isNullable: true, "The name with its variant."),
            .field("price", .money, "What one costs."),
            .field("groups", .array(.object("ProductGroup")), "The groups it is in."),
            .field("autoship_enabled", .boolean, "Whether it can be subscribed to."),
            .field("live", .boolean, "Whether it is in stock."),
            .field("discontinued", .boolean, "Whether it is no longer made."),
            .field("autoship_by_default", .boolean, "Whether the shop offers the subscription first."),
            .field("created", .dateTime, "When it was made."),
            .field("last_update", .dateTime, "When it was last changed."),
            .field("extra_data", .map(.any), "What the merchant adds; `i18n_display` has names and links by locale."),
            .nullable("incentive_group", .any, "The group that decides on its discounts."),
            .field("product_type", .choice(.productType), "Whether it is a bundle, and of what kind."),
            .deprecated("premier_enabled", .any, "No longer used."),
            .deprecated("offer_profile", .any, "No longer used."),
            .deprecated("every", .any, "No longer used."),
            .deprecated("every_period", .any, "No longer used."),
        ])

    static let productGroup = Self(
        "ProductGroup", "A group of products.",
        [
            .field("group_type", .string, #"What the group is for, such as "sku_swap" or "eligibility"."#),
            .field("name", .string, "The group's name."),
        ])

    static let address = Self(
        "Address", idField: "public_id", "Where things are sent, or where a bill goes.",
        [
            .field("public_id", .id(of: nil), "The address's id."),
            .field("customer", .id(of: nil), "The customer's id.").holding(.customerID),
            .nullable("label", .string, "What the customer calls it.").holding(.label),
            .nullable("first_name", .string, "The given name.").holding(.firstName),
            .nullable("last_name", .string, "The family name.").holding(.lastName),
            .nullable("company_name", .string, "The company.").holding(.company),
            .nullable("address", .string, "Street and number.").holding(.street),
            .nullable("address2", .string, "A second line.").holding(.street),
            .nullable("city", .string, "The city.").holding(.city),
            .nullable("state_province_code", .string, "The state or province."),
            .nullable("zip_postal_code", .string, "The postal code.").holding(.postalCode),
            .nullable("phone", .string, "The telephone number.").holding(.phone),
            .nullable("fax", .string, "The fax number.").holding(.phone),
            .field("country_code", .string, "The country, in two letters (ISO 3166-1)."),
            .field("live", .boolean, "Whether it is in use."),
            .field("created", .dateTime, "When it was made."),
            .nullable("store_public_id", .id(of: nil), "The shop in which orders are collected."),
            .deprecated("token_id", .any, privacy: .replaced, "No longer used; previews hold a stand-in."),
        ])

    static let payment = Self(
        "Payment", idField: "public_id", "A way to pay.",
        [
            .field("public_id", .id(of: nil), "The payment's id."),
            .field("customer", .id(of: nil), "The customer's id.").holding(.customerID),
            .field("billing_address", .id(of: "Address"), "Where the bill goes."),
            .nullable("cc_number_ending", .string, "The last four digits of the card's number.").holding(.cardNumber),
            .nullable("label", .string, "What the customer calls it.").holding(.label),
            .token("token_id", .string, "What the payment provider knows it by; previews hold a stand-in."),
            .field("cc_holder", .string, "Whose card it is.").holding(.fullName),
            .field("cc_type", .choice(.cardType), "The card's brand."),
            .field("cc_exp_date", .string, #"The month after which the card is no longer valid: "12/2027"."#),
            .field("payment_method", .choice(.paymentMethod), "What kind it is."),
            .field("live", .boolean, "Whether it is in use."),
            .optional("is_expired", .boolean, "Whether the card is no longer valid."),
            .optional("is_expiring", .boolean, "Whether the card is valid only for a short time."),
            .optional("orders", .array(.object("PaymentOrder")), "The orders that are paid with it."),
            .field("created", .dateTime, "When it was made."),
            .field("last_updated", .dateTime, "When it was last changed."),
        ])

    static let paymentOrder = Self(
        "PaymentOrder", "An order that is paid in a certain way.",
        [
            .field("id", .id(of: nil), "The order's id."),
            .field("payment_will_be_expired", .boolean, "Whether the card is no longer valid when it is placed."),
        ])

    static let discountCode = Self(
        "DiscountCode", "A code that takes something off the price.",
        [
            .field("code", .string, "What the customer typed.").holding(.code),
            .field("public_id", .id(of: nil), "The code's id."),
        ])

    static let notification = Self(
        "Notification", "A message to the customer.",
        [
            .field("message", .string, "A key of the translations, or the text itself.").holding(.text),
            .optional("error", .any, "What went wrong; only a message that something failed has it."),
            .optional(
                "target", .map(.any), isNullable: true,
                "What it is about: an order, an item or a subscription, with its `product`, `order` and so on."),
            .optional("date", .either([.dateTime, .number]), "When it was made."),
            .optional("id", .either([.id(of: nil), .number]), "The message's id, in some stores."),
            .optional("type", .choice(.notificationType), "Whether it is good news, in some stores."),
        ])

    static let skuSwap = Self(
        "SkuSwap", "Which products may take the place of which.",
        [
            .field(
                "products", .map(.array(.id(of: nil))),
                "The ids of the products that a customer may swap a product for, by the product's id.")
        ])

    static let environment = Self(
        "Environment", "Which of the Subscription Manager's servers are in use.",
        [
            .field("api_url", .string, "The older API."),
            .field("lego_api", .string, "The REST API."),
            .optional("lego_url", .string, "The REST API, as older stores call it."),
            .field("name", .choice(.environmentName), "Whether it is for customers or for trying out."),
            .field("offers_url", .string, "Where offers come from."),
            .field("tracking_url", .string, "Where events go."),
        ])

    static let productIncentives = Self(
        "ProductIncentives", "The best discounts on a product.",
        [
            .field("initial", .object("Incentives"), "Those on the first order."),
            .field("ongoing", .object("Incentives"), "Those on every order after it."),
        ])

    static let incentives = Self(
        "Incentives", "The best discounts on the parts of a price.",
        [
            .field("shipping", .object("Incentive"), "On shipping."),
            .field("subtotal", .object("Incentive"), "On the item."),
            .field("total", .object("Incentive"), "On the whole."),
        ])

    static let incentive = Self(
        "Incentive", "The best discount on a part of a price.",
        [
            .field("max_amount", .number, "In money."),
            .field("max_percent", .number, "In percent."),
        ])
}

extension StateSchema.FieldType {
    fileprivate static let components = Self.array(.either([.id(of: nil), .object("Component")]))
}

extension StateSchema.Field {
    fileprivate static func field(_ name: String, _ type: StateSchema.FieldType, _ documentation: String) -> Self {
        Self(
            name: name, type: type, isOptional: false, isNullable: false, isDeprecated: false, privacy: .open,
            documentation: documentation)
    }

    fileprivate static func nullable(_ name: String, _ type: StateSchema.FieldType, _ documentation: String) -> Self {
        Self(
            name: name, type: type, isOptional: false, isNullable: true, isDeprecated: false, privacy: .open,
            documentation: documentation)
    }

    fileprivate static func optional(
        _ name: String, _ type: StateSchema.FieldType, isNullable: Bool = false, _ documentation: String
    ) -> Self {
        Self(
            name: name, type: type, isOptional: true, isNullable: isNullable, isDeprecated: false, privacy: .open,
            documentation: documentation)
    }

    /// A field that is no longer recommended, and that stores may leave out.
    fileprivate static func deprecated(
        _ name: String, _ type: StateSchema.FieldType, isNullable: Bool = false, privacy: StateSchema.Privacy = .open,
        _ documentation: String
    ) -> Self {
        Self(
            name: name, type: type, isOptional: true, isNullable: isNullable, isDeprecated: true, privacy: privacy,
            documentation: documentation)
    }

    fileprivate static func secret(_ name: String, _ type: StateSchema.FieldType, _ documentation: String) -> Self {
        Self(
            name: name, type: type, isOptional: false, isNullable: false, isDeprecated: false, privacy: .secret,
            documentation: documentation)
    }

    /// The field, as one that says something of a person.
    fileprivate func holding(_ kind: StateSchema.PersonalKind) -> Self {
        var field = self
        field.personal = kind
        return field
    }

    /// A field for whose value pages get a stand-in, and that they may print.
    fileprivate static func token(_ name: String, _ type: StateSchema.FieldType, _ documentation: String) -> Self {
        Self(
            name: name, type: type, isOptional: false, isNullable: false, isDeprecated: false, privacy: .replaced,
            documentation: documentation)
    }
}
