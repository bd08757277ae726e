// The code units of UTF-16 from 0xD800 to 0xDFFF, of which two make up one code point beyond U+FFFF.

extension UInt32 {
    /// Whether the code unit is the first of a surrogate pair.
    @inlinable package var isHighSurrogate: Bool { self & 0xFFFF_FC00 == 0xD800 }

    /// Whether the code unit is the second of a surrogate pair.
    @inlinable package var isLowSurrogate: Bool { self & 0xFFFF_FC00 == 0xDC00 }

    /// Whether the code unit is either half of a surrogate pair.
    @inlinable package var isSurrogate: Bool { self & 0xFFFF_F800 == 0xD800 }

    /// The first code unit of a code point beyond U+FFFF.
    @inlinable package var highSurrogate: UInt16 { UInt16(truncatingIfNeeded: 0xD800 + (self - 0x10000) >> 10) }

    /// The second code unit of a code point beyond U+FFFF.
    @inlinable package var lowSurrogate: UInt16 { UInt16(truncatingIfNeeded: 0xDC00 + self & 0x3FF) }
}

/// The code point that a pair of surrogates stands for (ECMA-262 11.1.3 UTF16SurrogatePairToCodePoint).
@inlinable
package func codePoint(high: UInt32, low: UInt32) -> UInt32 { 0x10000 + ((high & 0x3FF) << 10 | low & 0x3FF) }

/// Appends the UTF-16 code units of a code point, which may be a surrogate itself.
@inlinable
package func appendCodeUnits(of codePoint: UInt32, to units: inout [UInt16]) {
    if codePoint > 0xFFFF {
        units.append(codePoint.highSurrogate)
        units.append(codePoint.lowSurrogate)
    } else {
        units.append(UInt16(codePoint))
    }
}
