extension JSONDocument.Element {
    /// Whether two values are the same, however they are written and in whichever order their members stand.
    package func hasSameValue(as other: JSONDocument.Element) -> Bool {
        switch (node.kind, other.node.kind) {
        case (.null, .null), (.true, .true), (.false, .false): true
        case (.number, .number): number == other.number
        case (.string, .string):
            storage.withBytes(ofStringAt: index) { bytes in
                other.storage.withBytes(ofStringAt: other.index) { bytes.elementsEqual($0) }
            }
        case (.array, .array):
            count == other.count && zip(elements, other.elements).allSatisfy { $0.hasSameValue(as: $1) }
        case (.object, .object): hasSameMembers(as: other)
        default: false
        }
    }

    private func hasSameMembers(as other: JSONDocument.Element) -> Bool {
        let (members, others) = (membersByKey, other.membersByKey)
        return members.count == others.count
            && members.allSatisfy { key, member in others[key].map(member.hasSameValue) ?? false }
    }

    /// The members of an object; nothing for everything else.
    package var membersByKey: [String: JSONDocument.Element] {
        guard node.kind == .object else { return [:] }
        return Dictionary(elements.map { ($0.key ?? "", $0) }) { _, last in last }
    }
}
