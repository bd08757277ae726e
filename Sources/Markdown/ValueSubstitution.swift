internal import CCmark
internal import HTML

/// Puts a template's values into a parsed document, where their placeholders stand.
///
/// The tree holds plain text, which cmark escapes for its place when it prints the tree; so a value needs no escaping
/// here, but for raw HTML, which cmark prints as it is.
struct ValueSubstitution {
    /// The values that were left out, as ascending positions.
    var refusedValues: [Int] { refused.sorted() }

    /// The values that are blocks in a paragraph with other text, in their order.
    private(set) var blocksInText: [Int] = []

    private let placeholders: Placeholders?
    private let template: MarkdownTemplate
    private let allowsUnsafe: Bool
    private let keepsMarkup: Bool
    private let isInline: Bool
    private let maximumBytes: Int
    private var refused: Set<Int> = []
    private var scanner = RawHTMLScanner()
    private var addedBytes = 0

    init(
        _ placeholders: Placeholders?, of template: MarkdownTemplate, keepsMarkup: Bool, options: MarkdownOptions
    ) {
        self.placeholders = placeholders
        self.template = template
        allowsUnsafe = options.allowsUnsafe
        self.keepsMarkup = keepsMarkup && !options.allowsUnsafe
        isInline = options.isInline
        maximumBytes = options.maximumBytes
    }

    /// Puts the values into one node.
    mutating func visit(_ node: OpaquePointer) throws(MarkdownError) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT:
            try substituteMarkup(in: node)
        case CMARK_NODE_CODE:
            try substituteText(of: node)
        case CMARK_NODE_CODE_BLOCK:
            try substituteText(of: node)
            if let info = try substituted(cmark_node_get_fence_info(node)) { cmark_node_set_fence_info(node, info) }
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
            if let title = try substituted(cmark_node_get_title(node)) { cmark_node_set_title(node, title) }
            try substituteURL(of: node)
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
            try substituteHTML(of: node)
            if keepsMarkup { keep(node) }
        case CMARK_NODE_PARAGRAPH:
            if Self.isEmpty(node) { cmark_node_free(node) } else { unwrapMarkup(in: node) }
        default:
            break
        }
    }

    private mutating func substituteText(of node: OpaquePointer) throws(MarkdownError) {
        guard let pieces = pieces(of: cmark_node_get_literal(node)) else {
            // What was escaped for a script is read as Markdown here, and means something else then.
            if keepsMarkup, !scanner.isInText { cmark_node_set_literal(node, "") }
            return
        }
        cmark_node_set_literal(node, try joinedText(pieces))
    }

    private mutating func joinedText(_ pieces: [Piece]) throws(MarkdownError) -> [CChar] {
        // Inside `<script>`, or a tag that a block of raw HTML left open, text is no text.
        let isText = scanner.isInText
        if !isText { for case .value(let position) in pieces { refused.insert(position) } }
        return try joined(pieces, withValues: isText)
    }

    /// Puts values into some text, in which those that are markup become nodes of their own.
    private mutating func substituteMarkup(in node: OpaquePointer) throws(MarkdownError) {
        guard !template.markupValues.isEmpty, scanner.isBetweenTags, !Self.isInImage(node),
            let pieces = pieces(of: cmark_node_get_literal(node))
        else { return try substituteText(of: node) }
        let parts = pieces.split(maxSplits: .max, omittingEmptySubsequences: false, whereSeparator: isMarkup)
        for (index, part) in parts.enumerated() {
            if !part.isEmpty {
                let text = OpaquePointer.new(CMARK_NODE_TEXT)
                cmark_node_set_literal(text, try joinedText(Array(part)))
                cmark_node_insert_before(node, text)
            }
            guard index < parts.count - 1, case .value(let position) = pieces[part.endIndex],
                !template.valueRanges[position].isEmpty
            else { continue }
            guard scanner.isBetweenTags else {
                refused.insert(position)
                continue
            }
            let html = value(at: position)
            try count(html.count)
            html.withUnsafeBytes { scanner.scan($0) }
            let markup = OpaquePointer.markup(html, CMARK_NODE_CUSTOM_INLINE)
            cmark_node_set_user_data(markup, UnsafeMutableRawPointer(bitPattern: position + 1))
            cmark_node_insert_before(node, markup)
        }
        cmark_node_free(node)
    }

    private func isMarkup(_ piece: Piece) -> Bool {
        if case .value(let position) = piece { template.markupValues.contains(position) } else { false }
    }

    /// Whether a node is in an image's description, which holds text only.
    private static func isInImage(_ node: OpaquePointer) -> Bool {
        var ancestor = cmark_node_parent(node)
        while let parent = ancestor {
            if cmark_node_get_type(parent) == CMARK_NODE_IMAGE { return true }
            ancestor = cmark_node_parent(parent)
        }
        return false
    }

    /// Takes the paragraph away from around markup that stands alone in it and begins with a block.
    private mutating func unwrapMarkup(in paragraph: OpaquePointer) {
        guard !template.markupValues.isEmpty, !isInline else { return }
        var html: [UInt8] = []
        var blocks: [Int] = []
        var isAlone = true
        for node in paragraph.children {
            switch cmark_node_get_type(node) {
            case CMARK_NODE_CUSTOM_INLINE:
                guard let markup = cmark_node_get_on_enter(node) else { return }
                let bytes = Self.bytes(from: markup, to: markup + strlen(markup))
                if Self.beginsWithBlock(bytes) { blocks.append(Int(bitPattern: cmark_node_get_user_data(node)) - 1) }
                html += bytes
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: html.append(UInt8(ascii: "\n"))
            case CMARK_NODE_TEXT: isAlone = isAlone && cmark_node_get_literal(node).map { $0[0] == 0 } ?? true
            default: isAlone = false
            }
        }
        if blocks.isEmpty { return }
        guard isAlone else { return blocksInText += blocks }
        cmark_node_insert_before(paragraph, .markup(html, CMARK_NODE_CUSTOM_BLOCK))
        cmark_node_free(paragraph)
    }

    private static func beginsWithBlock(_ html: [UInt8]) -> Bool {
        for token in HTMLReader(html) {
            switch token.kind {
            case .startTag(let tag): return HTMLElement.endsParagraph(tag.name)
            case .text where html[token.range].allSatisfy(\.isHTMLSpace): continue
            case .comment: continue
            default: return false
            }
        }
        return false
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
        guard allowsUnsafe || keepsMarkup else { return }
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
                if isMarkup(piece), scanner.isBetweenTags {
                    let markup = value(at: position)
                    try count(markup.count)
                    markup.withUnsafeBytes { scanner.scan($0) }
                    html.append(contentsOf: markup.lazy.map(CChar.init(bitPattern:)))
                    continue
                }
                let escaped = scanner.escape(text(at: position), before: following)
                if escaped.isRefused { refused.insert(position) }
                try count(escaped.html.count)
                html.append(contentsOf: escaped.html.lazy.map(CChar.init(bitPattern:)))
            }
        }
        html.append(0)
        cmark_node_set_literal(node, html)
    }

    /// Puts trusted HTML where it stays, whatever the options allow.
    private func keep(_ node: OpaquePointer) {
        guard let literal = cmark_node_get_literal(node) else { return }
        let isBlock = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK
        let html = Self.bytes(from: literal, to: literal + strlen(literal))
        cmark_node_insert_before(node, .markup(html, isBlock ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_CUSTOM_INLINE))
        cmark_node_free(node)
    }

    /// Whether nothing is left of a paragraph, which then held only empty values.
    private static func isEmpty(_ paragraph: OpaquePointer) -> Bool {
        paragraph.children.allSatisfy { node in
            switch cmark_node_get_type(node) {
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: true
            case CMARK_NODE_TEXT: cmark_node_get_literal(node).map { $0[0] == 0 } ?? false
            default: false
            }
        }
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
                let value = self.text(at: position)
                try count(value.count)
                text.append(contentsOf: value.lazy.map(CChar.init(bitPattern:)))
            }
        }
        text.append(0)
        return text
    }

    /// A text of the tree, cut at its placeholders; `nil` when it has none.
    private func pieces(of text: UnsafePointer<CChar>?) -> [Piece]? {
        guard let placeholders, var rest = text, var mark = UnsafePointer(strstr(rest, placeholders.mark)) else {
            return nil
        }
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

    /// A value as text: of markup, what it shows.
    private func text(at position: Int) -> [UInt8] {
        let value = value(at: position)
        guard template.markupValues.contains(position) else { return value }
        return decodeCharacterReferences(textContent(of: value[...]))
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
