import NunjucksAnalysis
import TestSupport
import Testing

@testable import SubscriptionManager

@Suite("The types of the State")
struct StateTypesTests {
    /// `SM_RECORD=1` writes the file anew; look at what changed.
    @Test("every object of the State has the types of the approved file")
    func approved() throws {
        try ExpectedText("types/state.txt").expect(Self.text(of: StateTypes.standard.records))
    }

    /// The records of a table, one field a line: its name, its type, and what else is said of it.
    private static func text(of table: RecordTable) -> String {
        table.declarations.map { declaration in
            let fields = declaration.fields.map { field in
                "  \(field.name)\(field.isOptional ? "?" : ""): \(field.type.notation)"
                    + (field.isDeprecated ? " (deprecated)" : "") + (field.isPrivate ? " (private)" : "")
            }
            let title = "\(declaration.name)\(declaration.isOpen ? "" : " (closed)")"
            return ([title] + fields).joined(separator: "\n") + "\n"
        }
        .joined(separator: "\n")
    }

    @Test("a field of the State is a global, and leads to the objects it refers to")
    func paths() {
        let types = StateTypes.standard
        let orders = types.global("orders").type
        #expect(orders.description == "a list of Order")
        #expect(types.globals["orders"] == orders)
        #expect(orders.element.member("total").type == .string(.money))
        #expect(orders.element.member("cancelled").type.description == "a date or null")
        #expect(orders.element.member("payment").type.description == "the id of a Payment")
        #expect(types.global("customer").type.member("sig").isPrivate)
        #expect(types.global("product_by_id").isDeprecated)
        #expect(types.global("auth_url").type.description == "a string or undefined")
        #expect(
            types.global("incentives_by_product_id").type.values.member("initial").type.member("total").type
                .member("max_percent").type == .number)
        #expect(types.record(named: "Order").map(ValueType.record) == orders.element)
    }

    @Test("the maps that older stores have are always there")
    func derivedMaps() {
        let types = StateTypes.standard
        let maps = types.globals.filter { types.global($0.key).isDeprecated }
        #expect(maps.count > 3)
        for (name, type) in maps {
            #expect(!type.canBeNullish, "\(name)")
        }
    }

    @Test("a name that no State has is unknown and unlisted")
    func unlisted() {
        let member = StateTypes.standard.global("gift_wrappings")
        #expect(!member.isListed)
        #expect(member.type == .unknown(isUnlisted: true))
        #expect(StateTypes.standard.record(named: "Gift") == nil)
    }

    @Test("a host that tells nothing leaves every name open")
    func unknownHost() {
        #expect(UnknownHostTypes().global("anything").isListed)
        #expect(UnknownHostTypes().global("anything").type == .unknown)
        #expect(UnknownHostTypes().globals.isEmpty)
    }
}
