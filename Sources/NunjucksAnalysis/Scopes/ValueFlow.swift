import NunjucksSyntax

/// A variable of whose values something may be known, by its number among all those of an analysis.
struct ValueRoot: Equatable, BitwiseCopyable { var index: Int32 }

/// A variable, or a property of one, of whose value something is known.
struct ValuePath {
    /// The variable.
    var root: ValueRoot
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
        /// What is known of its properties: of few, and so this is a list.
        var members: [(path: [String], type: ValueType)] = []
        /// Whether the variable has not been set on any way to here.
        var isUnset = false
        /// Whether the type has only been assumed.
        var isAssumed = false

        func type(of path: [String]) -> ValueType? { members.first { $0.path == path }?.type }
    }

    /// A change, with what was known before; or, of a way through a block, with what is known at its end.
    private typealias Change = (root: ValueRoot, facts: Facts?)

    /// The facts by the variables' numbers, as far as there have been any.
    private var facts: [Facts?] = []
    private var trail: [Change] = []

    /// A point to which the flow can return.
    struct Mark { fileprivate var height: Int }

    // MARK: Facts

    private subscript(root: ValueRoot) -> Facts? {
        get { Int(root.index) < facts.count ? facts[Int(root.index)] : nil }
        set {
            while facts.count <= Int(root.index) { facts.append(nil) }
            facts[Int(root.index)] = newValue
        }
    }

    /// What is known of a variable; nil where nothing is.
    func knownType(of root: ValueRoot) -> ValueType? { self[root]?.type }

    /// What is known of a value; nil where nothing is.
    func knownType(of path: ValuePath) -> ValueType? {
        path.members.isEmpty ? knownType(of: path.root) : self[path.root]?.type(of: path.members)
    }

    /// Whether anything is known of a variable, or of its properties.
    func hasFacts(of root: ValueRoot) -> Bool { self[root] != nil }

    /// Whether anything is known of a variable's properties.
    func hasFactsOfMembers(of root: ValueRoot) -> Bool { self[root].map { !$0.members.isEmpty } ?? false }

    /// Whether a variable cannot have been set here.
    func isUnset(_ root: ValueRoot) -> Bool { self[root].map { $0.isUnset && $0.type == .undefined } ?? false }

    /// Notes that a variable has not been set.
    mutating func begin(_ root: ValueRoot) { change(root, to: Facts(type: .undefined, isUnset: true)) }

    /// Whether the type of a variable has only been assumed.
    func isAssumed(_ root: ValueRoot) -> Bool { self[root]?.isAssumed ?? false }

    /// What is known of a variable, to be restored.
    struct Knowledge { fileprivate var facts: Facts? }

    /// Assumes a type of a variable for a while.
    /// - Returns: What was known before.
    mutating func assume(_ root: ValueRoot, is type: ValueType) -> Knowledge {
        defer { change(root, to: Facts(type: type, isAssumed: true)) }
        return Knowledge(facts: self[root])
    }

    /// Returns to what was known of a variable before a type was assumed, unless it was set since.
    mutating func restore(_ root: ValueRoot, to known: Knowledge) {
        if self[root]?.isAssumed ?? false { change(root, to: known.facts) }
    }

    /// Notes what a variable was set to.
    mutating func set(_ root: ValueRoot, to type: ValueType) { change(root, to: Facts(type: type)) }

    /// Notes what a condition says of a value.
    mutating func narrow(_ path: ValuePath, to type: ValueType) {
        var known = self[path.root] ?? Facts()
        if path.members.isEmpty {
            known.type = type
        } else if let position = known.members.firstIndex(where: { $0.path == path.members }) {
            known.members[position].type = type
        } else {
            known.members.append((path.members, type))
        }
        change(path.root, to: known)
    }

    /// Forgets what is known of properties: one of them was set.
    mutating func forgetProperties() {
        for index in facts.indices {
            guard let known = facts[index], !known.members.isEmpty else { continue }
            var rest = known
            rest.members = []
            change(ValueRoot(index: Int32(index)), to: rest)
        }
    }

    private mutating func change(_ root: ValueRoot, to known: Facts?) {
        trail.append((root, self[root]))
        self[root] = known
    }

    // MARK: Branches

    var mark: Mark { Mark(height: trail.count) }

    /// Takes back all changes since a mark.
    mutating func rewind(to mark: Mark) {
        while trail.count > mark.height, let (root, known) = trail.popLast() { self[root] = known }
    }

    /// What several ways through a block know at their ends.
    struct Branches {
        fileprivate let start: Mark
        /// For each way, what it changed; a way changes little, and so these are lists.
        fileprivate var ends: [[(root: ValueRoot, facts: Facts?)]] = []
        fileprivate var current: Mark
    }

    /// Begins a block with several ways through it.
    func beginBranches() -> Branches { Branches(start: mark, current: mark) }

    /// Begins one of the ways. What is known of all later ones may have been noted before.
    func begin(_ branches: inout Branches) { branches.current = mark }

    /// Ends the way, and returns to where it began.
    mutating func end(_ branches: inout Branches) {
        var changed: [Change] = []
        for (root, _) in trail[branches.start.height...] where !changed.contains(where: { $0.root == root }) {
            changed.append((root, self[root]))
        }
        branches.ends.append(changed)
        rewind(to: branches.current)
    }

    /// Ends the block: what all ways know is known after it.
    mutating func join(_ branches: Branches) {
        rewind(to: branches.start)
        var roots: [ValueRoot] = []
        for end in branches.ends {
            for (root, _) in end where !roots.contains(root) { roots.append(root) }
        }
        for root in roots {
            let known = branches.ends.map { end in
                if let changed = end.first(where: { $0.root == root }) { changed.facts } else { self[root] }
            }
            change(root, to: Self.joined(known))
        }
    }

    private static func joined(_ ends: [Facts?]) -> Facts? {
        guard var result = ends.first ?? nil else { return nil }
        for end in ends.dropFirst() {
            guard let end else { return nil }
            result.isUnset = result.isUnset && end.isUnset
            result.isAssumed = result.isAssumed && end.isAssumed
            result.type = result.type.flatMap { type in end.type.map { type.joined(with: $0) } }
            result.members = result.members.compactMap { path, type in
                end.type(of: path).map { (path, type.joined(with: $0)) }
            }
        }
        return result
    }
}
