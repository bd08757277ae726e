import Diagnostics

/// Follows a template's text through the states of HTML's tokenizer, while the template is compiled.
///
/// It tells where in the HTML each value and each block stands, and holds back the text of an attribute until it is
/// known whether the attribute has values in it: such an attribute is written anew, always in double quotes, and a
/// binding (`?name`, `.name`, `@name`) may not be written at all.
///
/// The states are the tokenizer's; what is the tracker's own is what it holds back, the bindings, and where in the CSS
/// and the JavaScript of the page the text stands.
package struct HTMLTracker {
    package init() {}

    package typealias State = HTMLTokenizer.State

    /// A piece of what the text becomes.
    package enum Piece {
        case bytes([UInt8])
        /// The tag ends here: what its bindings left for the page's runtime is written now.
        case endOfTag(hasBindings: Bool, keepsTextArea: Bool)
        /// The value of an attribute with values in it ends here.
        case endOfAttribute(Attribute)
        /// An empty `textarea` begins here, whose text may come from a property.
        case startOfTextArea
        /// An attribute that the tag has already.
        case duplicateAttribute(Attribute)
    }

    /// The attribute in whose name or value the text stands.
    package struct Attribute {
        package var leading: [UInt8] = []
        package var name: [UInt8] = []
        /// White space before the equals sign, and after it.
        var afterName: [UInt8] = []
        var afterEquals: [UInt8] = []
        package var kind = AttributeKind.plain
        package var binding: BindingKind?
        /// The value up to the first value of the template, as it is written there.
        package var prefix: [UInt8] = []
        /// Text of the value that the language in it has not read yet.
        var unread: [UInt8] = []
        package var isDynamic = false
        /// What the template writes of a URL before its first value, and whether its scheme makes it JavaScript.
        var beginning: [UInt8] = []
        var isScriptURL = false
        /// What stands in the value: values of the template, blocks, text.
        package var valueCount = 0
        package var hasBlocks = false
        package var hasText = false
        /// The attribute's number among those with values in them, once it has one.
        package var number = 0
        /// Where the first value stands, for messages.
        package var valuePlace: (source: Int32, span: Span)?
        /// Whether the value is the name of a function that the author wrote out.
        package var takesName = false
        /// Where the text stands in the document that the value is: none, or one.
        var document: [HTMLTracker] = []
        /// The name of the attribute's element, in lower case.
        package var element = ""
        /// For a property, when its value is complete: the attribute that shows it.
        package var reflection: ReflectedProperty?
        package var start = Origin()

        /// The name as messages have it.
        var writtenName: String { String(decoding: name, as: UTF8.self) }
        /// The name without its sigil.
        package var bareName: String {
            let hasSigil = name.first.map { BindingKind(sigil: $0) != nil } ?? false
            return hasSigil && binding != nil ? String(writtenName.dropFirst()) : writtenName
        }
        /// The name in lower case, without its sigil.
        package var lowercasedName: String { bareName.lowercased() }
    }

    /// Where something begins in the templates.
    package struct Origin {
        package var source: Int32 = 0
        package var offset = 0
    }

    var tokenizer = HTMLTokenizer()
    /// The source whose text is being followed.
    package var source: Int32 = 0
    package var attribute = Attribute()
    /// The names of the attributes that the open tag has so far, in lower case.
    var attributeNames: Set<String> = []
    /// The names of those that show properties.
    var reflectedNames: Set<String> = []
    /// Whether the open tag has bindings, and whether one of them is the text of a `textarea`.
    package var hasBindings = false
    package var fillsTextArea = false
    /// Whether nothing has come after `<pre>` or `<textarea>`.
    var isAtStart = false
    var css = CSSState()
    var javaScript = JavaScriptState()
    /// White space and slashes before the next attribute, held back because that may be left out.
    var held: [UInt8] = []
    /// Whether a block or a value has just ended between attributes, from which the next has to be parted.
    var needsSpace = false
    /// Where the tag, or the comment, begins.
    var start = Origin()

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
            return element == other.element && attribute.name == other.attribute.name
                && isSamePlaceOfLanguage(as: other)
        }
    }

    /// Whether the CSS, the JavaScript or the document at both places is at the same place too.
    private func isSamePlaceOfLanguage(as other: HTMLTracker) -> Bool {
        guard css.mode == other.css.mode, javaScript.isSamePlace(as: other.javaScript) else { return false }
        guard let document = attribute.document.first, let second = other.attribute.document.first else { return true }
        return document.isSamePlace(as: second)
    }

    /// What the place is called in messages.
    package var description: String {
        switch state {
        case .data: tokenizer.foreignElements.last.map { "the content of `<\($0)>`" } ?? "text"
        case .tagOpen, .endTagOpen, .tagName: "the name of a tag"
        case .beforeAttributeName, .afterQuotedValue, .afterAttributeName: "the tag `<\(element)>`"
        case .attributeName: "the name of an attribute of `<\(element)>`"
        case .attributeValue where positionIsInDocument:
            "\(attribute.document[0].description) in the document of `\(attribute.writtenName)`"
        case .beforeAttributeValue, .attributeValue:
            "the value of the attribute `\(attribute.writtenName)` of `<\(element)>`"
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

    /// Where what the text stands in begins; nil between tags.
    package var opening: Origin? {
        switch state {
        case .data: nil
        case .beforeAttributeValue, .attributeValue, .attributeName: attribute.start
        default: start
        }
    }

    package var isInAttributeValue: Bool {
        switch state {
        case .beforeAttributeValue, .attributeValue: true
        default: false
        }
    }

    package var isBetweenAttributes: Bool {
        switch state {
        case .beforeAttributeName, .afterAttributeName, .afterQuotedValue, .attributeName: true
        default: false
        }
    }

    /// Whether the text stands in a tag, or right after one, where bindings of the tag may still be due.
    package var isInTag: Bool { isInAttributeValue || isBetweenAttributes }

    // MARK: Values and blocks

    /// What has to be written before the first value of the current attribute: the attribute's beginning, in double
    /// quotes, or the text of a binding. Nil when the attribute has had its first value.
    package mutating func beginDynamicAttribute() -> (before: [UInt8], prefix: [UInt8])? {
        if state == .beforeAttributeValue {
            tokenizer.beginUnquotedValue()
            beginValue()
        }
        guard case .attributeValue = state, !attribute.isDynamic else { return nil }
        attribute.isDynamic = true
        attribute.hasText = !attribute.prefix.isEmpty
        if attribute.binding != nil {
            attribute.unread = []
            return ([], decodeCharacterReferences(attribute.prefix))
        }
        readUnread()
        return (attribute.leading + attribute.name + Array("=\"".utf8), requoted(attribute.prefix[...]))
    }

    /// Makes ready for a value at this place.
    package mutating func prepareForValue() {
        readUnread()
        javaScript.prepareForValue()
    }

    /// Goes past a value of the template.
    package mutating func noteValue() {
        isAtStart = false
        tokenizer.skipValue()
        attribute.valueCount += 1
        css.noteValue()
        javaScript.noteValue()
    }

    /// Makes ready for a block between attributes, and gives what has to be written before it. White space is held back
    /// on, for the first attribute in the block.
    package mutating func beginBetweenAttributes() -> [UInt8] {
        switch state {
        case .attributeName, .afterAttributeName:
            var run = Run()
            let space = attribute.afterName
            attribute.afterName = []
            flushValuelessAttribute(&run)
            tokenizer.leaveAttribute()
            held = space
            return run.bytes
        case .beforeAttributeName, .afterQuotedValue:
            tokenizer.leaveAttribute()
            guard held.contains(UInt8(ascii: "/")) else { return [] }
            defer { held = [] }
            return held
        default: return []
        }
    }

    /// Goes past a block, or a value, between attributes, and gives what has to be written first.
    package mutating func endBetweenAttributes() -> [UInt8] {
        let text = beginBetweenAttributes()
        held = []
        needsSpace = true
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
            switch attribute.kind {
            case .style: return css.position(inAttribute: true)
            case .script: return javaScript.mode == .code ? .scriptInAttribute : .scriptString
            case .document: return positionInDocument
            case .plain, .urlList: return .attribute
            case .url, .documentURL:
                guard attribute.isScriptURL else { return .attribute }
                return javaScript.mode == .code ? .scriptInAttribute : .scriptString
            }
        case .beforeAttributeName, .afterQuotedValue, .afterAttributeName: return .betweenAttributes
        case .tagOpen, .endTagOpen, .tagName, .attributeName, .markupDeclaration, .cdata: return nil
        }
    }

    private var positionIsInDocument: Bool { attribute.document.first.map { $0.state != .data } ?? false }

    /// In a document in an attribute, a value may stand in text and in quoted attributes without a language of their own.
    private var positionInDocument: HTMLPosition? {
        guard let document = attribute.document.first else { return .documentInAttribute }
        switch document.state {
        case .data: return .documentInAttribute
        case .attributeValue(.some) where document.attribute.kind == .plain: return .documentInAttribute
        case .rawText where document.element == "textarea" || document.element == "title": return .documentInAttribute
        default: return nil
        }
    }
}
