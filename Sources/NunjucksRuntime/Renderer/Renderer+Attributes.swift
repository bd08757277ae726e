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
            } else if position == .scriptInAttribute {
                try writeSlowly(value, position)
            }
        case .string(let string) where position == .attribute: state.pointee.output.appendAttribute(string)
        case .number(let number) where position == .attribute: writeNumber(number)
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
        if scripts.count == 1, value.isEmpty { return try bind("\(name.string)()", .string(scripts[0].source)) }
        var parts: [Value] = []
        var position = 0
        for script in scripts {
            let end = script.offset - start
            parts.append(.string(heap.string(decodeCharacterReferences(value[position..<end]))))
            parts.append(.string(script.source))
            position = end
        }
        parts.append(.string(heap.string(decodeCharacterReferences(value[position...]))))
        try bind("\(name.string)()", .array(heap.array(parts)))
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
        case .boolean: try writeBoolean(value, plan)
        case .property: try writeProperty(value, plan)
        case .event: try bindEvent(value, plan)
        case .action:
            guard let text = printedText(value) else { return }
            append(plan.before, "data-og-action-key", text)
        }
    }

    private func writeBoolean(_ value: Value, _ plan: BindingPlan) throws(Diagnostic) {
        if case .script(let source) = value {
            try bind("?\(plan.name)()", .string(source))
        } else if toBoolean(value) {
            append(plan.before)
            if let text = plan.replacedText { append(text) } else { append(plan.name) }
        }
    }

    private func writeProperty(_ value: Value, _ plan: BindingPlan) throws(Diagnostic) {
        if plan.reflection == .forbidden { return }
        if case .script(let source) = value { return try bind(".\(plan.name)()", .string(source)) }
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
                return try bindProperty(value, plan)
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
        case nil: try bindProperty(value, plan)
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

    private func bindProperty(_ value: Value, _ plan: BindingPlan) throws(Diagnostic) {
        switch value {
        // These have no JSON. They are evaluated as the names they are.
        case .undefined: try bind(".\(plan.name)()", .string(heap.string("undefined")))
        case .number(let number) where !number.isFinite:
            try bind(".\(plan.name)()", .string(toString(value, heap)))
        case .string, .array: try bind(".\(plan.name)", harmless(value, plan.valueKind))
        default: try bind(".\(plan.name)", value)
        }
    }

    /// What stands for a property's value: itself, unless it is a URL that runs code.
    private func harmless(_ value: Value, _ kind: AttributeKind) -> Value {
        guard let context = kind.urlContext else { return value }
        let url = toString(value, heap)
        guard let scheme = URLScheme(of: url.bytes), scheme.isUnsafe(in: context) else { return value }
        reportUnsafeURL(url)
        return .string(heap.string("about:invalid"))
    }

    private func bindEvent(_ value: Value, _ plan: BindingPlan) throws(Diagnostic) {
        switch value {
        case .script(let source): try bind("@\(plan.name)", .string(source))
        case .string(let name) where plan.takesName: try bind("@\(plan.name)", .string(name))
        case .undefined, .null: break
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

    // MARK: What is left to the page's runtime

    /// Adds a member to the JSON object in the attribute `data-og-bind` of the tag that is open.
    private func bind(_ key: String, _ value: Value) throws(Diagnostic) {
        let json = try json(value)
        state.pointee.bindings.append(state.pointee.bindings.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
        state.pointee.bindings += JSONWriter.quoted(key).utf8
        state.pointee.bindings.append(UInt8(ascii: ":"))
        state.pointee.bindings += json
    }

    /// Writes the tag's bindings. A `textarea` with text in the template gets its value, too, from the page's runtime.
    func writeBindings(_ keepsTextArea: Bool) throws(Diagnostic) {
        if !keepsTextArea, let value = state.pointee.textArea {
            state.pointee.textArea = nil
            if case .undefined = value {
                try bind(".value()", .string(heap.string("undefined")))
            } else {
                try bind(".value", value)
            }
        }
        guard !state.pointee.bindings.isEmpty else { return }
        defer { state.pointee.bindings.removeAll(keepingCapacity: true) }
        guard state.pointee.writesBindings else { return }
        state.pointee.output.append(" data-og-bind='")
        state.pointee.output.appendSingleQuoted(state.pointee.bindings)
        state.pointee.output.append("}'")
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
