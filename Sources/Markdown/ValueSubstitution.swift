internal import CCmark
internal import HTML

/// Puts a template's values into a parsed document, where their placeholders stand.
///
/// The tree holds plain text, which cmark escapes for its place when it prints the tree; so a value needs no escaping
/// here, but for raw HTML, which cmark prints as it is.
struct ValueSubstitution {
    /// The values that were left out, as ascending positions.
    var refusedValues: [Int] { refused.sorted() }

    private let placeholders: Placeholders
    private let template: MarkdownTemplate
    private let allowsUnsafe: Bool
    private let maximumBytes: Int
    private var refused: Set<Int> = []
    private var scanner = RawHTMLScanner()
    private var addedBytes = 0

    init(_ placeholders: Placeholders, of template: MarkdownTemplate, allowsUnsafe: Bool, maximumBytes: Int) {
        self.placeholders = placeholders
        self.template = template
        self.allowsUnsafe = allowsUnsafe
        self.maximumBytes = maximumBytes
    }

    /// Puts the values into one node.
    mutating func visit(_ node: OpaquePointer) throws(MarkdownError) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT, CMARK_NODE_CODE:
            try substituteText(of: node)
        case CMARK_NODE_CODE_BLOCK:
            try substituteText(of: node)
            if let info = try substituted(cmark_node_get_fence_info(node)) { cmark_node_set_fence_info(node, info) }
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
            if let title = try substituted(cmark_node_get_title(node)) { cmark_node_set_title(node, title) }
            try substituteURL(of: node)
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
            try substituteHTML(of: node)
        case CMARK_NODE_PARAGRAPH:
            if Self.isEmpty(node) { cmark_node_free(node) }
        default:
            break
        }
    }

    private mutating func substituteText(of node: OpaquePointer) throws(MarkdownError) {
        guard let pieces = pieces(of: cmark_node_get_literal(node)) else { return }
        // Inside `<script>`, or a tag that a block of raw HTML left open, text is no text.
        let isText = scanner.isInText
        if !isText { for case .value(let position) in pieces { refused.insert(position) } }
        cmark_node_set_literal(node, try joined(pieces, withValues: isText))
    }

    private mutating func substituteURL(of node: OpaquePointer) throws(MarkdownError) {
        guard let pieces = pieces(of: cmark_node_get_url(node)) else { return }
        let url = try joined(pieces)
        let scheme = URLScheme(of: url.dropLast().lazy.map(UInt8.init(bitPattern:)))
        if let scheme, scheme.isUnsafe(in: .markdown) {
            for case .value(let position) in pieces { refused.insert(position) }
            cmark_node_set_url(node, "")
        } else {
            cmark_node_set_url(node, url)
        }
    }

    private mutating func substituteHTML(of node: OpaquePointer) throws(MarkdownError) {
        guard allowsUnsafe else { return }
        guard let pieces = pieces(of: cmark_node_get_literal(node)) else {
            if let literal = cmark_node_get_literal(node) {
                scanner.scan(UnsafeRawBufferPointer(start: literal, count: strlen(literal)))
            }
            return
        }
        var html: [CChar] = []
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .source(let bytes):
                bytes.withUnsafeBytes { scanner.scan($0) }
                html.append(contentsOf: bytes.lazy.map(CChar.init(bitPattern:)))
            case .value(let position):
                var following: [UInt8] = []
                if index + 1 < pieces.count, case .source(let next) = pieces[index + 1] { following = next }
                let escaped = scanner.escape(value(at: position), before: following)
                if escaped.isRefused { refused.insert(position) }
                try count(escaped.html.count)
                html.append(contentsOf: escaped.html.lazy.map(CChar.init(bitPattern:)))
            }
        }
        html.append(0)
        cmark_node_set_literal(node, html)
    }

    /// Whether nothing is left of a paragraph, which then held only empty values.
    private static func isEmpty(_ paragraph: OpaquePointer) -> Bool {
        var child = cmark_node_first_child(paragraph)
        while let node = child {
            switch cmark_node_get_type(node) {
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
                break
            case CMARK_NODE_TEXT:
                guard let literal = cmark_node_get_literal(node), literal[0] == 0 else { return false }
            default:
                return false
            }
            child = cmark_node_next(node)
        }
        return true
    }

    // MARK: Texts with placeholders

    private enum Piece {
        case source([UInt8])
        case value(Int)
    }

    /// A text of the tree with its values put in, as a C string; `nil` when it has none.
    private mutating func substituted(_ text: UnsafePointer<CChar>?) throws(MarkdownError) -> [CChar]? {
        guard let pieces = pieces(of: text) else { return nil }
        return try joined(pieces)
    }

    private mutating func joined(_ pieces: [Piece], withValues hasValues: Bool = true) throws(MarkdownError) -> [CChar]
    {
        var text: [CChar] = []
        for piece in pieces {
            switch piece {
            case .source(let bytes):
                text.append(contentsOf: bytes.lazy.map(CChar.init(bitPattern:)))
            case .value(let position):
                guard hasValues else { continue }
                let value = self.value(at: position)
                try count(value.count)
                text.append(contentsOf: value.lazy.map(CChar.init(bitPattern:)))
            }
        }
        text.append(0)
        return text
    }

    /// A text of the tree, cut at its placeholders; `nil` when it has none.
    private func pieces(of text: UnsafePointer<CChar>?) -> [Piece]? {
        guard var rest = text, var mark = UnsafePointer(strstr(rest, placeholders.mark)) else { return nil }
        let width = placeholders.mark.count - 1
        var pieces: [Piece] = []
        while true {
            if mark > rest { pieces.append(.source(Self.bytes(from: rest, to: mark))) }
            var digits = mark + width
            var position = 0
            while let digit = UInt8(exactly: digits.pointee), (0x30...0x39).contains(digit) {
                position = position * 10 + Int(digit - 0x30)
                digits += 1
            }
            pieces.append(.value(position))
            rest = digits + width
            guard let next = UnsafePointer(strstr(rest, placeholders.mark)) else { break }
            mark = next
        }
        if rest.pointee != 0 { pieces.append(.source(Self.bytes(from: rest, to: rest + strlen(rest)))) }
        return pieces
    }

    private static func bytes(from start: UnsafePointer<CChar>, to end: UnsafePointer<CChar>) -> [UInt8] {
        UnsafeBufferPointer(start: start, count: end - start).map(UInt8.init(bitPattern:))
    }

    /// A value as valid UTF-8 without NUL.
    private func value(at position: Int) -> [UInt8] {
        let bytes = template.bytes[template.valueRanges[position]]
        guard bytes.contains(where: { $0 == 0 || $0 >= 0x80 }) else { return Array(bytes) }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.utf8.contains(0)
            ? Array(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : String($0) }.joined().utf8) : Array(text.utf8)
    }

    /// A placeholder in a link's definition is copied to every link that uses it, and its value with it.
    private mutating func count(_ bytes: Int) throws(MarkdownError) {
        addedBytes += bytes
        guard addedBytes <= maximumBytes else { throw .tooLong(bytes: addedBytes, maximum: maximumBytes) }
    }
}
