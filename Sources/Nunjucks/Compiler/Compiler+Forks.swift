// Blocks with several ways through them, which all have to end at the same place of the HTML.

extension Compiler {
    /// The places in the HTML at which the ways through a block begin and end.
    struct Fork {
        var start: HTMLTracker
        var name: String
        var span: Span
        /// Where the first way ended, and what it is called.
        var end: (tracker: HTMLTracker, arm: String)?
        var hasBindings = false
        var fillsTextArea = false
    }

    func beginFork(_ span: Span, _ name: String, in scope: Scope) throws(Diagnostic) -> Fork {
        guard followsHTML else { return Fork(start: html, name: name, span: span) }
        if html.isInAttributeValue {
            warn(
                .blockInAttribute, "a block in \(html.description); production prints `[object Object]`", at: span,
                help: "use an inline `if`: `{{ 'a' if b else 'c' }}`")
            beginAttribute(span, in: scope)
            html.prepareForValue()
            html.attribute.hasBlocks = true
        } else if html.isBetweenAttributes {
            emitText(html.beginBetweenAttributes(), span, in: scope)
            warn(
                .htmlContext, "a block between attributes; production leaves it out", at: span,
                help: "write `?name=\"{{ condition }}\"`, or the filter `if_defined`")
        } else if html.position == nil {
            throw error(
                .htmlContext, "a block cannot stand in \(html.description)", at: span,
                help: "put white space before it, or whole tags into its branches")
        }
        return Fork(start: html, name: name, span: span)
    }

    /// Compiles one of the ways through a block; a span of nil stands for a branch that the template leaves out.
    func compileArm(_ body: [Statement], _ span: Span?, _ fork: inout Fork, in scope: Scope) throws(Diagnostic) {
        html = fork.start
        try compile(body, in: scope)
        guard followsHTML else { return }
        let here = span ?? fork.span
        // A value without quotes ends with the branch that it stands in.
        if html.state == .attributeValue(nil), fork.start.isBetweenAttributes { compileHTML([0x20], here, in: scope) }
        if html.isBetweenAttributes { emitText(html.endBetweenAttributes(), here, in: scope) }
        if html.isInAttributeValue {
            // What this branch has of the value is written in it.
            beginAttribute(here, in: scope)
            html.prepareForValue()
        }
        if html.isInTag {
            fork.hasBindings = fork.hasBindings || html.hasBindings
            fork.fillsTextArea = fork.fillsTextArea || html.fillsTextArea
        }
        // A loop's body can run any number of times, so it has to end where it began.
        if fork.name == "for", fork.end == nil, !html.isSamePlace(as: fork.start) {
            throw error(
                .htmlContext,
                "the loop begins in \(describe(fork.start)), and each turn ends in \(describe(html))", at: here,
                help: "close in the loop what the loop opens")
        }
        guard let end = fork.end else {
            fork.end = (html, "the branch \(placeName(here))")
            return
        }
        guard html.isSamePlace(as: end.tracker) else {
            let isElse = span == fork.span
            let second =
                span == nil
                ? "where it is not taken, the page goes on in \(describe(html))"
                : "\(isElse ? "`else`" : "this one") ends in \(describe(html))"
            throw error(
                .htmlContext, "\(end.arm) ends in \(describe(end.tracker)), and \(second)", at: here,
                help: "open and close tags, quotes and comments in the same branch")
        }
    }

    func endFork(_ fork: Fork) throws(Diagnostic) {
        guard let end = fork.end else { return }
        html = end.tracker
        guard html.isInTag else { return }
        html.hasBindings = fork.hasBindings
        html.fillsTextArea = fork.fillsTextArea
    }

    /// Writes what closes the text at the template's end, so that the page around it is not taken into it.
    func closeHTML(in scope: Scope) throws(Diagnostic) {
        guard tracksHTML, html.state != .data else { return }
        let end = Span(max(0, source.bytes.count - 1)..<source.bytes.count)
        let message = "the template ends in \(describe(html))"
        guard let closing = html.closing else {
            throw error(.htmlContext, message, at: end, help: "close the tag, and the quotes in it")
        }
        warn(.htmlContext, message, at: end, help: "close it with `\(closing)`")
        emitText(Array(closing.utf8), end, in: scope)
    }

    /// What a place in the HTML is called, and where that begins.
    private func describe(_ tracker: HTMLTracker) -> String {
        guard let opening = tracker.opening else { return tracker.description }
        let source = parts.sources[Int(opening.source)]
        let (line, column) = source.position(of: opening.offset)
        let file = source === self.source ? "" : "\(source.name), "
        return "\(tracker.description), which begins at \(file)line \(line), column \(column)"
    }

    private func placeName(_ span: Span) -> String {
        let (line, column) = source.position(of: Int(span.start))
        return "at line \(line), column \(column)"
    }
}
