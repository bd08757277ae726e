// The rules for a page's body (WHATWG HTML, 13.2.6.4.7 The "in body" insertion mode).

extension TreeBuilder {
    mutating func bodyStartTag(_ tag: Tag) -> Insertion {
        let element = tag.element
        if ElementSet.endsParagraph.contains(element) {
            closeParagraph()
            return opened(tag)
        }
        if ElementSet.formatting.contains(element) { return formattingStartTag(tag) }
        switch element {
        case .other, .ruby, .button, .applet, .marquee, .object: return ordinaryStartTag(tag)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraph()
            if let current = open.last, current.namespace == .html, ElementSet.headings.contains(current.element) {
                popUnclosed()
            }
        case .pre, .listing, .plaintext: closeParagraph()
        case .form:
            let isInTemplate = isInTemplateElement
            if form != nil, !isInTemplate { return .dropped }
            closeParagraph()
            if !isInTemplate { form = tag.id }
        case .li: endListItem(ElementSet(.li))
        case .dd, .dt: endListItem(.descriptions)
        case .table:
            closeParagraph()
            let place = opened(tag)
            mode = .table
            return place
        case .hr:
            closeParagraph()
            if hasInScope(ElementSet(.select)) { generateImpliedEndTags() }
            return insertion
        case .input:
            if hasInScope(ElementSet(.select)) { popUnclosed(upTo: ElementSet(.select)) }
            reconstructFormatting()
            return insertion
        case .select:
            if hasInScope(ElementSet(.select)) {
                popUnclosed(upTo: ElementSet(.select))
                return .dropped
            }
            reconstructFormatting()
        case .option, .optgroup:
            if hasInScope(ElementSet(.select)) {
                generateImpliedEndTags(except: element == .option ? .optgroup : nil)
            } else if open.last?.element == .option {
                open.removeLast()
            }
            reconstructFormatting()
        case .rb, .rtc: if hasInScope(ElementSet(.ruby)) { generateImpliedEndTags() }
        case .rp, .rt: if hasInScope(ElementSet(.ruby)) { generateImpliedEndTags(except: .rtc) }
        case .svg, .math:
            reconstructFormatting()
            let place = insertion
            if !tag.isSelfClosing { insert(tag, in: element == .svg ? .svg : .math) }
            return place
        case .xmp:
            closeParagraph()
            reconstructFormatting()
        case .template:
            let place = opened(tag)
            formatting.append(nil)
            mode = .template
            templateModes.append(.template)
            return place
        case .textarea, .title, .script, .style, .iframe, .noembed, .noframes: break
        default:
            if ElementSet.misplaced.contains(element) { return .dropped }
            if !ElementSet.plainVoid.contains(element) { reconstructFormatting() }
            if ElementSet.void.contains(element) { return insertion }
        }
        return opened(tag)
    }

    private mutating func opened(_ tag: Tag) -> Insertion {
        let place = insertion
        insert(tag)
        return place
    }

    private mutating func ordinaryStartTag(_ tag: Tag) -> Insertion {
        if tag.element == .button, hasInScope(ElementSet(.button)) {
            generateImpliedEndTags()
            popUnclosed(upTo: ElementSet(.button))
        }
        reconstructFormatting()
        let place = opened(tag)
        switch tag.element {
        case .applet, .marquee, .object: formatting.append(nil)
        default: break
        }
        return place
    }

    private var isInTemplateElement: Bool {
        open.contains { $0.element == .template && $0.namespace == .html }
    }

    /// Ends an open paragraph before an element that cannot stand in one.
    mutating func closeParagraph() {
        guard hasInButtonScope(.p) else { return }
        generateImpliedEndTags(except: .p)
        ended = open.last { $0.element == .p && $0.namespace == .html }
        popUnclosed(upTo: ElementSet(.p))
    }

    private func hasInButtonScope(_ element: ElementName) -> Bool {
        for open in open.reversed() {
            if open.namespace == .html {
                if open.element == element { return true }
                if open.element == .button || ElementSet.scope.contains(open.element) { return false }
            } else if open.isSpecial {
                return false
            }
        }
        return false
    }

    /// Ends the item before a new one of the same list.
    private mutating func endListItem(_ items: ElementSet) {
        for element in open.reversed() {
            if element.namespace == .html, items.contains(element.element) {
                generateImpliedEndTags(except: element.element)
                popUnclosed(upTo: items)
                break
            }
            let isTransparent = element.namespace == .html && ElementSet.itemContent.contains(element.element)
            if element.isSpecial, !isTransparent { break }
        }
        closeParagraph()
    }

    // MARK: End tags

    mutating func bodyEndTag(_ tag: Tag) -> Closing {
        let element = tag.element
        if ElementSet.formatting.contains(element) { return formattingEndTag(tag) }
        if ElementSet.blocks.contains(element) {
            return closeWithImpliedEndTags(index(of: ElementSet(element), stoppingAt: .scope), except: nil)
        }
        switch element {
        case .template: return closeTemplate()
        case .form: return closeForm()
        case .p:
            guard hasInButtonScope(.p) else { return .emptyElement }
            generateImpliedEndTags(except: .p)
            return close(from: open.lastIndex { $0.element == .p && $0.namespace == .html } ?? 0)
        case .li:
            let index = self.index(of: ElementSet(.li), stoppingAt: .listScope)
            return closeWithImpliedEndTags(index, except: .li)
        case .dd, .dt:
            return closeWithImpliedEndTags(index(of: ElementSet(element), stoppingAt: .scope), except: element)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            return closeWithImpliedEndTags(self.index(of: .headings, stoppingAt: .scope), except: nil)
        case .applet, .marquee, .object:
            guard let index = index(of: ElementSet(element), stoppingAt: .scope) else { return .nothing }
            let closing = closeWithImpliedEndTags(index, except: nil)
            clearFormattingToMarker()
            return closing
        case .br: return .emptyElement
        case .body, .html: return .nothing
        default: return closeOrdinary(tag)
        }
    }

    private mutating func closeWithImpliedEndTags(_ index: Int?, except kept: ElementName?) -> Closing {
        guard let index else { return .nothing }
        generateImpliedEndTags(except: kept)
        return close(from: index)
    }

    private mutating func closeForm() -> Closing {
        if isInTemplateElement {
            return closeWithImpliedEndTags(index(of: ElementSet(.form), stoppingAt: .scope), except: nil)
        }
        guard let id = form else { return .nothing }
        form = nil
        // The end tag of a form that is closed already is still the end of it to the parser.
        guard let index = open.lastIndex(where: { $0.id == id && $0.element == .form }) else {
            return .element(isWritten: true)
        }
        guard self.index(of: ElementSet(.form), stoppingAt: .scope) == index else { return .nothing }
        generateImpliedEndTags()
        let form = open.remove(at: index)
        return .element(isWritten: form.isWritten)
    }

    /// Any other end tag.
    mutating func closeOrdinary(_ tag: Tag) -> Closing {
        for index in open.indices.reversed() {
            let element = open[index]
            if element.namespace == .html, element.element == tag.element,
                tag.element != .other || element.name == tag.name
            {
                generateImpliedEndTags(except: tag.element)
                return close(from: index)
            }
            if element.isSpecial { return .nothing }
        }
        return .nothing
    }
}
