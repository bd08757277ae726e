// JavaScript's strings are sequences of UTF-16 code units; ours are WTF-8. Here one becomes the other.

extension StringRef {
    /// The UTF-16 code units.
    var utf16CodeUnits: [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(utf16Count)
        forEachCodePoint { codePoint in
            if codePoint >= 0x10000 {
                units.append(UInt16(0xD800 + ((codePoint - 0x10000) >> 10)))
                units.append(UInt16(0xDC00 + ((codePoint - 0x10000) & 0x3FF)))
            } else {
                units.append(UInt16(codePoint))
            }
        }
        return units
    }

    /// Calls `body` with each code point, lone surrogates included.
    func forEachCodePoint(_ body: (UInt32) -> Void) {
        let bytes = self.bytes
        var index = 0
        while index < bytes.count {
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            body(codePoint)
            index += length
        }
    }

    /// A part of the string, by UTF-16 positions that lie within it, in the middle of surrogate pairs too.
    func substring(_ range: Range<Int>, in heap: Heap) -> StringRef { heap.string(utf16: utf16CodeUnits[range]) }
}

/// The code point that begins at a position of WTF-8 bytes, and its length in bytes.
@inline(__always)
func decodeCodePoint(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (codePoint: UInt32, length: Int) {
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

extension Heap {
    /// Makes a string of UTF-16 code units, of which surrogates may stand alone.
    func string(utf16 units: some Collection<UInt16>) -> StringRef {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(units.count)
        appendCodeUnits(units, to: &bytes)
        return string(bytes)
    }
}

/// Appends UTF-16 code units, of which surrogates may stand alone, as WTF-8.
func appendCodeUnits(_ units: some Collection<UInt16>, to bytes: inout [UInt8]) {
    var high: UInt32?
    for unit in units {
        let unit = UInt32(unit)
        if let lead = high {
            high = nil
            if (0xDC00...0xDFFF).contains(unit) {
                appendCodePoint(0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00), to: &bytes)
                continue
            }
            appendCodePoint(lead, to: &bytes)
        }
        if (0xD800...0xDBFF).contains(unit) { high = unit } else { appendCodePoint(unit, to: &bytes) }
    }
    if let high { appendCodePoint(high, to: &bytes) }
}

/// WTF-8 in which surrogates that stand side by side have become one character, and others, if asked for, U+FFFD.
func joiningSurrogates(_ bytes: some Collection<UInt8>, replacesLoneOnes: Bool) -> [UInt8] {
    let bytes = Array(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    func surrogate(at index: Int) -> UInt32? {
        guard index + 2 < bytes.count, bytes[index] == 0xED, bytes[index + 1] >= 0xA0 else { return nil }
        return 0xD000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
    }
    var index = 0
    while index < bytes.count {
        guard let high = surrogate(at: index) else {
            result.append(bytes[index])
            index += 1
            continue
        }
        if high < 0xDC00, let low = surrogate(at: index + 3), low >= 0xDC00 {
            appendCodePoint(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), to: &result)
            index += 6
        } else {
            if replacesLoneOnes { result += [0xEF, 0xBF, 0xBD] } else { result += bytes[index..<index + 3] }
            index += 3
        }
    }
    return result
}

/// Appends a code point, a lone surrogate too, as WTF-8.
func appendCodePoint(_ codePoint: UInt32, to bytes: inout [UInt8]) {
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
