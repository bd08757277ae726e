/// Compares two texts as a dictionary would: -1, 0 or 1.
///
/// It is CLDR's root collation (Unicode Technical Standard #10) for the characters of ASCII: punctuation before symbols
/// before digits before letters, letters without regard to case at first, and a small letter before its capital where
/// nothing else tells the texts apart. Everything beyond ASCII comes after the letters, by code point.
func compareInLocaleOrder(_ left: StringRef, _ right: StringRef) -> Int {
    var tieBreaker = 0
    var (leftIndex, rightIndex) = (0, 0)
    let (leftBytes, rightBytes) = (left.bytes, right.bytes)
    while true {
        let l = nextWeight(leftBytes, &leftIndex)
        let r = nextWeight(rightBytes, &rightIndex)
        guard let l, let r else { return l != nil ? 1 : r != nil ? -1 : tieBreaker }
        if l.primary != r.primary { return l.primary < r.primary ? -1 : 1 }
        if tieBreaker == 0, l.tertiary != r.tertiary { tieBreaker = l.tertiary < r.tertiary ? -1 : 1 }
    }
}

/// The weight of the next character that has one; control characters have none.
private func nextWeight(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
) -> (primary: UInt32, tertiary: UInt32)? {
    while index < bytes.count {
        let (codePoint, length) = decodeCodePoint(bytes, at: index)
        index += length
        if codePoint >= 0x80 { return (0x1000 + codePoint, 0) }
        let byte = UInt8(codePoint)
        if isASCIILetter(byte) { return (0x200 + UInt32(byte | 0x20), byte & 0x20 == 0 ? 1 : 0) }
        if isASCIIDigit(byte) { return (0x100 + UInt32(byte), 0) }
        if let position = marks.firstIndex(of: byte) { return (UInt32(position) + 1, 0) }
    }
    return nil
}

/// White space, punctuation and symbols of ASCII, in the order of the root collation.
private let marks = Array("\t\n\u{B}\u{C}\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".utf8)
