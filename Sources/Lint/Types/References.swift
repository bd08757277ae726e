import NunjucksAnalysis

/// Finds what an expression reads.
struct Reads: AnalyzedVisitor {
    private let view: LintedView
    /// What it reads: `order`, `order.payment`, `product_by_id[item.product]`.
    private(set) var paths: Set<String> = []
    /// The variables that JavaScript reads in it, which can ask for them in whatever way.
    private(set) var scriptVariables: Set<String> = []
    /// What `get` looks for in it.
    private(set) var found: Set<String> = []

    init(in expression: AnalyzedExpression, of view: LintedView) {
        self.view = view
        expression.walk(&self)
    }

    mutating func visit(_ statement: AnalyzedStatement) {}

    mutating func visit(_ expression: AnalyzedExpression) {
        if let path = view.reference(of: expression) { paths.insert(path) }
        if case .script(let source, _) = expression.kind { read(ScriptReading(source)) }
        if let call = view.filterCall(expression), call.name == "get",
            case .literal(.string(let name))? = call.arguments.positional.first?.kind,
            let object = view.reference(of: call.input)
        {
            paths.insert("\(object).\(name)")
            found.insert("\(object).\(name)")
        }
    }

    private mutating func read(_ script: ScriptReading) {
        for path in script.paths {
            scriptVariables.insert(path.variable)
            paths.insert(([path.variable] + path.properties.map(\.name)).joined(separator: "."))
        }
    }
}

extension LintedView {
    /// How a value is referred to, so that what a condition asks for is known again: `orders[0]`, `order.payment`,
    /// `(products | find(id=item.product))`.
    func reference(of expression: AnalyzedExpression) -> String? {
        switch expression.kind {
        case .variable: return text(at: expression.location)
        case .property(let object, let name): return reference(of: object).map { "\($0).\(name)" }
        case .element(let object, let key): return reference(of: object).map { "\($0)[\(text(at: key.location))]" }
        case .sequence(let elements): return elements.count == 1 ? reference(of: elements[0]) : nil
        default:
            let span = expression.location.span
            guard filterCall(expression) != nil, span.end - span.start <= Self.lengthLimit else { return nil }
            return "(\(text(at: expression.location)))"
        }
    }

    /// How long a call may be that is known by its text.
    private static let lengthLimit = 200

    /// The list of which an expression is an item: of `orders | first`, of `orders[0]`.
    func list(of expression: AnalyzedExpression) -> String? {
        switch expression.kind {
        case .element(let list, _): return reference(of: list.reordered(in: self))
        case .sequence(let elements): return elements.count == 1 ? list(of: elements[0]) : nil
        default:
            guard let call = filterCall(expression), ["first", "last"].contains(call.name) else { return nil }
            return reference(of: call.input.reordered(in: self))
        }
    }
}

extension AnalyzedExpression {
    /// The list that this one has the items of, all of them.
    fileprivate func reordered(in view: LintedView) -> AnalyzedExpression {
        var list = self
        while true {
            if case .sequence(let elements) = list.kind, elements.count == 1 {
                list = elements[0]
            } else if let call = view.filterCall(list), ["key", "shuffle", "sort"].contains(call.name) {
                list = call.input
            } else {
                return list
            }
        }
    }
}
