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
    private func writeNumber(_ number: Double) {
        withNumberText(number) { state.pointee.output.append($0) }
    }

    @inline(never)
    private func writeSlowly(_ value: Value, _ position: HTMLPosition) throws(Diagnostic) {
        if case .array(let array) = value, options.dialect == .sm { try checkSize(of: array) }
        switch position {
        case .nunjucks, .verbatim: try writeForNunjucks(value, position)
        case .text:
            if case .safe(let string) = value {
                state.pointee.output.appendVerbatim(string)
            } else {
                try writeText(value, depth: 0)
            }
        case .escapableRawText:
            if let text = printedText(value) { state.pointee.output.appendText(text) }
        case .attribute:
            if let text = printedText(value) { state.pointee.output.appendAttribute(text) }
        case .documentInAttribute:
            if let text = printedText(value) { state.pointee.output.appendDocumentInAttribute(text) }
        case .style, .styleInAttribute:
            if let text = printedText(value) { state.pointee.output.appendStyle(text) }
        case .styleString, .styleStringInAttribute:
            if let text = printedText(value) { state.pointee.output.appendStyleString(text) }
        case .styleURL, .styleURLInAttribute:
            if let text = printedText(value), !state.pointee.output.appendStyleURL(text) { reportUnsafeURL(text) }
        case .script: state.pointee.output.appendScriptJSON(try json(value))
        case .scriptInAttribute:
            state.pointee.output.appendSingleQuotedAsDouble(try json(value))
        case .scriptString, .scriptStringInAttribute:
            if let text = printedText(value) { state.pointee.output.appendScriptString(text) }
        case .comment:
            if let text = printedText(value) { state.pointee.output.appendComment(text) }
        case .betweenAttributes: writeBetweenAttributes(value)
        case .piece: try writePiece(value)
        }
    }

    private func writeForNunjucks(_ value: Value, _ position: HTMLPosition) throws(Diagnostic) {
        switch value {
        case .undefined, .null:
            if options.throwOnUndefined {
                throw error(.invalidValue, "attempted to output null or undefined value")
            }
        case .safe(let string): state.pointee.output.appendVerbatim(string)
        case .array where options.dialect == .sm: try writeList(value, position)
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
        case .safe(let string): state.pointee.output.appendVerbatim(string)
        case .number(let number): writeNumber(number)
        case .boolean(let boolean): state.pointee.output.append(boolean ? "true" : "false")
        case .array(let array):
            guard depth < Limits.nesting else { throw error(.limit, "a list is nested too deeply to be printed") }
            for element in array.elements { try writeText(element, depth: depth + 1) }
        case .script(let source): reportScript(source, "text")
        case .object, .function, .regex: state.pointee.output.appendText(toString(value, heap))
        }
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
            appendItems(array, to: &bytes, depth: 0)
            return heap.string(bytes)
        default: return toString(value, heap)
        }
    }

    private func appendItems(_ array: ArrayRef, to bytes: inout [UInt8], depth: Int) {
        guard depth < Limits.nesting else { return }
        for element in array.elements {
            switch element {
            case .undefined, .null, .script: break
            case .array(let inner): appendItems(inner, to: &bytes, depth: depth + 1)
            default: appendString(element, to: &bytes)
            }
        }
    }

    private func json(_ value: Value) throws(Diagnostic) -> [UInt8] {
        var bytes: [UInt8] = []
        do throws(Diagnostic) { try appendJSON(value, to: &bytes) } catch {
            throw self.error(error.code, error.message, help: error.help)
        }
        return bytes.isEmpty ? Array("null".utf8) : bytes
    }

    private func reportScript(_ source: StringRef, _ place: String) {
        warn(
            .jsValueDeferred, "`\(source.string)` is JavaScript, which cannot be worked out for \(place)",
            help: "`js` belongs into an attribute: `@click=\"{{ 'f' | js }}\"`, `max=\"{{ 'f' | js }}\"`")
    }

    private func reportUnsafeURL(_ url: StringRef) {
        let shown = url.string.prefix(40)
        warn(.unsafeURL, "the address `\(shown)` would run code, and is replaced by `about:invalid`")
    }

    private func writePiece(_ value: Value) throws(Diagnostic) {
        guard let last = state.pointee.pieces.indices.last, let text = printedText(value), !text.isEmpty else { return }
        let offset = state.pointee.output.count - state.pointee.pieces[last].start
        state.pointee.pieces[last].values.append((offset, text))
    }

    func beginPieces() { state.pointee.pieces.append((state.pointee.output.count, [])) }

    func endPieces() -> CustomTag.Pieces {
        let (start, values) = state.pointee.pieces.removeLast()
        let text = Array(state.pointee.output.bytes[start...])
        state.pointee.output.truncate(to: start)
        return CustomTag.Pieces(text: text, values: values)
    }

    // MARK: Attributes

    func writeAttribute(_ value: Value, _ position: HTMLPosition, _ omitsUndefined: Bool) throws(Diagnostic) {
        if state.pointee.attribute.firstValue < 0 { state.pointee.attribute.firstValue = state.pointee.output.count }
        switch value {
        case .undefined, .null:
            if omitsUndefined { state.pointee.attribute.isOmitted = true }
        case .string(let string) where position == .attribute: state.pointee.output.appendAttribute(string)
        case .script(let source):
            state.pointee.attribute.scripts.append((state.pointee.output.count, source))
        default: try writeSlowly(value, position)
        }
    }

    func endAttribute(_ name: Value, _ kind: AttributeKind) throws(Diagnostic) {
        if state.pointee.attribute.isOmitted {
            state.pointee.attribute.scripts = []
            return state.pointee.output.truncate(to: state.pointee.attribute.start)
        }
        if !state.pointee.attribute.scripts.isEmpty { return try deferAttribute(name) }
        switch kind {
        case .url, .documentURL: replaceUnsafeURL(inDocument: kind == .documentURL)
        case .urlList: replaceUnsafeURLs()
        case .plain, .style, .script, .document: break
        }
        state.pointee.output.append(UInt8(ascii: "\""))
    }

    /// Replaces the attribute's value if it is a URL that runs code and whose scheme came, in part, from a value.
    private func replaceUnsafeURL(inDocument: Bool) {
        let start = state.pointee.attribute.valueStart
        let value = UnsafeBufferPointer(rebasing: state.pointee.output.bytes[start...])
        guard let scheme = URLScheme(of: value), scheme.runsCode(inDocument: inDocument),
            start + scheme.colon >= state.pointee.attribute.firstValue
        else { return }
        reportUnsafeURL(heap.string(value))
        state.pointee.output.truncate(to: start)
        state.pointee.output.append("about:invalid")
    }

    private func replaceUnsafeURLs() {
        let start = state.pointee.attribute.valueStart
        let value = UnsafeBufferPointer(rebasing: state.pointee.output.bytes[start...])
        let candidates = value.split(separator: UInt8(ascii: ","))
        let isUnsafe = candidates.contains { candidate in
            URLScheme(of: UnsafeBufferPointer(rebasing: candidate))?.runsCode(inDocument: false) ?? false
        }
        guard isUnsafe else { return }
        reportUnsafeURL(heap.string(value))
        state.pointee.output.truncate(to: start)
        state.pointee.output.append("about:invalid")
    }

    func writeBooleanAttribute(_ value: Value, _ before: Value, _ name: Value) throws(Diagnostic) {
        guard case .string(let before) = before, case .string(let name) = name else { return }
        if case .script(let source) = value {
            try bind("?", name, "()", .string(source))
        } else if toBoolean(value) {
            state.pointee.output.append(before.bytes)
            state.pointee.output.append(name.bytes)
        }
    }

    func writeProperty(
        _ value: Value, _ before: Value, _ name: Value, _ reflection: ReflectedProperty?
    ) throws(Diagnostic) {
        guard case .string(let before) = before, case .string(let name) = name else { return }
        if case .script(let source) = value { return try bind(".", name, "()", .string(source)) }
        switch reflection {
        case .string(let attribute):
            // A property that is set to undefined or null shows these words, but for `value`, which is empty then.
            guard let text = printedText(value) else { return }
            let start = state.pointee.output.count
            state.pointee.output.append(before.bytes)
            for byte in attribute.utf8 { state.pointee.output.append(byte) }
            state.pointee.output.append("=\"")
            state.pointee.attribute = AttributeState(
                start: start, valueStart: state.pointee.output.count, firstValue: state.pointee.output.count)
            state.pointee.output.appendAttribute(text)
            try endAttribute(.string(name), AttributeKind(attribute: attribute, element: ""))
        case .boolean(let attribute):
            guard toBoolean(value) else { return }
            state.pointee.output.append(before.bytes)
            for byte in attribute.utf8 { state.pointee.output.append(byte) }
        case .content: state.pointee.textArea = value
        case .forbidden: break
        case nil:
            if case .undefined = value { return }
            try bind(".", name, "", value)
        }
    }

    func bindEvent(_ value: Value, _ name: Value) throws(Diagnostic) {
        guard case .string(let name) = name else { return }
        switch value {
        case .script(let source): try bind("@", name, "", .string(source))
        case .undefined, .null: break
        default:
            warn(
                .htmlContext, "`@\(name.string)` needs a function, and this is a value",
                help: "use the filter `js`: {{ 'f' | js }}")
        }
    }

    func writeAction(_ value: Value, _ before: Value) {
        guard case .string(let before) = before, let text = printedText(value) else { return }
        state.pointee.output.append(before.bytes)
        state.pointee.output.append("data-og-action-key=\"")
        state.pointee.output.appendAttribute(text)
        state.pointee.output.append(UInt8(ascii: "\""))
    }

    // MARK: What is left to the page's runtime

    /// Adds a member to the JSON object in the attribute `data-og-bind` of the tag that is open.
    private func bind(_ sigil: StaticString, _ name: StringRef, _ suffix: StaticString, _ value: Value)
        throws(Diagnostic)
    {
        var key = Array(UnsafeBufferPointer(start: sigil.utf8Start, count: sigil.utf8CodeUnitCount))
        key += Array(name.bytes)
        key += Array(UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
        state.pointee.bindings.append(state.pointee.bindings.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
        appendJSONString(heap.string(key), to: &state.pointee.bindings)
        state.pointee.bindings.append(UInt8(ascii: ":"))
        state.pointee.bindings += try json(value)
    }

    func writeBindings() {
        guard !state.pointee.bindings.isEmpty else { return }
        state.pointee.output.append(" data-og-bind='")
        state.pointee.output.appendSingleQuoted(state.pointee.bindings)
        state.pointee.output.append("}'")
        state.pointee.bindings.removeAll(keepingCapacity: true)
    }

    func writeTextArea() {
        guard let value = state.pointee.textArea else { return }
        state.pointee.textArea = nil
        guard let text = printedText(value) else { return }
        // HTML drops a line break right after the tag.
        if text.bytes.first == 0x0A { state.pointee.output.append(UInt8(ascii: "\n")) }
        state.pointee.output.appendText(text)
    }

    /// Takes the attribute out, and leaves it to the page's runtime, which can evaluate the JavaScript in it.
    private func deferAttribute(_ name: Value) throws(Diagnostic) {
        guard case .string(let name) = name else { return }
        let scripts = state.pointee.attribute.scripts
        let start = state.pointee.attribute.valueStart
        let value = Array(state.pointee.output.bytes[start...])
        state.pointee.output.truncate(to: state.pointee.attribute.start)
        state.pointee.attribute.scripts = []
        warn(
            .jsValueDeferred,
            "`\(scripts[0].source.string)` is JavaScript: the page fills in `\(name.string)` when it is loaded")
        if scripts.count == 1, value.isEmpty { return try bind("", name, "()", .string(scripts[0].source)) }
        var parts: [Value] = []
        var position = 0
        for script in scripts {
            let end = script.offset - start
            parts.append(.string(heap.string(decodeCharacterReferences(value[position..<end]))))
            parts.append(.string(script.source))
            position = end
        }
        parts.append(.string(heap.string(decodeCharacterReferences(value[position...]))))
        try bind("", name, "()", .array(heap.array(parts)))
    }

    /// Prints a value between attributes only if it is the name of an attribute that cannot do harm.
    private func writeBetweenAttributes(_ value: Value) {
        guard let text = printedText(value) else { return }
        for word in text.string.split(whereSeparator: \.isWhitespace) {
            let name = word.lowercased()
            guard Self.harmlessAttributes.contains(name) else {
                warn(.htmlContext, "`\(name.prefix(40))` is not printed between attributes")
                continue
            }
            state.pointee.output.append(UInt8(ascii: " "))
            for byte in name.utf8 { state.pointee.output.append(byte) }
        }
    }

    private static let harmlessAttributes: Set<String> = [
        "checked", "selected", "disabled", "hidden", "required", "readonly", "multiple", "open", "novalidate",
        "formnovalidate", "inert", "reversed", "allowfullscreen", "ismap", "controls", "loop", "muted",
    ]
}

/// The text with the character references that escaping writes, and numeric ones, put back into characters.
private func decodeCharacterReferences(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
        if text[index] == UInt8(ascii: "&"), let end = text[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")) {
            let name = String(decoding: text[index + 1..<end], as: UTF8.self)
            if let codePoint = codePoint(ofReference: name) {
                appendCodePoint(codePoint, to: &result)
                index = end + 1
                continue
            }
        }
        result.append(text[index])
        index += 1
    }
    return result
}

private func codePoint(ofReference name: String) -> UInt32? {
    switch name {
    case "amp": 0x26
    case "lt": 0x3C
    case "gt": 0x3E
    case "quot": 0x22
    case "apos": 0x27
    case "nbsp": 0xA0
    default:
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            UInt32(name.dropFirst(2), radix: 16)
        } else if name.hasPrefix("#") {
            UInt32(name.dropFirst())
        } else {
            nil
        }
    }
}

extension OutputBuffer {
    /// Writes JSON as JavaScript in an attribute in double quotes.
    fileprivate mutating func appendSingleQuotedAsDouble(_ json: [UInt8]) {
        for byte in json {
            switch byte {
            case UInt8(ascii: "&"): append("\\u0026")
            case UInt8(ascii: "\""): append("&quot;")
            case UInt8(ascii: "<"): append("\\u003c")
            case UInt8(ascii: ">"): append("\\u003e")
            case UInt8(ascii: "'"): append("\\u0027")
            default: append(byte)
            }
        }
    }
}
