import Diagnostics
import NunjucksAnalysis
import SubscriptionManager

/// Names in a text that no view provides which uses it: production prints nothing in their place.
struct MissingValues: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        var variables: [String: Set<String>] = [:]
        for template in theme.templates { variables[template.name] = template.variables }
        var reported: Set<[String]> = []
        // Rendering reports the same where a view uses the text.
        let known = Set(theme.findings.filter { $0.code == .unknownVariable }.map(\.message))
        for locale in uses.locales {
            for key in locale.keys {
                let missing = names(in: key, of: locale, variables, theme).filter {
                    !known.contains("nothing provides `\($0)`, which `\(key)` in `\(locale.file)` uses")
                }
                guard !missing.isEmpty, !isMisspeltInViews(missing, key) else { continue }
                // What all locales ask for, one view forgets.
                guard reported.insert([key] + missing).inserted else { continue }
                theme.keep(
                    Diagnostic(
                        .missingValue, .warning, "nothing provides \(missing.asCode), which `\(key)` uses",
                        at: locale.place(of: key), help: help(missing, key)))
            }
        }
    }

    /// The names in a text that nothing provides, in alphabetical order.
    private func names(
        in key: String, of locale: LocaleTable, _ variables: [String: Set<String>], _ theme: LintedTheme
    ) -> [String] {
        guard var names = locale.names(of: key), !names.isEmpty else { return [] }
        let places = uses.uses(of: key)
        if places.isEmpty || places.contains(where: { $0.isInText || $0.values == nil }) { return [] }
        for place in places {
            names.subtract(place.values ?? [])
            names.subtract(variables[place.view.template.name] ?? [])
        }
        names = names.filter { StateTypes.standard.globals[$0] == nil && !theme.knownFields.contain($0) }
        if locale.isPlural(key) { names.remove("count") }
        // The turn of the loop around the text.
        names.remove("index")
        return names.sorted()
    }

    /// Whether the texts of all locales agree on a name, and what a view passes is nearly that: the view is told so.
    private func isMisspeltInViews(_ names: [String], _ key: String) -> Bool {
        let passed = Set(uses.knownUses(of: key).filter { $0.keys.contains(key) }.flatMap { $0.values ?? [] })
        let used = uses.locales.filter { $0.values[key] != nil }.map { $0.names(of: key) ?? [] }
        return names.allSatisfy { name in
            used.allSatisfy { $0.contains(name) }
                && passed.contains { value in
                    !used.contains { $0.contains(value) } && nearest(to: value, among: [name]) != nil
                }
        }
    }

    private func help(_ names: [String], _ key: String) -> String {
        let passed = Set(uses.knownUses(of: key).flatMap { $0.values ?? [] }).sorted()
        let near = names.lazy.compactMap { nearest(to: $0, among: passed) }.first
        return near.map { "did you mean `\($0)`?" } ?? "pass it: `{{ '\(key)' | t(\(names[0])=…) }}`"
    }
}

extension AnalyzedTemplate {
    /// The names of all variables that a template reads or sets: a text that it uses may see any of them.
    fileprivate var variables: Set<String> { Set(units.flatMap { $0.symbols.map(\.name) }) }
}
