import Diagnostics
import SubscriptionManager

/// Values that a view passes to a translation whose text uses them in no locale.
struct UnusedValues: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        for use in uses.all where !use.isInText {
            guard let values = use.values, !values.isEmpty, !use.keys.isEmpty, let names = names(in: use.keys) else {
                continue
            }
            let isPlural = use.keys.contains { key in uses.locales.contains { $0.isPlural(key) } }
            let unused = values.filter { !names.contains($0) && !(isPlural && $0 == "count") }
            // A plural without its count shows nothing of the values.
            guard !unused.isEmpty, !theme.hasFound(.missingCount, at: use.view.place(use.location)) else { continue }
            report(unused, names.subtracting(values), of: use)
        }
    }

    /// The names that the texts of some keys use in any locale; nil where that is not known, and where there are no such
    /// texts at all.
    private func names(in keys: [String]) -> Set<String>? {
        var names: Set<String> = []
        var isFound = false
        for key in keys {
            for locale in uses.locales where locale.values[key] != nil {
                guard let some = locale.names(of: key) else { return nil }
                names.formUnion(some)
                isFound = true
            }
        }
        return isFound ? names : nil
    }

    private func report(_ unused: [String], _ free: Set<String>, of use: TranslationUse) {
        let texts = use.keys.flatMap { key in uses.locales.flatMap { $0.texts(of: key) } }
        let foreign = unused.lazy.compactMap { name in
            texts.lazy.compactMap { ForeignPlaceholder.help(for: name, in: $0) }.first
        }.first
        let near = unused.lazy.compactMap { value in
            nearest(to: value, among: free.sorted()).map { (value: value, name: $0) }
        }.first
        let subject =
            if let key = use.onlyKey {
                "`\(key)`\(uses.locales.count == 1 ? " in `\(uses.locales[0].file)`" : "") does not use"
            } else {
                "none of the texts uses"
            }
        let warning = use.view.warning(
            .unusedValue, "\(subject) \(unused.asCode)", at: use.location,
            help: foreign ?? "take the value out, or use it in the text: `{{ \(unused[0]) }}`")
        use.view.theme.keep(
            warning.suggesting(near?.name, for: near?.value ?? "", in: use.view.source(of: use.location)))
    }
}
