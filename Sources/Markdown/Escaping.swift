internal import ECMAText
internal import HTML

/// Turns a text into Markdown source that shows as that text.
///
/// Every ASCII character that CommonMark could read as syntax gets a backslash, and white space is written as character
/// references, so that no line begins or ends inside the text, and none of it is trimmed. The result can stand at the
/// start of a line, in a heading, a list item or a quote, inside whole-word emphasis, in a link's text, destination and
/// title, in an image's description and in an info string; with smart punctuation, quotes and dashes stay as they are.
///
/// It cannot stand in code, where CommonMark has no escapes; and beside `*` or `_` within a word its first or last
/// character may decide whether they are emphasis. For those, and wherever the source can be rendered here, use
/// ``MarkdownTemplate``, which is exact everywhere.
///
/// - Parameter text: Any text. A NUL character becomes U+FFFD.
/// - Returns: Markdown.
public func escapeForMarkdown(_ text: String) -> String {
    String(decoding: escapeForMarkdown(Array(text.utf8)), as: UTF8.self)
}

/// Turns a text, given as UTF-8, into Markdown source that shows as that text.
///
/// - Parameter text: UTF-8 bytes of any text. A NUL character becomes U+FFFD.
/// - Returns: Markdown, as UTF-8.
public func escapeForMarkdown(_ text: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.count + text.count / 4)
    for byte in text {
        switch byte {
        case 0x21...0x7E where !byte.isASCIIAlphanumeric:
            escaped.append(UInt8(ascii: "\\"))
            escaped.append(byte)
        case 0x21...0x7E, 0x80...:
            escaped.append(byte)
        default:
            escaped.appendNumericReference(to: byte)
        }
    }
    return escaped
}
