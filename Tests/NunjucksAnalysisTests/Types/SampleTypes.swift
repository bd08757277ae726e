import NunjucksAnalysis

/// A few records that refer to one another, as a host declares them.
enum Sample {
    static let records = RecordTable([
        .init(
            "Order",
            fields: [
                RecordField("id", .string(.id(of: nil))),
                RecordField("status", .string(.literals(["sent", "unsent"]))),
                RecordField("total", .string(.money), documentation: "What it costs."),
                RecordField("cancelled", .union(of: [.string(.date), .null])),
                RecordField("items", .list(.record(named: "OrderItem"))),
                RecordField("note", .string, isOptional: true),
                RecordField("tries", .number, isDeprecated: true),
                RecordField("token", .string, isPrivate: true),
            ]),
        .init(
            "OrderItem",
            fields: [
                RecordField("id", .string(.id(of: nil))), RecordField("order", .record(named: "Order")),
                RecordField("quantity", .number),
            ]),
        .init(
            "Place", isOpen: false, fields: [RecordField("x", .number), RecordField("y", .number, isOptional: true)]),
    ])

    static let order = record("Order")
    static let item = record("OrderItem")
    static let place = record("Place")

    static func record(_ name: String) -> ValueType { records[name].map(ValueType.record) ?? .never }
}

func union(_ types: ValueType...) -> ValueType { .union(of: types) }

func object(_ fields: RecordField..., isOpen: Bool = false) -> ValueType {
    .record(RecordType(fields: fields, isOpen: isOpen))
}

func literals(_ texts: String...) -> ValueType { .string(.literals(texts)) }

/// The lines of a table that say something else than what was found.
func differences(_ rows: [(label: String, found: ValueType, expected: String)]) -> [String] {
    rows.compactMap { row in
        row.found.notation == row.expected ? nil : "\(row.label): \(row.found.notation), not \(row.expected)"
    }
}
