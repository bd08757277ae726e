import HTML

/// The elements that are open around some text, as their tags tell. End tags that a parser would add do not count.
struct OpenElements {
    /// Where the elements of a fragment begin, those of which no end tag outside of it can be.
    private var base = 0
    private var elements: [(name: String, number: Int)] = []

    /// How many elements an end tag can close at once.
    private static let reach = 100

    /// The innermost element, by its number among the tags.
    var innermost: Int? { elements.last?.number }

    /// Opens an element, if it can have content.
    mutating func open(_ name: String, number: Int) {
        if !HTMLElement.isVoid(name) { elements.append((name, number)) }
    }

    /// Closes the innermost element of a name, and those in it.
    mutating func close(_ name: String) {
        let within = elements[base...].suffix(Self.reach)
        if let index = within.lastIndex(where: { $0.name == name }) { elements.removeSubrange(index...) }
    }

    /// Begins a fragment, whose end tags close nothing outside of it.
    /// - Returns: What ``endFragment(_:)`` needs to know.
    mutating func beginFragment() -> Int {
        defer { base = elements.count }
        return base
    }

    /// Ends a fragment, and the elements that it leaves open.
    /// - Returns: Their numbers.
    mutating func endFragment(_ before: Int) -> [Int] {
        let left = elements[base...].map(\.number)
        elements.removeSubrange(base...)
        base = before
        return left
    }
}
