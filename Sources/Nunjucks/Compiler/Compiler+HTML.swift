// Where in the HTML text and values stand, and what is written for them there.

extension Compiler {
    var followsHTML: Bool { tracksHTML && piecesDepth == 0 }

    func compileText(_ span: Span, in scope: Scope) {
        let bytes = source.bytes[Int(span.start)..<Int(span.end)]
        if bytes.isEmpty { return }
        guard followsHTML else {
            emitText(bytes, span, in: scope)
            return
        }
        compileHTML(bytes, span, in: scope)
    }

    /// Follows some text through the HTML, and emits what it becomes.
    func compileHTML(_ bytes: ArraySlice<UInt8>, _ span: Span, in scope: Scope) {
        html.source = sourceIndex
        for piece in html.consume(bytes) {
            switch piece {
            case .bytes(let bytes): emitText(bytes, span, in: scope)
            case .endOfTag(let hasBindings, let keepsTextArea):
                if hasBindings { emit(.endOfTag(keepsTextArea: keepsTextArea), span, in: scope) }
            case .endOfAttribute(let attribute):
                if let binding = attribute.binding {
                    endBinding(binding, attribute, span, in: scope)
                } else {
                    let end = Instruction.endAttribute(name: constant(attribute.bareName), kind: attribute.kind)
                    emit(end, valueSpan(of: attribute) ?? span, in: scope)
                }
            case .startOfTextArea: emit(.startOfTextArea, span, in: scope)
            case .duplicateAttribute(let attribute):
                warn(
                    .htmlContext, "`<\(attribute.element)>` has the attribute `\(attribute.lowercasedName)` twice",
                    at: nameSpan(of: attribute) ?? span,
                    help: "browsers take the first; in production, the second can replace it")
            }
        }
    }

    /// Emits code that prints an expression's value for where it stands.
    func compileOutput(_ expression: Expression, _ span: Span, in scope: Scope) throws(Diagnostic) {
        reportPrivateField(expression)
        guard followsHTML, html.isInAttributeValue else {
            try compile(expression, in: scope)
            try emitOutput(span, in: scope)
            return
        }
        recognizeAction(expression)
        beginAttribute(span, in: scope)
        if html.attribute.binding == nil {
            try compileAttributeValue(expression, span, in: scope)
        } else {
            try compile(expression, in: scope)
            try emitOutput(span, in: scope)
        }
    }

    /// Emits the printing of an expression in an attribute. The ways through an inline `if` are printed apart, because
    /// `if_defined` takes the attribute out only where the value came from it.
    private func compileAttributeValue(
        _ expression: Expression, _ span: Span, in scope: Scope
    ) throws(Diagnostic) {
        if case .group(let elements) = expression.kind, elements.count == 1 {
            return try compileAttributeValue(elements[0], span, in: scope)
        }
        if case .inlineIf(let then, let condition, let otherwise) = expression.kind,
            then.endsInFilter(Self.omittingFilters) || otherwise?.endsInFilter(Self.omittingFilters) ?? false
        {
            try compile(condition, in: scope)
            let toElse = emit(.jumpIfFalse(0), expression.span, in: scope)
            try compileAttributeValue(then, span, in: scope)
            let toEnd = emit(.jump(0), expression.span, in: scope)
            patch(toElse) { .jumpIfFalse($0) }
            if let otherwise { try compileAttributeValue(otherwise, span, in: scope) }
            patch(toEnd) { .jump($0) }
            return
        }
        try compile(expression, in: scope)
        try emitOutput(span, in: scope, omitsUndefined: expression.endsInFilter(Self.omittingFilters))
    }

    private static let omittingFilters: Set<String> = ["if_defined", "ifDefined"]

    /// Emits the printing of the value on the stack.
    func emitOutput(_ span: Span, in scope: Scope, omitsUndefined: Bool = false) throws(Diagnostic) {
        if piecesDepth > 0 {
            emit(.output(.piece), span, in: scope)
            return
        }
        guard tracksHTML else {
            let escapes = kind == .page && options.autoescape
            emitPrinting(escapes ? .nunjucks : .verbatim, span, in: scope)
            return
        }
        if html.isInAttributeValue { beginAttribute(span, in: scope) }
        html.prepareForValue()
        if html.attribute.valuePlace == nil { html.attribute.valuePlace = (sourceIndex, span) }
        guard let position = html.position else {
            throw error(
                .htmlContext, "a value cannot stand in \(html.description)", at: span,
                help: html.isInAttributeValue
                    ? "values can stand in the text and the plain, quoted attributes of such a document"
                    : "production throws here; print whole tags and attributes in the branches of an `if` instead")
        }
        if position == .betweenAttributes {
            let end = Int(span.end)
            if source.bytes.indices.contains(end), source.bytes[end] == UInt8(ascii: "=") {
                throw error(
                    .htmlContext, "a value cannot stand in the name of an attribute", at: span,
                    help: "production throws here; write the name, and leave the attribute out with `if_defined`")
            }
            emitText(html.endBetweenAttributes(), span, in: scope)
            warn(
                .htmlContext, "a value between attributes; production leaves it out", at: span,
                help: "write the attribute: `?name=\"{{ … }}\"` for one without a value, else `name=\"{{ … }}\"`")
        }
        if html.isInAttributeValue, html.attribute.binding != nil {
            if html.attribute.valueCount == 0 { html.attribute.valueInstruction = unit.code.count }
            emit(.bindingPart, span, in: scope)
        } else if html.isInAttributeValue {
            emit(.outputAttribute(position, omitsUndefined: omitsUndefined), span, in: scope)
        } else {
            emitPrinting(position, span, in: scope)
        }
        html.noteValue()
    }

    private func emitPrinting(_ position: HTMLPosition, _ span: Span, in scope: Scope) {
        if position == .text || position == .nunjucks, let last = unit.code.indices.last,
            case .loadProperty(let slot, let key, let cache) = unit.code[last]
        {
            unit.code[last] = .printProperty(slot: slot, key: key, cache: cache, position)
        }
        emit(.output(position), span, in: scope)
    }

    /// Emits the beginning of the attribute in which the text stands, before the first value or block in it.
    func beginAttribute(_ span: Span, in scope: Scope) {
        guard let (before, prefix) = html.beginDynamicAttribute() else { return }
        // Any value may be JavaScript, which is left to the page's runtime as bindings are.
        html.hasBindings = true
        if html.attribute.binding != nil {
            emit(.beginBinding, span, in: scope)
        } else {
            emit(.beginAttribute, span, in: scope)
            emitText(before, span, in: scope)
            emit(.beginAttributeValue, span, in: scope)
        }
        emitText(prefix, span, in: scope)
    }

    // MARK: Bindings

    /// Tells the filter `action` from other values: `action` of a form and `@submit` name what the form does, other
    /// events call a function of that name.
    private func recognizeAction(_ expression: Expression) {
        guard !html.attribute.isDynamic, html.attribute.prefix.isEmpty, expression.endsInFilter(["action"]) else {
            return
        }
        let name = html.attribute.lowercasedName
        switch html.attribute.binding {
        case nil where name == "action" && html.element == "form": html.attribute.binding = .action
        case .event:
            guard expression.isLiteralInFilters else { return }
            if name == "submit", html.element == "form" {
                html.attribute.binding = .action
            } else {
                html.attribute.takesName = true
            }
        default: break
        }
    }

    private func endBinding(
        _ kind: BindingKind, _ attribute: HTMLTracker.Attribute, _ span: Span, in scope: Scope
    ) {
        let isSingle = attribute.valueCount == 1 && !attribute.hasBlocks && !attribute.hasText
        if isSingle { unit.code[attribute.valueInstruction] = .bindingValue }
        var plan = BindingPlan(
            kind: kind, name: attribute.bareName, before: attribute.leading, isSingle: isSingle,
            takesName: attribute.takesName)
        if let reflection = attribute.reflection {
            plan.reflection = reflection
            if reflection == .forbidden {
                warn(
                    .htmlContext, "`.\(plan.name)` would build elements or scripts from a string, and is left out",
                    at: nameSpan(of: attribute) ?? span,
                    help: "print the value as text, or use the filter `safe` between tags")
            }
            if let name = reflection.attribute {
                plan.valueKind = AttributeKind(attribute: name, element: attribute.element)
            }
        } else if kind == .property {
            plan.valueKind = AttributeKind(attribute: attribute.lowercasedName, element: attribute.element)
        }
        if kind == .event, !isSingle {
            warn(
                .htmlContext, "`@\(plan.name)` takes one function and nothing beside it",
                at: nameSpan(of: attribute) ?? span,
                help: "write `@\(plan.name)=\"{{ 'f' | js }}\"`")
        }
        parts.bindings.append(plan)
        emit(.endBinding(Int32(parts.bindings.count - 1)), valueSpan(of: attribute) ?? span, in: scope)
    }

    /// Where an attribute's name stands, if that is in the source at hand.
    private func nameSpan(of attribute: HTMLTracker.Attribute) -> Span? {
        guard attribute.start.source == sourceIndex else { return nil }
        return Span(attribute.start.offset..<attribute.start.offset + attribute.name.count)
    }

    /// Where an attribute's first value stands, if that is in the source at hand.
    private func valueSpan(of attribute: HTMLTracker.Attribute) -> Span? {
        guard let place = attribute.valuePlace, place.source == sourceIndex else { return nil }
        return place.span
    }

    private func reportPrivateField(_ expression: Expression) {
        var current = expression
        while case .filter(let call) = current.kind { current = call.input }
        guard case .member(_, let name) = current.kind, case .literal(.string(let property)) = name.kind,
            environment.configuration.privateProperties.contains(property)
        else { return }
        warn(
            .privateField, "`\(source.text(of: current.span))` is private and must not be printed into a page",
            at: expression.span)
    }
}

extension Expression {
    /// Whether the value always, or in one of its branches, comes straight from one of some filters.
    fileprivate func endsInFilter(_ names: Set<String>) -> Bool {
        switch kind {
        case .filter(let call): names.contains(call.name)
        case .call(let callee, _):
            if case .name(let name) = callee.kind { names.contains(name) } else { false }
        case .group(let elements): elements.last?.endsInFilter(names) ?? false
        case .inlineIf(let then, _, let otherwise):
            then.endsInFilter(names) || otherwise?.endsInFilter(names) ?? false
        default: false
        }
    }

    /// Whether the author wrote the value out, whatever filters it goes through.
    fileprivate var isLiteralInFilters: Bool {
        switch kind {
        case .literal: true
        case .filter(let call): call.input.isLiteralInFilters
        case .group(let elements): elements.count == 1 && elements[0].isLiteralInFilters
        case .inlineIf(let then, _, let otherwise):
            then.isLiteralInFilters && otherwise?.isLiteralInFilters ?? true
        default: false
        }
    }
}
