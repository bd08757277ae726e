import ECMAText

/// Finds texts that are known to say something of a person, or to be secret, wherever else they stand.
///
/// All are looked for at once, in a tree of their letters, so that the time is that of the text, however many there are.
/// Capitals and small letters are the same; what takes a text's place has its case.
struct KnownTexts {
    /// How sure it is that a text is not there by chance.
    enum Certainty: Int, Comparable {
        /// A name of one word, which may be an ordinary word, too.
        case word
        /// A few digits.
        case digits
        /// An id, a whole address, a full name.
        case certain

        static func < (left: Certainty, right: Certainty) -> Bool { left.rawValue < right.rawValue }
    }

    /// A text to be found.
    private struct Known {
        var standIn: String?
        var kind: StateSchema.PersonalKind?
        var certainty: Certainty
        /// Whether it also stands for what is written in other cases.
        var foldsCase: Bool
        /// Whether it may be in small letters.
        var isOrdinaryWord: Bool
        /// Its letters as they are, where that counts.
        var exact: [UInt32]
    }

    /// A text that was found.
    struct Match {
        /// Where it is, in bytes.
        var range: Range<Int>
        /// What takes its place.
        var standIn: String
        /// What it says of a person; nil for a secret.
        var kind: StateSchema.PersonalKind?
    }

    /// How long a text is at most that is looked for.
    private static let lengthLimit = 256

    private var steps: [UInt64: Int32] = [:]
    private var found: [Int32: Int] = [:]
    private var known: [Known] = []
    private var stateCount: Int32 = 1

    /// Adds a text.
    /// - Parameters:
    ///   - standIn: What takes its place; nil where it stays, and nothing in it is replaced.
    ///   - kind: What it says of a person; nil for a secret.
    mutating func add(
        _ text: String, _ standIn: String?, _ kind: StateSchema.PersonalKind?, _ certainty: Certainty,
        foldsCase: Bool = true
    ) {
        let scalars = text.unicodeScalars.map(\.value)
        guard !scalars.isEmpty, scalars.count <= Self.lengthLimit else { return }
        var state: Int32 = 0
        for scalar in scalars {
            let step = Self.step(state, Self.folded(scalar))
            if let next = steps[step] {
                state = next
            } else {
                steps[step] = stateCount
                state = stateCount
                stateCount += 1
            }
        }
        guard found[state] == nil else { return }
        found[state] = known.count
        known.append(
            Known(
                standIn: standIn, kind: kind, certainty: certainty, foldsCase: foldsCase,
                isOrdinaryWord: certainty == .word && CommonWords.isOrdinary(text.lowercased()), exact: scalars))
    }

    /// Whether a word is known as a whole.
    func hasWord(_ word: String) -> Bool {
        var state: Int32 = 0
        for scalar in word.unicodeScalars {
            guard let next = steps[Self.step(state, Self.folded(scalar.value))] else { return false }
            state = next
        }
        return found[state] != nil
    }

    /// What is found in a text, in its order: at each place the longest.
    func matches(in bytes: UnsafeBufferPointer<UInt8>, _ certainty: Certainty) -> [Match] {
        guard stateCount > 1 else { return [] }
        var scalars: [UInt32] = []
        var offsets: [Int] = []
        var index = 0
        while index < bytes.count {
            let (scalar, length) = decodeCodePoint(bytes, at: index)
            scalars.append(scalar)
            offsets.append(index)
            index += length
        }
        offsets.append(bytes.count)
        var matches: [Match] = []
        var start = 0
        while start < scalars.count {
            guard Self.begins(at: start, in: scalars), let (end, known) = longest(from: start, in: scalars, certainty)
            else {
                start += 1
                continue
            }
            if let standIn = known.standIn {
                let range = offsets[start]..<offsets[end]
                let text = decodedString(UnsafeBufferPointer(rebasing: bytes[range]))
                matches.append(
                    Match(
                        range: range, standIn: known.foldsCase ? standIn.withCase(of: text) : standIn, kind: known.kind)
                )
            }
            start = end
        }
        return matches
    }

    private func longest(
        from start: Int, in scalars: [UInt32], _ certainty: Certainty
    ) -> (end: Int, known: Known)? {
        var state: Int32 = 0
        var end = start
        var longest: (end: Int, known: Known)?
        while end < scalars.count, let next = steps[Self.step(state, Self.folded(scalars[end]))] {
            state = next
            end += 1
            guard let number = found[state] else { continue }
            let known = known[number]
            if known.certainty >= certainty, Self.ends(start..<end, in: scalars), fits(known, start..<end, in: scalars)
            {
                longest = (end, known)
            }
        }
        return longest
    }

    private func fits(_ known: Known, _ range: Range<Int>, in scalars: [UInt32]) -> Bool {
        let isExact = scalars[range].elementsEqual(known.exact)
        if !known.foldsCase, !isExact { return false }
        if known.isOrdinaryWord, !isExact, !Self.isCapital(scalars[range.lowerBound]) { return false }
        guard known.certainty == .digits else { return true }
        // Digits within dates, amounts and other numbers are no postal code.
        func isPunctuation(_ scalar: UInt32) -> Bool { "-./:,_".unicodeScalars.contains { $0.value == scalar } }
        func isDigit(_ index: Int) -> Bool {
            scalars.indices.contains(index) && (0x30...0x39).contains(scalars[index])
        }
        let (before, after) = (range.lowerBound - 1, range.upperBound)
        let isAfter = before >= 0 && isPunctuation(scalars[before])
        let isBefore = after < scalars.count && isPunctuation(scalars[after]) && isDigit(after + 1)
        return !isAfter && !isBefore
    }

    // A word begins and ends where no letter or digit goes on. Scripts without spaces have no such places.

    private static func begins(at start: Int, in scalars: [UInt32]) -> Bool {
        start == 0 || !isWord(scalars[start]) || !isWord(scalars[start - 1]) || hasNoSpaces(scalars[start])
    }

    private static func ends(_ range: Range<Int>, in scalars: [UInt32]) -> Bool {
        let (last, next) = (range.upperBound - 1, range.upperBound)
        guard next < scalars.count, isWord(scalars[last]), isWord(scalars[next]) else {
            return range.count > 1 || isAlone(at: range.lowerBound, in: scalars)
        }
        return range.count > 1 && hasNoSpaces(scalars[last])
    }

    /// Whether no letter precedes a single one.
    private static func isAlone(at start: Int, in scalars: [UInt32]) -> Bool {
        start == 0 || !isWord(scalars[start]) || !isWord(scalars[start - 1])
    }

    private static func isWord(_ value: UInt32) -> Bool {
        if value < 0x80 { return UInt8(value).isASCIIAlphanumeric }
        guard let scalar = Unicode.Scalar(value) else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.canonicalCombiningClass != .notReordered
    }

    private static func hasNoSpaces(_ value: UInt32) -> Bool {
        guard value >= 0x80, let scalar = Unicode.Scalar(value) else { return false }
        return StandInWords.Script(scalar)?.hasNoSpaces ?? false
    }

    private static func isCapital(_ value: UInt32) -> Bool {
        Unicode.Scalar(value).map(\.properties.isUppercase) ?? false
    }

    private static func folded(_ value: UInt32) -> UInt32 {
        if value < 0x80 { return UInt32(UInt8(value).asciiLowercased) }
        guard let scalar = Unicode.Scalar(value) else { return value }
        let lowercase = scalar.properties.lowercaseMapping.unicodeScalars
        return lowercase.count == 1 ? lowercase.first?.value ?? value : value
    }

    private static func step(_ state: Int32, _ scalar: UInt32) -> UInt64 {
        UInt64(UInt32(bitPattern: state)) << 32 | UInt64(scalar)
    }
}
