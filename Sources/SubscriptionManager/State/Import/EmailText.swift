import ECMAText

/// Finds e-mail addresses and addresses of the Internet Protocol in texts.
enum EmailText {
    /// Whether a text is an e-mail address, and nothing else: something, `@`, and a domain with a dot.
    static func isAddress(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let range = ranges(in: bytes).first else { return false }
            return range == bytes.indices
        }
    }

    /// Where a text has e-mail addresses (RFC 5322, as people write them: without comments and quotes).
    static func ranges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var end = 0
        for at in text.indices where text[at] == UInt8(ascii: "@") {
            var start = at
            while start > end, let length = localLength(text, before: start, from: end) { start -= length }
            // What stands around an address in a text is no part of it.
            while start < at, ".'_-%+".utf8.contains(text[start]) { start += 1 }
            var stop = at + 1
            var hasDot = false
            while stop < text.count, let length = domainLength(text, at: stop, hasDot) {
                hasDot = hasDot || text[stop] == UInt8(ascii: ".")
                stop += length
            }
            while stop > at + 1, ".-".utf8.contains(text[stop - 1]) { stop -= 1 }
            guard start < at, text[at + 1..<stop].contains(UInt8(ascii: ".")) else { continue }
            ranges.append(start..<stop)
            end = stop
        }
        return ranges
    }

    /// The length of the character before a place, if it can be part of what precedes `@`.
    private static func localLength(_ text: UnsafeBufferPointer<UInt8>, before index: Int, from start: Int) -> Int? {
        let byte = text[index - 1]
        if byte < 0x80 { return byte.isASCIIAlphanumeric || ".'_-%+".utf8.contains(byte) ? 1 : nil }
        var first = index - 1
        while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
        let isBesideASCII = index < text.count && text[index].isASCIIAlphanumeric
        return isLetter(text, at: first, isBesideASCII) ? index - first : nil
    }

    /// The length of the character at a place, if it can be part of a domain.
    private static func domainLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int, _ hasDot: Bool) -> Int? {
        let byte = text[index]
        if byte < 0x80 {
            return byte.isASCIIAlphanumeric || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") ? 1 : nil
        }
        let isBesideASCII = hasDot && text[index - 1].isASCIIAlphanumeric
        return isLetter(text, at: index, isBesideASCII) ? decodeCodePoint(text, at: index).length : nil
    }

    /// Whether a character is a letter. In scripts without spaces, a sentence may go on right beside an address.
    private static func isLetter(_ text: UnsafeBufferPointer<UInt8>, at index: Int, _ isBesideASCII: Bool) -> Bool {
        guard let scalar = Unicode.Scalar(decodeCodePoint(text, at: index).codePoint) else { return true }
        if isBesideASCII, StandInWords.Script(scalar)?.hasNoSpaces ?? false { return false }
        return scalar.properties.isAlphabetic || scalar == "\u{FFFD}"
            || scalar.properties.canonicalCombiningClass != .notReordered
    }
}

/// Finds what may be a telephone number.
enum PhoneText {
    /// Where a text has seven digits or more, with nothing but what divides a telephone number between them.
    static func ranges(in text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < text.count {
            guard text[index].isASCIIDigit || text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "(")
            else {
                index += 1
                continue
            }
            let start = index
            var end = index
            var digits = 0
            while index < text.count, text[index].isASCIIDigit || "+() -./".utf8.contains(text[index]) {
                if text[index].isASCIIDigit {
                    digits += 1
                    end = index + 1
                }
                index += 1
            }
            let isInWord =
                start > 0 && text[start - 1].isWordCharacter
                || index < text.count && text[index].isWordCharacter && end == index
            if (7...20).contains(digits), !isInWord { ranges.append(start..<end) }
        }
        return ranges
    }
}

/// Finds addresses of the Internet Protocol, version 4.
enum IPAddressText {
    /// Where a text has four numbers below 256 with dots between them, and no more of either.
    static func ranges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < text.count {
            guard isPart(text[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, isPart(text[index]) { index += 1 }
            var end = index
            // A sentence may end after it.
            if text[end - 1] == UInt8(ascii: ".") { end -= 1 }
            let isInWord =
                start > 0 && isWord(text[start - 1]) || index < text.count && isWord(text[index])
            if !isInWord, end - start >= 7, end - start <= 15, isAddress(text[start..<end]) {
                ranges.append(start..<end)
            }
        }
        return ranges
    }

    private static func isAddress(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                !part.isEmpty && part.count <= 3 && part.reduce(0) { $0 * 10 + Int($1 &- 0x30) } < 256
            }
    }

    private static func isPart(_ byte: UInt8) -> Bool { byte.isASCIIDigit || byte == UInt8(ascii: ".") }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte.isWordCharacter || byte >= 0x80 || byte == UInt8(ascii: "-")
    }
}
