// How values are written into JavaScript and JSON.

extension OutputBuffer {
    /// Writes JSON that can stand in a script, in any kind of script element: nothing in it can end the element or a
    /// line, or begin a comment or a tag, even where the script's text was misread.
    mutating func appendScriptJSON(_ json: [UInt8]) { appendScriptJSON(json, inAttribute: false) }

    /// Writes JSON that can stand in the JavaScript of an attribute. A URL may be decoded once more before it runs, so
    /// no percent sign is left either.
    mutating func appendScriptJSONInAttribute(_ json: [UInt8]) { appendScriptJSON(json, inAttribute: true) }

    private mutating func appendScriptJSON(_ json: [UInt8], inAttribute: Bool) {
        // `a -{{ x }}` must not become `a --1`.
        if json.first == UInt8(ascii: "-"), bytes.last == UInt8(ascii: "-") { append(UInt8(ascii: " ")) }
        var index = 0
        while index < json.count {
            let byte = json[index]
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "`"):
                appendUnicodeEscape(UInt16(byte))
            case UInt8(ascii: "\"") where inAttribute: append("&quot;")
            case UInt8(ascii: "%") where inAttribute: appendUnicodeEscape(UInt16(byte))
            case UInt8(ascii: "/") where index > 0 && json[index - 1] == UInt8(ascii: "*"): append("\\/")
            case UInt8(ascii: "$") where index + 1 < json.count && json[index + 1] == UInt8(ascii: "{"):
                appendUnicodeEscape(UInt16(byte))
            // U+2028 and U+2029 end lines of older JavaScript.
            case 0xE2 where index + 2 < json.count && json[index + 1] == 0x80 && json[index + 2] & 0xFE == 0xA8:
                appendUnicodeEscape(0x2000 | UInt16(json[index + 2] & 0x3F))
                index += 2
            default: append(byte)
            }
            index += 1
        }
    }

    /// Writes text into a string of a script, of any quote, or into a comment or a regular expression.
    mutating func appendScriptString(_ string: StringRef) {
        for unit in string.utf16CodeUnits {
            let isHarmless = unit == 0x20 || unit == 0x2C || unit == 0x2E || unit == 0x5F
            if unit < 0x80, isHarmless || isAlphanumeric(UInt8(unit)) {
                append(UInt8(unit))
            } else {
                appendUnicodeEscape(unit)
            }
        }
    }

    private mutating func appendUnicodeEscape(_ unit: UInt16) {
        append("\\u")
        for shift in [12, 8, 4, 0] as [UInt16] { append(hexDigit(UInt8(unit >> shift & 15))) }
    }

    /// Writes JSON for an attribute in single quotes, where its own quotes need no escape.
    mutating func appendSingleQuoted(_ json: [UInt8]) {
        for byte in json {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "'"): append("&#39;")
            case UInt8(ascii: "<"): append("&lt;")
            default: append(byte)
            }
        }
    }
}
