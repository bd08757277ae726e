import NunjucksAnalysis

/// A text that a view puts together, of which some parts are written out: `'status.' ~ order.status`.
struct TextPattern {
    /// The parts that are written out, in their order; anything may stand between two, and nil begins or ends with that.
    private var parts: [String?] = []

    init(_ expression: AnalyzedExpression) { add(expression) }

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

    /// What it begins with, where that is written out.
    var start: String? { parts.first ?? nil }

    /// Whether nothing is written out, so that it can be any text.
    var isAnything: Bool { parts.allSatisfy { $0 == nil } }

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
}

extension TextPattern: CustomStringConvertible {
    /// The parts that are written out, with an ellipsis for what stands between them: `status.…`.
    var description: String { parts.map { $0 ?? "…" }.joined() }
}
