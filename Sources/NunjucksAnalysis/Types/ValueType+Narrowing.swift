extension ValueType {
    /// What is left of the type where its value is truthy (ECMA-262 7.1.2 ToBoolean).
    public var truthy: ValueType {
        switch self {
        case .undefined, .null: .never
        case .string(.literals(let texts)): .string(removing: [""], from: texts)
        case .union(let members): .union(ofRemaining: members.map(\.truthy).filter { !$0.isNever })
        default: self
        }
    }

    /// What is left of the type where its value is falsy.
    public var falsy: ValueType {
        switch self {
        case .undefined, .null, .boolean, .number, .script, .unknown: self
        case .string(.literals(let texts)): texts.contains("") ? Self.emptyText : .never
        case .string(.any), .string(.documented), .string(.id): Self.emptyText
        case .string(.date), .string(.dateTime), .string(.money): .never
        case .markup, .regex, .list, .map, .record, .function: .never
        case .union(let members): .union(of: members.map(\.falsy))
        }
    }

    private static let emptyText = Self.string(.literals([""]))

    /// Whether a value of the type can be truthy.
    public var canBeTruthy: Bool { !truthy.isNever }

    /// Whether a value of the type can be falsy.
    public var canBeFalsy: Bool { !falsy.isNever }

    /// Whether the type says that its value may be undefined or null. Of what is unknown, it does not say so.
    public var canBeNullish: Bool {
        switch self {
        case .undefined, .null: true
        case .union(let members): members.contains(where: \.isNullish)
        default: false
        }
    }

    /// Whether the value is undefined or null, and nothing else.
    public var isNullish: Bool {
        switch self {
        case .undefined, .null: true
        case .union(let members): !members.isEmpty && members.allSatisfy(\.isNullish)
        default: false
        }
    }

    /// What is left of the type where its value is neither undefined nor null.
    public var nonNullish: ValueType { canBeNullish ? removing(.nullish) : self }

    /// What is left of the type where its value is not of another type. Removing what is unknown removes nothing.
    public func removing(_ other: ValueType) -> ValueType {
        if other.isUnknown { return self }
        let kept = members.compactMap { $0.member(removing: other.members) }
        return kept == members ? self : .union(ofRemaining: kept)
    }

    private func member(removing others: [ValueType]) -> ValueType? {
        var kept = self
        for other in others {
            if kept.isContained(in: other) { return nil }
            if case .string(.literals(let texts)) = kept, case .string(.literals(let removed)) = other {
                kept = .string(removing: removed, from: texts)
            }
        }
        return kept.isNever ? nil : kept
    }

    /// The texts of an enumeration without some of them.
    private static func string(removing removed: [String], from texts: [String]) -> ValueType {
        let kept = texts.filter { !removed.contains($0) }
        return kept.isEmpty ? .never : .string(.literals(kept))
    }

    /// What is left of the type where its value is of another type as well.
    public func narrowed(to other: ValueType) -> ValueType {
        if isUnknown { return other }
        return .union(ofRemaining: members.filter { $0 == .script || $0.isContained(in: other) })
    }

    /// Whether every value of this type is of another type too.
    public func isContained(in other: ValueType) -> Bool {
        if self == other { return true }
        switch (self, other) {
        case (_, .unknown): return true
        case (.unknown, _): return false
        case (.union(let members), _): return members.allSatisfy { $0.isContained(in: other) }
        case (_, .union(let members)): return members.contains { isContained(in: $0) }
        case (.string(let format), .string(let other)): return format.isContained(in: other)
        case (.list(let element), .list(let other)): return element.isContained(in: other)
        case (.map(let value), .map(let other)): return value.isContained(in: other)
        case (.record(let record), .map(let value)):
            return value.isUnknown || !record.isOpen && record.fields.allSatisfy { $0.type.isContained(in: value) }
        case (.record(let record), .record(let other)):
            return record.isSameKind(as: other) && record.joined(with: other) == other
        default: return false
        }
    }

    /// What is left of the type where `'key' in value` is true.
    ///
    /// On a list or a text `in` asks for a member, which tells nothing of the type.
    public func having(key: String) -> ValueType {
        switch self {
        case .undefined, .null, .boolean, .number: return .never
        case .union(let members): return .union(of: members.map { $0.having(key: key) })
        case .record(let record):
            guard let field = record.field(named: key) else {
                return record.isOpen ? .record(record.replacing(RecordField(key, .unknown))) : .never
            }
            if !field.isOptional { return self }
            return field.type.isNever
                ? .never : .record(record.replacing(field.with(type: field.type, isOptional: false)))
        default: return self
        }
    }

    /// What is left of the type where `'key' in value` is false.
    public func lacking(key: String) -> ValueType {
        switch self {
        case .undefined, .null, .boolean, .number: return .never
        case .union(let members): return .union(of: members.map { $0.lacking(key: key) })
        case .record(let record):
            guard let field = record.field(named: key) else { return self }
            return field.isOptional ? .record(record.replacing(field.with(type: .never, isOptional: true))) : .never
        default: return self
        }
    }
}

extension StringFormat {
    fileprivate func isContained(in other: StringFormat) -> Bool {
        if self == other { return true }
        switch (self, other) {
        case (_, .any), (_, .documented): return true
        case (.literals(let texts), .literals(let others)): return texts.allSatisfy(others.contains)
        case (.id, .id(of: nil)), (.date, .dateTime): return true
        default: return false
        }
    }
}
