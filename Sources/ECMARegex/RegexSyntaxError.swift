import ECMAText

/// What is wrong with a pattern, and where.
package struct RegexSyntaxError: Error, Hashable {
    /// What is wrong, in words that follow a colon.
    package var message: String
    /// The part of the pattern that is meant, in UTF-16 units.
    package var range: Range<Int>
    /// How to fix it.
    package var help: String?

    /// The part of the pattern in UTF-8 bytes.
    package func byteRange(in pattern: String) -> Range<Int> {
        let units = pattern.utf16
        func bytes(_ offset: Int) -> Int {
            String(decoding: units.prefix(offset), as: UTF16.self).utf8.count
        }
        return bytes(range.lowerBound)..<bytes(range.upperBound)
    }
}

/// Why a search was given up.
package enum RegexLimit: Error {
    /// More steps than a search may take.
    case steps
    /// More ways to match remembered than a search may keep.
    case memory
}
