import Diagnostics

/// A value to be written, of pieces that are written already.
indirect enum JSONTree {
    /// A value without parts, as it is written.
    case leaf([UInt8])
    /// Members, each with its key as it is written.
    case object([(key: [UInt8], value: JSONTree)])
    case array([JSONTree])

    /// A value with all that is in it.
    init(_ element: JSONDocument.Element) {
        switch element.kind {
        case .object: self = .object(element.elements.map { ($0.keyText, JSONTree($0)) })
        case .array: self = .array(element.elements.map(JSONTree.init))
        default: self = .leaf(element.text)
        }
    }
}

/// How a text of JSON is laid out.
struct JSONLayout {
    /// What ends a line.
    private let lineEnd: [UInt8]
    /// What each level is indented by.
    private let indent: [UInt8]
    /// What stands behind a colon, and behind a comma in the middle of a line.
    let space: [UInt8]

    /// Finds out how a text is laid out, by its first key and its first line that is indented: with two spaces, where there
    /// is none.
    init(of text: [UInt8]) {
        let colon = text.indices.dropLast(2).first {
            text[$0] == UInt8(ascii: "\"") && text[$0 + 1] == UInt8(ascii: ":")
        }
        space = colon.map { text[$0 + 2] != 0x20 } ?? false ? [] : [0x20]
        let end = text.firstIndex(of: UInt8(ascii: "\n"))
        lineEnd = end.map { $0 > 0 && text[$0 - 1] == UInt8(ascii: "\r") } ?? false ? Array("\r\n".utf8) : [0x0A]
        let first = end.map { text[($0 + 1)...].prefix { $0 == 0x20 || $0 == 0x09 } } ?? []
        indent = first.isEmpty ? [0x20, 0x20] : Array(first)
    }

    /// A line's end, and what the next line begins with.
    func lineBreak(_ indentation: [UInt8]) -> [UInt8] { lineEnd + indentation }

    /// One level more.
    func indented(_ indentation: [UInt8]) -> [UInt8] { indentation + indent }

    /// The text of a value.
    /// - Parameter indentation: What the line begins with; nil for all on one line.
    func text(of tree: JSONTree, indentation: [UInt8]?) -> [UInt8] {
        switch tree {
        case .leaf(let text): text
        case .object(let members):
            list(
                members.map { member in
                    { member.key + [UInt8(ascii: ":")] + space + text(of: member.value, indentation: $0) }
                }, "{}",
                indentation)
        case .array(let elements):
            list(elements.map { element in { text(of: element, indentation: $0) } }, "[]", indentation)
        }
    }

    private func list(_ items: [([UInt8]?) -> [UInt8]], _ brackets: String, _ indentation: [UInt8]?) -> [UInt8] {
        let brackets = Array(brackets.utf8)
        if items.isEmpty { return brackets }
        let inner = indentation.map(indented)
        let gap = inner.map(lineBreak)
        var text = [brackets[0]]
        for (number, item) in items.enumerated() {
            if number > 0 { text.append(UInt8(ascii: ",")) }
            text += gap ?? (number > 0 ? space : [])
            text += item(inner)
        }
        if let indentation { text += lineBreak(indentation) }
        return text + [brackets[1]]
    }
}

/// The text of an object or a list, put together of items that it has already and of new ones.
struct JSONContainerText {
    private let container: JSONDocument.Element
    private let layout: JSONLayout
    private let indentation: [UInt8]?
    private let elements: [JSONDocument.Element]
    private let bytes: [UInt8]
    private var items: [(gap: [UInt8], text: [UInt8])] = []

    /// - Parameter indentation: What the line begins with; nil where the value stands on one line with what is around it.
    init(of container: JSONDocument.Element, _ layout: JSONLayout, indentation: [UInt8]?) {
        self.container = container
        self.layout = layout
        self.indentation = indentation
        elements = container.elements
        bytes = container.source.bytes
    }

    /// Goes on with an item that stands in the text.
    mutating func keep(_ number: Int) {
        let text = elements[number].text
        keep(number) { _ in text }
    }

    /// Goes on with an item that stands in the text, with another value.
    /// - Parameter value: Gets what the value's line begins with, nil for all on one line.
    mutating func keep(_ number: Int, value: ([UInt8]?) -> [UInt8]) {
        let element = elements[number]
        let gap = gap(before: number)
        let key = bytes[start(of: number)..<Int(element.node.start)]
        items.append((gap, key + value(Self.indentation(after: gap))))
    }

    /// Goes on with a new item.
    /// - Parameter key: The key with its quotes; nothing in a list.
    mutating func add(_ value: JSONTree, key: [UInt8] = []) {
        let gap = gapOfNew
        let text = layout.text(of: value, indentation: Self.indentation(after: gap))
        items.append((gap, (key.isEmpty ? [] : key + colon) + text))
    }

    /// The whole text.
    var text: [UInt8] {
        let node = container.node
        let brackets = (bytes[Int(node.start)], bytes[Int(node.end) - 1])
        if items.isEmpty { return [brackets.0, brackets.1] }
        var text = [brackets.0]
        for (number, item) in items.enumerated() {
            if number > 0 { text.append(UInt8(ascii: ",")) }
            // What comes first stands behind the bracket as the one does that was first.
            text += number > 0 || elements.isEmpty ? item.gap : gap(before: 0)
            text += item.text
        }
        return text + closingGap + [brackets.1]
    }

    // MARK: What stands between items

    private func start(of number: Int) -> Int {
        elements[number].keySpan.map { Int($0.start) } ?? Int(elements[number].node.start)
    }

    /// The white space before an item.
    private func gap(before number: Int) -> [UInt8] {
        let start = start(of: number)
        let space = bytes[..<start].reversed().prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        return Array(space.reversed())
    }

    /// The white space before a new item.
    private var gapOfNew: [UInt8] {
        switch elements.count {
        case 0: return indentation.map { layout.lineBreak(layout.indented($0)) } ?? []
        case 1:
            let gap = gap(before: 0)
            return gap.contains(0x0A) ? gap : layout.space
        default: return gap(before: elements.count - 1)
        }
    }

    private var closingGap: [UInt8] {
        guard let last = elements.last else { return indentation.map(layout.lineBreak) ?? [] }
        return Array(bytes[Int(last.node.end)..<Int(container.node.end) - 1])
    }

    /// What stands between a key and its value.
    private var colon: [UInt8] {
        guard let first = elements.first, let key = first.keySpan else { return [UInt8(ascii: ":")] + layout.space }
        return Array(bytes[Int(key.end)..<Int(first.node.start)])
    }

    /// What a line begins with, after white space that has its beginning; nil where that is in the middle of a line.
    private static func indentation(after gap: [UInt8]) -> [UInt8]? {
        gap.lastIndex(of: 0x0A).map { Array(gap[($0 + 1)...]) }
    }
}
