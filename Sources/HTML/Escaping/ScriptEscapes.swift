import ECMAText

// How data is written into the JavaScript of a page.

extension ByteSink {
    /// Appends JSON that can stand in a script, in any kind of script element: nothing in it can end the element or a
    /// line, or begin a comment or a tag, even where the script's text was misread.
    /// - Parameters:
    ///   - previous: The byte before it: `a -` and `-1` must not become `a --1`.
    ///   - inAttribute: Whether the script is an attribute's value in double quotes. It may be a URL, which is decoded
    ///     once more before it runs, and so no percent sign is left either.
    @inlinable
    package mutating func appendScriptJSON(
        _ json: UnsafeBufferPointer<UInt8>, after previous: UInt8?, inAttribute: Bool
    ) {
        if json.first == UInt8(ascii: "-"), previous == UInt8(ascii: "-") { append(UInt8(ascii: " ")) }
        var index = 0
        while index < json.count {
            let byte = json[index]
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "`"):
                appendUnicodeEscape(UInt16(byte))
            case UInt8(ascii: "\"") where inAttribute: append(CharacterEscapes.reference(for: byte))
            case UInt8(ascii: "%") where inAttribute: appendUnicodeEscape(UInt16(byte))
            case UInt8(ascii: "/") where index > 0 && json[index - 1] == UInt8(ascii: "*"): append("\\/")
            case UInt8(ascii: "$") where index + 1 < json.count && json[index + 1] == UInt8(ascii: "{"):
                appendUnicodeEscape(UInt16(byte))
            case 0xE2:
                guard let separator = lineSeparator(in: json, at: index) else {
                    append(byte)
                    break
                }
                appendUnicodeEscape(separator)
                index += 2
            default: append(byte)
            }
            index += 1
        }
    }

    /// Appends text, WTF-8, to a string of a script, of any quote, or to a comment or a regular expression.
    @inlinable
    package mutating func appendScriptText(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let (codePoint, length) = decodeCodePoint(text, at: index)
            let byte = text[index]
            if byte.isHarmlessInScriptText {
                append(byte)
            } else if codePoint > 0xFFFF {
                appendUnicodeEscape(codePoint.highSurrogate)
                appendUnicodeEscape(codePoint.lowSurrogate)
            } else {
                appendUnicodeEscape(UInt16(codePoint))
            }
            index += length
        }
    }

    /// Appends text of a script's strings that a browser could take for HTML: a `<` that begins markup, or could with
    /// what follows the text, is `&lt;`.
    /// - Returns: Whether there was one.
    package mutating func appendWithoutMarkup(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var hasMarkup = false
        for index in text.indices {
            let byte = text[index]
            let next = index + 1 < text.count ? text[index + 1] : nil
            if byte == UInt8(ascii: "<"), next?.isHarmlessAfterLessThan != true {
                append("&lt;")
                hasMarkup = true
            } else {
                append(byte)
            }
        }
        return hasMarkup
    }

    /// Appends a code unit as `\u003c`.
    @inlinable
    package mutating func appendUnicodeEscape(_ unit: UInt16) {
        append("\\u")
        for shift in stride(from: 12, through: 0, by: -4) {
            append(hexadecimalDigit(UInt8(truncatingIfNeeded: unit >> UInt16(shift) & 15)))
        }
    }
}

extension UInt8 {
    /// Whether HTML takes a `<` before the byte for text: HTML, 13.2.5.6 Tag open state.
    @inlinable var isHarmlessAfterLessThan: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "=") || isASCIIDigit
    }

    /// Whether the byte is itself in a string, a comment and a regular expression of a script.
    @inlinable var isHarmlessInScriptText: Bool {
        if isWordCharacter { return true }
        switch self {
        case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
            UInt8(ascii: "@"):
            return true
        default: return false
        }
    }
}
