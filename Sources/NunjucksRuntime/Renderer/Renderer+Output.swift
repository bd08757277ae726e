import Diagnostics
import ECMAText
import HTML
import JSON
import NunjucksSyntax

// What is printed, and how: each value for the place in the HTML where it stands.

extension Renderer {
    @inline(__always)
    func write(_ value: Value, _ position: HTMLPosition) throws(Diagnostic) {
        switch (value, position) {
        case (.string(let string), .text): state.pointee.output.appendText(string)
        case (.string(let string), .nunjucks): state.pointee.output.appendNunjucks(string)
        case (.number(let number), .text), (.number(let number), .nunjucks):
            writeNumber(number)
        default: try writeSlowly(value, position)
        }
    }

    @inline(never)
    func writeNumber(_ number: Double) {
        if number.isNaN { reportNotANumber() }
        withNumberText(number) { state.pointee.output.append($0) }
    }

    @inline(never)
    func writeSlowly(_ value: Value, _ position: HTMLPosition) throws(Diagnostic) {
        if case .array(let array) = value, dialect.printsListsAsItems { try checkSize(of: array) }
        switch position {
        case .nunjucks, .verbatim: try writeForNunjucks(value, position)
        case .text: try writeText(value, depth: 0)
        case .startOfText:
            let start = state.pointee.output.count
            try writeText(value, depth: 0)
            keepLineBreak(at: start)
        case .escapableRawText:
            if case .safe(let markup) = value { return writeTextOfMarkup(markup, .nesting) }
            if let text = printedText(value) { state.pointee.output.appendText(text) }
        case .startOfEscapableRawText:
            let start = state.pointee.output.count
            if case .safe(let markup) = value {
                writeTextOfMarkup(markup, .nesting)
            } else if let text = printedText(value) {
                state.pointee.output.appendText(text)
            }
            keepLineBreak(at: start)
        case .attribute:
            if case .safe(let markup) = value { return writeTextOfMarkup(markup, .markupInAttribute) }
            if let text = attributeText(value) { state.pointee.output.appendAttribute(text) }
        case .documentInAttribute:
            if let text = attributeText(value) { state.pointee.output.appendDocumentInAttribute(text) }
        case .style:
            if let text = attributeText(value) { state.pointee.output.appendStyle(text) }
        case .styleDeclarations:
            if let text = attributeText(value) { state.pointee.output.appendStyleDeclarations(text) }
        case .styleString:
            if let text = attributeText(value) { state.pointee.output.appendStyleString(text) }
        case .styleURL, .styleURLInAttribute:
            guard let text = attributeText(value) else { return }
            let isInAttribute = position == .styleURLInAttribute
            if !state.pointee.output.appendStyleURL(text, inAttribute: isInAttribute) { reportUnsafeURL(text) }
        case .script: state.pointee.output.appendScriptJSON(try scriptJSON(value))
        case .scriptInAttribute: state.pointee.output.appendScriptJSONInAttribute(try scriptJSON(value))
        case .scriptString:
            if let text = attributeText(value) { state.pointee.output.appendScriptString(text) }
        case .scriptInURL:
            state.pointee.output.appendScriptJSONInAttribute(withoutMarkup(try scriptJSON(value)))
        case .scriptStringInURL:
            if let text = attributeText(value) {
                state.pointee.output.appendScriptString(heap.string(withoutMarkup(Array(text.bytes))))
            }
        case .comment:
            if let text = printedText(value) { state.pointee.output.appendComment(text) }
        case .betweenAttributes: writeBetweenAttributes(value)
        case .piece: writePiece(value)
        }
    }

    /// Writes the text of some markup where only text can stand.
    private func writeTextOfMarkup(_ markup: StringRef, _ code: Diagnostic.Code) {
        let bytes = Array(markup.bytes)
        let text = textContent(of: bytes[...])
        if text.count < bytes.count {
            if code == .nesting {
                warn(
                    .nesting, "elements cannot stand here in HTML: only their text is shown",
                    help: "production has elements here, which browsers do not show; write text")
            } else {
                reportMarkupInAttribute()
            }
        }
        state.pointee.output.appendVerbatim(heap.string(normalizedCharacterReferences(in: text)))
    }

    /// Reports markup that production inserts where it stands, and that a page's parser puts elsewhere.
    @inline(__always)
    func checkMarkup(_ value: Value, within context: HTMLContext) {
        // Most values are text, which fits everywhere but in a table.
        if case .safe(let markup) = value {
            reportMisplaced(markup, within: context)
        } else if context.isInTable {
            reportText(value, within: context)
        }
    }

    @inline(never)
    private func reportMisplaced(_ markup: StringRef, within context: HTMLContext) {
        var tree = FragmentTree.within(context)
        followMarkup(Array(markup.bytes.prefix(Self.checkedMarkup)), &tree)
        report(&tree)
    }

    @inline(never)
    private func reportText(_ value: Value, within context: HTMLContext) {
        switch value {
        case .undefined, .null: return
        default:
            guard let text = printedText(value), !text.bytes.allSatisfy(\.isHTMLSpace) else { return }
            var tree = FragmentTree.within(context)
            tree.text(isBlank: false, origin: HTMLOrigin(), length: 0)
            tree.noteMisplacedText()
            report(&tree)
        }
    }

    private func report(_ tree: inout FragmentTree) {
        for case .nesting(let nesting) in tree.takeFindings() {
            return warn(.nesting, nesting.message, help: nesting.help)
        }
    }

    /// How many bytes of a value are checked. One warning is reported for a value, and its beginning tells.
    private static let checkedMarkup = 1 << 16

    private func followMarkup(_ markup: [UInt8], _ tree: inout FragmentTree) {
        for token in HTMLReader(markup) {
            if tree.isTooDeep { return }
            switch token.kind {
            case .startTag(let tag): _ = tree.startTag(TreeBuilder.Tag(tag))
            case .endTag(let tag): _ = tree.endTag(TreeBuilder.Tag(tag))
            case .text, .rawText:
                tree.text(
                    isBlank: markup[token.range].allSatisfy(\.isHTMLSpace), origin: HTMLOrigin(), length: 0)
            case .comment, .declaration, .cdata: break
            }
        }
        _ = tree.end()
    }

    private func writeForNunjucks(_ value: Value, _ position: HTMLPosition) throws(Diagnostic) {
        switch value {
        case .undefined, .null:
            if options.throwOnUndefined {
                throw error(.invalidValue, "attempted to output null or undefined value")
            }
        case .safe(let string):
            state.pointee.hasWrittenMarkup = true
            state.pointee.output.appendVerbatim(string)
        case .array where dialect.printsListsAsItems: try writeList(value, position)
        case .object(let object) where object["toString"] != nil:
            throw error(.notCallable, "the value's own property `toString` hides how it is printed")
        default:
            let text = toString(value, heap)
            if position == .nunjucks {
                state.pointee.output.appendNunjucks(text)
            } else {
                state.pointee.output.appendVerbatim(text)
            }
        }
    }

    private func writeList(_ value: Value, _ position: HTMLPosition) throws(Diagnostic) {
        guard let text = printedText(value) else { return }
        if position == .nunjucks {
            state.pointee.output.appendNunjucks(text)
        } else {
            state.pointee.output.appendVerbatim(text)
        }
    }

    /// Writes a value between tags; a list as its items, one after the other, as lit-html renders one.
    private func writeText(_ value: Value, depth: Int) throws(Diagnostic) {
        switch value {
        case .undefined, .null: break
        case .string(let string): state.pointee.output.appendText(string)
        case .safe(let string):
            if !string.isAuthored { state.pointee.hasWrittenMarkedText = true }
            state.pointee.output.appendVerbatim(string)
        case .number(let number): writeNumber(number)
        case .boolean(let boolean): state.pointee.output.append(boolean ? "true" : "false")
        case .array(let array):
            guard depth < Limits.nesting else { throw error(.limit, "a list is nested too deeply to be printed") }
            for element in array.elements {
                try writeText(element, depth: depth + 1)
                if state.pointee.output.isOverLimit { try checkLimits() }
            }
        case .script(let source): reportScript(source, "text")
        case .object(let object):
            // What can be gone through counts as a list.
            guard let items = object.host?.items else {
                reportPrinted(object, ofList: depth > 0)
                return state.pointee.output.appendText(toString(value, heap))
            }
            try writeText(.array(items), depth: depth)
        case .function:
            reportPrintedFunction()
            state.pointee.output.appendText(toString(value, heap))
        case .regex: state.pointee.output.appendText(toString(value, heap))
        }
    }

    /// Doubles a line break that a value begins with, because HTML drops one right after `<pre>` and `<textarea>`.
    func keepLineBreak(at start: Int) {
        guard start < state.pointee.output.count, [0x0A, 0x0D].contains(state.pointee.output.bytes[start]) else {
            return
        }
        let text = Array(state.pointee.output.bytes[start...])
        state.pointee.output.append(UInt8(ascii: "\n"))
        state.pointee.output.truncate(to: start)
        state.pointee.output.append(UInt8(ascii: "\n"))
        text.withUnsafeBufferPointer { state.pointee.output.append($0) }
    }

    /// What a value prints as text in the dialect `sm`: nothing for undefined and null, a list's items joined.
    func printedText(_ value: Value) -> StringRef? {
        switch value {
        case .string(let string), .safe(let string): return string
        case .undefined, .null: return nil
        case .script(let source):
            reportScript(source, "this place")
            return nil
        case .array(let array):
            var bytes: [UInt8] = []
            appendItems(array, to: &bytes, depth: 0, limit: heap.roomForText)
            return heap.string(bytes)
        case .object(let object):
            reportPrinted(object)
            return toString(value, heap)
        case .number(let number) where number.isNaN:
            reportNotANumber()
            return toString(value, heap)
        case .function:
            reportPrintedFunction()
            return toString(value, heap)
        default: return toString(value, heap)
        }
    }

    /// What a value is as a part of an attribute's value: a string, as lit-html makes one, and so a list has commas.
    func attributeText(_ value: Value) -> StringRef? {
        guard case .array(let array) = value else { return printedText(value) }
        for case .object(let object) in array.elements { reportPrinted(object, ofList: true) }
        return toString(value, heap)
    }

    private func appendItems(_ array: ArrayRef, to bytes: inout [UInt8], depth: Int, limit: Int) {
        guard depth < Limits.nesting else { return }
        for element in array.elements {
            if bytes.count > limit { return heap.exhaust() }
            switch element {
            case .undefined, .null, .script: break
            case .array(let inner): appendItems(inner, to: &bytes, depth: depth + 1, limit: limit)
            case .object(let object):
                reportPrinted(object, ofList: true)
                appendString(element, to: &bytes, limit: limit)
            default: appendString(element, to: &bytes, limit: limit)
            }
        }
    }

    func json(_ value: Value) throws(Diagnostic) -> [UInt8] {
        var bytes: [UInt8] = []
        do throws(Diagnostic) { try appendJSON(value, to: &bytes) } catch {
            throw self.error(error.code, error.message, help: error.help)
        }
        return bytes.isEmpty ? Array("null".utf8) : bytes
    }

    /// A value as JSON; text that is trusted to be JSON, and is, stays what it is.
    private func scriptJSON(_ value: Value) throws(Diagnostic) -> [UInt8] {
        guard case .safe(let text) = value, isJSON(text) else { return try json(value) }
        return Array(text.bytes)
    }

    /// Text for the strings of a URL of JavaScript, whose result a browser shows as a page.
    private func withoutMarkup(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "<")) else { return text }
        var result: [UInt8] = []
        guard text.withUnsafeBufferPointer({ result.appendWithoutMarkup($0) }) else { return text }
        warn(
            .unsafeURL, "markup in an address of JavaScript, whose result browsers show as a page: `<` is `&lt;` here",
            help: "call a function of the theme's script in `@click`, and give it the value")
        return result
    }

    func isJSON(_ text: StringRef) -> Bool { (try? JSONDocument(Source(name: "", bytes: Array(text.bytes)))) != nil }

    /// The text of some markup in a part of an attribute that is no HTML.
    func textOfMarkup(_ markup: StringRef) -> StringRef {
        let bytes = Array(markup.bytes)
        let text = textContent(of: bytes[...])
        if text.count < bytes.count { reportMarkupInAttribute() }
        return heap.string(decodeCharacterReferences(text))
    }

    private func reportMarkupInAttribute() {
        warn(
            .markupInAttribute, "markup in an attribute: production prints `[object Object]`",
            help: "its text is used here; give the attribute a text of its own, without markup")
    }

    func reportScript(_ source: StringRef, _ place: String) {
        guard !state.pointee.toldScripts.contains(source.identity) else { return }
        warn(
            .jsValueDeferred, "`\(source.string)` is JavaScript, which cannot be worked out for \(place)",
            help: "`js` belongs into an attribute: `@click=\"{{ 'f' | js }}\"`, `max=\"{{ 'f' | js }}\"`")
    }

    func reportUnsafeURL(_ url: StringRef) {
        let shown = url.string.prefix(40)
        warn(.unsafeURL, "the address `\(shown)` would run code, and is replaced by `about:invalid`")
    }

    // MARK: Pieces

    private func writePiece(_ value: Value, depth: Int = 0) {
        guard let last = state.pointee.pieces.indices.last else { return }
        if case .array(let array) = value {
            // Each of the items is trusted or not.
            guard depth < Limits.nesting else { return }
            for element in array.elements { writePiece(element, depth: depth + 1) }
            return
        }
        guard var text = printedText(value), !text.isEmpty else { return }
        var trust = CustomTag.Pieces.Trust.none
        if case .safe = value { trust = text.isAuthored ? .authored : .marked }
        // The host reads UTF-8.
        if text.hasLoneSurrogate { text = heap.string(text.string) }
        let offset = state.pointee.output.count - state.pointee.pieces[last].start
        state.pointee.pieces[last].values.append(
            CustomTag.Pieces.Value(offset: offset, text: text, trust: trust, place: piecesPlace))
    }

    /// Notes where the text stands that is printed next.
    func beginPiece() {
        guard let last = state.pointee.pieces.indices.last, let place = piecesPlace else { return }
        let offset = state.pointee.output.count - state.pointee.pieces[last].start
        state.pointee.pieces[last].texts.append((offset, place))
    }

    func beginPieces() { state.pointee.pieces.append(OpenPieces(start: state.pointee.output.count)) }

    func endPieces() -> CustomTag.Pieces {
        let open = state.pointee.pieces.removeLast()
        let text = Array(state.pointee.output.bytes[open.start...])
        state.pointee.output.truncate(to: open.start)
        return CustomTag.Pieces(text: text, values: open.values, texts: open.texts)
    }
}
