import ECMAText

// Attributes, and what the end of a tag decides on.

extension HTMLTracker {
    mutating func beginValue() {
        attribute.kind = AttributeKind(attribute: attribute.lowercasedName, element: element)
        css = CSSState()
        javaScript = JavaScriptState()
        if attribute.kind == .document { attribute.document = [HTMLTracker()] }
    }

    /// Follows characters of a value.
    mutating func takeValue(_ text: ArraySlice<UInt8>, _ run: inout Run) {
        if attribute.isDynamic {
            attribute.hasText = true
            if attribute.binding == nil { run.bytes += requoted(text) }
        } else {
            attribute.prefix += text
        }
        attribute.unread += text
    }

    mutating func endValue(quote: UInt8?, _ run: inout Run) {
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
    }

    /// Text for double quotes, whatever quotes the template wrote.
    func requoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        text.withUnsafeBufferPointer { result.append($0, escaping: .doubleQuotes) }
        return result
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
                guard let scheme = URLScheme(of: attribute.beginning), scheme.name == "javascript" else { return }
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
            guard !tokenizer.isForeign, !attributeNames.contains(name), reflectedNames.insert(name).inserted else {
                return
            }
        }
        if reflection == .content { fillsTextArea = true }
        attribute.reflection = reflection
    }

    // MARK: The end of a tag

    /// Goes past the `>` of a tag, at an index.
    mutating func endTag(_ text: ArraySlice<UInt8>, _ index: Int, _ run: inout Run) {
        let isEmptyTextArea = element == "textarea" && text[index...].starts(with: "></".utf8)
        // A slash right before `>` stays behind the attributes that are still to be written.
        let tail =
            held.last == UInt8(ascii: "/") ? held.suffix(while: { $0.isHTMLSpace || $0 == UInt8(ascii: "/") }) : []
        run.bytes += held.dropLast(tail.count)
        run.append(.endOfTag(hasBindings: hasBindings, keepsTextArea: isEmptyTextArea))
        run.bytes += tail
        run.bytes.append(UInt8(ascii: ">"))
        held = []
        guard !tokenizer.isEndTag else { return }
        isAtStart = !tokenizer.isForeignElement && HTMLElement.dropsFirstLineBreak(element)
        guard state == .rawText else { return }
        css = CSSState()
        javaScript = JavaScriptState()
        if isEmptyTextArea, fillsTextArea { run.append(.startOfTextArea) }
    }
}

private func decodePercents(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
        if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex,
            let high = text[index + 1].hexadecimalValue, let low = text[index + 2].hexadecimalValue
        {
            result.append(high << 4 | low)
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
