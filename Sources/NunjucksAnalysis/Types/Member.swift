/// What reading a property of a value gives.
public struct Member: Hashable, Sendable {
    /// The type of what is read.
    public let type: ValueType
    /// Whether the property is known; false for one that no value of the type is said to have, which is a mistake on a
    /// closed record and may be a field of the store's own on an open one.
    public let isListed: Bool
    /// Whether the property must never be printed into a page.
    public let isPrivate: Bool
    /// Whether its documentation advises against it.
    public let isDeprecated: Bool
    /// For a method: what calling it gives.
    public let callResult: ValueType?
    /// What the property means, in one sentence; empty where nobody says.
    public let documentation: String

    /// Makes a member.
    public init(
        _ type: ValueType, isListed: Bool = true, isPrivate: Bool = false, isDeprecated: Bool = false,
        callResult: ValueType? = nil, documentation: String = ""
    ) {
        self.type = type
        self.isListed = isListed
        self.isPrivate = isPrivate
        self.isDeprecated = isDeprecated
        self.callResult = callResult
        self.documentation = documentation
    }

    /// Makes a member of a record's field.
    public init(_ field: RecordField) {
        self.init(
            field.valueType, isPrivate: field.isPrivate, isDeprecated: field.isDeprecated,
            documentation: field.documentation)
    }

    static func method(_ result: ValueType) -> Member { Member(.function, callResult: result) }

    /// What reading a property that there is not gives.
    static let missing = Member(.undefined, isListed: false)

    /// What reading a property of either of two values gives. A value that lacks the property does not make it unlisted.
    func joined(with other: Member) -> Member {
        let listed = [self, other].filter(\.isListed)
        let documented = listed.map(\.documentation).filter { !$0.isEmpty }
        return Member(
            type.joined(with: other.type), isListed: !listed.isEmpty, isPrivate: isPrivate || other.isPrivate,
            isDeprecated: !listed.isEmpty && listed.allSatisfy(\.isDeprecated),
            callResult: callResult.map { result in other.callResult.map(result.joined) ?? result } ?? other.callResult,
            documentation: Set(documented).count == 1 ? documented[0] : "")
    }
}

extension ValueType {
    /// What reading a property by its name gives: `value.name` or `value['name']`.
    ///
    /// Undefined and null have no properties, and reading one stops production; here it gives undefined. In a union they
    /// do not count for what is listed.
    public func member(_ name: String) -> Member {
        switch self {
        case .undefined, .null: return Member(.undefined)
        case .unknown, .script: return Member(.unknown)
        case .union(let members):
            var result: Member?
            for member in members where !member.isNullish {
                let other = member.member(name)
                result = result?.joined(with: other) ?? other
            }
            guard let result else { return Member(isNever ? .unknown : .undefined) }
            return canBeNullish ? result.joined(with: Member(.undefined, isListed: false)) : result
        case .map(let value): return Member(value.joined(with: .undefined))
        case .record(let record):
            if let field = record.field(named: name) { return Member(field) }
            if let method = Methods.object[name] { return .method(method) }
            return record.isOpen ? Member(.unknown(isUnlisted: true), isListed: false) : .missing
        case .list(let element):
            if name == "length" { return Member(.number) }
            if isIndex(name) { return Member(element.joined(with: .undefined)) }
            return Methods.member(name, among: Methods.list(of: element))
        case .string:
            if name == "length" { return Member(.number) }
            if isIndex(name) { return Member(.string.joined(with: .undefined)) }
            return Methods.member(name, among: Methods.string)
        case .markup:
            switch name {
            case "length": return Member(.number)
            case "val": return Member(.string)
            default: return Methods.member(name, among: Methods.string)
            }
        case .number: return Methods.member(name, among: Methods.number)
        case .boolean: return Methods.member(name, among: [:])
        case .regex:
            return Methods.regexProperties[name].map { Member($0) } ?? Methods.member(name, among: Methods.regex)
        case .function:
            switch name {
            case "length": return Member(.number)
            case "name": return Member(.string)
            default: return Methods.member(name, among: Methods.function)
            }
        }
    }

    /// The names that a property of the value may have and that are known, for suggestions: the fields of its records,
    /// and what JavaScript gives lists and texts.
    public var memberNames: [String] {
        var names: Set<String> = []
        for member in members {
            switch member {
            case .record(let record): names.formUnion(record.fields.map(\.name))
            case .list(let element): names.formUnion(["length"] + Methods.list(of: element).keys)
            case .string, .markup: names.formUnion(["length"] + Methods.string.keys)
            default: break
            }
        }
        return names.sorted()
    }

    private func isIndex(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
