import ECMAText

// How data is written into the CSS of a page.

extension ByteSink {
    /// Appends a value of a CSS declaration, or a part of one.
    ///
    /// What could end the declaration, or begin a comment, an address or a function other than those for colours, sizes
    /// and shapes, is written as a CSS escape (CSS Syntax 3, 4.3.7). A string that is closed stays a string.
    /// - Parameter acceptsDeclarations: Whether whole declarations may stand there: colons and semicolons stay.
    package mutating func appendStyle(_ text: UnsafeBufferPointer<UInt8>, acceptsDeclarations: Bool) {
        var writer = StyleWriter(acceptsDeclarations: acceptsDeclarations)
        writer.write(text, to: &self)
    }

    /// Appends text to a CSS string, of either quote, or to a comment.
    package mutating func appendStyleText(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            let byte = bytes[index]
            let isSafe = byte >= 0x80 || byte.isWordCharacter || " -.,".utf8.contains(byte)
            if isSafe, !codePoint.isSurrogate {
                append(UnsafeBufferPointer(rebasing: bytes[index..<index + length]))
            } else {
                appendCSSEscape(codePoint)
            }
            index += length
        }
    }

    fileprivate mutating func appendCSSEscape(_ codePoint: UInt32) {
        if codePoint == 0 || codePoint.isSurrogate { return append("\u{FFFD}") }
        if codePoint >= 0x80 {
            var encoded: [UInt8] = []
            appendCodePoint(codePoint, to: &encoded)
            return append(encoded)
        }
        append(UInt8(ascii: "\\"))
        append(Array(String(codePoint, radix: 16).utf8))
        append(UInt8(ascii: " "))
    }

    /// Appends an address to `url()`, in quotes or without: what is no character of a URL is percent-encoded, and an
    /// address whose scheme runs code becomes `about:invalid`.
    /// - Returns: Whether the address was harmless.
    package mutating func appendStyleURL(_ url: UnsafeBufferPointer<UInt8>, inAttribute: Bool) -> Bool {
        if let scheme = URLScheme(of: url), scheme.isUnsafe(in: .resource) {
            append("about:invalid")
            return false
        }
        for byte in url {
            if byte.isASCIIAlphanumeric || ":/?#[]@!$*+,;=-._~%".utf8.contains(byte) {
                append(byte)
            } else if byte == UInt8(ascii: "&") {
                append(inAttribute ? CharacterEscapes.reference(for: byte) : "&")
            } else {
                append(percentEncoded(byte))
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

    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout some ByteSink) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            switch byte {
            case _ where byte.isASCIILetter || byte == UInt8(ascii: "-"):
                word.unicodeScalars.append(Unicode.Scalar(byte))
                output.append(byte)
                index += 1
                continue
            case _ where byte.isASCIIDigit || byte == UInt8(ascii: "_"):
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
                    output.appendStyleText(UnsafeBufferPointer(rebasing: bytes[index + 1..<end]))
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
        return [bytes[index - 1], bytes[index + 1]].allSatisfy { $0.isASCIIAlphanumeric || " %().-".utf8.contains($0) }
    }

    private static let harmlessFunctions: Set<String> = [
        "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "var", "calc", "min",
        "max", "clamp", "linear-gradient", "radial-gradient", "conic-gradient", "repeat", "minmax", "fit-content",
        "translate", "scale", "rotate", "matrix", "cubic-bezier", "steps", "blur", "brightness", "inset", "circle",
    ]
}
