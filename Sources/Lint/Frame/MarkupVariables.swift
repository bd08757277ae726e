/// What the variables can be that views set, as far as that is written out, up to a place in the text.
///
/// Of the ways on through a condition or a loop each begins with what was known before; what has been set on it is taken
/// back, and joined with the others when all have been read.
struct MarkupVariables {
    /// What has been set on one way.
    typealias Way = [String: [TextPattern]]

    private var values: [String: [TextPattern]] = [:]
    /// Which setting of a variable holds.
    private var versions: [String: Int] = [:]
    /// What variables were before they were set, in the order in which they were.
    private var changes: [(name: String, before: [TextPattern]?)] = []
    private var lastNumber = 0

    /// What a variable can be; nil where no view has set it.
    subscript(name: String) -> [TextPattern]? { values[name] }

    /// What tells the value of a variable from those that it has elsewhere; nil where no view has set it.
    func version(of name: String) -> Int? { versions[name] }

    /// A number that nothing else has.
    mutating func newNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    /// Sets a variable.
    mutating func set(_ name: String, to value: [TextPattern]) {
        versions[name] = newNumber()
        changes.append((name, values[name]))
        values[name] = value
    }

    // MARK: Ways

    /// Begins a way.
    /// - Returns: What ``endWay(_:)`` needs to know.
    func beginWay() -> Int { changes.count }

    /// Ends a way, and takes back what has been set on it.
    mutating func endWay(_ start: Int) -> Way {
        var way: Way = [:]
        for change in changes[start...].reversed() {
            if way[change.name] == nil { way[change.name] = values[change.name] }
            values[change.name] = change.before
        }
        changes.removeSubrange(start...)
        return way
    }

    /// Sets all variables to what they can be after one of several ways.
    mutating func join(_ ways: [Way]) {
        var joined: [String: (patterns: [TextPattern], ways: Int)] = [:]
        for (name, patterns) in ways.joined() {
            let known = joined[name] ?? ([], 0)
            joined[name] = (Self.union(known.patterns, patterns), known.ways + 1)
        }
        for (name, entry) in joined {
            let before = entry.ways < ways.count ? values[name] ?? [] : []
            set(name, to: Self.union(before, entry.patterns))
        }
    }

    private static func union(_ left: [TextPattern], _ right: [TextPattern]) -> [TextPattern] {
        let both = left + right.filter { !left.contains($0) }
        return both.count > limit ? [.anything] : both
    }

    /// How many texts a variable can be; with more, it can be anything.
    private static let limit = 100
}
