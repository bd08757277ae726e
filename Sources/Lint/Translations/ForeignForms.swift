import Diagnostics
import ECMAText
import JSON
import SubscriptionManager

/// Placeholders of other libraries in one form of a plural: `{count}` for `{{ count }}`. In a text that is no plural, the
/// value is told to be unused; of a plural's forms, one need not use what the others do.
struct ForeignForms: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        for locale in uses.locales {
            for key in locale.keys where locale.isPlural(key) { check(key, in: locale, theme) }
        }
    }

    private func check(_ key: String, in locale: LocaleTable, _ theme: LintedTheme) {
        guard let object = locale.values[key], object.elements.contains(where: { $0.string?.has("{") ?? false })
        else { return }
        let passed = Set(uses.knownUses(of: key).flatMap { $0.values ?? [] })
        guard passed.contains("count") else { return }
        // What no form uses is told where it is passed, or of the whole text.
        let names = (locale.names(of: key) ?? []).union(["count"])
        for form in object.elements {
            guard let text = form.string, text.has("{") else { continue }
            let analyzed = locale.templates(of: key).first { $0.element.index == form.index }?.text
            // Of a brace that is missing has been told.
            if analyzed?.template.map({ !$0.errors.isEmpty }) ?? false { continue }
            let used = analyzed?.names ?? []
            for name in passed.intersection(names).subtracting(used).sorted() {
                guard let written = Self.placeholder(of: name, in: text) else { continue }
                var warning = Diagnostic(
                    .unusedValue, .warning, "`\(key).\(form.key ?? "")` does not use `\(name)`", at: form.place,
                    help: "write `{{ \(name) }}` for `\(written)` in the text")
                let fix = Diagnostic.Fix(writing: "{{ \(name) }}", for: written, at: form.span, in: form.source)
                warning.fixes = [fix].compactMap { $0 }
                theme.keep(warning)
            }
        }
    }

    /// What stands for a value in a text, as other libraries have it.
    private static func placeholder(of name: String, in text: String) -> String? {
        ["${\(name)}", "%{\(name)}", "{\(name)}", "{ \(name) }"].first { text.contains($0) }
    }
}
