import NunjucksAnalysis

/// Finds out which values of the State expressions are made of, as far as the templates tell.
struct StatePaths {
    private let template: AnalyzedTemplate
    private let contextNames: Set<String>
    private var search = VariableSearch()
    /// In which source a variable was set last, up to here.
    private var lastSources: [String: Int32] = [:]

    /// How many paths are told of an expression.
    private static let pathLimit = 12
    /// How many expressions are looked at that a variable is set to.
    private static let sourceLimit = 6
    /// How far values are followed, through variables and into expressions.
    private static let depthLimit = 24
    /// How many steps are made for an expression.
    private static let stepLimit = 400

    init(_ template: AnalyzedTemplate, contextNames: Set<String>) {
        self.template = template
        self.contextNames = contextNames
        for (number, unit) in template.units.enumerated() {
            search.unit = Int32(number)
            search.loopTargets = template.loops.map { $0.targets.map(\.symbol) }
            unit.body.walk(&search)
        }
    }

    /// Notes that a variable is set, in the order of rendering: what is asked for afterwards comes from there.
    mutating func noteSet(_ name: String, in source: Int32) { lastSources[name] = source }

    /// What the variables were set to that an expression's value is, or goes through filters from.
    func values(behind expression: AnalyzedExpression, of unit: Int32, depth: Int = 0) -> [AnalyzedExpression] {
        guard depth < 4 else { return [] }
        switch expression.kind {
        case .variable(let reference):
            return sources(of: reference, unit).filter { !$0.isItem }.flatMap { source in
                [source.expression] + values(behind: source.expression, of: source.unit, depth: depth + 1)
            }
        case .filter(_, let input, _): return values(behind: input, of: unit, depth: depth + 1)
        case .sequence(let elements):
            return elements.last.map { values(behind: $0, of: unit, depth: depth + 1) } ?? []
        case .conditional(let then, _, let otherwise):
            return ([then] + (otherwise.map { [$0] } ?? [])).flatMap { values(behind: $0, of: unit, depth: depth + 1) }
        default: return []
        }
    }

    /// The paths that an expression reads: `orders[].place`.
    func paths(in expression: AnalyzedExpression, of unit: Int32) -> [String] {
        var reading = Reading()
        collect(expression, unit, 0, &reading)
        return reading.paths
    }

    private struct Reading {
        var paths: [String] = []
        var steps = 0
    }

    private func collect(_ expression: AnalyzedExpression, _ unit: Int32, _ depth: Int, _ reading: inout Reading) {
        reading.steps += 1
        guard depth < Self.depthLimit, reading.steps < Self.stepLimit else { return }
        let whole = path(of: expression, unit, depth, &reading)
        for path in whole where !reading.paths.contains(path) && reading.paths.count < Self.pathLimit {
            reading.paths.append(path)
        }
        switch expression.kind {
        case .variable(let reference) where whole.isEmpty:
            for source in sources(of: reference, unit) {
                collect(source.expression, source.unit, depth + 1, &reading)
            }
        case .property(let object, _): if whole.isEmpty { collect(object, unit, depth + 1, &reading) }
        case .element(let object, let key):
            if whole.isEmpty { collect(object, unit, depth + 1, &reading) }
            collect(key, unit, depth + 1, &reading)
        case .filter(_, let input, let arguments):
            if whole.isEmpty { collect(input, unit, depth + 1, &reading) }
            for argument in arguments.all { collect(argument, unit, depth + 1, &reading) }
        default: for part in expression.parts { collect(part, unit, depth + 1, &reading) }
        }
    }

    /// The paths of what an expression is itself; none where it is made of values.
    private func path(
        of expression: AnalyzedExpression, _ unit: Int32, _ depth: Int, _ reading: inout Reading
    ) -> [String] {
        reading.steps += 1
        guard depth < Self.depthLimit, reading.steps < Self.stepLimit else { return [] }
        switch expression.kind {
        case .variable(let reference):
            let sources = sources(of: reference, unit)
            if sources.isEmpty { return name(of: reference, unit).map { [$0] } ?? [] }
            var paths: [String] = []
            for source in sources {
                let found = path(of: source.expression, source.unit, depth + 1, &reading)
                for path in found.map({ source.isItem ? $0 + "[]" : $0 }) where !paths.contains(path) {
                    paths.append(path)
                }
            }
            return paths
        case .property(let object, let name):
            let step = JavaScriptText.member(name)
            return path(of: object, unit, depth + 1, &reading).map { $0 + step }
        case .element(let object, let key):
            var step = "[]"
            if case .literal(.string(let name)) = key.kind { step = JavaScriptText.member(name) }
            return path(of: object, unit, depth + 1, &reading).map { $0 + step }
        case .sequence(let elements) where elements.count == 1:
            return path(of: elements[0], unit, depth + 1, &reading)
        case .filter(_, let input, _):
            // One that only chooses among the list's items, or puts them into another order.
            let (list, value) = (input.type.nonNullish, expression.type.nonNullish)
            guard case .list(let item) = list, !item.isUnknown else { return [] }
            if value == list { return path(of: input, unit, depth + 1, &reading) }
            guard value == item.nonNullish else { return [] }
            return path(of: input, unit, depth + 1, &reading).map { $0 + "[]" }
        default: return []
        }
    }

    // MARK: Variables

    /// What the values of a variable come from.
    private func sources(of reference: VariableReference, _ unit: Int32) -> [VariableSearch.Source] {
        guard let (symbol, unit) = symbol(of: reference, unit) else { return [] }
        if let source = search.loops[VariableSearch.Variable(unit: unit, symbol: symbol)] { return [source] }
        let known = template.units[Int(unit)].symbols[Int(symbol)]
        switch known.kind {
        case .loopVariable, .loopIndex, .parameter, .caller, .superText: return []
        case .local, .free:
            let all = search.sets[known.name] ?? []
            // Views that are included set variables for those that they include.
            let near =
                lastSources[known.name].map { last in all.filter { $0.expression.location.source == last } } ?? []
            return Array((near.isEmpty ? all : near).prefix(Self.sourceLimit))
        }
    }

    /// The name of a variable of the State.
    private func name(of reference: VariableReference, _ unit: Int32) -> String? {
        guard let (symbol, unit) = symbol(of: reference, unit) else { return nil }
        let known = template.units[Int(unit)].symbols[Int(symbol)]
        switch known.kind {
        case .loopVariable, .loopIndex, .parameter, .caller, .superText: return nil
        case .local, .free: return contextNames.contains(known.name) ? known.name : nil
        }
    }

    private func symbol(of reference: VariableReference, _ unit: Int32) -> (symbol: SymbolID, unit: Int32)? {
        switch reference {
        case .own(let symbol): (symbol, unit)
        case .page(let symbol): (symbol, 0)
        case .frames: nil
        }
    }
}

/// What loops and `set` give the variables of a page.
private struct VariableSearch: AnalyzedVisitor {
    struct Variable: Hashable {
        var unit: Int32
        var symbol: SymbolID
    }

    /// An expression that a variable has its value from.
    struct Source {
        var expression: AnalyzedExpression
        var unit: Int32
        /// Whether the variable is an item of the list that the expression is.
        var isItem: Bool
    }

    /// The variables of loops.
    var loops: [Variable: Source] = [:]
    /// The others, by name.
    var sets: [String: [Source]] = [:]
    var unit: Int32 = 0
    var loopTargets: [[SymbolID]] = []

    /// How many places are looked at that set a variable.
    private static let setLimit = 200

    mutating func visit(_ statement: AnalyzedStatement) {
        switch statement.kind {
        case .loop(let id, let list, _, _):
            let targets = loopTargets[Int(id.index)]
            // Of two, the first is a key.
            for symbol in targets.count == 2 ? targets.suffix(1) : targets[...] {
                loops[Variable(unit: unit, symbol: symbol)] = Source(
                    expression: list, unit: unit, isItem: targets.count < 3)
            }
        case .set(let value, let stores):
            for store in stores where sets[store.name, default: []].count < Self.setLimit {
                sets[store.name, default: []].append(Source(expression: value, unit: unit, isItem: false))
            }
        default: break
        }
    }
}

extension AnalyzedArguments {
    fileprivate var all: [AnalyzedExpression] { positional + keywords.map(\.value) }
}

extension AnalyzedExpression {
    /// The expressions that this one is made of.
    fileprivate var parts: [AnalyzedExpression] {
        switch kind {
        case .sequence(let elements), .array(let elements): elements
        case .object(let members, _): members.map(\.value)
        case .call(let callee, let arguments, _): [callee] + arguments.all
        case .callMethod(let object, _, let arguments, _): [object] + arguments.all
        case .callVariableOrFilter(_, _, let arguments, _): arguments.all
        case .test(_, let value, let arguments): [value] + arguments
        case .unary(_, let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .conditional(let then, let condition, let otherwise): [condition, then] + (otherwise.map { [$0] } ?? [])
        case .capture(let statements):
            statements.compactMap { if case .output(let value, _) = $0.kind { value } else { nil } }
        default: []
        }
    }
}
