/// HTML in a form in which two pages that mean the same are the same lines.
///
/// Names are in lower case, attributes in name order and all in double quotes, runs of white space one space, and none
/// beside a block: there a new line begins. In `pre`, `textarea`, `script` and `style` text stays as it is. It is no
/// parser of HTML: it does not put in what an author left out, so that pages which differ in that stay different.
struct HTMLCanonicalForm {
    /// The lines of a page.
    static func lines(of html: [UInt8]) -> [String] {
        var form = HTMLCanonicalForm(html)
        form.run()
        return form.lines
    }

    private let html: [UInt8]
    private var position = 0
    private var lines: [String] = []
    private var line: [UInt8] = []
    /// Whether white space was met that matters if more follows on this line.
    private var hasPendingSpace = false
    /// How many `pre` are open, in which white space matters.
    private var preDepth = 0

    private init(_ html: [UInt8]) { self.html = html }

    private mutating func run() {
        while position < html.count {
            if html[position] == UInt8(ascii: "<"), readMarkup() { continue }
            readText()
        }
        breakLine()
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

    // MARK: Text

    private mutating func readText() {
        let start = position
        position += 1
        while position < html.count, html[position] != UInt8(ascii: "<") { position += 1 }
        let text = html[start..<position]
        if preDepth > 0 { return appendExactly(text) }
        var word = text.startIndex
        for index in text.indices where Self.isSpace(text[index]) {
            if index > word { append(text[word..<index]) }
            hasPendingSpace = true
            word = index + 1
        }
        if word < text.endIndex { append(text[word...]) }
    }

    // MARK: Markup

    /// Reads a tag, a comment or a doctype; nothing if the `<` is only a character.
    private mutating func readMarkup() -> Bool {
        guard position + 1 < html.count else { return false }
        switch html[position + 1] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): readDeclaration()
        case UInt8(ascii: "/"): return readEndTag()
        case let letter where Self.isLetter(letter): readStartTag()
        default: return false
        }
        return true
    }

    private mutating func readDeclaration() {
        let start = position
        if html[start...].starts(with: "<!--".utf8) {
            position = end(of: "-->", from: start + 4)
            append(html[start..<position])
        } else {
            position = end(of: ">", from: start + 2)
            breakLine()
            append(html[start..<position].map(Self.lowercased))
            breakLine()
        }
    }

    private mutating func readEndTag() -> Bool {
        guard position + 2 < html.count, Self.isLetter(html[position + 2]) else { return false }
        position += 2
        let name = readName()
        position = end(of: ">", from: position)
        if name == "pre" { preDepth = max(0, preDepth - 1) }
        let isBlock = Self.isBlock(name)
        if isBlock { breakLine() }
        append("</\(name)>".utf8)
        if isBlock { breakLine() }
        return true
    }

    private mutating func readStartTag() {
        position += 1
        let name = readName()
        let (attributes, isClosed) = readAttributes()
        let isBlock = Self.isBlock(name)
        if isBlock { breakLine() }
        if name == "br" { hasPendingSpace = false }
        var tag = "<\(name)"
        for (name, value) in attributes { tag += value.isEmpty ? " \(name)" : " \(name)=\"\(value)\"" }
        // Only in SVG and MathML does the slash end the element.
        if isClosed, !Self.voidElements.contains(name) { tag += "/" }
        append((tag + ">").utf8)
        if isBlock || name == "br" { breakLine() }
        if name == "pre" { preDepth += 1 }
        if Self.rawTextElements.contains(name), !isClosed {
            let start = position
            position = endTag(of: name, from: start)
            appendExactly(html[start..<position])
        }
    }

    private mutating func readName() -> String {
        let start = position
        while position < html.count, !Self.isSpace(html[position]), html[position] != UInt8(ascii: ">"),
            html[position] != UInt8(ascii: "/")
        { position += 1 }
        return String(decoding: html[start..<position].map(Self.lowercased), as: UTF8.self)
    }

    /// Reads attributes up to the tag's end; of two with one name the first counts, as in HTML.
    private mutating func readAttributes() -> (attributes: [(name: String, value: String)], isClosed: Bool) {
        var values: [String: String] = [:]
        var isClosed = false
        while position < html.count {
            let byte = html[position]
            if byte == UInt8(ascii: ">") {
                position += 1
                break
            }
            isClosed = byte == UInt8(ascii: "/")
            if isClosed || Self.isSpace(byte) {
                position += 1
                continue
            }
            let name = readAttributeName()
            let value = readAttributeValue()
            if values[name] == nil { values[name] = value }
        }
        return (values.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }, isClosed)
    }

    private mutating func readAttributeName() -> String {
        let start = position
        position += 1
        while position < html.count, !Self.isSpace(html[position]), !"=>/".utf8.contains(html[position]) {
            position += 1
        }
        return String(decoding: html[start..<position].map(Self.lowercased), as: UTF8.self)
    }

    private mutating func readAttributeValue() -> String {
        let start = position
        skipSpace()
        guard position < html.count, html[position] == UInt8(ascii: "=") else {
            position = start
            return ""
        }
        position += 1
        skipSpace()
        guard position < html.count else { return "" }
        let quote = html[position]
        var value: ArraySlice<UInt8>
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = html[(position + 1)...].firstIndex(of: quote) ?? html.count
            value = html[(position + 1)..<end]
            position = min(end + 1, html.count)
        } else {
            let start = position
            while position < html.count, !Self.isSpace(html[position]), html[position] != UInt8(ascii: ">") {
                position += 1
            }
            value = html[start..<position]
        }
        // What a double-quoted value can hold as it is, is written so.
        let text = String(decoding: value, as: UTF8.self)
        return text.utf8.contains(UInt8(ascii: "\""))
            ? text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;") : text
    }

    private mutating func skipSpace() {
        while position < html.count, Self.isSpace(html[position]) { position += 1 }
    }

    private func end(of mark: StaticString, from start: Int) -> Int {
        let mark = Array(mark.description.utf8)
        var index = min(start, html.count)
        while index < html.count {
            if html[index...].starts(with: mark) { return index + mark.count }
            index += 1
        }
        return html.count
    }

    private func endTag(of name: String, from start: Int) -> Int {
        var index = start
        while index < html.count {
            if html[index] == UInt8(ascii: "<"), index + 1 < html.count, html[index + 1] == UInt8(ascii: "/"),
                html[(index + 2)...].prefix(name.utf8.count).map(Self.lowercased).elementsEqual(name.utf8)
            {
                return index
            }
            index += 1
        }
        return html.count
    }

    // MARK: Names

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// Whether white space beside an element is not seen: by the style sheet of browsers (HTML, section 15.3), or
    /// because themes use the element as a box, as they do their custom ones.
    private static func isBlock(_ name: String) -> Bool {
        blocks.contains(name) || name.utf8.contains(UInt8(ascii: "-"))
    }

    private static let rawTextElements: Set<String> = ["script", "style", "textarea", "title"]

    private static let voidElements: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    private static let blocks: Set<String> = [
        "address", "article", "aside", "base", "blockquote", "body", "caption", "center", "col", "colgroup", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "link", "main", "menu",
        "meta",
        "nav", "noscript", "ol", "optgroup", "option", "p", "pre", "script", "search", "section", "style", "summary",
        "symbol", "table", "tbody", "td", "template", "tfoot", "th", "thead", "title", "tr", "ul",
    ]
}
