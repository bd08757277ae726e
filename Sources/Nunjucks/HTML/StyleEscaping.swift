// How values are written into CSS.

extension OutputBuffer {
    /// Writes a value of a CSS declaration, or a part of one.
    ///
    /// What could end the declaration, or begin a comment, an address or a function other than those for colours, sizes
    /// and shapes, is written as a CSS escape (CSS Syntax 3, 4.3.7). A string that is closed stays a string.
    mutating func appendStyle(_ string: StringRef) {
        var writer = StyleWriter(acceptsDeclarations: false)
        writer.write(string, to: &self)
    }

    /// Writes whole declarations, where a `style` attribute has none open: colons and semicolons stay, the values
    /// between them are written as `appendStyle` does.
    mutating func appendStyleDeclarations(_ string: StringRef) {
        var writer = StyleWriter(acceptsDeclarations: true)
        writer.write(string, to: &self)
    }

    /// Writes text into a CSS string, of either quote, or into a comment.
    mutating func appendStyleString(_ string: StringRef) { appendStyleString(string.bytes) }

    fileprivate mutating func appendStyleString(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            let byte = bytes[index]
            let isSafe =
                codePoint >= 0x80 || isAlphanumeric(byte) || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
            if isSafe, !(0xD800...0xDFFF).contains(codePoint) {
                append(bytes.baseAddress! + index, count: length)
            } else {
                appendCSSEscape(codePoint)
            }
            index += length
        }
    }

    fileprivate mutating func appendCSSEscape(_ codePoint: UInt32) {
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

    /// Writes an address into `url()`, in quotes or without: what is no character of a URL is percent-encoded, and an
    /// address whose scheme runs code becomes `about:invalid`.
    /// - Returns: Whether the address was harmless.
    mutating func appendStyleURL(_ string: StringRef, inAttribute: Bool) -> Bool {
        if let scheme = URLScheme(of: string.bytes), scheme.runsCode(inDocument: false) {
            append("about:invalid")
            return false
        }
        for byte in string.bytes {
            if isAlphanumeric(byte) || ":/?#[]@!$*+,;=-._~%".utf8.contains(byte) {
                append(byte)
            } else if byte == UInt8(ascii: "&") {
                append(inAttribute ? "&amp;" : "&")
            } else {
                append(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 15] { append(UInt8(ascii: "0") + digit + (digit < 10 ? 0 : 7)) }
            }
        }
        return true
    }
}

/// Writes CSS that came from data.
private struct StyleWriter {
    let acceptsDeclarations: Bool
    /// The name that has just been written, which may be a function's.
    private var word = ""
    private var openParentheses = 0

    init(acceptsDeclarations: Bool) { self.acceptsDeclarations = acceptsDeclarations }

    mutating func write(_ string: StringRef, to output: inout OutputBuffer) {
        let bytes = string.bytes
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
                word.unicodeScalars.append(Unicode.Scalar(byte))
                output.append(byte)
                index += 1
                continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                // A name with digits in it is none of the functions that are let through.
                output.append(byte)
                index += 1
                if !word.isEmpty { word += "?" }
                continue
            case UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "+"),
                UInt8(ascii: " "), UInt8(ascii: "!"):
                output.append(byte)
            case UInt8(ascii: ":"), UInt8(ascii: ";"):
                if acceptsDeclarations { output.append(byte) } else { output.appendCSSEscape(codePoint) }
            case UInt8(ascii: "(") where Self.harmlessFunctions.contains(word.lowercased()):
                output.append(byte)
                openParentheses += 1
            case UInt8(ascii: ")") where openParentheses > 0:
                output.append(byte)
                openParentheses -= 1
            case UInt8(ascii: "/") where isDivision(bytes, index): output.append(byte)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if let end = bytes[(index + 1)...].firstIndex(of: byte) {
                    output.append(UInt8(ascii: "'"))
                    output.appendStyleString(UnsafeBufferPointer(rebasing: bytes[index + 1..<end]))
                    output.append(UInt8(ascii: "'"))
                    word = ""
                    index = end + 1
                    continue
                }
                output.appendCSSEscape(codePoint)
            default: output.appendCSSEscape(codePoint)
            }
            word = ""
            index += length
        }
        // An open parenthesis would take in the declarations that follow.
        for _ in 0..<openParentheses { output.append(UInt8(ascii: ")")) }
    }

    /// Whether a slash stands between two operands, and so makes no comment: `16 / 9`.
    private func isDivision(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index > 0, index + 1 < bytes.count else { return false }
        return [bytes[index - 1], bytes[index + 1]].allSatisfy { isAlphanumeric($0) || " %().-".utf8.contains($0) }
    }

    private static let harmlessFunctions: Set<String> = [
        "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "var", "calc", "min",
        "max", "clamp", "linear-gradient", "radial-gradient", "conic-gradient", "repeat", "minmax", "fit-content",
        "translate", "scale", "rotate", "matrix", "cubic-bezier", "steps", "blur", "brightness", "inset", "circle",
    ]
}
