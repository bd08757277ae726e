// The values of fields that have a list of them: what stores and the REST API are known to send.

extension StateSchema.Choice {
    static let orderStatus = Self(
        title: "an order status",
        options: [
            Option(name: "UNSENT", number: 1, documentation: "It is planned."),
            Option(name: "REJECTED", number: 3, documentation: "It could not be paid or delivered."),
            Option(name: "SUCCESS", number: 5, documentation: "It was placed."),
            Option(name: "SEND_NOW", number: 6, documentation: "It is being processed."),
            Option(name: "PENDING_PLACEMENT", number: 11, documentation: "It is about to be placed."),
            Option(name: "GENERIC_ERROR", number: 15, documentation: "Placing it failed."),
            Option(name: "CREDIT_CARD_RETRY", number: 18, documentation: "The payment failed and is tried again."),
            Option(name: "SENT", number: nil, documentation: "It was sent to the merchant."),
            Option(name: "CANCELLED", number: nil, documentation: "It was cancelled."),
        ],
        isOpen: true)

    static let period = Self(
        title: "a period, 1 to 4",
        options: [
            Option(name: nil, number: 1, documentation: "Days."),
            Option(name: nil, number: 2, documentation: "Weeks."),
            Option(name: nil, number: 3, documentation: "Months."),
            Option(name: nil, number: 4, documentation: "Years."),
        ],
        isOpen: false)

    static let renewal = Self(
        title: "a renewal behavior",
        options: [
            Option(name: "autorenew", number: nil, documentation: "It is paid ahead again."),
            Option(name: "cancel", number: nil, documentation: "The subscription ends."),
            Option(name: "downgrade", number: nil, documentation: "Each delivery is paid as it comes."),
        ],
        isOpen: false)

    static let productType = Self(
        title: "a product type",
        options: [
            Option(name: "standard", number: nil, documentation: "No bundle."),
            Option(name: "bundle", number: nil, documentation: "A bundle."),
            Option(name: "dynamic price bundle", number: nil, documentation: "A bundle that costs what is in it."),
            Option(name: "static price bundle", number: nil, documentation: "A bundle with a price of its own."),
        ],
        isOpen: true)

    static let cardType = Self(
        title: "a card type",
        options: [
            Option(name: "Visa", number: 1, documentation: "Visa."),
            Option(name: "Mastercard", number: 2, documentation: "Mastercard."),
            Option(name: "American Express", number: 3, documentation: "American Express."),
            Option(name: "Discover", number: 4, documentation: "Discover."),
            Option(name: "Diners", number: 5, documentation: "Diners Club."),
            Option(name: "JCB", number: 6, documentation: "JCB."),
        ],
        isOpen: true)

    static let paymentMethod = Self(
        title: "a payment method",
        options: [
            Option(name: "credit card", number: 1, documentation: "A credit card."),
            Option(name: "paypal", number: 2, documentation: "PayPal."),
        ],
        isOpen: true)

    static let notificationType = Self(
        title: "a notification type",
        options: [
            Option(name: "success", number: nil, documentation: "Something was done."),
            Option(name: "error", number: nil, documentation: "Something went wrong."),
        ],
        isOpen: false)

    static let environmentName = Self(
        title: "the name of an environment",
        options: [
            Option(name: "prod", number: nil, documentation: "For customers."),
            Option(name: "staging", number: nil, documentation: "For trying out."),
        ],
        isOpen: false)
}
