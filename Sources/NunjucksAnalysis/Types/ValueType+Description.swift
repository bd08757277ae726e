extension ValueType: CustomStringConvertible {
    /// The type in plain English, with its article: "an Order", "a list of OrderItem", "a string or undefined".
    public var description: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string(let format): format.description
        case .markup: "markup"
        case .script: "a JavaScript value"
        case .regex: "a regular expression"
        case .list(.union([])): "an empty list"
        case .list(.unknown): "a list"
        case .list(let element): "a list of \(element.plural)"
        case .map(.unknown): "an object"
        case .map(let value): "a map of \(value.plural)"
        case .record(let record): record.description
        case .function: "a function"
        case .union([]): "nothing"
        case .union(let members): Self.listed(members.map(\.description))
        case .unknown: "an unknown value"
        }
    }

    /// The type as the object of "a list of".
    private var plural: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean: "booleans"
        case .number: "numbers"
        case .string(let format): format.plural
        case .markup: "markup"
        case .script: "JavaScript values"
        case .regex: "regular expressions"
        case .list(.union([])): "empty lists"
        case .list(.unknown): "lists"
        case .list(let element): "lists of \(element.plural)"
        case .map(.unknown): "objects"
        case .map(let value): "maps of \(value.plural)"
        case .record(let record): record.name ?? record.fieldsDescription(after: "objects")
        case .function: "functions"
        case .union([]): "nothing"
        case .union(let members): Self.listed(members.map(\.plural))
        case .unknown: "unknown values"
        }
    }

    /// "a", "a or b", "a, b or c".
    static func listed(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension RecordType: CustomStringConvertible {
    /// The record in plain English, with its article: "an Order", "an object with `name`".
    public var description: String {
        guard let name else { return fieldsDescription(after: "an object") }
        return "\(article(before: name)) \(name)"
    }

    fileprivate func fieldsDescription(after word: String) -> String {
        let names = fields.map { "`\($0.name)`" }
        guard let last = names.last else { return isOpen ? word : "\(word) without fields" }
        if names.count == 1 { return "\(word) with \(last)" }
        if names.count > 4 { return "\(word) with \(names[0]), \(names[1]) and \(names.count - 2) other fields" }
        return "\(word) with \(names.dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension StringFormat: CustomStringConvertible {
    /// The format in plain English, with its article: "a date", "the id of an Order".
    public var description: String {
        switch self {
        case .any, .documented: "a string"
        case .literals(let texts): Self.listed(texts)
        case .id(of: nil): "an id"
        case .id(of: let kind?): "the id of \(article(before: kind)) \(kind)"
        case .date: "a date"
        case .dateTime: "a date and time"
        case .money: "an amount of money"
        }
    }

    fileprivate var plural: String {
        switch self {
        case .any, .documented: "strings"
        case .literals(let texts): Self.listed(texts)
        case .id(of: nil): "ids"
        case .id(of: let kind?): "ids of \(kind)"
        case .date: "dates"
        case .dateTime: "dates and times"
        case .money: "amounts of money"
        }
    }

    private static func listed(_ texts: [String]) -> String {
        let quoted = texts.map { $0.isEmpty ? "an empty string" : "\"\($0)\"" }
        guard quoted.count > 4 else { return ValueType.listed(quoted) }
        return "\(quoted[0]), \(quoted[1]) or one of \(quoted.count - 2) other strings"
    }
}

/// "an" before a vowel, else "a".
private func article(before word: String) -> String {
    word.first.map { "AEIOUaeiou".contains($0) } ?? false ? "an" : "a"
}
