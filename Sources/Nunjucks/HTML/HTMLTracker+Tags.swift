// Attributes, and what the end of a tag decides on.

extension HTMLTracker {
    mutating func beginValue(quote: UInt8?) {
        attribute.kind = AttributeKind(attribute: attribute.lowercasedName, element: element)
        state = .attributeValue(quote)
        css = CSSState()
        javaScript = JavaScriptState()
        if attribute.kind == .document { attribute.document = [HTMLTracker()] }
    }

    mutating func stepInValue(_ byte: UInt8, _ index: Int, _ quote: UInt8?, _ run: inout Run) -> Int {
        let ends = quote.map { byte == $0 } ?? (isHTMLSpace(byte) || byte == UInt8(ascii: ">"))
        guard ends else {
            if attribute.isDynamic {
                attribute.hasText = true
                if attribute.binding == nil { run.bytes += requoted([byte]) }
            } else {
                attribute.prefix.append(byte)
            }
            attribute.unread.append(byte)
            return index + 1
        }
        if attribute.isDynamic {
            if attribute.binding != nil { writeBindingText(&run) }
            if attribute.binding == .property { reflectProperty() }
            run.append(.endOfAttribute(attribute))
        } else {
            run.bytes += attribute.leading + attribute.name + attribute.afterName + [UInt8(ascii: "=")]
            run.bytes += attribute.afterEquals
            if let quote { run.bytes.append(quote) }
            run.bytes += attribute.prefix
            if let quote { run.bytes.append(quote) }
        }
        if attribute.binding != .property || !attribute.isDynamic { noteAttribute(&run) }
        state = quote == nil ? .beforeAttributeName : .afterQuotedValue
        return quote == nil ? index : index + 1
    }

    /// Text for double quotes, whatever quotes the template wrote.
    func requoted(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "\"")) else { return text }
        return text.flatMap { $0 == UInt8(ascii: "\"") ? Array("&quot;".utf8) : [$0] }
    }

    mutating func writeBindingText(_ run: inout Run) {
        run.bytes += decodeCharacterReferences(attribute.unread)
        attribute.unread = []
    }

    /// Lets the attribute's language read what the template has written since the last value.
    mutating func readUnread() {
        guard case .attributeValue = state, !attribute.unread.isEmpty, attribute.binding == nil else { return }
        defer { attribute.unread = [] }
        let text = decodeCharacterReferences(attribute.unread)
        switch attribute.kind {
        case .style: for byte in text { css.consume(byte) }
        case .script: for byte in text { javaScript.consume(byte) }
        case .document: _ = attribute.document[0].consume(text[...])
        case .url, .documentURL:
            var code = text[...]
            if attribute.valueCount == 0, !attribute.isScriptURL {
                attribute.beginning += text
                let scheme = attribute.beginning.withUnsafeBufferPointer { URLScheme(of: $0) }
                guard let scheme, scheme.name == "javascript" else { return }
                attribute.isScriptURL = true
                code = attribute.beginning[(scheme.colon + 1)...]
            }
            if attribute.isScriptURL { for byte in decodePercents(code) { javaScript.consume(byte) } }
        case .plain, .urlList: break
        }
    }

    mutating func flushValuelessAttribute(_ run: inout Run, equals: Bool = false) {
        run.bytes += attribute.leading + attribute.name + attribute.afterName
        if equals { run.bytes += [UInt8(ascii: "=")] + attribute.afterEquals }
        noteAttribute(&run)
        state = .beforeAttributeName
    }

    /// Remembers the attribute's name, and tells of one that the tag has already: browsers take the first.
    private mutating func noteAttribute(_ run: inout Run) {
        let name: String
        switch attribute.binding {
        case .boolean where attribute.isDynamic: name = attribute.lowercasedName
        case nil: name = attribute.lowercasedName
        default: return
        }
        if !attributeNames.insert(name).inserted { run.append(.duplicateAttribute(attribute)) }
    }

    /// Finds the attribute that shows a property: none where the tag has it already, because browsers take the first.
    private mutating func reflectProperty() {
        let reflection = ReflectedProperty(property: attribute.bareName, element: element)
        if let name = reflection?.attribute {
            guard !isForeign, !attributeNames.contains(name), reflectedNames.insert(name).inserted else { return }
        }
        if reflection == .content { fillsTextArea = true }
        attribute.reflection = reflection
    }

    // MARK: The end of a tag

    mutating func stepOverEndOfTag(_ text: ArraySlice<UInt8>, _ index: Int, _ run: inout Run) -> Int {
        let isSelfClosing = held.last == UInt8(ascii: "/")
        let isEmptyTextArea = element == "textarea" && starts(with: "></", text, index)
        // A slash right before `>` stays behind the attributes that are still to be written.
        let tail = isSelfClosing ? held.suffix(while: { isHTMLSpace($0) || $0 == UInt8(ascii: "/") }) : []
        run.bytes += held.dropLast(tail.count)
        run.append(.endOfTag(hasBindings: hasBindings, keepsTextArea: isEmptyTextArea))
        run.bytes += tail
        run.bytes.append(UInt8(ascii: ">"))
        held = []
        state = .data
        if isEndTag {
            if let open = foreign.lastIndex(of: element) { foreign.removeSubrange(open...) }
            return index + 1
        }
        isAtStart = !isForeign && (element == "pre" || element == "listing" || element == "textarea")
        if isForeign, Self.breakouts.contains(element) {
            while isForeign { foreign.removeLast() }
        }
        if isForeign {
            if !isSelfClosing { openForeignElement() }
            return index + 1
        }
        switch element {
        case "svg", "math": if !isSelfClosing { foreign.append(element) }
        case "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext":
            beginRawText()
            if isEmptyTextArea, fillsTextArea { run.append(.startOfTextArea) }
        default: break
        }
        return index + 1
    }

    private mutating func beginRawText() {
        state = .rawText
        css = CSSState()
        javaScript = JavaScriptState()
        scriptEscape = .none
    }

    /// In SVG and MathML `title` and `textarea` are elements like others. The text of `script` and `style` is followed
    /// as in HTML: what is written there for values is right for both.
    private mutating func openForeignElement() {
        switch (foreign.last, element) {
        case (_, "script"), (_, "style"): beginRawText()
        case ("svg", "foreignobject"), ("svg", "desc"), ("svg", "title"), (_, "svg"), (_, "math"),
            ("math", "mi"), ("math", "mo"), ("math", "mn"), ("math", "ms"), ("math", "mtext"):
            foreign.append(element)
        default: break
        }
    }

    /// Elements whose start tags end SVG and MathML (WHATWG HTML, 13.2.6.5).
    private static let breakouts: Set<String> = [
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2",
        "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre",
        "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
    ]
}

private func decodePercents(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
        if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex,
            let byte = UInt8(String(decoding: text[index + 1...index + 2], as: UTF8.self), radix: 16)
        {
            result.append(byte)
            index += 3
        } else {
            result.append(text[index])
            index += 1
        }
    }
    return result
}

extension Array where Element == UInt8 {
    /// The longest end of the list of which every element is one of some.
    fileprivate func suffix(while isMember: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        suffix(count - ((lastIndex { !isMember($0) }).map { $0 + 1 } ?? 0))
    }
}
