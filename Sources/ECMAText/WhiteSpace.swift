/// The bytes without JavaScript's white space and line terminators at either end (ECMA-262 22.1.3.32.1 TrimString).
package func trimmedWhiteSpace(
    _ bytes: UnsafeBufferPointer<UInt8>, atStart: Bool = true, atEnd: Bool = true
) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    if atStart {
        while start < end, let length = whiteSpaceLength(bytes, at: start) { start += length }
    }
    if atEnd {
        while end > start {
            if let length = whiteSpaceLength(bytes, at: end - 1), length == 1 {
                end -= 1
            } else if end - start >= 2, whiteSpaceLength(bytes, at: end - 2) == 2 {
                end -= 2
            } else if end - start >= 3, whiteSpaceLength(bytes, at: end - 3) == 3 {
                end -= 3
            } else {
                break
            }
        }
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
}

/// The length of the white space character that begins at a position, or nil where there is none.
package func whiteSpaceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    switch bytes[index] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : nil
    case 0xE1, 0xE2, 0xE3, 0xEF:
        guard index + 2 < bytes.count else { return nil }
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9),
            (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            return 3
        default: return nil
        }
    default: return nil
    }
}

/// U+2028 or U+2029, which older JavaScript takes for line breaks in strings too, where its three bytes begin at a
/// position of UTF-8.
@inlinable
package func lineSeparator(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16? {
    guard index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8
    else { return nil }
    return 0x2000 | UInt16(bytes[index + 2] & 0x3F)
}
