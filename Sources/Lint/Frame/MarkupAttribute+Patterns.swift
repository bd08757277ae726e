extension MarkupAttribute {
    /// Of how many parts a value can be told what texts it can be.
    static let partLimit = 100

    /// Reads the name, and what the value can be, when all of it is known.
    var completed: MarkupAttribute {
        var attribute = self
        let written = place.text
        if let first = written.first, "?.@".contains(first) {
            attribute.sigil = first
            attribute.name = String(written.dropFirst())
        } else {
            attribute.name = written.lowercased()
        }
        guard let value else { return attribute }
        if value.count > Self.partLimit {
            attribute.patterns = [.anything]
            return attribute
        }
        attribute.patterns = TextPattern.joined(
            value.map { part in
                switch part {
                case .text(let text, _): [TextPattern(text)]
                case .value(_, let patterns, _): patterns
                case .block: [.anything]
                }
            })
        return attribute
    }
}

extension TextPattern {
    /// All texts that consist of one of each of some lists; anything, where they are too many.
    static func joined(_ parts: [[TextPattern]]) -> [TextPattern] {
        var joined = [TextPattern("")]
        for choices in parts {
            let choices = joined.count * choices.count > 16 ? [.anything] : choices
            joined = joined.flatMap { before in choices.map { before + $0 } }
        }
        return joined
    }
}
