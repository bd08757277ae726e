/// Which characters a place of the HTML writes as character references.
///
/// They are ASCII's, and all but the backslash have codes below 64, so that one word and a Boolean hold a set of them.
@usableFromInline
package struct CharacterEscapes: Sendable {
    @usableFromInline package let bits: UInt64
    @usableFromInline package let hasBackslash: Bool

    @inlinable init(bits: UInt64, hasBackslash: Bool = false) {
        self.bits = bits
        self.hasBackslash = hasBackslash
    }

    /// Text between tags: `& < >`.
    @inlinable package static var text: CharacterEscapes { CharacterEscapes(bits: ampersand | less | greater) }

    /// An attribute's value in double quotes: `& < > "`.
    @inlinable package static var attribute: CharacterEscapes {
        CharacterEscapes(bits: ampersand | less | greater | doubleQuote)
    }

    /// An attribute's value in single quotes, where markup that is misread begins nothing: `& < '`.
    @inlinable package static var singleQuoted: CharacterEscapes {
        CharacterEscapes(bits: ampersand | less | singleQuote)
    }

    /// Text and attributes of either quote: `& < > " '`.
    @inlinable package static var all: CharacterEscapes {
        CharacterEscapes(bits: ampersand | less | greater | doubleQuote | singleQuote)
    }

    /// Text and attributes as Nunjucks escapes them since version 3.2.4: `& < > " ' \`.
    @inlinable package static var nunjucks: CharacterEscapes {
        CharacterEscapes(bits: all.bits, hasBackslash: true)
    }

    /// HTML that moves into double quotes: only those.
    @inlinable package static var doubleQuotes: CharacterEscapes { CharacterEscapes(bits: doubleQuote) }

    @inlinable static var doubleQuote: UInt64 { 1 << 0x22 }
    @inlinable static var ampersand: UInt64 { 1 << 0x26 }
    @inlinable static var singleQuote: UInt64 { 1 << 0x27 }
    @inlinable static var less: UInt64 { 1 << 0x3C }
    @inlinable static var greater: UInt64 { 1 << 0x3E }

    /// Whether the character is written as a reference.
    @inlinable @inline(__always)
    package func contains(_ byte: UInt8) -> Bool {
        byte < 64 ? bits &>> UInt64(byte) & 1 != 0 : hasBackslash && byte == UInt8(ascii: "\\")
    }

    /// The reference that stands for one of the six characters.
    @inlinable @inline(__always)
    package static func reference(for byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "\\"): "&#92;"
        default: "&#39;"
        }
    }
}

extension ByteSink {
    /// Appends text with some characters as references.
    @inlinable
    package mutating func append(_ text: UnsafeBufferPointer<UInt8>, escaping escapes: CharacterEscapes) {
        var rest = text[...]
        while let index = rest.firstIndex(where: { escapes.contains($0) }) {
            append(UnsafeBufferPointer(rebasing: rest[..<index]))
            append(CharacterEscapes.reference(for: rest[index]))
            rest = rest[(index + 1)...]
        }
        append(UnsafeBufferPointer(rebasing: rest))
    }

    /// Appends text to a document that is an attribute's value in double quotes: escaped for that document, in either
    /// of whose quotes it may stand, and then for the attribute.
    @inlinable
    package mutating func appendDocumentText(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            if CharacterEscapes.all.contains(byte) {
                let reference = CharacterEscapes.reference(for: byte)
                append(CharacterEscapes.reference(for: UInt8(ascii: "&")))
                append(UnsafeBufferPointer(start: reference.utf8Start + 1, count: reference.utf8CodeUnitCount - 1))
            } else {
                append(byte)
            }
        }
    }

    /// Appends text to a comment, which `--`, and `>` at its beginning, would end. An end tag in it is broken up too:
    /// where scripts are on, `<noscript>` is one text up to its end tag, comments or not.
    @inlinable
    package mutating func appendCommentText(_ text: UnsafeBufferPointer<UInt8>) {
        var previous = UInt8(ascii: "-")
        for byte in text {
            switch (previous, byte) {
            case (UInt8(ascii: "-"), UInt8(ascii: "-")), (UInt8(ascii: "-"), UInt8(ascii: ">")),
                (UInt8(ascii: "-"), UInt8(ascii: "!")), (UInt8(ascii: "<"), UInt8(ascii: "/")):
                append(UInt8(ascii: " "))
            default: break
            }
            append(byte)
            previous = byte
        }
        if !text.isEmpty, previous == UInt8(ascii: "-") { append(UInt8(ascii: " ")) }
    }

    /// Appends a character's numeric reference.
    package mutating func appendNumericReference(to byte: UInt8) {
        append("&#")
        for digit in String(byte).utf8 { append(digit) }
        append(UInt8(ascii: ";"))
    }
}

extension String {
    /// The text with every character as a reference that means something in an element's content or in an attribute's
    /// value of either quote.
    package var htmlEscaped: String { escaped(.all) }

    /// The text with some characters as references.
    package func escaped(_ escapes: CharacterEscapes) -> String {
        guard utf8.contains(where: escapes.contains) else { return self }
        var text = self
        var bytes: [UInt8] = []
        text.withUTF8 { bytes.append($0, escaping: escapes) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
