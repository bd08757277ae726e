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
                case nil where attribute.name.hasPrefix("on"):
                    checkHandler(attribute, ofEvent: String(attribute.name.dropFirst(2)), in: view)
                case nil where !tag.isCustom && BindingNames.events.contains(attribute.name):
                    checkHandler(attribute, ofEvent: attribute.name, in: view)
                default: checkText(attribute, in: view)
                }
            }
        }
    }

    /// Checks `title="'action.back' | t"`: the brackets are missing.
    private func checkText(_ attribute: MarkupAttribute, in view: LintedView) {
        guard let text = attribute.text, let quote = text.first, quote == "'" || quote == "\"",
            let pipe = text.lastIndex(of: "|"), text[..<pipe].drop(while: { $0 == quote }).contains(quote)
        else { return }
        let filter = text[text.index(after: pipe)...].drop { $0 == " " }.prefix { $0.isLetter || $0 == "_" }
        guard ["t", "js", "action", "setting", "date", "currency"].contains(String(filter)) else { return }
        report(attribute, "`\(text)` is text here, and not a value", write: "{{ \(text) }}", .suggestion, in: view)
    }

    private func checkListener(_ attribute: MarkupAttribute, in view: LintedView) {
        guard let text = attribute.text, !text.isEmpty else { return checkCall(attribute, in: view) }
        let isName = text.utf8.allSatisfy { $0.isWordCharacter || $0 == UInt8(ascii: ".") }
        let call = text.replacing("'", with: "\"")
        report(
            attribute, "`\(attribute.source)` is text, not a function",
            write: isName
                ? "{{ '\(text)' | js }}" : "{{ '\(text.has("event") ? "(event)" : "()") => \(call)' | js }}",
            isName ? .certain : .suggestion,
            in: view)
    }

    /// Checks that a listener is a function, and not what a call of one gives: `@click="{{ 'open()' | js }}"`. Some calls
    /// give a function; here it is known that this one does not.
    private func checkCall(_ attribute: MarkupAttribute, in view: LintedView) {
        guard attribute.value?.count == 1, case .value(let value, _, _)? = attribute.value?.first,
            case .filter(let filter) = value.kind, filter.name.text == "js",
            case .literal(.string(let code)) = filter.input.kind, let call = ListenerCall(code)
        else { return }
        let functions = view.theme.scriptFunctions?.named(call.name) ?? []
        let isSure =
            functions.isEmpty
            ? Self.functionsOfBrowsers.contains(call.function)
            : functions.allSatisfy { $0.givesNoFunction }
        // That no script defines it is told of its name.
        let isKnown = !functions.isEmpty || view.theme.script == nil
        guard isSure || isKnown && call.readsEvent else { return }
        let takesEvent = functions.allSatisfy { $0.parameter.map(Self.namesOfEvents.contains) ?? true }
        let isEventAlone = code.hasSuffix("(event)")
        let meant =
            isEventAlone || !call.hasArguments && !functions.isEmpty && takesEvent
            ? call.function
            : "\(call.readsEvent ? "(event)" : "()") => \(code.hasSuffix(";") ? String(code.dropLast()) : code)"
        let place = MarkupPlace(source: attribute.place.source, span: filter.input.span)
        let quote = place.text.first ?? "'"
        var finding = Diagnostic(
            .misspeltBinding, .warning, "`\(call.function)` is called while the page is rendered, and not on the event",
            at: place.place, help: "write `{{ \(quote)\(meant)\(quote) | js }}`")
        if let fix = Diagnostic.Fix(writing: meant, for: code, at: place.span, in: place.source) {
            finding.fixes = [fix]
        }
        view.theme.keep(finding)
    }

    private static let namesOfEvents: Set = ["event", "e", "ev", "evt", "click", "_event"]
    /// Functions of browsers that give no function.
    private static let functionsOfBrowsers: Set = [
        "alert", "confirm", "prompt", "print", "fetch", "console.log", "history.back", "location.reload", "window.open",
        "window.print", "window.scrollTo", "window.alert", "window.confirm", "document.getElementById",
        "document.querySelector",
    ]

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

    /// Checks `onclick="{{ 'open' | js }}"` and `click="{{ 'open' | js }}"`.
    private func checkHandler(_ attribute: MarkupAttribute, ofEvent event: String, in view: LintedView) {
        guard BindingNames.events.contains(event), attribute.value?.count == 1,
            case .value(let value, _, _)? = attribute.value?.first, case .filter(let call) = value.kind,
            call.name.text == "js"
        else { return }
        let place = attribute.place
        view.theme.keep(
            Diagnostic(
                .misspeltBinding, .warning,
                attribute.name == event
                    ? "`\(event)` without `@` is an attribute, and no listener"
                    : "`\(attribute.name)` takes text, not a function", at: place.place,
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
