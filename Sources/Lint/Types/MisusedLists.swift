import Diagnostics
import NunjucksAnalysis

/// Loops over what has no items, and lists that are lost because a method gives something else than the list.
struct MisusedLists: VisitingRule {
    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        switch statement.kind {
        case .loop(_, let list, _, _): checkLoop(over: list, in: view)
        case .set(let value, let stores): for store in stores { check(value, setting: store.name, in: view) }
        default: return
        }
    }

    /// Reports a loop as rendering does.
    private func checkLoop(over list: AnalyzedExpression, in view: LintedView) {
        let type = list.type.nonNullish
        if type.isNever || type.isUnknown || view.theme.hasFound(.shadowedField, at: view.place(list.location)) {
            return
        }
        if case .record(let record) = type, record.name != nil {
            view.warn(
                .notInProduction, "a loop over \(type.description); production loops over lists only",
                at: list.location, help: "it is one object: `select` gives a list of those that match")
        } else if type.isOnlyObjects {
            view.warn(
                .notInProduction, "a loop over an object; production loops over lists only", at: list.location,
                help: "take pairs, and their parts `item[0]` and `item[1]`: "
                    + "{% for item in \(view.text(at: list.location)) | entries %}")
        } else if type.members.allSatisfy(\.isSingle) {
            view.warn(
                .invalidValue, "a loop over \(type.description), which has no items: nothing is printed",
                at: list.location, help: "loops go through lists")
        }
    }

    /// Reports `{% set list = list.push(item) %}`: the variable is a number then.
    private func check(_ value: AnalyzedExpression, setting name: String, in view: LintedView) {
        guard case .callMethod(let list, let method, let arguments, let location) = value.kind,
            let other = Self.instead[method], view.path(of: list) == name, arguments.positional.count == 1
        else { return }
        let text = view.text(at: arguments.positional[0].location)
        let meant = method == "push" ? "\(name).\(other)(\(text))" : "[\(text)].\(other)(\(name))"
        var warning = view.warning(
            .invalidValue, "`\(method)` gives a number, and `\(name)` is no list any more",
            at: view.location(ofProperty: method, in: location), help: "write `\(meant)`")
        warning.fixes = [
            Diagnostic.Fix(
                "write `\(meant)`",
                [Edit(replacing: value.location.span, in: view.source(of: value.location), with: meant)], .suggestion)
        ]
        view.theme.keep(warning)
    }

    /// The methods that change a list and give its length, with what gives a list.
    private static let instead = ["push": "concat", "unshift": "concat"]
}

extension ValueType {
    /// Whether a value of the type is a single one: a number, a text, a boolean.
    fileprivate var isSingle: Bool {
        switch self {
        case .number, .boolean, .string: true
        default: false
        }
    }
}
