internal import CCmark

/// A node of cmark's tree.
typealias MarkdownNode = OpaquePointer

extension MarkdownNode {
    /// A new node of a kind that cmark prints as it is, whatever it escapes elsewhere.
    static func markup(_ html: [UInt8], _ type: cmark_node_type) -> MarkdownNode {
        let node = new(type)
        cmark_node_set_on_enter(node, html.map(CChar.init(bitPattern:)) + [0])
        return node
    }

    /// A new node, which belongs to no tree.
    static func new(_ type: cmark_node_type) -> MarkdownNode {
        guard let node = cmark_node_new(type) else {
            preconditionFailure("cmark ends the process rather than return no node")
        }
        return node
    }

    /// The nodes that this one holds. None of them may be moved while they are gone through.
    var children: some Sequence<MarkdownNode> {
        sequence(first: cmark_node_first_child(self)) { $0.flatMap { cmark_node_next($0) } }
            .lazy.prefix { $0 != nil }.compactMap { $0 }
    }
}
