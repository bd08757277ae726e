import Diagnostics
import ECMAText
import JSON

/// The one description of the State: every object, and every field with its type.
///
/// Reading, validating and generating fixtures, the JSON Schema for editors, and whoever wants to know what a template
/// may name all read this description. Stores carry more fields than it has; those are never wrong.
public struct StateSchema: Sendable {
    /// The name of a kind of object: `Order`, say.
    public struct ObjectName: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
        /// The name, in the singular.
        public let rawValue: String
        /// Makes a name of its text.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// Makes a name of a literal.
        public init(stringLiteral value: String) { rawValue = value }
    }

    /// What a field holds.
    public indirect enum FieldType: Hashable, Sendable {
        /// Text.
        case string
        /// A whole number.
        case integer
        /// A number.
        case number
        /// `true` or `false`.
        case boolean
        /// A decimal string: `"12.99"`.
        case money
        /// A day, with or without a time: `"2026-03-02"`, `"2026-03-02 09:30:00"`.
        case date
        /// A date and time; a day alone is allowed, because stores are not consistent in it.
        case dateTime
        /// A string that names an object; of which kind, if it must be in the State.
        case id(of: ObjectName?)
        /// One of a list of values.
        case choice(Choice)
        /// An object of a kind.
        case object(ObjectName)
        /// A list.
        case array(FieldType)
        /// An object whose keys are ids or names.
        case map(FieldType)
        /// A value of one of several types.
        case either([FieldType])
        /// Anything.
        case any
    }

    /// The values that a field may have.
    public struct Choice: Hashable, Sendable {
        /// One value and what it means.
        public struct Option: Hashable, Sendable {
            /// The value, if it is text.
            public let name: String?
            /// The value, if it is a number, or the number that means the same as the name.
            public let number: Int?
            /// What it means.
            public let documentation: String
        }

        /// What a value is called in messages: "an order status".
        public let title: String
        /// The values.
        public let options: [Option]
        /// Whether stores have values that are not documented. Such a value is then no error.
        public let isOpen: Bool
    }

    /// What becomes of a field's value in a preview.
    public enum Privacy: Hashable, Sendable {
        /// Pages hold it as it is.
        case open
        /// Pages hold a stand-in, which they may print.
        case replaced
        /// Pages hold a stand-in, and must not print it.
        case secret
    }

    /// One field of an object.
    public struct Field: Hashable, Sendable {
        /// The field's name.
        public let name: String
        /// What it holds.
        public let type: FieldType
        /// Whether it may be absent.
        public let isOptional: Bool
        /// Whether it may be null.
        public let isNullable: Bool
        /// Whether the documentation advises against it.
        public let isDeprecated: Bool
        /// What becomes of its value in a preview.
        public let privacy: Privacy
        /// What it means, in one sentence.
        public let documentation: String
        /// What it says of a person; nil where it says nothing.
        public internal(set) var personal: PersonalKind?

        /// Whether it must never be printed into a page.
        public var isPrivate: Bool { privacy == .secret }
    }

    /// The kinds of objects to which stores and their platforms add fields of their own as a matter of course.
    package static let extendedObjects: Set<ObjectName> = ["Customer", "DiscountCode", "Notification"]

    /// A kind of object.
    public struct ObjectType: Sendable {
        /// Its name.
        public let name: ObjectName
        /// What it stands for, in one sentence.
        public let documentation: String
        /// Its fields, in the order of the documentation.
        public let fields: [Field]
        /// The field whose value others use to refer to such an object.
        public let idField: String?

        /// Open addressing: the position of a field, or -1; the size is a power of two.
        private let slots: [Int16]
        private let names: [[UInt8]]
        /// Which fields hold one value that pages get as it is: no object, list or secret.
        private let areOpenValues: [Bool]
        /// The kinds of values of each field of which nothing more has to be checked.
        private let plainKinds: [KindSet]

        init(_ name: ObjectName, idField: String? = nil, _ documentation: String, _ fields: [Field]) {
            self.name = name
            self.documentation = documentation
            self.fields = fields
            self.idField = idField
            var size = 16
            while size < fields.count * 3 { size *= 2 }
            var slots = [Int16](repeating: -1, count: size)
            for (position, field) in fields.enumerated() {
                var probe = Array(field.name.utf8).withUnsafeBufferPointer { Self.slot(of: $0, among: size) }
                while slots[probe] >= 0 { probe = (probe + 1) & (size - 1) }
                slots[probe] = Int16(position)
            }
            self.slots = slots
            names = fields.map { Array($0.name.utf8) }
            areOpenValues = fields.map { $0.privacy == .open && $0.type.isOneValue }
            plainKinds = fields.map { $0.plainKinds }
        }

        /// Whether a value of a kind is right in the field at a position, whatever the value is.
        func isPlain(_ kind: JSONNode.Kind, at position: Int) -> Bool { plainKinds[position].contains(kind) }

        /// Whether the field at a position holds one value that pages get as it is.
        func isOpenValue(at position: Int) -> Bool { areOpenValues[position] }

        /// The field with a name.
        public func field(named name: String) -> Field? {
            var name = name
            return name.withUTF8 { position(of: $0) }.map { fields[$0] }
        }

        /// The position among ``fields`` of the one with a name.
        func position(of name: UnsafeBufferPointer<UInt8>) -> Int? {
            var probe = Self.slot(of: name, among: slots.count)
            while slots[probe] >= 0 {
                let position = Int(slots[probe])
                if names[position].withUnsafeBufferPointer({ JSONKey.areEqual($0, name) }) { return position }
                probe = (probe + 1) & (slots.count - 1)
            }
            return nil
        }

        private static func slot(of name: UnsafeBufferPointer<UInt8>, among size: Int) -> Int {
            Int(truncatingIfNeeded: KeyedHash.hash(of: name)) & (size - 1)
        }
    }

    /// Kinds of values.
    fileprivate struct KindSet: Sendable {
        private var bits: UInt8 = 0

        init(_ kinds: [JSONNode.Kind]) { for kind in kinds { bits |= Self.bit(kind) } }

        func contains(_ kind: JSONNode.Kind) -> Bool { bits & Self.bit(kind) != 0 }

        private static func bit(_ kind: JSONNode.Kind) -> UInt8 {
            switch kind {
            case .null: 1
            case .false: 2
            case .true: 4
            case .number: 8
            case .string: 16
            case .array: 32
            case .object: 64
            }
        }
    }

    /// The schema of the State as it is documented.
    public static let standard = StateSchema(
        objects: [
            .state, .customer, .order, .orderItem, .subscription, .prepaidContext, .component, .product, .productGroup,
            .address, .payment, .paymentOrder, .discountCode, .notification, .skuSwap, .environment,
            .productIncentives, .incentives, .incentive,
        ])

    /// The kinds of objects; the State itself is the first.
    public let objects: [ObjectType]

    private let positions: [ObjectName: Int]

    init(objects: [ObjectType]) {
        self.objects = objects
        positions = Dictionary(uniqueKeysWithValues: objects.enumerated().map { ($1.name, $0) })
    }

    /// A kind of object by name.
    public subscript(name: ObjectName) -> ObjectType? { positions[name].map { objects[$0] } }

    /// The names that a template can use without a dot.
    public var topLevelNames: [String] { objects[0].fields.map(\.name) }

    /// The names of the fields that must never be printed into a page.
    public var privateFieldNames: [String] {
        objects.flatMap { $0.fields.filter(\.isPrivate).map(\.name) }
    }

    /// The names of the fields of a kind of object; nothing for a kind that does not exist.
    public func propertyNames(of name: ObjectName) -> [String] { self[name]?.fields.map(\.name) ?? [] }

    /// The list of the State that holds the objects of a kind, which is where references to them lead.
    public func list(of name: ObjectName) -> String? {
        objects[0].fields.first { $0.type == .array(.object(name)) }?.name
    }
}

extension StateSchema.Field {
    fileprivate var plainKinds: StateSchema.KindSet {
        let null: [JSONNode.Kind] = isNullable ? [.null] : []
        return switch type {
        case .string, .id(of: nil): StateSchema.KindSet(null + [.string])
        case .number: StateSchema.KindSet(null + [.number])
        case .boolean: StateSchema.KindSet(null + [.false, .true])
        case .any: StateSchema.KindSet([.null, .false, .true, .number, .string, .array, .object])
        default: StateSchema.KindSet(null)
        }
    }
}

extension StateSchema.FieldType {
    /// Whether it is neither an object nor a list.
    fileprivate var isOneValue: Bool {
        switch self {
        case .string, .integer, .number, .boolean, .money, .date, .dateTime, .id, .choice: true
        case .object, .array, .map, .either, .any: false
        }
    }

    /// Whether a value of a kind can be of the type at all.
    func accepts(_ kind: JSONNode.Kind) -> Bool {
        switch self {
        case .string, .money, .date, .dateTime, .id: kind == .string
        case .integer, .number: kind == .number
        case .boolean: kind == .true || kind == .false
        case .object, .map: kind == .object
        case .array: kind == .array
        case .choice: kind == .string || kind == .number
        case .either(let types): types.contains { $0.accepts(kind) }
        case .any: true
        }
    }

    /// The type as messages name it, with its article: "a list of orders".
    var title: String {
        switch self {
        case .string: "a string"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .money: #"money, a decimal string such as "12.99""#
        case .date: #"a date such as "2026-03-02""#
        case .dateTime: #"a date and time such as "2026-03-02 09:30:00""#
        case .id: "an id in double quotes"
        case .choice(let choice): choice.title
        case .object(let name): "an object (\(name.rawValue))"
        case .array(let element): "a list of \(element.pluralTitle)"
        case .map(.any): "an object"
        case .map(let value): "an object that maps ids to \(value.pluralTitle)"
        case .either(let types): types.map(\.title).joined(separator: " or ")
        case .any: "any value"
        }
    }

    private var pluralTitle: String {
        switch self {
        case .string: "strings"
        case .integer, .number: "numbers"
        case .boolean: "truth values"
        case .money: "money strings"
        case .date, .dateTime: "dates"
        case .id: "ids"
        case .choice: "names"
        case .object(let name): "\(name.rawValue) objects"
        case .array(let element): "lists of \(element.pluralTitle)"
        case .map(let value): "maps of \(value.pluralTitle)"
        case .either(let types): types.map(\.pluralTitle).joined(separator: " or ")
        case .any: "values"
        }
    }
}
