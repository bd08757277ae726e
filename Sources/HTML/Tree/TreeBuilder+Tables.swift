// The rules for tables (WHATWG HTML, 13.2.6.4.9 to 13.2.6.4.15).

extension TreeBuilder {
    mutating func tableStartTag(_ tag: Tag) -> Insertion {
        switch mode {
        case .caption:
            guard ElementSet.tableStructure.contains(tag.element) else { return bodyStartTag(tag) }
            guard closeCaption() else { return .dropped }
            return startTag(tag)
        case .columnGroup:
            switch tag.element {
            case .col: return .child
            case .template: return bodyStartTag(tag)
            default:
                guard endColumnGroup() else { return .dropped }
                return startTag(tag)
            }
        case .cell:
            guard ElementSet.tableStructure.contains(tag.element) else { return bodyStartTag(tag) }
            guard hasInTableScope(.cells) else { return .dropped }
            closeCell()
            return startTag(tag)
        case .row: return rowStartTag(tag)
        case .tableBody: return tableBodyStartTag(tag)
        default: return plainTableStartTag(tag)
        }
    }

    private mutating func plainTableStartTag(_ tag: Tag) -> Insertion {
        switch tag.element {
        case .caption:
            clear(to: ElementSet(.table))
            formatting.append(nil)
            insert(tag)
            mode = .caption
        case .colgroup:
            clear(to: ElementSet(.table))
            insert(tag)
            mode = .columnGroup
        case .col:
            clear(to: ElementSet(.table))
            insertImplied(.colgroup, for: tag)
            mode = .columnGroup
            return startTag(tag)
        case .tbody, .tfoot, .thead:
            clear(to: ElementSet(.table))
            insert(tag)
            mode = .tableBody
        case .td, .th, .tr:
            clear(to: ElementSet(.table))
            insertImplied(.tbody, for: tag)
            mode = .tableBody
            return startTag(tag)
        case .table:
            guard hasInTableScope(ElementSet(.table)) else { return .dropped }
            popUnclosed(upTo: ElementSet(.table))
            resetMode()
            return startTag(tag)
        case .style, .script: insert(tag)
        case .template: return bodyStartTag(tag)
        case .input where tag.isHiddenInput: return .child
        case .form:
            if form != nil || open.contains(where: { $0.element == .template && $0.namespace == .html }) {
                return .dropped
            }
            // It is closed at once; what follows belongs to it all the same.
            form = tag.id
        default: return bodyStartTag(tag)
        }
        return .child
    }

    private mutating func tableBodyStartTag(_ tag: Tag) -> Insertion {
        switch tag.element {
        case .tr:
            clear(to: .tableSections)
            insert(tag)
            mode = .row
            return .child
        case .td, .th:
            clear(to: .tableSections)
            insertImplied(.tr, for: tag)
            mode = .row
            return startTag(tag)
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead:
            guard hasInTableScope(.tableSections) else { return .dropped }
            closeSection()
            return startTag(tag)
        default: return plainTableStartTag(tag)
        }
    }

    private mutating func rowStartTag(_ tag: Tag) -> Insertion {
        switch tag.element {
        case .td, .th:
            clear(to: ElementSet(.tr))
            insert(tag)
            mode = .cell
            formatting.append(nil)
            return .child
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr:
            guard hasInTableScope(ElementSet(.tr)) else { return .dropped }
            closeRow()
            return startTag(tag)
        default: return plainTableStartTag(tag)
        }
    }

    // MARK: End tags

    mutating func tableEndTag(_ tag: Tag) -> Closing {
        let element = tag.element
        switch mode {
        case .caption:
            switch element {
            case .caption: return closedCaption()
            case .table: return closeCaption() ? endTag(tag) : .nothing
            case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return .nothing
            default: return bodyEndTag(tag)
            }
        case .columnGroup:
            switch element {
            case .colgroup:
                guard open.last?.element == .colgroup else { return .nothing }
                mode = .table
                return closeCurrent()
            case .col: return .nothing
            case .template: return closeTemplate()
            default: return endColumnGroup() ? endTag(tag) : .nothing
            }
        case .cell:
            switch element {
            case .td, .th:
                guard hasInTableScope(ElementSet(element)) else { return .nothing }
                generateImpliedEndTags()
                let closing = close(from: lastIndex(of: element))
                clearFormattingToMarker()
                mode = .row
                return closing
            case .body, .caption, .col, .colgroup, .html: return .nothing
            case .table, .tbody, .tfoot, .thead, .tr:
                guard hasInTableScope(ElementSet(element)) else { return .nothing }
                closeCell()
                return endTag(tag)
            default: return bodyEndTag(tag)
            }
        case .row:
            switch element {
            case .tr:
                guard hasInTableScope(ElementSet(.tr)) else { return .nothing }
                clear(to: ElementSet(.tr))
                mode = .tableBody
                return closeCurrent()
            case .table:
                guard hasInTableScope(ElementSet(.tr)) else { return .nothing }
                closeRow()
                return endTag(tag)
            case .tbody, .tfoot, .thead:
                guard hasInTableScope(ElementSet(element)), hasInTableScope(ElementSet(.tr)) else { return .nothing }
                closeRow()
                return endTag(tag)
            case .body, .caption, .col, .colgroup, .html, .td, .th: return .nothing
            default: return plainTableEndTag(tag)
            }
        case .tableBody:
            switch element {
            case .tbody, .tfoot, .thead:
                guard hasInTableScope(ElementSet(element)) else { return .nothing }
                clear(to: .tableSections)
                mode = .table
                return closeCurrent()
            case .table:
                guard hasInTableScope(.tableSections) else { return .nothing }
                closeSection()
                return endTag(tag)
            case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: return .nothing
            default: return plainTableEndTag(tag)
            }
        default: return plainTableEndTag(tag)
        }
    }

    private mutating func plainTableEndTag(_ tag: Tag) -> Closing {
        switch tag.element {
        case .table:
            guard hasInTableScope(ElementSet(.table)) else { return .nothing }
            let closing = close(from: lastIndex(of: .table))
            resetMode()
            return closing
        case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return .nothing
        default: return bodyEndTag(tag)
        }
    }

    // MARK: Closing

    private func lastIndex(of element: ElementName) -> Int {
        open.lastIndex { $0.element == element && $0.namespace == .html } ?? 0
    }

    /// Closes what is open in the innermost of these elements.
    private mutating func clear(to elements: ElementSet) {
        while let current = open.last, current.namespace != .html || !elements.contains(current.element),
            current.element != .template
        {
            popUnclosed()
        }
    }

    private mutating func closeCaption() -> Bool { if case .nothing = closedCaption() { false } else { true } }

    private mutating func closedCaption() -> Closing {
        guard hasInTableScope(ElementSet(.caption)) else { return .nothing }
        generateImpliedEndTags()
        let closing = close(from: lastIndex(of: .caption))
        clearFormattingToMarker()
        mode = .table
        return closing
    }

    private mutating func endColumnGroup() -> Bool {
        guard open.last?.element == .colgroup else { return false }
        open.removeLast()
        mode = .table
        return true
    }

    private mutating func closeCell() {
        generateImpliedEndTags()
        popUnclosed(upTo: .cells)
        clearFormattingToMarker()
        mode = .row
    }

    private mutating func closeRow() {
        clear(to: ElementSet(.tr))
        open.removeLast()
        mode = .tableBody
    }

    private mutating func closeSection() {
        clear(to: .tableSections)
        open.removeLast()
        mode = .table
    }
}
