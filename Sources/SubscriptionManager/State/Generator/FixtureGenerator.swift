import ECMAText
import Localization

/// Makes a fixture of any size: the same bytes for the same numbers, on every machine.
///
/// Every order, item and product is made of random numbers of its own, which depend on the seed and its position alone.
/// So each list can be written by itself, one object after the other, and a State of any size needs only the memory of
/// its products, of which there are never more than a few hundred.
///
/// ```swift
/// var text: [UInt8] = []
/// FixtureGenerator(seed: 1, orders: 30, items: 90).write { text.append(contentsOf: $0) }
/// ```
public struct FixtureGenerator: Sendable {
    /// What all random numbers begin with.
    public let seed: UInt64
    /// How many orders there are.
    public let orders: Int
    /// How many items all orders have together.
    public let items: Int

    /// The day that the fixture takes for today: 2026-03-02.
    static let today = CalendarDay.number(ofFirstOf: 3, year: 2026) + 1

    let customer: GeneratedPerson
    let products: [GeneratedProduct]
    let addressCount: Int
    let paymentCount: Int
    let currency: GeneratedCurrency

    /// Makes a generator.
    /// - Parameters:
    ///   - seed: What all random numbers begin with.
    ///   - orders: How many orders there are, from 0 to a billion.
    ///   - items: How many items all orders have together, from 0 to a billion; none if there are no orders.
    public init(seed: UInt64, orders: Int, items: Int) {
        self.seed = seed
        self.orders = min(max(0, orders), 1_000_000_000)
        self.items = self.orders > 0 ? min(max(0, items), 1_000_000_000) : 0
        var random = Self.random(seed, .customer, 0)
        customer = random.pick(GeneratedPerson.all)
        currency = random.pick(GeneratedCurrency.all)
        addressCount = random.between(1, customer.addresses.count)
        paymentCount = random.between(2, 4)
        products = (0..<min(max(self.items / 2, 6), 400)).map { position in
            var random = Self.random(seed, .product, position)
            return GeneratedProduct(at: position, &random)
        }
    }

    /// Writes the fixture as JSON.
    /// - Parameter sink: Takes the next bytes, some ten thousand at a time.
    /// - Throws: What the sink throws.
    public func write(to sink: ([UInt8]) throws -> Void) rethrows {
        var writer = GeneratedFixtureWriter(generator: self)
        try writer.write(to: sink)
    }

    /// The ids of products that have others of their group, in the order of the products, with the first few of those.
    var swaps: [(product: String, others: [String])] {
        let groups = Dictionary(grouping: products) { $0.group }
        return products.compactMap { product in
            guard let group = product.group, let members = groups[group] else { return nil }
            let others = members.lazy.map(\.id).filter { $0 != product.id }.prefix(6)
            return others.isEmpty ? nil : (product.id, Array(others))
        }
    }

    // MARK: Random numbers

    /// What random numbers are for: objects of different kinds at the same position have nothing in common.
    enum Purpose: UInt64 {
        case customer = 1, address, payment, product, order, boundary, item, subscription, cancelled, component, code
        case id
    }

    private static func random(_ seed: UInt64, _ purpose: Purpose, _ position: Int) -> SplitMix64 {
        var mixer = SplitMix64(state: seed ^ purpose.rawValue &* 0xD1B5_4A32_D192_ED03)
        let start = mixer.next()
        return SplitMix64(state: start ^ UInt64(truncatingIfNeeded: position) &* 0x9FB2_1C65_1E98_DF25)
    }

    func random(_ purpose: Purpose, _ position: Int) -> SplitMix64 { Self.random(seed, purpose, position) }

    /// The id of an object: 32 hexadecimal digits.
    func id(_ purpose: Purpose, _ position: Int) -> String {
        var random = random(.id, position &* 16 &+ Int(purpose.rawValue))
        return SplitMix64.hexadecimal(random.next()) + SplitMix64.hexadecimal(random.next())
    }

    var merchant: String { id(.customer, 0) }
    var offer: String { id(.customer, 1) }

    var customerID: String {
        var random = random(.customer, 1)
        return String(6_284_000_000 + random.below(900_000))
    }

    // MARK: Orders and their items

    func order(at position: Int) -> GeneratedOrder {
        var random = random(.order, position)
        return GeneratedOrder(at: position, addressCount: addressCount, paymentCount: paymentCount, &random)
    }

    func item(at position: Int) -> GeneratedItem {
        var random = random(.item, position)
        return GeneratedItem(products, &random)
    }

    /// The items of an order: positions in the list of all items.
    ///
    /// The boundaries between orders are spread evenly and then moved by less than one order's share, so that orders
    /// differ in size, and each boundary can be found without the others.
    func items(ofOrder order: Int) -> Range<Int> { firstItem(ofOrder: order)..<firstItem(ofOrder: order + 1) }

    private func firstItem(ofOrder order: Int) -> Int {
        guard order > 0 else { return 0 }
        guard order < orders else { return items }
        let even = order * items / orders
        let play = items / orders - 1
        guard play > 0 else { return even }
        var random = random(.boundary, order)
        return min(items, even + random.below(play + 1))
    }

    /// How many cancelled subscriptions there are beside those of the items.
    var cancelledCount: Int { items == 0 ? 0 : min(2 + items / 40, 60) }
}
