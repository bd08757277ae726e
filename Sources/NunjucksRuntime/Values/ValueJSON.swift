import Diagnostics
import JSON

/// Appends a value's JSON text, as `JSON.stringify` has it (ECMA-262 25.5.2).
///
/// Properties that are undefined or functions are left out, and are null in lists. Text is written with its characters
/// as they are, lone surrogates as `\uD83D`, so that the result is always well-formed UTF-8.
/// - Parameter indent: What each level is indented by; without it, all is on one line without spaces.
/// - Returns: Whether there was anything to write: undefined and functions have no JSON.
/// - Throws: A diagnostic without a place, where values are nested deeper than ``Limits/nesting``, in a circle perhaps.
@discardableResult
package func appendJSON(
    _ value: Value, indent: JSONIndent = .none, to bytes: inout [UInt8]
) throws(Diagnostic) -> Bool {
    try appendJSON(value, indent: indent, trustedTextAsObject: false, to: &bytes)
}

/// As the package function does, but that trusted text may be the object that it is in Nunjucks, and not its text.
func appendJSON(
    _ value: Value, indent: JSONIndent, trustedTextAsObject: Bool, to bytes: inout [UInt8]
) throws(Diagnostic) -> Bool {
    var writer = JSONWriter(indent: indent.bytes)
    let isWritten = try writer.write(value, trustedTextAsObject: trustedTextAsObject) {
        (depth, byteCount) throws(Diagnostic) in
        guard byteCount <= Limits.jsonBytes else {
            throw Diagnostic(.limit, .error, "the JSON text is larger than \(Limits.jsonBytes >> 20) MiB")
        }
        guard depth >= Limits.nesting else { return }
        throw Diagnostic(
            .limit, .error, "the value is nested more than \(Limits.nesting) levels deep",
            help: "an object that contains itself has no JSON text")
    }
    if bytes.isEmpty { bytes = writer.take() } else { bytes += writer.bytes }
    return isWritten
}

/// What each level of a JSON text is indented by.
package struct JSONIndent: Sendable {
    /// All on one line.
    package static let none = JSONIndent(bytes: [])

    let bytes: [UInt8]

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Indents by so many spaces, from 0 to 10.
    package static func spaces(_ count: Int) -> JSONIndent {
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

extension JSONWriter {
    /// Writes a value as `JSON.stringify` does.
    /// - Parameters:
    ///   - trustedTextAsObject: Whether trusted text is the object that it is in Nunjucks, and not its text.
    ///   - check: Called at the beginning of each list and object, and of what is in it, with the number of those around
    ///     it and the number of bytes written, to stop at what contains itself, and at what multiplies.
    /// - Returns: Whether there was anything to write: undefined and functions have no JSON.
    /// - Throws: What `check` throws.
    @discardableResult
    package mutating func write<Failure: Error>(
        _ value: Value, trustedTextAsObject: Bool = false,
        check: (_ depth: Int, _ byteCount: Int) throws(Failure) -> Void
    ) throws(Failure) -> Bool {
        switch value {
        case .undefined, .function: return false
        case .null: null()
        case .boolean(let flag): boolean(flag)
        case .number(let number): self.number(number)
        case .safe(let text) where trustedTextAsObject:
            beginObject()
            key("val")
            string(text.bytes)
            member("length", text.utf16Count)
            endObject()
        case .string(let text), .safe(let text), .script(let text): string(text.bytes)
        case .regex:
            beginObject()
            endObject()
        case .array(let array):
            try check(depth, bytes.count)
            beginArray()
            for element in array.elements {
                try check(depth - 1, bytes.count)
                if try !write(element, trustedTextAsObject: trustedTextAsObject, check: check) { null() }
            }
            endArray()
        case .object(let object):
            try check(depth, bytes.count)
            beginObject()
            for (key, value) in zip(object.keys, object.values) {
                try check(depth - 1, bytes.count)
                switch value {
                case .undefined, .function: break
                default:
                    self.key(key.bytes)
                    try write(value, trustedTextAsObject: trustedTextAsObject, check: check)
                }
            }
            endObject()
        }
        return true
    }
}
