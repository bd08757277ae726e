import ECMAText

/// The flags of a regular expression (ECMA-262 22.2.6.4).
package struct RegexFlags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package static let hasIndices = RegexFlags(rawValue: 1)
    package static let global = RegexFlags(rawValue: 2)
    package static let ignoreCase = RegexFlags(rawValue: 4)
    package static let multiline = RegexFlags(rawValue: 8)
    package static let dotAll = RegexFlags(rawValue: 16)
    package static let unicode = RegexFlags(rawValue: 32)
    package static let sticky = RegexFlags(rawValue: 64)

    /// The flags' letters, in the order of the alphabet, and the names of the properties that tell them.
    package static let all: [(flag: RegexFlags, letter: Character, property: StaticString)] = [
        (.hasIndices, "d", "hasIndices"), (.global, "g", "global"), (.ignoreCase, "i", "ignoreCase"),
        (.multiline, "m", "multiline"), (.dotAll, "s", "dotAll"), (.unicode, "u", "unicode"), (.sticky, "y", "sticky"),
    ]

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reads flags, of which each may be given once.
    package init(_ letters: String) throws(RegexSyntaxError) {
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
    package var letters: String { String(Self.all.filter { contains($0.flag) }.map(\.letter)) }
}
