/// Follows a template's text through the states of HTML's tokenizer, while the template is compiled.
///
/// It tells where in the HTML each value and each block stands, and holds back the text of an attribute until it is
/// known whether the attribute has values in it: such an attribute is written anew, always in double quotes, and a
/// binding (`?name`, `.name`, `@name`) may not be written at all.
///
/// Source: the WHATWG HTML standard, 13.2.5 Tokenization, as far as the text of templates needs it.
struct HTMLTracker {
    enum State: Hashable {
        case data
        case tagName
        case beforeAttributeName
        case attributeName
        case afterAttributeName
        case beforeAttributeValue
        /// In a value that began with this quote, or with none.
        case attributeValue(UInt8?)
        /// After the one value of a binding, before the quote that ends it.
        case afterBindingValue(UInt8?)
        case afterQuotedValue
        /// In the text of `script`, `style`, `textarea`, `title` and others, which only their own end tag ends.
        case rawText
        case comment
        /// In a declaration, a processing instruction or what else ends at the next `>`.
        case markupDeclaration
        case cdata
    }

    /// A piece of what the text becomes.
    enum Piece {
        case bytes([UInt8])
        /// The tag ends here: what its bindings left for the page's runtime is written now.
        case endOfTag
        /// The value of an attribute with values in it ends here.
        case endOfAttribute(Attribute)
        /// The start tag of a `textarea` has just ended, whose content may have come from a property.
        case startOfTextArea
    }

    /// The attribute in whose name or value the text stands.
    struct Attribute: Hashable {
        var leading: [UInt8] = []
        var name: [UInt8] = []
        var afterName: [UInt8] = []
        var kind = AttributeKind.plain
        /// `?`, `.` or `@`, where the name begins with one.
        var sigil: UInt8?
        /// The value so far, while it holds no values of the template.
        var prefix: [UInt8] = []
        var isDynamic = false

        /// The name in lower case, without its sigil.
        var lowercasedName: String {
            String(decoding: sigil == nil ? name : Array(name.dropFirst()), as: UTF8.self).lowercased()
        }
        /// The name as written, without its sigil.
        var bareName: String { String(decoding: sigil == nil ? name : Array(name.dropFirst()), as: UTF8.self) }
    }

    private(set) var state = State.data
    /// The name of the tag in which the text stands, or of the element whose raw text it is, in lower case.
    private(set) var element = ""
    private(set) var isEndTag = false
    private(set) var attribute = Attribute()
    /// How deep in SVG or MathML the text stands, where `title` and `style` are elements like others.
    private(set) var foreignDepth = 0
    private(set) var css = CSSState.value
    private(set) var javaScript = JavaScriptState.value
    private var held: [UInt8] = []

    /// Whether two trackers stand at the same place of the HTML.
    func isSamePlace(as other: HTMLTracker) -> Bool {
        guard state == other.state, foreignDepth == other.foreignDepth else { return false }
        switch state {
        case .data, .comment, .markupDeclaration, .cdata: return true
        case .rawText: return element == other.element
        case .beforeAttributeName, .afterQuotedValue, .tagName: return element == other.element
        default: return element == other.element && attribute.name == other.attribute.name
        }
    }

    /// What the place is called in messages.
    var description: String {
        switch state {
        case .data: "text"
        case .tagName: "the name of a tag"
        case .beforeAttributeName, .afterQuotedValue, .afterAttributeName: "the tag `<\(element)>`"
        case .attributeName: "the name of an attribute of `<\(element)>`"
        case .beforeAttributeValue, .attributeValue, .afterBindingValue:
            "the value of the attribute `\(String(decoding: attribute.name, as: UTF8.self))` of `<\(element)>`"
        case .rawText: "the text of `<\(element)>`"
        case .comment: "a comment"
        case .markupDeclaration: "a declaration"
        case .cdata: "a CDATA section"
        }
    }

    var isInAttributeValue: Bool {
        switch state {
        case .beforeAttributeValue, .attributeValue, .afterBindingValue: true
        default: false
        }
    }

    /// Whether a binding's value can stand here: right after its quote, or its equals sign.
    var takesBindingValue: Bool {
        switch state {
        case .beforeAttributeValue, .attributeValue: attribute.prefix.isEmpty
        default: false
        }
    }

    var isBetweenAttributes: Bool {
        switch state {
        case .beforeAttributeName, .afterAttributeName, .afterQuotedValue, .attributeName: true
        default: false
        }
    }

    // MARK: Text

    /// Follows a run of text, and gives what it becomes.
    mutating func consume(_ text: ArraySlice<UInt8>) -> [Piece] {
        var run = Run(pieces: [], bytes: [])
        run.bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            index = step(text, index, &run)
        }
        run.flush()
        return run.pieces
    }

    private struct Run {
        var pieces: [Piece]
        var bytes: [UInt8]

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
            if byte == UInt8(ascii: ">") {
                endTag(&run)
            } else if isSpace(byte) || byte == UInt8(ascii: "/") {
                held.append(byte)
                state = .beforeAttributeName
            } else {
                attribute = Attribute(leading: held)
                held = []
                attribute.name = [byte]
                if byte == UInt8(ascii: "?") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@") {
                    attribute.sigil = byte
                }
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
            if byte == UInt8(ascii: "=") {
                state = .beforeAttributeValue
            } else {
                attribute.name.append(byte)
            }
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
            if isSpace(byte) { return index + 1 }
            attribute.kind = AttributeKind(attribute: attribute.lowercasedName, element: element)
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                beginValue(quote: byte)
                return index + 1
            }
            if byte == UInt8(ascii: ">") {
                run.bytes += attribute.leading + attribute.name + attribute.afterName + [UInt8(ascii: "=")]
                state = .beforeAttributeName
                return index
            }
            beginValue(quote: nil)
            return index
        case .attributeValue(let quote): return stepInValue(byte, index, quote, &run)
        case .afterBindingValue(let quote):
            if let quote {
                if byte == quote { state = .afterQuotedValue }
                return index + 1
            }
            state = .beforeAttributeName
            return index
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

    private mutating func stepInData(_ text: ArraySlice<UInt8>, _ index: Int, _ run: inout Run) -> Int {
        guard text[index] == UInt8(ascii: "<") else {
            let end = text[index...].firstIndex(of: UInt8(ascii: "<")) ?? text.endIndex
            run.bytes += text[index..<end]
            return end
        }
        if starts(with: "<!--", text, index) {
            run.bytes += text[index..<index + 4]
            // `<!-->` and `<!--->` are whole comments.
            if starts(with: "<!-->", text, index) {
                run.bytes.append(UInt8(ascii: ">"))
                return index + 5
            }
            if starts(with: "<!--->", text, index) {
                run.bytes += [UInt8(ascii: "-"), UInt8(ascii: ">")]
                return index + 6
            }
            state = .comment
            return index + 4
        }
        run.bytes.append(UInt8(ascii: "<"))
        guard index + 1 < text.endIndex else {
            state = .tagName
            element = ""
            isEndTag = false
            return index + 1
        }
        let next = text[index + 1]
        if next == UInt8(ascii: "!"), foreignDepth > 0, starts(with: "<![CDATA[", text, index) {
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
        guard nameStart < text.endIndex else {
            state = .tagName
            element = ""
            return nameStart
        }
        if isLetter(text[nameStart]) {
            state = .tagName
            element = ""
            return nameStart
        }
        if isEndTag { state = .markupDeclaration }
        return nameStart
    }

    private mutating func stepInRawText(_ text: ArraySlice<UInt8>, _ index: Int, _ run: inout Run) -> Int {
        let byte = text[index]
        if byte == UInt8(ascii: "<"), index + 1 < text.endIndex, text[index + 1] == UInt8(ascii: "/") {
            let nameEnd = index + 2 + element.utf8.count
            let name = text[min(index + 2, text.endIndex)..<min(nameEnd, text.endIndex)]
            if name.count == element.utf8.count, nameEnd < text.endIndex,
                zip(name, element.utf8).allSatisfy({ ($0 | (isUpper($0) ? 0x20 : 0)) == $1 }),
                isSpace(text[nameEnd]) || text[nameEnd] == UInt8(ascii: ">") || text[nameEnd] == UInt8(ascii: "/")
            {
                run.bytes += text[index..<nameEnd]
                isEndTag = true
                state = .beforeAttributeName
                return nameEnd
            }
        }
        run.bytes.append(byte)
        switch element {
        case "script": javaScript.consume(byte)
        case "style": css.consume(byte)
        default: break
        }
        return index + 1
    }

    private mutating func beginValue(quote: UInt8?) {
        state = .attributeValue(quote)
        css = .value
        javaScript = .value
    }

    private mutating func stepInValue(_ byte: UInt8, _ index: Int, _ quote: UInt8?, _ run: inout Run) -> Int {
        let ends = quote.map { byte == $0 } ?? (isSpace(byte) || byte == UInt8(ascii: ">"))
        if ends {
            if attribute.isDynamic {
                run.append(.endOfAttribute(attribute))
            } else {
                run.bytes += attribute.leading + attribute.name + attribute.afterName + [UInt8(ascii: "=")]
                if let quote { run.bytes.append(quote) }
                run.bytes += attribute.prefix
                if let quote { run.bytes.append(quote) }
            }
            state = quote == nil ? .beforeAttributeName : .afterQuotedValue
            return quote == nil ? index : index + 1
        }
        if attribute.kind == .style { css.consume(byte) }
        if attribute.kind == .script || hasScriptURLPrefix { javaScript.consume(byte) }
        if attribute.isDynamic {
            // The value is written in double quotes, whatever the template wrote.
            if byte == UInt8(ascii: "\"") {
                run.bytes += Array("&quot;".utf8)
            } else {
                run.bytes.append(byte)
            }
        }
        if !attribute.isDynamic || attribute.prefix.count < 32 { attribute.prefix.append(byte) }
        return index + 1
    }

    /// Whether the author wrote `javascript:` at the beginning of the value.
    private var hasScriptURLPrefix: Bool {
        (attribute.kind == .url || attribute.kind == .documentURL)
            && String(decoding: attribute.prefix, as: UTF8.self).lowercased().hasPrefix("javascript:")
    }

    private mutating func flushValuelessAttribute(_ run: inout Run) {
        run.bytes += attribute.leading + attribute.name + attribute.afterName
        attribute = Attribute()
        state = .beforeAttributeName
    }

    private mutating func endTag(_ run: inout Run) {
        // A slash right before `>` stays behind the attributes that are still to be written.
        if held.last == UInt8(ascii: "/") {
            let space = held.dropLast().last.map(isSpace) ?? false
            run.bytes += held.dropLast(space ? 2 : 1)
            run.append(.endOfTag)
            if space { run.bytes.append(UInt8(ascii: " ")) }
            run.bytes.append(UInt8(ascii: "/"))
        } else {
            run.bytes += held
            run.append(.endOfTag)
        }
        let selfClosing = held.last == UInt8(ascii: "/")
        held = []
        run.bytes.append(UInt8(ascii: ">"))
        state = .data
        if element == "svg" || element == "math" {
            if isEndTag { foreignDepth = max(0, foreignDepth - 1) } else if !selfClosing { foreignDepth += 1 }
            return
        }
        guard !isEndTag, foreignDepth == 0 || element == "script" || element == "style" else { return }
        switch element {
        case "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes":
            if foreignDepth > 0, selfClosing { return }
            state = .rawText
            css = .value
            javaScript = .value
            if element == "textarea" { run.append(.startOfTextArea) }
        default: break
        }
    }

    // MARK: Values and blocks

    /// What has to be written before the first value of the current attribute: the attribute's beginning, in double
    /// quotes. Nil when the attribute has had its first value, or the text is in none.
    mutating func beginDynamicAttribute() -> (before: [UInt8], prefix: [UInt8])? {
        if state == .beforeAttributeValue {
            attribute.kind = AttributeKind(attribute: attribute.lowercasedName, element: element)
            beginValue(quote: nil)
        }
        guard case .attributeValue = state, !attribute.isDynamic else { return nil }
        attribute.isDynamic = true
        let prefix = attribute.prefix.flatMap { $0 == UInt8(ascii: "\"") ? Array("&quot;".utf8) : [$0] }
        let before = attribute.leading + attribute.name + [UInt8(ascii: "="), UInt8(ascii: "\"")]
        return (before, prefix)
    }

    /// Moves behind the value of a binding, whose value is the value just met and nothing else.
    mutating func takeBindingValue() {
        if case .attributeValue(let quote) = state { state = .afterBindingValue(quote) }
        if state == .beforeAttributeValue { state = .afterBindingValue(nil) }
    }

    /// Writes out what is held back between attributes, so that a block can begin or end here.
    mutating func flushBetweenAttributes() -> [UInt8] {
        switch state {
        case .attributeName, .afterAttributeName:
            var run = Run(pieces: [], bytes: [])
            flushValuelessAttribute(&run)
            return run.bytes
        case .beforeAttributeName, .afterQuotedValue:
            defer { held = [] }
            state = .beforeAttributeName
            return held
        default: return []
        }
    }

    /// The position of a value in the current attribute's value or in text; nil where no value may stand.
    var position: HTMLPosition? {
        switch state {
        case .data: return .text
        case .comment: return .comment
        case .rawText:
            switch element {
            case "script":
                return javaScript.isInString ? .scriptString : .script
            case "style":
                return css.position(inAttribute: false)
            default: return .escapableRawText
            }
        case .attributeValue, .beforeAttributeValue:
            switch attribute.kind {
            case .style: return css.position(inAttribute: true)
            case .script: return javaScript.isInString ? .scriptStringInAttribute : .scriptInAttribute
            case .document: return .documentInAttribute
            case .plain, .urlList: return .attribute
            case .url, .documentURL:
                guard hasScriptURLPrefix else { return .attribute }
                return javaScript.isInString ? .scriptStringInAttribute : .scriptInAttribute
            }
        case .beforeAttributeName, .afterQuotedValue, .afterAttributeName: return .betweenAttributes
        case .tagName, .attributeName, .markupDeclaration, .cdata, .afterBindingValue: return nil
        }
    }
}

/// Whether some CSS stands in a string or in `url()`.
enum CSSState: Hashable {
    case value
    case string(UInt8)
    case url
    case quotedURL(UInt8)
    /// The letters that may become `url(`.
    case function(UInt8)

    mutating func consume(_ byte: UInt8) {
        switch self {
        case .string(let quote): if byte == quote || byte == 0x0A { self = .value }
        case .quotedURL(let quote): if byte == quote { self = .url }
        case .url:
            if byte == UInt8(ascii: ")") { self = .value }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { self = .quotedURL(byte) }
        case .value, .function:
            var matched: UInt8 = 0
            if case .function(let count) = self { matched = count }
            switch (matched, byte | 0x20) {
            case (_, UInt8(ascii: "u")): self = .function(1)
            case (1, UInt8(ascii: "r")): self = .function(2)
            case (2, UInt8(ascii: "l")): self = .function(3)
            case (3, UInt8(ascii: "(")): self = .url
            default: self = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? .string(byte) : .value
            }
        }
    }

    func position(inAttribute: Bool) -> HTMLPosition {
        switch self {
        case .value, .function: inAttribute ? .styleInAttribute : .style
        case .string: inAttribute ? .styleStringInAttribute : .styleString
        case .url, .quotedURL: inAttribute ? .styleURLInAttribute : .styleURL
        }
    }
}

/// Whether some JavaScript stands in a string, and whether in a comment.
enum JavaScriptState: Hashable {
    case value
    case slash
    case string(UInt8)
    case escape(UInt8)
    case lineComment
    case blockComment
    case blockCommentStar

    var isInString: Bool {
        switch self {
        case .string, .escape: true
        default: false
        }
    }

    mutating func consume(_ byte: UInt8) {
        switch self {
        case .value, .slash:
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): self = .string(byte)
            case UInt8(ascii: "/"): self = self == .slash ? .lineComment : .slash
            case UInt8(ascii: "*"): self = self == .slash ? .blockComment : .value
            default: self = .value
            }
        case .string(let quote):
            if byte == UInt8(ascii: "\\") {
                self = .escape(quote)
            } else if byte == quote || byte == 0x0A && quote != UInt8(ascii: "`") {
                self = .value
            }
        case .escape(let quote): self = .string(quote)
        case .lineComment: if byte == 0x0A { self = .value }
        case .blockComment: if byte == UInt8(ascii: "*") { self = .blockCommentStar }
        case .blockCommentStar:
            if byte == UInt8(ascii: "/") { self = .value } else if byte != UInt8(ascii: "*") { self = .blockComment }
        }
    }
}

private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

private func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

private func starts(with literal: StaticString, _ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard text.endIndex - index >= literal.utf8CodeUnitCount else { return false }
    for offset in 0..<literal.utf8CodeUnitCount where text[index + offset] != literal.utf8Start[offset] { return false }
    return true
}

private func endsWith(_ literal: StaticString, _ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let start = index + 1 - literal.utf8CodeUnitCount
    return start >= text.startIndex && starts(with: literal, text, start)
}
