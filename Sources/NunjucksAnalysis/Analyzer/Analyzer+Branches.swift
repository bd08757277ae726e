import Diagnostics
import HTML
import NunjucksSyntax

// Blocks with several ways through them, which all have to end at the same place of the HTML.

extension Analyzer {
    /// The places in the HTML at which the ways through a block begin and end.
    struct Fork {
        var start: HTMLTracker
        var name: String
        var span: Span
        /// Where the first way ended, and which that is.
        var end: (tracker: HTMLTracker, branch: Span)?
        var hasBindings = false
        var fillsTextArea = false
    }

    func beginFork(_ span: Span, _ name: String, in scope: Scope) -> Fork {
        guard followsHTML else { return Fork(start: html, name: name, span: span) }
        if htmlState.isInAttributeValue {
            warn(
                .blockInAttribute, "a block in \(html.description); production prints `[object Object]`", at: span,
                help: "use an inline `if`: `{{ 'a' if b else 'c' }}`")
            beginAttribute(span, in: scope)
            html.prepareForValue()
            html.tag.attribute?.hasBlocks = true
        } else if htmlState.isBetweenAttributes {
            addText(html.beginBetweenAttributes(), span, in: scope)
            warn(
                .htmlContext, "a block between attributes; production leaves it out", at: span,
                help: "write `?name=\"{{ condition }}\"`"
                    + (vocabulary.omittingFilter.map { ", or the filter \($0)" } ?? ""))
        } else if html.position == nil {
            report(
                .htmlContext, "a block cannot stand in \(html.description)", at: span,
                help: "put white space before it, or whole tags into its branches")
        }
        return Fork(start: html, name: name, span: span)
    }

    /// Analyzes one of the ways through a block; a span of nil stands for a branch that the template leaves out.
    func analyzeBranch(
        _ body: [Statement], _ span: Span?, _ fork: inout Fork, kind: Fragment.Kind = .branch, in scope: Scope
    ) -> [AnalyzedStatement] {
        html = fork.start
        let here = span ?? fork.span
        return collect {
            if body.isEmpty {
                analyze(body, in: scope)
            } else {
                withFragment(kind, here, in: scope) { analyze(body, in: scope) }
            }
            if followsHTML { endBranch(span, here, &fork, in: scope) }
        }
    }

    private func endBranch(_ span: Span?, _ here: Span, _ fork: inout Fork, in scope: Scope) {
        // A value without quotes ends with the branch that it stands in.
        if htmlState == .attributeValue(nil), fork.start.tokenizer.state.isBetweenAttributes {
            analyzeMarkup([0x20], here, in: scope)
        }
        if htmlState.isBetweenAttributes { addText(html.endBetweenAttributes(), here, in: scope) }
        if htmlState.isInAttributeValue {
            // What this branch has of the value is written in it.
            beginAttribute(here, in: scope)
            html.prepareForValue()
        }
        if htmlState.isInTag {
            fork.hasBindings = fork.hasBindings || html.tag.hasBindings
            fork.fillsTextArea = fork.fillsTextArea || html.tag.fillsTextArea
        }
        guard let end = fork.end else {
            // A loop's body can run any number of times, so it has to end where it began.
            if fork.name == "for", !html.isSamePlace(as: fork.start) {
                report(
                    .htmlContext,
                    "the loop begins in \(describe(fork.start)), and each turn ends in \(describe(html))", at: here,
                    help: "close in the loop what the loop opens")
                html = fork.start
            }
            fork.end = (html, here)
            return
        }
        guard !html.isSamePlace(as: end.tracker) else { return }
        let isElse = span == fork.span
        let second =
            span == nil
            ? "where it is not taken, the page goes on in \(describe(html))"
            : "\(isElse ? "`else`" : "this one") ends in \(describe(html))"
        report(
            .htmlContext, "the branch \(placeName(end.branch)) ends in \(describe(end.tracker)), and \(second)",
            at: here,
            help: "open and close tags, quotes and comments in the same branch")
    }

    func endFork(_ fork: Fork) {
        guard let end = fork.end else { return }
        html = end.tracker
        guard htmlState.isInTag else { return }
        html.tag.hasBindings = fork.hasBindings
        html.tag.fillsTextArea = fork.fillsTextArea
    }

    /// Writes what closes the text at the template's end, so that the page around it is not taken into it.
    func closeHTML(in scope: Scope) {
        guard tracksHTML, htmlState != .data else { return }
        let end = Span(max(0, source.bytes.count - 1)..<source.bytes.count)
        let message = "the template ends in \(describe(html))"
        guard let closing = html.closing else {
            return report(.htmlContext, message, at: end, help: "close the tag, and the quotes in it")
        }
        warn(.htmlContext, message, at: end, help: "close it with `\(closing)`")
        addText(Array(closing.utf8), end, in: scope)
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
