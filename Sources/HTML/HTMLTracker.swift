import Diagnostics

/// Follows a template's text through the states of HTML's tokenizer, while the template is compiled.
///
/// It tells where in the HTML each value and each block stands, and holds back the text of an attribute until it is
/// known whether the attribute has values in it: such an attribute is written anew, always in double quotes, and a
/// binding (`?name`, `.name`, `@name`) may not be written at all.
///
/// The states are the tokenizer's; what is the tracker's own is what it holds back, the bindings, and where in the CSS
/// and the JavaScript of the page the text stands.
///
/// It also keeps the tree of the fragment that the text is, which decides on every tag (``FragmentTree``).
package struct HTMLTracker {
    /// Makes a tracker of a text that begins between tags.
    /// - Parameter tree: The tree of the fragment; none where every tag is to stay as it is.
    package init(tree: FragmentTree? = nil) { self.tree = tree }

    package typealias State = HTMLTokenizer.State

    /// A piece of what the text becomes.
    package enum Piece {
        case bytes([UInt8])
        /// A tag with bindings ends here: what they left for the page's runtime is written now.
        case endOfTag(keepsTextArea: Bool)
        /// A script's tag goes on here, which a browser would run in a page that it reads: ``HTMLTracker/inertType`` keeps it
        /// from that.
        case inertType
        /// The value of an attribute with values in it ends here.
        indirect case endOfAttribute(Attribute)
        /// An empty `textarea` begins here, whose text may come from a property.
        case startOfTextArea
        /// An attribute that the tag has already.
        indirect case duplicateAttribute(Attribute)
        /// A value without quotes ends at the slash of `/>`, which stands here.
        case slashAfterValue(HTMLOrigin)
        /// The quotes of a value, or a tag, are not closed before what looks like the next tag.
        indirect case unclosed(Unclosed)
        /// A tag begins, of which it is not known yet whether it will be written.
        case startOfTag
        /// What has been written since ``startOfTag`` is taken out again.
        case dropTag
        /// The same of a tag that its fragment has, and a page's parser would drop.
        case setTagAside
        /// Such a tag, which has not been written.
        case tagAside([UInt8])
        /// The fragment ends in the tag that began at ``startOfTag``, and so has none.
        case unfinishedTag
        /// The fragment has an element by itself whose tag begins at this place of the templates; elements come in the
        /// order of their tags.
        case element(HTMLOrigin)
    }

    /// Something that goes on into the tags after it, because its end is missing.
    package struct Unclosed {
        /// The name of the attribute whose value it is; nil for a tag.
        package var attribute: String?
        /// How it begins: a quote, or the tag's `<` and its name.
        package var beginning: String
        /// Where it begins.
        package var origin: HTMLOrigin
    }

    package internal(set) var tokenizer = HTMLTokenizer()
    /// The source whose text is being followed.
    package var source: Int32 = 0
    /// The tag in which the text stands, or the last one.
    package var tag = Tag()
    /// The tree of the fragment that the text is.
    package var tree: FragmentTree?
    /// Whether nothing has come after `<pre>` or `<textarea>`.
    var isAtStart = false
    var css = CSSState()
    var javaScript = JavaScriptState()
    /// Where the tag, or the comment, begins.
    package internal(set) var start = HTMLOrigin()

    /// Where in the HTML the next byte stands.
    package var state: State { tokenizer.state }
    /// The name of the tag in which the text stands, or of the element whose raw text it is, in lower case.
    package var element: String { tokenizer.tagName }

    /// Whether two trackers stand at the same place of the HTML.
    package func isSamePlace(as other: HTMLTracker) -> Bool {
        guard state == other.state, tokenizer.foreignElements == other.tokenizer.foreignElements else { return false }
        switch state {
        case .data, .tagOpen, .endTagOpen, .comment, .markupDeclaration, .cdata: return true
        case .tagName: return tokenizer.tagNameBytes == other.tokenizer.tagNameBytes
        case .rawText: return element == other.element && isSamePlaceOfLanguage(as: other)
        case .beforeAttributeName, .afterQuotedValue: return element == other.element
        default:
            return element == other.element && attributeName == other.attributeName
                && isSamePlaceOfLanguage(as: other)
        }
    }

    /// Whether the CSS, the JavaScript or the document at both places is at the same place too.
    private func isSamePlaceOfLanguage(as other: HTMLTracker) -> Bool {
        guard css.mode == other.css.mode, javaScript.isSamePlace(as: other.javaScript) else { return false }
        guard let document, let second = other.document else { return true }
        return document.isSamePlace(as: second)
    }

    /// What the place is called in messages.
    package var description: String {
        switch state {
        case .data: tokenizer.foreignElements.last.map { "the content of `<\($0)>`" } ?? "text"
        case .tagOpen, .endTagOpen, .tagName: "the name of a tag"
        case .beforeAttributeName, .afterQuotedValue, .afterAttributeName: "the tag `<\(element)>`"
        case .attributeName: "the name of an attribute of `<\(element)>`"
        case .beforeAttributeValue, .attributeValue:
            if let document, document.state != .data {
                "\(document.description) in the document of `\(nameOfAttribute)`"
            } else {
                "the value of the attribute `\(nameOfAttribute)` of `<\(element)>`"
            }
        case .rawText: "the text of `<\(element)>`\(descriptionOfLanguage)"
        case .comment: "a comment"
        case .markupDeclaration: "a declaration"
        case .cdata: "a CDATA section"
        }
    }

    private var descriptionOfLanguage: String {
        switch (element, javaScript.mode, css.mode) {
        case ("script", .string, _), ("script", .template, _), ("style", _, .string): ", in a string"
        case ("script", .lineComment, _), ("script", .blockComment, _), ("style", _, .comment): ", in a comment"
        case ("script", .regex, _), ("script", .regexClass, _): ", in a regular expression"
        case ("style", _, .url), ("style", _, .quotedURL): ", in `url()`"
        default: ""
        }
    }

    /// What there is of the tag in which the text stands, up to its name: `</form`.
    package var tagText: String {
        "<" + (tokenizer.isEndTag ? "/" : "") + String(decoding: tokenizer.tagNameBytes, as: UTF8.self)
    }

    /// The name of the attribute in whose value the text stands.
    package var nameOfAttribute: String { String(decoding: attributeName, as: UTF8.self) }

    /// Where what the text stands in begins; nil between tags.
    package var opening: HTMLOrigin? {
        switch state {
        case .data: nil
        case .beforeAttributeValue, .attributeValue, .attributeName: tag.attribute?.start ?? tag.attributeStart
        default: start
        }
    }

    // MARK: Values and blocks

    /// Makes ready for a value or a block at this place. In an attribute's value that is for ``beginDynamicAttribute()``
    /// to do before.
    /// - Returns: The position of a value here; nil where no value may stand.
    @discardableResult
    package mutating func prepareForValue() -> HTMLPosition? {
        readUnread()
        javaScript.prepareForValue()
        return position
    }

    /// Goes past a value of the template.
    package mutating func noteValue() {
        isAtStart = false
        tokenizer.skipValue()
        tag.attribute?.valueCount += 1
        css.noteValue()
        javaScript.noteValue()
    }

    /// Goes past a value in text: production inserts it where it stands.
    package mutating func noteTextValue(at origin: HTMLOrigin, length: Int) {
        if state == .data { tree?.value(origin: origin, length: length) }
    }

    /// Makes ready for a block in text, and gives what has to be written before it: right after `<pre>` browsers drop a
    /// line break, which must not be one of the block's.
    package mutating func beginBlock() -> [UInt8] {
        defer { isAtStart = false }
        return isAtStart ? [0x0A] : []
    }

    /// Goes past a block in text.
    package mutating func endBlock() { tokenizer.skipValue() }

    /// Makes ready for a block between attributes, and gives what has to be written before it. White space is held back
    /// on, for the first attribute in the block.
    package mutating func beginBetweenAttributes() -> [UInt8] {
        var count = 0
        switch state {
        case .attributeName, .afterAttributeName:
            count = tag.name.upperBound
            _ = tag.noteStaticAttribute(tag.held[tag.name], end: tag.attributeStart.offset)
        case .beforeAttributeName, .afterQuotedValue: if tag.held.contains(UInt8(ascii: "/")) { count = tag.held.count }
        default: return []
        }
        tokenizer.leaveAttribute()
        let text = Array(tag.held[..<count])
        tag.held.removeFirst(count)
        return text
    }

    /// Goes past a block, or a value, between attributes, and gives what has to be written first.
    package mutating func endBetweenAttributes() -> [UInt8] {
        let text = beginBetweenAttributes()
        tag.held = []
        tag.needsSpace = true
        return text
    }

    /// The position of a value in the current attribute's value or in text; nil where no value may stand.
    package var position: HTMLPosition? {
        switch state {
        case .data: return isAtStart ? .startOfText : .text
        case .comment: return .comment
        case .rawText:
            switch element {
            case "script": return javaScript.mode == .code ? .script : .scriptString
            case "style": return css.position(inAttribute: false)
            default: return isAtStart ? .startOfEscapableRawText : .escapableRawText
            }
        case .attributeValue, .beforeAttributeValue:
            switch attributeKind {
            case .style: return css.position(inAttribute: true)
            case .script: return javaScript.mode == .code ? .scriptInAttribute : .scriptString
            case .document: return positionInDocument
            case .plain, .urlList: return .attribute
            case .url, .documentURL:
                guard let attribute = tag.attribute, attribute.isScriptURL else { return .attribute }
                return positionInScriptURL
            }
        case .beforeAttributeName, .afterQuotedValue, .afterAttributeName: return .betweenAttributes
        case .tagOpen, .endTagOpen, .tagName, .attributeName, .markupDeclaration, .cdata: return nil
        }
    }

    /// In a document in an attribute, a value may stand in text and in quoted attributes without a language of their own.
    private var positionInDocument: HTMLPosition? {
        guard let document else { return .documentInAttribute }
        switch document.state {
        case .data: return .documentInAttribute
        case .attributeValue(.some) where document.attributeKind == .plain: return .documentInAttribute
        case .rawText where document.element == "textarea" || document.element == "title": return .documentInAttribute
        default: return nil
        }
    }

    /// In the JavaScript of a URL, a value may stand where it is text, should a browser show the strings as a page.
    private var positionInScriptURL: HTMLPosition? {
        switch document?.state {
        case nil, .data: break
        case .rawText where document?.element == "textarea" || document?.element == "title": break
        default: return nil
        }
        return javaScript.mode == .code ? .scriptInURL : .scriptStringInURL
    }
}
