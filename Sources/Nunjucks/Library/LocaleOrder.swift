/// Compares two texts as a dictionary would: -1, 0 or 1.
///
/// It is CLDR's root collation (Unicode Technical Standard #10), as far as the texts of a shop need it: punctuation
/// before symbols before digits before letters; letters without regard to accents and case at first, then by accent,
/// then a small letter before its capital. Characters beyond Latin come after it, by code point.
func compareInLocaleOrder(_ left: StringRef, _ right: StringRef) -> Int {
    let (left, right) = (CollationKey(left), CollationKey(right))
    for (l, r) in [
        (left.primary, right.primary), (left.secondary, right.secondary), (left.tertiary, right.tertiary),
    ] {
        if l == r { continue }
        return l.lexicographicallyPrecedes(r) ? -1 : 1
    }
    return 0
}

/// What a text is compared by, one level after the other.
private struct CollationKey {
    private(set) var primary: [UInt32] = []
    private(set) var secondary: [UInt32] = []
    private(set) var tertiary: [UInt32] = []

    init(_ text: StringRef) {
        for scalar in canonicallyDecomposed(Array(text.string.unicodeScalars)) { append(scalar) }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if let letters = expansions[scalar] {
            for letter in letters.unicodeScalars { append(letter) }
            addMark(strokeWeight)
            return
        }
        let value = scalar.value
        if scalar.properties.canonicalCombiningClass.rawValue != 0 {
            addMark(accents.firstIndex(of: value).map { UInt32($0) + 2 } ?? 0x100 + value)
        } else if value < 0x80, isASCIILetter(UInt8(value)) {
            add(0x2000 + (value | 0x20), isCapital: value & 0x20 == 0)
        } else if value < 0x80, isASCIIDigit(UInt8(value)) {
            add(0x1000 + value, isCapital: false)
        } else if let position = marks.firstIndex(of: scalar) {
            add(UInt32(position) + 1, isCapital: false)
        } else if value >= 0xA0 {
            let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            add(0x3000 + lower.value, isCapital: lower != scalar)
        }
        // Control characters have no weight.
    }

    private mutating func add(_ weight: UInt32, isCapital: Bool) {
        primary.append(weight)
        secondary.append(1)
        tertiary.append(isCapital ? 1 : 0)
    }

    private mutating func addMark(_ weight: UInt32) {
        secondary.append(weight)
        tertiary.append(0)
    }
}

/// White space, punctuation and symbols, in the order of the root collation.
private let marks = Array(
    "\t\n\u{B}\u{C}\r\u{2028}\u{2029} \u{A0}_-–—,;:!¡?¿.…·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•′″`´^¯¨°©®+±÷×<=>¬|¦~¤¢$£¥€"
        .unicodeScalars)

/// The commonest accents, in the order of the root collation; the others follow.
private let accents: [UInt32] = [
    0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x303, 0x307, 0x328, 0x327, 0x304,
]

private let strokeWeight: UInt32 = 0x80

/// Letters that are sorted as others.
private let expansions: [Unicode.Scalar: String] = [
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ħ": "h", "Ħ": "H",
]
