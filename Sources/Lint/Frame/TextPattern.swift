import ECMAText
import NunjucksAnalysis

/// A text that a view puts together, of which some parts are written out: `'status.' ~ order.status`.
struct TextPattern: Hashable {
    /// The parts that are written out, in their order; anything may stand between two, and nil begins or ends with that.
    private var parts: [String?] = []

    /// A text that is written out.
    init(_ text: String) { parts = [text] }

    init(_ expression: AnalyzedExpression) { add(expression) }

    private init(parts: [String?]) { self.parts = parts }

    /// A text of which nothing is known.
    static let anything = TextPattern(parts: [nil])
    /// The id of some object of the State, which stands for itself among other texts: it is none of them, and holds no
    /// dashes that could be a part of them.
    static let publicID = TextPattern(idText)

    /// Stands for the id of an object.
    private static let idCharacter: Character = "\u{FFFC}"
    private static let idText = String(idCharacter)

    private mutating func add(_ expression: AnalyzedExpression) {
        switch expression.kind {
        case .literal(.string(let text)):
            if let last = parts.last, let last { parts[parts.count - 1] = last + text } else { parts.append(text) }
        case .binary(.concatenate, let left, let right), .binary(.add, let left, let right):
            add(left)
            add(right)
        case .sequence(let elements) where elements.count == 1: add(elements[0])
        default: parts.append(nil)
        }
    }

    /// One text and another one after it.
    static func + (left: TextPattern, right: TextPattern) -> TextPattern {
        var parts = left.parts
        for part in right.parts {
            if let part, let last = parts.last, let last {
                parts[parts.count - 1] = last + part
            } else if part != nil || parts.isEmpty || parts.last != .some(nil) {
                parts.append(part)
            }
        }
        return TextPattern(parts: parts)
    }

    /// Whether nothing is written out, so that it can be any text.
    var isAnything: Bool { parts.allSatisfy { $0 == nil } }

    /// The text, if all of it is written out.
    var text: String? { whole.flatMap { $0.has(Self.idText) ? nil : $0 } }

    /// Whether nothing is unknown in it but the ids of objects.
    var isWritten: Bool { whole != nil }

    /// The text, if all of it is written out but for the ids of objects in it.
    private var whole: String? {
        parts.count == 1 ? parts[0] : parts.contains(nil) ? nil : parts.lazy.compactMap { $0 }.joined()
    }

    /// What it begins with, where that is written out.
    var start: String? { parts.first ?? nil }

    /// What it begins with in any case, up to a value.
    var prefix: String { first.has(Self.idText) ? String(first.prefix { $0 != Self.idCharacter }) : first }

    private var first: String { (parts.first ?? nil) ?? "" }
    private var last: String { (parts.last ?? nil) ?? "" }

    /// The text without what it begins with; nil where it does not begin with that.
    func dropping(_ start: String) -> TextPattern? {
        guard first.hasPrefix(start) else { return nil }
        return TextPattern(parts: [String(first.dropFirst(start.count))] + parts.dropFirst())
    }

    /// What is written out, with a character in place of what is not: to compare spellings.
    var outline: String { parts.map { $0 ?? Self.idText }.joined() }

    /// What is written out, as a template writes it.
    var written: String { outline.replacing(Self.idText, with: "{{ … }}") }

    /// What stands between white space that is written out. A text that begins or ends with that has an empty piece there.
    var pieces: [TextPattern] {
        var pieces: [TextPattern] = []
        var piece: [String?] = []
        for part in parts {
            guard let part else {
                piece.append(nil)
                continue
            }
            let words = part.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
            for (number, word) in words.enumerated() {
                if number > 0 {
                    pieces.append(TextPattern("") + TextPattern(parts: piece))
                    piece = []
                }
                piece.append(String(word))
            }
        }
        return pieces + [TextPattern("") + TextPattern(parts: piece)]
    }

    /// Whether it can be a text.
    func matches(_ text: String) -> Bool {
        var text = text[...]
        var middle = parts[...]
        if let first = middle.first, let start = first {
            guard text.hasPrefix(start) else { return false }
            text = text.dropFirst(start.count)
            middle = middle.dropFirst()
            if middle.isEmpty { return text.isEmpty }
        }
        if let last = middle.last, let end = last {
            guard text.hasSuffix(end) else { return false }
            text = text.dropLast(end.count)
            middle = middle.dropLast()
        }
        // Anything stands between two parts: the first place of each is as good as any other.
        for case let part? in middle {
            guard let range = text.firstRange(of: part) else { return false }
            text = text[range.upperBound...]
        }
        return true
    }

    /// Whether there is a text that both can be.
    func overlaps(_ other: TextPattern) -> Bool {
        if let whole { return other.matches(whole) }
        if let whole = other.whole { return matches(whole) }
        // What stands between the beginning and the end of one fits into where anything may stand in the other.
        return (first.hasPrefix(other.first) || other.first.hasPrefix(first))
            && (last.hasSuffix(other.last) || other.last.hasSuffix(last))
    }
}

extension TextPattern: CustomStringConvertible {
    /// The parts that are written out, with an ellipsis for what stands between them: `status.…`.
    var description: String { parts.map { $0 ?? "…" }.joined() }
}
