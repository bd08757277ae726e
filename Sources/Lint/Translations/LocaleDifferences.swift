import Diagnostics
import SubscriptionManager

/// Texts whose names for values differ between locales, and keys that one locale has and another lacks, where no view
/// writes the key out: those are missing translations.
struct LocaleDifferences: LintRule {
    let uses: TranslationUses

    /// The keys that a file lacks in one of its objects.
    private struct Gap {
        var place: Diagnostic.Place
        var file: String
        var other: String
        var keys: [String] = []
    }

    mutating func finish(_ theme: LintedTheme) {
        guard let first = uses.locales.first, uses.locales.count > 1 else { return }
        var gaps: [Gap] = []
        var misspelt: [String] = []
        let told = Set(uses.misspeltKeys.map(\.written) + uses.misspeltPlurals.flatMap(\.wrongKeys))
        for key in keys where theme.accepts(.localeDifference) && !uses.uses(of: key).isEmpty {
            if !told.isEmpty, key.keyPaths.contains(where: told.contains) { continue }
            let having = uses.locales.filter { $0.values[key] != nil }
            let lacking = uses.locales.filter { $0.values[key] == nil }
            if lacking.isEmpty || isWritten(key, lacking) {
                compareNames(of: key, in: having, theme)
            } else if first.values[key] != nil {
                add(key, lacking[0], first, to: &gaps)
            } else {
                let near = nearestKey(to: key, in: first, besides: having[0])
                if let near {
                    misspelt.append(key)
                    MisspeltKeys.Key(locale: having[0], written: key, meant: near).report(
                        as: .localeDifference,
                        "`\(having[0].file)` has `\(key)` where `\(first.file)` has `\(near)`", in: theme)
                } else {
                    report([key], first.file, having[0].file, at: having[0].place(of: key), in: theme)
                }
            }
        }
        for var gap in gaps {
            // A key that is spelt in another way in the other file is told there.
            gap.keys.removeAll { key in uses.theme.suggestion(for: key, among: misspelt) != nil }
            if !gap.keys.isEmpty { report(gap.keys, gap.file, gap.other, at: gap.place, in: theme) }
        }
    }

    /// The keys of all locales, in their order.
    private var keys: [String] {
        var known: Set<String> = []
        return uses.locales.flatMap(\.keys).filter { known.insert($0).inserted }
    }

    /// Whether a view asks for the key, or for an object around it that a locale lacks, by its name.
    private func isWritten(_ key: String, _ lacking: [LocaleTable]) -> Bool {
        guard let written = uses.writtenKey(leadingTo: key) else { return false }
        return written == key || lacking.contains { $0.values[written] == nil }
    }

    /// The key of an object that is nearest to one which another locale has in its place.
    private func nearestKey(to key: String, in locale: LocaleTable, besides other: LocaleTable) -> String? {
        let siblings = locale.keys.filter { locale.parents[$0] == other.parents[key] && other.values[$0] == nil }
        return uses.theme.suggestion(for: key, among: siblings)
    }

    private func add(_ key: String, _ locale: LocaleTable, _ other: LocaleTable, to gaps: inout [Gap]) {
        var parent = other.parents[key]
        while let path = parent, locale.values[path] == nil { parent = other.parents[path] }
        let place = locale.place(of: parent ?? "")
        let index = gaps.firstIndex { $0.place == place } ?? gaps.count
        if index == gaps.count { gaps.append(Gap(place: place, file: locale.file, other: other.file)) }
        gaps[index].keys.append(key)
    }

    private func report(
        _ keys: [String], _ file: String, _ other: String, at place: Diagnostic.Place, in theme: LintedTheme
    ) {
        theme.keep(
            Diagnostic(
                .localeDifference, .warning, "`\(file)` lacks \(keys.asCode), which `\(other)` has", at: place,
                help: "add \(keys.count == 1 ? "it" : "them"): the page shows nothing there"))
    }

    // MARK: Names in texts

    private func compareNames(of key: String, in locales: [LocaleTable], _ theme: LintedTheme) {
        guard let first = locales.first, let wanted = names(of: key, in: first, locales) else { return }
        for locale in locales.dropFirst() {
            guard let names = names(of: key, in: locale, locales), names != wanted else { continue }
            // Of a name that nothing provides, the reason is known.
            if locales.contains(where: { theme.hasFound(.missingValue, at: $0.place(of: key)) }) { return }
            let passed = Set(uses.knownUses(of: key).flatMap { $0.values ?? [] })
            // What views pass is meant to be used: the locale that does not is the wrong one, were it the first.
            if wanted.isSubset(of: names), !passed.isDisjoint(with: names.subtracting(wanted)) {
                report(key, lacks: names.subtracting(wanted), first, besides: locale, in: theme)
            } else if !wanted.isSubset(of: names) {
                report(key, lacks: wanted.subtracting(names), locale, besides: first, in: theme)
            } else {
                let added = names.subtracting(wanted).sorted()
                theme.keep(
                    Diagnostic(
                        .localeDifference, .warning, "`\(key)` uses \(added.asCode) here, and not in `\(first.file)`",
                        at: locale.place(of: key), help: "use it in both texts, or in neither"))
            }
            return
        }
    }

    private func report(
        _ key: String, lacks names: Set<String>, _ locale: LocaleTable, besides other: LocaleTable,
        in theme: LintedTheme
    ) {
        let names = names.sorted()
        let foreign = names.lazy.compactMap { name in
            locale.texts(of: key).lazy.compactMap { ForeignPlaceholder.help(for: name, in: $0) }.first
        }.first
        theme.keep(
            Diagnostic(
                .localeDifference, .warning, "`\(key)` uses \(names.asCode) in `\(other.file)`, and not here",
                at: locale.place(of: key), help: foreign ?? "use it here too: `{{ \(names[0]) }}`"))
    }

    /// The names that a text uses; of plurals without the count, which some forms say in words.
    private func names(of key: String, in locale: LocaleTable, _ locales: [LocaleTable]) -> Set<String>? {
        guard var names = locale.names(of: key) else { return nil }
        if names.contains("count"), locales.contains(where: { $0.isPlural(key) }) { names.remove("count") }
        return names
    }
}
