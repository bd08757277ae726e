import Diagnostics
import HTML
import NunjucksSyntax

// Blocks in the HTML. Between tags, each way through a block is a fragment, which production parses by itself; anywhere
// else all ways have to end at the same place.

extension Analyzer {
    /// A block with one or more ways through it.
    struct Fork {
        /// What the block stands in.
        enum Place {
            /// Between tags.
            case markup
            /// In the value of an attribute, or in an element that holds text only: what the branches have is text.
            case text
            case betweenAttributes
            /// In a comment, where what is printed is not seen.
            case comment
            /// Where no block may stand, which has been reported.
            case nowhere
            /// The HTML is not followed here.
            case unknown
        }

        var place: Place
        /// The place in the HTML at which the block begins.
        var start: HTMLTracker
        var name: String
        var span: Span
        /// Where the block begins.
        var location: Location
        /// Where the first way ended, and which that is.
        var end: (tracker: HTMLTracker, branch: Span)?
        var hasBindings = false
        var fillsTextArea = false
    }

    func beginFork(_ span: Span, _ name: String, in scope: Scope) -> Fork {
        let location = location(span, in: scope)
        guard followsHTML else {
            return Fork(place: .unknown, start: html, name: name, span: span, location: location)
        }
        let place = prepareForBlock(span, in: scope)
        return Fork(place: place, start: html, name: name, span: span, location: location)
    }

    private func prepareForBlock(_ span: Span, in scope: Scope) -> Fork.Place {
        switch htmlState {
        case .data:
            completeReference()
            addText(html.beginBlock(), span, in: scope)
            return .markup
        case .rawText:
            addText(html.beginBlock(), span, in: scope)
            html.prepareForValue()
            return .text
        case .comment: return .comment
        case _ where htmlState.isInAttributeValue:
            warn(
                .blockInAttribute, "a block in \(html.description); production prints `[object Object]`", at: span,
                help: "use an inline `if`: `{{ 'a' if b else 'c' }}`")
            beginAttribute(span, in: scope)
            completeReference()
            html.prepareForValue()
            html.tag.attribute?.hasBlocks = true
            return .text
        case _ where htmlState.isBetweenAttributes:
            addText(html.beginBetweenAttributes(), span, in: scope)
            warn(
                .htmlContext, "a block between attributes; production leaves it out", at: span,
                help: "write `?name=\"{{ condition }}\"`"
                    + (vocabulary.omittingFilter.map { ", or the filter \($0)" } ?? ""))
            return .betweenAttributes
        default:
            report(
                .htmlContext, "a block cannot stand in \(html.description)", at: span,
                help: "put white space before it, or whole tags into its branches")
            return .nowhere
        }
    }

    /// Analyzes one of the ways through a block; a span of nil stands for a branch that the template leaves out.
    func analyzeBranch(
        _ body: [Statement], _ span: Span?, _ fork: inout Fork, kind: Fragment.Kind = .branch, in scope: Scope
    ) -> [AnalyzedStatement] {
        let isLeftOut = body.isEmpty && (fork.place == .markup || fork.place == .unknown)
        if isLeftOut { return [] }
        return analyzeBranch(span, &fork, kind: kind, in: scope) { analyze(body, in: scope) }
    }

    func analyzeBranch(
        _ span: Span?, _ fork: inout Fork, kind: Fragment.Kind, in scope: Scope, _ body: () -> Void
    ) -> [AnalyzedStatement] {
        let here = span ?? fork.span
        // An include begins in another file than what it includes.
        let start = span.map { location($0, in: scope) } ?? fork.location
        switch fork.place {
        case .markup:
            let branch = fragment(
                kind, at: start, in: scope, tree: fork.start.tree?.child(), fork: fork.span.start, body)
            if let tree = html.tree { fork.start.tree?.goOn(after: tree) }
            return branch
        case .comment, .nowhere:
            // It is worked out, as it may set variables, and not looked at.
            piecesDepth += 1
            defer { piecesDepth -= 1 }
            let branch = collect { withFragment(kind, at: start, body) }
            return [AnalyzedStatement(.discarded(branch), location(here, in: scope), fragment)]
        case .unknown: return collect { withFragment(kind, at: start, body) }
        case .text, .betweenAttributes:
            html = fork.start
            let isText = fork.place == .text
            if isText { textDepth += 1 }
            defer { if isText { textDepth -= 1 } }
            return collect {
                withFragment(kind, at: start, body)
                endBranch(span, here, &fork, in: scope)
            }
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
        switch fork.place {
        case .markup:
            html = fork.start
            html.endBlock()
        case .comment, .nowhere, .unknown: html = fork.start
        case .text, .betweenAttributes:
            guard let end = fork.end else { return }
            html = end.tracker
            guard htmlState.isInTag else { return }
            html.tag.hasBindings = fork.hasBindings
            html.tag.fillsTextArea = fork.fillsTextArea
        }
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
