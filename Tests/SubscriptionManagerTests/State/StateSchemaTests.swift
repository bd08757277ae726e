import Diagnostics
import JSON
import Testing

@testable import SubscriptionManager

@Suite("The schema of the State")
struct StateSchemaTests {
    let schema = StateSchema.standard

    @Test("every object that a field refers to is described, and every reference leads to a list with ids")
    func references() {
        func check(_ type: StateSchema.FieldType) {
            switch type {
            case .object(let name): #expect(schema[name] != nil, "\(name.rawValue)")
            case .id(let name?):
                #expect(schema[name]?.idField != nil, "\(name.rawValue)")
                #expect(schema.list(of: name) != nil, "\(name.rawValue)")
            case .array(let element), .map(let element): check(element)
            case .either(let types): types.forEach(check)
            default: break
            }
        }
        for field in schema.objects.flatMap(\.fields) { check(field.type) }
    }

    @Test("every description is one sentence")
    func documentation() {
        for text in schema.objects.flatMap({ [$0.documentation] + $0.fields.map(\.documentation) }) {
            #expect(text.hasSuffix(".") && text.first?.isUppercase == true, "\(text)")
        }
    }

    @Test("a field is found by its name")
    func fields() {
        for object in schema.objects {
            for field in object.fields { #expect(object.field(named: field.name) == field) }
            #expect(object.field(named: "no_such_field") == nil)
        }
        #expect(schema.propertyNames(of: "Notification") == ["message", "error", "target", "date", "id", "type"])
        #expect(schema.propertyNames(of: "Nothing") == [])
    }

    @Test("only the customer's signature is private; of a payment's token pages have a stand-in, which they may print")
    func privateFields() {
        #expect(schema.privateFieldNames == ["sig"])
        #expect(schema["Payment"]?.field(named: "token_id")?.privacy == .replaced)
    }

    @Test("the top level is the interface of the State, and the maps of older stores")
    func topLevel() {
        #expect(
            schema.topLevelNames == [
                "addresses", "auth_url", "customer", "discount_codes_by_order_id", "discount_codes_by_subscription_id",
                "environment", "incentives_by_product_id", "items_by_order", "loading", "locale",
                "localized_product_by_id", "merchant_id", "notifications", "offer_by_product_id", "order_item_by_id",
                "order_items", "orders", "payments", "product_by_id", "products", "sku_swap", "subscriptions",
                "address_by_id", "payment_by_id", "subscription_by_id",
            ])
    }

    @Test("the JSON Schema is JSON in which every reference leads to a definition")
    func jsonSchema() throws {
        let document = try JSONDocument(Source(name: "schema.json", text: schema.jsonSchema()))
        #expect(document.warnings == [])
        #expect(document.root["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
        var references = 0
        func walk(_ element: JSONDocument.Element) {
            if element.key == "$ref", let name = element.string?.split(separator: "/").last {
                references += 1
                #expect(document.root["$defs"]?[String(name)] != nil, "\(name)")
            }
            for child in element.elements { walk(child) }
        }
        walk(document.root)
        #expect(references > 30)
    }

    @Test("a map is a field of the State, made of a list of objects that have ids", arguments: StateSchema.derivedMaps)
    func derivedMaps(_ map: StateSchema.DerivedMap) throws {
        let schema = StateSchema.standard
        let state = try #require(schema.objects.first)
        let field = try #require(state.field(named: map.name))
        guard case .map = field.type else { throw Unexpected(type: field.type) }
        let idField = try #require(schema.idField(ofList: map.list))
        guard case .group(let reference) = map.form else { return }
        let owners = try #require(schema.owners(by: reference, inList: map.list))
        #expect(schema.idField(ofList: owners) == idField)
    }

    private struct Unexpected: Error {
        let type: StateSchema.FieldType
    }

    @Test("a kind of object may have any number of fields")
    func manyFields() {
        let fields = (0..<300).map { number in
            StateSchema.Field(
                name: "field_\(number)", type: .string, isOptional: false, isNullable: false, isDeprecated: false,
                privacy: .open, documentation: "One of many.")
        }
        let type = StateSchema.ObjectType("Wide", "An object with many fields.", fields)
        for field in fields { #expect(type.field(named: field.name) == field) }
        #expect(type.field(named: "field_300") == nil)
    }
}
