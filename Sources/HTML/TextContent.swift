import ECMAText

/// The text of some HTML without its tags and comments, character references as they are.
package func textContent(of html: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard html.contains(UInt8(ascii: "<")) else { return html }
    let bytes = Array(html)
    var text: [UInt8] = []
    for token in HTMLReader(bytes) {
        switch token.kind {
        case .text, .rawText, .cdata: text += bytes[token.range]
        case .startTag, .endTag, .comment, .declaration: break
        }
    }
    return text[...]
}

/// Some text without the end tags of an element that holds text only, so that it cannot end the element.
package func withoutEndTags(of element: String, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let tag = Array("</\(element)".utf8)
    var result: [UInt8] = []
    var rest = text
    while let start = rest.indices.first(where: { index in
        rest[index...].count >= tag.count
            && zip(rest[index...], tag).allSatisfy { $0.asciiLowercased == $1 }
    }) {
        result += rest[..<start]
        let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1
        rest = rest[(end + 1)...]
    }
    return result.isEmpty && rest.startIndex == text.startIndex ? text : (result + rest)[...]
}
