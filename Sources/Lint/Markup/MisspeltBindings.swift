import Diagnostics
import HTML
import NunjucksSyntax

/// Bindings that bind nothing: events that browsers do not have, boolean attributes and properties that are misspelt, and
/// boolean attributes that are there whatever their value is.
struct MisspeltBindings: LintRule {
    mutating func begin(_ view: LintedView) {
        for tag in view.markup.tags {
            for attribute in tag.attributes { check(attribute, of: tag, in: view) }
        }
    }

    private func check(_ attribute: MarkupAttribute, of tag: MarkupTag, in view: LintedView) {
        let name = attribute.name
        switch attribute.sigil {
        case "@": checkEvent(attribute, in: view)
        case "?": checkSwitch(attribute, of: tag, in: view)
        case ".": checkProperty(attribute, of: tag, in: view)
        case nil where name.hasSuffix("?"):
            report(
                attribute, "the `?` of a boolean attribute stands before its name", write: "?\(name.dropLast())",
                .certain, in: view)
        case nil where name.hasPrefix("on") && !tag.isCustom:
            let event = String(name.dropFirst(2))
            guard event.count > 3, !BindingNames.events.contains(event), attribute.value != nil else { break }
            guard let near = nearest(to: event, among: BindingNames.events) else { break }
            report(attribute, "browsers have no event `\(event)`", write: "on\(near)", in: view)
        default: checkBoolean(attribute, of: tag, in: view)
        }
    }

    private func checkEvent(_ attribute: MarkupAttribute, in view: LintedView) {
        let name = attribute.name
        let isKnown = BindingNames.events.contains(name) || view.theme.script?.stringWords.contains(name) ?? false
        if isKnown { return }
        if name.hasPrefix("on"), BindingNames.events.contains(String(name.dropFirst(2))) {
            let event = name.dropFirst(2)
            return report(attribute, "browsers call the event `\(event)`", write: "@\(event)", .certain, in: view)
        }
        // Components have their own events, which many of them call by what has happened: `changed`, `opened`.
        guard name.count > 3, !name.hasSuffix("ed"), !name.contains("-"), !name.contains(":") else { return }
        guard let near = nearest(to: name, among: BindingNames.events) else { return }
        report(attribute, "browsers have no event `\(name)`", write: "@\(near)", in: view)
    }

    /// Checks `?name`. An element may have attributes of the author's own, for styles and scripts: what is reported is near
    /// to one that this element has in HTML.
    private func checkSwitch(_ attribute: MarkupAttribute, of tag: MarkupTag, in view: LintedView) {
        let name = attribute.name
        if tag.isCustom { return }
        if BindingNames.booleans.contains(name) { return checkText(of: attribute, in: view) }
        guard let near = BindingNames.shortened[name] ?? nearest(to: name, among: BindingNames.booleans),
            BindingNames.isBoolean(near, on: tag.name), !view.theme.hasAttribute(name)
        else { return }
        report(attribute, "no element has the boolean attribute `\(name)`", write: "?\(near)", in: view)
    }

    /// Checks `.name`, with the same care.
    private func checkProperty(_ attribute: MarkupAttribute, of tag: MarkupTag, in view: LintedView) {
        let name = attribute.name
        guard !tag.isCustom, !BindingNames.properties.contains(name), !isOfScript(name, in: view),
            let near = nearest(to: name, among: BindingNames.properties),
            ReflectedProperty(property: near, element: tag.name) != nil || ["textContent", "innerText"].contains(near)
        else { return }
        report(attribute, "`<\(tag.name)>` has no property `\(name)`", write: ".\(near)", in: view)
    }

    /// Whether the theme's script has a name, and so may know what to do with it.
    private func isOfScript(_ name: String, in view: LintedView) -> Bool {
        guard let script = view.theme.script else { return false }
        return script.stringWords.contains(name) || script.properties.contains(name)
    }

    private func report(
        _ attribute: MarkupAttribute, _ message: String, write name: String,
        _ certainty: Diagnostic.Fix.Certainty = .suggestion, in view: LintedView
    ) {
        let (source, span) = (attribute.place.source, attribute.place.span)
        view.theme.keep(
            Diagnostic(
                .misspeltBinding, .warning, message, at: attribute.place.place, help: "did you mean `\(name)`?",
                fixes: [
                    Diagnostic.Fix("write `\(name)`", [Edit(replacing: span, in: source, with: name)], certainty)
                ]))
    }

    // MARK: Boolean attributes with a value

    /// Checks that `?name` has a value of the template.
    private func checkText(of attribute: MarkupAttribute, in view: LintedView) {
        guard let text = attribute.text, !text.isEmpty else { return }
        let name = attribute.name
        view.theme.keep(
            Diagnostic(
                .misspeltBinding, .warning, "`?\(name)` binds a value, and `\(text)` is only text",
                at: attribute.place.place,
                help: "write `\(name)` if it is always on, leave it out if never, else write `?\(name)=\"{{ … }}\"`"))
    }

    /// Checks a boolean attribute of which the text says that it is off.
    private func checkFalse(_ attribute: MarkupAttribute, in view: LintedView) {
        let name = attribute.name
        view.theme.keep(
            Diagnostic(
                .misspeltBinding, .warning, "`\(name)` is on whatever its value, even if it is false",
                at: attribute.place.place, help: "leave it out, or write `?\(name)=\"{{ … }}\"`"))
    }

    private func checkBoolean(_ attribute: MarkupAttribute, of tag: MarkupTag, in view: LintedView) {
        guard attribute.sigil == nil, !tag.isCustom, BindingNames.isBoolean(attribute.name, on: tag.name) else {
            return
        }
        if attribute.text?.lowercased() == "false" { return checkFalse(attribute, in: view) }
        guard case .value(let value, _, _)? = attribute.value?.first, attribute.value?.count == 1,
            // `hidden="{{ 'until-found' }}"` is meant to be there.
            !mayBeLeftOut(value), attribute.patterns.contains(where: { $0.text?.isEmpty ?? true })
        else { return }
        let name = attribute.name
        let start = Span(Int(attribute.place.span.start)..<Int(attribute.place.span.start))
        view.theme.keep(
            Diagnostic(
                .misspeltBinding, .warning, "`\(name)` is on whatever its value, even if it is false",
                at: attribute.place.place, help: "write `?\(name)=\"\(attribute.source)\"`",
                fixes: [
                    Diagnostic.Fix("write `?\(name)`", [Edit(replacing: start, in: attribute.place.source, with: "?")])
                ]))
    }

    /// Whether a filter may leave the attribute out.
    private func mayBeLeftOut(_ value: Expression) -> Bool {
        switch value.kind {
        case .filter(let call): ["if_defined", "ifDefined"].contains(call.name.text) || mayBeLeftOut(call.input)
        case .group(let elements): elements.contains(where: mayBeLeftOut)
        case .inlineIf(let then, _, let otherwise): mayBeLeftOut(then) || otherwise.map(mayBeLeftOut) ?? false
        default: false
        }
    }
}
