import Diagnostics
import NunjucksAnalysis
import SubscriptionManager

/// Variables that a view's `Needs:` comment asks for, and that it does not get where it is included.
///
/// What the view itself makes of such a variable is no further mistake: one warning, at the include.
struct MissingNeeds: VisitingRule {
    let guards: GuardsOfView

    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        guard case .included(let name, _) = statement.kind,
            let unmet = view.template.unmetNeeds[statement.location]
        else { return }
        let faults = unmet.filter { isFault($0, in: view) }
        guard let first = faults.first, let source = view.template.trees[name]?.source else { return }
        var warning = view.warning(
            .missingNeed, "`\(name)` needs \(Self.sentence(faults))", at: statement.location, help: first.cure)
        warning.related = [.init("the view says so here", at: Diagnostic.Place(first.need.span, in: source))]
        view.theme.keep(warning)
    }

    mutating func finish(_ theme: LintedTheme) {
        for template in theme.templates {
            for (name, needs) in template.needs.sorted(by: { $0.key < $1.key }) {
                guard let source = template.trees[name]?.source else { continue }
                for type in needs.unknownTypes {
                    theme.keep(
                        Diagnostic(
                            .unknownType, .warning, "there is no type `\(type.name)`",
                            at: Diagnostic.Place(type.span, in: source), help: "did you mean `\(type.suggestion)`?"))
                }
            }
        }
    }

    /// Whether a view lacks what it needs, as far as can be told.
    private func isFault(_ unmet: UnmetNeed, in view: LintedView) -> Bool {
        switch unmet.fault {
        case .notSet: return !view.theme.knownFields.contain(unmet.need.name)
        case .otherType: return true
        case .nullish:
            return !guards.of(view).vouch(forPath: unmet.need.name, in: view) && view.tellNullish(unmet.need.name)
        }
    }

    /// What is wrong with some variables: "`order` and `item`, which nothing has set here, and `payment`, which may be
    /// undefined here".
    private static func sentence(_ faults: [UnmetNeed]) -> String {
        var clauses: [(names: [String], description: String)] = []
        for fault in faults {
            if let index = clauses.firstIndex(where: { $0.description == fault.description }) {
                clauses[index].names.append(fault.need.name)
            } else {
                clauses.append(([fault.need.name], fault.description))
            }
        }
        return clauses.map { "\($0.names.asCode), which \($0.description)" }.joined(separator: ", and ")
    }
}

extension UnmetNeed {
    /// What is wrong, as the end of a sentence about the variable.
    fileprivate var description: String {
        switch fault {
        case .notSet: "nothing has set here"
        case .nullish(let type): "may be \(type.description) here"
        case .otherType(let type): "is \(type.nonNullish.description) here and not \(need.type.nonNullish.description)"
        }
    }

    fileprivate var cure: String {
        let name = need.name
        switch fault {
        case .notSet:
            return "set it before, {% set \(name) = … %}; if the view can do without it, its comment says `\(name)?:`"
        case .nullish:
            return "ask first: {% if \(name) %}; if the view can do without it, its comment says `\(name)?:`"
        case .otherType: return "give it the right value, or correct the view's comment"
        }
    }
}
