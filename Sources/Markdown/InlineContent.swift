internal import CCmark

extension MarkdownDocument {
    /// Makes lines of all blocks, each the content of a paragraph or a heading, or some code.
    ///
    /// - Returns: What the blocks are, if there was anything but one paragraph.
    func makeInline() -> [String] {
        let names = root.children.map(Self.name)
        let line = OpaquePointer.new(CMARK_NODE_CUSTOM_BLOCK)
        var blocks = Array(root.children)
        while let block = blocks.first {
            blocks.removeFirst()
            switch cmark_node_get_type(block) {
            case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
                let content = Array(block.children)
                if !content.isEmpty { Self.beginLine(in: line) }
                for node in content { cmark_node_append_child(line, node) }
            case CMARK_NODE_CODE_BLOCK:
                Self.beginLine(in: line)
                let code = OpaquePointer.new(CMARK_NODE_CODE)
                var text = cmark_node_get_literal(block).map { String(cString: $0) } ?? ""
                if text.hasSuffix("\n") { text.removeLast() }
                cmark_node_set_literal(code, text)
                cmark_node_append_child(line, code)
            case CMARK_NODE_HTML_BLOCK, CMARK_NODE_CUSTOM_BLOCK:
                Self.beginLine(in: line)
                cmark_node_unlink(block)
                cmark_node_append_child(line, block)
            default:
                blocks = Array(block.children) + blocks
            }
        }
        for block in Array(root.children) { cmark_node_free(block) }
        cmark_node_append_child(root, line)
        return names == ["paragraph"] ? [] : names
    }

    private static func beginLine(in line: OpaquePointer) {
        guard cmark_node_first_child(line) != nil else { return }
        cmark_node_append_child(line, .new(CMARK_NODE_LINEBREAK))
    }

    /// What a block is called in a message.
    private static func name(of block: OpaquePointer) -> String {
        switch cmark_node_get_type(block) {
        case CMARK_NODE_PARAGRAPH: "paragraph"
        case CMARK_NODE_HEADING: "heading"
        case CMARK_NODE_LIST: "list"
        case CMARK_NODE_BLOCK_QUOTE: "quote"
        case CMARK_NODE_CODE_BLOCK: "code block"
        case CMARK_NODE_THEMATIC_BREAK: "rule"
        default: "tag"
        }
    }
}
