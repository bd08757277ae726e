extension JSONTextUpdate {
    /// The text of a merge patch (RFC 7396) with the change in it: applied to the other document again, it makes the value
    /// after the change.
    ///
    /// Such a patch has no way to make a member null: it takes the member out instead.
    /// - Parameters:
    ///   - patch: The patch, an object.
    ///   - base: The other document.
    package func text(ofPatch patch: JSONDocument, of base: JSONDocument) -> [UInt8] {
        let merged = base.merged(with: patch)
        let root = patch.root
        let bytes = root.source.bytes
        let layout = JSONLayout(of: bytes)
        let text = text(
            ofPatch: root, of: base.root, merged.root, from: before, to: after, layout, indentation: [])
        return bytes[..<Int(root.node.start)] + text + bytes[Int(root.node.end)...]
    }

    private func text(
        ofPatch old: JSONDocument.Element, of base: JSONDocument.Element?, _ merged: JSONDocument.Element,
        from before: JSONDocument.Element, to after: JSONDocument.Element, _ layout: JSONLayout,
        indentation: [UInt8]?
    ) -> [UInt8] {
        let (known, bases, merged) = (old.membersByKey, base?.membersByKey ?? [:], merged.membersByKey)
        let (befores, afters) = (before.membersByKey, after.membersByKey)
        var container = JSONContainerText(of: old, layout, indentation: indentation)
        for (number, member) in old.elements.enumerated() {
            let key = member.key ?? ""
            switch (befores[key], afters[key]) {
            case (nil, nil): container.keep(number)
            case (_?, nil): container.keep(number) { _ in Self.null }
            case (nil, let after?):
                container.keep(number) { layout.text(of: replacement(of: bases[key], by: after), indentation: $0) }
            case (let before?, let after?):
                container.keep(number) { indentation in
                    if [member.kind, before.kind, after.kind] == [.object, .object, .object], let merged = merged[key] {
                        return text(
                            ofPatch: member, of: bases[key], merged, from: before, to: after, layout,
                            indentation: indentation)
                    }
                    if after.kind == .object, !before.hasSameValue(as: after) {
                        return layout.text(of: replacement(of: bases[key], by: after), indentation: indentation)
                    }
                    return text(of: member, from: before, to: after, layout, indentation: indentation)
                }
            }
        }
        for member in changes(from: before, to: after, of: merged) where known[member.name] == nil {
            container.add(member.value, key: member.key)
        }
        return container.text
    }

    private static let null = Array("null".utf8)

    /// What a patch has in place of a value, so that another one stands there: of an object, that also takes out the members
    /// that the other one lacks.
    private func replacement(of base: JSONDocument.Element?, by after: JSONDocument.Element) -> JSONTree {
        guard let base, base.kind == .object, after.kind == .object else { return JSONTree(after) }
        let (bases, afters) = (base.membersByKey, after.membersByKey)
        let removed = base.elements.filter { afters[$0.key ?? ""] == nil }
        return .object(
            after.elements.map { ($0.keyText, replacement(of: bases[$0.key ?? ""], by: $0)) }
                + removed.map { ($0.keyText, .leaf(Self.null)) })
    }

    /// The members of a patch that makes one object of another, with their names.
    /// - Parameter merged: What the object before the change is made of.
    private func changes(
        from before: JSONDocument.Element, to after: JSONDocument.Element, of merged: [String: JSONDocument.Element]
    ) -> [(name: String, key: [UInt8], value: JSONTree)] {
        let (befores, afters) = (before.membersByKey, after.membersByKey)
        let removed = before.elements.filter { afters[$0.key ?? ""] == nil }
            .map { ($0.key ?? "", $0.keyText, JSONTree.leaf(Self.null)) }
        let changed = after.elements.compactMap { member -> (String, [UInt8], JSONTree)? in
            let name = member.key ?? ""
            guard let before = befores[name] else { return (name, member.keyText, JSONTree(member)) }
            if before.hasSameValue(as: member) { return nil }
            guard let merged = merged[name] else { return (name, member.keyText, JSONTree(member)) }
            if merged.kind == .object, before.kind == .object, member.kind == .object {
                let changes = changes(from: before, to: member, of: merged.membersByKey)
                return (name, member.keyText, .object(changes.map { ($0.key, $0.value) }))
            }
            return (name, member.keyText, tree(of: merged, from: before, to: member))
        }
        return removed + changed
    }

    /// A whole value with a change in it.
    private func tree(
        of old: JSONDocument.Element, from before: JSONDocument.Element, to after: JSONDocument.Element
    ) -> JSONTree {
        if before.hasSameValue(as: after) { return JSONTree(old) }
        switch (old.kind, before.kind, after.kind) {
        case (.object, .object, .object):
            let (befores, afters) = (before.membersByKey, after.membersByKey)
            let known = old.membersByKey
            let kept = old.elements.compactMap { member -> (key: [UInt8], value: JSONTree)? in
                let key = member.key ?? ""
                guard let before = befores[key] else { return (member.keyText, JSONTree(member)) }
                return afters[key].map { (member.keyText, tree(of: member, from: before, to: $0)) }
            }
            let added = after.elements.filter { member in
                let key = member.key ?? ""
                return known[key] == nil && !(befores[key]?.hasSameValue(as: member) ?? false)
            }
            return .object(kept + added.map { ($0.keyText, JSONTree($0)) })
        case (.array, .array, .array):
            let elements = old.elements
            return .array(
                pairs(of: after.elements, with: before.elements).map { value, origin in
                    guard let origin, origin.number < elements.count else { return JSONTree(value) }
                    return tree(of: elements[origin.number], from: origin.value, to: value)
                })
        default: return JSONTree(after)
        }
    }
}
