/// The elements of an HTML text as they were written, tag by tag.
///
/// A browser repairs what it reads: it closes, moves and drops elements in silence. A page is well-formed when the
/// elements that it wrote are the very elements that the browser has, which `PagesHTMLTests` compares. Here every
/// element is closed by a tag of its own, in order, except those that never have contents; attributes are quoted, and
/// none is there twice.
struct WrittenHTML {
    /// Each element as its depth, its name, and its attributes in order of their names: `2 a href="…"`.
    private(set) var elements: [String] = []
    /// What is wrong with the text, with the line it is in.
    private(set) var faults: [String] = []

    private var open: [(name: String, start: String.Index)] = []
    private var rest: Substring.UTF8View
    private let text: String

    init(_ text: String) {
        self.text = text
        rest = Substring(text).utf8
        read()
        for element in open.reversed() { fault("<\(element.name)> of line \(line(of: element.start)) is not closed") }
    }

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    /// Elements whose contents are text and no tags.
    private static let raw: Set<String> = ["script", "style", "textarea", "title"]
    /// Elements that hold words, and what is no part of a line of words (HTML, 3.2.5.2.5 Phrasing content).
    private static let phrasing: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "strong", "em", "b", "i", "small", "bdi", "a", "button",
        "label", "summary", "dt", "legend", "caption", "del", "s", "option",
    ]
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    ]
    private static let interactive: Set<String> = ["a", "button", "select", "textarea", "input", "label", "summary"]
    /// Elements whose children can only be these.
    private static let children: [String: Set<String>] = [
        "ul": ["li"], "ol": ["li"], "dl": ["dt", "dd", "div"], "select": ["option", "optgroup", "hr"],
        "table": ["caption", "colgroup", "thead", "tbody", "tfoot"], "tbody": ["tr"], "tr": ["th", "td"],
        "optgroup": ["option"],
    ]

    private mutating func fault(_ text: String) { faults.append("line \(line(of: rest.startIndex)): \(text)") }

    private func line(of index: String.Index) -> Int { text.utf8[..<index].count { $0 == UInt8(ascii: "\n") } + 1 }

    private mutating func read() {
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            if rest.starts(with: "<!--".utf8) {
                skip(past: "-->")
            } else if rest.starts(with: "<!".utf8) {
                skip(past: ">")
            } else if rest.starts(with: "</".utf8) {
                readEnd()
            } else {
                readStart()
            }
        }
    }

    private mutating func skip(past end: String) {
        guard let range = Substring(rest).firstRange(of: end) else {
            fault("\(end) is missing")
            return rest = rest[rest.endIndex...]
        }
        rest = rest[range.upperBound...]
    }

    private mutating func readEnd() {
        rest = rest.dropFirst(2)
        let name = take { $0 != UInt8(ascii: ">") }
        rest = rest.dropFirst()
        guard let last = open.last, last.name == name else {
            fault(
                "</\(name)> where \(open.last.map { "</\($0.name)> of line \(line(of: $0.start))" } ?? "nothing") is due"
            )
            if let index = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(index...) }
            return
        }
        open.removeLast()
    }

    private mutating func readStart() {
        let start = rest.startIndex
        rest = rest.dropFirst()
        let name = take { !Self.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        if name.isEmpty || name != name.lowercased() && !isInside("svg") { fault("<\(name) is no tag") }
        var attributes: [String] = []
        var names: Set<String> = []
        while true {
            _ = take(while: Self.isSpace)
            if rest.isEmpty || rest.first == UInt8(ascii: ">") || rest.first == UInt8(ascii: "/") { break }
            let attribute = take {
                !Self.isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
            }
            if !names.insert(attribute).inserted { fault("<\(name)> has \(attribute) twice") }
            guard rest.first == UInt8(ascii: "=") else {
                attributes.append("\(attribute)=\"\"")
                continue
            }
            rest = rest.dropFirst()
            guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                fault("\(attribute) of <\(name)> is not quoted")
                _ = take { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }
                continue
            }
            rest = rest.dropFirst()
            let value = take { $0 != quote }
            rest = rest.dropFirst()
            attributes.append("\(attribute)=\"\(decoded(value))\"")
        }
        let closesItself = rest.first == UInt8(ascii: "/")
        if closesItself { rest = rest.dropFirst() }
        rest = rest.dropFirst()
        check(name)
        elements.append((["\(open.count) \(name)"] + attributes.sorted()).joined(separator: " "))
        if closesItself && !isInside("svg") && name != "svg" { fault("<\(name)/> closes itself") }
        if closesItself || Self.void.contains(name) { return }
        open.append((name, start))
        if Self.raw.contains(name), let end = Substring(rest).firstRange(of: "</\(name)") {
            rest = rest[end.lowerBound...]
        }
    }

    /// Whether an element may stand where it does.
    private mutating func check(_ name: String) {
        guard let parent = open.last?.name else { return }
        if let allowed = Self.children[parent], !allowed.contains(name) { fault("<\(name)> in <\(parent)>") }
        if Self.blocks.contains(name), Self.phrasing.contains(parent),
            !(parent == "summary" || parent == "legend") || !name.hasPrefix("h")
        {
            fault("<\(name)> in <\(parent)>")
        }
        if name == "form" && isInside("form") { fault("<form> in <form>") }
        // A label holds the one control that it names.
        let isControl = Self.interactive.contains(name)
        if isControl, let holder = open.last(where: { Self.interactive.contains($0.name) })?.name,
            holder != "label" || name == "label" || name == "a"
        {
            fault("<\(name)> in <\(holder)>")
        }
    }

    private func isInside(_ name: String) -> Bool { open.contains { $0.name == name } }

    private mutating func take(while isPart: (UInt8) -> Bool) -> String {
        let end = rest.firstIndex { !isPart($0) } ?? rest.endIndex
        defer { rest = rest[end...] }
        return String(rest[..<end]) ?? ""
    }

    /// A value with its references read; others than these few are faults.
    private mutating func decoded(_ value: String) -> String {
        guard value.contains("&") else { return value }
        var pieces = value.split(separator: "&", omittingEmptySubsequences: false)
        var text = String(pieces.removeFirst())
        let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
        for piece in pieces {
            guard let end = piece.firstIndex(of: ";"), let character = known[String(piece[..<end])] else {
                fault("&\(piece.prefix(10)) is no reference")
                continue
            }
            text += character + piece[piece.index(after: end)...]
        }
        return text
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
