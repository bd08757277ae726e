import Diagnostics

/// Custom elements whose names are nearly those of elements that the theme's script, or production, defines.
struct UnknownElements: LintRule {
    /// The elements that pages have beside those of the theme's script.
    private static let provided: Set<String> = [
        "calendar-date", "calendar-month", "calendar-multi", "calendar-range", "og-smi",
    ]

    /// How many misspelt names are looked for among end tags.
    private static let limit = 50

    mutating func begin(_ view: LintedView) {
        guard let script = view.theme.script else { return }
        let known = script.elements.union(Self.provided)
        var misspelt: [String: String] = [:]
        for tag in view.markup.tags where tag.isCustom && !known.contains(tag.name) {
            guard !script.stringWords.contains(tag.name), let near = view.theme.suggestion(for: tag.name, among: known)
            else {
                continue
            }
            view.theme.keep(
                Diagnostic(
                    .unknownElement, .warning, "no script defines the element `<\(tag.name)>`", at: tag.place.place,
                    help: "did you mean `<\(near)>`?"))
            if misspelt.count < Self.limit { misspelt[tag.name] = near }
        }
        // That the end tag has another name is the same mistake.
        for (name, near) in misspelt {
            view.theme.takeBack(.unbalancedHTML) {
                $0.message.contains("`<\(name)>`") && $0.message.contains("`</\(near)>`")
            }
        }
    }
}
