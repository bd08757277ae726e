// How a string is written for each position of the HTML. Every function here appends to the output, and none trusts its
// input: trusted text takes another way (see `Renderer.write`).

extension OutputBuffer {
    /// Writes text between tags: `& < >`.
    @inline(__always)
    mutating func appendText(_ string: StringRef) {
        if string.isPlain { return appendVerbatim(string) }
        appendEscaped(string, .text)
    }

    /// Writes an attribute's value for double quotes: `& < > "`.
    @inline(__always)
    mutating func appendAttribute(_ string: StringRef) {
        if string.isPlain { return appendVerbatim(string) }
        appendEscaped(string, .attribute)
    }

    /// Writes text as Nunjucks escapes it: `& " ' < >`.
    @inline(__always)
    mutating func appendNunjucks(_ string: StringRef) {
        if string.isPlain { return appendVerbatim(string) }
        appendEscaped(string, .nunjucks)
    }

    /// Writes text as it is.
    @inline(__always)
    mutating func appendVerbatim(_ string: StringRef) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        append(string.bytes)
    }

    private enum Escapes { case text, attribute, nunjucks }

    @inline(never)
    private mutating func appendEscaped(_ string: StringRef, _ escapes: Escapes) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        let bytes = string.bytes
        var runStart = 0
        var index = 0
        func flush(_ output: inout OutputBuffer) {
            if index > runStart { output.append(bytes.baseAddress! + runStart, count: index - runStart) }
        }
        while index < bytes.count {
            let replacement: StaticString
            switch bytes[index] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\"") where escapes != .text: replacement = "&quot;"
            case UInt8(ascii: "'") where escapes == .nunjucks: replacement = "&#39;"
            default:
                index += 1
                continue
            }
            flush(&self)
            append(replacement)
            index += 1
            runStart = index
        }
        flush(&self)
    }

    /// Writes a value into an attribute that is a document of its own: escaped for that document, and then for the
    /// attribute.
    mutating func appendDocumentInAttribute(_ string: StringRef) {
        for byte in string.bytes {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;amp;")
            case UInt8(ascii: "<"): append("&amp;lt;")
            case UInt8(ascii: ">"): append("&amp;gt;")
            case UInt8(ascii: "\""): append("&amp;quot;")
            default: append(byte)
            }
        }
    }

    /// Writes into a comment, which `--`, and `>` at its beginning, would end.
    mutating func appendComment(_ string: StringRef) {
        var previous: UInt8 = UInt8(ascii: "-")
        for byte in string.bytes {
            if previous == UInt8(ascii: "-"),
                byte == UInt8(ascii: "-") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "!")
            {
                append(UInt8(ascii: " "))
            }
            append(byte)
            previous = byte
        }
        if !string.isEmpty, previous == UInt8(ascii: "-") { append(UInt8(ascii: " ")) }
    }

    // MARK: CSS

    /// Writes a value of a CSS declaration: what could end it, or begin a string, a comment, an address or a function
    /// other than those for colours and sizes, is written as a CSS escape (CSS Syntax 3, 4.3.7).
    mutating func appendStyle(_ string: StringRef) {
        let bytes = string.bytes
        var index = 0
        var word = ""
        while index < bytes.count {
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
                word.unicodeScalars.append(Unicode.Scalar(byte))
                append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: ","),
                UInt8(ascii: "%"),
                UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: " "), UInt8(ascii: ")"), UInt8(ascii: "!"):
                // A word of letters and digits is no name of a function that is let through.
                word = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) && !word.isEmpty ? word + "?" : ""
                append(byte)
            case UInt8(ascii: "(") where Self.harmlessFunctions.contains(word.lowercased()):
                append(byte)
                word = ""
            default:
                word = ""
                appendCSSEscape(codePoint)
            }
            index += length
        }
    }

    private static let harmlessFunctions: Set<String> = [
        "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "var", "calc", "min",
        "max", "clamp", "linear-gradient", "radial-gradient", "conic-gradient", "repeat", "minmax", "fit-content",
        "translate", "scale", "rotate", "matrix", "cubic-bezier", "steps",
    ]

    /// Writes text into a CSS string, of either quote.
    mutating func appendStyleString(_ string: StringRef) {
        let bytes = string.bytes
        var index = 0
        while index < bytes.count {
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            let byte = bytes[index]
            let isSafe =
                codePoint >= 0x80 || isAlphanumeric(byte) || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
            if isSafe, !(0xD800...0xDFFF).contains(codePoint) {
                append(bytes.baseAddress! + index, count: length)
            } else {
                appendCSSEscape(codePoint)
            }
            index += length
        }
    }

    private mutating func appendCSSEscape(_ codePoint: UInt32) {
        if codePoint == 0 || (0xD800...0xDFFF).contains(codePoint) { return append("\u{FFFD}") }
        if codePoint >= 0x80 {
            var encoded: [UInt8] = []
            appendCodePoint(codePoint, to: &encoded)
            for byte in encoded { append(byte) }
            return
        }
        append(UInt8(ascii: "\\"))
        for byte in String(codePoint, radix: 16).utf8 { append(byte) }
        append(UInt8(ascii: " "))
    }

    /// Writes an address into `url()` of a style sheet, in quotes or without: what is no character of a URL is
    /// percent-encoded, and an address whose scheme runs code becomes `about:invalid`.
    mutating func appendStyleURL(_ string: StringRef) -> Bool {
        if let scheme = URLScheme(of: string.bytes), scheme.runsCode(inDocument: false) {
            append("about:invalid")
            return false
        }
        for byte in string.bytes {
            if isAlphanumeric(byte) || ":/?#[]@!$*+,;=-._~%".utf8.contains(byte) {
                append(byte)
            } else if byte == UInt8(ascii: "&") {
                append("%26")
            } else {
                appendPercentEncoded(byte)
            }
        }
        return true
    }

    private mutating func appendPercentEncoded(_ byte: UInt8) {
        append(UInt8(ascii: "%"))
        append(hexDigit(byte >> 4))
        append(hexDigit(byte & 15))
    }

    // MARK: JavaScript

    /// Writes JSON that can stand in a script, in any kind of script element and in an attribute: nothing in it can end
    /// the element, the attribute or a line, or begin a comment or a tag.
    mutating func appendScriptJSON(_ json: [UInt8]) {
        json.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "'"):
                    appendUnicodeEscape(UInt16(bytes[index]))
                case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
                    appendUnicodeEscape(0x2000 | UInt16(bytes[index + 2] & 0x3F))
                    index += 2
                default: append(bytes[index])
                }
                index += 1
            }
        }
    }

    /// Writes text into a string of a script, of any quote.
    mutating func appendScriptString(_ string: StringRef) {
        for unit in string.utf16CodeUnits {
            if unit < 0x80, isAlphanumeric(UInt8(unit)) || unit == 0x20 || unit == 0x2C || unit == 0x2E || unit == 0x5F
            {
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

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

/// The scheme of a URL, as a browser reads it: controls and spaces before it, and tabs and line breaks in it, do not
/// count (WHATWG URL, 4.4 URL parsing).
struct URLScheme {
    /// The scheme in lower case, without its colon.
    let name: String
    /// The position of the colon.
    let colon: Int
    private let rest: String

    /// Reads the scheme of a URL; nil where it has none, and so is relative.
    init?(of bytes: UnsafeBufferPointer<UInt8>) {
        var name = ""
        var index = 0
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        while index < bytes.count, bytes[index] != UInt8(ascii: ":") {
            let byte = bytes[index]
            index += 1
            if byte == 0x09 || byte == 0x0A || byte == 0x0D { continue }
            guard
                isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "."),
                name.utf8.count < 32
            else { return nil }
            name.unicodeScalars.append(Unicode.Scalar(byte))
        }
        guard index < bytes.count, !name.isEmpty else { return nil }
        self.name = name.lowercased()
        colon = index
        let media = bytes[(index + 1)...].prefix(64).filter { $0 > 0x20 }
        rest = String(decoding: media, as: UTF8.self).lowercased()
    }

    /// Whether a browser that follows the URL runs what it holds.
    /// - Parameter inDocument: Whether the URL's document is loaded into the page, where an SVG image can run scripts.
    func runsCode(inDocument: Bool) -> Bool {
        switch name {
        case "javascript", "vbscript", "livescript", "mocha": true
        case "data": !rest.hasPrefix("image/") || inDocument && rest.hasPrefix("image/svg")
        default: false
        }
    }
}
