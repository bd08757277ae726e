extension ValueType {
    /// The type of a value that is of one of two types: what a value is where two branches meet.
    public func joined(with other: ValueType) -> ValueType {
        if isNever { return other }
        if other.isNever || self == other { return self }
        switch (self, other) {
        // The mark of what is not listed stays only where nothing else is joined with it.
        case (.unknown, _), (_, .unknown): return .unknown
        case (.union(let members), _) where members.contains(other): return self
        case (_, .union(let members)) where members.contains(self): return other
        // By the order of every union undefined is the last.
        case (_, .undefined): return .union(members + [.undefined])
        default: return .union(of: [self, other])
        }
    }

    /// The union of what is left of a union's members, in their order.
    static func union(ofRemaining members: [ValueType]) -> ValueType {
        members.count == 1 ? members[0] : .union(members)
    }

    /// The type of a value that is of one of several types.
    ///
    /// Lists become one list, maps one map, and so do records of one name; records without a name become one whose
    /// fields may be absent. A union is therefore never larger than the number of kinds there are, and what is nested too
    /// deeply is unknown: a variable that grows in a loop has a type at last.
    public static func union(of types: some Sequence<ValueType>) -> ValueType {
        var join = UnionBuilder()
        for type in types { join.add(type) }
        return join.type
    }

    /// The type, with what is nested more than so many levels deep unknown.
    fileprivate func limited(toDepth depth: Int) -> ValueType {
        guard height > depth else { return self }
        if depth <= 1 { return .unknown }
        switch self {
        case .list(let element): return .list(element.limited(toDepth: depth - 1))
        case .map(let value): return .map(value.limited(toDepth: depth - 1))
        case .union(let members): return .union(of: members.map { $0.limited(toDepth: depth) })
        case .record(let record) where record.name == nil:
            let fields = record.fields.map {
                $0.with(type: $0.type.limited(toDepth: depth - 1), isOptional: $0.isOptional)
            }
            return .record(RecordType(fields: fields, isOpen: record.isOpen))
        default: return self
        }
    }

    /// How many levels of lists, maps and records without a name lie within one another, the type itself included.
    private var height: Int {
        switch self {
        case .list(let element), .map(let element): 1 + element.height
        case .record(let record) where record.name == nil:
            1 + (record.fields.lazy.map(\.type.height).max() ?? 0)
        case .union(let members): members.lazy.map(\.height).max() ?? 0
        default: 1
        }
    }

    /// How many levels a type may have.
    fileprivate static let maximumDepth = 8
}

/// A union in the making.
private struct UnionBuilder {
    private var unknowns = 0
    private var unlisted = 0
    private var plain: PlainTypes = []
    private var formats: [StringFormat] = []
    private var records: [RecordType] = []
    private var element: ValueType?
    private var value: ValueType?

    mutating func add(_ type: ValueType) {
        switch type {
        case .undefined: plain.insert(.undefined)
        case .null: plain.insert(.null)
        case .boolean: plain.insert(.boolean)
        case .number: plain.insert(.number)
        case .markup: plain.insert(.markup)
        case .script: plain.insert(.script)
        case .regex: plain.insert(.regex)
        case .function: plain.insert(.function)
        case .string(let format): add(format)
        case .list(let other): element = element?.joined(with: other) ?? other
        case .map(let other): value = value?.joined(with: other) ?? other
        case .record(let record): add(record)
        case .union(let members): for member in members { add(member) }
        case .unknown(let isUnlisted):
            unknowns += 1
            if isUnlisted { unlisted += 1 }
        }
    }

    private mutating func add(_ format: StringFormat) {
        var format = format
        var rest: [StringFormat] = []
        for other in formats {
            if let joined = format.joined(with: other) { format = joined } else { rest.append(other) }
        }
        formats = rest + [format]
    }

    private mutating func add(_ record: RecordType) {
        if let index = records.firstIndex(where: { $0.isSameKind(as: record) }) {
            records[index] = records[index].joined(with: record)
        } else {
            records.append(record)
        }
    }

    var type: ValueType {
        let known = members
        // The mark stays only where nothing but unlisted fields came together.
        if unknowns > 0 { return .unknown(isUnlisted: unlisted == unknowns && known.isEmpty) }
        return known.count == 1 ? known[0] : .union(known)
    }

    /// The members, in the order of every union.
    private var members: [ValueType] {
        var members: [ValueType] = []
        func addPlain(_ type: PlainTypes, _ member: ValueType) { if plain.contains(type) { members.append(member) } }
        addPlain(.boolean, .boolean)
        addPlain(.number, .number)
        members += formats.sorted { $0.order < $1.order }.map(ValueType.string)
        addPlain(.markup, .markup)
        addPlain(.script, .script)
        addPlain(.regex, .regex)
        members += records.sorted { ($0.name ?? "") < ($1.name ?? "") }.map {
            ValueType.record($0).limited(toDepth: ValueType.maximumDepth)
        }
        if let element { members.append(ValueType.list(element).limited(toDepth: ValueType.maximumDepth)) }
        if let value { members.append(ValueType.map(value).limited(toDepth: ValueType.maximumDepth)) }
        addPlain(.function, .function)
        addPlain(.null, .null)
        addPlain(.undefined, .undefined)
        return members
    }

    /// The types without anything in them.
    private struct PlainTypes: OptionSet {
        let rawValue: UInt8
        static let boolean = Self(rawValue: 1 << 0)
        static let number = Self(rawValue: 1 << 1)
        static let markup = Self(rawValue: 1 << 2)
        static let script = Self(rawValue: 1 << 3)
        static let regex = Self(rawValue: 1 << 4)
        static let function = Self(rawValue: 1 << 5)
        static let null = Self(rawValue: 1 << 6)
        static let undefined = Self(rawValue: 1 << 7)
    }
}

extension StringFormat {
    fileprivate var order: String {
        switch self {
        case .any: "0"
        case .literals: "1"
        case .documented: "2"
        case .id(let kind): "3\(kind ?? "")"
        case .date: "4"
        case .dateTime: "5"
        case .money: "6"
        }
    }

    /// The one format that texts of either format have, or nil where a union keeps both.
    fileprivate func joined(with other: StringFormat) -> StringFormat? {
        if self == other { return self }
        switch (self, other) {
        case (.any, _), (_, .any): return .any
        case (.literals(let texts), .literals(let others)):
            let all = Set(texts).union(others)
            return all.count > Self.maximumLiterals ? .any : .literals(all.sorted())
        case (.documented(let texts), .documented(let others)), (.documented(let texts), .literals(let others)),
            (.literals(let others), .documented(let texts)):
            return .documented(Set(texts).union(others).sorted())
        case (.documented, _), (_, .documented): return .any
        case (.id, .id): return self == .id(of: nil) || other == .id(of: nil) ? .id(of: nil) : nil
        case (.date, .dateTime), (.dateTime, .date): return .dateTime
        default: return nil
        }
    }

    /// How many texts an enumeration may have before it is any text.
    private static let maximumLiterals = 256
}
