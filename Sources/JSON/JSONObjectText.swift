/// The text of a JSON object on one line, as it is put together member by member.
///
/// Strings are written as `JSON.stringify` writes them (ECMA-262 25.5.2.3 QuoteJSONString).
package struct JSONObjectText {
    private var text: [UInt8] = [UInt8(ascii: "{")]

    /// Begins an object that has no members yet.
    package init() {}

    /// The whole text.
    package var bytes: [UInt8] { text + [UInt8(ascii: "}")] }

    /// Adds a string.
    package mutating func add(_ name: String, _ value: String) {
        addName(name)
        Self.append(value, to: &text)
    }

    /// Adds a list of objects.
    package mutating func add(_ name: String, _ objects: [JSONObjectText]) {
        addName(name)
        text.append(UInt8(ascii: "["))
        text += objects.map(\.bytes).joined(separator: [UInt8(ascii: ",")])
        text.append(UInt8(ascii: "]"))
    }

    /// Adds what is JSON already.
    package mutating func add(_ name: String, json: some Sequence<UInt8>) {
        addName(name)
        text += json
    }

    /// Adds an object.
    package mutating func add(_ name: String, _ object: JSONObjectText) { add(name, json: object.bytes) }

    /// Adds what is JSON already.
    package mutating func add(_ name: String, json: String) { add(name, json: json.utf8) }

    private mutating func addName(_ name: String) {
        if text.count > 1 { text.append(UInt8(ascii: ",")) }
        Self.append(name, to: &text)
        text.append(UInt8(ascii: ":"))
    }

    private static func append(_ string: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): text += "\\\"".utf8
            case UInt8(ascii: "\\"): text += "\\\\".utf8
            case 0x08: text += "\\b".utf8
            case 0x09: text += "\\t".utf8
            case 0x0A: text += "\\n".utf8
            case 0x0C: text += "\\f".utf8
            case 0x0D: text += "\\r".utf8
            case 0..<0x20: text += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
