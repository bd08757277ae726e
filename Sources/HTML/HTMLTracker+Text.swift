// What the tracker makes of what the tokenizer says of the text.

extension HTMLTracker {
    /// Follows a run of text, and gives what it becomes.
    package mutating func consume(_ text: ArraySlice<UInt8>) -> [Piece] {
        var run = Run(text, after: tag.held)
        tag.held = []
        var index = text.startIndex
        while index < text.endIndex {
            let before = state
            let (part, end) = tokenizer.consumeRun(in: text, from: index)
            follow(part, index..<end, after: before, &run)
            index = end
        }
        readBindingText(&run)
        tag.held = run.takeHeld()
        return run.pieces
    }

    /// Follows a part of the HTML, which stands in a range of the text.
    private mutating func follow(
        _ part: HTMLTokenizer.Part, _ range: Range<Int>, after before: State, _ run: inout Run
    ) {
        switch part {
        case .text, .comment, .declaration, .cdata: isAtStart = false
        case .rawText: readRawText(run.text[range])
        case .opening:
            isAtStart = false
            if run.text[range.lowerBound] == UInt8(ascii: "<") {
                start = Origin(source: source, offset: range.lowerBound)
            }
        case .tagName: if before != .tagName { tag.begin() }
        case .separator:
            leave(before, &run)
            run.hold()
        case .endOfTag:
            leave(before, &run)
            endTag(at: range.lowerBound, &run)
        case .attributeName:
            if before != .attributeName {
                leave(before, &run)
                beginAttribute(at: range.lowerBound, &run)
            }
            return takeName(range, &run)
        case .spaceAfterName, .equals, .spaceAfterEquals: break
        case .openingQuote:
            run.keep(upTo: range.upperBound)
            return beginValue(&run)
        case .value:
            if before == .beforeAttributeValue { beginValue(&run) }
            return takeValue(range, &run)
        case .closingQuote: return endQuotedValue(range, &run)
        }
        run.keep(upTo: range.upperBound)
    }

    private mutating func readRawText(_ text: ArraySlice<UInt8>) {
        isAtStart = false
        switch element {
        case "script": for byte in text { javaScript.consume(byte) }
        case "style": for byte in text { css.consume(byte) }
        default: break
        }
    }

    /// Finishes what the state was in from which the tokenizer has come to the place between two attributes, or to the
    /// tag's end.
    private mutating func leave(_ before: State, _ run: inout Run) {
        switch before {
        case .attributeName, .beforeAttributeValue: endStaticAttribute(&run)
        case .afterAttributeName: endAttributeBeforeSpace(&run)
        case .attributeValue: endValue(&run)
        // The element's own end tag ends its text.
        case .rawText: tag.begin()
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
