import Diagnostics
import NunjucksSyntax

// What templates need of those that include them, and what has been set before they are reached.

extension Analyzer {
    /// Notes what the assumptions say of the variables where the template begins.
    func beginVariables(of tree: SyntaxTree) {
        guard dialect.scoping == .page else { return }
        switch assumptions {
        case .none: break
        case .page:
            _ = needs(of: tree)
            namesSetInPage = namesSet(inTemplate: source.name)
            for name in (namesSetInPage ?? []).sorted() where canBeUnset(name) {
                values.begin(pageNames[pageName(name)].root)
            }
        case .part:
            for need in needs(of: tree).needs {
                let name = pageName(need.name)
                pageNames[name].isNeeded = true
                _ = values.assume(pageNames[name].root, is: need.declaredType)
            }
        }
    }

    /// Whether a variable of the page is undefined until it is set.
    private func canBeUnset(_ name: String) -> Bool {
        name != "undefined" && vocabulary.types.globals[name] == nil && !vocabulary.expectedNames.contains(name)
            && vocabulary.functions[name] == nil && !namesSetInMacros.contains(name)
    }

    /// What a template's comment says that it needs.
    private func needs(of tree: SyntaxTree) -> NeedsComment {
        if let known = parts.needs[tree.source.name] { return known }
        let made = NeedsComment(of: tree, types: vocabulary.types)
        parts.needs[tree.source.name] = made
        return made
    }

    /// Notes which variables the template at hand needs and does not get from an include, and assumes that it gets all.
    /// - Returns: What was known before.
    func assumeNeeds(at include: Location, in scope: Scope) -> [(root: ValueRoot, known: ValueFlow.Knowledge)] {
        guard assumptions != .none, dialect.scoping == .page else { return [] }
        var unmet: [UnmetNeed] = []
        var before: [(root: ValueRoot, known: ValueFlow.Knowledge)] = []
        for need in needs(of: tree(of: source)).needs {
            let (type, root) = provided(need.name, in: scope)
            let (assumed, fault) = Self.outcome(of: need, given: type)
            if let fault { unmet.append(UnmetNeed(need: need, fault: fault)) }
            if let assumed, let root { before.append((root, values.assume(root, is: assumed))) }
        }
        if !unmet.isEmpty { parts.unmetNeeds[include] = unmet }
        return before
    }

    /// Returns to what was known before needs were assumed.
    func endNeeds(_ before: [(root: ValueRoot, known: ValueFlow.Knowledge)]) {
        for (root, known) in before.reversed() { values.restore(root, to: known) }
    }

    /// What a variable holds, nil where nothing has set it; and the variable, where its values are followed.
    private func provided(_ name: String, in scope: Scope) -> (type: ValueType?, root: ValueRoot?) {
        if let symbol = scope.knownSymbol(of: name) {
            let root = root(of: symbol)
            return (values.knownType(of: root) ?? .unknown, root)
        }
        if name == "index", dialect.hasLoopIndex, scope.innermostLoop != nil { return (.number, nil) }
        guard unit.isRoot else { return (.unknown, nil) }
        let position = pageName(name)
        pageNames[position].isNeeded = true
        let root = pageNames[position].root
        let isAbsent = namesSetInPage.map { !$0.contains(name) && canBeUnset(name) } ?? false
        if values.isUnset(root) || isAbsent && !values.isAssumed(root) { return (nil, root) }
        return (pageType(of: position), root)
    }

    /// What a template may assume of a variable that it needs, nil for just what it gets; and what is wrong with that.
    private static func outcome(
        of need: NeedsComment.Need, given type: ValueType?
    ) -> (assumed: ValueType?, fault: UnmetNeed.Fault?) {
        guard let type else { return (need.declaredType, need.takesUndefined ? nil : .notSet) }
        if type.isUnknown { return (need.declaredType, nil) }
        if !type.isNullish, !type.nonNullish.canBe(declared: need.type) { return (need.declaredType, .otherType(type)) }
        // What is undefined counts as false, and is a value as good as any.
        if need.takesUndefined || need.type.isUnknown || need.type.members.contains(.boolean) { return (nil, nil) }
        let missing = ValueType.union(of: type.members.filter { $0.isNullish && !need.type.members.contains($0) })
        guard !missing.isNever else { return (nil, nil) }
        return (type.isNullish ? need.type : type.removing(missing), .nullish(missing))
    }
}

extension NeedsComment.Need {
    /// Whether the template can do without the variable.
    fileprivate var takesUndefined: Bool {
        isOptional || type.members.contains(.undefined)
    }
}
