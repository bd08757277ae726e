import Diagnostics

/// Images without a text for those who do not see them.
struct MissingAlternatives: LintRule {
    mutating func begin(_ view: LintedView) {
        for tag in view.markup.tags where isImage(tag) && !tag.hasUnknownAttributes {
            if tag.mentions("alt") || isHiddenOrNamed(tag) || isInHidden(tag, view.markup.tags) { continue }
            view.theme.keep(
                Diagnostic(
                    .missingAlt, .warning,
                    "`\(tag.name == "img" ? "<img>" : "<input type=image>")` has no `alt`, and screen readers read its address",
                    at: tag.place.place,
                    help: tag.name == "img"
                        ? "say what it shows, `alt=\"{{ product.name }}\"`, or `alt=\"\"` if the text beside it does"
                        : "say what the button does, `alt=\"{{ 'save' | t }}\"`",
                    fixes: tag.name == "img" ? [fix(tag)] : []))
        }
    }

    /// A change that says that the image is there to look at only.
    private func fix(_ tag: MarkupTag) -> Diagnostic.Fix {
        let end = Int(tag.place.span.end)
        return Diagnostic.Fix(
            "write `alt=\"\"`", [Edit(replacing: Span(end..<end), in: tag.place.source, with: " alt=\"\"")], .suggestion
        )
    }

    private func isImage(_ tag: MarkupTag) -> Bool {
        if tag.name == "img" { return !tag.isForeign }
        return tag.name == "input" && tag.attribute("type")?.text?.lowercased() == "image"
    }

    /// Whether an element around it hides it from those who do not see it, or says in other words what it is.
    private func isInHidden(_ tag: MarkupTag, _ tags: [MarkupTag]) -> Bool {
        tags.ancestors(of: tag).contains { outer in
            outer.mentions("aria-hidden") || outer.mentions("hidden")
                || ["a", "button"].contains(outer.name)
                    && (outer.mentions("aria-label") || outer.mentions("aria-labelledby"))
        }
    }

    /// Whether nobody sees the image, as one that only counts visits, or it has a text in another way.
    private func isHiddenOrNamed(_ tag: MarkupTag) -> Bool {
        ["aria-hidden", "aria-label", "aria-labelledby", "hidden", "role"].contains { tag.mentions($0) }
            || ["0", "1"].contains(tag.attribute("width")?.text)
    }
}
