import Diagnostics

extension JSONDocument.Element {
    /// The edit that takes a member out of this object, together with the comma that would be too many.
    package func removal(of member: JSONDocument.Element) -> Edit? {
        let nodes = storage.nodes
        guard node.kind == .object, let span = member.node.keySpan else { return nil }
        var previous: Int?
        var current = index + 1
        let end = index + Int(node.size)
        while current < member.index {
            previous = current
            current += Int(nodes[current].size)
        }
        guard current == member.index else { return nil }
        let next = current + Int(nodes[current].size)
        let removed =
            if let previous {
                Int(nodes[previous].end)..<Int(member.node.end)
            } else if next < end, let following = nodes[next].keySpan {
                Int(span.start)..<Int(following.start)
            } else {
                Int(node.start) + 1..<Int(node.end) - 1
            }
        return Edit(replacing: Span(removed), in: storage.sources[Int(member.node.source)], with: "")
    }
}
