import Diagnostics
import NunjucksSyntax
import SubscriptionManager

/// Form actions that production does not have, and forms that lack a field which their action needs.
struct FormActions: LintRule {
    /// An action that a form names.
    private struct Use {
        var name: String
        var place: MarkupPlace
    }

    mutating func begin(_ view: LintedView) {
        var forms: [String: Int] = [:]
        for (number, tag) in view.markup.tags.enumerated() where tag.name == "form" {
            if let id = tag.attribute("id")?.source, forms[id] == nil { forms[id] = number }
        }
        var controls: [Int: [(tag: MarkupTag, name: MarkupAttribute)]] = [:]
        var withCustomElements: Set<Int> = []
        var withUnknownNames = view.markup.openForms
        for (number, tag) in view.markup.tags.enumerated() {
            // A control outside of its form names it by its id.
            guard let form = tag.form ?? tag.attribute("form").flatMap({ forms[$0.source] }) else { continue }
            if tag.isCustom { withCustomElements.insert(form) }
            if tag.attributes.contains(where: { $0.sigil == "." && $0.name == "name" })
                || tag.hasUnknownAttributes && tag.attribute("name") == nil
            {
                withUnknownNames.insert(form)
            }
            guard number != form, let name = tag.attribute("name") else { continue }
            if name.text == nil { withUnknownNames.insert(form) }
            controls[form, default: []].append((tag, name))
        }
        for (number, tag) in view.markup.tags.enumerated() where tag.name == "form" {
            // A listener of the form may add fields to what is sent.
            if tag.attributes.contains(where: { $0.sigil == "@" && $0.name == "formdata" }) {
                withUnknownNames.insert(number)
            }
            for use in uses(of: tag) {
                guard let action = FormAction.named(use.name) else {
                    report(use, in: view)
                    continue
                }
                guard !withUnknownNames.contains(number), !tag.isUncounted else { continue }
                let names = (controls[number] ?? []).map(\.name)
                check(action, use, names, isComplete: !withCustomElements.contains(number), in: view)
            }
        }
    }

    // MARK: Actions

    /// The actions that a form names, where they are written out.
    private func uses(of form: MarkupTag) -> [Use] {
        var uses: [Use] = []
        for attribute in form.attributes {
            guard
                attribute.sigil == nil && attribute.name == "action"
                    || attribute.sigil == "@" && attribute.name == "submit",
                attribute.value?.count == 1, case .value(let value, _, _)? = attribute.value?.first
            else { continue }
            addActions(of: value, in: attribute.place.source, to: &uses)
        }
        return uses
    }

    private func addActions(of value: Expression, in source: Source, to uses: inout [Use]) {
        switch value.kind {
        case .group(let elements): if let last = elements.last { addActions(of: last, in: source, to: &uses) }
        case .inlineIf(let then, _, let otherwise):
            addActions(of: then, in: source, to: &uses)
            if let otherwise { addActions(of: otherwise, in: source, to: &uses) }
        case .filter(let call) where call.name.text == "action": addNames(of: call.input, in: source, to: &uses)
        default: break
        }
    }

    private func addNames(of value: Expression, in source: Source, to uses: inout [Use]) {
        switch value.kind {
        case .literal(.string(let name)):
            uses.append(Use(name: name, place: MarkupPlace(source: source, span: value.span)))
        case .group(let elements): if let last = elements.last { addNames(of: last, in: source, to: &uses) }
        case .inlineIf(let then, _, let otherwise):
            addNames(of: then, in: source, to: &uses)
            if let otherwise { addNames(of: otherwise, in: source, to: &uses) }
        default: break
        }
    }

    private func report(_ use: Use, in view: LintedView) {
        let near = nearest(to: use.name, among: FormAction.all.flatMap { [$0.name] + $0.aliases })
        view.theme.keep(
            Diagnostic(
                .unknownAction, .warning, "production has no form action `\(use.name)`, and such a form does nothing",
                at: use.place.place
            ).suggesting(near, for: use.name, in: use.place.source))
    }

    // MARK: Fields

    private func check(
        _ action: FormAction, _ use: Use, _ controls: [MarkupAttribute], isComplete: Bool, in view: LintedView
    ) {
        let names = Set(controls.compactMap(\.text))
        var missing = action.missingFields(among: names)
        let expected = Set(action.fields.flatMap { [$0.name] + $0.aliases + $0.substitutes })
        // A control that nobody asks for, and whose name is near to one that is missing.
        for control in controls {
            guard let name = control.text, !expected.contains(name) else { continue }
            let wanted = missing.flatMap { [$0.name] + $0.aliases + $0.substitutes }
            guard let near = nearest(to: name, among: wanted) else { continue }
            missing.removeAll { ([$0.name] + $0.aliases + $0.substitutes).contains(near) }
            view.theme.keep(
                Diagnostic(
                    .actionField, .warning, "`\(action.name)` has no field `\(name)`", at: control.valuePlace.place
                ).suggesting(near, for: name, in: control.valuePlace.source))
        }
        // A custom element, or the script, may bring the others.
        let words = view.theme.script?.stringWords ?? []
        missing.removeAll { !words.isDisjoint(with: [$0.name] + $0.aliases) }
        guard isComplete, !missing.isEmpty else { return }
        let list = missing.map { "`\($0.name)`" }.joined(separator: ", ")
        view.theme.keep(
            Diagnostic(
                .actionField, .warning,
                missing.count == 1
                    ? "`\(action.name)` needs the field \(list), which the form lacks"
                    : "`\(action.name)` needs fields that the form lacks: \(list)",
                at: use.place.place, help: help(for: missing[0])))
    }

    private func help(for field: FormAction.Field) -> String {
        switch field.name {
        case "order", "subscription", "item", "order_item":
            let object = field.name == "item" ? "order_item" : field.name
            return "add `<input type=\"hidden\" name=\"\(field.name)\" value=\"{{ \(object).public_id }}\">`"
        default: return "add a control with `name=\"\(field.name)\"`"
        }
    }
}
