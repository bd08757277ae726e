/// Follows raw HTML, so that a value in it can be escaped for where it stands.
///
/// The states are those of HTML's own tokenizer (WHATWG HTML 13.2.5), without what makes no difference to a value.
struct RawHTMLScanner {
    private enum State: Equatable {
        case text
        /// After `<` or `</`.
        case tagOpen
        case tagName
        case beforeAttributeName
        case attributeName
        case afterAttributeName
        case beforeAttributeValue
        /// In a value that ends with this quote, or with white space.
        case attributeValue(quote: UInt8?)
        /// After `<!` or `<?`: up to `>`.
        case declaration
        /// After `<!--`: up to `-->` or `--!>`.
        case comment
        /// In an element whose text is not HTML, such as `script`.
        case rawText
    }

    private var state = State.text
    private var tag: [UInt8] = []
    private var isEndTag = false
    private var attribute: [UInt8] = []
    private var attributeValue: [UInt8] = []
    /// The bytes since the current comment began, or the last few of them.
    private var recent: [UInt8] = []
    private var rawTextElement: [UInt8] = []

    /// Whether what comes next is text of the page.
    var isInText: Bool { state == .text }

    /// Reads HTML that the author wrote.
    mutating func scan(_ html: UnsafeRawBufferPointer) {
        for byte in html { step(byte) }
    }

    /// A value, escaped for where the scanner is now.
    ///
    /// - Parameters:
    ///   - value: The value's UTF-8.
    ///   - following: What the author wrote between the value and the next one, or the end.
    /// - Returns: What stands for the value, and whether that is not the value, since no escaping keeps it text there.
    mutating func escape(_ value: [UInt8], before following: [UInt8]) -> (html: [UInt8], isRefused: Bool) {
        switch state {
        case .text:
            return (Self.references(value, all: false), false)
        case .declaration, .comment:
            return (Self.references(value, all: true), false)
        case .beforeAttributeValue, .attributeValue:
            let isRefused =
                Self.codeAttributes.contains(attribute) || attribute.starts(with: "on".utf8)
                || Self.urlAttributes.contains(attribute) && !isSafeInURL(value, before: following)
            let html = isRefused ? [] : Self.references(value, all: true)
            if !isRefused { attributeValue.append(contentsOf: value) }
            guard state == .beforeAttributeValue else { return (html, isRefused) }
            if html.isEmpty {
                // Without quotes, `title= lang=en` would take the next attribute for the value.
                let isOver = following.first.map { Self.isSpace($0) || $0 == UInt8(ascii: ">") } ?? false
                if isOver { state = .beforeAttributeName }
                return (isOver ? Array("\"\"".utf8) : [], isRefused)
            }
            state = .attributeValue(quote: nil)
            return (html, isRefused)
        case .tagOpen, .tagName, .beforeAttributeName, .attributeName, .afterAttributeName, .rawText:
            return ([], true)
        }
    }

    private func isSafeInURL(_ value: [UInt8], before following: [UInt8]) -> Bool {
        guard attributeValue.isEmpty else { return URLScheme.isSettled(attributeValue) }
        if URLScheme.isUnsafe(value) { return false }
        if value.isEmpty || URLScheme.isSettled(value) { return true }
        // What follows could make a scheme of the value: `{{ x }}script:…`, or another value.
        var quote: UInt8?
        if case .attributeValue(let open) = state { quote = open }
        let rest = following.prefix { byte in
            quote.map { byte != $0 } ?? !(Self.isSpace(byte) || byte == UInt8(ascii: ">"))
        }
        return rest.count < following.count && !rest.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "&") }
    }

    /// Character references for what HTML could take for markup; with `all`, for every ASCII character but letters and
    /// digits, which is safe in an attribute value without quotes too.
    private static func references(_ value: [UInt8], all: Bool) -> [UInt8] {
        var escaped: [UInt8] = []
        for byte in value {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...:
                escaped.append(byte)
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
                escaped.append(contentsOf: "&#\(byte);".utf8)
            default:
                if all { escaped.append(contentsOf: "&#\(byte);".utf8) } else { escaped.append(byte) }
            }
        }
        return escaped
    }

    // MARK: The tokenizer

    private static let urlAttributes: Set<[UInt8]> = Set(
        [
            "action", "background", "cite", "codebase", "data", "formaction", "href", "icon", "longdesc", "manifest",
            "ping", "poster", "src", "srcset", "xlink:href",
        ].map { Array($0.utf8) })
    private static let codeAttributes: Set<[UInt8]> = Set(["srcdoc", "style"].map { Array($0.utf8) })
    private static let rawTextElements: Set<[UInt8]> = Set(
        ["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp"].map { Array($0.utf8) })

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    private mutating func step(_ byte: UInt8) {
        switch state {
        case .text:
            if byte == UInt8(ascii: "<") {
                state = .tagOpen
                isEndTag = false
            }
        case .tagOpen:
            stepTagOpen(byte)
        case .tagName:
            if !endsTag(byte) { tag.append(Self.lowercased(byte)) }
        case .beforeAttributeName, .afterAttributeName:
            stepBetweenAttributes(byte)
        case .attributeName:
            if byte == UInt8(ascii: "=") {
                state = .beforeAttributeValue
            } else if Self.isSpace(byte) {
                state = .afterAttributeName
            } else if !endsTag(byte) {
                attribute.append(Self.lowercased(byte))
            }
        case .beforeAttributeValue:
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                state = .attributeValue(quote: byte)
            } else if byte == UInt8(ascii: ">") {
                endTag()
            } else if !Self.isSpace(byte) {
                state = .attributeValue(quote: nil)
                attributeValue.append(byte)
            }
        case .attributeValue(let quote):
            if let quote {
                if byte == quote { state = .beforeAttributeName } else { attributeValue.append(byte) }
            } else if Self.isSpace(byte) {
                state = .beforeAttributeName
            } else if byte == UInt8(ascii: ">") {
                endTag()
            } else {
                attributeValue.append(byte)
            }
        case .declaration:
            recent.append(byte)
            if recent.elementsEqual("--".utf8) {
                state = .comment
            } else if byte == UInt8(ascii: ">") {
                state = .text
            }
        case .comment:
            if byte == UInt8(ascii: ">"),
                recent.suffix(2).elementsEqual("--".utf8) || recent.suffix(3).elementsEqual("--!".utf8)
            {
                state = .text
            }
            recent = recent.suffix(2) + [byte]
        case .rawText:
            stepRawText(byte)
        }
    }

    private mutating func stepTagOpen(_ byte: UInt8) {
        if Self.isLetter(byte) {
            state = .tagName
            tag = [Self.lowercased(byte)]
        } else if byte == UInt8(ascii: "/"), !isEndTag {
            isEndTag = true
        } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || isEndTag {
            state = .declaration
            recent = []
        } else if byte != UInt8(ascii: "<") {
            state = .text
        }
    }

    private mutating func stepBetweenAttributes(_ byte: UInt8) {
        if state == .afterAttributeName, byte == UInt8(ascii: "=") {
            state = .beforeAttributeValue
        } else if !Self.isSpace(byte), !endsTag(byte) {
            state = .attributeName
            attribute = [Self.lowercased(byte)]
            attributeValue = []
        }
    }

    /// Whether a byte ends a name inside a tag; the state after it is then set.
    private mutating func endsTag(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: ">") {
            endTag()
        } else if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
            state = .beforeAttributeName
        } else {
            return false
        }
        return true
    }

    private mutating func endTag() {
        if !isEndTag, Self.rawTextElements.contains(tag) {
            state = .rawText
            rawTextElement = Array("</".utf8) + tag
            recent = []
        } else {
            state = .text
        }
    }

    private mutating func stepRawText(_ byte: UInt8) {
        if recent.count >= rawTextElement.count { recent.removeFirst() }
        recent.append(Self.lowercased(byte))
        if recent == rawTextElement {
            state = .tagName
            isEndTag = true
            tag = Array(rawTextElement.dropFirst(2))
        }
    }
}
