// How a string is written for each position of the HTML. Every function here appends to the output, and none trusts its
// input: trusted text takes another way (see `Renderer.write`). CSS and JavaScript have files of their own.

/// Which characters a position of the HTML escapes.
private struct EscapeTable: @unchecked Sendable {
    private let bytes: UnsafePointer<Bool>

    private init(_ escaped: StaticString) {
        let table = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
        table.initialize(repeating: false, count: 256)
        for byte in UnsafeBufferPointer(start: escaped.utf8Start, count: escaped.utf8CodeUnitCount) {
            table[Int(byte)] = true
        }
        bytes = UnsafePointer(table)
    }

    @inline(__always) func isEscaped(_ byte: UInt8) -> Bool { bytes[Int(byte)] }

    static let text = EscapeTable("&<>")
    static let attribute = EscapeTable("&<>\"")
    static let nunjucks = EscapeTable("&<>\"'")

    @inline(__always)
    static func replacement(of byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: "&#39;"
        }
    }
}

extension OutputBuffer {
    /// Writes text between tags: `& < >`.
    @inline(__always)
    mutating func appendText(_ string: StringRef) {
        if string.isPlain { return appendVerbatim(string) }
        appendEscaped(string, EscapeTable.text)
    }

    /// Writes an attribute's value for double quotes: `& < > "`.
    @inline(__always)
    mutating func appendAttribute(_ string: StringRef) {
        if string.isPlain { return appendVerbatim(string) }
        appendEscaped(string, EscapeTable.attribute)
    }

    /// Writes text as Nunjucks escapes it: `& " ' < >`.
    @inline(__always)
    mutating func appendNunjucks(_ string: StringRef) {
        if string.isPlain { return appendVerbatim(string) }
        appendEscaped(string, EscapeTable.nunjucks)
    }

    /// Writes text as it is.
    @inline(__always)
    mutating func appendVerbatim(_ string: StringRef) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        append(string.bytes)
    }

    @inline(never)
    private mutating func appendEscaped(_ string: StringRef, _ escapes: EscapeTable) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        var rest = string.bytes[...]
        while let index = rest.firstIndex(where: { escapes.isEscaped($0) }) {
            append(UnsafeBufferPointer(rebasing: rest[..<index]))
            append(EscapeTable.replacement(of: rest[index]))
            rest = rest[(index + 1)...]
        }
        append(UnsafeBufferPointer(rebasing: rest))
    }

    /// Writes a value into an attribute that is a document of its own: escaped for that document, in either of whose
    /// quotes it may stand, and then for the attribute.
    mutating func appendDocumentInAttribute(_ string: StringRef) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        for byte in string.bytes {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;amp;")
            case UInt8(ascii: "<"): append("&amp;lt;")
            case UInt8(ascii: ">"): append("&amp;gt;")
            case UInt8(ascii: "\""): append("&amp;quot;")
            case UInt8(ascii: "'"): append("&amp;#39;")
            default: append(byte)
            }
        }
    }

    /// Writes into a comment, which `--`, and `>` at its beginning, would end. An end tag in it is broken up too: where
    /// scripts are on, `<noscript>` is one text up to its end tag, comments or not.
    mutating func appendComment(_ string: StringRef) {
        if string.hasLoneSurrogate { noteLoneSurrogate() }
        var previous: UInt8 = UInt8(ascii: "-")
        for byte in string.bytes {
            switch (previous, byte) {
            case (UInt8(ascii: "-"), UInt8(ascii: "-")), (UInt8(ascii: "-"), UInt8(ascii: ">")),
                (UInt8(ascii: "-"), UInt8(ascii: "!")), (UInt8(ascii: "<"), UInt8(ascii: "/")):
                append(UInt8(ascii: " "))
            default: break
            }
            append(byte)
            previous = byte
        }
        if !string.isEmpty, previous == UInt8(ascii: "-") { append(UInt8(ascii: " ")) }
    }
}

func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
