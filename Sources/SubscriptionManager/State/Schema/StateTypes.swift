import NunjucksAnalysis

/// The types of the State, for the analysis of templates.
///
/// They are made of a ``StateSchema``. Stores carry more fields than are documented, so that every record is open: a field
/// that it does not list is unknown, but not a mistake.
package struct StateTypes: HostTypes {
    /// The types of the State as it is documented, made when they are first asked for.
    package static let standard = StateTypes(.standard)

    /// The records, by the names of the schema.
    package let records: RecordTable
    private let state: RecordType

    /// Makes the types of a schema.
    package init(_ schema: StateSchema) {
        let stateName = schema.objects[0].name
        records = RecordTable(schema.objects.map { Self.declaration(of: $0, isState: $0.name == stateName) })
        state = records[stateName.rawValue] ?? RecordType(fields: [], isOpen: true)
        globals = Dictionary(state.fields.map { ($0.name, $0.valueType) }) { first, _ in first }
    }

    /// The fields of the State, which a template names without a dot.
    package let globals: [String: ValueType]

    /// What a name that a template has not set stands for: a field of the State, or something that a store may have added.
    package func global(_ name: String) -> Member {
        state.field(named: name).map { Member($0) } ?? Member(.unknown(isUnlisted: true), isListed: false)
    }

    /// A kind of object: `Order`, say.
    package func record(named name: String) -> RecordType? { records[name] }

    /// The kinds of objects.
    package var recordNames: [String] { records.declarations.map(\.name) }

    private static func declaration(of object: StateSchema.ObjectType, isState: Bool) -> RecordTable.Declaration {
        RecordTable.Declaration(
            object.name.rawValue, isOpen: true,
            fields: object.fields.map { field in
                let type = ValueType(field.type)
                return RecordField(
                    field.name, field.isNullable ? type.joined(with: .null) : type,
                    isOptional: field.isOptional && !(isState && field.isDerivedMap), isDeprecated: field.isDeprecated,
                    isPrivate: field.isPrivate, documentation: field.documentation)
            },
            documentation: object.documentation)
    }
}

extension StateSchema.Field {
    /// Whether the field is one of the State's maps that older stores have, and that are made of the lists where a store
    /// has none: they are always there.
    fileprivate var isDerivedMap: Bool {
        if case .map = type { isDeprecated } else { false }
    }
}

extension ValueType {
    /// What a field of the State holds.
    fileprivate init(_ type: StateSchema.FieldType) {
        self =
            switch type {
            case .string: .string
            case .integer, .number: .number
            case .boolean: .boolean
            case .money: .string(.money)
            case .date: .string(.date)
            case .dateTime: .string(.dateTime)
            case .id(let kind): .string(.id(of: kind?.rawValue))
            case .choice(let choice): Self(choice)
            case .object(let name): .record(named: name.rawValue)
            case .array(let element): .list(Self(element))
            case .map(let value): .map(Self(value))
            case .either(let types): .union(of: types.map { Self($0) })
            case .any: .unknown
            }
    }

    /// One of a list of values: a text, a number, or either.
    private init(_ choice: StateSchema.Choice) {
        let names = choice.options.compactMap(\.name).sorted()
        var types: [ValueType] = []
        if !names.isEmpty {
            types.append(.string(choice.isOpen ? .documented(names) : .literals(names)))
        } else if choice.isOpen {
            types.append(.string)
        }
        if choice.options.contains(where: { $0.number != nil }) { types.append(.number) }
        self = .union(of: types)
    }
}
