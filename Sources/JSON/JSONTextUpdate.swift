/// Writes a document anew where its value has changed, and leaves all else as it is written: the order of members, the
/// indentation, the digits of numbers.
///
/// What has changed is told by two other documents, the value before and the value after. They need not have all that the
/// text has: what is in neither stays, and so does what both have alike, whatever the text has in its place. A preview
/// shows a State with stand-ins for its secrets, and the file keeps them.
///
/// ```swift
/// let update = JSONTextUpdate(from: shown, to: edited, elementsByName: ["public_id"])
/// update.text(of: file)    // the file with the edits in it
/// ```
package struct JSONTextUpdate {
    let before: JSONDocument.Element
    let after: JSONDocument.Element
    private let names: [String]

    /// Makes the change from one value to another.
    /// - Parameter names: The members by which an object in a list is known again, wherever it stands: the first one that
    ///   it has.
    package init(from before: JSONDocument, to after: JSONDocument, elementsByName names: [String]) {
        self.before = before.root
        self.after = after.root
        self.names = names
    }

    /// A document's text with the change in it.
    package func text(of document: JSONDocument) -> [UInt8] {
        let root = document.root
        let bytes = root.source.bytes
        let layout = JSONLayout(of: bytes)
        return bytes[..<Int(root.node.start)] + text(of: root, from: before, to: after, layout, indentation: [])
            + bytes[Int(root.node.end)...]
    }

    // MARK: Values

    /// The text of a value with a change in it.
    /// - Parameter indentation: What the line begins with; nil where the value stands on one line with what is around it.
    func text(
        of old: JSONDocument.Element, from before: JSONDocument.Element, to after: JSONDocument.Element,
        _ layout: JSONLayout, indentation: [UInt8]?
    ) -> [UInt8] {
        if before.hasSameValue(as: after) { return old.text }
        switch (old.kind, before.kind, after.kind) {
        case (.object, .object, .object):
            return objectText(of: old, from: before, to: after, layout, indentation: indentation)
        case (.array, .array, .array):
            return arrayText(of: old, from: before, to: after, layout, indentation: indentation)
        default: return layout.text(of: JSONTree(after), indentation: indentation)
        }
    }

    private func objectText(
        of old: JSONDocument.Element, from before: JSONDocument.Element, to after: JSONDocument.Element,
        _ layout: JSONLayout, indentation: [UInt8]?
    ) -> [UInt8] {
        let (known, before, values) = (old.membersByKey, before.membersByKey, after.membersByKey)
        var container = JSONContainerText(of: old, layout, indentation: indentation)
        for (number, member) in old.elements.enumerated() {
            let key = member.key ?? ""
            guard let before = before[key] else {
                container.keep(number)
                continue
            }
            if let value = values[key] {
                container.keep(number) { text(of: member, from: before, to: value, layout, indentation: $0) }
            }
        }
        for member in after.elements {
            let key = member.key ?? ""
            let isChanged = before[key].map { !$0.hasSameValue(as: member) } ?? true
            if known[key] == nil, isChanged { container.add(JSONTree(member), key: member.keyText) }
        }
        return container.text
    }

    private func arrayText(
        of old: JSONDocument.Element, from before: JSONDocument.Element, to after: JSONDocument.Element,
        _ layout: JSONLayout, indentation: [UInt8]?
    ) -> [UInt8] {
        let elements = old.elements
        var container = JSONContainerText(of: old, layout, indentation: indentation)
        for (value, origin) in pairs(of: after.elements, with: before.elements) {
            if let origin, origin.number < elements.count {
                container.keep(origin.number) {
                    text(of: elements[origin.number], from: origin.value, to: value, layout, indentation: $0)
                }
            } else {
                container.add(JSONTree(value))
            }
        }
        return container.text
    }

    /// For each element of a list, the one before the change that it is.
    func pairs(
        of after: [JSONDocument.Element], with before: [JSONDocument.Element]
    ) -> [(value: JSONDocument.Element, origin: (number: Int, value: JSONDocument.Element)?)] {
        var numbers: [[UInt8]: Int] = [:]
        for (number, element) in before.enumerated() {
            if let identity = identity(of: element) { numbers[identity] = number }
        }
        var isTaken = Array(repeating: false, count: before.count)
        return after.enumerated().map { position, value in
            // An element without a name is known by its place.
            let found = identity(of: value).map { numbers[$0] } ?? (position < before.count ? position : nil)
            guard let found, !isTaken[found] else { return (value, nil) }
            isTaken[found] = true
            return (value, (found, before[found]))
        }
    }

    private func identity(of element: JSONDocument.Element) -> [UInt8]? {
        names.lazy.compactMap { element[$0] }.first?.text
    }
}

extension JSONDocument.Element {
    /// The value as it is written.
    package var text: [UInt8] { Array(source.bytes[Int(node.start)..<Int(node.end)]) }

    /// The key as it is written, with its quotes; nothing where there is none.
    var keyText: [UInt8] { keySpan.map { Array(source.bytes[Int($0.start)..<Int($0.end)]) } ?? [] }
}
