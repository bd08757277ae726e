import ECMAText

/// The state machine of HTML's tokenizer (WHATWG HTML, 13.2.5 Tokenization), byte by byte, or by runs of bytes that are
/// the same.
///
/// It holds no text but the tag's name: whoever feeds it learns of every byte what it is, and has the text already. So
/// it can stop and go on at any byte, as the text of a template does, and ``HTMLReader`` makes tokens of a whole page.
///
/// ```swift
/// var tokenizer = HTMLTokenizer()
/// for byte in html where tokenizer.consume(byte) == .value { … }
/// ```
///
/// Of the tree's construction it follows what the tokenizer depends on: which elements are SVG's and MathML's, and
/// which hold text only. Character references are left as they are (``decodeCharacterReferences(_:)``).
package struct HTMLTokenizer: Sendable {
    /// Where in the HTML the next byte stands.
    package enum State: Hashable, Sendable {
        case data
        /// After `<`, which may begin a tag, or be text.
        case tagOpen
        /// After `</`.
        case endTagOpen
        case tagName
        case beforeAttributeName
        case attributeName
        case afterAttributeName
        case beforeAttributeValue
        /// In a value that began with this quote, or with none.
        case attributeValue(UInt8?)
        case afterQuotedValue
        /// In the text of `script`, `style`, `textarea`, `title` and others, which only their own end tag ends.
        case rawText
        case comment
        /// In a declaration, a processing instruction or what else ends at the next `>`.
        case markupDeclaration
        case cdata
    }

    /// What a byte is.
    package enum Part: Sendable {
        /// Text between tags.
        case text
        /// `<`, or the slash after it: the next bytes tell what it begins.
        case opening
        /// A letter of a tag's name.
        case tagName
        /// White space or a slash between attributes.
        case separator
        case attributeName
        case spaceAfterName
        case equals
        case spaceAfterEquals
        case openingQuote
        /// A character of an attribute's value.
        case value
        case closingQuote
        /// The `>` of a tag.
        case endOfTag
        /// Text of an element that holds nothing else.
        case rawText
        case comment
        case declaration
        case cdata
    }

    /// Script data that is escaped by `<!--`, and in it a second `<script>` (13.2.5.18 and following).
    private enum ScriptEscape { case none, once, twice }

    /// How much there is of what could end, or begin, something.
    private enum Progress: Equatable {
        case none
        case declarationOpen
        case declarationDash
        /// So many characters of `CDATA[`.
        case cdataOpen(Int)
        case commentStart
        case commentStartDash
        case commentDash
        case commentDashes
        case commentBang
        case bracket
        case brackets
        case lessThan
        /// `<` and so many characters of `script`.
        case scriptStart(Int)
        /// `</` and so many characters of the element's name.
        case endTag(Int)
    }

    package private(set) var state = State.data
    /// The name of the last tag, in lower case, when it is complete: the tag in which the text stands, or the element
    /// whose text it is.
    package private(set) var tagName = ""
    /// What there is of the tag's name, in lower case.
    private(set) var tagNameBytes: [UInt8] = []
    package private(set) var isEndTag = false
    /// Whether the last byte in the tag is a slash, or was one when the tag ended.
    package private(set) var isSelfClosing = false
    /// The SVG and MathML elements around the text, outermost first, and those of theirs in which HTML stands again.
    private(set) var foreignElements: [String] = []
    /// Whether the last tag's element is SVG's or MathML's.
    package private(set) var isForeignElement = false

    private let runsScripts: Bool
    private var progress = Progress.none
    private var scriptEscape = ScriptEscape.none
    /// The last four bytes of a script.
    private var recent: UInt32 = 0

    /// Makes a tokenizer that stands between tags.
    /// - Parameter runsScripts: Whether the page may run scripts: then `noscript` holds text.
    package init(runsScripts: Bool = false) { self.runsScripts = runsScripts }

    /// Whether the text stands in SVG or MathML.
    package var isForeign: Bool { foreignElements.last == "svg" || foreignElements.last == "math" }

    // MARK: Bytes

    /// Follows one byte.
    /// - Returns: What it is.
    package mutating func consume(_ byte: UInt8) -> Part {
        switch state {
        case .data:
            guard byte == UInt8(ascii: "<") else { return .text }
            state = .tagOpen
            return .opening
        case .tagOpen: return consumeAfterOpening(byte)
        case .endTagOpen: return consumeAfterEndTagOpening(byte)
        case .tagName:
            if byte.endsTagName {
                tagName = String(decoding: tagNameBytes, as: UTF8.self)
                return consumeBetweenAttributes(byte)
            }
            tagNameBytes.append(byte.asciiLowercased)
            return .tagName
        case .beforeAttributeName, .afterQuotedValue: return consumeBetweenAttributes(byte)
        case .attributeName, .afterAttributeName: return consumeAttributeName(byte)
        case .beforeAttributeValue, .attributeValue: return consumeAttributeValue(byte)
        case .rawText: return consumeRawText(byte)
        case .comment:
            consumeComment(byte)
            return .comment
        case .markupDeclaration: return consumeDeclaration(byte)
        case .cdata:
            switch (byte, progress) {
            case (UInt8(ascii: ">"), .brackets): leaveMarkup()
            case (UInt8(ascii: "]"), .none): progress = .bracket
            case (UInt8(ascii: "]"), _): progress = .brackets
            default: progress = .none
            }
            return .cdata
        }
    }

    // MARK: Runs of bytes

    /// Follows the byte at an index, and those right after it that are the same part of the HTML.
    ///
    /// A run may end before its part does, so that the next one is of the same part: only those are taken at once that
    /// come up often, and in which no byte depends on the one before it.
    /// - Returns: What the bytes are, and the index after the last of them.
    package mutating func consumeRun(in text: ArraySlice<UInt8>, from index: Int) -> (part: Part, end: Int) {
        switch state {
        case .data:
            if let end = end(of: text, from: index, at: { $0 == UInt8(ascii: "<") }) { return (.text, end) }
        case .tagName:
            if let end = end(of: text, from: index, at: \.endsTagName) {
                for byte in text[index..<end] { tagNameBytes.append(byte.asciiLowercased) }
                return (.tagName, end)
            }
        case .attributeName:
            if let end = end(of: text, from: index, at: { $0.endsTagName || $0 == UInt8(ascii: "=") }) {
                return (.attributeName, end)
            }
        case .attributeValue(let quote?):
            if let end = end(of: text, from: index, at: { $0 == quote }) { return (.value, end) }
        case .attributeValue(nil):
            if let end = end(of: text, from: index, at: { $0.isHTMLSpace || $0 == UInt8(ascii: ">") }) {
                return (.value, end)
            }
        // The escapes of a script depend on every byte.
        case .rawText where progress == .none && tagName != "script":
            if let end = end(of: text, from: index, at: { $0 == UInt8(ascii: "<") }) { return (.rawText, end) }
        case .comment where progress == .none:
            if let end = end(of: text, from: index, at: { $0 == UInt8(ascii: "-") }) { return (.comment, end) }
        case .markupDeclaration where progress == .none:
            if let end = end(of: text, from: index, at: { $0 == UInt8(ascii: ">") }) { return (.declaration, end) }
        default: break
        }
        return (consume(text[index]), index + 1)
    }

    /// The index of the first byte that ends a run, or the text's end; nil where the run would be empty.
    @inline(__always)
    private func end(of text: ArraySlice<UInt8>, from index: Int, at isEnd: (UInt8) -> Bool) -> Int? {
        let count = text[index...].withUnsafeBufferPointer { bytes in
            var count = 0
            while count < bytes.count, !isEnd(bytes[count]) { count += 1 }
            return count
        }
        return count > 0 ? index + count : nil
    }

    // MARK: Tags

    private mutating func consumeAfterOpening(_ byte: UInt8) -> Part {
        switch byte {
        case UInt8(ascii: "/"):
            state = .endTagOpen
            return .opening
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            state = .markupDeclaration
            progress = byte == UInt8(ascii: "!") ? .declarationOpen : .none
            return .declaration
        case _ where byte.isASCIILetter:
            beginTag(byte, isEnd: false)
            return .tagName
        // Here another tag may begin.
        case UInt8(ascii: "<"): return .opening
        default:
            state = .data
            return .text
        }
    }

    private mutating func consumeAfterEndTagOpening(_ byte: UInt8) -> Part {
        if byte.isASCIILetter {
            beginTag(byte, isEnd: true)
            return .tagName
        }
        state = byte == UInt8(ascii: ">") ? .data : .markupDeclaration
        return .declaration
    }

    private mutating func beginTag(_ letter: UInt8, isEnd: Bool) {
        state = .tagName
        tagNameBytes.removeAll(keepingCapacity: true)
        tagNameBytes.append(letter.asciiLowercased)
        isEndTag = isEnd
        isSelfClosing = false
    }

    private mutating func consumeBetweenAttributes(_ byte: UInt8) -> Part {
        if byte == UInt8(ascii: ">") {
            endTag()
            return .endOfTag
        }
        isSelfClosing = byte == UInt8(ascii: "/")
        if isSelfClosing || byte.isHTMLSpace {
            state = .beforeAttributeName
            return .separator
        }
        state = .attributeName
        return .attributeName
    }

    private mutating func consumeAttributeName(_ byte: UInt8) -> Part {
        if byte == UInt8(ascii: "=") {
            state = .beforeAttributeValue
            return .equals
        }
        if byte.isHTMLSpace {
            state = .afterAttributeName
            return .spaceAfterName
        }
        if state == .afterAttributeName || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
            return consumeBetweenAttributes(byte)
        }
        return .attributeName
    }

    private mutating func consumeAttributeValue(_ byte: UInt8) -> Part {
        if case .attributeValue(let quote?) = state {
            guard byte == quote else { return .value }
            state = .afterQuotedValue
            return .closingQuote
        }
        let isBefore = state == .beforeAttributeValue
        switch byte {
        case UInt8(ascii: ">"): return consumeBetweenAttributes(byte)
        case UInt8(ascii: "\"") where isBefore, UInt8(ascii: "'") where isBefore:
            state = .attributeValue(byte)
            return .openingQuote
        case _ where byte.isHTMLSpace: return isBefore ? .spaceAfterEquals : consumeBetweenAttributes(byte)
        default:
            state = .attributeValue(nil)
            return .value
        }
    }

    private mutating func endTag() {
        state = .data
        if isEndTag {
            isForeignElement = isForeign
            if let open = foreignElements.lastIndex(of: tagName) { foreignElements.removeSubrange(open...) }
            return
        }
        if isForeign, HTMLElement.endsForeignContent(tagName) {
            while isForeign { foreignElements.removeLast() }
        }
        let isRoot = tagName == "svg" || tagName == "math"
        isForeignElement = isForeign || isRoot
        guard isForeignElement else {
            if HTMLElement.content(of: tagName, runsScripts: runsScripts) != .markup { beginRawText() }
            return
        }
        if isSelfClosing { return }
        if isRoot || HTMLElement.isIntegrationPoint(tagName, in: foreignElements.last) {
            foreignElements.append(tagName)
        } else if tagName == "script" || tagName == "style" {
            // There the tokenizer would go on as in other elements; what is written into them for values is right for
            // both, and no page relies on the difference.
            beginRawText()
        }
    }

    // MARK: Raw text

    private mutating func beginRawText() {
        state = .rawText
        progress = .none
        scriptEscape = .none
        recent = 0
    }

    private mutating func consumeRawText(_ byte: UInt8) -> Part {
        if tagName == "plaintext" { return .rawText }
        let isEndOfName = byte.endsTagName
        switch progress {
        case .endTag(let count) where count < tagNameBytes.count && byte.asciiLowercased == tagNameBytes[count]:
            progress = .endTag(count + 1)
        case .scriptStart(let count) where count < tagNameBytes.count && byte.asciiLowercased == tagNameBytes[count]:
            progress = .scriptStart(count + 1)
        case .endTag(tagNameBytes.count) where isEndOfName && scriptEscape != .twice:
            progress = .none
            isEndTag = true
            isSelfClosing = false
            return consumeBetweenAttributes(byte)
        case .endTag(tagNameBytes.count) where isEndOfName:
            scriptEscape = .once
            progress = .none
        case .scriptStart(tagNameBytes.count) where isEndOfName:
            scriptEscape = .twice
            progress = .none
        case .lessThan where byte == UInt8(ascii: "/"): progress = .endTag(0)
        case .lessThan where scriptEscape == .once && byte | 0x20 == UInt8(ascii: "s"): progress = .scriptStart(1)
        default: progress = byte == UInt8(ascii: "<") ? .lessThan : .none
        }
        if tagName == "script" { followScriptEscapes(byte) }
        return .rawText
    }

    private mutating func followScriptEscapes(_ byte: UInt8) {
        recent = recent << 8 | UInt32(byte)
        if scriptEscape == .none {
            if recent == 0x3C21_2D2D { scriptEscape = .once }  // `<!--`
        } else if recent & 0xFF_FFFF == 0x2D_2D3E {  // `-->`
            scriptEscape = .none
        }
    }

    // MARK: Comments and declarations

    private mutating func consumeDeclaration(_ byte: UInt8) -> Part {
        let name: StaticString = "CDATA["
        switch progress {
        case .declarationOpen where byte == UInt8(ascii: "-"): progress = .declarationDash
        case .declarationDash where byte == UInt8(ascii: "-"):
            state = .comment
            progress = .commentStart
            return .comment
        case .declarationOpen where byte == UInt8(ascii: "[") && isForeign: progress = .cdataOpen(0)
        case .cdataOpen(let count) where byte == name.utf8Start[count]:
            progress = .cdataOpen(count + 1)
            if count + 1 == name.utf8CodeUnitCount {
                state = .cdata
                progress = .none
                return .cdata
            }
        default:
            progress = .none
            if byte == UInt8(ascii: ">") { leaveMarkup() }
        }
        return .declaration
    }

    private mutating func consumeComment(_ byte: UInt8) {
        switch (byte, progress) {
        case (UInt8(ascii: ">"), .commentStart), (UInt8(ascii: ">"), .commentStartDash),
            (UInt8(ascii: ">"), .commentDashes), (UInt8(ascii: ">"), .commentBang):
            leaveMarkup()
        case (UInt8(ascii: "-"), .commentStart): progress = .commentStartDash
        case (UInt8(ascii: "-"), .commentStartDash), (UInt8(ascii: "-"), .commentDash),
            (UInt8(ascii: "-"), .commentDashes):
            progress = .commentDashes
        case (UInt8(ascii: "-"), _): progress = .commentDash
        case (UInt8(ascii: "!"), .commentDashes): progress = .commentBang
        default: progress = .none
        }
    }

    private mutating func leaveMarkup() {
        state = .data
        progress = .none
    }

    // MARK: What stands in the text without being read

    /// Goes past something that the text does not show: a value of a template.
    package mutating func skipValue() {
        progress = .none
        recent = 0
    }

    /// Begins the value of an attribute, after its equals sign, with something that the text does not show.
    package mutating func beginUnquotedValue() {
        if state == .beforeAttributeValue { state = .attributeValue(nil) }
    }

    /// Goes from an attribute to the place before the next one.
    package mutating func leaveAttribute() {
        state = .beforeAttributeName
        isSelfClosing = false
    }
}

extension HTMLTokenizer.State {
    package var isInAttributeValue: Bool {
        switch self {
        case .beforeAttributeValue, .attributeValue: true
        default: false
        }
    }

    package var isBetweenAttributes: Bool {
        switch self {
        case .beforeAttributeName, .afterAttributeName, .afterQuotedValue, .attributeName: true
        default: false
        }
    }

    /// Whether the text stands in a tag after its name.
    package var isInTag: Bool { isInAttributeValue || isBetweenAttributes }
}

extension UInt8 {
    /// Whether the byte ends the name of a tag.
    fileprivate var endsTagName: Bool { isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
}
