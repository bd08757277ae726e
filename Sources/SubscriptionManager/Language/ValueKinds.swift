import ECMAText
import NunjucksRuntime

// What the filters accept beyond plain text, and how their messages name what they do not.

extension Value {
    /// What the value is, in the words of a message.
    var kindName: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let boolean): boolean ? "true" : "false"
        case .number(let number): withNumberText(number) { String(decoding: $0, as: UTF8.self) }
        case .string(let text), .safe(let text): Self.excerpt(of: text)
        case .script: "a JavaScript value"
        case .array: "a list"
        case .object: "an object"
        case .function: "a function"
        case .regex: "a regular expression"
        }
    }

    private static func excerpt(of text: StringRef) -> String {
        let text = text.string
        return text.count > 40 ? "\"\(text.prefix(39))…\"" : "\"\(text)\""
    }

    /// The key of a setting or a translation: a text, or a number as JavaScript writes it.
    func key(in heap: Heap) -> StringRef? {
        if case .number = self { return toString(self, heap) }
        return anyText
    }

    /// A count or a level: a number, or a text that JavaScript reads as one. Nothing else counts, nor does a blank text,
    /// which JavaScript would read as 0.
    var numeral: Double? {
        let numeral: Double
        switch self {
        case .number(let number): numeral = number
        case .string(let text), .safe(let text):
            if trimmedWhiteSpace(text.bytes).isEmpty { return nil }
            numeral = stringToNumber(text)
        default: return nil
        }
        return numeral.isNaN ? nil : numeral
    }
}

extension Arguments {
    /// The keyword arguments after so many positional ones: an object in that place.
    func keywords(after count: Int) -> ObjectRef? {
        if case .object(let object) = self[count + 1] { object } else { nil }
    }
}
