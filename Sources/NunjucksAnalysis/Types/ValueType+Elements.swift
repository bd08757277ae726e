extension ValueType {
    /// What reading a property by a key of a type gives: `value[key]`.
    public func element(at key: ValueType) -> ValueType {
        if case .union(let members) = self {
            return isNever ? .unknown : .union(of: members.map { $0.element(at: key) })
        }
        if let names = key.propertyNames {
            return .union(of: names.map { member($0).type })
        }
        switch self {
        case .undefined, .null: return .undefined
        case .unknown, .script: return .unknown
        case .map(let value): return value.joined(with: .undefined)
        case .record(let record):
            return record.isOpen ? .unknown : .union(of: record.fields.map(\.valueType) + [.undefined])
        case .list(let element): return key == .number ? element.joined(with: .undefined) : .unknown
        case .string: return key == .number ? .string.joined(with: .undefined) : .unknown
        case .boolean, .number, .markup, .regex, .function: return .unknown
        case .union: return .unknown
        }
    }

    /// The names that a key can be, where they are known.
    private var propertyNames: [String]? {
        var names: [String] = []
        for member in members {
            guard case .string(.literals(let texts)) = member else { return nil }
            names += texts
        }
        return names.isEmpty ? nil : names
    }

    /// What a loop over the value gives its one variable; ``never`` where a loop does not run.
    ///
    /// A loop over an object with one variable does not run either: it takes two, see ``keys`` and ``values``.
    public var element: ValueType {
        switch self {
        case .unknown, .script: .unknown
        case .list(let element): element
        case .string, .markup: .string
        case .union(let members): .union(of: members.map(\.element))
        case .undefined, .null, .boolean, .number, .regex, .map, .record, .function: .never
        }
    }

    /// What a loop over an object gives the first of its two variables; ``never`` where the value is no object.
    public var keys: ValueType {
        switch self {
        case .unknown, .script: return .unknown
        case .map: return .string
        case .record(let record):
            if record.isOpen { return .string }
            return .union(of: record.fields.map { .string(.literals([$0.name])) })
        case .union(let members): return .union(of: members.map(\.keys))
        case .undefined, .null, .boolean, .number, .string, .markup, .regex, .list, .function: return .never
        }
    }

    /// What a loop over an object gives the second of its two variables; ``never`` where the value is no object.
    public var values: ValueType {
        switch self {
        case .unknown, .script: return .unknown
        case .map(let value): return value
        case .record(let record): return record.isOpen ? .unknown : .union(of: record.fields.map(\.type))
        case .union(let members): return .union(of: members.map(\.values))
        case .undefined, .null, .boolean, .number, .string, .markup, .regex, .list, .function: return .never
        }
    }
}
