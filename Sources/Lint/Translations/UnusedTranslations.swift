import Diagnostics
import SubscriptionManager

/// Texts that no view uses: left over, or meant to be used under another key.
struct UnusedTranslations: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        // What could not be read may use any text.
        guard theme.analyzed.page.errors.isEmpty else { return }
        let unused = unusedKeys
        guard !unused.isEmpty else { return }
        if let unknown = uses.unknownUses.first {
            return unknown.view.warn(
                .unusedTranslation,
                "whether \(unused.count == 1 ? "a text is" : "\(unused.count) texts are") unused cannot be told: this key can be anything",
                at: unknown.keyLocation,
                help: "write its beginning out: {{ ('reason.' ~ number) | t }}")
        }
        var reported: Set<String> = []
        for locale in uses.locales {
            for key in locale.keys where unused.contains(key) && theme.accepts(.unusedTranslation) {
                let group = group(of: key, in: locale, unused)
                guard reported.insert(group).inserted, !reported.contains(where: { group.hasPrefix("\($0).") }) else {
                    continue
                }
                report(group, at: locale, in: theme)
            }
        }
    }

    /// The keys that nothing uses, of all locales.
    private var unusedKeys: Set<String> {
        let keys = Set(uses.locales.flatMap(\.keys))
        let meant = meantKeys
        return keys.filter { key in
            if meant.contains(where: { key == $0 || key.hasPrefix("\($0).") }) { return false }
            if !uses.knownUses(of: key).isEmpty || uses.isQuoted(key) { return false }
            let name = key.split(separator: ".").last.map(String.init) ?? key
            return !Self.notifications.contains(name)
        }
    }

    /// The keys that views mean by others, which are reported as missing.
    private var meantKeys: Set<String> {
        let near = uses.unknownKeys.compactMap(uses.nearestKey)
        let suffixed = uses.all.flatMap(\.keys).flatMap { key in uses.locales.flatMap { $0.suffixedPlural(of: key) } }
        return Set(near + suffixed + uses.misspeltKeys.map(\.written))
    }

    /// The keys by which production's notifications are told.
    private static let notifications = Set(
        FormAction.all.flatMap { $0.notifications.successes + $0.notifications.failures })

    /// The outermost object around a key of which nothing is used; the key itself where there is none, or nothing else in
    /// it.
    private func group(of key: String, in locale: LocaleTable, _ unused: Set<String>) -> String {
        var group = key
        while let parent = locale.parents[group], keys(in: parent).isSubset(of: unused) { group = parent }
        return keys(in: group).count > 1 ? group : key
    }

    /// The keys in an object, in any locale.
    private func keys(in object: String) -> Set<String> {
        Set(uses.locales.flatMap(\.keys).filter { $0.hasPrefix("\(object).") })
    }

    private func report(_ key: String, at locale: LocaleTable, in theme: LintedTheme) {
        let count = keys(in: key).count
        let locales = uses.locales.filter { $0.values[key] != nil }
        let files = locales.map(\.file).asCode
        theme.keep(
            Diagnostic(
                .unusedTranslation, .warning,
                count > 1 ? "no view uses `\(key)` with its \(count) texts" : "no view uses the text `\(key)`",
                at: locale.place(of: key), help: "remove it from \(files), or use it",
                fixes: [
                    Diagnostic.Fix("remove it from \(files)", locales.compactMap { $0.removal(of: key) }, .suggestion)
                ]))
    }
}
