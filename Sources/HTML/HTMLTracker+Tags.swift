import Diagnostics
import ECMAText

// Tags and their attributes, and what the end of a tag decides on.

extension HTMLTracker {
    /// What is known of the tag in which the text stands.
    ///
    /// An attribute without values in it is written as it stands in the template. Until that is known, or the tag ends,
    /// its text is held back, with the white space and slashes before it; that is all that is kept of it.
    package struct Tag {
        /// Whether the tag has bindings, and whether one of them is the text of a `textarea`.
        package var hasBindings = false
        package var fillsTextArea = false
        /// The attribute in whose value the text stands, where that has values or blocks in it.
        package var attribute: Attribute?
        /// The attributes so far, and the names of those that show properties.
        fileprivate var attributes: [WrittenAttribute] = []
        fileprivate var reflectedNames: [String] = []
        /// Whether a block or a value has just ended between attributes, from which the next has to be parted.
        var needsSpace = false
        /// Whether it is an `input` of the type `hidden`.
        var isHiddenInput = false
        /// Whether it is that of a script which browsers run; nil where that is not known.
        var isRunningScript: Bool?
        /// Whether pieces have been made of it already.
        var isSplit = false
        /// Whether it is the end tag of raw text, which it ends whatever the tree makes of it.
        var endsRawText = false
        /// Whether it has been told that its end is missing.
        package internal(set) var isUnclosed = false
        /// Where the quote stands before the last value, whether a `<` stands in that, and what it ends with.
        var quote = HTMLOrigin()
        var valueHasTag = false
        var lastOfValue: UInt8 = 0

        /// The text that is held back, between two runs of text.
        var held: [UInt8] = []
        /// Where in the text that is held back the attribute's name stands, and where its value begins.
        fileprivate(set) var name = 0..<0
        fileprivate var valueStart = 0
        /// Where the attribute begins in the templates.
        fileprivate(set) var attributeStart = HTMLOrigin()
    }

    /// An attribute that the tag has, where it stands in the templates.
    package struct WrittenAttribute {
        /// The name in lower case.
        fileprivate var name: String
        fileprivate var hasValues: Bool
        package var origin: HTMLOrigin
        package fileprivate(set) var end = 0
    }

    /// An attribute with values or blocks of the template in it.
    package struct Attribute {
        /// White space and slashes before the attribute.
        package var leading: [UInt8] = []
        package var name: [UInt8]
        /// The name of the attribute's element, in lower case.
        package let element: String
        package let start: HTMLOrigin
        package var kind = AttributeKind.plain
        package var binding: BindingKind?
        /// Text of the value that the language in it, or a binding, has not read yet.
        var unread: [UInt8] = []
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
        /// Where the text stands in the document that the value is, or that a browser makes of the strings in a URL of
        /// JavaScript: none, or one.
        var document: [HTMLTracker] = []
        /// For a property, when its value is complete: the attribute that shows it.
        package var reflection: ReflectedProperty?
        /// The attributes of the same name, without values in them, whose place this one takes; of one without values
        /// in it that comes too late, where it stands itself.
        package var replaced: [WrittenAttribute] = []

        fileprivate init(name: [UInt8], element: String, start: HTMLOrigin) {
            self.name = name
            self.element = element
            self.start = start
        }

        private var bareNameBytes: ArraySlice<UInt8> {
            let hasSigil = binding != nil && name.first.map { BindingKind(sigil: $0) != nil } ?? false
            return name.dropFirst(hasSigil ? 1 : 0)
        }
        /// The name without its sigil.
        package var bareName: String { String(decoding: bareNameBytes, as: UTF8.self) }
        /// The name in lower case, without its sigil.
        package var lowercasedName: String { String(asciiLowercasing: bareNameBytes) }
        /// What has to be written before the value, which is always in double quotes.
        package var opening: [UInt8] { leading + name + Array("=\"".utf8) }

        /// Takes some text of the value, for the language, or the binding, that reads it.
        fileprivate mutating func take(_ text: ArraySlice<UInt8>) {
            hasText = true
            if binding != nil || kind != .plain && kind != .urlList { unread += text }
        }

        /// What of some text of a URL is JavaScript.
        fileprivate mutating func scriptOfURL(_ text: [UInt8]) -> ArraySlice<UInt8>? {
            if isScriptURL { return text[...] }
            guard valueCount == 0 else { return nil }
            beginning += text
            guard let scheme = URLScheme(of: beginning), scheme.name == "javascript" else { return nil }
            isScriptURL = true
            document = [HTMLTracker()]
            return beginning[(scheme.colon + 1)...]
        }
    }

    /// The name of the attribute in whose name or value the text stands, as it is written.
    var attributeName: [UInt8] { tag.attribute?.name ?? Array(tag.held[tag.name]) }

    /// The kind of the attribute in whose value the text stands.
    var attributeKind: AttributeKind {
        tag.attribute?.kind
            ?? AttributeKind(attribute: String(asciiLowercasing: tag.held[tag.name]), element: element)
    }

    /// The place in the document that the attribute's value is.
    var document: HTMLTracker? { tag.attribute?.document.first }

    // MARK: Attributes

    /// Begins an attribute, whose name comes next.
    mutating func beginAttribute(at index: Int, _ run: inout Run) {
        if !run.isHolding {
            run.hold()
            if tag.needsSpace { run.write { $0.append(0x20) } }
        }
        tag.needsSpace = false
        tag.attributeStart = HTMLOrigin(source: source, offset: index)
        tag.name = run.heldCount..<run.heldCount
    }

    /// Follows a part of the attribute's name.
    mutating func takeName(_ range: Range<Int>, _ run: inout Run) {
        run.keep(upTo: range.upperBound)
        tag.name = tag.name.lowerBound..<run.heldCount
    }

    mutating func beginValue(_ run: inout Run) { tag.valueStart = run.heldCount }

    /// Follows characters of a value.
    mutating func takeValue(_ range: Range<Int>, _ run: inout Run) {
        guard tag.attribute != nil else { return run.keep(upTo: range.upperBound) }
        let text = run.text[range]
        run.skip(upTo: range.upperBound)
        tag.attribute?.take(text)
        if tag.attribute?.binding == nil { run.write { $0.appendRequoted(text) } }
    }

    /// Follows the quote after a value.
    mutating func endQuotedValue(_ range: Range<Int>, _ run: inout Run) {
        if tag.attribute == nil { run.keep(upTo: range.upperBound) } else { run.skip(upTo: range.upperBound) }
        endValue(&run)
    }

    mutating func endValue(_ run: inout Run) {
        guard tag.attribute != nil else { return endStaticAttribute(&run) }
        readBindingText(&run)
        if tag.attribute?.binding == .property { reflectProperty() }
        guard let attribute = tag.attribute else { return }
        tag.attribute = nil
        run.add(.endOfAttribute(attribute))
        switch attribute.binding {
        case .boolean, nil:
            let isFirst = tag.note(attribute.lowercasedName, hasValues: true, at: attribute.start)
            if !isFirst || !attribute.replaced.isEmpty { run.note(.duplicateAttribute(attribute)) }
        case .property, .event, .action: break
        }
    }

    /// Goes past the end of an attribute without values in it, whose text need not be held back any longer.
    mutating func endStaticAttribute(_ run: inout Run) {
        // A value without quotes may end with the block that it stands in, of which the text says nothing.
        let end = tag.attributeStart.offset + run.heldCount - tag.name.lowerBound
        if noteStaticAttribute(&run, end: end) { run.release() } else { _ = run.takeHeld() }
    }

    /// Goes past the end of an attribute without a value: the white space after its name stays held back, because it is
    /// before the next attribute.
    mutating func endAttributeBeforeSpace(_ run: inout Run) {
        let end = tag.attributeStart.offset + tag.name.count
        if noteStaticAttribute(&run, end: end) { return run.release(tag.name.upperBound) }
        let space = run.takeHeld().dropFirst(tag.name.upperBound)
        run.hold()
        run.write { $0 += space }
    }

    /// Notes an attribute without values in it, and tells whether it is written: not where one with values has its name.
    private mutating func noteStaticAttribute(_ run: inout Run, end: Int) -> Bool {
        if element == "input" { noteHiddenInput(&run) }
        let name = run.held(tag.name)
        if tag.noteStaticAttribute(name, end: end) { return true }
        var attribute = Attribute(name: Array(name), element: element, start: tag.attributeStart)
        attribute.replaced = [
            WrittenAttribute(name: attribute.lowercasedName, hasValues: false, origin: attribute.start, end: end)
        ]
        let lowercasedName = attribute.lowercasedName
        let hasValues = tag.attributes.contains { $0.name == lowercasedName && $0.hasValues }
        if !hasValues { tag.noteAgain(lowercasedName, at: tag.attributeStart, end: end) }
        run.note(.duplicateAttribute(attribute))
        return !hasValues
    }

    private mutating func noteHiddenInput(_ run: inout Run) {
        guard run.held(tag.name).elementsEqual("type".utf8, by: { $0.asciiLowercased == $1 }) else { return }
        let value = run.held(min(tag.valueStart, run.heldCount)..<run.heldCount).prefix { $0.isASCIILetter }
        tag.isHiddenInput = value.elementsEqual("hidden".utf8) { $0.asciiLowercased == $1 }
    }

    /// Writes what a binding has of text since the last value: data, not HTML. No character reference reaches over the
    /// end of a run.
    mutating func readBindingText(_ run: inout Run) {
        guard let text = tag.attribute?.unread, !text.isEmpty, tag.attribute?.binding != nil else { return }
        tag.attribute?.unread = []
        run.write { $0 += decodeCharacterReferences(text) }
    }

    /// Begins an attribute with values in it, where the text stands before the first value or block in its value.
    /// - Returns: What has to be written of the value up to here, or nil when the attribute has had a value.
    package mutating func beginDynamicAttribute() -> [UInt8]? {
        if state == .beforeAttributeValue {
            tokenizer.beginUnquotedValue()
            tag.valueStart = tag.held.count
        }
        guard case .attributeValue = state, tag.attribute == nil else { return nil }
        let prefix = tag.held[tag.valueStart...]
        var attribute = Attribute(name: Array(tag.held[tag.name]), element: element, start: tag.attributeStart)
        attribute.leading = Array(tag.held[..<tag.name.lowerBound])
        attribute.binding = attribute.name.first.flatMap(BindingKind.init(sigil:))
        attribute.kind = AttributeKind(attribute: attribute.lowercasedName, element: element)
        attribute.hasText = !prefix.isEmpty
        if attribute.binding == nil || attribute.binding == .boolean {
            attribute.replaced = tag.takeStaticAttributes(attribute.lowercasedName)
        }
        if attribute.kind == .document { attribute.document = [HTMLTracker()] }
        css = CSSState()
        javaScript = JavaScriptState()
        let isBinding = attribute.binding != nil
        if !isBinding { attribute.unread = Array(prefix) }
        tag.attribute = attribute
        tag.held = []
        if isBinding { return decodeCharacterReferences(prefix) }
        readUnread()
        var written: [UInt8] = []
        written.appendRequoted(prefix)
        return written
    }

    /// Lets the attribute's language read what the template has written since the last value.
    mutating func readUnread() {
        guard let unread = tag.attribute?.unread, !unread.isEmpty, tag.attribute?.binding == nil else { return }
        tag.attribute?.unread = []
        let text = decodeCharacterReferences(unread)
        switch attributeKind {
        case .style: for byte in text { css.consume(byte) }
        case .script: for byte in text { javaScript.consume(byte) }
        case .document: _ = tag.attribute?.document[0].consume(text[...])
        case .url, .documentURL:
            if let code = tag.attribute?.scriptOfURL(text) {
                let strings = javaScript.consumeForStrings(decodePercents(code))
                _ = tag.attribute?.document[0].consume(strings[...])
            }
        case .plain, .urlList: break
        }
    }

    /// Finds the attribute that shows a property: none where the tag has it already, because browsers take the first.
    private mutating func reflectProperty() {
        guard let attribute = tag.attribute else { return }
        let reflection = ReflectedProperty(property: attribute.bareName, element: element)
        if let name = reflection?.attribute {
            guard !tokenizer.isForeign, !tag.reflectedNames.contains(name) else { return }
            tag.reflectedNames.append(name)
            // A property is set when the attributes are there already.
            let replaced = tag.takeStaticAttributes(name)
            guard tag.note(name, hasValues: true, at: attribute.start) else { return }
            tag.attribute?.replaced = replaced
        }
        if reflection == .content { tag.fillsTextArea = true }
        tag.attribute?.reflection = reflection
    }

    // MARK: The end of a tag

    /// Goes to the `>` of a tag, at an index.
    mutating func endTag(at index: Int, _ run: inout Run) {
        endScriptTag(&run)
        let isEmptyTextArea = element == "textarea" && run.text[index...].starts(with: "></".utf8)
        if tag.hasBindings {
            // A slash right before `>` stays behind the attributes that are still to be written.
            let slash = run.lastHeld == UInt8(ascii: "/") ? run.takeHeld() : []
            run.add(.endOfTag(keepsTextArea: isEmptyTextArea))
            if !slash.isEmpty { run.write { $0 += slash } }
        }
        run.release()
        guard !tokenizer.isEndTag else { return }
        isAtStart = !tokenizer.isForeignElement && HTMLElement.dropsFirstLineBreak(element)
        guard state == .rawText else { return }
        css = CSSState()
        javaScript = JavaScriptState()
        guard isEmptyTextArea, tag.fillsTextArea else { return }
        run.keep(upTo: index + 1)
        run.add(.startOfTextArea)
    }
}

extension HTMLTracker.Tag {
    /// Goes to the next tag.
    mutating func begin() {
        hasBindings = false
        fillsTextArea = false
        attributes.clear()
        reflectedNames.clear()
        needsSpace = false
        isHiddenInput = false
        endsRawText = false
        isUnclosed = false
    }

    /// Whether it has the attribute `type`.
    var hasType: Bool { attributes.contains { $0.name == "type" } }

    /// Takes the attributes of a name without values in them away, which another one replaces.
    fileprivate mutating func takeStaticAttributes(_ name: String) -> [HTMLTracker.WrittenAttribute] {
        guard attributes.contains(where: { $0.name == name && !$0.hasValues }) else { return [] }
        let taken = attributes.filter { $0.name == name && !$0.hasValues }
        attributes.removeAll { $0.name == name && !$0.hasValues }
        return taken
    }

    /// Remembers another attribute of a name that the tag has already.
    fileprivate mutating func noteAgain(_ name: String, at origin: HTMLOrigin, end: Int) {
        guard attributes.count < Self.attributeLimit else { return }
        attributes.append(HTMLTracker.WrittenAttribute(name: name, hasValues: false, origin: origin, end: end))
    }

    /// How many attributes of a tag are searched for duplicates: more than any author writes.
    private static let attributeLimit = 1000

    /// Remembers an attribute, and tells whether the tag has it only now: browsers take the first.
    fileprivate mutating func note(
        _ name: String, hasValues: Bool, at origin: HTMLOrigin, end: Int = 0
    ) -> Bool {
        guard attributes.count < Self.attributeLimit else { return true }
        if attributes.contains(where: { $0.name == name }) { return false }
        attributes.append(
            HTMLTracker.WrittenAttribute(name: name, hasValues: hasValues, origin: origin, end: end))
        return true
    }

    /// Remembers an attribute without values in it, and tells whether the tag has it only now. One with a sigil is no
    /// attribute that a browser knows, and may come any number of times.
    mutating func noteStaticAttribute(_ name: ArraySlice<UInt8>, end: Int) -> Bool {
        if let first = name.first, BindingKind(sigil: first) != nil { return true }
        return note(String(asciiLowercasing: name), hasValues: false, at: attributeStart, end: end)
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

extension Array {
    /// Empties the list, and keeps its memory for the next elements.
    fileprivate mutating func clear() { if !isEmpty { removeAll(keepingCapacity: true) } }
}

extension Array where Element == UInt8 {
    /// Appends text for double quotes, whatever quotes the template wrote.
    fileprivate mutating func appendRequoted(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { append($0, escaping: .doubleQuotes) }
    }
}

extension String {
    /// A name of HTML's, in which only ASCII letters have a case.
    fileprivate init(asciiLowercasing name: ArraySlice<UInt8>) {
        self.init(unsafeUninitializedCapacity: name.count) { buffer in
            for (index, byte) in name.enumerated() { buffer[index] = byte.asciiLowercased }
            return name.count
        }
    }
}
