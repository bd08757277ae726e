import ECMAText

/// The tokens of a whole page, or of a part of one that begins between tags.
package struct HTMLReader: Sequence, IteratorProtocol {
    private let html: ArraySlice<UInt8>
    private var tokenizer: HTMLTokenizer
    private var position: Int
    /// Where the token at hand begins, or the text before the `<` that may begin one.
    private var start: Int
    /// Where the last `<` stands of which is not known what it begins.
    private var opening: Int
    private var attributes: [HTMLToken.Attribute] = []
    private var pending: HTMLToken?

    /// Makes a reader.
    /// - Parameter runsScripts: Whether the page may run scripts: then `noscript` holds text.
    package init(_ html: [UInt8], runsScripts: Bool = false) {
        self.html = html[...]
        tokenizer = HTMLTokenizer(runsScripts: runsScripts)
        position = 0
        start = 0
        opening = 0
    }

    /// The next token; nil at the end.
    package mutating func next() -> HTMLToken? {
        if let token = pending {
            pending = nil
            return token
        }
        while position < html.endIndex {
            if let token = step() { return token }
        }
        return last()
    }

    /// Follows some bytes of one kind, and gives the token that it completes.
    private mutating func step() -> HTMLToken? {
        let before = tokenizer.state
        let index = position
        let (part, end) = tokenizer.consumeRun(in: html, from: index)
        position = end
        switch part {
        case .opening: if html[index] == UInt8(ascii: "<") { opening = index }
        case .tagName, .declaration:
            guard before == .tagOpen || before == .endTagOpen else { break }
            attributes = []
            let text = token(.text, upTo: opening)
            // `</>` is complete already.
            guard tokenizer.state == .data else { return text }
            let declaration = token(.declaration, upTo: position)
            guard let text else { return declaration }
            pending = declaration
            return text
        case .attributeName:
            if before == .attributeName, let last = attributes.popLast() {
                attributes.append(HTMLToken.Attribute(nameRange: last.nameRange.lowerBound..<position))
            } else {
                attributes.append(HTMLToken.Attribute(nameRange: index..<position))
            }
        case .openingQuote: noteValue(index + 1..<index + 1, quote: html[index])
        case .value: if before == .beforeAttributeValue { noteValue(index..<index, quote: nil) }
        case .closingQuote: endValue(at: index)
        case .separator, .endOfTag:
            if before == .attributeValue(nil) { endValue(at: index) }
            var text: HTMLToken?
            if before == .rawText {
                attributes = []
                text = token(.rawText, upTo: index - tokenizer.tagName.utf8.count - 2)
            }
            guard part == .endOfTag else { return text }
            let tag = tag(isComplete: true)
            guard text != nil else { return tag }
            pending = tag
            return text
        case .text, .rawText, .spaceAfterName, .equals, .spaceAfterEquals: break
        case .comment, .cdata: break
        }
        guard tokenizer.state == .data else { return nil }
        switch before {
        case .comment: return token(.comment, upTo: position)
        case .markupDeclaration: return token(.declaration, upTo: position)
        case .cdata: return token(.cdata, upTo: position)
        default: return nil
        }
    }

    /// What the page ends in.
    private mutating func last() -> HTMLToken? {
        guard start < html.endIndex else { return nil }
        switch tokenizer.state {
        case .data, .tagOpen, .endTagOpen: return token(.text, upTo: html.endIndex)
        case .rawText: return token(.rawText, upTo: html.endIndex)
        case .comment: return token(.comment, upTo: html.endIndex)
        case .markupDeclaration: return token(.declaration, upTo: html.endIndex)
        case .cdata: return token(.cdata, upTo: html.endIndex)
        case .tagName:
            // A name is complete where something else follows it.
            _ = tokenizer.consume(0x20)
            return tag(isComplete: false)
        case .attributeValue:
            endValue(at: html.endIndex)
            return tag(isComplete: false)
        default: return tag(isComplete: false)
        }
    }

    // MARK: Tokens

    private mutating func token(_ kind: HTMLToken.Kind, upTo end: Int) -> HTMLToken? {
        defer { start = end }
        return end > start ? HTMLToken(kind: kind, range: start..<end) : nil
    }

    private mutating func tag(isComplete: Bool) -> HTMLToken? {
        for index in attributes.indices {
            let name = html[attributes[index].nameRange].map(\.asciiLowercased)
            attributes[index].name = String(decoding: name, as: UTF8.self)
        }
        let tag = HTMLToken.Tag(
            name: tokenizer.tagName, attributes: attributes, isSelfClosing: isComplete && tokenizer.isSelfClosing,
            isForeign: isComplete && tokenizer.isForeignElement, isComplete: isComplete)
        return token(tokenizer.isEndTag ? .endTag(tag) : .startTag(tag), upTo: position)
    }

    private mutating func noteValue(_ range: Range<Int>, quote: UInt8?) {
        guard let last = attributes.indices.last else { return }
        attributes[last].valueRange = range
        attributes[last].quote = quote
    }

    private mutating func endValue(at end: Int) {
        guard let last = attributes.indices.last, let range = attributes[last].valueRange else { return }
        attributes[last].valueRange = range.lowerBound..<end
    }
}

/// A piece of HTML that the tokenizer tells from those around it.
package struct HTMLToken: Sendable {
    /// What the piece is.
    package enum Kind: Sendable {
        /// Text between tags, character references and all.
        case text
        /// The text of an element that holds nothing else, such as `script`.
        case rawText
        case startTag(Tag)
        case endTag(Tag)
        case comment
        /// A doctype, a processing instruction, or what else ends at the next `>`.
        case declaration
        case cdata
    }

    /// A start tag or an end tag.
    package struct Tag: Sendable {
        /// The name in lower case.
        package var name: String
        /// All attributes in the order of the text: of two with one name browsers take the first.
        package var attributes: [Attribute]
        /// Whether a slash ends the tag, which counts in SVG and MathML only.
        package var isSelfClosing: Bool
        /// Whether the element is SVG's or MathML's.
        package var isForeign: Bool
        /// Whether the text goes on to the tag's `>`: browsers drop a tag that does not.
        package var isComplete: Bool
    }

    /// An attribute of a tag.
    package struct Attribute: Sendable {
        /// The name in lower case.
        package var name = ""
        package var nameRange: Range<Int>
        /// Where the value stands, without quotes; nil where there is none.
        package var valueRange: Range<Int>?
        /// The quote around the value; nil where there is none.
        package var quote: UInt8?

        init(nameRange: Range<Int>) { self.nameRange = nameRange }
    }

    package let kind: Kind
    package let range: Range<Int>
}

extension TreeBuilder.Tag {
    /// The tag of a token.
    package init(_ tag: HTMLToken.Tag) {
        self.init(tag.name)
        isSelfClosing = tag.isSelfClosing
    }
}
