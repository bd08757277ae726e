import Diagnostics
import HTML
import NunjucksSyntax

// Fragments: what production parses by itself. Each has a tree of its own, which closes what the fragment leaves open.

extension Analyzer {
    /// Markup that its fragment leaves open, or closes without having opened.
    struct UnbalancedTag {
        var name: String
        var isEndTag: Bool
        var source: Int32
        var span: Span
        var chain: Int32
        /// What the tag stands in, and what parses it.
        var fragment: FragmentID
    }

    /// The statements of a fragment, with what closes it.
    func fragment(
        _ kind: Fragment.Kind, _ span: Span, in scope: Scope, tree: FragmentTree?, fork: Int32 = -1,
        _ body: () -> Void
    ) -> [AnalyzedStatement] {
        html = HTMLTracker(tree: tree)
        return collect {
            withFragment(kind, span, in: scope, fork: fork) {
                body()
                endFragment(in: scope)
            }
        }
    }

    /// Writes what the fragment at hand leaves open, and takes out the tag in which it ends.
    func endFragment(in scope: Scope) {
        guard followsHTML else { return }
        let end = Span(source.bytes.count..<source.bytes.count)
        completeReference()
        add(html.end(), end, in: scope)
    }

    /// Adds what some text of the template has become.
    func add(_ pieces: [HTMLTracker.Piece], _ span: Span, in scope: Scope) {
        for piece in pieces {
            switch piece {
            case .bytes(let bytes): addText(bytes, span, in: scope)
            case .endOfTag(let keepsTextArea): add(.markup(.endOfTag(keepsTextArea: keepsTextArea)), span, in: scope)
            case .endOfAttribute(let attribute): endAttribute(attribute, span, in: scope)
            case .startOfTextArea: add(.markup(.startOfTextArea), span, in: scope)
            case .duplicateAttribute(let attribute): reportDuplicate(attribute, span)
            case .slashAfterValue(let origin):
                warn(
                    .htmlContext, "a slash right after a value without quotes",
                    at: Span(origin.offset..<origin.offset + 1),
                    help: "put the value between quotes: HTML takes the slash for a part of it",
                    fix: Diagnostic.Fix(
                        "write a space before it",
                        [Edit(replacing: Span(origin.offset..<origin.offset), in: source, with: " ")]))
            case .startOfTag: tagStart = statements.count
            case .dropTag: statements.removeSubrange(min(tagStart, statements.count)...)
            case .setTagAside:
                let tag = Array(statements[min(tagStart, statements.count)...])
                statements.removeSubrange(min(tagStart, statements.count)...)
                add(.rewritten(own: tag, written: []), span, in: scope)
            case .tagAside(let tag):
                let own = AnalyzedStatement(.text(tag), location(span, in: scope), fragment)
                add(.rewritten(own: [own], written: []), span, in: scope)
            case .unfinishedTag: dropUnfinishedTag()
            }
        }
        for finding in html.tree?.takeFindings() ?? [] { note(finding) }
        unfinishedEndTag = nil
    }

    // MARK: Tags

    private func dropUnfinishedTag() {
        let dropped = statements[min(tagStart, statements.count)...]
        let holdsValues = dropped.contains { if case .text = $0.kind { false } else { true } }
        statements.removeSubrange(min(tagStart, statements.count)...)
        let origin = html.opening ?? html.start
        let start = html.start
        let name = html.tagText
        if name.hasPrefix("</") { unfinishedEndTag = String(name.dropFirst(2)) }
        var help = "write the `>` at its end"
        if html.state.isInAttributeValue, case .attributeValue(let quote?) = html.state {
            let (line, column) = parts.sources[Int(origin.source)].position(of: origin.offset)
            help =
                "the value of `\(html.nameOfAttribute)`, which begins at line \(line), column \(column), has no closing "
                + "`\(Character(Unicode.Scalar(quote)))`"
        }
        let message =
            holdsValues
            ? "`\(name)` is never finished, and so is not in the page with all that stands in it"
            : "`\(name)` is never finished, and so is left out"
        let place = Diagnostic.Place(
            Span(start.offset..<start.offset + name.utf8.count), in: parts.sources[Int(start.source)])
        keep(
            Diagnostic(
                holdsValues ? .htmlContext : .unbalancedHTML, holdsValues ? .error : .warning, message, at: place,
                includes: includes, help: help))
    }

    private func reportDuplicate(_ attribute: HTMLTracker.Attribute, _ span: Span) {
        if attribute.valueCount == 0, let index = parts.attributes.indices.last,
            parts.attributes[index].binding == .boolean,
            parts.attributes[index].name.lowercased() == attribute.lowercasedName
        {
            noteReplaced(attribute.replaced, by: index)
        }
        warn(
            .htmlContext, "`<\(attribute.element)>` has the attribute `\(attribute.lowercasedName)` twice",
            at: nameSpan(of: attribute) ?? span,
            help: "the one with a value of the template in it counts, else the first: take the other out")
    }

    /// Notes what a boolean attribute is where it is true: the attribute that the tag has beside it, as it stands.
    func noteReplaced(_ attributes: [HTMLTracker.WrittenAttribute], by index: Int) {
        guard let first = attributes.first, parts.attributes[index].replacedText == nil else { return }
        let bytes = parts.sources[Int(first.origin.source)].bytes
        parts.attributes[index].replacedText = Array(bytes[first.origin.offset..<first.end])
    }

    /// Takes an attribute out again that one of the same name with values in it replaces.
    func removeWritten(_ attribute: HTMLTracker.WrittenAttribute) {
        let text = parts.sources[Int(attribute.origin.source)].bytes[attribute.origin.offset..<attribute.end]
        if text.isEmpty { return }
        for index in statements.indices.reversed() where index >= tagStart {
            guard case .text(var bytes) = statements[index].kind,
                let found = bytes.lastRange(of: text)
            else { continue }
            // With the white space before it.
            var start = found.lowerBound
            while start > 0, bytes[start - 1].isHTMLSpace { start -= 1 }
            bytes.removeSubrange(start..<found.upperBound)
            statements[index] = AnalyzedStatement(.text(bytes), statements[index].location, statements[index].fragment)
            return
        }
    }

    /// Completes a character reference at the end of the text, which what comes next would change.
    func completeReference() {
        guard followsHTML, let last = statements.last, case .text(var bytes) = last.kind else { return }
        switch htmlState {
        case .data: break
        case .rawText where html.element == "textarea" || html.element == "title": break
        case .attributeValue, .beforeAttributeValue: break
        default: return
        }
        guard completeCharacterReference(atEndOf: &bytes, inAttribute: htmlState.isInAttributeValue) else { return }
        statements[statements.count - 1] = AnalyzedStatement(.text(bytes), last.location, last.fragment)
    }

    // MARK: What is found

    func note(_ finding: FragmentTree.Finding) {
        switch finding {
        case .leftOpen(let element) where element.name == unfinishedEndTag: unfinishedEndTag = nil
        case .leftOpen(let element):
            note(element.name, isEndTag: false, element.origin, length: element.name.utf8.count + 1)
        case .closesNothing(let name, let origin):
            note(name, isEndTag: true, origin, length: name.utf8.count + 2)
        case .nesting(let nesting): report(nesting)
        case .tooDeep(let name, let origin):
            let place = Diagnostic.Place(
                Span(origin.offset..<origin.offset + name.utf8.count + 1), in: parts.sources[Int(origin.source)])
            keep(
                Diagnostic(
                    .limit, .warning,
                    "`<\(name)>` is nested in more than \(FragmentTree.maximumDepth) elements",
                    at: place, includes: includes,
                    help: "browsers nest no deeper; from here on, the markup is written as it stands, balanced or not"))
        }
    }

    private func note(_ name: String, isEndTag: Bool, _ origin: HTMLOrigin, length: Int) {
        guard unbalancedTags.count < 4 * Self.reportLimit else { return }
        unbalancedTags.append(
            UnbalancedTag(
                name: name, isEndTag: isEndTag, source: origin.source,
                span: Span(origin.offset..<origin.offset + length), chain: chain, fragment: fragment))
    }

    private func report(_ nesting: FragmentTree.Nesting) {
        let source = parts.sources[Int(nesting.origin.source)]
        let span = Span(nesting.origin.offset..<min(nesting.origin.offset + nesting.length, source.bytes.count))
        var diagnostic = Diagnostic(
            .nesting, .warning, nesting.message, at: Diagnostic.Place(span, in: source), includes: includes,
            help: nesting.help)
        if let origin = nesting.culprit {
            let source = parts.sources[Int(origin.source)]
            diagnostic.related = [
                .init(
                    nesting.culpritMessage, at: Diagnostic.Place(Span(origin.offset..<origin.offset + 1), in: source))
            ]
        }
        keep(diagnostic)
    }

    /// Reports the tags that their fragments leave open or do not open, an end tag together with the tag that it was
    /// probably meant for.
    func reportUnbalancedTags() {
        var open: [UnbalancedTag] = []
        var unopened: [UnbalancedTag] = []
        for tag in unbalancedTags {
            guard tag.isEndTag else {
                open.append(tag)
                continue
            }
            guard let match = open.lastIndex(where: { $0.name == tag.name && $0.fragment != tag.fragment }) else {
                unopened.append(tag)
                continue
            }
            let opener = open.remove(at: match)
            report(opener: opener, closedBy: tag)
            // The branches of an `if` may each open it.
            var fragments: Set<FragmentID> = [opener.fragment]
            for index in open.indices.reversed()
            where open[index].name == tag.name && areBranches(of: open[index].fragment, opener.fragment)
                && fragments.insert(open[index].fragment).inserted
            {
                report(opener: open.remove(at: index), closedBy: tag)
            }
        }
        // A tag that is left open around a block is found after the end tag in the block that was meant for it.
        for tag in unopened {
            let openers = open.indices.filter { open[$0].name == tag.name && isBefore(open[$0], aBlockWith: tag) }
            if let nearest = openers.max(by: { open[$0].span.start < open[$1].span.start }) {
                report(opener: open.remove(at: nearest), closedBy: tag)
            } else {
                report(unopened: tag)
            }
        }
        for tag in open { report(unclosed: tag) }
    }

    /// Whether a tag stands before a block or an include of its own fragment in which another tag stands.
    private func isBefore(_ opener: UnbalancedTag, aBlockWith tag: UnbalancedTag) -> Bool {
        var fragment = parts.fragments[Int(tag.fragment.index)]
        while let parent = fragment.parent {
            if parent == opener.fragment { return fragment.location.span.start > opener.span.start }
            fragment = parts.fragments[Int(parent.index)]
        }
        return false
    }

    /// Whether two fragments are branches of the same block.
    private func areBranches(of one: FragmentID, _ other: FragmentID) -> Bool {
        let (first, second) = (parts.fragments[Int(one.index)], parts.fragments[Int(other.index)])
        return first.kind == .branch && second.kind == .branch && first.parent == second.parent
            && first.fork == second.fork
    }

    private func report(unopened tag: UnbalancedTag) {
        let within = within(tag.fragment)
        var diagnostic = Diagnostic(
            .unbalancedHTML, .warning, "`</\(tag.name)>` closes nothing \(within.text)", at: place(of: tag),
            includes: parts.includeChains.places(of: tag.chain, in: parts.sources),
            help: "take it out, or write the `<\(tag.name)>` before it")
        if let place = within.place { diagnostic.related = [.init("which begins here", at: place)] }
        keep(diagnostic)
    }

    private func report(opener: UnbalancedTag, closedBy tag: UnbalancedTag) {
        keep(
            Diagnostic(
                .unbalancedHTML, .warning,
                "`<\(tag.name)>` ends \(within(opener.fragment).ending), and its `</\(tag.name)>` closes nothing",
                at: place(of: opener),
                includes: parts.includeChains.places(of: opener.chain, in: parts.sources),
                help:
                    "production parses each branch, loop and include by itself: open and close an element in the same "
                    + "one",
                related: [.init("this closes nothing", at: place(of: tag))]))
    }

    private func report(unclosed tag: UnbalancedTag) {
        let within = within(tag.fragment)
        var diagnostic = Diagnostic(
            .unbalancedHTML, .warning, "`<\(tag.name)>` has no end tag \(within.text)", at: place(of: tag),
            includes: parts.includeChains.places(of: tag.chain, in: parts.sources),
            help: "write `</\(tag.name)>` where it ends")
        if let place = within.place { diagnostic.related = [.init("which begins here", at: place)] }
        keep(diagnostic)
    }

    private func place(of tag: UnbalancedTag) -> Diagnostic.Place {
        Diagnostic.Place(tag.span, in: parts.sources[Int(tag.source)])
    }

    /// What a fragment is called, and where it begins.
    private func within(_ id: FragmentID) -> (text: String, ending: String, place: Diagnostic.Place?) {
        let fragment = parts.fragments[Int(id.index)]
        let location = fragment.location
        let place = Diagnostic.Place(location.span, in: parts.sources[Int(location.source)])
        switch fragment.kind {
        case .page: return ("in the template", "with the template", nil)
        case .text: return ("in the text", "with the text", nil)
        case .branch: return ("in its branch", "with its branch", place)
        case .loopBody: return ("in the loop", "with each turn of the loop", place)
        case .include: return ("in its file", "with its file", place)
        case .capture: return ("in the text that is kept", "with the text that is kept", place)
        case .macro: return ("in its macro", "with its macro", place)
        case .block: return ("in its block", "with its block", place)
        }
    }
}

extension [UInt8] {
    /// The last place at which some bytes stand, with white space before them.
    fileprivate func lastRange(of text: ArraySlice<UInt8>) -> Range<Int>? {
        guard !text.isEmpty, count > text.count else { return nil }
        for start in (1...count - text.count).reversed()
        where self[start - 1].isHTMLSpace && self[start..<start + text.count].elementsEqual(text) {
            return start..<start + text.count
        }
        return nil
    }
}
