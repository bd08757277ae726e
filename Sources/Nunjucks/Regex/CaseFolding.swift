/// Which characters are the same where case does not matter: ECMA-262 22.2.2.7.3 Canonicalize.
enum CaseFolding: BitwiseCopyable {
    /// Without the flag `u`: the upper case, where that is one UTF-16 unit, and never an ASCII letter for another
    /// character.
    case upperCase
    /// With the flag `u`: simple case folding (Unicode's CaseFolding.txt, C and S), of which the standard library has
    /// no table. It is the lower case of the upper case, where both are one character; what this misses is listed.
    case simple

    /// The one character that stands for all that differ from it in case only.
    @inline(__always)
    func canonicalized(_ character: UInt32) -> UInt32 {
        guard character < 128 else { return table.canonical[character] ?? character }
        switch self {
        case .upperCase: return 0x61...0x7A ~= character ? character - 0x20 : character
        case .simple: return 0x41...0x5A ~= character ? character + 0x20 : character
        }
    }

    /// The characters that differ from one in case only, and perhaps itself.
    func others(like character: UInt32) -> [UInt32] {
        if self == .upperCase, character < 128 {
            return 0x41...0x5A ~= character & ~0x20 ? [character ^ 0x20] : []
        }
        return table.members[canonicalized(character)] ?? []
    }

    private var table: Table { self == .upperCase ? Self.upperCaseTable : Self.simpleTable }

    private static let upperCaseTable = Table(through: 0xFFFF) { scalar in
        let upper = scalar.properties.uppercaseMapping.utf16
        guard upper.count == 1, let unit = upper.first, unit >= 128 || scalar.isASCII else { return scalar.value }
        return UInt32(unit)
    }

    private static let simpleTable = Table(through: 0x1FFFF) { scalar in
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

    /// Made when a character that is not ASCII is first looked up.
    private final class Table: Sendable {
        /// What stands for a character, where that is another one.
        let canonical: [UInt32: UInt32]
        /// The characters that another one stands for, and that one.
        let members: [UInt32: [UInt32]]

        init(through last: UInt32, _ fold: (Unicode.Scalar) -> UInt32) {
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
        }
    }
}

private func single(_ text: String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
}
