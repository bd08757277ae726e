/// The flags of a regular expression (ECMA-262 22.2.6.4).
struct RegexFlags: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let hasIndices = RegexFlags(rawValue: 1)
    static let global = RegexFlags(rawValue: 2)
    static let ignoreCase = RegexFlags(rawValue: 4)
    static let multiline = RegexFlags(rawValue: 8)
    static let dotAll = RegexFlags(rawValue: 16)
    static let unicode = RegexFlags(rawValue: 32)
    static let sticky = RegexFlags(rawValue: 64)

    /// The flags' letters, in the order of the alphabet, and the names of the properties that tell them.
    static let all: [(flag: RegexFlags, letter: Character, property: StaticString)] = [
        (.hasIndices, "d", "hasIndices"), (.global, "g", "global"), (.ignoreCase, "i", "ignoreCase"),
        (.multiline, "m", "multiline"), (.dotAll, "s", "dotAll"), (.unicode, "u", "unicode"), (.sticky, "y", "sticky"),
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reads flags, of which each may be given once.
    init(_ letters: String) throws(RegexSyntaxError) {
        self = []
        for letter in letters {
            guard let known = Self.all.first(where: { $0.letter == letter }) else {
                throw RegexSyntaxError(message: "there is no flag `\(letter)`", range: 0..<0)
            }
            guard insert(known.flag).inserted else {
                throw RegexSyntaxError(message: "the flag `\(letter)` is given twice", range: 0..<0)
            }
        }
    }

    /// The letters, in the order of the alphabet.
    var letters: String { String(Self.all.filter { contains($0.flag) }.map(\.letter)) }
}
