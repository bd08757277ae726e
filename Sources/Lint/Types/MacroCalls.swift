import Diagnostics
import NunjucksAnalysis

/// Calls of macros with arguments that they do not take, or without one that they cannot do without.
struct MacroCalls: VisitingRule {
    private struct Macro {
        var parameters: [String]
        /// Those of which it reads properties, whatever else is the case.
        var needed: Set<String>
    }

    /// The macros of the page's views, by name; of two with one name, nothing is known.
    private var macros: [String: Macro?] = [:]

    mutating func begin(_ view: LintedView) {
        macros = [:]
        for unit in view.template.units {
            guard let macro = unit.macro, !macro.isCaller else { continue }
            let required = macro.parameters.map(\.name)
            var search = NeededParameters(names: Set(required), view: view)
            unit.body.walk(&search)
            let found = Macro(parameters: required + macro.defaults.map(\.name), needed: search.needed)
            macros[unit.name] = macros[unit.name] == nil ? found : .some(nil)
        }
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard !macros.isEmpty, case .call(let callee, let arguments, let name) = expression.kind,
            case .variable = callee.kind, let macro = macros[name] ?? nil
        else { return }
        let parameters = macro.parameters
        let names = Set(parameters)
        if arguments.positional.count > parameters.count {
            let allowed =
                switch parameters.count {
                case 0: "no arguments"
                case 1: "one argument"
                default: "at most \(parameters.count) arguments"
                }
            view.warn(
                .invalidArgument, "the macro `\(name)` takes \(allowed)",
                at: arguments.positional[parameters.count].location,
                help: parameters.isEmpty ? nil : "its parameters are \(parameters.asCode)")
        }
        var isMisspelt = false
        for keyword in arguments.keywords where !names.contains(keyword.key) && keyword.key != "caller" {
            isMisspelt = true
            let place = view.location(of: keyword)
            view.theme.keep(
                view.warning(.invalidArgument, "the macro `\(name)` has no parameter `\(keyword.key)`", at: place)
                    .suggesting(
                        view.theme.suggestion(for: keyword.key, among: parameters), for: keyword.key,
                        in: view.source(of: place)))
        }
        let given = Set(parameters.prefix(arguments.positional.count) + arguments.keywords.map(\.key))
        guard !isMisspelt, let missing = parameters.first(where: { macro.needed.contains($0) && !given.contains($0) })
        else { return }
        view.warn(
            .invalidArgument, "the macro `\(name)` reads properties of `\(missing)`, which is not given",
            at: expression.location, help: "its parameters are \(parameters.asCode)")
    }
}

/// Finds the parameters of which a macro reads properties under no condition.
private struct NeededParameters: AnalyzedVisitor {
    let names: Set<String>
    let view: LintedView
    var needed: Set<String> = []
    private var conditionCount = 0

    init(names: Set<String>, view: LintedView) {
        self.names = names
        self.view = view
    }

    mutating func visit(_ expression: AnalyzedExpression) {
        guard conditionCount == 0, case .property(let object, _) = expression.kind, case .variable = object.kind else {
            return
        }
        let name = view.text(at: object.location)
        if names.contains(name) { needed.insert(name) }
    }

    mutating func enter(where condition: AnalyzedExpression, isTrue: Bool) { conditionCount += 1 }

    mutating func leave() { conditionCount -= 1 }
}
