import Diagnostics
import JSON
import TestSupport
import Testing

@testable import SubscriptionManager

@Suite("Generated fixtures")
struct FixtureGeneratorTests {
    @Test(
        "a generated fixture has nothing wrong",
        arguments: [
            (0, 0, 0), (1, 1, 1), (2, 0, 50), (3, 5, 0), (4, 30, 90), (5, 90, 30), (6, 7, 1000), (7, 100, 800),
            (.max, 3, 9),
            (8, -1, -1),
        ] as [(UInt64, Int, Int)])
    func validates(_ seed: UInt64, _ orders: Int, _ items: Int) {
        let text = generate(seed, orders, items)
        #expect(describe(FixtureFolder(["g.json": text]).validate("g.json")) == "")
    }

    @Test("there are as many orders and items as asked for")
    func counts() throws {
        let root = try JSONDocument(Source(name: "", text: generate(11, 40, 170))).root
        #expect(root["orders"]?.count == 40)
        #expect(root["order_items"]?.count == 170)
    }

    @Test("the same numbers give the same bytes, others give others")
    func determinism() {
        #expect(generate(1, 20, 60) == generate(1, 20, 60))
        #expect(generate(1, 20, 60) != generate(2, 20, 60))
        // Guards the promise across versions of Swift and machines: FNV-1a of the text.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in generate(1, 20, 60).utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        #expect(hash == 15_621_683_423_995_604_946)
    }

    @Test("the prices of each order add up", arguments: [12, 13, 14, 15] as [UInt64])
    func prices(_ seed: UInt64) throws {
        let root = try JSONDocument(Source(name: "", text: generate(seed, 60, 240))).root
        var subTotals: [String: Int] = [:]
        var itemTotals: [String: Int] = [:]
        let items = try #require(root["order_items"]?.elements)
        let orders = try #require(root["orders"]?.elements)
        #expect(items.count == 240)
        #expect(orders.count == 60)
        for item in items {
            let order = item["order"]?.string ?? ""
            let quantity = Int(item["quantity"]?.number ?? 0)
            subTotals[order, default: 0] += quantity * coins(item["price"])
            itemTotals[order, default: 0] += quantity * coins(item["total_price"])
        }
        for order in orders {
            let id = order["public_id"]?.string ?? ""
            let codes = root["discount_codes_by_order_id"]?[id]?.elements.map { coins($0["value"]) }.reduce(0, +) ?? 0
            let items = itemTotals[id] ?? 0
            #expect(coins(order["sub_total"]) == subTotals[id] ?? 0)
            #expect(coins(order["discount_total"]) == (subTotals[id] ?? 0) - items + min(codes, items))
            #expect(
                coins(order["total"])
                    == coins(order["sub_total"]) - coins(order["discount_total"]) + coins(order["tax_total"])
                    + coins(order["shipping_total"]))
        }
    }

    @Test("every status and kind of item occurs in a large one")
    func variety() throws {
        let root = try JSONDocument(Source(name: "", text: generate(16, 400, 1600))).root
        let statuses = Set(root["orders"]?.elements.compactMap { $0["status"]?.string } ?? [])
        #expect(
            statuses.sorted() == [
                "CANCELLED", "CREDIT_CARD_RETRY", "GENERIC_ERROR", "PENDING_PLACEMENT", "REJECTED", "SEND_NOW", "SENT",
                "SUCCESS", "UNSENT",
            ])
        let items = root["order_items"]?.elements ?? []
        #expect(items.contains { $0["one_time"]?.boolean == true })
        #expect(items.contains { $0["show_original_price"]?.boolean == true })
        #expect(items.contains { ($0["components"]?.count ?? 0) > 1 })
        let subscriptions = root["subscriptions"]?.elements ?? []
        #expect(subscriptions.contains { $0["prepaid_subscription_context"]?.kind == .object })
        #expect(subscriptions.contains { $0["live"]?.boolean == false })
        let products = root["products"]?.elements ?? []
        #expect(products.contains { $0["image_url"]?.string == "" })
        #expect(products.contains { $0["discontinued"]?.boolean == true })
        #expect(products.contains { $0["live"]?.boolean == false && $0["discontinued"]?.boolean == false })
        #expect((root["discount_codes_by_order_id"]?.count ?? 0) > 10)
        let sizes = Dictionary(grouping: items.compactMap { $0["order"]?.string }, by: { $0 }).values.map(\.count)
        #expect(Set(sizes).count > 3)
    }

    @Test("no piece handed on is much larger than the rest, however many objects there are")
    func streaming() {
        var largest = 0
        var pieces = 0
        FixtureGenerator(seed: 1, orders: 500, items: 5000).write {
            largest = max(largest, $0.count)
            pieces += 1
        }
        #expect(largest < 400 << 10)
        #expect(pieces > 20)
    }

    private func generate(_ seed: UInt64, _ orders: Int, _ items: Int) -> String {
        var bytes: [UInt8] = []
        FixtureGenerator(seed: seed, orders: orders, items: items).write { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Money in the smallest coins.
    private func coins(_ money: JSONDocument.Element?) -> Int {
        Int((money?.string ?? "").filter { $0 != "." }) ?? 0
    }
}
