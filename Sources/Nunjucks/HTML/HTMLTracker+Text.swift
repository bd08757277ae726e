// The tokenizer's states, one function each where they need more than a few lines.

extension HTMLTracker {
    /// Follows a run of text, and gives what it becomes.
    mutating func consume(_ text: ArraySlice<UInt8>) -> [Piece] {
        var run = Run()
        run.bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            index = step(text, index, &run)
        }
        // Text of a binding is data, not HTML. No character reference reaches over the end of a run.
        if case .attributeValue = state, attribute.isDynamic, attribute.binding != nil { writeBindingText(&run) }
        run.flush()
        return run.pieces
    }

    struct Run {
        var pieces: [Piece] = []
        var bytes: [UInt8] = []

        mutating func flush() {
            if !bytes.isEmpty { pieces.append(.bytes(bytes)) }
            bytes = []
        }

        mutating func append(_ piece: Piece) {
            flush()
            pieces.append(piece)
        }
    }

    /// Follows one character, or a few that belong together, and returns the index after them.
    private mutating func step(_ text: ArraySlice<UInt8>, _ index: Int, _ run: inout Run) -> Int {
        let byte = text[index]
        switch state {
        case .data: return stepInData(text, index, &run)
        case .rawText: return stepInRawText(text, index, &run)
        case .tagName:
            if isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
                state = .beforeAttributeName
                return index
            }
            run.bytes.append(byte)
            element.unicodeScalars.append(Unicode.Scalar(byte | (isUpper(byte) ? 0x20 : 0)))
            return index + 1
        case .beforeAttributeName, .afterQuotedValue:
            if byte == UInt8(ascii: ">") { return stepOverEndOfTag(text, index, &run) }
            if isSpace(byte) || byte == UInt8(ascii: "/") {
                held.append(byte)
                state = .beforeAttributeName
            } else {
                attribute = Attribute(leading: held.isEmpty && needsSpace ? [0x20] : held, name: [byte])
                attribute.binding = BindingKind(sigil: byte)
                attribute.element = element
                attribute.start = Origin(source: source, offset: index)
                held = []
                needsSpace = false
                state = .attributeName
            }
            return index + 1
        case .attributeName:
            if isSpace(byte) {
                state = .afterAttributeName
                return index
            }
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") {
                flushValuelessAttribute(&run)
                return index
            }
            if byte == UInt8(ascii: "=") { state = .beforeAttributeValue } else { attribute.name.append(byte) }
            return index + 1
        case .afterAttributeName:
            if isSpace(byte) {
                attribute.afterName.append(byte)
            } else if byte == UInt8(ascii: "=") {
                state = .beforeAttributeValue
            } else {
                let space = attribute.afterName
                attribute.afterName = []
                flushValuelessAttribute(&run)
                held = space
                return index
            }
            return index + 1
        case .beforeAttributeValue:
            if isSpace(byte) {
                attribute.afterEquals.append(byte)
                return index + 1
            }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                beginValue(quote: byte)
                return index + 1
            }
            if byte == UInt8(ascii: ">") {
                flushValuelessAttribute(&run, equals: true)
                return index
            }
            beginValue(quote: nil)
            return index
        case .attributeValue(let quote): return stepInValue(byte, index, quote, &run)
        case .comment:
            run.bytes.append(byte)
            if byte == UInt8(ascii: ">"), endsWith("-->", text, index) || endsWith("--!>", text, index) {
                state = .data
            }
            return index + 1
        case .markupDeclaration:
            run.bytes.append(byte)
            if byte == UInt8(ascii: ">") { state = .data }
            return index + 1
        case .cdata:
            run.bytes.append(byte)
            if byte == UInt8(ascii: ">"), endsWith("]]>", text, index) { state = .data }
            return index + 1
        }
    }

    // MARK: Text

    private mutating func stepInData(_ text: ArraySlice<UInt8>, _ index: Int, _ run: inout Run) -> Int {
        isAtStart = false
        guard text[index] == UInt8(ascii: "<") else {
            let end = text[index...].firstIndex(of: UInt8(ascii: "<")) ?? text.endIndex
            run.bytes += text[index..<end]
            return end
        }
        start = Origin(source: source, offset: index)
        if starts(with: "<!--", text, index) {
            // `<!-->` and `<!--->` are whole comments.
            let whole = starts(with: "<!-->", text, index) ? 5 : starts(with: "<!--->", text, index) ? 6 : nil
            run.bytes += text[index..<index + (whole ?? 4)]
            if whole == nil { state = .comment }
            return index + (whole ?? 4)
        }
        run.bytes.append(UInt8(ascii: "<"))
        isEndTag = false
        guard index + 1 < text.endIndex else {
            beginTag()
            return index + 1
        }
        let next = text[index + 1]
        if next == UInt8(ascii: "!"), isForeign, starts(with: "<![CDATA[", text, index) {
            run.bytes += text[index + 1..<index + 9]
            state = .cdata
            return index + 9
        }
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            state = .markupDeclaration
            return index + 1
        }
        isEndTag = next == UInt8(ascii: "/")
        let nameStart = isEndTag ? index + 2 : index + 1
        if isEndTag { run.bytes.append(next) }
        if nameStart >= text.endIndex || isLetter(text[nameStart]) {
            beginTag()
        } else if isEndTag {
            state = .markupDeclaration
        }
        return nameStart
    }

    private mutating func beginTag() {
        state = .tagName
        element = ""
        attributeNames = []
        reflectedNames = []
        hasBindings = false
        fillsTextArea = false
        needsSpace = false
        held = []
    }

    private mutating func stepInRawText(_ text: ArraySlice<UInt8>, _ index: Int, _ run: inout Run) -> Int {
        isAtStart = false
        let byte = text[index]
        if byte == UInt8(ascii: "<"), index + 1 < text.endIndex, text[index + 1] == UInt8(ascii: "/"),
            isName(element, in: text, at: index + 2), element != "plaintext"
        {
            let nameEnd = index + 2 + element.utf8.count
            if scriptEscape == .twice {
                scriptEscape = .once
            } else {
                run.bytes += text[index..<nameEnd]
                let name = element
                beginTag()
                element = name
                isEndTag = true
                state = .beforeAttributeName
                return nameEnd
            }
        }
        run.bytes.append(byte)
        switch element {
        case "script":
            followScriptEscapes(text, index)
            javaScript.consume(byte)
        case "style": css.consume(byte)
        default: break
        }
        return index + 1
    }

    private mutating func followScriptEscapes(_ text: ArraySlice<UInt8>, _ index: Int) {
        switch (scriptEscape, text[index]) {
        case (.none, UInt8(ascii: "<")):
            if starts(with: "<!--", text, index), !starts(with: "<!-->", text, index) { scriptEscape = .once }
        case (.once, UInt8(ascii: "<")): if isName("script", in: text, at: index + 1) { scriptEscape = .twice }
        case (.once, UInt8(ascii: ">")), (.twice, UInt8(ascii: ">")):
            if endsWith("-->", text, index) { scriptEscape = .none }
        default: break
        }
    }

    /// Whether a tag's name stands at an index, with what ends such a name after it.
    private func isName(_ name: String, in text: ArraySlice<UInt8>, at index: Int) -> Bool {
        let end = index + name.utf8.count
        guard end < text.endIndex else { return false }
        return zip(text[index..<end], name.utf8).allSatisfy { ($0 | (isUpper($0) ? 0x20 : 0)) == $1 }
            && (isSpace(text[end]) || text[end] == UInt8(ascii: ">") || text[end] == UInt8(ascii: "/"))
    }

    // MARK: Attributes

    mutating func beginValue(quote: UInt8?) {
        attribute.kind = AttributeKind(attribute: attribute.lowercasedName, element: element)
        state = .attributeValue(quote)
        css = CSSState()
        javaScript = JavaScriptState()
        if attribute.kind == .document { attribute.document = [HTMLTracker()] }
    }

    private mutating func stepInValue(_ byte: UInt8, _ index: Int, _ quote: UInt8?, _ run: inout Run) -> Int {
        let ends = quote.map { byte == $0 } ?? (isSpace(byte) || byte == UInt8(ascii: ">"))
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

    private mutating func writeBindingText(_ run: inout Run) {
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

    private mutating func stepOverEndOfTag(_ text: ArraySlice<UInt8>, _ index: Int, _ run: inout Run) -> Int {
        let isSelfClosing = held.last == UInt8(ascii: "/")
        let isEmptyTextArea = element == "textarea" && starts(with: "></", text, index)
        // A slash right before `>` stays behind the attributes that are still to be written.
        let tail = isSelfClosing ? held.suffix(while: { isSpace($0) || $0 == UInt8(ascii: "/") }) : []
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

    /// What has to be written where a template ends at this place, so that the page around it goes on as it should; nil
    /// where nothing helps.
    var closing: String? {
        switch state {
        case .data: ""
        case .comment: "-->"
        case .markupDeclaration: ">"
        case .cdata: "]]>"
        case .rawText: element == "plaintext" ? nil : "</\(element)>"
        default: nil
        }
    }
}

private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

private func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

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

private func starts(with literal: StaticString, _ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard text.endIndex - index >= literal.utf8CodeUnitCount else { return false }
    for offset in 0..<literal.utf8CodeUnitCount where text[index + offset] != literal.utf8Start[offset] { return false }
    return true
}

private func endsWith(_ literal: StaticString, _ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let start = index + 1 - literal.utf8CodeUnitCount
    return start >= text.startIndex && starts(with: literal, text, start)
}

extension Array where Element == UInt8 {
    /// The longest end of the list of which every element is one of some.
    fileprivate func suffix(while isMember: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        suffix(count - ((lastIndex { !isMember($0) }).map { $0 + 1 } ?? 0))
    }
}
