import Diagnostics

/// Keys of translations that a locale lacks: production prints nothing there, in that locale.
struct MissingTranslations: LintRule {
    private let uses: TranslationUses
    /// The keys of each locale's file of which one message says that they are missing, with all that is in them.
    private var told: [String: Set<String>] = [:]

    init(uses: TranslationUses) { self.uses = uses }

    mutating func finish(_ theme: LintedTheme) {
        for key in uses.misspeltKeys {
            told[key.locale.file, default: []].insert(key.meant)
            key.report(
                as: .missingTranslation,
                "`\(key.locale.file)` has `\(key.written)` where views use `\(key.meant)`", in: theme)
        }
        for gap in gaps {
            told[gap.locale.file, default: []].formUnion(gap.missing)
            let other = uses.locales.first { $0.values[gap.missing[0]] != nil }
            theme.keep(gap.warning(besides: other?.file ?? ""))
        }
        takeBack(in: theme)
        for use in uses.all where !use.isInText && !use.isOptional && theme.accepts(.missingTranslation) {
            switch use.key {
            case .texts(let keys): check(keys, of: use)
            case .pattern(let pattern): check(pattern, of: use)
            case .notification, .unknown: break
            }
        }
    }

    // MARK: Keys of which much is missing

    /// What locales lack in one place of their file, where it is much.
    private var gaps: [LocaleGap] {
        var gaps: [LocaleGap] = []
        let keys = uses.all.lazy.filter { !$0.isInText && !$0.isOptional }.flatMap(\.keys)
        let known = Set(keys).filter(uses.isKnown)
        for locale in uses.locales {
            var indices: [String?: Int] = [:]
            for key in uses.writtenKeys where known.contains(key) && isMissing(key, in: locale) {
                guard let root = locale.outermostMissing(of: key), locale.suffixedPlural(of: key).isEmpty else {
                    continue
                }
                let index = indices[root.parentKey] ?? gaps.count
                if index == gaps.count { gaps.append(LocaleGap(locale, in: root.parentKey)) }
                indices[root.parentKey] = index
                gaps[index].add(key, in: root)
            }
        }
        return gaps.filter(\.isLarge)
    }

    /// Whether a locale lacks a key, and no message has said so of all that is around it.
    private func isMissing(_ key: String, in locale: LocaleTable) -> Bool {
        locale.values[key] == nil && !isTold(key, in: locale)
    }

    private func isTold(_ key: String, in locale: LocaleTable) -> Bool {
        guard let told = told[locale.file] else { return false }
        return key.keyPaths.contains(where: told.contains)
    }

    /// Takes back what rendering said in each place where such a key is used.
    private func takeBack(in theme: LintedTheme) {
        guard !told.isEmpty else { return }
        let keys = uses.writtenKeys
        let messages = uses.locales.flatMap { locale in
            keys.filter { locale.values[$0] == nil && !isMissing($0, in: locale) }.map { message([locale], $0) }
        }
        theme.takeBack(.missingTranslation, Set(messages))
    }

    // MARK: Keys that are known

    private func check(_ keys: [String], of use: TranslationUse) {
        guard !uses.locales.isEmpty else {
            return warn("the theme has no translations, and so none for \(keys.asCode)", of: use)
        }
        let lacking = keys.filter { key in uses.locales.contains { isMissing(key, in: $0) } }
        if lacking.isEmpty {
            for key in keys { checkEmpty(key, of: use) }
        } else if lacking.count == 1 {
            let locales = uses.locales.filter { isMissing(lacking[0], in: $0) }
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
        let lacking = uses.locales.map { locale in (locale, keys.filter { isMissing($0, in: locale) }) }
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
        let empty = uses.locales.filter { $0.texts(of: key) == [""] && $0.values[key]?.kind == .string }
        guard !empty.isEmpty, empty.count < uses.locales.count else { return }
        warn(
            "the text for `\(key)` is empty in \(empty.map(\.file).asCode)", of: use,
            help: "translate it: the page shows nothing there")
    }

    // MARK: Keys that are put together

    private func check(_ pattern: TextPattern, of use: TranslationUse) {
        let start = pattern.start
        let lacking = uses.locales.filter { locale in
            !locale.values.keys.contains(where: pattern.matches) && !isTold(start ?? "", in: locale)
        }
        guard !lacking.isEmpty else { return }
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
