/// Appends a value's JSON text, as `JSON.stringify` has it (ECMA-262 25.5.2).
///
/// Properties that are undefined or functions are left out, and are null in lists. Text is written with its characters
/// as they are, lone surrogates as `\uD83D`, so that the result is always well-formed UTF-8.
/// - Parameter indent: What each level is indented by; without it, all is on one line without spaces.
/// - Returns: Whether there was anything to write: undefined and functions have no JSON.
/// - Throws: A diagnostic without a place, where values are nested deeper than ``Limits/nesting``, in a circle perhaps.
@discardableResult
public func appendJSON(
    _ value: Value, indent: JSONIndent = .none, to bytes: inout [UInt8]
) throws(Diagnostic) -> Bool {
    try JSONWriter(indent: indent).write(value, to: &bytes)
}

/// What each level of a JSON text is indented by.
public struct JSONIndent: Sendable {
    /// All on one line.
    public static let none = JSONIndent(bytes: [])

    let bytes: [UInt8]

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Indents by so many spaces, from 0 to 10.
    public static func spaces(_ count: Int) -> JSONIndent {
        JSONIndent(bytes: Array(repeating: UInt8(ascii: " "), count: min(max(count, 0), 10)))
    }

    /// What `JSON.stringify` makes of its third argument: a number of spaces, or the first ten units of a text.
    init(_ value: Value, _ heap: Heap) {
        switch value {
        case .number: self = .spaces(toInteger(value, heap))
        case .string(let text): self.init(bytes: Array(text.part(0..<min(10, text.utf16Count), in: heap).bytes))
        default: self = .none
        }
    }
}

/// Writes JSON.
struct JSONWriter {
    let indent: JSONIndent
    /// Whether trusted text is written as the object that it is in Nunjucks, and not as its text.
    var writesTrustedTextAsObject = false

    init(indent: JSONIndent) { self.indent = indent }

    /// Writes a value, or returns false where it has no JSON.
    func write(_ value: Value, to bytes: inout [UInt8], depth: Int = 0) throws(Diagnostic) -> Bool {
        switch value {
        case .undefined, .function: return false
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let boolean): bytes.append(contentsOf: (boolean ? "true" : "false").utf8)
        case .number(let number):
            if number.isFinite { appendNumber(number, to: &bytes) } else { bytes.append(contentsOf: "null".utf8) }
        case .safe(let text) where writesTrustedTextAsObject: writeTrusted(text, to: &bytes, depth: depth)
        case .string(let text), .safe(let text), .script(let text): appendJSONString(text, to: &bytes)
        case .regex: bytes.append(contentsOf: "{}".utf8)
        case .array(let array): try write(array, to: &bytes, depth: depth)
        case .object(let object): try write(object, to: &bytes, depth: depth)
        }
        return true
    }

    private func write(_ array: ArrayRef, to bytes: inout [UInt8], depth: Int) throws(Diagnostic) {
        try check(depth, bytes)
        bytes.append(UInt8(ascii: "["))
        for (index, element) in array.elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(depth + 1, in: &bytes)
            if try !write(element, to: &bytes, depth: depth + 1) { bytes.append(contentsOf: "null".utf8) }
        }
        if array.count > 0 { breakLine(depth, in: &bytes) }
        bytes.append(UInt8(ascii: "]"))
    }

    private func write(_ object: ObjectRef, to bytes: inout [UInt8], depth: Int) throws(Diagnostic) {
        try check(depth, bytes)
        bytes.append(UInt8(ascii: "{"))
        var isEmpty = true
        for (index, key) in object.keys.enumerated() {
            let start = bytes.count
            if !isEmpty { bytes.append(UInt8(ascii: ",")) }
            writeKey(key, to: &bytes, depth: depth)
            if try write(object.values[index], to: &bytes, depth: depth + 1) {
                isEmpty = false
            } else {
                bytes.removeSubrange(start...)
            }
        }
        if !isEmpty { breakLine(depth, in: &bytes) }
        bytes.append(UInt8(ascii: "}"))
    }

    private func writeTrusted(_ text: StringRef, to bytes: inout [UInt8], depth: Int) {
        bytes.append(UInt8(ascii: "{"))
        breakLine(depth + 1, in: &bytes)
        bytes.append(contentsOf: (indent.bytes.isEmpty ? "\"val\":" : "\"val\": ").utf8)
        appendJSONString(text, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        breakLine(depth + 1, in: &bytes)
        bytes.append(contentsOf: (indent.bytes.isEmpty ? "\"length\":" : "\"length\": ").utf8)
        appendNumber(Double(text.utf16Count), to: &bytes)
        breakLine(depth, in: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    private func writeKey(_ key: StringRef, to bytes: inout [UInt8], depth: Int) {
        breakLine(depth + 1, in: &bytes)
        appendJSONString(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if !indent.bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
    }

    private func breakLine(_ depth: Int, in bytes: inout [UInt8]) {
        guard !indent.bytes.isEmpty else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { bytes.append(contentsOf: indent.bytes) }
    }

    /// Stops at what contains itself, and at lists within lists that multiply.
    private func check(_ depth: Int, _ bytes: [UInt8]) throws(Diagnostic) {
        guard bytes.count <= Limits.jsonBytes else {
            throw Diagnostic(.limit, .error, "the JSON text is larger than \(Limits.jsonBytes >> 20) MiB")
        }
        guard depth >= Limits.nesting else { return }
        throw Diagnostic(
            .limit, .error, "the value is nested more than \(Limits.nesting) levels deep",
            help: "an object that contains itself has no JSON text")
    }
}

/// Appends a text as a JSON string (ECMA-262 25.5.2.3 QuoteJSONString).
func appendJSONString(_ text: StringRef, to bytes: inout [UInt8]) {
    let source = text.bytes
    bytes.append(UInt8(ascii: "\""))
    var written = 0
    var index = 0
    func escape(_ escape: String, length: Int) {
        bytes.append(contentsOf: source[written..<index])
        bytes.append(contentsOf: escape.utf8)
        written = index + length
    }
    while index < source.count {
        switch source[index] {
        case UInt8(ascii: "\""): escape("\\\"", length: 1)
        case UInt8(ascii: "\\"): escape("\\\\", length: 1)
        case 0x08: escape("\\b", length: 1)
        case 0x09: escape("\\t", length: 1)
        case 0x0A: escape("\\n", length: 1)
        case 0x0C: escape("\\f", length: 1)
        case 0x0D: escape("\\r", length: 1)
        case 0..<0x20: escape("\\u" + hexadecimal(UInt32(source[index])), length: 1)
        case 0xED where index + 2 < source.count && source[index + 1] >= 0xA0:
            escape("\\u" + hexadecimal(decodeCodePoint(source, at: index).codePoint), length: 3)
        default: break
        }
        index += 1
    }
    bytes.append(contentsOf: source[written...])
    bytes.append(UInt8(ascii: "\""))
}

private func hexadecimal(_ unit: UInt32) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
}
