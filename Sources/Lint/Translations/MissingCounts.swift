import Diagnostics

/// Plurals that are printed without the number by which their form is chosen.
struct MissingCounts: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        for use in uses.all where use.isPrinted {
            guard let values = use.values, !values.contains("count") else { continue }
            guard let key = use.keys.first(where: { key in uses.locales.contains { $0.isPlural(key) } }) else {
                continue
            }
            use.view.warn(
                .missingCount, "`\(key)` has plural forms, and is given no `count` to choose by", at: use.location,
                help: use.onlyKey == nil
                    ? "pass it: `t(count=…)`" : "pass it: `{{ '\(key)' | t(count=…) }}`")
        }
    }
}
