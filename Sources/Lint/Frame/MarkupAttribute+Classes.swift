extension MarkupAttribute {
    /// The classes that the value of `class` can have.
    var classNames: [TextPattern] {
        if value?.count ?? 0 > Self.partLimit { return [.anything] }
        var names: [TextPattern] = []
        // What the last word can be, up to now.
        var open = [TextPattern("")]
        for part in value ?? [] {
            let choices: [TextPattern] =
                switch part {
                case .text(let text, _): [TextPattern(text)]
                case .value(_, let patterns, _): patterns
                case .block: [.anything]
                }
            var next: [TextPattern] = []
            for choice in choices {
                let pieces = choice.pieces
                let joined = open.map { $0 + pieces[0] }
                if pieces.count == 1 {
                    next += joined
                } else {
                    names += joined + pieces[1..<(pieces.count - 1)]
                    next.append(pieces[pieces.count - 1])
                }
            }
            open = next.count > 16 ? [.anything] : next
        }
        return (names + open).filter { $0.text != "" }
    }
}
