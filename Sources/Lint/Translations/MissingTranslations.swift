import Diagnostics

/// Keys of translations that a locale lacks: production prints nothing there, in that locale.
struct MissingTranslations: LintRule {
    let uses: TranslationUses

    mutating func finish(_ theme: LintedTheme) {
        for use in uses.all where !use.isInText && !use.isOptional && theme.accepts(.missingTranslation) {
            switch use.key {
            case .texts(let keys): check(keys, of: use)
            case .pattern(let pattern): check(pattern, of: use)
            case .notification, .unknown: break
            }
        }
    }

    // MARK: Keys that are known

    private func check(_ keys: [String], of use: TranslationUse) {
        guard !uses.locales.isEmpty else {
            return warn("the theme has no translations, and so none for \(keys.asCode)", of: use)
        }
        let lacking = keys.filter { key in uses.locales.contains { $0.values[key] == nil } }
        if lacking.isEmpty {
            for key in keys { checkEmpty(key, of: use) }
        } else if lacking.count == 1 {
            let locales = uses.locales.filter { $0.values[lacking[0]] == nil }
            let help = help(lacking[0], locales)
            let near = help == nil ? uses.nearestKey(to: lacking[0]) : nil
            warn(
                message(locales, lacking[0]), of: use,
                help: help ?? (keys.count > 1 ? "`\(use.view.text(at: use.keyLocation))` can be that key" : nil),
                meaning: near, insteadOf: lacking[0])
        } else {
            report(lacking, of: use)
        }
    }

    private func message(_ locales: [LocaleTable], _ key: String) -> String {
        if locales.count == uses.locales.count, locales.count > 1 { return "no locale has a translation for `\(key)`" }
        return "\(locales.map(\.file).asCode) \(locales.count == 1 ? "has" : "have") no translation for `\(key)`"
    }

    private func help(_ key: String, _ lacking: [LocaleTable]) -> String? {
        let suffixed = lacking.lazy.compactMap { $0.suffixedPlural(of: key).first }.first
        if let suffixed {
            let name = key.split(separator: ".").last ?? ""
            return "there is `\(suffixed)`; plural forms are one object here: \"\(name)\": { \"one\": …, \"other\": … }"
        }
        if let other = uses.locales.first(where: { $0.values[key] != nil }) {
            return "`\(other.file)` has it: add it to \(lacking.map(\.file).asCode) too"
        }
        return nil
    }

    /// Reports several keys of which the page asks for one or another.
    private func report(_ keys: [String], of use: TranslationUse) {
        let lacking = uses.locales.map { locale in (locale, keys.filter { locale.values[$0] == nil }) }
            .filter { !$0.1.isEmpty }
        let parts = lacking.map { locale, keys in
            "`\(locale.file)` has no translation for \(keys.asCode)"
        }
        let isInAll = keys.allSatisfy { !uses.isKnown($0) } && uses.locales.count > 1
        warn(
            isInAll ? "no locale has a translation for \(keys.asCode)" : parts.joined(separator: "; "), of: use,
            help: "`\(use.view.text(at: use.keyLocation))` can be any of them")
    }

    /// Reports an empty text. One that is empty everywhere is meant to be.
    private func checkEmpty(_ key: String, of use: TranslationUse) {
        let empty = uses.locales.filter { $0.values[key]?.string == "" }
        guard !empty.isEmpty, empty.count < uses.locales.count else { return }
        warn(
            "the text for `\(key)` is empty in \(empty.map(\.file).asCode)", of: use,
            help: "translate it: the page shows nothing there")
    }

    // MARK: Keys that are put together

    private func check(_ pattern: TextPattern, of use: TranslationUse) {
        let lacking = uses.locales.filter { !$0.values.keys.contains(where: pattern.matches) }
        guard !lacking.isEmpty else { return }
        let start = pattern.start
        let near = start.flatMap { uses.theme.suggestion(for: $0, among: starts) }
        warn(
            "\(lacking.map(\.file).asCode) \(lacking.count == 1 ? "has" : "have") no key like `\(pattern)`", of: use,
            help: near.map { "did you mean `\($0)…`?" })
    }

    /// What keys begin with, up to a dot, a hyphen or an underscore.
    private var starts: [String] {
        let keys = Set(uses.locales.flatMap(\.values.keys))
        let starts = keys.flatMap { key in
            key.indices.filter { "._-".contains(key[$0]) }.map { String(key[...$0]) }
        }
        return Set(starts).sorted()
    }

    private func warn(
        _ message: String, of use: TranslationUse, help: String? = nil, meaning near: String? = nil,
        insteadOf key: String = ""
    ) {
        let warning = use.view.warning(.missingTranslation, message, at: use.location, help: help)
        uses.theme.keep(warning.suggesting(near, for: key, in: use.view.source(of: use.location)))
    }
}
