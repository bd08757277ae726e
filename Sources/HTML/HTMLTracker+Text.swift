// What the tracker makes of what the tokenizer says of the text.

extension HTMLTracker {
    /// Follows a run of text, and gives what it becomes.
    package mutating func consume(_ text: ArraySlice<UInt8>) -> [Piece] {
        var run = Run()
        run.bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let end = tokenizer.endOfPlainRun(in: text, from: index)
            if end > index {
                takePlain(text[index..<end], &run)
                index = end
            } else {
                step(text, index, &run)
                index += 1
            }
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

    /// Follows text that changes no state of the tokenizer.
    private mutating func takePlain(_ text: ArraySlice<UInt8>, _ run: inout Run) {
        switch state {
        case .attributeValue: takeValue(text, &run)
        case .rawText: takeRawText(text, &run)
        default:
            isAtStart = false
            run.bytes += text
        }
    }

    /// Follows the byte at an index.
    private mutating func step(_ text: ArraySlice<UInt8>, _ index: Int, _ run: inout Run) {
        let before = state
        let byte = text[index]
        let part = tokenizer.consume(byte)
        switch part {
        case .text, .comment, .declaration, .cdata:
            isAtStart = false
            run.bytes.append(byte)
        case .rawText: takeRawText(text[index...index], &run)
        case .opening:
            isAtStart = false
            if byte == UInt8(ascii: "<") { start = Origin(source: source, offset: index) }
            run.bytes.append(byte)
        case .tagName:
            if before != .tagName { beginTag() }
            run.bytes.append(byte)
        case .separator, .endOfTag:
            leave(before, &run)
            if part == .separator { held.append(byte) } else { endTag(text, index, &run) }
        case .attributeName:
            if before == .attributeName {
                attribute.name.append(byte)
            } else {
                leave(before, &run)
                beginAttribute(byte, at: index)
            }
        case .spaceAfterName: attribute.afterName.append(byte)
        case .equals: break
        case .spaceAfterEquals: attribute.afterEquals.append(byte)
        case .openingQuote: beginValue()
        case .value:
            if before == .beforeAttributeValue { beginValue() }
            takeValue(text[index...index], &run)
        case .closingQuote: endValue(quote: byte, &run)
        }
    }

    private mutating func takeRawText(_ text: ArraySlice<UInt8>, _ run: inout Run) {
        isAtStart = false
        run.bytes += text
        switch element {
        case "script": for byte in text { javaScript.consume(byte) }
        case "style": for byte in text { css.consume(byte) }
        default: break
        }
    }

    private mutating func beginTag() {
        attributeNames = []
        reflectedNames = []
        hasBindings = false
        fillsTextArea = false
        needsSpace = false
        held = []
    }

    private mutating func beginAttribute(_ byte: UInt8, at index: Int) {
        attribute = Attribute(leading: held.isEmpty && needsSpace ? [0x20] : held, name: [byte])
        attribute.binding = BindingKind(sigil: byte)
        attribute.element = element
        attribute.start = Origin(source: source, offset: index)
        held = []
        needsSpace = false
    }

    /// Finishes what the state was in from which the tokenizer has come to the place between two attributes, or to the
    /// tag's end.
    private mutating func leave(_ before: State, _ run: inout Run) {
        switch before {
        case .attributeName: flushValuelessAttribute(&run)
        case .afterAttributeName:
            let space = attribute.afterName
            attribute.afterName = []
            flushValuelessAttribute(&run)
            held = space
        case .beforeAttributeValue: flushValuelessAttribute(&run, equals: true)
        case .attributeValue: endValue(quote: nil, &run)
        // The element's own end tag ends its text.
        case .rawText: beginTag()
        default: break
        }
    }

    /// What has to be written where a template ends at this place, so that the page around it goes on as it should; nil
    /// where nothing helps.
    package var closing: String? {
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
