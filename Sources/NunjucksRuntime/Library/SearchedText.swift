import ECMARegex
import ECMAText

/// A text as patterns see it: UTF-16 units, which for ASCII are its bytes.
struct SearchedText {
    let text: StringRef
    /// The units; none where the text is ASCII.
    private let units: [UInt16]

    init(_ text: StringRef) {
        self.text = text
        units = text.isASCII ? [] : text.utf16CodeUnits
    }

    /// The length in UTF-16 units.
    var count: Int { text.utf16Count }

    /// A part of the text, by positions that may halve surrogate pairs.
    func part(_ range: Range<Int>, in heap: Heap) -> StringRef {
        if range.isEmpty { return heap.literal("") }
        return text.isASCII ? text.bytePart(range, in: heap) : heap.string(utf16: units[range])
    }

    /// Appends a part of the text as WTF-8.
    func append(_ range: Range<Int>, to bytes: inout [UInt8]) {
        if text.isASCII {
            bytes.append(contentsOf: text.bytes[range])
        } else {
            appendCodeUnits(units[range], to: &bytes)
        }
    }

    /// The text of a match and those of its groups; undefined for a group that did not match.
    func parts(of match: RegexMatch, in heap: Heap) -> [Value] {
        var parts = [Value.string(part(match.range, in: heap))]
        for group in match.groups { parts.append(group.map { .string(part($0, in: heap)) } ?? .undefined) }
        return parts
    }

    /// The first matches, one after another: ECMA-262 22.2.7.2 RegExpBuiltinExec, from the beginning of the text.
    /// - Parameter steps: How many steps may be taken; those that were are subtracted.
    func matches(
        of program: RegexProgram, atMost limit: Int = .max, steps: inout Int
    ) throws(RegexLimit) -> [RegexMatch] {
        try search(program, &steps, { (search) throws(RegexLimit) in try search.matches(atMost: limit) }) {
            (search) throws(RegexLimit) in try search.matches(atMost: limit)
        }
    }

    /// The matches at which the text is split (22.2.6.14): not an empty one where the last part began, nor at the end.
    func separators(matching program: RegexProgram, steps: inout Int) throws(RegexLimit) -> [RegexMatch] {
        try search(program, &steps, { (search) throws(RegexLimit) in try search.separators() }) {
            (search) throws(RegexLimit) in try search.separators()
        }
    }

    private func search(
        _ program: RegexProgram, _ steps: inout Int,
        _ inBytes: (inout RegexSearch<UInt8>) throws(RegexLimit) -> [RegexMatch],
        _ inUnits: (inout RegexSearch<UInt16>) throws(RegexLimit) -> [RegexMatch]
    ) throws(RegexLimit) -> [RegexMatch] {
        if text.isASCII {
            var search = RegexSearch(program, text.bytes, steps: steps)
            defer { steps = search.stepsLeft }
            return try inBytes(&search)
        }
        return try units.withUnsafeBufferPointer { (units) throws(RegexLimit) in
            var search = RegexSearch(program, units, steps: steps)
            defer { steps = search.stepsLeft }
            return try inUnits(&search)
        }
    }
}

/// Where a pattern matches a text, in UTF-16 units.
struct RegexMatch: Equatable {
    var range: Range<Int>
    /// What each group matched, if anything.
    var groups: [Range<Int>?] = []

    /// How many bytes a match takes, with the list of its groups.
    static func size(groupCount: Int) -> Int {
        MemoryLayout<RegexMatch>.stride
            + (groupCount == 0 ? 0 : 32 + groupCount * MemoryLayout<Range<Int>?>.stride)
    }
}

/// A program that goes through a text.
struct RegexSearch<Unit: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>: ~Copyable {
    private let program: RegexProgram
    private let units: UnsafeBufferPointer<Unit>
    private var matcher: RegexMatcher<Unit>

    init(_ program: RegexProgram, _ units: UnsafeBufferPointer<Unit>, steps: Int) {
        self.program = program
        self.units = units
        matcher = RegexMatcher(program, units, steps: steps)
    }

    var stepsLeft: Int { matcher.stepsLeft }

    mutating func matches(atMost limit: Int) throws(RegexLimit) -> [RegexMatch] {
        var matches: [RegexMatch] = []
        var start = 0
        let isSticky = program.flags.contains(.sticky)
        while matches.count < limit, start <= units.count, let match = try firstMatch(from: start, isSticky) {
            try append(match, to: &matches)
            start = match.range.isEmpty ? position(after: match.range.upperBound) : match.range.upperBound
        }
        return matches
    }

    mutating func separators() throws(RegexLimit) -> [RegexMatch] {
        var matches: [RegexMatch] = []
        var start = 0
        var partStart = 0
        while start < units.count, let match = try firstMatch(from: start, false),
            match.range.lowerBound < units.count
        {
            if match.range.upperBound == partStart {
                start = position(after: match.range.lowerBound)
            } else {
                try append(match, to: &matches)
                partStart = match.range.upperBound
                start = partStart
            }
        }
        return matches
    }

    private mutating func append(_ match: RegexMatch, to matches: inout [RegexMatch]) throws(RegexLimit) {
        matches.append(match)
        matcher.stepsLeft -= match.groups.count
        guard matches.count * RegexMatch.size(groupCount: match.groups.count) <= Limits.matchBytes else {
            throw .memory
        }
    }

    /// ECMA-262 22.2.7.3 AdvanceStringIndex.
    private func position(after position: Int) -> Int {
        guard position < units.count else { return position + 1 }
        var next = position
        matcher.skip(&next, isBackward: false)
        return next
    }

    private mutating func firstMatch(from start: Int, _ isSticky: Bool) throws(RegexLimit) -> RegexMatch? {
        var start = start
        while start <= units.count {
            if !isSticky {
                if program.isAnchored, start > 0 { return nil }
                guard let candidate = candidate(from: start) else { return nil }
                start = candidate
            }
            if try matcher.matches(at: start) { return match }
            if isSticky { return nil }
            start = position(after: start)
        }
        return nil
    }

    /// The next position at which a match may begin, as far as its first character tells.
    private func candidate(from start: Int) -> Int? {
        guard let first = program.first else { return start }
        var index = start
        while index < units.count {
            let unit = UInt32(truncatingIfNeeded: units[index])
            if unit >= 128 || first.contains(unit) { return index }
            index += 1
        }
        return nil
    }

    private var match: RegexMatch {
        let registers = matcher.registers
        var match = RegexMatch(range: Int(registers[0])..<Int(registers[1]))
        guard program.groupCount > 0 else { return match }
        match.groups = (1...program.groupCount).map { group in
            let start = Int(registers[2 * group])
            let end = Int(registers[2 * group + 1])
            return start >= 0 && end >= 0 ? start..<end : nil
        }
        return match
    }
}
