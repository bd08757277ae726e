import ECMAText

/// The text with the character references in it put back into characters: numeric ones, and those names that stand for
/// ASCII characters or come up in templates.
///
/// WHATWG HTML, 13.2.5.72 Character reference state.
package func decodeCharacterReferences(_ text: some BidirectionalCollection<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
        if text[index] == UInt8(ascii: "&"), let (codePoint, end) = reference(in: text, at: index) {
            appendCodePoint(codePoint, to: &result)
            index = end
            continue
        }
        result.append(text[index])
        index = text.index(after: index)
    }
    return result
}

/// The text of some HTML, written for an attribute's value in double quotes.
///
/// References to ASCII characters are put back into characters, so that nobody who looks for one in the value has to
/// know them; those of other names mean the same in an attribute, and stay.
package func normalizedCharacterReferences(in text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    func append(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { result.append($0, escaping: .attribute) }
    }
    var rest = text
    while let index = rest.firstIndex(of: UInt8(ascii: "&")) {
        append(rest[..<index])
        rest = rest[index...]
        if let (codePoint, end) = reference(in: rest, at: index) {
            var character: [UInt8] = []
            appendCodePoint(codePoint, to: &character)
            append(character[...])
            rest = rest[end...]
        } else {
            let name = rest.dropFirst().prefix(while: \.isASCIIAlphanumeric)
            let isReference = !name.isEmpty && rest[name.endIndex...].first == UInt8(ascii: ";")
            if isReference { result += rest[...name.endIndex] } else { append(rest[...index]) }
            rest = rest[(isReference ? name.endIndex + 1 : index + 1)...]
        }
    }
    append(rest)
    return result
}

/// Completes a character reference at the end of some text, to which other text will be joined: a reference without its
/// semicolon gets one, and an ampersand that begins none becomes a reference itself.
///
/// - Parameter inAttribute: Whether the text is an attribute's value, in which a name without a semicolon is a reference
///   only where no letter, digit or equals sign follows: in production, always one does.
/// - Returns: Whether the text has changed.
package func completeCharacterReference(atEndOf text: inout [UInt8], inAttribute: Bool) -> Bool {
    guard let ampersand = text.suffix(40).lastIndex(of: UInt8(ascii: "&")) else { return false }
    let tail = text[(ampersand + 1)...]
    guard tail.allSatisfy({ $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "#") }) else { return false }
    if tail.first == UInt8(ascii: "#") {
        if let (_, end) = numericReference(tail.dropFirst()) {
            text.insert(UInt8(ascii: ";"), at: end)
            return true
        }
    } else if !inAttribute, let count = lengthOfLegacyName(at: tail) {
        text.insert(UInt8(ascii: ";"), at: tail.startIndex + count)
        return true
    }
    text.insert(contentsOf: "amp;".utf8, at: tail.startIndex)
    return true
}

/// How long the longest name at the beginning of some text is that may stand without a semicolon (WHATWG HTML, 13.5 Named
/// character references).
private func lengthOfLegacyName(at text: ArraySlice<UInt8>) -> Int? {
    (2...6).reversed().first { count in
        count <= text.count && legacyNames.contains(String(decoding: text.prefix(count), as: UTF8.self))
    }
}

private let legacyNames = Set(
    """
    AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave \
    Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc \
    acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth \
    euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde \
    oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig \
    thorn times uacute ucirc ugrave uml uuml yacute yen yuml
    """.split(separator: " ").map(String.init))

/// The character that the reference at an index stands for, and the index after it.
private func reference<Text: BidirectionalCollection<UInt8>>(
    in text: Text, at index: Text.Index
) -> (codePoint: UInt32, end: Text.Index)? {
    let rest = text[text.index(after: index)...]
    if rest.first == UInt8(ascii: "#") { return numericReference(rest.dropFirst()) }
    let name = rest.prefix(8).prefix(while: \.isASCIIAlphanumeric)
    guard name.endIndex < text.endIndex, text[name.endIndex] == UInt8(ascii: ";"),
        let codePoint = namedCharacters[String(decoding: name, as: UTF8.self)]
    else { return nil }
    return (codePoint, text.index(after: name.endIndex))
}

private func numericReference<Text: Collection<UInt8>>(_ text: Text) -> (codePoint: UInt32, end: Text.Index)? {
    let isHexadecimal = text.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let digits = (isHexadecimal ? text.dropFirst() : text[...]).prefix { byte in
        isHexadecimal ? byte.hexadecimalValue != nil : byte.isASCIIDigit
    }
    guard !digits.isEmpty else { return nil }
    let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10) ?? .max
    let end = digits.endIndex
    let hasSemicolon = end < text.endIndex && text[end] == UInt8(ascii: ";")
    let isCharacter = Unicode.Scalar(value) != nil && value != 0
    return (isCharacter ? value : 0xFFFD, hasSemicolon ? text.index(after: end) : end)
}

private let namedCharacters: [String: UInt32] = [
    "amp": 0x26, "AMP": 0x26, "lt": 0x3C, "LT": 0x3C, "gt": 0x3E, "GT": 0x3E, "quot": 0x22, "QUOT": 0x22, "apos": 0x27,
    "nbsp": 0xA0, "Tab": 0x09, "NewLine": 0x0A, "excl": 0x21, "num": 0x23, "dollar": 0x24, "percnt": 0x25, "lpar": 0x28,
    "rpar": 0x29, "ast": 0x2A, "plus": 0x2B, "comma": 0x2C, "period": 0x2E, "sol": 0x2F, "colon": 0x3A, "semi": 0x3B,
    "equals": 0x3D, "quest": 0x3F, "commat": 0x40, "lsqb": 0x5B, "bsol": 0x5C, "rsqb": 0x5D, "Hat": 0x5E,
    "lowbar": 0x5F, "grave": 0x60, "lcub": 0x7B, "vert": 0x7C, "rcub": 0x7D, "shy": 0xAD, "copy": 0xA9, "times": 0xD7,
    "middot": 0xB7, "bull": 0x2022, "hellip": 0x2026, "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018,
    "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "laquo": 0xAB, "raquo": 0xBB, "euro": 0x20AC, "larr": 0x2190,
    "rarr": 0x2192,
]
