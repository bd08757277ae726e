import Nunjucks

/// Writes values as JSON on one line that can stand in a script: `<` and the two line separators that JavaScript once
/// took for line breaks are escaped.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    /// Writes an object.
    /// - Parameter isWanted: Says of each of its own properties whether it is written.
    mutating func write(_ object: ObjectRef, where isWanted: (StringRef) -> Bool = { _ in true }) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in zip(object.keys, object.values) where isWanted(key) {
            if case .undefined = value { continue }
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            write(key)
            bytes.append(UInt8(ascii: ":"))
            write(value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Writes a value. What JSON does not have becomes null, as `JSON.stringify` writes it in a list.
    mutating func write(_ value: Value) {
        switch value {
        case .boolean(let flag): append(flag ? "true" : "false")
        case .number(let number): write(number)
        case .string(let text), .safe(let text), .script(let text): write(text)
        case .array(let list):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in list.elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(element)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object): write(object)
        case .undefined, .null, .function, .regex: append("null")
        }
    }

    private mutating func write(_ number: Double) {
        guard number.isFinite else { return append("null") }
        if let integer = Int64(exactly: number) {
            bytes.append(contentsOf: String(integer).utf8)
        } else {
            bytes.append(contentsOf: number.description.utf8)
        }
    }

    private mutating func write(_ text: StringRef) {
        bytes.append(UInt8(ascii: "\""))
        let text = text.bytes
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case 0x08: append("\\b")
            case 0x0C: append("\\f")
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x09: append("\\t")
            case 0..<0x20, UInt8(ascii: "<"), 0x7F: appendEscape(UInt32(byte))
            case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8:
                appendEscape(0x2000 + UInt32(text[index + 2] & 0x3F))
                index += 2
            case 0xED where index + 2 < text.count && text[index + 1] >= 0xA0:
                appendEscape(0xD000 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F))
                index += 2
            default: bytes.append(byte)
            }
            index += 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(_ unit: UInt32) {
        append("\\u")
        let digits = String(unit, radix: 16)
        for _ in digits.utf8.count..<4 { bytes.append(UInt8(ascii: "0")) }
        bytes.append(contentsOf: digits.utf8)
    }

    private mutating func append(_ literal: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
}
