import Diagnostics
import Foundation
import JSON
import NunjucksRuntime
import TestSupport
import Testing

@testable import SubscriptionManager

@Suite("Fixtures")
struct FixtureTests {
    @Test("a fixture that holds nothing is filled with what production begins with")
    func defaults() throws {
        let fixture = try read(["empty.json": "{}"], "empty.json")
        #expect(
            json(fixture, includesDerivedMaps: true) == """
                {"addresses":[],"notifications":[],"order_items":[],"orders":[],"payments":[],"products":[],\
                "subscriptions":[],"discount_codes_by_order_id":{},"discount_codes_by_subscription_id":{},\
                "incentives_by_product_id":{},"offer_by_product_id":{},"auth_url":"","loading":false,"locale":"en",\
                "environment":{"api_url":"https://api.ordergroove.com","lego_api":"https://restapi.ordergroove.com",\
                "name":"prod","offers_url":"https://offers.ordergroove.com",\
                "tracking_url":"https://collect.ordergroove.com"},"items_by_order":{},"order_item_by_id":{},\
                "product_by_id":{},"address_by_id":{},"payment_by_id":{},"subscription_by_id":{},\
                "localized_product_by_id":{}}
                """)
        #expect(fixture.name == "empty")
        #expect(fixture.title == "empty")
        #expect(fixture.now == "2026-01-01 00:00:00")
    }

    @Test("an environment is completed, and an older store's REST address taken over")
    func environment() throws {
        let fixture = try read(
            ["f.json": #"{"environment": {"name": "staging", "lego_url": "https://rest.example", "extra": 1}}"#],
            "f.json")
        fixture.state().withRoot { root in
            #expect(
                json(root["environment"]) == """
                    {"name":"staging","lego_url":"https://rest.example","extra":1,"api_url":"https://api.ordergroove.com",\
                    "lego_api":"https://rest.example","offers_url":"https://offers.ordergroove.com",\
                    "tracking_url":"https://collect.ordergroove.com"}
                    """)
        }
    }

    static let shop = """
        {"order_items": [{"public_id": "i1", "order": "o1"}, {"public_id": "i2", "order": "o2"},
          {"public_id": "i3", "order": "o1"}, {"public_id": "i4", "order": "elsewhere"}],
         "orders": [{"public_id": "o1"}, {"public_id": "o2"}, {"public_id": "o3"}],
         "products": [{"external_product_id": "7", "name": "Seven"}, {"external_product_id": "5", "name": "Five",
            "image_url": "5.svg", "extra_data": {"i18n_display": {"fr-CA": {"name": "Cinq", "image_url": "", "other": 1}}}}],
         "addresses": [{"public_id": "a1"}], "payments": [{"public_id": "p1"}], "subscriptions": [{"public_id": "s1"}]}
        """

    @Test("the maps that go with the lists are made, and hold the lists' own objects")
    func derivedMaps() throws {
        let fixture = try read(["f.json": Self.shop], "f.json")
        fixture.state(locale: "fr-CA").withRoot { root in
            #expect(
                json(root["items_by_order"]) == """
                    {"o1":[{"public_id":"i1","order":"o1"},{"public_id":"i3","order":"o1"}],\
                    "o2":[{"public_id":"i2","order":"o2"}],"o3":[],"elsewhere":[{"public_id":"i4","order":"elsewhere"}]}
                    """)
            #expect(
                json(root["order_item_by_id"]) == """
                    {"i1":[{"public_id":"i1","order":"o1"}],"i2":[{"public_id":"i2","order":"o2"}],\
                    "i3":[{"public_id":"i3","order":"o1"}],"i4":[{"public_id":"i4","order":"elsewhere"}]}
                    """)
            #expect(
                json(root["product_by_id"]) == """
                    {"5":{"external_product_id":"5","name":"Five","image_url":"5.svg","extra_data":{"i18n_display":\
                    {"fr-CA":{"name":"Cinq","image_url":"","other":1}}}},"7":{"external_product_id":"7","name":"Seven"}}
                    """)
            #expect(
                json(root["localized_product_by_id"]) == """
                    {"5":{"external_product_id":"5","name":"Cinq","image_url":"5.svg","extra_data":{"i18n_display":\
                    {"fr-CA":{"name":"Cinq","image_url":"","other":1}}}},"7":{"external_product_id":"7","name":"Seven"}}
                    """)
            #expect(json(root["address_by_id"]) == #"{"a1":{"public_id":"a1"}}"#)
            #expect(json(root["payment_by_id"]) == #"{"p1":{"public_id":"p1"}}"#)
            #expect(json(root["subscription_by_id"]) == #"{"s1":{"public_id":"s1"}}"#)
            #expect(address(root["products"], 0) == address(root["product_by_id"], "7"))
            #expect(address(root["products"], 0) == address(root["localized_product_by_id"], "7"))
        }
    }

    @Test("maps that a fixture has stay as they are; those of products only in the fixture's own locale")
    func givenMaps() throws {
        let text = """
            {"locale": "en-US", "items_by_order": {"x": []}, "product_by_id": {}, "products": [{"external_product_id": "1",
             "extra_data": {"i18n_display": {"fr-CA": {"name": "Un"}}}}],
             "localized_product_by_id": {"1": {"name": "One"}, "2": {"name": "Two"}}}
            """
        let fixture = try read(["f.json": text], "f.json")
        fixture.state().withRoot { root in
            #expect(json(root["items_by_order"]) == #"{"x":[]}"#)
            #expect(json(root["product_by_id"]) == "{}")
            #expect(json(root["localized_product_by_id"]) == #"{"1":{"name":"One"},"2":{"name":"Two"}}"#)
        }
        fixture.state(locale: "fr-CA").withRoot { root in
            #expect(json(root["locale"]) == #""fr-CA""#)
            #expect(
                json(root["localized_product_by_id"]) == """
                    {"1":{"external_product_id":"1","extra_data":{"i18n_display":{"fr-CA":{"name":"Un"}}},"name":"Un"},\
                    "2":{"name":"Two"}}
                    """)
        }
    }

    @Test("a fixture says what it is, and inherits what it does not say")
    func description() throws {
        let files = [
            "base.json": """
            {"$fixture": {"title": "Base", "description": "*All*", "now": "2026-03-02T09:30", "seed": 7,
             "timeZone": "America/New_York", "settings": {"a": {"b": 1}, "c": true}, "tags": ["one", "two"]}, "customer": {"ts": 1772443800}}
            """,
            "top.json": """
            {"$fixture": {"title": "Top", "extends": "base.json", "settings": {"a": {"b": 2}}, "tags": ["three"]}}
            """,
        ]
        let fixture = try read(files, "top.json")
        #expect(fixture.title == "Top")
        #expect(fixture.description == "*All*")
        #expect(fixture.now == "2026-03-02 09:30:00")
        #expect(fixture.timeZone == "America/New_York")
        #expect(fixture.seed == 7)
        #expect(fixture.tags == ["three"])
        #expect(json(fixture.settings) == #"{"a":{"b":2},"c":true}"#)
        fixture.state().withRoot { root in
            #expect(json(root["customer"]) == #"{"ts":1772443800}"#)
            #expect(root["$fixture"] == nil)
        }
    }

    @Test("now is the time of the signature where a fixture has none")
    func nowOfSignature() throws {
        #expect(try read(["f.json": #"{"customer": {"ts": 1772443800}}"#], "f.json").now == "2026-03-02 09:30:00")
        #expect(try read(["f.json": #"{"customer": {"ts": 951782399}}"#], "f.json").now == "2000-02-28 23:59:59")
    }

    @Test("a fixture may have a place in the gallery")
    func order() throws {
        #expect(try read(["f.json": #"{"$fixture": {"order": 2.5}}"#], "f.json").order == 2.5)
        #expect(try read(["f.json": "{}"], "f.json").order == nil)
    }

    @Test("the State in a script repeats no list, unless asked")
    func stateJSON() throws {
        let fixture = try read(
            [
                "f.json":
                    #"{"customer": {"first_name": "</script>\u2028"}, "orders": [{"public_id": "1"}], "items_by_order": {}}"#
            ],
            "f.json")
        #expect(
            json(fixture) == """
                {"customer":{"first_name":"\\u003c/script>\\u2028"},"orders":[{"public_id":"1"}],"items_by_order":{},\
                "addresses":[],"notifications":[],"order_items":[],"payments":[],"products":[],"subscriptions":[],\
                "discount_codes_by_order_id":{},"discount_codes_by_subscription_id":{},"incentives_by_product_id":{},\
                "offer_by_product_id":{},"auth_url":"","loading":false,"locale":"en","environment":\
                {"api_url":"https://api.ordergroove.com","lego_api":"https://restapi.ordergroove.com","name":"prod",\
                "offers_url":"https://offers.ordergroove.com","tracking_url":"https://collect.ordergroove.com"}}
                """)
    }

    @Test("a fixture with errors gives none, and what is missing for a page is no error")
    func readings() {
        let folder = FixtureFolder(["bad.json": #"{"orders": {}}"#, "thin.json": #"{"orders": [{"public_id": "1"}]}"#])
        #expect(folder.read("bad.json").fixture == nil)
        #expect(folder.read("bad.json").diagnostics.map(\.code) == [.invalidFixture])
        #expect(folder.read("thin.json").fixture != nil)
        #expect(folder.read("thin.json").diagnostics == [])
        #expect(folder.validate("thin.json").map(\.code) == [.missingField, .missingField, .missingField])
    }

    @Test("a fixture that does not exist is named, with the nearest that does")
    func missingFixture() {
        #expect(
            describe(FixtureFolder(["ordinary.json": "{}"]).read("ordinray.json").diagnostics) == """
                error[missing-fixture]: there is no fixture `Fixtures/ordinray.json`
                  help: did you mean "ordinary.json"?
                """)
    }

    @Test("of very many faults two hundred are shown, errors first")
    func manyFaults() {
        let orders = Array(repeating: #"{"total": 1, "merchant": "m"}"#, count: 500).joined(separator: ",")
        let found = FixtureFolder(["f.json": "{\"orders\": [\(orders)]}"]).validate("f.json")
        #expect(found.count == 201)
        #expect(found.prefix(200).allSatisfy { $0.severity == .error })
        #expect(found.last?.message == "802 more faults of this fixture are not shown")
    }

    static let bundled = FixtureFolder(directory: Repository.fixtures)

    @Test("a customer of the bundled fixtures has nothing wrong", arguments: bundled.fileNames)
    func bundledFixture(_ fileName: String) { #expect(describe(Self.bundled.validate(fileName)) == "") }

    @Test("there are bundled fixtures")
    func bundledFixtures() { #expect(Self.bundled.fileNames.count > 20) }

    @Test("a file is asked for only by a plain name")
    func plainNames() {
        let folder = FixtureFolder(path: "", fileNames: ["../x.json", "a/b.json", ".hidden.json", "ok.json"]) { _ in
            Array("{}".utf8)
        }
        #expect(folder.fileNames == ["ok.json"])
        for name in ["../x.json", "/x.json", "a/b.json", #"a\b.json"#, "", ".", "..", ".x.json", "C:x.json"] {
            #expect(folder.read(name).fixture == nil)
        }
    }

    private func read(_ files: [String: String], _ name: String) throws -> Fixture {
        let reading = FixtureFolder(files).read(name)
        #expect(describe(reading.diagnostics) == "")
        return try #require(reading.fixture)
    }

    private func json(_ fixture: Fixture, includesDerivedMaps: Bool = false) -> String {
        String(decoding: fixture.stateJSON(includesDerivedMaps: includesDerivedMaps), as: UTF8.self)
    }

    private func json(_ value: Value?) -> String {
        guard let value else { return "absent" }
        var writer = JSONWriter(escaping: .scripts)
        if !writer.write(value, check: { _, _ in }) { writer.null() }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Where the object at a position of a list lies in memory.
    private func address(_ list: Value?, _ index: Int) -> UnsafePointer<Value>? {
        guard case .array(let list)? = list, case .object(let object) = list[index] else { return nil }
        return object.values.baseAddress
    }

    /// Where the object under a key lies in memory.
    private func address(_ map: Value?, _ key: String) -> UnsafePointer<Value>? {
        guard case .object(let map)? = map, case .object(let object)? = map[key] else { return nil }
        return object.values.baseAddress
    }
}
