// JavaScript's strings are sequences of UTF-16 code units, of which surrogates may stand alone. Ours are WTF-8: UTF-8, in
// which a surrogate that stands alone is kept as the three bytes that UTF-8 would give its code point.

/// The code point that begins at a position of WTF-8 bytes, and its length in bytes.
@inlinable @inline(__always)
package func decodeCodePoint(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (codePoint: UInt32, length: Int) {
    let first = bytes[index]
    func continuation(_ offset: Int) -> UInt32 {
        index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    switch first {
    case 0..<0x80: return (UInt32(first), 1)
    case 0..<0xE0: return (UInt32(first & 0x1F) << 6 | continuation(1), 2)
    case 0..<0xF0: return (UInt32(first & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3)
    default:
        return (UInt32(first & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3), 4)
    }
}

/// Appends UTF-16 code units, of which surrogates may stand alone, as WTF-8.
package func appendCodeUnits(_ units: some Collection<UInt16>, to bytes: inout [UInt8]) {
    var high: UInt32?
    for unit in units {
        let unit = UInt32(unit)
        if let lead = high {
            high = nil
            if unit.isLowSurrogate {
                appendCodePoint(codePoint(high: lead, low: unit), to: &bytes)
                continue
            }
            appendCodePoint(lead, to: &bytes)
        }
        if unit.isHighSurrogate { high = unit } else { appendCodePoint(unit, to: &bytes) }
    }
    if let high { appendCodePoint(high, to: &bytes) }
}

/// The surrogate whose three bytes begin at a position of WTF-8; nil where there is none.
@inlinable
package func surrogate(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    guard index + 2 < bytes.count, bytes[index] == 0xED, bytes[index + 1] >= 0xA0 else { return nil }
    return 0xD000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
}

/// WTF-8 in which surrogates that stand side by side have become one character, and others, if asked for, U+FFFD.
package func joiningSurrogates(_ bytes: UnsafeBufferPointer<UInt8>, replacesLoneOnes: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
        guard let high = surrogate(in: bytes, at: index) else {
            result.append(bytes[index])
            index += 1
            continue
        }
        if high.isHighSurrogate, let low = surrogate(in: bytes, at: index + 3), low.isLowSurrogate {
            appendCodePoint(codePoint(high: high, low: low), to: &result)
            index += 6
        } else {
            if replacesLoneOnes { result += [0xEF, 0xBF, 0xBD] } else { result += bytes[index..<index + 3] }
            index += 3
        }
    }
    return result
}

/// WTF-8 as a Swift string, each lone surrogate replaced by U+FFFD.
package func decodedString(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.indices.contains(where: { surrogate(in: bytes, at: $0) != nil }) else {
        return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: joiningSurrogates(bytes, replacesLoneOnes: true), as: UTF8.self)
}

/// Appends a code point, a lone surrogate too, as WTF-8.
package func appendCodePoint(_ codePoint: UInt32, to bytes: inout [UInt8]) {
    switch codePoint {
    case 0..<0x80: bytes.append(UInt8(codePoint))
    case 0..<0x800:
        bytes.append(UInt8(0xC0 | codePoint >> 6))
        bytes.append(UInt8(0x80 | codePoint & 0x3F))
    case 0..<0x10000:
        bytes.append(UInt8(0xE0 | codePoint >> 12))
        bytes.append(UInt8(0x80 | codePoint >> 6 & 0x3F))
        bytes.append(UInt8(0x80 | codePoint & 0x3F))
    default:
        bytes.append(UInt8(0xF0 | codePoint >> 18))
        bytes.append(UInt8(0x80 | codePoint >> 12 & 0x3F))
        bytes.append(UInt8(0x80 | codePoint >> 6 & 0x3F))
        bytes.append(UInt8(0x80 | codePoint & 0x3F))
    }
}
