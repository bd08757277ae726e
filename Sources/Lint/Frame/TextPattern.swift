import NunjucksAnalysis

/// A text that a view puts together, of which some parts are written out: `'status.' ~ order.status`.
struct TextPattern {
    /// The parts that are written out, in their order; anything may stand between two, and nil begins or ends with that.
    private var parts: [String?] = []

    init(_ expression: AnalyzedExpression) { add(expression) }

    private mutating func add(_ expression: AnalyzedExpression) {
        switch expression.kind {
        case .literal(.string(let text)): parts.append(text)
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
    func matches(_ text: String) -> Bool { Self.matches(parts[...], text[...]) }

    private static func matches(_ parts: ArraySlice<String?>, _ text: Substring) -> Bool {
        guard let first = parts.first else { return text.isEmpty }
        let rest = parts.dropFirst()
        if let first { return text.hasPrefix(first) && matches(rest, text.dropFirst(first.count)) }
        guard let next = rest.first(where: { $0 != nil }) ?? nil else { return true }
        let after = rest.drop { $0 == nil }.dropFirst()
        var start = text.startIndex
        while let range = text[start...].firstRange(of: next) {
            if matches(after, text[range.upperBound...]) { return true }
            start = text.index(after: range.lowerBound)
        }
        return false
    }
}

extension TextPattern: CustomStringConvertible {
    /// The parts that are written out, with an ellipsis for what stands between them: `status.…`.
    var description: String { parts.map { $0 ?? "…" }.joined() }
}
