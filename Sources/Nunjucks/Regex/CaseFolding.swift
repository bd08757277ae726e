/// Which characters are the same where case does not matter: ECMA-262 22.2.2.7.3 Canonicalize.
struct CaseFolding: Sendable {
    /// Without the flag `u`: the upper case, where that is one UTF-16 unit, and never an ASCII letter for another
    /// character.
    static let upperCase = CaseFolding(through: 0xFFFF) { scalar in
        let upper = scalar.properties.uppercaseMapping.utf16
        guard upper.count == 1, let unit = upper.first, unit >= 128 || scalar.isASCII else { return scalar.value }
        return UInt32(unit)
    }

    /// With the flag `u`: simple case folding (Unicode's CaseFolding.txt, C and S), of which the standard library has
    /// no table. It is the lower case of the upper case, where both are one character; what this misses is listed.
    static let simple = CaseFolding(through: 0x1FFFF) { scalar in
        switch scalar {
        case "ı": return scalar.value
        case "\u{1FD3}": return 0x390
        case "\u{1FE3}": return 0x3B0
        case "\u{FB05}": return 0xFB06
        default:
            let upper = single(scalar.properties.uppercaseMapping) ?? scalar
            return (single(upper.properties.lowercaseMapping) ?? upper).value
        }
    }

    private let canonical: [UInt32: UInt32]
    private let members: [UInt32: [UInt32]]
    private let ascii: [UInt8]

    private init(through last: UInt32, _ fold: (Unicode.Scalar) -> UInt32) {
        var canonical: [UInt32: UInt32] = [:]
        var members: [UInt32: [UInt32]] = [:]
        for character in 0...last {
            guard let scalar = Unicode.Scalar(character), scalar.properties.changesWhenCaseMapped else { continue }
            let folded = fold(scalar)
            guard folded != character else { continue }
            canonical[character] = folded
            members[folded, default: [folded]].append(character)
        }
        self.canonical = canonical
        self.members = members
        ascii = (0..<128).map { UInt8(truncatingIfNeeded: canonical[$0] ?? $0) }
    }

    /// The one character that stands for all that differ from it in case only.
    @inline(__always)
    func canonicalized(_ character: UInt32) -> UInt32 {
        if character < 128 { return UInt32(ascii[Int(character)]) }
        return canonical[character] ?? character
    }

    /// The characters that differ from one in case only, and perhaps itself.
    func others(like character: UInt32) -> [UInt32] { members[canonicalized(character)] ?? [] }
}

private func single(_ text: String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
}
