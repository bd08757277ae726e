internal import CCmark
internal import ECMAText
internal import HTML

/// Something in Markdown that shows otherwise than it looks.
public struct MarkdownFinding: Sendable, Hashable {
    /// The kinds of findings.
    public enum Kind: Sendable, Hashable {
        /// Raw HTML that is left out: the name of its element.
        case rawHTML(String)
        /// A link or an image that loses its URL.
        case unsafeURL(String)
        /// Rows with `|` between their cells, above and below a line of dashes.
        case table
        /// `~~text~~`.
        case strikethrough
        /// `- [ ] task`.
        case taskList
        /// `[^1]` and `[^1]: note`.
        case footnote
        /// A URL that is no link, because it does not stand between `<` and `>`.
        case bareURL
    }

    /// What it is.
    public var kind: Kind

    /// Where it stands in the author's text, in bytes: the values of the template left out.
    public var range: Range<Int>
}

/// Looks through a parsed document for what CommonMark leaves out, and for what other kinds of Markdown have beside.
///
/// What is in code, or has a backslash before it, is meant to be text.
struct MarkdownSurvey {
    private(set) var findings: [MarkdownFinding] = []
    private let source: [UInt8]
    private let lines: [Range<Int>]
    private let keepsHTML: Bool
    private let allowsUnsafe: Bool
    private let definesFootnotes: Bool
    /// Where in the source the search for the next inline goes on.
    private var cursor = 0
    private var end = 0
    /// The lines of the block.
    private var blockLines = 0..<0
    /// How many bytes may still be searched, so that the time stays in proportion to the source's length.
    private var budget: Int

    /// How many findings are kept: who reads more of them?
    private static let maximumFindings = 100

    /// - Parameters:
    ///   - source: What was parsed.
    ///   - keepsHTML: Whether raw HTML is not left out.
    init(_ source: [UInt8], keepsHTML: Bool, allowsUnsafe: Bool) {
        self.source = source
        self.keepsHTML = keepsHTML
        self.allowsUnsafe = allowsUnsafe
        budget = 1000 + source.count * 20
        lines = Self.lines(of: source)
        definesFootnotes = lines.contains { line in
            let text = source[line].drop { $0 == UInt8(ascii: " ") }
            guard let label = Self.footnoteLabel(at: text.startIndex, in: source) else { return false }
            return label < source.count && source[label] == UInt8(ascii: ":")
        }
    }

    mutating func look(at document: borrowing MarkdownDocument) {
        let walk = cmark_iter_new(document.root)
        defer { cmark_iter_free(walk) }
        var linkDepth = 0
        while true {
            let event = cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(walk) else { return }
            let type = cmark_node_get_type(node)
            if type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE {
                linkDepth += event == CMARK_EVENT_ENTER ? 1 : -1
            }
            if event == CMARK_EVENT_ENTER {
                look(at: node, type, isInLink: linkDepth > 0)
            } else if type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE {
                pass(Self.bytes(cmark_node_get_url(node)))
            }
        }
    }

    private mutating func look(at node: OpaquePointer, _ type: cmark_node_type, isInLink: Bool) {
        switch type {
        case CMARK_NODE_PARAGRAPH:
            begin(node)
            lookForTable()
            lookForTask(in: node)
        case CMARK_NODE_HEADING: begin(node)
        case CMARK_NODE_HTML_BLOCK:
            begin(node)
            lookForTags(in: node)
        case CMARK_NODE_HTML_INLINE: lookForTags(in: node)
        case CMARK_NODE_CODE: pass(Self.literal(of: node))
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE: lookAtURL(of: node)
        case CMARK_NODE_TEXT: lookAtText(of: node, isInLink: isInLink)
        default: break
        }
    }

    // MARK: What is left out

    private mutating func lookForTags(in node: OpaquePointer) {
        let html = Self.literal(of: node)
        for token in HTMLReader(html) {
            guard case .startTag(let tag) = token.kind else { continue }
            // The rest of a tag may stand on another line, behind the marks of a quote.
            guard let found = find(Array(html[token.range].prefix { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") }))
            else {
                continue
            }
            cursor = found.upperBound
            let isWhole = source[found.lowerBound...].starts(with: html[token.range])
            let range = isWhole ? found.lowerBound..<found.lowerBound + token.range.count : found
            if !keepsHTML { note(.rawHTML(tag.name), range) }
            if type(of: node) == CMARK_NODE_HTML_BLOCK, !keepsHTML { return }
        }
    }

    private func type(of node: OpaquePointer) -> cmark_node_type { cmark_node_get_type(node) }

    private mutating func lookAtURL(of node: OpaquePointer) {
        let url = Self.bytes(cmark_node_get_url(node))
        guard !allowsUnsafe, let scheme = URLScheme(of: url), scheme.isUnsafe(in: .markdown) else { return }
        let place = find(url) ?? cursor..<min(cursor + 1, end)
        note(.unsafeURL(String(decoding: url, as: UTF8.self)), place)
    }

    // MARK: What other kinds of Markdown have

    /// A table has a line of dashes with as many cells as the line above it.
    private mutating func lookForTable() {
        for (above, line) in zip(lines[blockLines], lines[blockLines].dropFirst()) {
            let dashes = Self.cells(of: source[line])
            guard source[line].contains(UInt8(ascii: "|")), source[above].contains(UInt8(ascii: "|")),
                dashes.allSatisfy(Self.isDelimiter), dashes.count == Self.cells(of: source[above]).count
            else { continue }
            let text = source[above].drop { $0.isHTMLSpace || $0 == UInt8(ascii: ">") }
            return note(.table, text.startIndex..<above.upperBound)
        }
    }

    private static func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var line = line.drop { $0.isHTMLSpace || $0 == UInt8(ascii: ">") }
        while let last = line.last, last.isHTMLSpace { line.removeLast() }
        if line.first == UInt8(ascii: "|") { line.removeFirst() }
        if line.last == UInt8(ascii: "|") { line.removeLast() }
        return line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    }

    private static func isDelimiter(_ cell: ArraySlice<UInt8>) -> Bool {
        var dashes = cell.filter { !$0.isHTMLSpace }[...]
        if dashes.first == UInt8(ascii: ":") { dashes.removeFirst() }
        if dashes.last == UInt8(ascii: ":") { dashes.removeLast() }
        return !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
    }

    private mutating func lookForTask(in paragraph: OpaquePointer) {
        guard let item = cmark_node_parent(paragraph), type(of: item) == CMARK_NODE_ITEM,
            cmark_node_previous(paragraph) == nil, cmark_node_previous(item) == nil
        else { return }
        // The bracket is the first thing after the item's mark.
        let text = source[cursor..<end]
        guard let open = text.firstIndex(of: UInt8(ascii: "[")), text[open...].count > 3,
            [" ", "x", "X"].map({ UInt8(ascii: $0) }).contains(text[open + 1]), text[open + 2] == UInt8(ascii: "]"),
            text[open + 3].isHTMLSpace, text[..<open].allSatisfy(Self.isItemMark)
        else { return }
        note(.taskList, open..<open + 3)
    }

    private static func isItemMark(_ byte: UInt8) -> Bool {
        byte.isHTMLSpace || byte.isASCIIDigit || [UInt8]("-+*.)>".utf8).contains(byte)
    }

    private mutating func lookAtText(of node: OpaquePointer, isInLink: Bool) {
        let text = Self.literal(of: node)
        lookForStrikethrough(in: text)
        if definesFootnotes { lookForFootnote(in: text) }
        if isInLink { pass(text) } else { lookForURL(in: text) }
    }

    private mutating func lookForURL(in text: [UInt8]) {
        for scheme in ["https://", "http://"] {
            guard let written = text.end(of: scheme), written < text.count, text[written].isASCIIAlphanumeric,
                let start = find(Array(scheme.utf8))
            else { continue }
            let rest = source[start.upperBound..<end].prefix { !$0.isHTMLSpace && $0 != UInt8(ascii: "<") }
            return note(.bareURL, start.lowerBound..<rest.endIndex)
        }
    }

    private mutating func lookForStrikethrough(in text: [UInt8]) {
        guard text.end(of: "~~") != nil, let open = find(Array("~~".utf8)), isUnescaped(open.lowerBound),
            let first = source[open.upperBound..<end].first, !first.isHTMLSpace, first != UInt8(ascii: "~")
        else { return }
        let outer = cursor
        defer { cursor = max(cursor, outer) }
        cursor = open.upperBound
        guard let close = find(Array("~~".utf8)), !source[close.lowerBound - 1].isHTMLSpace,
            close.upperBound == end || source[close.upperBound] != UInt8(ascii: "~")
        else { return }
        cursor = close.upperBound
        note(.strikethrough, open.lowerBound..<close.upperBound)
    }

    private mutating func lookForFootnote(in text: [UInt8]) {
        guard text.contains(UInt8(ascii: "^")), !findings.contains(where: { $0.kind == .footnote }),
            let open = find(Array("[^".utf8)), isUnescaped(open.lowerBound),
            let label = Self.footnoteLabel(at: open.lowerBound, in: source),
            label == source.count || source[label] != UInt8(ascii: "(")
        else { return }
        note(.footnote, open.lowerBound..<label)
    }

    /// The end of `[^label]`.
    private static func footnoteLabel(at start: Int, in source: [UInt8]) -> Int? {
        guard source[start...].starts(with: "[^".utf8) else { return nil }
        let label = source[(start + 2)...].prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
        let end = label.endIndex
        return !label.isEmpty && end < source.count && source[end] == UInt8(ascii: "]") ? end + 1 : nil
    }

    // MARK: Places

    private mutating func begin(_ block: OpaquePointer) {
        let first = Int(cmark_node_get_start_line(block)) - 1
        let last = Int(cmark_node_get_end_line(block)) - 1
        guard lines.indices.contains(first) else { return }
        blockLines = first..<min(max(last, first), lines.count - 1) + 1
        cursor = lines[first].lowerBound
        end = lines[blockLines.upperBound - 1].upperBound
    }

    /// Where some text stands next in the block. In code, a line break has become a space.
    private mutating func find(_ text: [UInt8]) -> Range<Int>? {
        guard let first = text.first else { return nil }
        for start in cursor..<max(cursor, end) {
            budget -= 1
            if budget < 0 { return nil }
            guard source[start] == first, end - start >= text.count,
                zip(source[start..<end], text).allSatisfy({ $0 == $1 || $0.isHTMLSpace && $1 == UInt8(ascii: " ") })
            else { continue }
            return start..<start + text.count
        }
        return nil
    }

    /// Goes on behind some text, if it is there as it is.
    private mutating func pass(_ text: [UInt8]) {
        if let found = find(text) { cursor = found.upperBound }
    }

    private func isUnescaped(_ position: Int) -> Bool {
        source[..<position].reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
    }

    private mutating func note(_ kind: MarkdownFinding.Kind, _ range: Range<Int>) {
        guard findings.count < Self.maximumFindings else { return }
        findings.append(MarkdownFinding(kind: kind, range: range))
    }

    private static func literal(of node: OpaquePointer) -> [UInt8] {
        bytes(cmark_node_get_literal(node))
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        text.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
    }

    /// The lines of a text, as CommonMark ends them, without their line breaks.
    private static func lines(of text: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: "\n") {
                let isPair = index > 0 && text[index - 1] == UInt8(ascii: "\r")
                if !isPair { lines.append(start..<index) }
                start = index + 1
            } else if byte == UInt8(ascii: "\r") {
                lines.append(start..<index)
                start = index + 1
            }
        }
        lines.append(start..<text.count)
        return lines
    }
}

extension [UInt8] {
    /// Where the first occurrence of a text ends.
    fileprivate func end(of text: String) -> Int? {
        indices.first { self[$0...].starts(with: text.utf8) }.map { $0 + text.utf8.count }
    }
}
