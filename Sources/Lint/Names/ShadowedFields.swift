import Diagnostics
import NunjucksAnalysis
import SubscriptionManager

/// Fields of the State that a `set` or a loop hides, where something reads them all the same.
///
/// What is wrong then is the variable's name: that an Order has no `first_name`, where `customer` is one, is no mistake of
/// its own.
struct ShadowedFields: VisitingRule {
    private struct Shadow: Hashable {
        var name: String
        var place: Diagnostic.Place
        var isLoop: Bool
    }

    /// What hides each name, as far as the view has been seen.
    private var shadows: [String: Shadow] = [:]
    private var told: Set<Shadow> = []

    mutating func begin(_ view: LintedView) { shadows = [:] }

    mutating func visit(_ statement: AnalyzedStatement, in view: LintedView) {
        switch statement.kind {
        case .loop(let loop, let list, _, _):
            if let (name, type, field) = hidden(list, in: view), field.hasItems, !type.hasItems {
                report(name, type, at: list.location, in: view)
            }
            for target in view.template.loops[Int(loop.index)].targets {
                shadow(target.name, at: statement.location, isLoop: true, in: view)
            }
        case .set(_, let stores):
            for store in stores { shadow(store.name, at: store.location, isLoop: false, in: view) }
        default: break
        }
    }

    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        switch expression.kind {
        case .property(let object, let property):
            check(property, of: object, at: expression.location, in: view)
        case .callMethod(let object, let method, _, let location): check(method, of: object, at: location, in: view)
        default:
            guard let call = view.filterCall(expression), Self.listFilters.contains(call.name),
                let (name, type, field) = hidden(call.input, in: view), field.hasItems, !type.hasItems
            else { return }
            report(name, type, at: call.input.location, in: view)
        }
    }

    private static let listFilters: Set<String> = [
        "find", "select", "reject", "sort", "first", "last", "key", "groupby",
    ]

    private mutating func shadow(_ name: String, at location: Location, isLoop: Bool, in view: LintedView) {
        guard StateTypes.standard.globals[name] != nil else { return }
        shadows[name] = Shadow(name: name, place: view.place(location), isLoop: isLoop)
    }

    /// A variable that has the name of a field of the State and cannot be it, with its type and that of the field.
    private func hidden(
        _ expression: AnalyzedExpression, in view: LintedView
    ) -> (name: String, type: ValueType, field: ValueType)? {
        guard !shadows.isEmpty, case .variable = expression.kind else { return nil }
        let name = view.text(at: expression.location)
        let type = expression.type.nonNullish
        guard shadows[name] != nil, let field = StateTypes.standard.globals[name]?.nonNullish, !type.isNever,
            !type.canBe(declared: field)
        else { return nil }
        return (name, type, field)
    }

    private mutating func check(
        _ property: String, of object: AnalyzedExpression, at location: Location, in view: LintedView
    ) {
        guard let (name, type, field) = hidden(object, in: view), field.member(property).isListed,
            !type.member(property).isListed
        else { return }
        report(name, type, at: object.location, in: view)
        let place = view.place(view.location(ofProperty: property, in: location))
        view.theme.leaveOut(.unknownField, at: place)
        view.theme.leaveOut(.unknownProperty, at: place)
    }

    private mutating func report(_ name: String, _ type: ValueType, at location: Location, in view: LintedView) {
        guard let shadow = shadows[name], told.insert(shadow).inserted else { return }
        // That a `set` hides the field in the whole page has been told where it stands.
        if view.theme.hasFound(.notInProduction, at: shadow.place) { return }
        var warning = view.warning(
            .shadowedField, "`\(name)` is \(type.description) here, not the State's field", at: location,
            help: "give \(shadow.isLoop ? "the loop's variable" : "the variable of the `set`") a name of its own")
        warning.related = [.init("the field is hidden here", at: shadow.place)]
        view.theme.keep(warning)
    }
}

extension ValueType {
    /// Whether a loop can go through it.
    fileprivate var hasItems: Bool {
        members.contains { member in
            switch member {
            case .list, .map, .unknown, .script: true
            default: false
            }
        }
    }
}
