import Diagnostics

/// Plurals that lack a form which their language has for common numbers, or the one that all plurals have.
struct MissingPluralForms: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        // Rendering reports the same where a view uses the plural.
        let known = Set(theme.findings.filter { $0.code == .missingPluralForm }.map(\.message))
        for locale in uses.locales {
            for key in locale.keys {
                guard let forms = locale.forms(of: key), isCounted(key) else { continue }
                guard let (message, help) = fault(of: key, forms, in: locale), !known.contains(message) else {
                    continue
                }
                theme.keep(
                    Diagnostic(.missingPluralForm, .warning, message, at: locale.place(of: key), help: help))
            }
        }
    }

    /// Whether a view chooses a form of the key by a number.
    private func isCounted(_ key: String) -> Bool {
        uses.knownUses(of: key).contains { $0.values?.contains("count") ?? false }
    }

    private func fault(of key: String, _ forms: [String], in locale: LocaleTable) -> (message: String, help: String)? {
        guard forms.contains("other") else {
            return (
                "`\(key)` in `\(locale.file)` lacks `other`, and so is not a plural",
                "every plural has the form `other`, which is taken where no other form fits"
            )
        }
        let missing = locale.commonForms.filter { !forms.contains($0) }
        guard !missing.isEmpty else { return nil }
        return (
            "`\(key)` in `\(locale.file)` lacks \(missing.map { "`\($0)`" }.joined(separator: " and "))",
            "the language has such a form; `other` is taken in its place"
        )
    }
}
