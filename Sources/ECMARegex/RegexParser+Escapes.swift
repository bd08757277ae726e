import ECMAText

// ECMA-262 22.2.1: what a backslash begins, classes, and the names of groups.

extension RegexParser {
    /// What a backslash begins outside of a class, from after the backslash.
    package mutating func atomEscape() throws(RegexSyntaxError) -> (node: RegexNode, isRepeatable: Bool) {
        let start = index - 1
        if take("b") { return (RegexNode(.assertion(.wordBoundary)), false) }
        if take("B") { return (RegexNode(.assertion(.noWordBoundary)), false) }
        if let number = try backreference() { return (RegexNode(.reference(number)), true) }
        if isNext("k"), isUnicode || hasNames {
            index += 1
            let begins = take("<")
            guard begins, let name = groupName() else {
                throw error("`\\k` is followed by no name", start..<index, help: "write `\\k<name>`")
            }
            namedReferences.append((name, start..<index))
            return (RegexNode(.namedReference(name)), true)
        }
        if let set = try setEscape() { return (RegexNode(.set(set)), true) }
        return (RegexNode(.character(try characterEscape(isInClass: false))), true)
    }

    /// The number of a group that is referred to. Without `u`, more than there are groups is no reference.
    private mutating func backreference() throws(RegexSyntaxError) -> Int? {
        let start = index
        guard index < input.count, !isNext("0"), let number = number() else { return nil }
        if number <= totalGroupCount { return number }
        if isUnicode { throw error("there is no group \(number)", start - 1..<index) }
        index = start
        return nil
    }

    /// `\d`, `\s`, `\w`, `\p{…}` and their complements.
    private mutating func setEscape() throws(RegexSyntaxError) -> RegexSet? {
        let start = index - 1
        if take("d") { return .digits }
        if take("D") { return RegexSet(ranges: RegexSet.digits.complement) }
        if take("s") { return .whiteSpace }
        if take("S") { return RegexSet(ranges: RegexSet.whiteSpace.complement) }
        let word = RegexSet.word(flags)
        if take("w") { return word }
        if take("W") { return RegexSet(ranges: word.complement) }
        guard isUnicode, isNext("p") || isNext("P") else { return nil }
        let isNegated = isNext("P")
        index += 1
        let name = take("{") ? input[index...].firstIndex(of: UInt32(UInt8(ascii: "}"))) : nil
        guard let end = name else {
            throw error("`\\p` is followed by no property", start..<index, help: "write `\\p{Letter}`")
        }
        let expression = text(index..<end)
        index = end + 1
        guard let ranges = UnicodeProperty(expression)?.ranges(in: unicode) else {
            throw error("no property of characters is called `\(expression)`", start..<index)
        }
        let characters = RegexSet(ranges: ranges)
        return isNegated ? RegexSet(ranges: characters.complement) : characters
    }

    /// An escape that stands for one character.
    private mutating func characterEscape(isInClass: Bool) throws(RegexSyntaxError) -> UInt32 {
        let start = index - 1
        guard index < input.count else {
            throw error("a backslash ends the pattern", start..<start + 1, help: "a backslash itself is written `\\\\`")
        }
        let character = input[index]
        index += 1
        switch Unicode.Scalar(character) ?? Self.noScalar {
        case "t": return 0x09
        case "n": return 0x0A
        case "v": return 0x0B
        case "f": return 0x0C
        case "r": return 0x0D
        case "c": return try controlEscape(from: start, isInClass: isInClass)
        case "0"..."7":
            if character == 0x30, index >= input.count || digit(input[index], radix: 10) == nil { return 0 }
            if !isUnicode { return legacyOctal() }
        case "x":
            if let value = hexadecimal(2) { return value }
            if !isUnicode { return character }
        case "u":
            if let value = unicodeEscape(isUnicode) { return value }
            if !isUnicode { return character }
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return character
        case "-" where isInClass: return character
        case "k" where hasNames: break
        default: if !isUnicode { return character }
        }
        throw error("`\(text(start..<index))` means nothing", start..<index)
    }

    /// `\cJ`. Without `u` a backslash that no letter follows stands for itself, and the `c` too.
    private mutating func controlEscape(from start: Int, isInClass: Bool) throws(RegexSyntaxError) -> UInt32 {
        if index < input.count, input[index] < 128 {
            let next = input[index]
            let isLetter = UInt32(UInt8(ascii: "a"))...UInt32(UInt8(ascii: "z")) ~= next | 0x20
            let isLegacy = isInClass && !isUnicode && (digit(next, radix: 10) != nil || next == 0x5F)
            if isLetter || isLegacy {
                index += 1
                return next & 0x1F
            }
        }
        if isUnicode { throw error("`\\c` is followed by no letter", start..<index) }
        index = start + 1
        return UInt32(UInt8(ascii: "\\"))
    }

    /// Annex B: up to three octal digits, with a value below 256, from after the first.
    private mutating func legacyOctal() -> UInt32 {
        var value = input[index - 1] & 7
        for _ in 0..<2 {
            guard index < input.count, value < 32, let digit = digit(input[index], radix: 8) else { break }
            value = value * 8 + UInt32(digit)
            index += 1
        }
        return value
    }

    private mutating func hexadecimal(_ count: Int) -> UInt32? {
        guard index + count <= input.count else { return nil }
        var value: UInt32 = 0
        for character in input[index..<index + count] {
            guard let digit = digit(character, radix: 16) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        index += count
        return value
    }

    /// What follows `\u`; with `u`, also braces and the second half of a pair.
    private mutating func unicodeEscape(_ isUnicode: Bool) -> UInt32? {
        let start = index
        if isUnicode, take("{") {
            var value: UInt32 = 0
            var count = 0
            while index < input.count, let digit = digit(input[index], radix: 16), value <= 0x10FFFF {
                value = value << 4 | UInt32(digit)
                count += 1
                index += 1
            }
            if count > 0, value <= 0x10FFFF, take("}") { return value }
            index = start
            return nil
        }
        guard let unit = hexadecimal(4) else { return nil }
        guard isUnicode, unit.isHighSurrogate else { return unit }
        let end = index
        if take("\\"), take("u"), let low = hexadecimal(4), low.isLowSurrogate {
            return codePoint(high: unit, low: low)
        }
        index = end
        return unit
    }

    // MARK: Classes

    /// A class, from after its opening bracket.
    package mutating func characterClass() throws(RegexSyntaxError) -> RegexSet {
        let start = index - 1
        var set = RegexSet()
        set.isInverted = take("^")
        while !take("]") {
            guard index < input.count else {
                throw error("this class is never closed", start..<start + 1, help: Self.escapingHelp("["))
            }
            let itemStart = index
            let first = try classAtom()
            guard isNext("-"), index + 1 < input.count, input[index + 1] != UInt32(UInt8(ascii: "]")) else {
                set.add(first)
                continue
            }
            index += 1
            let last = try classAtom()
            if case .character(let low) = first, case .character(let high) = last {
                guard low <= high else {
                    throw error("the range `\(text(itemStart..<index))` runs backwards", itemStart..<index)
                }
                set.ranges.append(low...high)
                continue
            }
            if isUnicode {
                throw error("the range `\(text(itemStart..<index))` has no ends", itemStart..<index)
            }
            // Annex B: a hyphen beside a set of characters stands for itself.
            set.add(first)
            set.add(.character(UInt32(UInt8(ascii: "-"))))
            set.add(last)
        }
        return set
    }

    private mutating func classAtom() throws(RegexSyntaxError) -> RegexSet.Item {
        let character = input[index]
        index += 1
        guard character == UInt32(UInt8(ascii: "\\")) else { return .character(character) }
        if take("b") { return .character(0x08) }
        if let set = try setEscape() { return .set(set) }
        return .character(try characterEscape(isInClass: true))
    }

    // MARK: Names

    /// The name of a group and the `>` after it, or nil.
    package mutating func groupName() -> String? {
        var name = String.UnicodeScalarView()
        while index < input.count {
            if !name.isEmpty, take(">") { return String(name) }
            guard let scalar = nameCharacter() else { return nil }
            let properties = scalar.properties
            let isPart =
                scalar == "$" || scalar == "_"
                || (name.isEmpty
                    ? properties.isIDStart
                    : properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}")
            guard isPart else { return nil }
            name.append(scalar)
        }
        return nil
    }

    private mutating func nameCharacter() -> Unicode.Scalar? {
        let character = input[index]
        index += 1
        if character == UInt32(UInt8(ascii: "\\")) {
            guard take("u") else { return nil }
            return unicodeEscape(true).flatMap(Unicode.Scalar.init)
        }
        if character.isHighSurrogate, index < input.count, input[index].isLowSurrogate {
            index += 1
            return Unicode.Scalar(codePoint(high: character, low: input[index - 1]))
        }
        return Unicode.Scalar(character)
    }
}
