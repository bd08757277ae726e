import Foundation

/// A JSON document as Swift's own types, which is what template engines for Swift read fastest.
///
/// A dictionary, an array, `String`, `Int`, `Double` or `Bool`; null is left out of dictionaries.
public func nativeJSON(at path: String) throws -> [String: Any] {
    guard case .object(let members) = try JSONValue(at: path) else { throw CocoaError(.fileReadCorruptFile) }
    return members.compactMapValues(\.native)
}

/// A JSON document.
public enum JSONValue: Decodable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a document from a file.
    public init(at path: String) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: URL(filePath: path)))
    }

    /// Reads a document from a decoder.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    var native: Any? {
        switch self {
        case .null: nil
        case .bool(let value): value
        case .integer(let value): value
        case .number(let value): value
        case .string(let value): value
        case .array(let values): values.compactMap(\.native)
        case .object(let members): members.compactMapValues(\.native)
        }
    }
}
