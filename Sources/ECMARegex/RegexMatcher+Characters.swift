import ECMAText

// What the matcher makes of the text's characters.

extension RegexMatcher {
    /// Passes over one character.
    @inline(__always)
    package func skip(_ position: inout Int, isBackward: Bool) {
        _ = isBackward ? characterBefore(&position) : character(at: &position)
    }

    /// Reads the character that begins at a position, and passes over it.
    @inline(__always)
    package func character(at position: inout Int) -> UInt32 {
        let unit = UInt32(truncatingIfNeeded: units[position])
        position += 1
        if readsPairs, unit.isHighSurrogate, position < units.count {
            let low = UInt32(truncatingIfNeeded: units[position])
            if low.isLowSurrogate {
                position += 1
                return codePoint(high: unit, low: low)
            }
        }
        return unit
    }

    /// Reads the character that ends at a position, and passes over it.
    @inline(__always)
    package func characterBefore(_ position: inout Int) -> UInt32 {
        position -= 1
        let unit = UInt32(truncatingIfNeeded: units[position])
        if readsPairs, unit.isLowSurrogate, position > 0 {
            let high = UInt32(truncatingIfNeeded: units[position - 1])
            if high.isHighSurrogate {
                position -= 1
                return codePoint(high: high, low: unit)
            }
        }
        return unit
    }

    /// Passes over one character, if it is the right one.
    @inline(__always)
    package func consume(_ atom: RegexAtom, _ position: inout Int, _ isBackward: Bool) -> Bool {
        if position == (isBackward ? 0 : units.count) { return false }
        var next = position
        let character = isBackward ? characterBefore(&next) : character(at: &next)
        guard matches(character, atom) else { return false }
        position = next
        return true
    }

    @inline(__always)
    private func matches(_ character: UInt32, _ atom: RegexAtom) -> Bool {
        switch atom {
        case .character(let other): character == other
        case .folded(let other): canonicalized(character) == other
        case .any: !isLineTerminator(character)
        case .all: true
        case .set(let index):
            character < 128
                ? program.asciiSets[Int(index)].contains(character) : program.sets[Int(index)].contains(character)
        }
    }

    @inline(__always)
    private func canonicalized(_ character: UInt32) -> UInt32 {
        program.folding?.canonicalized(character) ?? character
    }

    /// Passes over what a group has matched, or over nothing where it has not.
    package mutating func consume(group: Int, _ position: inout Int, _ isBackward: Bool) -> Bool {
        let start = Int(registers[2 * group])
        let end = Int(registers[2 * group + 1])
        guard start >= 0, end >= 0 else { return true }
        let count = end - start
        stepsLeft -= count
        var here = isBackward ? position - count : position
        guard here >= 0, here + count <= units.count else { return false }
        let after = isBackward ? here : here + count
        // Half a character is not what the group has matched, and no position of a match.
        if halvesPair(after) { return false }
        var there = start
        if program.folding == nil {
            while there < end {
                if units[here] != units[there] { return false }
                here += 1
                there += 1
            }
        } else {
            while there < end {
                guard here < units.count else { return false }
                if canonicalized(character(at: &here)) != canonicalized(character(at: &there)) { return false }
            }
        }
        position = after
        return true
    }

    /// Whether a position is between two surrogates that are one character.
    private func halvesPair(_ position: Int) -> Bool {
        readsPairs && position > 0 && position < units.count
            && UInt32(truncatingIfNeeded: units[position - 1]).isHighSurrogate
            && UInt32(truncatingIfNeeded: units[position]).isLowSurrogate
    }

    package func holds(_ assertion: RegexAssertion, at position: Int) -> Bool {
        switch assertion {
        case .start: position == 0 || isMultiline && isLineTerminator(UInt32(truncatingIfNeeded: units[position - 1]))
        case .end:
            position == units.count || isMultiline && isLineTerminator(UInt32(truncatingIfNeeded: units[position]))
        case .wordBoundary: isWord(before: position) != isWord(at: position)
        case .noWordBoundary: isWord(before: position) == isWord(at: position)
        }
    }

    private var isMultiline: Bool { program.flags.contains(.multiline) }

    private func isWord(at position: Int) -> Bool {
        position < units.count && program.wordSet.contains(UInt32(truncatingIfNeeded: units[position]))
    }

    private func isWord(before position: Int) -> Bool { position > 0 && isWord(at: position - 1) }
}
