/// Which characters are the same where case does not matter: ECMA-262 22.2.2.7.3 Canonicalize.
///
/// It is plain bits, so that the matcher's inner loop counts no references; the program that uses it keeps the table.
package struct CaseFolding: BitwiseCopyable, Sendable {
    /// With the flag `u`: simple case folding. Without it there is no table to keep.
    private let simple: Unmanaged<CaseFoldingTable>?

    /// Without the flag `u`: the upper case, where that is one UTF-16 unit, and never an ASCII letter for another
    /// character.
    package static let upperCase = CaseFolding(simple: nil)

    /// With the flag `u`: simple case folding.
    /// - Parameter table: Unicode's, which must outlive the folding.
    package static func simple(_ table: CaseFoldingTable) -> CaseFolding {
        CaseFolding(simple: .passUnretained(table))
    }

    /// The one character that stands for all that differ from it in case only.
    @inline(__always)
    package func canonicalized(_ character: UInt32) -> UInt32 {
        guard character < 128 else { return table.canonical[character] ?? character }
        if simple == nil { return 0x61...0x7A ~= character ? character - 0x20 : character }
        return 0x41...0x5A ~= character ? character + 0x20 : character
    }

    /// The characters that differ from one in case only, and perhaps itself.
    package func others(like character: UInt32) -> [UInt32] {
        if simple == nil, character < 128 {
            return 0x41...0x5A ~= character & ~0x20 ? [character ^ 0x20] : []
        }
        return table.members[canonicalized(character)] ?? []
    }

    private var table: CaseFoldingTable { simple?.takeUnretainedValue() ?? Self.upperCaseTable }

    /// Made when a character that is not ASCII is first looked up.
    private static let upperCaseTable = CaseFoldingTable(of: [0...0xFFFF]) { character in
        guard let scalar = Unicode.Scalar(character), scalar.properties.changesWhenUppercased else { return character }
        let upper = scalar.properties.uppercaseMapping.utf16
        guard upper.count == 1, let unit = upper.first, unit >= 128 || scalar.isASCII else { return character }
        return UInt32(unit)
    }
}

/// What stands for each character that is not the same without regard to case.
package final class CaseFoldingTable: Sendable {
    /// What stands for a character, where that is another one.
    let canonical: [UInt32: UInt32]
    /// The characters that another one stands for, and that one.
    let members: [UInt32: [UInt32]]

    /// Makes the table of a folding.
    /// - Parameters:
    ///   - ranges: The characters that may have others that stand for them.
    ///   - fold: Gives what stands for a character, which may be itself.
    package init(of ranges: [ClosedRange<UInt32>], fold: (UInt32) -> UInt32) {
        var canonical: [UInt32: UInt32] = [:]
        var members: [UInt32: [UInt32]] = [:]
        for range in ranges {
            for character in range {
                let folded = fold(character)
                guard folded != character else { continue }
                canonical[character] = folded
                members[folded, default: [folded]].append(character)
            }
        }
        self.canonical = canonical
        self.members = members
    }
}
