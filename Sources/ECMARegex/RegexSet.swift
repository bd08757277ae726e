import ECMAText

/// A set of characters: a class, or what `\d`, `\s`, `\w` or `\p{…}` stands for.
package struct RegexSet {
    /// What a class is made of.
    package enum Item {
        case character(UInt32)
        case set(RegexSet)
    }

    package var ranges: [ClosedRange<UInt32>] = []
    /// Whether it holds the characters that are not listed.
    package var isInverted = false

    package mutating func add(_ item: Item) {
        switch item {
        case .character(let character): ranges.append(character...character)
        case .set(let set): ranges += set.ranges
        }
    }

    /// The ranges in order, none of which touch.
    package var normalizedRanges: [ClosedRange<UInt32>] {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    /// The ranges of the characters that are in none of the set's.
    package var complement: [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in normalizedRanges {
            if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return result
    }

    package static let digits = RegexSet(ranges: [0x30...0x39])

    /// ECMA-262 12.2 White Space and 12.3 Line Terminators.
    package static let whiteSpace = RegexSet(ranges: [
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])

    /// ECMA-262 22.2.2.9.3 WordCharacters: with `u` and `i`, also the long s and the Kelvin sign, which fold into them.
    package static func word(_ flags: RegexFlags) -> RegexSet {
        let basic: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
        return RegexSet(
            ranges: flags.isSuperset(of: [.unicode, .ignoreCase]) ? basic + [0x17F...0x17F, 0x212A...0x212A] : basic)
    }
}

/// A set as the matcher asks it.
package struct RegexCompiledSet: Sendable {
    private let ranges: [ClosedRange<UInt32>]
    private let isInverted: Bool
    private let folding: CaseFolding?

    package init(_ set: RegexSet, folding: CaseFolding?) {
        ranges = set.normalizedRanges
        isInverted = set.isInverted
        self.folding = folding
    }

    /// Whether it holds a character, or with the flag `i` one that differs from it in case only (ECMA-262 22.2.2.7.1
    /// CharacterSetMatcher).
    package func contains(_ character: UInt32) -> Bool {
        if lists(character) { return !isInverted }
        if let folding {
            for other in folding.others(like: character) where lists(other) { return !isInverted }
        }
        return isInverted
    }

    private func lists(_ character: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < character { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= character
    }
}
