import Diagnostics
import NunjucksAnalysis
import SubscriptionManager

/// Names in a text that no view provides which uses it: production prints nothing in their place.
struct MissingValues: LintRule {
    private let uses: TranslationUses
    /// The variables of each page, by its name.
    private var variables: [String: Set<String>] = [:]
    private var reported: Set<[String]> = []

    init(uses: TranslationUses) { self.uses = uses }

    mutating func finish(_ theme: LintedTheme) {
        for template in theme.templates { variables[template.name] = template.variables }
        // Rendering reports the same where a view uses the text, once for all locales.
        let known = Set(
            theme.findings.lazy.filter { $0.code == .unknownVariable }.compactMap { finding in
                finding.message.firstRange(of: " in `").map { String(finding.message[..<$0.lowerBound]) }
            })
        for locale in uses.locales {
            for key in locale.keys {
                let missing = names(in: key, of: locale, theme)
                if missing.isEmpty || reportTranslated(missing, key, in: locale, theme) { continue }
                let rest = missing.filter { !known.contains("nothing provides `\($0)`, which `\(key)`") }
                if !rest.isEmpty, !isMisspeltInViews(rest, key) { report(rest, key, in: locale, theme) }
            }
        }
    }

    /// The names in a text that nothing provides, in alphabetical order.
    private func names(in key: String, of locale: LocaleTable, _ theme: LintedTheme) -> [String] {
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

    /// The names that views pass to a text.
    private func passed(to key: String) -> Set<String> { Set(uses.knownUses(of: key).flatMap { $0.values ?? [] }) }

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

    // MARK: Reporting

    /// Reports a name that stands for another one, which views pass and the texts of all other locales have: translators
    /// translate it with the text.
    private func reportTranslated(
        _ missing: [String], _ key: String, in locale: LocaleTable, _ theme: LintedTheme
    ) -> Bool {
        let others = uses.locales.filter { $0.file != locale.file && $0.values[key] != nil }
        guard missing.count == 1, let first = others.first?.names(of: key), let own = locale.names(of: key) else {
            return false
        }
        let agreed = others.reduce(first) { $0.intersection($1.names(of: key) ?? []) }
        let meant = agreed.subtracting(own).intersection(passed(to: key))
        guard meant.count == 1, let name = meant.first, !others.contains(where: { names(missing[0], isIn: key, $0) })
        else { return false }
        theme.takeBack(
            .unknownVariable, ["nothing provides `\(missing[0])`, which `\(key)` in `\(locale.file)` uses"])
        theme.takeBack(.unusedValue, ["`\(key)` in `\(locale.file)` does not use `\(name)`"])
        theme.leaveOut(.missingValue, at: locale.place(of: key))
        theme.keep(
            locale.warning(
                .missingValue, "nothing provides `\(missing[0])`, which `\(key)` uses", about: missing[0], in: key,
                meaning: name, help: "did you mean `\(name)`, as in the other locales?"))
        return true
    }

    private func names(_ name: String, isIn key: String, _ locale: LocaleTable) -> Bool {
        locale.names(of: key)?.contains(name) ?? true
    }

    private mutating func report(_ missing: [String], _ key: String, in locale: LocaleTable, _ theme: LintedTheme) {
        // What all locales ask for, one view forgets.
        guard reported.insert([key] + missing).inserted else { return }
        let passed = passed(to: key).sorted()
        let near = missing.lazy.compactMap { name in
            nearest(to: name, among: passed).map { (name: name, meant: $0) }
        }.first
        let having = uses.locales.filter { $0.values[key] != nil }
        let calls = uses.knownUses(of: key)
        let isAgreed = having.allSatisfy { $0.names(of: key)?.isSuperset(of: missing) ?? false }
        if near == nil, isAgreed, calls.allSatisfy({ $0.onlyKey == key }) {
            for table in having { theme.leaveOut(.missingValue, at: table.place(of: key)) }
            for call in calls {
                call.view.warn(
                    .missingValue, "`\(key)` uses \(missing.asCode), which this call does not pass", at: call.location,
                    help: "pass \(missing.count == 1 ? "it" : "them"): `\(Self.call(missing))`")
            }
            return
        }
        theme.leaveOut(.missingValue, at: locale.place(of: key))
        theme.keep(
            locale.warning(
                .missingValue, "nothing provides \(missing.asCode), which `\(key)` uses",
                about: near?.name ?? missing[0], in: key, meaning: near?.meant,
                help: near.map { "did you mean `\($0.meant)`?" } ?? "pass it: `{{ '\(key)' | t(\(missing[0])=…) }}`"))
    }

    /// A call that passes some names.
    private static func call(_ names: [String]) -> String { "t(\(names.map { "\($0)=…" }.joined(separator: ", ")))" }
}

extension AnalyzedTemplate {
    /// The names of all variables that a template reads or sets: a text that it uses may see any of them.
    fileprivate var variables: Set<String> { Set(units.flatMap { $0.symbols.map(\.name) }) }
}
