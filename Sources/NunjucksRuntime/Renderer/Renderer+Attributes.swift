import Diagnostics
import ECMAText
import HTML
import JSON

// Attributes with values in them, and the bindings of lit-html.

extension Renderer {
    func writeAttribute(_ value: Value, _ position: HTMLPosition, _ omitsUndefined: Bool) throws(Diagnostic) {
        if state.pointee.attribute.firstValue < 0 { state.pointee.attribute.firstValue = state.pointee.output.count }
        switch value {
        case .undefined, .null:
            if omitsUndefined {
                state.pointee.attribute.isOmitted = true
            } else if position.takesJSON {
                try writeSlowly(value, position)
            }
        case .string(let string) where position == .attribute: state.pointee.output.appendAttribute(string)
        case .number(let number) where position == .attribute: writeNumber(number)
        case .safe(let markup) where position.holdsOtherLanguage:
            let isJSON = position.takesJSON && isJSON(markup)
            try writeSlowly(isJSON ? value : .string(textOfMarkup(markup)), position)
        case .script(let source):
            if state.pointee.attribute.script == nil { state.pointee.attribute.script = source }
        default: try writeSlowly(value, position)
        }
    }

    func endAttribute(_ name: Value, _ kind: AttributeKind) throws(Diagnostic) {
        if state.pointee.attribute.isOmitted {
            state.pointee.attribute.script = nil
            return state.pointee.output.truncate(to: state.pointee.attribute.start)
        }
        if let script = state.pointee.attribute.script { return deferAttribute(name, script) }
        if let context = kind.urlContext {
            replaceUnsafeURL(in: context)
        } else if kind == .urlList {
            replaceUnsafeURLs()
        }
        state.pointee.output.append(UInt8(ascii: "\""))
    }

    /// Replaces the attribute's value if it is a URL that runs code and whose scheme came, in part, from a value.
    private func replaceUnsafeURL(in context: URLContext) {
        let start = state.pointee.attribute.valueStart
        let first = state.pointee.attribute.firstValue
        guard first >= 0 else { return }
        let value = UnsafeBufferPointer(rebasing: state.pointee.output.bytes[start...])
        // Data is escaped; what the author wrote before it may have character references that make up a scheme.
        guard value[..<(first - start)].contains(UInt8(ascii: "&")) else {
            guard let scheme = URLScheme(of: value), scheme.isUnsafe(in: context), start + scheme.colon >= first else {
                return
            }
            return replaceURL()
        }
        let literal = decodeCharacterReferences(value[..<(first - start)])
        let whole = literal + decodeCharacterReferences(value[(first - start)...])
        guard let scheme = URLScheme(of: whole), scheme.isUnsafe(in: context), scheme.colon >= literal.count else {
            return
        }
        replaceURL()
    }

    private func replaceUnsafeURLs() {
        guard state.pointee.attribute.firstValue >= 0 else { return }
        let start = state.pointee.attribute.valueStart
        let value = decodeCharacterReferences(UnsafeBufferPointer(rebasing: state.pointee.output.bytes[start...]))
        // Commas, semicolons and white space part the URLs of the different kinds of lists.
        let isUnsafe = value.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == 0x20 }.contains {
            URLScheme(of: $0)?.isUnsafe(in: .resource) ?? false
        }
        if isUnsafe { replaceURL() }
    }

    private func replaceURL() {
        let start = state.pointee.attribute.valueStart
        reportUnsafeURL(heap.string(decodeCharacterReferences(state.pointee.output.bytes[start...])))
        state.pointee.output.truncate(to: start)
        state.pointee.output.append("about:invalid")
    }

    /// Takes the attribute out, and leaves it to the page, which knows the value of the JavaScript in it.
    private func deferAttribute(_ name: Value, _ script: StringRef) {
        guard case .string(let name) = name else { return }
        state.pointee.output.truncate(to: state.pointee.attribute.start)
        state.pointee.attribute.script = nil
        guard !state.pointee.toldScripts.contains(script.identity) else { return }
        warn(
            .jsValueDeferred,
            "`\(script.string)` is JavaScript: the page fills in `\(name.string)` when it is loaded")
    }

    // MARK: Between attributes

    /// Prints a value between attributes only if it is made of names of attributes that cannot do harm.
    func writeBetweenAttributes(_ value: Value) {
        guard let text = printedText(value) else { return }
        let names = text.string.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        if let name = names.first(where: { !Self.harmlessAttributes.contains($0) }) {
            return warn(.htmlContext, "`\(name.prefix(40))` is not printed between attributes")
        }
        for name in names {
            state.pointee.output.append(UInt8(ascii: " "))
            append(name)
        }
    }

    private static let harmlessAttributes: Set<String> = [
        "checked", "selected", "disabled", "hidden", "required", "readonly", "multiple", "open", "novalidate",
        "formnovalidate", "inert", "reversed", "allowfullscreen", "ismap", "controls", "loop", "muted",
    ]

    // MARK: Bindings

    /// Writes a part of a binding's value, which is taken out of the output again when it is complete.
    func writeBindingPart(_ value: Value) {
        if let text = attributeText(value) { state.pointee.output.appendVerbatim(text) }
    }

    func endBinding(_ plan: BindingPlan) throws(Diagnostic) {
        let start = state.pointee.attribute.start
        var value = state.pointee.attribute.value
        if !plan.isSingle {
            value = .string(heap.string(UnsafeBufferPointer(rebasing: state.pointee.output.bytes[start...])))
            state.pointee.output.truncate(to: start)
        }
        switch plan.kind {
        case .boolean: writeBoolean(value, plan)
        case .property: try writeProperty(value, plan)
        case .event: checkListener(value, plan)
        case .action:
            guard let text = printedText(value) else { return }
            append(plan.before, "data-og-action-key", text)
        }
    }

    private func writeBoolean(_ value: Value, _ plan: BindingPlan) {
        if case .script = value { return }
        guard toBoolean(value) else { return }
        append(plan.before)
        if let text = plan.replacedText { append(text) } else { append(plan.name) }
    }

    private func writeProperty(_ value: Value, _ plan: BindingPlan) throws(Diagnostic) {
        if plan.reflection == .forbidden { return }
        if case .script = value { return }
        switch plan.reflection {
        case .string(let attribute, let nullIsEmpty):
            if case .null = value, nullIsEmpty { return }
            reportWord(value, plan)
            try writeReflection(attribute, toString(value, heap), plan)
        case .nullableString(let attribute):
            switch value {
            case .undefined, .null: break
            default: try writeReflection(attribute, toString(value, heap), plan)
            }
        case .integer(let attribute):
            guard case .number(let number) = value, number == number.rounded(), abs(number) < 1e9 else {
                return checkProperty(value, plan)
            }
            try writeReflection(attribute, toString(value, heap), plan)
        case .boolean(let attribute):
            guard toBoolean(value) else { return }
            append(plan.before)
            append(attribute)
        case .content:
            reportWord(value, plan)
            state.pointee.textArea = value
        case .forbidden: break
        case nil: checkProperty(value, plan)
        }
    }

    private func writeReflection(_ attribute: String, _ text: StringRef, _ plan: BindingPlan) throws(Diagnostic) {
        let start = state.pointee.output.count
        append(plan.before)
        append(attribute)
        state.pointee.output.append("=\"")
        let valueStart = state.pointee.output.count
        state.pointee.attribute = AttributeState(start: start, valueStart: valueStart, firstValue: valueStart)
        state.pointee.output.appendAttribute(text)
        try endAttribute(.undefined, plan.valueKind)
    }

    /// Tells of a property that browsers show as the word `undefined` or `null`.
    private func reportWord(_ value: Value, _ plan: BindingPlan) {
        let word: String
        switch value {
        case .undefined: word = "undefined"
        case .null where plan.reflection != .content: word = "null"
        default: return
        }
        warn(
            .htmlContext, "`.\(plan.name)` is \(word) here, and becomes the word `\(word)`",
            help: "give it another value then: `.\(plan.name)=\"{{ … or '' }}\"`")
    }

    /// Tells of a property that no attribute shows, and that the page sets, where it is a URL that runs code.
    private func checkProperty(_ value: Value, _ plan: BindingPlan) {
        guard let context = plan.valueKind.urlContext else { return }
        switch value {
        case .string, .array:
            let url = toString(value, heap)
            if let scheme = URLScheme(of: url.bytes), scheme.isUnsafe(in: context) { reportUnsafeURL(url) }
        default: break
        }
    }

    /// Tells of a listener that is none.
    private func checkListener(_ value: Value, _ plan: BindingPlan) {
        switch value {
        case .script, .function, .undefined, .null: break
        case .string where plan.takesName: break
        default:
            warn(
                .htmlContext, "`@\(plan.name)` needs a function, and this is a value",
                help: "use the filter `js`: {{ 'f' | js }}")
        }
    }

    private func append(_ text: String) {
        for byte in text.utf8 { state.pointee.output.append(byte) }
    }

    private func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { state.pointee.output.append($0) }
    }

    private func append(_ before: [UInt8], _ attribute: String, _ value: StringRef) {
        append(before)
        append(attribute)
        state.pointee.output.append("=\"")
        state.pointee.output.appendAttribute(value)
        state.pointee.output.append(UInt8(ascii: "\""))
    }

    // MARK: The text of a `textarea`

    /// Ends a tag. A `textarea` with text in the template keeps that; its value is set in the page.
    func endTag(keepsTextArea: Bool) {
        if !keepsTextArea { state.pointee.textArea = nil }
    }

    /// Writes the text of a `textarea` that came from its property `value`.
    func writeTextArea() {
        guard let value = state.pointee.textArea else { return }
        state.pointee.textArea = nil
        if case .null = value { return }
        let start = state.pointee.output.count
        state.pointee.output.appendText(toString(value, heap))
        keepLineBreak(at: start)
    }
}
