import ECMAText

/// Reads a pattern: ECMA-262 22.2.1 and, without the flag `u`, Annex B.1.2, where the two grammars leave room, as V8
/// reads it.
///
/// The characters of a pattern are its UTF-16 units, with the flag `u` its code points.
package struct RegexParser {
    /// How deep groups may be nested.
    package static let nestingLimit = 200
    /// How long a pattern may be.
    package static let lengthLimit = 50_000

    package let input: [UInt32]
    package let flags: RegexFlags
    let unicode: any UnicodeDatabase
    package var index = 0
    package var groupCount = 0
    /// The names of groups and their numbers.
    package var names: [(name: String, number: Int)] = []
    /// How many groups the whole pattern has: what `\2` means depends on it.
    package let totalGroupCount: Int
    /// Whether a group has a name: what `\k` means depends on it.
    package let hasNames: Bool
    package var namedReferences: [(name: String, range: Range<Int>)] = []
    private var depth = 0

    package var isUnicode: Bool { flags.contains(.unicode) }

    package init(
        _ units: some Collection<UInt16>, flags: RegexFlags, unicode: any UnicodeDatabase
    ) throws(RegexSyntaxError) {
        self.flags = flags
        self.unicode = unicode
        guard units.count <= Self.lengthLimit else {
            throw RegexSyntaxError(message: "it is longer than \(Self.lengthLimit) characters", range: 0..<0)
        }
        input = flags.contains(.unicode) ? codePoints(of: units) : units.map(UInt32.init)
        (totalGroupCount, hasNames) = Self.groups(in: input)
    }

    package mutating func parse() throws(RegexSyntaxError) -> RegexNode {
        let pattern = try disjunction()
        if index < input.count {
            throw error("this `)` closes no group", index..<index + 1, help: Self.escapingHelp(")"))
        }
        for reference in namedReferences where !names.contains(where: { $0.name == reference.name }) {
            throw error("no group is named `\(reference.name)`", reference.range)
        }
        return pattern
    }

    /// Counts the groups that capture, without a regard to whether the pattern is valid.
    private static func groups(in input: [UInt32]) -> (count: Int, hasNames: Bool) {
        var count = 0
        var hasNames = false
        var isInClass = false
        var index = 0
        func at(_ offset: Int, _ scalar: Unicode.Scalar) -> Bool {
            index + offset < input.count && input[index + offset] == scalar.value
        }
        while index < input.count {
            if at(0, "\\") {
                index += 1
            } else if isInClass {
                if at(0, "]") { isInClass = false }
            } else if at(0, "[") {
                isInClass = true
            } else if at(0, "(") {
                if !at(1, "?") {
                    count += 1
                } else if at(2, "<"), !at(3, "="), !at(3, "!") {
                    count += 1
                    hasNames = true
                }
            }
            index += 1
        }
        return (count, hasNames)
    }

    // MARK: Structure

    private mutating func disjunction() throws(RegexSyntaxError) -> RegexNode {
        var alternatives = [try alternative()]
        while take("|") { alternatives.append(try alternative()) }
        return alternatives.count == 1 ? alternatives[0] : RegexNode(.alternatives(alternatives))
    }

    private mutating func alternative() throws(RegexSyntaxError) -> RegexNode {
        var terms: [RegexNode] = []
        while index < input.count, !isNext("|"), !isNext(")") { terms.append(try term()) }
        return terms.count == 1 ? terms[0] : RegexNode(.sequence(terms))
    }

    private mutating func term() throws(RegexSyntaxError) -> RegexNode {
        let groupsBefore = groupCount
        let (atom, isRepeatable) = try atom()
        guard isRepeatable, var quantifier = try quantifier() else { return atom }
        quantifier.isLazy = take("?")
        quantifier.groups = groupsBefore + 1..<groupCount + 1
        return RegexNode(.repetition(atom, quantifier))
    }

    private mutating func atom() throws(RegexSyntaxError) -> (node: RegexNode, isRepeatable: Bool) {
        let start = index
        let character = input[index]
        index += 1
        switch Unicode.Scalar(character) ?? Self.noScalar {
        case "^": return (RegexNode(.assertion(.start)), false)
        case "$": return (RegexNode(.assertion(.end)), false)
        case ".": return (RegexNode(.any), true)
        case "(": return try group()
        case "[": return (RegexNode(.set(try characterClass())), true)
        case "\\": return try atomEscape()
        case "*", "+", "?": throw nothingToRepeat(start..<index)
        case "{":
            index = start
            let quantifier = isUnicode ? nil : try quantifier()
            if isUnicode || quantifier != nil { throw nothingToRepeat(start..<max(index, start + 1)) }
            index = start + 1
        case "}", "]":
            let bracket = text(start..<index)
            if isUnicode {
                throw error("this `\(bracket)` closes nothing", start..<index, help: Self.escapingHelp(bracket))
            }
        default: break
        }
        return (RegexNode(.character(character)), true)
    }

    private func nothingToRepeat(_ range: Range<Int>) -> RegexSyntaxError {
        error(
            "nothing stands before `\(text(range))` that it could repeat", range, help: Self.escapingHelp(text(range)))
    }

    /// What stands between parentheses, from after the first.
    private mutating func group() throws(RegexSyntaxError) -> (node: RegexNode, isRepeatable: Bool) {
        let start = index - 1
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.nestingLimit else {
            throw error("groups are nested more than \(Self.nestingLimit) deep", start..<index)
        }
        if !take("?") {
            groupCount += 1
            let number = groupCount
            return (RegexNode(.group(number, try groupBody(from: start))), true)
        }
        if take(":") { return (try groupBody(from: start), true) }
        if take("=") { return (try look(from: start, isAhead: true, isNegative: false), !isUnicode) }
        if take("!") { return (try look(from: start, isAhead: true, isNegative: true), !isUnicode) }
        guard take("<") else {
            throw error(
                "`\(text(start..<min(index + 1, input.count)))` begins no kind of group", start..<index,
                help: "a group begins with `(`, `(?:`, `(?<name>`, `(?=`, `(?!`, `(?<=` or `(?<!`")
        }
        if take("=") { return (try look(from: start, isAhead: false, isNegative: false), false) }
        if take("!") { return (try look(from: start, isAhead: false, isNegative: true), false) }
        groupCount += 1
        let number = groupCount
        let nameStart = index
        guard let name = groupName() else {
            throw error(
                "this group has no valid name", start..<index, help: "a named group is written `(?<name>…)`")
        }
        guard !names.contains(where: { $0.name == name }) else {
            throw error("two groups are named `\(name)`", nameStart..<index - 1)
        }
        names.append((name, number))
        return (RegexNode(.group(number, try groupBody(from: start))), true)
    }

    private mutating func groupBody(from start: Int) throws(RegexSyntaxError) -> RegexNode {
        let body = try disjunction()
        guard take(")") else {
            throw error("this group is never closed", start..<start + 1, help: Self.escapingHelp("("))
        }
        return body
    }

    private mutating func look(
        from start: Int, isAhead: Bool, isNegative: Bool
    ) throws(RegexSyntaxError) -> RegexNode {
        RegexNode(.look(try groupBody(from: start), isAhead: isAhead, isNegative: isNegative))
    }

    // MARK: Quantifiers

    private mutating func quantifier() throws(RegexSyntaxError) -> RegexQuantifier? {
        if take("*") { return RegexQuantifier(minimum: 0, maximum: RegexQuantifier.unlimited) }
        if take("+") { return RegexQuantifier(minimum: 1, maximum: RegexQuantifier.unlimited) }
        if take("?") { return RegexQuantifier(minimum: 0, maximum: 1) }
        let start = index
        guard take("{") else { return nil }
        if let minimum = number() {
            var maximum: Int? = minimum
            if take(",") { maximum = isNext("}") ? RegexQuantifier.unlimited : number() }
            if let maximum, take("}") {
                guard minimum <= maximum else {
                    throw error("the numbers in `\(text(start..<index))` run backwards", start..<index)
                }
                return RegexQuantifier(minimum: minimum, maximum: maximum)
            }
        }
        if isUnicode {
            throw error("this `{` begins no number of repetitions", start..<start + 1, help: Self.escapingHelp("{"))
        }
        // Annex B: a brace that begins no quantifier stands for itself.
        index = start
        return nil
    }

    /// A decimal number; a very large one counts as no limit.
    package mutating func number() -> Int? {
        var value: Int?
        while index < input.count, let digit = digit(input[index], radix: 10) {
            value = min((value ?? 0) * 10 + digit, RegexQuantifier.unlimited)
            index += 1
        }
        return value
    }

    // MARK: Characters

    /// Stands for a surrogate, which is no scalar, and means nothing in a pattern.
    package static let noScalar: Unicode.Scalar = "\u{FFFD}"

    package func isNext(_ scalar: Unicode.Scalar) -> Bool { index < input.count && input[index] == scalar.value }

    package mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard isNext(scalar) else { return false }
        index += 1
        return true
    }

    package func digit(_ character: UInt32, radix: Int) -> Int? {
        guard character < 128, let value = UInt8(character).hexadecimalValue, value < radix else { return nil }
        return Int(value)
    }

    /// The text of a part of the pattern.
    package func text(_ range: Range<Int>) -> String {
        var units: [UInt16] = []
        for character in input[range] { appendCodeUnits(of: character, to: &units) }
        return String(decoding: units, as: UTF16.self)
    }

    package func error(_ message: String, _ range: Range<Int>, help: String? = nil) -> RegexSyntaxError {
        func offset(_ index: Int) -> Int { input[..<min(index, input.count)].reduce(0) { $0 + ($1 > 0xFFFF ? 2 : 1) } }
        return RegexSyntaxError(
            message: message, range: offset(range.lowerBound)..<offset(range.upperBound), help: help)
    }

    package static func escapingHelp(_ text: String) -> String {
        "if it is to stand for itself, write a backslash before it: `\\\(text)`"
    }
}

/// The code points of UTF-16 units; surrogates without a partner are code points too.
private func codePoints(of units: some Collection<UInt16>) -> [UInt32] {
    var codePoints: [UInt32] = []
    for unit in units {
        if UInt32(unit).isLowSurrogate, let high = codePoints.last, high.isHighSurrogate {
            codePoints[codePoints.count - 1] = codePoint(high: high, low: UInt32(unit))
        } else {
            codePoints.append(UInt32(unit))
        }
    }
    return codePoints
}
