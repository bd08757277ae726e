/// An object whose fields are known by name.
///
/// A record is declared in a ``RecordTable``, where it has a name and may refer to itself and to others, or it has no
/// name and carries its fields: a dictionary that a template writes out. Either kind may know more of some fields than
/// was declared, because a condition has told.
public struct RecordType: Hashable, Sendable {
    private enum Origin: Hashable, Sendable {
        /// A name in the table that the field stands in.
        case reference(String)
        case declared(String, RecordTable)
        case anonymous([RecordField], isOpen: Bool)
    }

    private let origin: Origin
    /// The fields of which more is known than was declared, or that were set; sorted by name.
    private var refinements: [RecordField] = []

    private init(_ origin: Origin, refinements: [RecordField] = []) {
        self.origin = origin
        self.refinements = refinements
    }

    /// Makes a record without a name.
    /// - Parameters:
    ///   - fields: Its fields. Their order does not count; of two with one name the last one does.
    ///   - isOpen: Whether it may have other fields.
    public init(fields: [RecordField], isOpen: Bool = false) {
        var unique: [String: RecordField] = [:]
        for field in fields { unique[field.name] = field }
        self.init(.anonymous(unique.values.sorted { $0.name < $1.name }, isOpen: isOpen))
    }

    /// Makes a reference to a record of the table that the reference stands in.
    init(reference name: String) { self.init(.reference(name)) }

    /// Makes the record of a name in a table.
    init(name: String, in table: RecordTable) { self.init(.declared(name, table)) }

    /// The name, such as `Order`; nil for a record that a template writes out.
    public var name: String? {
        switch origin {
        case .reference(let name), .declared(let name, _): name
        case .anonymous: nil
        }
    }

    /// The name of the record as variables have it: `order_item` for `OrderItem`.
    package var variableName: String? {
        guard let name else { return nil }
        var words = ""
        for character in name {
            if character.isUppercase, !words.isEmpty { words += "_" }
            words += character.lowercased()
        }
        return words
    }

    /// Whether the object may have fields that are not listed.
    public var isOpen: Bool {
        switch origin {
        case .reference: true
        case .declared(let name, let table): table.declaration(of: name)?.isOpen ?? true
        case .anonymous(_, let isOpen): isOpen
        }
    }

    /// The fields, in the order of their declaration; those that were added come last.
    public var fields: [RecordField] {
        let declared = declaredFields
        guard !refinements.isEmpty else { return declared }
        let added = refinements.filter { refined in !declared.contains { $0.name == refined.name } }
        return declared.map { field in refinements.first { $0.name == field.name } ?? field } + added
    }

    private var declaredFields: [RecordField] {
        switch origin {
        case .reference: []
        case .declared(let name, let table):
            table.declaration(of: name)?.fields.map { $0.bound(to: table) } ?? []
        case .anonymous(let fields, _): fields
        }
    }

    /// The field of a name, or nil where none is listed.
    public func field(named name: String) -> RecordField? {
        if let refined = refinements.first(where: { $0.name == name }) { return refined }
        switch origin {
        case .reference: return nil
        case .declared(let record, let table): return table.field(named: name, of: record)?.bound(to: table)
        case .anonymous(let fields, _): return fields.first { $0.name == name }
        }
    }

    /// The record with a field of which more, or something else, is known.
    public func replacing(_ field: RecordField) -> RecordType {
        if case .anonymous(let fields, let isOpen) = origin {
            return RecordType(fields: fields + [field], isOpen: isOpen)
        }
        var record = self
        record.refinements.removeAll { $0.name == field.name }
        if field != self.field(named: field.name) || refinements.contains(where: { $0.name == field.name }) {
            record.refinements.append(field)
            record.refinements.sort { $0.name < $1.name }
        }
        return record
    }

    /// Whether two records are one but for what is known of their fields, so that a union needs only one of them.
    func isSameKind(as other: RecordType) -> Bool {
        switch (origin, other.origin) {
        case (.anonymous, .anonymous): true
        default: origin == other.origin
        }
    }

    /// A record that every value of either record is of. The records must be of one kind.
    func joined(with other: RecordType) -> RecordType {
        if self == other { return self }
        switch (origin, other.origin) {
        case (.anonymous(let fields, let isOpen), .anonymous(let others, let otherIsOpen)):
            let names = Set(fields.map(\.name)).union(others.map(\.name)).sorted()
            return RecordType(
                fields: names.compactMap { Self.joined(named: $0, self, other) }, isOpen: isOpen || otherIsOpen)
        default:
            let names = Set(refinements.map(\.name)).intersection(other.refinements.map(\.name)).sorted()
            return RecordType(origin, refinements: names.compactMap { Self.joined(named: $0, self, other) })
        }
    }

    private static func joined(named name: String, _ left: RecordType, _ right: RecordType) -> RecordField? {
        switch (left.field(named: name), right.field(named: name)) {
        case (let field?, let other?): field.joined(with: other)
        case (let field?, nil): field.missing(from: right)
        case (nil, let other?): other.missing(from: left)
        case (nil, nil): nil
        }
    }

    /// The record, with its references leading into a table.
    func bound(to table: RecordTable) -> RecordType {
        switch origin {
        case .reference(let name): RecordType(.declared(name, table), refinements: refinements)
        case .declared: self
        case .anonymous(let fields, let isOpen):
            RecordType(.anonymous(fields.map { $0.bound(to: table) }, isOpen: isOpen))
        }
    }
}

/// One field of a record.
public struct RecordField: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// What the field holds where it is present.
    public let type: ValueType
    /// Whether the field may be absent.
    public let isOptional: Bool
    /// Whether its documentation advises against it.
    public let isDeprecated: Bool
    /// Whether it must never be printed into a page.
    public let isPrivate: Bool
    /// What it means, in one sentence; empty where nobody says.
    public let documentation: String

    /// Makes a field.
    public init(
        _ name: String, _ type: ValueType, isOptional: Bool = false, isDeprecated: Bool = false,
        isPrivate: Bool = false, documentation: String = ""
    ) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
        self.isDeprecated = isDeprecated
        self.isPrivate = isPrivate
        self.documentation = documentation
    }

    /// What reading the field gives: undefined too, where the field may be absent.
    public var valueType: ValueType { isOptional ? type.joined(with: .undefined) : type }

    /// The field, with another type and presence.
    func with(type: ValueType, isOptional: Bool) -> RecordField {
        RecordField(
            name, type, isOptional: isOptional, isDeprecated: isDeprecated, isPrivate: isPrivate,
            documentation: documentation)
    }

    fileprivate func joined(with other: RecordField) -> RecordField {
        RecordField(
            name, type.joined(with: other.type), isOptional: isOptional || other.isOptional,
            isDeprecated: isDeprecated && other.isDeprecated, isPrivate: isPrivate || other.isPrivate,
            documentation: documentation == other.documentation ? documentation : "")
    }

    /// The field where the object is perhaps a record that does not list it.
    fileprivate func missing(from record: RecordType) -> RecordField {
        with(type: record.isOpen ? .unknown : type, isOptional: true)
    }

    func bound(to table: RecordTable) -> RecordField { with(type: type.bound(to: table), isOptional: isOptional) }
}

/// The records that a host declares: by name, so that they may refer to one another.
///
/// ```swift
/// let table = RecordTable([
///     .init("Order", fields: [RecordField("customer", .record(named: "Customer"))]),
///     .init("Customer", fields: [RecordField("orders", .list(.record(named: "Order")))]),
/// ])
/// table["Order"]?.field(named: "customer")
/// ```
public final class RecordTable: Hashable, Sendable {
    /// The declaration of one record.
    public struct Declaration: Sendable {
        /// Its name, in the singular.
        public let name: String
        /// Whether its objects may have fields that are not listed.
        public let isOpen: Bool
        /// Its fields. They refer to records of the table with ``ValueType/record(named:)``.
        public let fields: [RecordField]
        /// What it stands for, in one sentence.
        public let documentation: String

        /// Makes a declaration.
        public init(_ name: String, isOpen: Bool = true, fields: [RecordField], documentation: String = "") {
            self.name = name
            self.isOpen = isOpen
            self.fields = fields
            self.documentation = documentation
        }
    }

    /// The declarations, in the order in which they were given.
    public let declarations: [Declaration]
    private let positions: [String: (declaration: Int, fields: [String: Int])]

    /// Makes a table. Of two declarations, or fields, with one name the first one counts.
    public init(_ declarations: [Declaration]) {
        self.declarations = declarations
        positions = Dictionary(
            declarations.enumerated().map { position, declaration in
                let fields = Dictionary(declaration.fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
                return (declaration.name, (position, fields))
            }
        ) { first, _ in first }
    }

    /// The record of a name, or nil where none is declared.
    public subscript(name: String) -> RecordType? {
        positions[name].map { _ in RecordType(name: name, in: self) }
    }

    /// The declaration of a record, or nil where there is none.
    public func declaration(of name: String) -> Declaration? { positions[name].map { declarations[$0.declaration] } }

    func field(named name: String, of record: String) -> RecordField? {
        guard let position = positions[record], let field = position.fields[name] else { return nil }
        return declarations[position.declaration].fields[field]
    }

    /// Whether two tables are the same one.
    public static func == (left: RecordTable, right: RecordTable) -> Bool { left === right }

    /// A table is known by what it is, not by what it holds.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension ValueType {
    /// The record of a name, for fields that are declared in the same ``RecordTable``.
    public static func record(named name: String) -> ValueType { .record(RecordType(reference: name)) }

    /// The type, with its references to records leading into a table.
    func bound(to table: RecordTable) -> ValueType {
        switch self {
        case .list(let element): .list(element.bound(to: table))
        case .map(let value): .map(value.bound(to: table))
        case .record(let record): .record(record.bound(to: table))
        case .union(let members): .union(of: members.map { $0.bound(to: table) })
        case .undefined, .null, .boolean, .number, .string, .markup, .script, .regex, .function, .unknown: self
        }
    }
}
