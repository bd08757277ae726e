/// A part of a pattern: letters of one kind, text in brackets, or what stands between them.
struct DatePatternPart {
    enum Kind {
        /// One letter, repeated, or a token of several: `Do`, `LTS`.
        case letters
        /// Text in brackets, with them.
        case bracketed
        /// Anything else.
        case between
    }

    /// What the author wanted.
    enum Intent: Equatable {
        case asWritten
        case instead(String)
        /// Something that dayjs cannot write.
        case nothingLikeIt
    }

    var kind: Kind
    var text: String
    var intent = Intent.asWritten
    /// What dayjs makes of it, in words that go on from the text.
    var meaning = noToken

    static let noToken = "is no token of dayjs"

    /// Cuts a pattern. Letters that stand together are parts that follow each other.
    static func parts(of pattern: String) -> [DatePatternPart] {
        var parts: [DatePatternPart] = []
        var rest = pattern[...]
        while let first = rest.first {
            let length: Int
            var kind = Kind.between
            if first == "[", let end = rest.firstIndex(of: "]"), rest.index(after: rest.startIndex) < end {
                length = rest.distance(from: rest.startIndex, to: end) + 1
                kind = .bracketed
            } else if let token = tokensOfSeveralLetters.first(where: rest.hasPrefix) {
                length = token.count
                kind = .letters
            } else if isLetter(first) {
                length = rest.prefix { $0 == first }.count
                kind = .letters
            } else {
                length = 1
            }
            let text = String(rest.prefix(length))
            rest = rest.dropFirst(length)
            if kind == .between, parts.last?.kind == .between {
                parts[parts.count - 1].text += text
            } else {
                parts.append(DatePatternPart(kind: kind, text: text))
            }
        }
        return parts
    }

    /// `DDo` are two, which dayjs reads as `D` and `Do`.
    private static let tokensOfSeveralLetters = ["LTS", "LT", "DDo", "Do", "wo"]

    /// A letter of Latin, which a word may have beside letters that are tokens: "às".
    private static func isLetter(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return scalar.properties.isAlphabetic && (scalar.isASCII || (0xC0...0x24F).contains(scalar.value))
    }

    /// Whether dayjs has the letters as one token.
    var isToken: Bool {
        guard kind == .letters, let letter = text.first else { return false }
        if Self.tokensOfSeveralLetters.contains(text) { return true }
        return Self.counts[letter]?.contains(text.count) ?? false
    }

    /// How often a token has its letter.
    private static let counts: [Character: Set<Int>] = [
        "Y": [2, 4], "M": [1, 2, 3, 4], "D": [1, 2], "d": [1, 2, 3, 4], "H": [1, 2], "h": [1, 2], "k": [1, 2],
        "m": [1, 2], "s": [1, 2], "S": [3], "Z": [1, 2], "z": [1, 3], "A": [1], "a": [1], "Q": [1], "w": [1, 2],
        "W": [1, 2], "g": [4], "G": [4], "X": [1], "x": [1], "L": [1, 2, 3, 4], "l": [1, 2, 3, 4],
    ]

    var isLocalized: Bool { isToken && (text.first == "L" || text.first == "l") }
    var isDay: Bool { ["D", "DD", "Do", "DDo"].contains(written) }
    var isMonth: Bool { ["M", "MM", "MMM", "MMMM"].contains(written) }
    var isYear: Bool { ["YY", "YYYY"].contains(written) }
    var isHour: Bool { ["H", "HH", "h", "hh", "k", "kk"].contains(written) }
    var isMinute: Bool { ["m", "mm"].contains(written) }

    /// What should be written.
    var written: String {
        if case .instead(let text) = intent { text } else { text }
    }
}
