import Diagnostics
import ECMAText
import NunjucksAnalysis
import SubscriptionManager

/// Names in a view's JavaScript that are nearly those of variables of the template.
///
/// JavaScript sees all that the theme's script and the page define, too: what is reported is none of that, and near to a
/// variable.
struct MisspeltVariables: VisitingRule {
    /// The variables of the page's views, those of loops and macros too.
    private var variables: Set<String> = []

    mutating func begin(_ view: LintedView) {
        variables = view.template.variableNames.union(StateTypes.standard.globals.keys)
        for unit in view.template.units {
            for symbol in unit.symbols where symbol.kind != .free { variables.insert(symbol.name) }
        }
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        guard case .script(let source, let own) = expression.kind, view.theme.accepts(.unknownVariable) else { return }
        let theirs = Set(own.filter { !$0.isOfPage }.map(\.name))
        for path in ScriptReading(source).paths {
            let name = path.variable
            guard name.utf8.count > 3, !variables.contains(name), ReservedWord(name) == nil,
                !PageNames.contains(name), !isOfScript(name, in: view),
                !theirs.contains(name), view.theme.accepts(.unknownVariable), !view.theme.knownFields.contain(name),
                let near = view.theme.suggestion(for: name, among: variables, within: name.utf8.count < 6 ? 1 : 2)
            else { continue }
            let place = view.location(of: name, inScript: expression.location)
            view.theme.keep(
                view.warning(.unknownVariable, "there is no variable `\(name)`", at: place)
                    .suggesting(near, for: name, in: view.source(of: place)))
        }
    }

    /// Whether the theme's script has a name, wherever that is.
    private func isOfScript(_ name: String, in view: LintedView) -> Bool {
        guard let script = view.theme.script else { return false }
        return script.names.contains(name) || script.declared.contains(name) || script.stringWords.contains(name)
            || script.properties.contains(name)
    }
}
