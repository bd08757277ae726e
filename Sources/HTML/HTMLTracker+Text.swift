// What the tracker makes of what the tokenizer says of the text.

extension HTMLTracker {
    /// Follows a run of text, and gives what it becomes.
    package mutating func consume(_ text: ArraySlice<UInt8>) -> [Piece] {
        var run = Run(text, after: tag.held, isTagSplit: tag.isSplit)
        tag.held = []
        var index = text.startIndex
        while index < text.endIndex {
            let before = state
            var (part, end) = tokenizer.consumeRun(in: text, from: index)
            if part == .value, state == .attributeValue(nil), hasSlashAtEnd(index..<end, of: text) {
                end -= 1
                tokenizer.leaveAttribute()
                if before == .beforeAttributeValue || index < end { follow(part, index..<end, after: before, &run) }
                run.note(.slashAfterValue(HTMLOrigin(source: source, offset: end)))
                endValue(&run)
                // The slash itself is read as what it is: the end of the tag.
                run.skip(upTo: end)
            } else {
                follow(part, index..<end, after: before, &run)
            }
            index = end
        }
        readBindingText(&run)
        tag.held = run.takeHeld()
        tag.isSplit = run.isTagSplit
        return run.pieces
    }

    /// Whether a run of a value without quotes, with values of the template in it, ends with the slash of `/>`.
    private func hasSlashAtEnd(_ range: Range<Int>, of text: ArraySlice<UInt8>) -> Bool {
        tag.attribute != nil && text[range.upperBound - 1] == UInt8(ascii: "/") && range.upperBound < text.endIndex
            && text[range.upperBound] == UInt8(ascii: ">")
    }

    /// Follows text that stands in the value of an attribute whatever is in it, quotes too.
    package mutating func consumeValue(_ text: ArraySlice<UInt8>) -> [Piece] {
        var run = Run(text, after: [], isTagSplit: tag.isSplit)
        takeValue(text.startIndex..<text.endIndex, &run)
        readBindingText(&run)
        _ = run.takeHeld()
        return run.pieces
    }

    /// Follows a part of the HTML, which stands in a range of the text.
    private mutating func follow(
        _ part: HTMLTokenizer.Part, _ range: Range<Int>, after before: State, _ run: inout Run
    ) {
        switch part {
        case .text:
            isAtStart = false
            run.endTag()
            followText(run.text[range], isAfterOpening: before != .data)
        case .comment, .declaration, .cdata:
            isAtStart = false
            run.endTag()
        case .rawText: readRawText(run.text[range])
        case .opening:
            isAtStart = false
            if run.text[range.lowerBound] == UInt8(ascii: "<") {
                start = HTMLOrigin(source: source, offset: range.lowerBound)
                run.beginTag()
            }
        case .tagName:
            if before != .tagName { tag.begin() }
            if before == .tagName, run.text[range].contains(UInt8(ascii: "<")) { noteUnclosedTag(&run) }
        case .separator:
            leave(before, at: range.lowerBound, &run)
            run.hold()
        case .endOfTag:
            leave(before, at: range.lowerBound, &run)
            guard decideOnTag(upTo: range.upperBound, &run) else { return }
            endTag(at: range.lowerBound, &run)
            run.keep(upTo: range.upperBound)
            return run.endTag()
        case .attributeName:
            if before != .attributeName {
                leave(before, at: range.lowerBound, &run)
                beginAttribute(at: range.lowerBound, &run)
                if beginsTag(run.text[range.lowerBound...]) { noteUnclosedTag(&run) }
            }
            return takeName(range, &run)
        case .spaceAfterName, .equals, .spaceAfterEquals: break
        case .openingQuote:
            run.keep(upTo: range.upperBound)
            tag.quote = HTMLOrigin(source: source, offset: range.lowerBound)
            (tag.valueHasTag, tag.lastOfValue) = (false, 0)
            return beginValue(&run)
        case .value:
            if before == .beforeAttributeValue { beginValue(&run) }
            tag.lastOfValue = run.text[range.upperBound - 1]
            if !tag.valueHasTag {
                tag.valueHasTag = range.contains { run.text[$0] == UInt8(ascii: "<") && beginsTag(run.text[$0...]) }
            }
            return takeValue(range, &run)
        case .closingQuote:
            if tag.valueHasTag, tag.lastOfValue == UInt8(ascii: "=") { noteUnclosedValue(run.text[range], &run) }
            return endQuotedValue(range, &run)
        }
        run.keep(upTo: range.upperBound)
    }

    /// Whether some text begins as a tag does.
    private func beginsTag(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "<"), let next = text.dropFirst().first else { return false }
        return next.isASCIILetter || next == UInt8(ascii: "/")
    }

    /// Notes that another tag begins in the tag in which the text stands.
    private mutating func noteUnclosedTag(_ run: inout Run) {
        if tag.isUnclosed { return }
        tag.isUnclosed = true
        let name = tagText.dropFirst().prefix { $0 != "<" }
        run.note(.unclosed(Unclosed(beginning: "<\(name)", origin: start)))
    }

    /// Notes that a value has a tag in it, and ends with the quote that begins a value in that.
    private mutating func noteUnclosedValue(_ quote: ArraySlice<UInt8>, _ run: inout Run) {
        if tag.isUnclosed { return }
        tag.isUnclosed = true
        let name = tag.attribute?.name ?? Array(run.held(tag.name))
        run.note(
            .unclosed(
                Unclosed(
                    attribute: String(decoding: name, as: UTF8.self), beginning: String(decoding: quote, as: UTF8.self),
                    origin: tag.quote)))
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
    private mutating func leave(_ before: State, at index: Int, _ run: inout Run) {
        switch before {
        case .attributeName, .beforeAttributeValue: endStaticAttribute(&run)
        case .afterAttributeName: endAttributeBeforeSpace(&run)
        case .attributeValue: endValue(&run)
        case .tagName: leaveTagName(at: index, &run)
        // The element's own end tag ends its text.
        case .rawText:
            let length = 2 + element.utf8.count
            tag.begin()
            tag.endsRawText = true
            start = HTMLOrigin(source: source, offset: max(0, index - length))
            run.beginTag(length)
        default: break
        }
    }

    // MARK: The tree

    private mutating func followText(_ text: ArraySlice<UInt8>, isAfterOpening: Bool) {
        guard tree != nil else { return }
        let first = isAfterOpening ? text.startIndex : text.firstIndex { !$0.isHTMLSpace }
        let offset = first ?? text.startIndex
        tree?.text(
            isBlank: first == nil, origin: HTMLOrigin(source: source, offset: offset), length: text.endIndex - offset)
    }

    /// Lets the tree decide on the tag that ends here, and tells whether it is written.
    private mutating func decideOnTag(upTo end: Int, _ run: inout Run) -> Bool {
        guard tree != nil else { return true }
        var tag = TreeBuilder.Tag(element)
        tag.origin = start
        tag.isSelfClosing = tokenizer.isSelfClosing
        tag.isHiddenInput = self.tag.isHiddenInput
        let decision = tokenizer.isEndTag ? tree?.endTag(tag) : tree?.startTag(tag)
        var hasElement = !tokenizer.isEndTag
        // An end tag may make an element, too: `</p>` an empty paragraph.
        if case .replace(let text) = decision { hasElement = text.dropFirst().first?.isASCIILetter ?? false }
        if hasElement { run.note(.element(start)) }
        switch decision {
        case .drop:
            guard run.canDropTag, !self.tag.endsRawText else { return true }
            run.dropTag(upTo: end, setsAside: true)
            return false
        case .replace(let text):
            run.dropTag(upTo: end, setsAside: false)
            run.write { $0 += text }
            return false
        case .writeWithoutSlash:
            if run.lastHeld == UInt8(ascii: "/") { _ = run.takeHeld() }
            return true
        case .write, nil: return true
        }
    }

    /// Ends the fragment, and gives what closes what is open.
    package mutating func end() -> [Piece] {
        var pieces: [Piece] = []
        var text: [UInt8] = []
        switch state {
        case .data, .rawText: break
        case .tagOpen, .endTagOpen:
            pieces.append(.dropTag)
            text += state == .tagOpen ? "&lt;".utf8 : "&lt;/".utf8
        case .comment: text += "-->".utf8
        case .markupDeclaration: text.append(UInt8(ascii: ">"))
        case .cdata: text += "]]>".utf8
        default: pieces.append(.unfinishedTag)
        }
        if let tree {
            var tree = tree
            text += tree.end()
            self.tree = tree
        } else if state == .rawText {
            text += "</\(element)>".utf8
        }
        if !text.isEmpty { pieces.append(.bytes(text)) }
        return pieces
    }
}
