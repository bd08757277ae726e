import Diagnostics
import NunjucksAnalysis

/// Properties of what may be undefined or null where they are read.
///
/// Production stops at the first such place, so of each path only that place is reported, as far as it always comes before
/// the others. Authors guard values in more ways than types can follow, for example by a variable that was set where the
/// value is known to be there; where the conditions around a place guard the value in such a way, they are trusted.
struct PossibleNulls: VisitingRule {
    let guards: GuardsOfView
    private var sure: SureValues

    init(guards: GuardsOfView) {
        self.guards = guards
        sure = SureValues(guards: guards)
    }

    mutating func begin(_ view: LintedView) { sure = SureValues(guards: guards) }

    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) { sure.note(statement, in: view) }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        switch expression.kind {
        case .property(let object, let name), .callMethod(let object, let name, _, _):
            check(object, "`\(name)`", in: view)
        case .element(let object, _): check(object, "properties", in: view)
        case .script(let source, let variables): check(source, variables, at: expression.location, in: view)
        default: break
        }
    }

    /// Checks the variables of which a piece of JavaScript reads properties, unless it asks for something itself.
    private func check(_ source: String, _ variables: [ScriptVariable], at location: Location, in view: LintedView) {
        let reading = ScriptReading(source)
        if reading.hasConditions { return }
        for path in reading.paths {
            guard let property = path.properties.first, !property.isOptional,
                let type = variables.first(where: { $0.name == path.variable })?.type, type.canBeNullish,
                type.isNullish || !sure.vouch(forVariable: path.variable, in: view)
            else { continue }
            let possible = ValueType.union(of: type.members.filter(\.isNullish)).description
            view.warn(
                .possibleNull, "`\(path.variable)` may be \(possible), and then has no `\(property.name)`",
                at: location,
                help: "ask first: {% if \(path.variable) %} around it, or `\(path.variable)?.\(property.name)`")
        }
    }

    private mutating func check(_ object: AnalyzedExpression, _ property: String, in view: LintedView) {
        guard object.type.canBeNullish, isNullishByItself(object) else { return }
        if object.type.isNullish ? sure.isSure(object, in: view) : sure.vouch(for: object, in: view) { return }
        if let path = view.path(of: object), !view.tellNullish(path) { return }
        let place = view.place(object.location)
        // Rendering has met it.
        if view.theme.hasFound(.nullAccess, at: place) { return }
        // An id has no properties at all.
        let known = object.type.nonNullish
        if case .string(.id) = known, !known.member(property.filter { $0 != "`" }).isListed { return }
        let text = view.text(at: object.location)
        let possible = ValueType.union(of: object.type.members.filter(\.isNullish))
        let message =
            object.type.isNullish
            ? "`\(text)` is \(possible.description) here, and has no \(property)"
            : "`\(text)` may be \(possible.description), and then has no \(property)"
        view.warn(
            .possibleNull, message, at: object.location,
            help: object.type.isNullish ? nil : "production stops there; \(Self.cure(object, text, in: view))")
    }

    private static func cure(_ object: AnalyzedExpression, _ text: String, in view: LintedView) -> String {
        if case .element = object.kind { return "ask first: {% if \(text) %}" }
        return view.path(of: object) == nil
            ? "give it a name with {% set … %}, and ask for that first" : "ask first: {% if \(text) %}"
    }

    /// Whether a value is nullish for another reason than that it is a property of one that may be: then that one is meant.
    private func isNullishByItself(_ object: AnalyzedExpression) -> Bool {
        guard case .property(let owner, let name) = object.kind else { return true }
        // That no value of the owner's type has the property is told of that.
        let known = owner.type.nonNullish
        if !known.isNever, !known.member(name).isListed { return false }
        guard owner.type.canBeNullish else { return true }
        return owner.type.nonNullish.member(name).type.canBeNullish
    }
}
