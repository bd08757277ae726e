import Diagnostics

/// Custom elements whose names are nearly those of elements that the theme's script, or production, defines.
struct UnknownElements: LintRule {
    /// The elements that pages have beside those of the theme's script.
    private static let provided: Set<String> = [
        "calendar-date", "calendar-month", "calendar-multi", "calendar-range", "og-smi",
    ]

    mutating func begin(_ view: LintedView) {
        guard let script = view.theme.script else { return }
        let known = script.elements.union(Self.provided)
        for tag in view.markup.tags where tag.isCustom && !known.contains(tag.name) {
            guard !script.stringWords.contains(tag.name), let near = view.theme.suggestion(for: tag.name, among: known)
            else {
                continue
            }
            view.theme.keep(
                Diagnostic(
                    .unknownElement, .warning, "no script defines the element `<\(tag.name)>`", at: tag.place.place,
                    help: "did you mean `<\(near)>`?"))
            // That its end tag has another name is the same mistake.
            view.theme.takeBack(.unbalancedHTML) {
                $0.message.contains("`<\(tag.name)>`") && $0.message.contains("`</\(near)>`")
            }
        }
    }
}
