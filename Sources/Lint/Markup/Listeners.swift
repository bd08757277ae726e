import Diagnostics
import ECMAText
import NunjucksSyntax
import SubscriptionManager

/// Listeners and form actions that are written as text, where production takes a value: `@click="open()"`,
/// `action="skip_order"`.
struct Listeners: LintRule {
    mutating func begin(_ view: LintedView) {
        for tag in view.markup.tags {
            for attribute in tag.attributes {
                switch attribute.sigil {
                case "@": checkListener(attribute, in: view)
                case nil where attribute.name == "action" && tag.name == "form": checkAction(attribute, in: view)
                case nil where attribute.name.hasPrefix("on"): checkHandler(attribute, in: view)
                default: break
                }
            }
        }
    }

    private func checkListener(_ attribute: MarkupAttribute, in view: LintedView) {
        guard let text = attribute.text, !text.isEmpty else { return }
        let isName = text.utf8.allSatisfy { $0.isWordCharacter || $0 == UInt8(ascii: ".") }
        let call = text.replacing("'", with: "\"")
        report(
            attribute, "`\(attribute.source)` is text, not a function",
            write: isName
                ? "{{ '\(text)' | js }}" : "{{ '\(text.has("event") ? "(event)" : "()") => \(call)' | js }}",
            isName ? .certain : .suggestion,
            in: view)
    }

    private func checkAction(_ attribute: MarkupAttribute, in view: LintedView) {
        let name: String?
        switch attribute.value?.first {
        case .value(let value, _, _) where attribute.value?.count == 1:
            if case .literal(.string(let text)) = value.kind { name = text } else { name = nil }
        default: name = attribute.text
        }
        guard let name, FormAction.named(name) != nil else { return }
        report(
            attribute, "`\(name)` is text here, not an action", write: "{{ '\(name)' | action }}", .certain, in: view)
    }

    /// Checks `onclick="{{ 'open' | js }}"`.
    private func checkHandler(_ attribute: MarkupAttribute, in view: LintedView) {
        let event = String(attribute.name.dropFirst(2))
        guard BindingNames.events.contains(event), attribute.value?.count == 1,
            case .value(let value, _, _)? = attribute.value?.first, case .filter(let call) = value.kind,
            call.name.text == "js"
        else { return }
        let place = attribute.place
        view.theme.keep(
            Diagnostic(
                .misspeltBinding, .warning, "`\(attribute.name)` takes text, not a function", at: place.place,
                help: "write `@\(event)=\"\(attribute.source)\"`",
                fixes: [
                    Diagnostic.Fix(
                        "write `@\(event)`", [Edit(replacing: place.span, in: place.source, with: "@\(event)")])
                ]
            ))
    }

    private func report(
        _ attribute: MarkupAttribute, _ message: String, write value: String, _ certainty: Diagnostic.Fix.Certainty,
        in view: LintedView
    ) {
        let (source, span) = (attribute.valuePlace.source, attribute.valuePlace.span)
        // What is between single quotes in the view cannot have them inside.
        let isInside = span.start > 0 && source.bytes[Int(span.start) - 1] == UInt8(ascii: "\"")
        let fixes =
            isInside
            ? [Diagnostic.Fix("write `\(value)`", [Edit(replacing: span, in: source, with: value)], certainty)] : []
        view.theme.keep(
            Diagnostic(
                .misspeltBinding, .warning, message, at: attribute.valuePlace.place, help: "write `\(value)`",
                fixes: fixes))
    }
}
