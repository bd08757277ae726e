import NunjucksAnalysis

/// Which values the variables of a page depend on: those that they were made of, and those that a condition asked for
/// before they were set. A condition on the variable guards these too:
///
/// ```
/// {% set is_prepaid = subscription and subscription.prepaid_subscription_context %}
/// {% if is_prepaid %}{{ subscription.every }}{% endif %}
/// ```
struct GuardingVariables {
    /// For each variable, the paths that what it is set to reads, and the conditions around.
    private var sources: [String: Set<String>] = [:]
    /// For each variable, the paths that it is another name for: {% set prepaid = subscription.prepaid %}.
    private var names: [String: Set<String>] = [:]
    /// For each variable, the lists of which it is an item: {% set next = orders | first %}.
    private var items: [String: Set<String>] = [:]
    /// For each variable, the conditions under which it is set.
    private var conditions: [String: [SetSearch.Conditions]] = [:]

    init(of view: LintedView) {
        var search = SetSearch(view: view)
        view.template.walk(&search)
        sources = search.sources
        names = search.names
        items = search.items
        conditions = search.setConditions
    }

    /// Whether the conditions around the current place guard a value in a way that its type does not show.
    func vouch(for value: AnalyzedExpression, in view: LintedView) -> Bool {
        let reference = view.reference(of: value)
        if isAskedFor(reference ?? view.text(at: value.location), in: view) { return true }
        if let list = view.list(of: value), vouch(forItemOf: list, in: view) { return true }
        return reference.map { vouch(forPath: $0, in: view) } ?? false
    }

    /// The same of a variable, or of a property of one.
    func vouch(forPath path: String, in view: LintedView) -> Bool {
        if vouches(for: path, in: view) { return true }
        let variable = path.variable
        if isSetUnderConditionsOfHere(variable, in: view) { return true }
        let lists = items[variable] ?? []
        if lists.contains(where: { vouch(forItemOf: $0, named: variable, in: view) }) { return true }
        return names[variable]?.contains { vouches(for: $0 + path.dropFirst(variable.count), in: view) } ?? false
    }

    /// Whether a variable is set under a condition of what a condition here asks for too, or together with what it asks for:
    ///
    /// ```
    /// {% if orders.length %}{% set next = orders[0] %}{% set has_next = true %}{% endif %}
    /// {% if orders.length %}{{ next.place }}{% endif %}
    /// {% if has_next %}{{ next.place }}{% endif %}
    /// ```
    private func isSetUnderConditionsOfHere(_ variable: String, in view: LintedView) -> Bool {
        let here = view.conditions
        guard let last = here.last?.number, let sets = conditions[variable] else { return false }
        let around = Set(here.map(\.number))
        // What was set before, whatever these conditions say, is forgotten where the variable is set for certain.
        let start = sets.filter { $0.order <= last && around.isSuperset(of: $0.numbers) }.map(\.order).max() ?? 0
        return sets.contains { set in
            let numbers = Set(set.numbers).subtracting(around)
            guard let first = numbers.min(), first > start, let end = set.numbers.last else { return false }
            let own = here.filter { $0.number > end }
            let paths = own.reduce(into: Set()) { $0.formUnion(Reads(in: $1.expression, of: view).paths) }
            if paths.isEmpty { return false }
            let isSetTogether = Set(paths.map(\.variable)).contains { flag in
                conditions[flag]?.contains { !numbers.isDisjoint(with: $0.numbers) } ?? false
            }
            return isSetTogether
                || zip(set.numbers, set.expressions).contains { number, expression in
                    numbers.contains(number)
                        && Reads(in: expression, of: view).paths.contains { path in
                            paths.contains { $0.leads(through: path) || path.leads(through: $0) }
                        }
                }
        }
    }

    /// Whether a condition that holds asks for just this value, or for a property of it.
    private func isAskedFor(_ reference: String, in view: LintedView) -> Bool {
        view.conditions.contains { condition in
            condition.expression.certain(isTrue: condition.isTrue).contains {
                (view.reference(of: $0) ?? view.text(at: $0.location)).leads(through: reference)
            }
        }
    }

    /// Whether a condition asks for a list, or for its length, so that it is not empty: by way of a variable too, other
    /// than the one that has the item.
    private func vouch(forItemOf list: String, named name: String? = nil, in view: LintedView) -> Bool {
        view.conditions.contains { condition in
            let read = Reads(in: condition.expression, of: view).paths
            return read.contains { $0.leads(through: list) }
                || Set(read.map(\.variable)).contains { $0 != name && depends($0, on: list) }
        }
    }

    private func vouches(for path: String, in view: LintedView) -> Bool {
        for (index, condition) in view.conditions.enumerated() {
            let read = Reads(in: condition.expression, of: view)
            if read.scriptVariables.contains(path.variable) { return true }
            if read.found.contains(where: { $0.leads(through: path) }) { return true }
            // With `a or b`, and `a` ruled out by another condition, there is `b`.
            if read.paths.contains(where: { $0.leads(through: path) }), condition.expression.hasAlternatives,
                index < view.conditions.count - 1
            {
                return true
            }
            for variable in Set(read.paths.map(\.variable)) where depends(variable, on: path) { return true }
        }
        return false
    }

    /// Whether a variable depends on a value, by way of other variables too.
    private func depends(_ variable: String, on path: String) -> Bool {
        var seen: Set<String> = [variable]
        var rest = [variable]
        while let next = rest.popLast() {
            for source in sources[next] ?? [] {
                if source.leads(through: path) { return true }
                if seen.insert(source.variable).inserted { rest.append(source.variable) }
            }
            // In doubt it does.
            if seen.count > Self.dependencyLimit { return true }
        }
        return false
    }

    /// How many variables are looked at on which one depends.
    private static let dependencyLimit = 50
}

/// What guards the values of the view that rules look at, found out when one of them first asks.
final class GuardsOfView {
    private var known: (view: LintedView, guards: GuardingVariables)?

    func of(_ view: LintedView) -> GuardingVariables {
        if let known, known.view === view { return known.guards }
        let guards = GuardingVariables(of: view)
        known = (view, guards)
        return guards
    }
}

extension String {
    /// The variable of a path.
    fileprivate var variable: String {
        let end = utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") }
        return end.map { String(self[..<$0]) } ?? self
    }

    /// Whether a path is another, or leads to a property of it.
    fileprivate func leads(through path: String) -> Bool {
        let (bytes, start) = (utf8, path.utf8)
        guard bytes.count >= start.count, bytes.starts(with: start) else { return false }
        let next = bytes.dropFirst(start.count).first
        return next == nil || next == UInt8(ascii: ".") || next == UInt8(ascii: "[")
    }
}

extension AnalyzedExpression {
    /// The expressions that are certainly there where this one is true, or false. What is compared has been thought of,
    /// whatever comes out.
    fileprivate func certain(isTrue: Bool) -> [AnalyzedExpression] {
        switch kind {
        case .binary(.and, let left, let right), .binary(.or, let left, let right):
            let isAnd = if case .binary(.and, _, _) = kind { true } else { false }
            return isAnd == isTrue ? left.certain(isTrue: isTrue) + right.certain(isTrue: isTrue) : []
        case .unary(.not, let operand): return operand.certain(isTrue: !isTrue)
        case .sequence(let elements): return elements.count == 1 ? elements[0].certain(isTrue: isTrue) : []
        case .binary(_, let left, let right): return [left, right]
        case .test(_, let value, _): return [value]
        default: return isTrue ? [self] : []
        }
    }

    /// Whether it holds where one of several things does.
    fileprivate var hasAlternatives: Bool {
        switch kind {
        case .binary(.or, _, _): true
        case .binary(.and, let left, let right): left.hasAlternatives || right.hasAlternatives
        case .sequence(let elements): elements.contains(where: \.hasAlternatives)
        default: false
        }
    }
}

/// Finds what variables are set to.
private struct SetSearch: AnalyzedVisitor {
    /// The conditions around a `set`, numbered as those around a place.
    struct Conditions {
        var numbers: [Int]
        var expressions: [AnalyzedExpression]
        /// How many conditions come before it.
        var order: Int
    }

    let view: LintedView
    var sources: [String: Set<String>] = [:]
    var names: [String: Set<String>] = [:]
    var items: [String: Set<String>] = [:]
    var setConditions: [String: [Conditions]] = [:]
    private var conditions: [AnalyzedExpression] = []
    /// What each of them and those around it read, as far as that has been found out.
    private var conditionPaths: [Set<String>] = []
    private var numbers: [Int] = []
    private var conditionCount = 0

    init(view: LintedView) { self.view = view }

    mutating func visit(_ statement: AnalyzedStatement) {
        guard case .set(let value, let stores) = statement.kind else { return }
        let paths = pathsAround().union(Reads(in: value, of: view).paths)
        for store in stores {
            sources[store.name, default: []].formUnion(paths)
            if let path = view.path(of: value) { names[store.name, default: []].insert(path) }
            if let list = view.list(of: value) { items[store.name, default: []].insert(list) }
            if setConditions[store.name, default: []].count < Self.setLimit {
                setConditions[store.name, default: []].append(
                    Conditions(numbers: numbers, expressions: conditions, order: conditionCount))
            }
        }
    }

    /// How many places are looked at where one variable is set.
    private static let setLimit = 20

    /// What the conditions around read.
    private mutating func pathsAround() -> Set<String> {
        while conditionPaths.count < conditions.count {
            let own = Reads(in: conditions[conditionPaths.count], of: view).paths
            conditionPaths.append(conditionPaths.last?.union(own) ?? own)
        }
        return conditionPaths.last ?? []
    }

    mutating func enter(where condition: AnalyzedExpression, isTrue: Bool) {
        conditionCount += 1
        conditions.append(condition)
        numbers.append(conditionCount)
    }

    mutating func leave() {
        conditions.removeLast()
        numbers.removeLast()
        if conditionPaths.count > conditions.count { conditionPaths.removeLast() }
    }
}
