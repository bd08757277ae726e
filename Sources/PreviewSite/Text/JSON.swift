/// JSON that is written in one way only (RFC 8259): keys in the order given, and a line break and two spaces for each
/// level, or all on one line.
enum JSON {
    /// JSON that is written already.
    case raw([UInt8])
    case integer(Int)
    case string(String)
    case array([JSON])
    case object([(key: String, value: JSON)])

    /// The text on one line.
    var line: String {
        var bytes: [UInt8] = []
        append(to: &bytes, level: nil)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text over many lines, with a line break at its end.
    var document: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, level: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// - Parameter level: How deep the value stands; nil if all of it goes on one line.
    private func append(to bytes: inout [UInt8], level: Int?) {
        switch self {
        case .raw(let json): bytes += json
        case .integer(let number): bytes += String(number).utf8
        case .string(let text): Self.append(text, to: &bytes)
        case .array(let elements):
            Self.append(elements, "[", "]", to: &bytes, level) { element, bytes, level in
                element.append(to: &bytes, level: level)
            }
        case .object(let members):
            Self.append(members, "{", "}", to: &bytes, level) { member, bytes, level in
                Self.append(member.key, to: &bytes)
                bytes += level == nil ? ":".utf8 : ": ".utf8
                member.value.append(to: &bytes, level: level)
            }
        }
    }

    private static func append<Element>(
        _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8], _ level: Int?,
        _ append: (Element, inout [UInt8], Int?) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if let level { breakLine(to: &bytes, level + 1) }
            append(element, &bytes, level.map { $0 + 1 })
        }
        if let level, !elements.isEmpty { breakLine(to: &bytes, level) }
        bytes.append(UInt8(ascii: close))
    }

    private static func breakLine(to bytes: inout [UInt8], _ level: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: level * 2)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += "\\\"".utf8
            case "\\": bytes += "\\\\".utf8
            case "\n": bytes += "\\n".utf8
            case "\r": bytes += "\\r".utf8
            case "\t": bytes += "\\t".utf8
            // `<` could end a script, and the last two were once line breaks in JavaScript.
            case "\u{0}"..<" ", "<", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                bytes += "\\u".utf8
                bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
                bytes += digits.utf8
            default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
