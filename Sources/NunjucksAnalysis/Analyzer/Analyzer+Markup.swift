import Diagnostics
import HTML
import NunjucksSyntax

// Where in the HTML text and values stand, and what is written for them there.

extension Analyzer {
    var followsHTML: Bool { tracksHTML && piecesDepth == 0 }

    /// What the text stands in. A computed property of the tracker would be asked of a copy.
    var htmlState: HTMLTokenizer.State { html.tokenizer.state }

    func analyzeText(_ span: Span, in scope: Scope) {
        let bytes = source.bytes[Int(span.start)..<Int(span.end)]
        if bytes.isEmpty { return }
        if dialect.textIsTemplateLiteral, kind == .page, piecesDepth == 0, bytes.mayMeanMoreInTemplateLiterals {
            analyzeTemplateLiteral(bytes, in: scope)
        } else if piecesDepth > 0, let indentation {
            addText(indentation.apply(to: span, of: source), span, in: scope)
        } else {
            analyzeText(bytes, span, in: scope)
        }
    }

    func analyzeText(_ bytes: ArraySlice<UInt8>, _ span: Span, in scope: Scope) {
        if followsHTML {
            analyzeMarkup(bytes, span, in: scope)
        } else {
            addText(Array(bytes), span, in: scope)
        }
    }

    /// Follows some text through the HTML, and adds what it becomes.
    func analyzeMarkup(_ bytes: ArraySlice<UInt8>, _ span: Span, in scope: Scope) {
        html.source = sourceIndex
        // What an escape stands for is nowhere in the source, and neither is a tag that begins with it: one element too many
        // says that the fragment's are not known.
        if bytes.startIndex != Int(span.start), bytes.contains(UInt8(ascii: "<")) {
            parts.elements.append(WrittenElement(fragment: fragment, origin: HTMLOrigin()))
        }
        if textDepth > 0, htmlState.isInAttributeValue {
            add(html.consumeValue(textContent(of: bytes)), span, in: scope)
        } else if textDepth > 0, htmlState == .rawText {
            let text = textInRawText(bytes, span)
            let own = AnalyzedStatement(.text(Array(bytes)), location(span, in: scope), fragment)
            let written = collect { add(html.consume(text), span, in: scope) }
            if text.elementsEqual(bytes) {
                statements += written
            } else {
                add(.rewritten(own: [own], written: written), span, in: scope)
            }
        } else {
            add(html.consume(bytes), span, in: scope)
        }
    }

    /// What some text of a block is in an element that holds text only: in `<textarea>` and `<title>` production has
    /// elements in such a block.
    private func textInRawText(_ bytes: ArraySlice<UInt8>, _ span: Span) -> ArraySlice<UInt8> {
        guard html.element == "textarea" || html.element == "title" else {
            return withoutEndTags(of: html.element, in: bytes)
        }
        let text = textContent(of: bytes)
        let holdsElements = HTMLReader(Array(bytes)).contains { if case .startTag = $0.kind { true } else { false } }
        if holdsElements {
            warn(
                .nesting, "elements cannot stand in `<\(html.element)>` in HTML: only their text is shown", at: span,
                help: "production has elements here, which browsers do not show; write text")
        }
        return text
    }

    // MARK: Values

    /// Analyzes an expression that is printed.
    func analyzeOutput(_ expression: Expression, _ span: Span, in scope: Scope) {
        analyzeOutput(analyze(expression, in: scope), span, in: scope)
    }

    /// Adds the printing of a value for where it stands.
    func analyzeOutput(_ value: AnalyzedExpression, _ span: Span, in scope: Scope) {
        reportPrivateField(value)
        guard followsHTML, htmlState.isInAttributeValue else { return addOutput(value, span, in: scope) }
        beginAttribute(span, with: value, in: scope)
        if html.tag.attribute?.binding == nil {
            addAttributeOutput(value, span, in: scope)
        } else {
            addOutput(value, span, in: scope)
        }
    }

    /// Adds the printing of a value in an attribute. The ways through an inline `if` are printed apart, because a filter
    /// that omits the attribute does so only where the value came from it.
    private func addAttributeOutput(_ value: AnalyzedExpression, _ span: Span, in scope: Scope) {
        if case .sequence(let elements) = value.kind, elements.count == 1 {
            return addAttributeOutput(elements[0], span, in: scope)
        }
        if case .conditional(let then, let condition, let otherwise) = value.kind,
            then.comesFrom(.omitsAttribute) || otherwise?.comesFrom(.omitsAttribute) ?? false
        {
            let taken = collect { addAttributeOutput(then, span, in: scope) }
            let other = collect { if let otherwise { addAttributeOutput(otherwise, span, in: scope) } }
            let branch = AnalyzedBranch(condition: condition, body: taken, location: value.location)
            return add(.if([branch], otherwise: other), span, in: scope)
        }
        addOutput(value, span, in: scope, omitsUndefined: value.comesFrom(.omitsAttribute))
    }

    private func addOutput(
        _ value: AnalyzedExpression, _ span: Span, in scope: Scope, omitsUndefined: Bool = false
    ) {
        let context = htmlState == .data && followsHTML ? html.tree?.context ?? [] : []
        var target = outputTarget(span, in: scope, omitsUndefined: omitsUndefined)
        if case .position(.text) = target, context.isInTable || !context.isEmpty && value.mayBeMarkup {
            target = .text(in: context)
        }
        add(.output(value, target), span, in: scope)
    }

    /// What happens to a value that is printed here. Adds what has to be written before it.
    func outputTarget(_ span: Span, in scope: Scope, omitsUndefined: Bool = false) -> OutputTarget {
        if piecesDepth > 0 { return .position(.piece) }
        guard tracksHTML else { return .position(uniformPosition) }
        let isInAttributeValue = htmlState.isInAttributeValue
        if isInAttributeValue {
            beginAttribute(span, in: scope)
            completeReference()
            if html.tag.attribute?.valuePlace == nil { html.tag.attribute?.valuePlace = (sourceIndex, span) }
        }
        guard let position = html.prepareForValue() else {
            report(
                .htmlContext, "a value cannot stand in \(html.description)", at: span,
                help: isInAttributeValue
                    ? html.tag.attribute?.kind == .document
                        ? "values can stand in the text and the plain, quoted attributes of such a document"
                        : "values can stand in the text of such a page; let the theme's script make it instead"
                    : "production throws here; print whole tags and attributes in the branches of an `if` instead")
            return .nowhere
        }
        if position == .betweenAttributes {
            guard isBetweenAttributes(span, in: scope) else { return .nowhere }
        }
        if htmlState == .data || htmlState == .rawText {
            completeReference()
            html.noteTextValue(
                at: .init(source: sourceIndex, offset: Int(span.start)), length: Int(span.end - span.start))
            for finding in html.tree?.takeFindings() ?? [] { note(finding) }
        }
        html.noteValue()
        guard isInAttributeValue, let number = html.tag.attribute?.number else { return .position(position) }
        if html.tag.attribute?.binding == nil { return .attribute(position, omitsUndefined: omitsUndefined) }
        return .binding(AttributeID(index: Int32(number)))
    }

    /// Reports a value between attributes, and tells whether it can be printed there.
    private func isBetweenAttributes(_ span: Span, in scope: Scope) -> Bool {
        let end = Int(span.end)
        if source.bytes.indices.contains(end), source.bytes[end] == UInt8(ascii: "=") {
            report(
                .htmlContext, "a value cannot stand in the name of an attribute", at: span,
                help: "production throws here; write the name"
                    + (vocabulary.omittingFilter.map { ", and leave the attribute out with \($0)" } ?? ""))
            return false
        }
        addText(html.endBetweenAttributes(), span, in: scope)
        warn(
            .htmlContext, "a value between attributes; production leaves it out", at: span,
            help: "write the attribute: `?name=\"{{ … }}\"` for one without a value, else `name=\"{{ … }}\"`")
        return true
    }

    // MARK: Attributes

    /// Adds the beginning of the attribute in which the text stands, before the first value or block in it.
    func beginAttribute(_ span: Span, with value: AnalyzedExpression? = nil, in scope: Scope) {
        guard let prefix = html.beginDynamicAttribute(), var attribute = html.tag.attribute else { return }
        if prefix.isEmpty, let value { recognizeAction(value, in: &attribute) }
        attribute.number = parts.attributes.count
        html.tag.attribute = attribute
        for replaced in attribute.replaced { removeWritten(replaced) }
        // Any value may be JavaScript, which is left to the page's runtime as bindings are.
        html.tag.hasBindings = true
        parts.attributes.append(AnalyzedAttribute(attribute))
        if attribute.binding != nil { noteReplaced(attribute.replaced, by: attribute.number) }
        if attribute.binding != nil {
            add(.markup(.beginBinding), span, in: scope)
        } else {
            add(.markup(.beginAttribute), span, in: scope)
            addText(attribute.opening, span, in: scope)
            add(.markup(.beginAttributeValue), span, in: scope)
        }
        addText(prefix, span, in: scope)
    }

    func endAttribute(_ attribute: HTMLTracker.Attribute, _ span: Span, in scope: Scope) {
        if attribute.binding == .property {
            for replaced in attribute.replaced { removeWritten(replaced) }
            noteReplaced(attribute.replaced, by: attribute.number)
        }
        parts.attributes[attribute.number].noteValue(of: attribute)
        let id = AttributeID(index: Int32(attribute.number))
        guard let binding = attribute.binding else {
            return add(.markup(.endAttribute(id)), valueSpan(of: attribute) ?? span, in: scope)
        }
        let written = parts.attributes[attribute.number]
        if written.reflection == .forbidden {
            warn(
                .htmlContext, "`.\(written.name)` would build elements or scripts from a string, and is left out",
                at: nameSpan(of: attribute) ?? span,
                help: "print the value as text, or use the filter `safe` between tags")
        }
        if binding == .event, !written.isSingle {
            warn(
                .htmlContext, "`@\(written.name)` takes one function and nothing beside it",
                at: nameSpan(of: attribute) ?? span,
                help: "write `@\(written.name)=\"{{ 'f' | js }}\"`")
        }
        add(.markup(.endBinding(id)), valueSpan(of: attribute) ?? span, in: scope)
    }

    /// Tells a filter that names an action from other values: in the host's attributes for actions it names what a form
    /// does, in other listeners a function of that name.
    private func recognizeAction(_ value: AnalyzedExpression, in attribute: inout HTMLTracker.Attribute) {
        guard value.comesFrom(.namesAction) else { return }
        let rule = BindingRules.Attribute(
            attribute.lowercasedName, of: attribute.element, isListener: attribute.binding == .event)
        let namesAction = vocabulary.bindings.actionAttributes.contains(rule)
        switch attribute.binding {
        case nil where namesAction: attribute.binding = .action
        case .event where value.isLiteralInFilters:
            if namesAction { attribute.binding = .action } else { attribute.takesName = true }
        default: break
        }
    }

    /// Where an attribute's name stands, if that is in the source at hand.
    func nameSpan(of attribute: HTMLTracker.Attribute) -> Span? {
        guard attribute.start.source == sourceIndex else { return nil }
        return Span(attribute.start.offset..<attribute.start.offset + attribute.name.count)
    }

    /// Where an attribute's first value stands, if that is in the source at hand.
    private func valueSpan(of attribute: HTMLTracker.Attribute) -> Span? {
        guard let place = attribute.valuePlace, place.source == sourceIndex else { return nil }
        return place.span
    }

    private func reportPrivateField(_ value: AnalyzedExpression) {
        var current = value
        while case .filter(_, let input, _) = current.kind { current = input }
        guard case .property(_, let name) = current.kind, vocabulary.privateProperties.contains(name) else { return }
        warn(
            .privateField,
            "`\(source.text(of: current.location.span))` is private and must not be printed into a page",
            at: value.location.span)
    }
}

extension AnalyzedAttribute {
    fileprivate init(_ attribute: HTMLTracker.Attribute) {
        element = attribute.element
        name = attribute.bareName
        kind = attribute.kind
        binding = attribute.binding
        before = attribute.leading
        isSingle = false
        takesName = attribute.takesName
        valueKind = .plain
        replacedText = nil
        noteValue(of: attribute)
    }

    /// Notes what is known of the attribute once its value is complete.
    fileprivate mutating func noteValue(of attribute: HTMLTracker.Attribute) {
        isSingle = attribute.valueCount == 1 && !attribute.hasBlocks && !attribute.hasText
        reflection = attribute.reflection
        if let name = reflection?.attribute {
            valueKind = AttributeKind(attribute: name, element: element)
        } else if binding == .property {
            valueKind = AttributeKind(attribute: attribute.lowercasedName, element: element)
        } else {
            valueKind = .plain
        }
    }
}

extension AnalyzedExpression {
    /// Whether the value may be markup: a translation, a text that was captured, what a function gives.
    fileprivate var mayBeMarkup: Bool {
        switch kind {
        case .filter, .callVariableOrFilter, .call, .capture, .variable, .sequence, .conditional: type.mayBeMarkup
        default: false
        }
    }

    /// Whether the value always, or in one of its branches, comes straight from a filter with an effect.
    fileprivate func comesFrom(_ effect: BindingEffect) -> Bool {
        switch kind {
        case .filter(let use, _, _), .callVariableOrFilter(_, let use, _, _):
            use.signature?.effects.contains(effect) ?? false
        case .script: effect == .isScript
        case .sequence(let elements): elements.last?.comesFrom(effect) ?? false
        case .conditional(let then, _, let otherwise):
            then.comesFrom(effect) || otherwise?.comesFrom(effect) ?? false
        default: false
        }
    }

    /// Whether the author wrote the value out, whatever filters it goes through.
    fileprivate var isLiteralInFilters: Bool {
        switch kind {
        case .literal, .script: true
        case .filter(_, let input, _): input.isLiteralInFilters
        case .sequence(let elements): elements.count == 1 && elements[0].isLiteralInFilters
        case .conditional(let then, _, let otherwise):
            then.isLiteralInFilters && otherwise?.isLiteralInFilters ?? true
        default: false
        }
    }
}
