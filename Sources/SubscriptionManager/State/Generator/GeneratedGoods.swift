import ECMAText

/// A product of a generated shop.
struct GeneratedProduct: Sendable {
    let id: String
    let name: String
    let variant: String
    let sku: String
    /// The price in the smallest coins.
    let price: Int
    /// The picture's file name; none for some.
    let image: String?
    let isLive: Bool
    let isDiscontinued: Bool
    let isBundle: Bool
    let group: String?
    let localNames: [(locale: String, name: String)]
    let createdDay: Int

    init(at position: Int, _ random: inout SplitMix64) {
        let goods = Self.catalogue[position % Self.catalogue.count]
        let edition = position / Self.catalogue.count
        id = String(43_100_000_000_000 + position * 37 + random.below(30))
        name = edition == 0 ? goods.name : "\(goods.name) No. \(edition + 1)"
        variant = random.pick(["small", "250 g", "500 g", "1 kg", "set of 3", "family size"])
        sku = "GEN-\(100_000 + position)"
        price = random.between(240, 6_900)
        image = random.percent(8) ? nil : goods.image
        isDiscontinued = position > 2 && random.percent(4)
        isLive = position <= 2 || !isDiscontinued && !random.percent(6)
        isBundle = position > 2 && random.percent(8)
        group = random.percent(60) ? goods.group : nil
        localNames = edition == 0 && random.percent(70) ? goods.localNames : []
        createdDay = FixtureGenerator.today - random.between(60, 1_200)
    }

    private struct Goods: Sendable {
        var name: String
        var image: String
        var group: String
        var localNames: [(locale: String, name: String)] = []
    }

    private static let catalogue: [Goods] = [
        Goods(
            name: "Harvest Blend Coffee", image: "coffee.svg", group: "Coffee",
            localNames: [
                ("fr-CA", "Café Mélange des récoltes"), ("es-ES", "Café Mezcla de la cosecha"),
                ("de-DE", "Kaffee „Erntemischung“"), ("ja-JP", "ハーベストブレンド コーヒー"), ("ar", "قهوة خلطة الحصاد"),
            ]),
        Goods(
            name: "Valley Oats", image: "oats.svg", group: "Cereals",
            localNames: [("fr-CA", "Avoine de la vallée"), ("de-DE", "Haferflocken aus dem Tal")]),
        Goods(name: "Lavender Honey", image: "honey.svg", group: "Spreads", localNames: [("ar", "عسل الخزامى")]),
        Goods(name: "Cold-Pressed Olive Oil", image: "olive-oil.svg", group: "Oils"),
        Goods(name: "宇治煎茶 Uji Sencha", image: "sencha.svg", group: "Tea", localNames: [("ja-JP", "宇治煎茶")]),
        Goods(name: "Crème Earl Grey", image: "earl-grey.svg", group: "Tea"),
        Goods(name: "Kräutertee „Gute Nacht“", image: "chamomile.svg", group: "Tea"),
        Goods(name: "Pimentón ahumado", image: "paprika.svg", group: "Spices"),
        Goods(name: "Salted Chocolate \"Noir\"", image: "chocolate.svg", group: "Sweets"),
        Goods(name: "Turkey & Rice for Dogs", image: "dog-food-turkey.svg", group: "Pets"),
        Goods(name: "Кошкин обед", image: "cat-food.svg", group: "Pets"),
        Goods(name: "Paper Filters <size 4>", image: "filters.svg", group: "Kitchen"),
        Goods(name: "Stoneware Dripper", image: "dripper.svg", group: "Kitchen"),
        Goods(name: "Espresso Notturno", image: "espresso.svg", group: "Coffee"),
        Goods(name: "Breakfast Box 🥣", image: "breakfast-box.svg", group: "Boxes"),
    ]
}

/// A generated order, but for its items.
struct GeneratedOrder {
    let status: String
    /// The day on which it is placed, since 1970.
    let placeDay: Int
    let createdDay: Int
    let cancelledDay: Int?
    let address: Int
    let payment: Int
    /// What shipping costs, in the smallest coins.
    let shipping: Int
    let taxPercent: Int
    let tries: Int
    /// What a discount code takes off, in the smallest coins, if there is one.
    let codeDiscount: Int?

    init(at position: Int, addressCount: Int, paymentCount: Int, _ random: inout SplitMix64) {
        let today = FixtureGenerator.today
        status = position == 0 ? "UNSENT" : Self.status(&random)
        placeDay =
            switch status {
            case "UNSENT": today + random.between(1, 120)
            case "SEND_NOW", "PENDING_PLACEMENT": today
            case "SENT", "CREDIT_CARD_RETRY": today - random.between(1, 9)
            case "CANCELLED": today + random.between(-60, 60)
            default: today - random.between(3, 400)
            }
        createdDay = min(placeDay, today) - random.between(5, 40)
        cancelledDay = status == "CANCELLED" ? min(placeDay, today) - random.below(4) : nil
        address = random.below(addressCount)
        payment = random.below(paymentCount)
        shipping = random.percent(40) ? 0 : random.pick([395, 495, 595, 799])
        taxPercent = random.pick([0, 0, 5, 8, 19])
        tries = ["CREDIT_CARD_RETRY", "REJECTED", "GENERIC_ERROR"].contains(status) ? random.between(1, 4) : 0
        codeDiscount = random.percent(12) ? random.pick([250, 500, 1_000]) : nil
    }

    private static func status(_ random: inout SplitMix64) -> String {
        switch random.below(100) {
        case ..<60: "UNSENT"
        case ..<66: "SEND_NOW"
        case ..<69: "PENDING_PLACEMENT"
        case ..<73: "CREDIT_CARD_RETRY"
        case ..<76: "REJECTED"
        case ..<79: "GENERIC_ERROR"
        case ..<85: "SENT"
        case ..<93: "SUCCESS"
        default: "CANCELLED"
        }
    }
}

/// A generated item of an order, and the subscription that it comes from.
struct GeneratedItem {
    let product: GeneratedProduct
    let quantity: Int
    let isOneTime: Bool
    /// What one costs after discounts, in the smallest coins.
    let finalPrice: Int
    let every: Int
    /// Of what: 1 days, 2 weeks, 3 months, 4 years.
    let period: Int
    let isPrepaid: Bool
    let prepaidRemaining: Int
    let prepaidPerBilling: Int
    let renewal: String
    let hasOwnPrice: Bool
    /// The products of a bundle.
    let components: [GeneratedProduct]
    let startDay: Int

    init(_ products: [GeneratedProduct], _ random: inout SplitMix64) {
        product = random.pick(products)
        quantity = random.percent(70) ? 1 : random.between(2, 6)
        isOneTime = random.percent(15)
        let percent = isOneTime ? 0 : random.pick([0, 5, 10, 10, 15, 20])
        finalPrice = product.price - (product.price * percent + 50) / 100
        (every, period) = random.pick([(30, 1), (2, 2), (4, 2), (6, 2), (1, 3), (1, 3), (2, 3), (3, 3), (1, 4)])
        isPrepaid = !isOneTime && random.percent(10)
        prepaidPerBilling = random.pick([3, 6, 12])
        prepaidRemaining = random.below(prepaidPerBilling)
        renewal = random.pick(["autorenew", "autorenew", "cancel", "downgrade"])
        hasOwnPrice = isPrepaid || random.percent(20)
        components = product.isBundle ? (0..<random.between(2, 4)).map { _ in random.pick(products) } : []
        startDay = FixtureGenerator.today - random.between(20, 900)
    }

    /// What one costs in an order before discounts: nothing, if it was paid ahead.
    var orderPrice: Int { isPrepaid ? 0 : product.price }

    /// What one costs in an order after discounts.
    var orderFinalPrice: Int { isPrepaid ? 0 : finalPrice }

    /// About how many days lie between two deliveries.
    var frequencyDays: Int { every * [1, 7, 30, 365][period - 1] }
}
