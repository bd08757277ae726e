import Diagnostics
import ECMAText

/// The classes in the selectors of style sheets, with Less's `&` followed.
struct ClassSelectors {
    /// A class that selectors have.
    struct Class {
        let name: TextPattern
        let place: Span
    }

    /// The classes, in the order of the text, without those of mixins with parentheses.
    private(set) var classes: [Class] = []
    /// The classes that the styles themselves use: mixins that are called, and what is extended.
    private(set) var used: Set<String> = []

    private let sheet: StyleSheet
    /// What the selectors of each block end with, if those are classes.
    private var endings: [[TextPattern]] = []
    private var index = 0
    /// What the selector ends with, up to the current place.
    private var last: [TextPattern] = []

    /// How many selectors of a block are followed.
    private static let limit = 50

    /// Reads a style sheet.
    init(_ sheet: StyleSheet) {
        self.sheet = sheet
        for block in sheet.blocks {
            let outer = block.parent.map { endings[$0] } ?? [.anything]
            switch block.kind {
            case .style: endings.append(read(block.prelude, in: outer))
            case .group: endings.append(outer)
            case .descriptors, .other: endings.append([.anything])
            }
        }
        for statement in sheet.statements { noteUses(in: statement) }
    }

    private var bytes: [UInt8] { sheet.source.bytes }

    /// Reads the selectors of a block.
    /// - Returns: What they end with.
    private mutating func read(_ span: Span, in outer: [TextPattern]) -> [TextPattern] {
        var found: [TextPattern] = []
        var depth = 0
        index = Int(span.start)
        last = []
        while index < Int(span.end) {
            switch bytes[index] {
            case UInt8(ascii: "."): readClass(before: Int(span.end))
            case UInt8(ascii: "&"):
                index += 1
                last = outer
                if beginsName {
                    let start = index - 1
                    let suffix = readName(before: Int(span.end))
                    last = outer.map { $0 + suffix }
                    classes += last.map { Class(name: $0, place: Span(start..<index)) }
                }
            case UInt8(ascii: "["): readAttribute(before: Int(span.end))
            case UInt8(ascii: "("):
                depth += 1
                index += 1
                last = []
            case UInt8(ascii: ")"):
                depth -= 1
                index += 1
            case UInt8(ascii: ",") where depth == 0:
                found += last
                last = []
                index += 1
            case UInt8(ascii: ":"):
                if bytes[index...].starts(with: ":extend(".utf8) {
                    let end = bytes[index..<Int(span.end)].firstIndex(of: UInt8(ascii: ")")) ?? Int(span.end)
                    noteUses(in: Span(index..<end))
                    index = end
                } else {
                    index += 1
                    last = []
                }
            default:
                last = []
                index += 1
            }
        }
        found += last
        return found.count > Self.limit ? [.anything] : found
    }

    /// Whether a part of a name stands at the current place.
    private var beginsName: Bool {
        guard index < bytes.count else { return false }
        return bytes[index].isStyleName || bytes[index...].starts(with: "@{".utf8)
    }

    private mutating func readClass(before end: Int) {
        let start = index
        index += 1
        last = []
        guard index < end, beginsName, !bytes[index].isASCIIDigit else { return }
        let name = readName(before: end)
        // A mixin, which has what its callers have around it.
        if index < end, bytes[index] == UInt8(ascii: "(") { return last = [.anything] }
        classes.append(Class(name: name, place: Span(start..<index)))
        last = [name]
    }

    /// Reads a name, of which variables may be a part: `og-@{size}`.
    private mutating func readName(before end: Int) -> TextPattern {
        var name = TextPattern("")
        while index < end, beginsName {
            if bytes[index] == UInt8(ascii: "@") {
                index = bytes[index..<end].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? end
                name = name + .anything
            } else {
                let part = bytes[index..<end].prefix(while: \.isStyleName)
                index += part.count
                name = name + TextPattern(String(decoding: part, as: UTF8.self))
            }
        }
        // What an escaped character is does not matter here.
        if index < end, bytes[index] == UInt8(ascii: "\\") { return name + .anything }
        return name
    }

    /// Reads an attribute in brackets: `[class^="og-icon"]`.
    private mutating func readAttribute(before end: Int) {
        let start = index
        index = bytes[index..<end].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? end
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        let pattern = /\[\s*class\s*([~^$*|]?=)\s*["']?([^"'\]]*)["']?\s*[is]?\s*\]/
        guard let match = text.wholeMatch(of: pattern) else { return }
        let value = TextPattern(String(match.2))
        let name: TextPattern =
            switch match.1 {
            case "^=", "|=": value + .anything
            case "$=": .anything + value
            case "*=": .anything + value + .anything
            default: value
            }
        classes.append(Class(name: name, place: Span(start..<index)))
    }

    /// Notes the classes in a call of a mixin, or in what is extended.
    private mutating func noteUses(in statement: Span) {
        let text = bytes[Int(statement.start)..<Int(statement.end)]
        guard text.contains(UInt8(ascii: ".")) else { return }
        for word in text.split(whereSeparator: { !$0.isStyleName }) where word.starts(with: "og-".utf8) {
            used.insert(String(decoding: word, as: UTF8.self))
        }
    }
}
