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
            if isHTMLSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
                state = .beforeAttributeName
                return index
            }
            run.bytes.append(byte)
            element.unicodeScalars.append(Unicode.Scalar(byte | (isUpper(byte) ? 0x20 : 0)))
            return index + 1
        case .beforeAttributeName, .afterQuotedValue:
            if byte == UInt8(ascii: ">") { return stepOverEndOfTag(text, index, &run) }
            if isHTMLSpace(byte) || byte == UInt8(ascii: "/") {
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
            if isHTMLSpace(byte) {
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
            if isHTMLSpace(byte) {
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
            if isHTMLSpace(byte) {
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
            && (isHTMLSpace(text[end]) || text[end] == UInt8(ascii: ">") || text[end] == UInt8(ascii: "/"))
    }

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

func isHTMLSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

private func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

func starts(with literal: StaticString, _ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard text.endIndex - index >= literal.utf8CodeUnitCount else { return false }
    for offset in 0..<literal.utf8CodeUnitCount where text[index + offset] != literal.utf8Start[offset] { return false }
    return true
}

private func endsWith(_ literal: StaticString, _ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let start = index + 1 - literal.utf8CodeUnitCount
    return start >= text.startIndex && starts(with: literal, text, start)
}
