import Diagnostics
import JSON
import SubscriptionManager

/// Forms of plurals whose names no language has: `uno` for `one`.
struct MisspeltForms: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        for plural in uses.misspeltPlurals {
            for form in plural.wrong { report(form, of: plural, in: theme) }
            for use in uses.knownUses(of: plural.key) {
                if let output = use.output { theme.takeBack(.printedObject, at: use.view.place(output)) }
            }
        }
    }

    private func report(_ form: String, of plural: MisspeltPlural, in theme: LintedTheme) {
        guard let element = plural.locale.values["\(plural.key).\(form)"] else { return }
        let missing = plural.locale.commonForms.filter { !plural.right.contains($0) }
        let free = LocaleFile.pluralForms.filter { !plural.right.contains($0) }
        let isOnlyOne = missing.count == 1 && plural.wrong.count == 1
        let near = uses.theme.suggestion(for: form, among: free) ?? (isOnlyOne ? missing[0] : nil)
        let warning = Diagnostic(
            .missingPluralForm, .warning, "`\(form)` is not a plural form, and so `\(plural.key)` is not a plural",
            at: element.keyPlace, help: "the forms of the language are \(plural.locale.commonForms.asCode)")
        theme.keep(warning.suggesting(near, for: form, in: element.source))
    }
}

/// An object that is meant to be a plural, and has forms that no language has.
struct MisspeltPlural {
    /// The locale.
    let locale: LocaleTable
    /// The key of the object.
    let key: String
    /// The forms that languages have.
    let right: [String]
    /// The others.
    let wrong: [String]

    /// The keys of those others.
    var wrongKeys: [String] { wrong.map { "\(key).\($0)" } }

    /// Nil unless a locale has such an object.
    /// - Parameter key: A key that another locale, or a view, takes for a plural.
    init?(_ key: String, in locale: LocaleTable) {
        guard let object = locale.values[key], object.kind == .object, locale.forms(of: key) == nil,
            object.elements.allSatisfy({ $0.kind == .string })
        else { return nil }
        let forms = object.elements.compactMap(\.key)
        self.locale = locale
        self.key = key
        right = forms.filter(LocaleFile.pluralForms.contains)
        wrong = forms.filter { !LocaleFile.pluralForms.contains($0) }
        if right.isEmpty { return nil }
    }
}
