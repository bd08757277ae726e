internal import CCmark
internal import HTML

/// Keeps raw HTML that is trusted, in Markdown that may hold none.
///
/// Only its tags stay as they are. The text between them was escaped for HTML, and is read as Markdown and escaped again,
/// which makes no difference where text stands; in elements such as `<script>` it would, and so it is left out there.
struct TrustedHTML {
    private var scanner = RawHTMLScanner()

    /// Keeps the HTML of one node.
    mutating func visit(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HTML_BLOCK: replace(node, CMARK_NODE_CUSTOM_BLOCK)
        case CMARK_NODE_HTML_INLINE: replace(node, CMARK_NODE_CUSTOM_INLINE)
        case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK:
            if !scanner.isInText { cmark_node_set_literal(node, "") }
        default: break
        }
    }

    private mutating func replace(_ node: OpaquePointer, _ type: cmark_node_type) {
        guard let literal = cmark_node_get_literal(node) else { return }
        let html = UnsafeRawBufferPointer(start: literal, count: strlen(literal))
        scanner.scan(html)
        cmark_node_insert_before(node, .markup(Array(html), type))
        cmark_node_free(node)
    }
}
