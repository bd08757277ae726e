// Formatting elements, which go on into what follows where they are not closed (WHATWG HTML, 13.2.4.3 The list of active
// formatting elements), and the adoption agency algorithm (13.2.6.4.7).

extension TreeBuilder {
    mutating func formattingStartTag(_ tag: Tag) -> Insertion {
        if tag.element == .a, let earlier = lastFormatting(.a) {
            if isOpen(earlier.id) { ended = earlier }
            _ = adopt(.a, name: "a")
            open.removeAll { $0.id == earlier.id }
            formatting.removeAll { $0?.id == earlier.id }
        }
        reconstructFormatting()
        if tag.element == .nobr, hasInScope(ElementSet(.nobr)) {
            _ = adopt(.nobr, name: "nobr")
            reconstructFormatting()
        }
        let place = insertion
        insert(tag)
        formatting.append(open.last)
        return place
    }

    mutating func formattingEndTag(_ tag: Tag) -> Closing {
        guard let closing = adopt(tag.element, name: tag.name) else { return closeOrdinary(tag) }
        return closing
    }

    /// Opens again what was left open, before something that it goes on into.
    mutating func reconstructFormatting() {
        guard let last = formatting.last, let last, !isOpen(last.id) else { return }
        var index = formatting.count - 1
        while index > 0, let earlier = formatting[index - 1], !isOpen(earlier.id) { index -= 1 }
        for index in index..<formatting.count {
            guard var element = formatting[index] else { continue }
            element.id = cloneID()
            open.append(element)
            formatting[index] = element
        }
    }

    mutating func clearFormattingToMarker() {
        while let last = formatting.popLast() { if last == nil { return } }
    }

    private func isOpen(_ id: Int32) -> Bool { open.contains { $0.id == id } }

    /// The last formatting element of a name after the last marker.
    func lastFormatting(_ element: ElementName) -> Element? {
        for entry in formatting.reversed() {
            guard let entry else { return nil }
            if entry.element == element { return entry }
        }
        return nil
    }

    /// The adoption agency algorithm; nil where the end tag is to be treated as any other.
    private mutating func adopt(_ element: ElementName, name: String) -> Closing? {
        if let current = open.last, current.namespace == .html, current.element == element,
            !formatting.contains(where: { $0?.id == current.id })
        {
            return closeCurrent()
        }
        var closing: Closing?
        for _ in 0..<8 {
            guard let subject = lastFormatting(element) else { return closing }
            guard let position = open.lastIndex(where: { $0.id == subject.id }) else {
                formatting.removeAll { $0?.id == subject.id }
                // Nothing of it is open, and the end tag keeps it from going on.
                return closing ?? .element(isWritten: subject.isWritten)
            }
            guard index(ofID: subject.id) != nil else { return closing ?? .nothing }
            closing = .element(isWritten: open[position].isWritten)
            guard let block = open.indices.first(where: { $0 > position && open[$0].isSpecial }) else {
                while open.count > position + 1 {
                    if let inner = open.popLast(), !formatting.contains(where: { $0?.id == inner.id }) {
                        note(unclosed: inner)
                    }
                }
                open.removeLast()
                formatting.removeAll { $0?.id == subject.id }
                return closing
            }
            adopt(subject, at: position, into: block)
        }
        return closing
    }

    /// Moves an element that is closed too early into the block that is open in it.
    private mutating func adopt(_ subject: Element, at position: Int, into block: Int) {
        let blockID = open[block].id
        var bookmark = formatting.lastIndex { $0?.id == subject.id } ?? 0
        var count = 0
        for index in stride(from: block - 1, to: position, by: -1) {
            count += 1
            let node = open[index]
            var entry = formatting.lastIndex { $0?.id == node.id }
            if count > 3, let listed = entry {
                formatting.remove(at: listed)
                if listed < bookmark { bookmark -= 1 }
                entry = nil
            }
            guard let entry else {
                open.remove(at: index)
                continue
            }
            var clone = node
            clone.id = cloneID()
            open[index] = clone
            formatting[entry] = clone
            if index == block - 1 { bookmark = entry + 1 }
        }
        var clone = subject
        clone.id = cloneID()
        if let listed = formatting.lastIndex(where: { $0?.id == subject.id }) {
            formatting.remove(at: listed)
            if listed < bookmark { bookmark -= 1 }
        }
        formatting.insert(clone, at: min(bookmark, formatting.count))
        open.removeAll { $0.id == subject.id }
        let below = (open.firstIndex { $0.id == blockID } ?? open.count - 1) + 1
        open.insert(clone, at: min(below, open.count))
    }

    /// Where an element is open in scope.
    private func index(ofID id: Int32) -> Int? {
        for index in open.indices.reversed() {
            let element = open[index]
            if element.id == id { return index }
            if element.namespace == .html ? ElementSet.scope.contains(element.element) : element.isSpecial {
                return nil
            }
        }
        return nil
    }
}
