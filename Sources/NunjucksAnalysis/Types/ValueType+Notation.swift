extension ValueType {
    /// The type in the short notation of signatures and `Needs:` comments: `Order[]`, `string | undefined`.
    public var notation: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean: "boolean"
        case .number: "number"
        case .string(let format): format.notation
        case .markup: "markup"
        case .script: "script"
        case .regex: "regex"
        case .list(.union(let members)) where members.count > 1:
            "(\(members.map(\.notation).joined(separator: " | ")))[]"
        case .list(.string(.literals(let texts))) where texts.count > 1:
            "(\(StringFormat.literals(texts).notation))[]"
        case .list(let element): "\(element.notation)[]"
        case .map(.unknown): "object"
        case .map(let value): "map<\(value.notation)>"
        case .record(let record): record.notation
        case .function: "function"
        case .union([]): "never"
        case .union(let members): members.map(\.notation).joined(separator: " | ")
        case .unknown: "any"
        }
    }
}

extension RecordType {
    fileprivate var notation: String {
        if let name { return name }
        let fields = fields.map { "\($0.name)\($0.isOptional ? "?" : ""): \($0.type.notation)" } + (isOpen ? ["…"] : [])
        return fields.isEmpty ? "{}" : "{ \(fields.joined(separator: ", ")) }"
    }
}

extension StringFormat {
    fileprivate var notation: String {
        switch self {
        case .any: "string"
        case .literals(let texts): texts.map { "\"\($0)\"" }.joined(separator: " | ")
        case .documented(let texts): (texts.map { "\"\($0)\"" } + ["string"]).joined(separator: " | ")
        case .id(of: nil): "id"
        case .id(of: let kind?): "id<\(kind)>"
        case .date: "date"
        case .dateTime: "datetime"
        case .money: "money"
        }
    }
}
