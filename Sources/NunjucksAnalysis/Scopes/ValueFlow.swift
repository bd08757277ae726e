import NunjucksSyntax

/// A variable, or a property of one, of whose value something is known.
struct ValuePath: Hashable {
    /// The variable.
    enum Root: Hashable {
        /// One of the whole page.
        case page(String)
        /// One of a unit's own.
        case own(UnitID, SymbolID)
    }

    var root: Root
    /// The properties that lead from the variable to the value.
    var members: [String] = []

    func appending(_ member: String) -> ValuePath { ValuePath(root: root, members: members + [member]) }
}

/// What is known of the values of variables at one point of a template: what they were set to, and what the conditions
/// around the point say of them.
///
/// Changes are written down on a trail, so that a branch can be left again, and what several branches know be joined,
/// for the price of the changes alone.
struct ValueFlow {
    /// What is known of a variable.
    fileprivate struct Facts {
        var type: ValueType?
        var members: [[String]: ValueType] = [:]
    }

    private var facts: [ValuePath.Root: Facts] = [:]
    private var trail: [(root: ValuePath.Root, facts: Facts?)] = []

    /// A point to which the flow can return.
    struct Mark { fileprivate var height: Int }

    // MARK: Facts

    /// What is known of a value; nil where nothing is.
    func knownType(of path: ValuePath) -> ValueType? {
        guard let known = facts[path.root] else { return nil }
        return path.members.isEmpty ? known.type : known.members[path.members]
    }

    /// Notes what a variable was set to.
    mutating func set(_ root: ValuePath.Root, to type: ValueType) { change(root, to: Facts(type: type)) }

    /// Notes what a condition says of a value.
    mutating func narrow(_ path: ValuePath, to type: ValueType) {
        var known = facts[path.root] ?? Facts()
        if path.members.isEmpty { known.type = type } else { known.members[path.members] = type }
        change(path.root, to: known)
    }

    /// Forgets what is known of some variables of the page; of all, where it is not known which.
    mutating func forget(_ names: Set<String>?) {
        for root in facts.keys {
            guard case .page(let name) = root, names?.contains(name) ?? true else { continue }
            change(root, to: Facts(type: .unknown))
        }
        for name in names ?? [] where facts[.page(name)] == nil { change(.page(name), to: Facts(type: .unknown)) }
    }

    /// Forgets what is known of properties: one of them was set.
    mutating func forgetProperties() {
        for (root, known) in facts where !known.members.isEmpty { change(root, to: Facts(type: known.type)) }
    }

    private mutating func change(_ root: ValuePath.Root, to known: Facts?) {
        trail.append((root, facts.updateValue(known ?? Facts(), forKey: root)))
        if known == nil { facts[root] = nil }
    }

    // MARK: Branches

    var mark: Mark { Mark(height: trail.count) }

    /// Takes back all changes since a mark.
    mutating func rewind(to mark: Mark) {
        while trail.count > mark.height, let (root, known) = trail.popLast() { facts[root] = known }
    }

    /// What several ways through a block know at their ends.
    struct Branches {
        fileprivate let start: Mark
        /// For each way, what it changed; a way changes little, and so these are lists.
        fileprivate var ends: [[(root: ValuePath.Root, facts: Facts?)]] = []
        fileprivate var current: Mark
    }

    /// Begins a block with several ways through it.
    func beginBranches() -> Branches { Branches(start: mark, current: mark) }

    /// Begins one of the ways. What is known of all later ones may have been noted before.
    func begin(_ branches: inout Branches) { branches.current = mark }

    /// Ends the way, and returns to where it began.
    mutating func end(_ branches: inout Branches) {
        var changed: [(root: ValuePath.Root, facts: Facts?)] = []
        for (root, _) in trail[branches.start.height...] where !changed.contains(where: { $0.root == root }) {
            changed.append((root, facts[root]))
        }
        branches.ends.append(changed)
        rewind(to: branches.current)
    }

    /// Ends the block: what all ways know is known after it.
    mutating func join(_ branches: Branches) {
        rewind(to: branches.start)
        var roots: [ValuePath.Root] = []
        for end in branches.ends {
            for (root, _) in end where !roots.contains(root) { roots.append(root) }
        }
        for root in roots {
            let known = branches.ends.map { end in
                if let changed = end.first(where: { $0.root == root }) { changed.facts } else { facts[root] }
            }
            change(root, to: Self.joined(known))
        }
    }

    private static func joined(_ ends: [Facts?]) -> Facts? {
        guard var result = ends.first ?? nil else { return nil }
        for end in ends.dropFirst() {
            guard let end else { return nil }
            result.type = result.type.flatMap { type in end.type.map { type.joined(with: $0) } }
            result.members = result.members.reduce(into: [:]) { members, member in
                if let other = end.members[member.key] { members[member.key] = member.value.joined(with: other) }
            }
        }
        return result
    }
}
