import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax

/// Properties that no value of their object's type has: a misspelt field, a method that there is not.
struct UnknownFields: LintRule {
    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        switch expression.kind {
        case .property(let object, let name):
            report(name, of: object.type, at: view.location(ofProperty: name, in: expression.location), in: view)
        case .callMethod(let object, let name, _, let location):
            report(name, of: object.type, at: view.location(ofProperty: name, in: location), in: view)
        default: if let call = view.filterCall(expression) { check(call, in: view) }
        }
    }

    /// Reports a property that a type does not list.
    private func report(_ name: String, of type: ValueType, at location: Location, in view: LintedView) {
        let type = type.nonNullish
        if type.isNever || type.isUnknown || type.member(name).isListed || view.theme.isKnown(name, of: type) { return }
        let isObject = type.members.contains { if case .record = $0 { true } else { false } }
        view.warn(
            isObject ? .unknownField : .unknownProperty, "\(type.description) has no `\(name)`", at: location,
            help: (isObject ? nil : ForeignNames.properties[name])
                ?? nearest(to: name, among: type.memberNames).map { "did you mean `\($0)`?" })
    }

    // MARK: Filters that name properties

    /// Checks the properties by which a filter tells the items of a list apart.
    private func check(_ call: LintedView.FilterCall, in view: LintedView) {
        let item = call.input.type.element
        guard !item.isNever, !item.isUnknown else { return }
        switch call.name {
        case "select", "reject", "find":
            for keyword in call.arguments.keywords where keyword.key != "id" {
                report(keyword.key, of: item, at: view.location(of: keyword), in: view)
            }
            for argument in call.arguments.positional { checkPath(argument, of: item, in: view) }
        case "sort", "key": for argument in call.arguments.positional { checkPath(argument, of: item, in: view) }
        default: break
        }
    }

    /// Checks a path of properties that is written out.
    private func checkPath(_ argument: AnalyzedExpression, of type: ValueType, in view: LintedView) {
        guard case .literal(.string(let path)) = argument.kind else { return }
        var type = type
        for name in path.split(separator: ".").map(String.init) {
            let known = type.nonNullish
            if known.isNever || known.isUnknown { return }
            let member = known.member(name)
            guard member.isListed else { return report(name, of: known, at: argument.location, in: view) }
            type = member.type
        }
    }
}
