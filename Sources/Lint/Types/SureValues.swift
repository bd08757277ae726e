import NunjucksAnalysis

/// Values that are surely there although their types do not say so, as far as a view has been seen: what the theme writes
/// itself, the parts of a text that it splits, the two of a pair, what `select` has asked for, and variables that are set
/// to such values on every way.
struct SureValues {
    private let guards: GuardsOfView
    /// For each variable, whether its elements are surely there, and the elements of these, and so on.
    private var levels: [String: [Bool]] = [:]
    /// For each variable, the properties that all its items have.
    private var fieldsOfItems: [String: Set<String>] = [:]
    /// For each variable, the properties that it has.
    private var fields: [String: Set<String>] = [:]
    /// For each variable, where it is set.
    private var settings: [String: [Setting]] = [:]

    /// A place where a variable is set.
    private struct Setting {
        /// The conditions around.
        var numbers: [Int]
        /// Whether the innermost one does not hold.
        var isOtherwise: Bool
        /// Whether what it is set to is surely there.
        var isSure: Bool
    }

    init(guards: GuardsOfView) { self.guards = guards }

    // MARK: Variables

    /// Notes what a statement sets.
    mutating func note(_ statement: AnalyzedStatement, in view: LintedView) {
        switch statement.kind {
        case .set(let value, let stores):
            let levels = levels(of: value, in: view)
            let (ofItems, own) = (fieldsOfItems(of: value, in: view), fields(of: value, in: view))
            let isSure = isThere(value, in: view)
            for store in stores {
                self.levels[store.name] = levels
                fieldsOfItems[store.name] = ofItems
                fields[store.name] = own
                set(store.name, isSure: isSure, in: view)
            }
        case .loop(let loop, let list, _, _):
            let targets = view.template.loops[Int(loop.index)].targets
            let levels = levels(of: list, in: view).dropFirst()
            let own = fieldsOfItems(of: list, in: view)
            for target in targets {
                self.levels[target.name] = Array(targets.count == 1 ? levels : levels.dropFirst())
                fieldsOfItems[target.name] = []
                fields[target.name] = targets.count == 1 ? own : []
                settings[target.name] = []
                if targets.count > 1, levels.first ?? false { set(target.name, isSure: true, in: view) }
            }
        default: break
        }
    }

    private mutating func set(_ name: String, isSure: Bool, in view: LintedView) {
        let numbers = view.conditions.map(\.number)
        var before = settings[name] ?? []
        // What was set on these ways before is no more.
        before.removeAll { $0.numbers.starts(with: numbers) }
        if before.count > Self.setLimit { before.removeFirst() }
        before.append(
            Setting(numbers: numbers, isOtherwise: view.conditions.last.map { !$0.isTrue } ?? false, isSure: isSure))
        settings[name] = before
    }

    /// How many places are looked at where one variable is set.
    private static let setLimit = 20

    /// Whether a variable is set to what is there, on every way to the current place.
    private func isSet(_ variable: String, in view: LintedView) -> Bool {
        guard let all = settings[variable] else { return false }
        let here = view.conditions.map(\.number)
        if let last = all.lastIndex(where: { here.starts(with: $0.numbers) }) {
            return all[last...].allSatisfy(\.isSure)
        }
        return all.count > 1 && all.allSatisfy(\.isSure) && all.contains(where: \.isOtherwise)
    }

    // MARK: Values

    /// Whether a value is surely there, or guarded by the conditions around the current place.
    func vouch(for value: AnalyzedExpression, in view: LintedView) -> Bool {
        isSure(value, in: view) || guards.of(view).vouch(for: value, in: view)
    }

    /// The same of a variable.
    func vouch(forVariable name: String, in view: LintedView) -> Bool {
        isSet(name, in: view) || guards.of(view).vouch(forPath: name, in: view)
    }

    private func isThere(_ value: AnalyzedExpression, in view: LintedView) -> Bool {
        !value.type.canBeNullish || vouch(for: value, in: view)
    }

    /// Whether a value is surely there, whatever conditions there are.
    func isSure(_ value: AnalyzedExpression, in view: LintedView) -> Bool {
        switch value.kind {
        case .variable: return isSet(view.text(at: value.location), in: view)
        case .element(let object, _): return levels(of: object, in: view).first ?? false
        case .property(let object, _):
            return levels(of: object, in: view).first ?? false || isSelected(value, in: view)
        case .sequence(let elements): return elements.count == 1 && isSure(elements[0], in: view)
        case .callMethod(let object, let method, _, _):
            return Self.itemMethods.contains(method) && levels(of: object, in: view).first ?? false
        case .binary(.or, _, let right): return isSure(right, in: view)
        case .conditional(let then, let condition, let otherwise?):
            let isThenThere = view.assuming(condition, isTrue: true) { isThere(then, in: view) }
            return isThenThere && view.assuming(condition, isTrue: false) { isThere(otherwise, in: view) }
        default:
            guard let call = view.filterCall(value), Self.itemFilters.contains(call.name) else { return false }
            return levels(of: call.input, in: view).first ?? false
        }
    }

    /// Whether `select` has asked for the property.
    private func isSelected(_ value: AnalyzedExpression, in view: LintedView) -> Bool {
        var object = value
        var names: [String] = []
        while case .property(let owner, let name) = object.kind {
            object = owner
            names.insert(name, at: 0)
        }
        let path = names.joined(separator: ".")
        return fields(of: object, in: view).contains { $0 == path || $0.hasPrefix("\(path).") }
    }

    // MARK: Levels

    /// Whether the elements of a value are surely there, and theirs, and so on.
    private func levels(of value: AnalyzedExpression, in view: LintedView) -> [Bool] {
        switch value.kind {
        case .array(let elements): return levels(ofAll: elements, in: view)
        case .object(let members, _): return levels(ofAll: members.map(\.value), in: view)
        case .variable: return levels[view.text(at: value.location)] ?? []
        case .sequence(let elements): return elements.count == 1 ? levels(of: elements[0], in: view) : []
        case .element(let object, _), .property(let object, _): return Array(levels(of: object, in: view).dropFirst())
        case .callMethod(_, "split", _, _): return [true]
        case .callMethod(let object, let method, _, _):
            if Self.itemMethods.contains(method) { return Array(levels(of: object, in: view).dropFirst()) }
            return Self.listMethods.contains(method) ? levels(of: object, in: view) : []
        case .binary(.or, let left, let right):
            return zip(levels(of: left, in: view), levels(of: right, in: view)).map { $0 && $1 }
        case .binary(.and, _, let right): return levels(of: right, in: view)
        case .conditional(let then, _, let otherwise?):
            return zip(levels(of: then, in: view), levels(of: otherwise, in: view)).map { $0 && $1 }
        default:
            guard let call = view.filterCall(value) else { return [] }
            if call.name == "entries" { return [false, true] + levels(of: call.input, in: view).dropFirst() }
            if Self.itemFilters.contains(call.name) { return Array(levels(of: call.input, in: view).dropFirst()) }
            return Self.listFilters.contains(call.name) ? levels(of: call.input, in: view) : []
        }
    }

    /// The levels of a list or an object that the theme writes itself: it has what the theme reads of it, and what of
    /// that is written out too.
    private func levels(ofAll parts: [AnalyzedExpression], in view: LintedView) -> [Bool] {
        let ofParts = parts.reduce(Self.written) { all, part in
            if case .literal = part.kind { return all }
            return zip(all, levels(of: part, in: view)).map { $0 && $1 }
        }
        return [true] + ofParts.prefix(Self.written.count - 1)
    }

    private static let written = Array(repeating: true, count: 8)

    private static let itemFilters: Set<String> = ["find", "first", "last"]
    private static let listFilters: Set<String> = ["key", "reject", "select", "shuffle", "sort"]
    private static let itemMethods: Set<String> = ["at", "find", "findLast", "pop", "shift"]
    private static let listMethods: Set<String> = ["concat", "filter", "reverse", "slice", "sort"]

    // MARK: Selected properties

    /// The properties that all items of a list have.
    private func fieldsOfItems(of list: AnalyzedExpression, in view: LintedView) -> Set<String> {
        switch list.kind {
        case .variable: return fieldsOfItems[view.text(at: list.location)] ?? []
        case .sequence(let elements): return elements.count == 1 ? fieldsOfItems(of: elements[0], in: view) : []
        default:
            guard let call = view.filterCall(list), Self.listFilters.contains(call.name) else { return [] }
            return fieldsOfItems(of: call.input, in: view).union(call.name == "select" ? call.selected : [])
        }
    }

    /// The properties that a value has.
    private func fields(of value: AnalyzedExpression, in view: LintedView) -> Set<String> {
        switch value.kind {
        case .variable: return fields[view.text(at: value.location)] ?? []
        case .sequence(let elements): return elements.count == 1 ? fields(of: elements[0], in: view) : []
        case .element(let list, _): return fieldsOfItems(of: list, in: view)
        default:
            guard let call = view.filterCall(value), Self.itemFilters.contains(call.name) else { return [] }
            return fieldsOfItems(of: call.input, in: view).union(call.name == "find" ? call.selected : [])
        }
    }
}

extension LintedView.FilterCall {
    /// The property that `select('name')` asks for.
    fileprivate var selected: Set<String> {
        guard arguments.positional.count == 1, case .literal(.string(let name)) = arguments.positional[0].kind else {
            return []
        }
        return [name]
    }
}
