// Where in the HTML text, values and blocks stand, and what is written for them there.

extension Compiler {
    private var followsHTML: Bool { tracksHTML && piecesDepth == 0 }

    func compileText(_ span: Span, in scope: Scope) {
        let bytes = source.bytes[Int(span.start)..<Int(span.end)]
        if bytes.isEmpty { return }
        guard followsHTML else {
            emitText(bytes, span, in: scope)
            return
        }
        for piece in html.consume(bytes) {
            switch piece {
            case .bytes(let bytes): emitText(bytes, span, in: scope)
            case .endOfTag:
                if hasBindings {
                    emit(.endOfTag, span, in: scope)
                    hasBindings = false
                }
            case .endOfAttribute(let attribute):
                let name = constant(attribute.bareName)
                emit(.endAttribute(name: name, kind: attribute.kind), span, in: scope)
            case .startOfTextArea: if fillsTextArea { emit(.startOfTextArea, span, in: scope) }
            }
        }
        if html.state == .data { fillsTextArea = false }
    }

    /// Emits code that prints an expression's value for where it stands.
    func compileOutput(_ expression: Expression, _ span: Span, in scope: Scope) throws(Diagnostic) {
        reportPrivateField(expression)
        guard followsHTML, html.isInAttributeValue else {
            try compile(expression, in: scope)
            try emitOutput(of: expression, span, in: scope)
            return
        }
        switch html.attribute.sigil {
        case UInt8(ascii: "?"):
            try compile(expression, in: scope)
            let (before, name) = try bindingOperands(span)
            emit(.booleanAttribute(before: before, name: name), span, in: scope)
            hasBindings = true
        case UInt8(ascii: "."):
            try compile(expression, in: scope)
            let property = html.attribute.bareName
            let reflection = ReflectedProperty(property: property, element: html.element)
            let (before, name) = try bindingOperands(span)
            if case .forbidden = reflection {
                warn(
                    .htmlContext, "`.\(property)` would build elements from a string, and is left out", at: span,
                    help: "print the value as text, or use the filter `safe` between tags")
                emit(.pop, span, in: scope)
                return
            }
            if case .content = reflection { fillsTextArea = true }
            parts.reflections.append(reflection)
            emit(
                .propertyAttribute(before: before, name: name, reflection: Int32(parts.reflections.count - 1)), span,
                in: scope)
            hasBindings = true
        case UInt8(ascii: "@"):
            try compile(expression, in: scope)
            let (_, name) = try bindingOperands(span)
            emit(.eventListener(name: name), span, in: scope)
            hasBindings = true
        default:
            if html.attribute.lowercasedName == "action", !html.attribute.isDynamic, html.attribute.prefix.isEmpty,
                expression.endsInFilter(["action"])
            {
                try compile(expression, in: scope)
                let before = constant(html.attribute.leading)
                html.takeBindingValue()
                emit(.actionAttribute(before: before), span, in: scope)
                return
            }
            beginDynamicAttribute(span, in: scope)
            try compile(expression, in: scope)
            try emitOutput(of: expression, span, in: scope)
        }
    }

    /// Emits the printing of the value on the stack.
    func emitOutput(of expression: Expression?, _ span: Span, in scope: Scope) throws(Diagnostic) {
        if piecesDepth > 0 {
            emit(.output(.piece), span, in: scope)
            return
        }
        guard tracksHTML else {
            let escapes = kind == .page && options.autoescape
            emit(.output(escapes ? .nunjucks : .verbatim), span, in: scope)
            return
        }
        guard let position = html.position else {
            throw error(
                .htmlContext, "a value cannot stand in \(html.description)", at: span,
                help: "production throws here; print whole tags and attributes in the branches of an `if` instead")
        }
        if position == .betweenAttributes {
            emitText(html.flushBetweenAttributes(), span, in: scope)
            warn(
                .htmlContext, "a value between attributes; production leaves it out", at: span,
                help:
                    "write the attribute: `?checked=\"{{ … }}\"` for one without a value, `name=\"{{ … }}\"` for others"
            )
        }
        if html.isInAttributeValue {
            beginDynamicAttribute(span, in: scope)
            let omits = expression?.endsInFilter(["if_defined", "ifDefined"]) ?? false
            emit(.outputAttribute(position, omitsUndefined: omits), span, in: scope)
        } else {
            emit(.output(position), span, in: scope)
        }
    }

    private func beginDynamicAttribute(_ span: Span, in scope: Scope) {
        guard let (before, prefix) = html.beginDynamicAttribute() else { return }
        emit(.beginAttribute, span, in: scope)
        emitText(before, span, in: scope)
        emit(.beginAttributeValue, span, in: scope)
        emitText(prefix, span, in: scope)
    }

    /// Takes the one value of a binding: what is written before it, and its name, as operands.
    private func bindingOperands(_ span: Span) throws(Diagnostic) -> (before: Int32, name: Int32) {
        let attribute = html.attribute
        let name = String(decoding: attribute.name, as: UTF8.self)
        guard attribute.prefix.isEmpty, html.takesBindingValue else {
            throw error(
                .htmlContext, "`\(name)` takes one value and nothing beside it", at: span,
                help: "write `\(name)=\"{{ … }}\"`, and join several values inside the braces, with `~`")
        }
        html.takeBindingValue()
        return (constant(attribute.leading), constant(attribute.bareName))
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

    // MARK: Forks

    /// The places in the HTML at which the ways through a block begin and end.
    struct Fork {
        var start: HTMLTracker
        var name: String
        var span: Span
        var end: (tracker: HTMLTracker, span: Span)?
    }

    func beginFork(_ span: Span, _ name: String, in scope: Scope) throws(Diagnostic) -> Fork {
        guard followsHTML else { return Fork(start: html, name: name, span: span) }
        if html.isInAttributeValue {
            if html.attribute.sigil != nil {
                throw error(
                    .htmlContext, "a block cannot stand in \(html.description)", at: span,
                    help: "use an inline `if`: `{{ a if b else c }}`")
            }
            warn(
                .blockInAttribute, "a block in \(html.description); production prints `[object Object]`", at: span,
                help: "use an inline `if`: `{{ 'a' if b else 'c' }}`")
            beginDynamicAttribute(span, in: scope)
        } else if html.isBetweenAttributes {
            emitText(html.flushBetweenAttributes(), span, in: scope)
            warn(
                .htmlContext, "a block between attributes; production leaves it out", at: span,
                help: "write `?name=\"{{ condition }}\"`, or the filter `if_defined`")
        } else if html.position == nil {
            throw error(.htmlContext, "a block cannot stand in \(html.description)", at: span)
        }
        return Fork(start: html, name: name, span: span)
    }

    /// Compiles one of the ways through a block; a span of nil stands for a branch that the template leaves out.
    func compileArm(_ body: [Statement], _ span: Span?, _ fork: inout Fork, in scope: Scope) throws(Diagnostic) {
        html = fork.start
        try compile(body, in: scope)
        guard followsHTML else { return }
        if html.isBetweenAttributes { emitText(html.flushBetweenAttributes(), span ?? fork.span, in: scope) }
        let here = span ?? fork.span
        // A loop's body can run any number of times, so it has to end where it began.
        if fork.name == "for", !html.isSamePlace(as: fork.start) {
            throw error(
                .htmlContext, "this loop begins in \(fork.start.description) and ends in \(html.description)", at: here,
                help: "close in the loop what the loop opens")
        }
        if let end = fork.end, !html.isSamePlace(as: end.tracker) {
            let line = source.position(of: Int(end.span.start)).line
            let other = span == nil ? "without it" : "this branch"
            throw error(
                .htmlContext,
                "the branch from line \(line) ends in \(end.tracker.description), and \(other) ends in \(html.description)",
                at: here, help: "open and close tags and quotes in the same branch")
        }
        if fork.end == nil { fork.end = (html, here) }
    }

    func endFork(_ fork: Fork) throws(Diagnostic) {
        if let end = fork.end { html = end.tracker }
    }
}

extension Expression {
    /// Whether the value always comes straight from one of some filters.
    func endsInFilter(_ names: Set<String>) -> Bool {
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
}
