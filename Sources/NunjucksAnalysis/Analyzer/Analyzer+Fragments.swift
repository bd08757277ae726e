import Diagnostics
import HTML
import NunjucksSyntax

// Fragments: what production parses by itself. Each has a tree of its own, which closes what the fragment leaves open.

extension Analyzer {
    /// The statements of a fragment, with what closes it.
    func fragment(
        _ kind: Fragment.Kind, at location: Location, in scope: Scope, tree: FragmentTree?, fork: Int32 = -1,
        _ body: () -> Void
    ) -> [AnalyzedStatement] {
        html = HTMLTracker(tree: tree)
        return collect {
            withFragment(kind, at: location, fork: fork) {
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
            case .inertType:
                let type = AnalyzedStatement(.text(HTMLTracker.inertType), location(span, in: scope), fragment)
                add(.rewritten(own: [], written: [type]), span, in: scope)
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
            case .unclosed(let unclosed): report(unclosed)
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
            case .element(let origin): parts.elements.append(WrittenElement(fragment: fragment, origin: origin))
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
        if html.state.isInAttributeValue {
            unfinishedOffsets[origin.source] = min(unfinishedOffsets[origin.source] ?? .max, origin.offset)
        }
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
        // This says more than that its `>` is missing.
        if html.tag.isUnclosed {
            parts.diagnostics.removeAll { $0.code == .unbalancedHTML && $0.place == place }
        }
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
