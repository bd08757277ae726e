internal import ECMAText
internal import HTML

/// Follows raw HTML, so that a value in it can be escaped for where it stands.
struct RawHTMLScanner {
    // With scripts, so that `noscript` holds text, which no value can be safe in.
    private var tokenizer = HTMLTokenizer(runsScripts: true)
    /// The name of the last attribute, in lower case.
    private var attributeName: [UInt8] = []
    /// What there is of the attribute's value in which the text stands, or stood last.
    private var attributeValue: [UInt8] = []

    /// Whether what comes next is text of the page.
    var isInText: Bool {
        switch tokenizer.state {
        case .data: true
        case .rawText: HTMLElement.content(of: tokenizer.tagName) == .escapableRawText
        default: false
        }
    }

    /// Whether what comes next may be elements.
    var isBetweenTags: Bool { tokenizer.state == .data }

    /// Reads HTML that the author wrote.
    mutating func scan(_ html: UnsafeRawBufferPointer) {
        for byte in html {
            let before = tokenizer.state
            let part = tokenizer.consume(byte)
            if part == .attributeName, before != .attributeName {
                attributeName = []
                attributeValue = []
            }
            if part == .attributeName { attributeName.append(byte.asciiLowercased) }
            if part == .value { attributeValue.append(byte) }
        }
    }

    /// A value, escaped for where the scanner is now.
    ///
    /// - Parameters:
    ///   - value: The value's UTF-8.
    ///   - following: What the author wrote between the value and the next one, or the end.
    /// - Returns: What stands for the value, and whether that is not the value, since no escaping keeps it text there.
    mutating func escape(_ value: [UInt8], before following: [UInt8]) -> (html: [UInt8], isRefused: Bool) {
        if !value.isEmpty { tokenizer.skipValue() }
        switch tokenizer.state {
        case _ where isInText:
            return (Self.references(value, all: false), false)
        case .markupDeclaration, .comment, .cdata:
            return (Self.references(value, all: true), false)
        case .beforeAttributeValue, .attributeValue:
            let isRefused = !isSafe(value, before: following)
            let html = isRefused ? [] : Self.references(value, all: true)
            if !isRefused { attributeValue.append(contentsOf: value) }
            guard tokenizer.state == .beforeAttributeValue else { return (html, isRefused) }
            if html.isEmpty {
                // Without quotes, `title= lang=en` would take the next attribute for the value.
                let isOver = following.first.map { $0.isHTMLSpace || $0 == UInt8(ascii: ">") } ?? false
                if isOver { tokenizer.leaveAttribute() }
                return (isOver ? Array("\"\"".utf8) : [], isRefused)
            }
            tokenizer.beginUnquotedValue()
            return (html, isRefused)
        case .data, .tagOpen, .endTagOpen, .tagName, .beforeAttributeName, .attributeName, .afterAttributeName,
            .afterQuotedValue, .rawText:
            return ([], true)
        }
    }

    // MARK: Attributes

    /// Whether a value is only a part of an attribute's value, and neither code nor what makes a URL unsafe.
    private func isSafe(_ value: [UInt8], before following: [UInt8]) -> Bool {
        let name = String(decoding: attributeName, as: UTF8.self)
        switch AttributeKind(attribute: name, element: tokenizer.tagName) {
        case .plain: return true
        case .style, .script, .document: return false
        case .url, .documentURL:
            return isSafeInURL(value[...], after: attributeValue[...], before: following[...], isEnd: isEndOfValue)
        case .urlList:
            // Each of several URLs begins after a separator.
            let isEnd = { isEndOfValue($0) || Self.partsURLs($0) }
            var start = attributeValue[...]
            if let separator = start.lastIndex(where: Self.partsURLs) { start = start[(separator + 1)...] }
            var rest = value + following
            return value.split(omittingEmptySubsequences: false, whereSeparator: Self.partsURLs).allSatisfy { part in
                defer {
                    start = []
                    rest.removeFirst(min(part.count + 1, rest.count))
                }
                return isSafeInURL(part, after: start, before: rest[part.count...], isEnd: isEnd)
            }
        }
    }

    /// Whether a byte of the author's ends the value in which the text stands.
    private func isEndOfValue(_ byte: UInt8) -> Bool {
        if case .attributeValue(let quote?) = tokenizer.state { return byte == quote }
        return byte.isHTMLSpace || byte == UInt8(ascii: ">")
    }

    private static func partsURLs(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte.isHTMLSpace
    }

    private func isSafeInURL(
        _ value: ArraySlice<UInt8>, after start: ArraySlice<UInt8>, before following: ArraySlice<UInt8>,
        isEnd: (UInt8) -> Bool
    ) -> Bool {
        guard start.isEmpty else { return URLScheme.isSettled(by: start) }
        if let scheme = URLScheme(of: value), scheme.isUnsafe(in: .markdown) { return false }
        if value.isEmpty || URLScheme.isSettled(by: value) { return true }
        // What follows could make a scheme of the value: `{{ x }}script:…`, or another value.
        let rest = following.prefix { !isEnd($0) }
        return rest.count < following.count && !rest.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "&") }
    }

    /// Character references for what HTML could take for markup; with `all`, for every ASCII character but letters and
    /// digits, which is safe in an attribute value without quotes too.
    private static func references(_ value: [UInt8], all: Bool) -> [UInt8] {
        var escaped: [UInt8] = []
        for byte in value {
            let isEscaped = all ? byte < 0x80 && !byte.isASCIIAlphanumeric : CharacterEscapes.all.contains(byte)
            if isEscaped { escaped.appendNumericReference(to: byte) } else { escaped.append(byte) }
        }
        return escaped
    }
}
