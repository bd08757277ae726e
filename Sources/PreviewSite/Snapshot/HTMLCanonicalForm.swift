import ECMAText
import HTML

/// HTML in a form in which two pages that mean the same are the same lines.
///
/// Names are in lower case, attributes in name order and all in double quotes, runs of white space one space, and none
/// beside a block: there a new line begins. In `pre`, `textarea`, `script` and `style` text stays as it is. It is not a
/// parser of HTML: it does not put in what an author left out, so that pages which differ in that stay different.
struct HTMLCanonicalForm {
    /// The lines of a page.
    static func lines(of html: [UInt8]) -> [String] {
        var form = HTMLCanonicalForm(html: html)
        for token in HTMLReader(html) { form.append(token) }
        form.breakLine()
        return form.lines
    }

    private let html: [UInt8]
    private var lines: [String] = []
    private var line: [UInt8] = []
    /// Whether white space was met that matters if more follows on this line.
    private var hasPendingSpace = false
    /// How many `pre` are open, in which white space matters.
    private var preDepth = 0

    private init(html: [UInt8]) { self.html = html }

    private mutating func append(_ token: HTMLToken) {
        let text = html[token.range]
        switch token.kind {
        case .text: appendText(text)
        case .rawText, .cdata: appendExactly(text)
        case .comment: append(text)
        case .declaration: appendBlock(text.map(\.asciiLowercased))
        case .startTag(let tag): append(startTag: tag)
        case .endTag(let tag):
            if tag.name == "pre" { preDepth = max(0, preDepth - 1) }
            append("</\(tag.name)>", isBlock: Self.isBlock(tag.name))
        }
    }

    // MARK: Tags and text

    private mutating func append(startTag tag: HTMLToken.Tag) {
        if tag.name == "br" { hasPendingSpace = false }
        var text = "<\(tag.name)"
        // Of two attributes with one name the first counts, as in HTML.
        let values = Dictionary(tag.attributes.map { ($0.name, value(of: $0)) }) { first, _ in first }
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            text += value.isEmpty ? " \(name)" : " \(name)=\"\(value)\""
        }
        // Only in SVG and MathML does the slash end the element.
        append(text + (tag.isSelfClosing && tag.isForeign ? "/>" : ">"), isBlock: Self.isBlock(tag.name))
        if tag.name == "br" { breakLine() }
        if tag.name == "pre" { preDepth += 1 }
    }

    /// An attribute's value as it is written in double quotes.
    private func value(of attribute: HTMLToken.Attribute) -> String {
        String(decoding: html[attribute.valueRange ?? 0..<0], as: UTF8.self).escaped(.doubleQuotes)
    }

    private mutating func appendText(_ text: ArraySlice<UInt8>) {
        if preDepth > 0 { return appendExactly(text) }
        var word = text.startIndex
        for index in text.indices where text[index].isHTMLSpace {
            if index > word { append(text[word..<index]) }
            hasPendingSpace = true
            word = index + 1
        }
        if word < text.endIndex { append(text[word...]) }
    }

    // MARK: Lines

    private mutating func breakLine() {
        hasPendingSpace = false
        if line.isEmpty { return }
        lines.append(String(decoding: line, as: UTF8.self))
        line = []
    }

    private mutating func append(_ bytes: some Sequence<UInt8>) {
        if hasPendingSpace, !line.isEmpty { line.append(UInt8(ascii: " ")) }
        hasPendingSpace = false
        line += bytes
    }

    private mutating func append(_ text: String, isBlock: Bool) {
        if isBlock { appendBlock(text.utf8) } else { append(text.utf8) }
    }

    /// Adds something that has a line of its own.
    private mutating func appendBlock(_ bytes: some Sequence<UInt8>) {
        breakLine()
        append(bytes)
        breakLine()
    }

    /// Adds text whose white space matters: each of its lines is one of ours.
    private mutating func appendExactly(_ text: ArraySlice<UInt8>) {
        var isFirst = true
        for part in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if !isFirst {
                lines.append(String(decoding: line, as: UTF8.self))
                line = []
            }
            isFirst = false
            append(part.last == UInt8(ascii: "\r") ? part.dropLast() : part)
        }
    }

    // MARK: Blocks

    /// Whether white space beside an element is not seen: by the style sheet of browsers (HTML, section 15.3), or
    /// because themes use the element as a box, as they do their custom ones.
    private static func isBlock(_ name: String) -> Bool {
        blocks.contains(name) || name.utf8.contains(UInt8(ascii: "-"))
    }

    private static let blocks: Set<String> = [
        "address", "article", "aside", "base", "blockquote", "body", "caption", "center", "col", "colgroup", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "link", "main", "menu",
        "meta",
        "nav", "noscript", "ol", "optgroup", "option", "p", "pre", "script", "search", "section", "style", "summary",
        "symbol", "table", "tbody", "td", "template", "tfoot", "th", "thead", "title", "tr", "ul",
    ]
}
