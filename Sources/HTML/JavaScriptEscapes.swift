/// Decodes the escapes in strings of JavaScript (ECMA-262, 12.9.4). Those of control characters (`\n`) are taken for their
/// letters, which is enough to tell where markup begins.
func decodeJavaScriptEscapes(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return text }
    var result: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
            result.append(byte)
            continue
        }
        guard let escape = NumericEscape(kind, rest) else {
            result.append(kind)
            continue
        }
        rest = rest.dropFirst(escape.length)
        result += String(escape.character).utf8
    }
    return result
}

/// A character as its number: `\x3c`, `\u003c`, `\u{3c}`, `\74`.
private struct NumericEscape {
    let character: Unicode.Scalar
    /// How many bytes it has after its kind.
    let length: Int

    /// - Parameters:
    ///   - kind: What stands right after the backslash.
    ///   - rest: What stands after that.
    init?(_ kind: UInt8, _ rest: ArraySlice<UInt8>) {
        var digits: ArraySlice<UInt8>
        var value: UInt32 = 0
        var radix: UInt32 = 16
        switch kind {
        case UInt8(ascii: "x"):
            digits = rest.prefix(2)
            length = digits.count
        case UInt8(ascii: "u") where rest.first == UInt8(ascii: "{"):
            digits = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
            length = digits.count + 2
        case UInt8(ascii: "u"):
            digits = rest.prefix(4)
            length = digits.count
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            digits = rest.prefix(2).prefix { UInt8(ascii: "0")...UInt8(ascii: "7") ~= $0 }
            value = UInt32(kind - UInt8(ascii: "0"))
            radix = 8
            length = digits.count
        default: return nil
        }
        for digit in digits {
            guard let digit = digit.hexadecimalValue, value < 0x11_0000 else { return nil }
            value = value * radix + UInt32(digit)
        }
        character = Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
