// The classes of ASCII characters that lexers tell apart.

extension UInt8 {
    /// Whether the byte is one of `0` to `9`.
    @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// Whether the byte is one of `a` to `z` and `A` to `Z`.
    @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Whether the byte is one of `a` to `z`.
    @inlinable package var isASCIILowercase: Bool { self &- 0x61 < 26 }

    /// Whether the byte is one of `A` to `Z`.
    @inlinable package var isASCIIUppercase: Bool { self &- 0x41 < 26 }

    /// Whether the byte is an ASCII letter or digit.
    @inlinable package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

    /// Whether the byte is a letter, a digit or an underscore (ECMA-262 22.2.2.9.3 WordCharacters).
    @inlinable package var isWordCharacter: Bool { isASCIIAlphanumeric || self == 0x5F }

    /// The byte, or the lower-case letter of an upper-case one.
    @inlinable package var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }

    /// What the byte is worth as a hexadecimal digit of either case; nil where it is none.
    @inlinable package var hexadecimalValue: UInt8? {
        if isASCIIDigit { return self &- 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }
}

/// The hexadecimal digit of a number below 16.
@inlinable
package func hexadecimalDigit(_ value: UInt8, uppercase: Bool = false) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: uppercase ? "A" : "a") + value - 10
}

/// Some bytes in hexadecimal digits of lower case, two for each.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.flatMap { [hexadecimalDigit($0 >> 4), hexadecimalDigit($0 & 15)] }, as: UTF8.self)
}

/// A byte as RFC 3986, 2.1 writes it in a URL: a percent sign and two upper-case digits.
@inlinable
package func percentEncoded(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "%"), hexadecimalDigit(byte >> 4, uppercase: true), hexadecimalDigit(byte & 15, uppercase: true)]
}
