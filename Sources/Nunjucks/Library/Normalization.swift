// ECMA-262 22.1.3.13 normalize, with the forms NFC and NFD of Unicode Standard Annex #15.
//
// Swift's standard library compares texts by canonical equivalence, and publishes no normal form. So the decompositions
// are found by comparing: of every letter and mark that may go together, which single character is the same text. That
// covers Latin, Greek, Cyrillic and Hangul.

/// The canonical decomposition of a text.
func canonicallyDecomposed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var decomposed: [Unicode.Scalar] = []
    for scalar in scalars { appendDecomposition(of: scalar, to: &decomposed) }
    putMarksInOrder(&decomposed)
    return decomposed
}

/// The canonical composition of a text.
func canonicallyComposed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var composed: [Unicode.Scalar] = []
    var starter: Int?
    var lastClass: UInt8 = 0
    for scalar in canonicallyDecomposed(scalars) {
        let combiningClass = scalar.properties.canonicalCombiningClass.rawValue
        let isBlocked =
            lastClass != 0 ? lastClass >= combiningClass : (starter.map { $0 + 1 != composed.count } ?? true)
        if let starter, !isBlocked, let pair = composition(of: composed[starter], scalar) {
            composed[starter] = pair
            continue
        }
        if combiningClass == 0 { starter = composed.count }
        lastClass = combiningClass
        composed.append(scalar)
    }
    return composed
}

private func appendDecomposition(of scalar: Unicode.Scalar, to decomposed: inout [Unicode.Scalar]) {
    if scalar.value < 0xC0 {
        decomposed.append(scalar)
    } else if let (base, mark) = Hangul.parts(of: scalar) ?? Compositions.shared.parts[String(Character(scalar))] {
        appendDecomposition(of: base, to: &decomposed)
        decomposed.append(mark)
    } else {
        decomposed.append(scalar)
    }
}

private func putMarksInOrder(_ scalars: inout [Unicode.Scalar]) {
    func combiningClass(_ index: Int) -> UInt8 { scalars[index].properties.canonicalCombiningClass.rawValue }
    for index in scalars.indices where combiningClass(index) != 0 {
        var position = index
        while position > 0, combiningClass(position - 1) > combiningClass(position) {
            scalars.swapAt(position - 1, position)
            position -= 1
        }
    }
}

private func composition(of base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    if let syllable = Hangul.composition(of: base, mark) { return syllable }
    guard mark.value >= 0x300 else { return nil }
    return Compositions.shared.wholes["\(base)\(mark)"]
}

/// Which characters are another one and a mark.
private struct Compositions: Sendable {
    static let shared = Compositions()

    /// The two parts of a character. Characters that are the same text share them.
    private(set) var parts: [String: (Unicode.Scalar, Unicode.Scalar)] = [:]
    /// The character of two parts.
    private(set) var wholes: [String: Unicode.Scalar] = [:]

    private init() {
        // The first of two characters that are the same text is the one that composition gives.
        var candidates: [String: Unicode.Scalar] = [:]
        var bases: [Unicode.Scalar] = []
        for value in UInt32(0x41)...0x212B where !(0x600...0x1DFF).contains(value) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic || value == 0xA8 else { continue }
            bases.append(scalar)
            let text = String(Character(scalar))
            if value >= 0xC0, candidates[text] == nil { candidates[text] = scalar }
        }
        let marks = (UInt32(0x300)...0x345).compactMap(Unicode.Scalar.init)
        for base in bases {
            for mark in marks {
                let text = "\(base)\(mark)"
                guard let whole = candidates[text] else { continue }
                if parts[text] == nil { parts[text] = (base, mark) }
                wholes[text] = whole
            }
        }
    }
}

/// Unicode 3.12, Conjoining Jamo Behavior.
private enum Hangul {
    private static let firstSyllable: UInt32 = 0xAC00
    private static let (firstLead, firstVowel, firstTrail): (UInt32, UInt32, UInt32) = (0x1100, 0x1161, 0x11A7)
    private static let (leads, vowels, trails): (UInt32, UInt32, UInt32) = (19, 21, 28)

    static func parts(of scalar: Unicode.Scalar) -> (Unicode.Scalar, Unicode.Scalar)? {
        guard scalar.value >= firstSyllable, scalar.value < firstSyllable + leads * vowels * trails else { return nil }
        let index = scalar.value - firstSyllable
        let trail = index % trails
        let parts =
            trail != 0
            ? (scalar.value - trail, firstTrail + trail)
            : (firstLead + index / (vowels * trails), firstVowel + index / trails % vowels)
        guard let base = Unicode.Scalar(parts.0), let mark = Unicode.Scalar(parts.1) else { return nil }
        return (base, mark)
    }

    static func composition(of base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        if (firstLead..<firstLead + leads).contains(base.value), (firstVowel..<firstVowel + vowels).contains(mark.value)
        {
            return Unicode.Scalar(
                firstSyllable + ((base.value - firstLead) * vowels + mark.value - firstVowel) * trails)
        }
        guard base.value >= firstSyllable, (base.value - firstSyllable) % trails == 0,
            base.value < firstSyllable + leads * vowels * trails,
            (firstTrail + 1..<firstTrail + trails).contains(mark.value)
        else { return nil }
        return Unicode.Scalar(base.value + mark.value - firstTrail)
    }
}
