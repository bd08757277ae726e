/// What the pieces of a JSON text stand for. The text has been checked: see `JSONParser`.
enum JSONText {
    /// The bytes of a string (without its quotes), escapes resolved.
    ///
    /// A surrogate that stands alone becomes the three bytes UTF-8 would give its code point (WTF-8), because
    /// JavaScript's strings can hold one.
    static func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < text.count else {
                result.append(byte)
                index += 1
                continue
            }
            let escape = text[index + 1]
            index += 2
            switch escape {
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"):
                var codePoint = codeUnit(text, at: index)
                index += 4
                if (0xD800...0xDBFF).contains(codePoint), index + 5 < text.count, text[index] == UInt8(ascii: "\\"),
                    text[index + 1] == UInt8(ascii: "u")
                {
                    let low = codeUnit(text, at: index + 2)
                    if (0xDC00...0xDFFF).contains(low) {
                        codePoint = 0x10000 + ((codePoint - 0xD800) << 10) + (low - 0xDC00)
                        index += 6
                    }
                }
                append(codePoint, to: &result)
            default: result.append(escape)
            }
        }
        return result
    }

    private static func codeUnit(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
        var unit: UInt32 = 0
        for offset in index..<min(index + 4, text.count) { unit = unit << 4 | UInt32(hexDigit(text[offset]) ?? 0) }
        return unit
    }

    private static func append(_ codePoint: UInt32, to bytes: inout [UInt8]) {
        switch codePoint {
        case 0..<0x80: bytes.append(UInt8(codePoint))
        case 0..<0x800:
            bytes.append(UInt8(0xC0 | codePoint >> 6))
            bytes.append(UInt8(0x80 | codePoint & 0x3F))
        case 0..<0x10000:
            bytes.append(UInt8(0xE0 | codePoint >> 12))
            bytes.append(UInt8(0x80 | codePoint >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | codePoint & 0x3F))
        default:
            bytes.append(UInt8(0xF0 | codePoint >> 18))
            bytes.append(UInt8(0x80 | codePoint >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | codePoint >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | codePoint & 0x3F))
        }
    }

    /// The value of a hexadecimal digit.
    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The double nearest to a number's text; one too large for a double is infinite, as in JavaScript.
    static func number(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        var mantissa: Int64 = 0
        var digits = 0
        var decimals = 0
        var isAfterPoint = false
        var isNegative = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                if digits > 15 { return slowNumber(text) }
                mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
                if isAfterPoint { decimals += 1 }
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isAfterPoint = true
            default: return slowNumber(text)
            }
        }
        // Both are exact doubles, so that the division rounds once and correctly.
        let magnitude = decimals == 0 ? Double(mantissa) : Double(mantissa) / powersOfTen[decimals]
        return isNegative ? -magnitude : magnitude
    }

    private static func slowNumber(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        Double(String(decoding: text, as: UTF8.self)) ?? .nan
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
