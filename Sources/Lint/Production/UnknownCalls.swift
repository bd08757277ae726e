import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax

/// Calls of functions that there are not: `len(orders)`, `namespace()`.
///
/// No field of the State is a function. A macro may be one that a view which is not at hand defines, and so a name that means
/// nothing anywhere is told only of pages.
struct UnknownCalls: VisitingRule {
    /// The names that the view gives variables.
    private var variables: Set<String> = []

    /// The names of what can be called, in order.
    private var callable: [String] = []

    mutating func begin(_ view: LintedView) {
        if callable.isEmpty { callable = view.theme.theme.functionNames.sorted() }
        variables = []
        for unit in view.template.units {
            for symbol in unit.symbols where symbol.kind != .free { variables.insert(symbol.name) }
        }
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard case .call(let function, _, let name) = expression.kind, case .variable = function.kind,
            function.location.span.start < function.location.span.end,
            !view.template.variableNames.contains(name), !variables.contains(name)
        else { return }
        if callable.contains(name) || name == "super" || name == "caller" { return }
        guard view.theme.accepts(.notCallable), let help = help(for: name, in: view) else { return }
        let place = view.place(function.location)
        // Rendering has met it.
        if view.theme.hasFound(.notCallable, at: view.place(expression.location)) { return }
        if view.theme.hasFound(.notCallable, at: place) { return }
        view.theme.leaveOut(.unknownVariable, at: place)
        view.warn(.notCallable, "there is no function `\(name)`", at: function.location, help: help)
    }

    private func help(for name: String, in view: LintedView) -> String? {
        if let foreign = ForeignNames.functions[name] { return foreign }
        if let foreign = ForeignNames.filters[name] { return foreign }
        if let foreign = ForeignNames.variables[name] { return foreign }
        if let near = view.theme.suggestion(for: name, among: callable) { return "did you mean `\(near)`?" }
        if view.theme.script?.declared.contains(name) ?? false {
            return "a function of the script is called by the filter `js`: {{ '\(name)()' | js }}"
        }
        return view.template.name == view.theme.analyzed.page.name ? "no template defines it" : nil
    }
}
