internal import CCmark

/// A parsed document: the owner of one tree of cmark's nodes.
struct MarkdownDocument: ~Copyable {
    let root: OpaquePointer

    /// Opening brackets that one paragraph may have. cmark compares each link's end with every bracket that is open
    /// before it; with this bound the time stays in proportion to the source's length.
    static let maximumBrackets = 10_000

    init(parsing source: [UInt8], options: MarkdownOptions) throws(MarkdownError) {
        // The result goes through a `Result`, because `withUnsafeBufferPointer` returns no noncopyable value.
        let parsed = source.withUnsafeBufferPointer { source in
            Result { () throws(MarkdownError) in try Self.parse(source, options: options) }
        }
        root = try parsed.get()
    }

    init(parsing source: UnsafeBufferPointer<UInt8>, options: MarkdownOptions) throws(MarkdownError) {
        root = try Self.parse(source, options: options)
    }

    deinit {
        cmark_node_free(root)
    }

    private static func parse(
        _ source: UnsafeBufferPointer<UInt8>, options: MarkdownOptions
    ) throws(MarkdownError) -> OpaquePointer {
        guard source.count <= options.maximumBytes else {
            throw .tooLong(bytes: source.count, maximum: options.maximumBytes)
        }
        try checkBrackets(in: source)
        let flags = CMARK_OPT_VALIDATE_UTF8 | (options.usesSmartPunctuation ? CMARK_OPT_SMART : 0)
        let document = source.withMemoryRebound(to: CChar.self) { source in
            // cmark wants an address even where there is nothing to read.
            guard let address = source.baseAddress else { return cmark_parse_document("", 0, flags) }
            return cmark_parse_document(address, source.count, flags)
        }
        guard let document else { preconditionFailure("cmark ends the process rather than return no document") }
        return document
    }

    private static func checkBrackets(in source: UnsafeBufferPointer<UInt8>) throws(MarkdownError) {
        var brackets = 0
        var line = 1
        var isLineBlank = true
        for byte in source {
            switch byte {
            case UInt8(ascii: "["):
                brackets += 1
                isLineBlank = false
                guard brackets <= maximumBrackets else {
                    throw .tooManyBrackets(line: line, maximum: maximumBrackets)
                }
            case UInt8(ascii: "\n"):
                if isLineBlank { brackets = 0 }
                line += 1
                isLineBlank = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                break
            default:
                isLineBlank = false
            }
        }
    }

    /// Moves the headings, checks the depth, and gives every node to `visit`: a leaf once, a container when all that
    /// it holds has been visited. Only then may a node be changed or freed.
    func finish(
        options: MarkdownOptions, visit: (OpaquePointer) throws(MarkdownError) -> Void = { _ in }
    ) throws(MarkdownError) {
        let walk = cmark_iter_new(root)
        defer { cmark_iter_free(walk) }
        var depth = 0
        while true {
            let event = cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(walk) else { return }
            let type = cmark_node_get_type(node)
            if event == CMARK_EVENT_EXIT {
                depth -= 1
                if node != root { try visit(node) }
            } else if Self.isLeaf(type) {
                try visit(node)
            } else {
                depth += 1
                // The document itself is the first level, and no element.
                guard depth <= options.maximumDepth + 1 else { throw .tooDeep(maximum: options.maximumDepth) }
                if type == CMARK_NODE_HEADING, options.headingOffset != 0 {
                    let level = Int(cmark_node_get_heading_level(node)).addingReportingOverflow(options.headingOffset)
                    let isBelow = level.overflow || level.partialValue > 6
                    cmark_node_set_heading_level(node, isBelow ? 6 : Int32(max(level.partialValue, 1)))
                }
            }
        }
    }

    private static func isLeaf(_ type: cmark_node_type) -> Bool {
        switch type {
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
            CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
            true
        default:
            false
        }
    }

    /// The document as HTML.
    func html(options: MarkdownOptions) -> [UInt8] {
        guard let text = cmark_render_html(root, options.allowsUnsafe ? CMARK_OPT_UNSAFE : 0) else {
            preconditionFailure("cmark ends the process rather than return no text")
        }
        defer { cmark_get_default_mem_allocator().pointee.free(text) }
        var html = UnsafeRawBufferPointer(start: text, count: strlen(text)).withMemoryRebound(
            to: UInt8.self, Array.init)
        if options.isInline, html.last == UInt8(ascii: "\n") { html.removeLast() }
        return html
    }
}
