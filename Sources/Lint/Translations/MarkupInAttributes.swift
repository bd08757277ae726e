import Diagnostics

/// Texts with markup that are used in attributes, where production prints `[object Object]`.
struct MarkupInAttributes: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        for use in uses.all {
            guard let attribute = use.attribute else { continue }
            for key in use.keys {
                let files = uses.locales.filter { $0.values[key]?.kind == .string || $0.isPlural(key) }
                    .filter { $0.hasMarkup(key) }.map(\.file)
                guard !files.isEmpty else { continue }
                use.view.warn(
                    .markupInAttribute, "markup in an attribute: production prints `[object Object]`", at: attribute,
                    help: "`\(key)` has markup in \(files.asCode); give the attribute a text of its own, without markup"
                )
            }
        }
    }
}
