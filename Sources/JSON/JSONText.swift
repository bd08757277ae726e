import ECMAText

/// What the pieces of a JSON text stand for. The text has been checked: see `JSONParser`.
@usableFromInline
package enum JSONText {
    /// The bytes of a string (without its quotes), escapes resolved.
    ///
    /// A surrogate that stands alone becomes the three bytes UTF-8 would give its code point (WTF-8), because
    /// JavaScript's strings can hold one.
    @usableFromInline
    package static func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
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
                let unit = codeUnit(text, at: index)
                index += 4
                if unit.isHighSurrogate, index + 5 < text.count, text[index] == UInt8(ascii: "\\"),
                    text[index + 1] == UInt8(ascii: "u")
                {
                    let low = codeUnit(text, at: index + 2)
                    if low.isLowSurrogate {
                        appendCodePoint(codePoint(high: unit, low: low), to: &result)
                        index += 6
                        continue
                    }
                }
                appendCodePoint(unit, to: &result)
            default: result.append(escape)
            }
        }
        return result
    }

    private static func codeUnit(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
        var unit: UInt32 = 0
        for offset in index..<min(index + 4, text.count) {
            unit = unit << 4 | UInt32(text[offset].hexadecimalValue ?? 0)
        }
        return unit
    }

    /// The double nearest to a number's text; one too large for a double is infinite, as in JavaScript.
    static func number(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        ECMAText.number(from: text)
    }
}
