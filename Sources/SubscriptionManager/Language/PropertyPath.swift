import Diagnostics
import ECMAText
import JSON
import NunjucksRuntime

/// The way to a property, as lodash 4.17 reads it: `customer.name`, `items[0].price`, `extra["a.b"]`.
struct PropertyPath {
    private let names: [StringRef]
    /// The whole text, where it may be the name of one property too.
    private let literal: StringRef?

    /// Reads a path: a text, or a list of names.
    /// - Parameter object: What the path is for, if it is for one value only: a property of the path's own text wins.
    init(_ path: Value, of object: Value?, _ heap: Heap) {
        switch path {
        case .array(let array):
            names = array.elements.map { Self.key(of: $0, heap) }
            literal = nil
        case .string(let text), .safe(let text), .script(let text):
            if !Self.isDeep(text) {
                names = [text]
                literal = nil
            } else {
                names = Self.names(in: text, heap)
                literal = text
            }
        default:
            names = [Self.key(of: path, heap)]
            literal = nil
        }
    }

    /// The value at the path, or nil where a property is missing.
    func value(in value: Value, _ heap: Heap) -> Value? {
        if let literal, let own = property(of: value, named: literal, heap) { return own }
        guard !names.isEmpty else { return nil }
        var value = value
        for name in names {
            guard let next = property(of: value, named: name, heap) else { return nil }
            value = next
        }
        return value
    }

    /// lodash's `toKey`: ECMA-262 7.1.19 ToPropertyKey, but for -0, which keeps its sign.
    private static func key(of value: Value, _ heap: Heap) -> StringRef {
        if case .number(let number) = value, number == 0, number.sign == .minus { return heap.literal("-0") }
        return toPropertyKey(value, heap)
    }

    /// Whether a text has a dot, or brackets that hold a name.
    private static func isDeep(_ text: StringRef) -> Bool {
        let bytes = text.bytes
        return bytes.indices.contains { index in
            switch bytes[index] {
            case UInt8(ascii: "."): return true
            case UInt8(ascii: "["):
                if bracketed(bytes, at: index + 1) != nil { return true }
                let rest = bytes[(index + 1)...]
                let end = rest.firstIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
                return end.map { bytes[$0] == UInt8(ascii: "]") } ?? false
            default: return false
            }
        }
    }

    /// lodash's `stringToPath`.
    private static func names(in text: StringRef, _ heap: Heap) -> [StringRef] {
        let bytes = text.bytes
        let (dot, open, close) = (UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"))
        var names: [StringRef] = []
        if bytes.first == dot { names.append(Names.empty) }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte != dot, byte != open, byte != close {
                let start = index
                while index < bytes.count, bytes[index] != dot, bytes[index] != open, bytes[index] != close {
                    index += 1
                }
                names.append(heap.string(bytes[start..<index]))
            } else if byte == open, let (name, end) = bracketed(bytes, at: index + 1) {
                names.append(heap.string(name))
                index = end
            } else {
                // An empty name stands between two dots, and before a dot or brackets at the end.
                if let end = emptyNameEnd(bytes, at: index), isBoundary(bytes, at: end) { names.append(Names.empty) }
                index += 1
            }
        }
        return names
    }

    /// The number or the quoted name between brackets, and where what follows begins.
    private static func bracketed(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (name: [UInt8], end: Int)? {
        guard start < bytes.count else { return nil }
        var index = start
        var name: [UInt8] = []
        let quote = bytes[start]
        if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            index += 1
            while index < bytes.count, bytes[index] != quote {
                if bytes[index] == UInt8(ascii: "\\") { index += 1 }
                guard index < bytes.count else { return nil }
                name.append(bytes[index])
                index += 1
            }
            index += 1
        } else {
            func digits() -> Bool {
                let first = index
                while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
                return index > first
            }
            if bytes[index] == UInt8(ascii: "-") { index += 1 }
            guard digits() else { return nil }
            if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
                index += 1
                guard digits() else { return nil }
            }
            name = Array(bytes[start..<index])
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "]") else { return nil }
        return (name, index + 1)
    }

    /// Where a dot, or a pair of brackets, ends that begins at a position.
    private static func emptyNameEnd(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        if bytes[index] == UInt8(ascii: ".") { return index + 1 }
        let isPair =
            bytes[index] == UInt8(ascii: "[") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "]")
        return isPair ? index + 2 : nil
    }

    private static func isBoundary(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index == bytes.count || emptyNameEnd(bytes, at: index) != nil
    }
}

/// `{{ order | get('payment.cc_holder', 'nobody') }}`: lodash's `_.get`.
enum PropertyFilter {
    static func get(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let path = PropertyPath(arguments[1], of: arguments[0], renderer.heap)
        let value = path.value(in: arguments[0], renderer.heap) ?? .undefined
        if case .undefined = value { return arguments[2] }
        if case .object(let object) = arguments[0] { return try renderer.read(value, of: object) }
        return value
    }
}

/// An own property of a value, or nil where it has none of that name.
func property(of value: Value, named name: StringRef, _ heap: Heap) -> Value? {
    switch value {
    case .object(let object): return object[name]
    case .array(let array):
        if let index = arrayIndex(name) { return index < array.count ? array[index] : nil }
        return name == "length" ? .number(Double(array.count)) : nil
    case .string(let text), .safe(let text):
        if name == "length" { return .number(Double(text.utf16Count)) }
        return arrayIndex(name).flatMap { text.unitText(at: $0, in: heap) }.map(Value.string)
    default: return nil
    }
}

/// The position that a name stands for: digits without a leading zero.
private func arrayIndex(_ name: StringRef) -> Int? {
    let bytes = name.bytes
    guard let first = bytes.first, bytes.count < 10, first != UInt8(ascii: "0") || bytes.count == 1 else { return nil }
    var index = 0
    for byte in bytes {
        guard byte.isASCIIDigit else { return nil }
        index = index * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return index
}
