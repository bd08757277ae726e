import Diagnostics

/// Attributes of HTML's elements that are misspelt, and values of those that have few values.
///
/// An element may have attributes of the author's own, for styles and scripts: what is reported is near to one that the
/// element has in HTML, and no script or style sheet names it.
struct MisspeltAttributes: LintRule {
    mutating func begin(_ view: LintedView) {
        for tag in view.markup.tags where !tag.isForeign && !tag.isCustom {
            for attribute in tag.attributes where attribute.sigil == nil {
                if AttributeNames.isKnown(attribute.name) {
                    checkValue(attribute, of: tag, in: view)
                } else {
                    checkName(attribute, of: tag, in: view)
                }
            }
        }
    }

    private func checkName(_ attribute: MarkupAttribute, of tag: MarkupTag, in view: LintedView) {
        let name = attribute.name
        // Others are names of the author's own, and events are bindings.
        guard name.utf8.count > 2, name.hasPrefix("aria-") || !name.hasPrefix("on"),
            name.hasPrefix("aria-") || name.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }),
            let near = near(to: name, on: tag.name, in: view.theme), !view.theme.hasAttribute(name)
        else { return }
        view.theme.keep(
            Diagnostic(
                .misspeltAttribute, .warning, "`<\(tag.name)>` has no attribute `\(name)`", at: attribute.place.place
            ).suggesting(near, for: attribute.place.text, in: attribute.place.source))
    }

    /// The attribute of an element that is meant.
    private func near(to name: String, on element: String, in theme: LintedTheme) -> String? {
        let own = AttributeNames.own(of: element)
        let most = name.utf8.count < 6 ? 1 : 2
        if let near = theme.suggestion(for: name, among: own, within: most) { return near }
        // Letters in another order: `hfre`.
        let letters = name.utf8.sorted()
        if let near = own.filter({ $0.utf8.sorted() == letters }).min() { return near }
        return theme.suggestion(for: name, among: AttributeNames.global, within: most)
    }

    private func checkValue(_ attribute: MarkupAttribute, of tag: MarkupTag, in view: LintedView) {
        guard let values = AttributeNames.values(of: attribute.name, on: tag.name), let text = attribute.text,
            text.utf8.count > 2, !values.contains(text.lowercased()), !text.utf8.contains(UInt8(ascii: " ")),
            let near = view.theme.suggestion(for: text, among: values, within: text.utf8.count < 6 ? 1 : 2)
        else { return }
        view.theme.keep(
            Diagnostic(
                .misspeltAttribute, .warning, "`\(attribute.name)` of `<\(tag.name)>` has no value `\(text)`",
                at: attribute.valuePlace.place
            ).suggesting(near, for: text, in: attribute.valuePlace.source))
    }
}
