/// The names that a template uses for variables of the whole page, each with what is known of it.
struct PageNames {
    /// A name.
    struct Entry {
        let name: String
        /// The variable's number among those whose values are followed.
        let root: ValueRoot
        /// What the host says that the variable holds, if it does.
        let hostType: ValueType?
        /// Whether the host expects templates to use it.
        let isExpected: Bool
        /// The variable, once it is read or set.
        var symbol: SymbolID?
        /// Whether a template sets it.
        var isSet = false
        /// Whether a template's comment says that it needs it.
        var isNeeded = false
        /// Whether its value is used, and whether a property of it is.
        var isUsed = false
        var isAccessed = false
    }

    /// A name's position among all.
    typealias Position = Int

    private var positions: [String: Position] = [:]
    private(set) var entries: [Entry] = []

    subscript(position: Position) -> Entry {
        get { entries[position] }
        set { entries[position] = newValue }
    }

    /// The position of a name that has one.
    func position(of name: String) -> Position? { positions[name] }

    /// The position of a name, for which an entry is made where it has none.
    mutating func position(of name: String, orAdd entry: () -> Entry) -> Position {
        if let known = positions[name] { return known }
        let position = entries.count
        entries.append(entry())
        positions[name] = position
        return position
    }
}
