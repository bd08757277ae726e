import Diagnostics

/// Groups of texts that are printed where one of their texts is meant: production prints `[object Object]`.
struct PrintedGroups: LintRule {
    private let uses: TranslationUses
    /// What is said of the texts in a group, by its key.
    private var help: [String: String] = [:]

    init(uses: TranslationUses) { self.uses = uses }

    mutating func finish(_ theme: LintedTheme) {
        for use in uses.all where use.isShown && !use.isInText {
            guard let (key, locale) = group(of: use) else { continue }
            if let output = use.output { theme.takeBack(.printedObject, at: use.view.place(output)) }
            let help = help[key] ?? Self.help(locale.texts(inGroup: key))
            self.help[key] = help
            use.view.warn(
                .printedObject, "`\(key)` is a group of texts, and prints `[object Object]`", at: use.location,
                help: help)
        }
    }

    private static func help(_ keys: [String]) -> String {
        let texts = keys.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        return "ask for one of them: \(texts)\(keys.count > 3 ? ", …" : "")"
    }

    /// The first key of a use that is a group of texts, with a locale in which it is one.
    private func group(of use: TranslationUse) -> (key: String, locale: LocaleTable)? {
        use.keys.lazy.compactMap { key in
            uses.locales.first { $0.isGroup(key) && !isMisspelt(key, in: $0) }.map { (key, $0) }
        }.first
    }

    /// Whether it is a plural, of which has been told what is wrong.
    private func isMisspelt(_ key: String, in locale: LocaleTable) -> Bool {
        uses.misspeltPlurals.contains { $0.key == key && $0.locale === locale }
    }
}

extension LocaleTable {
    /// Whether a key is an object, and not a plural.
    fileprivate func isGroup(_ key: String) -> Bool {
        guard let value = values[key], value.kind == .object, value.count > 0 else { return false }
        return forms(of: key) == nil
    }

    /// The keys of some texts in a group.
    fileprivate func texts(inGroup key: String) -> [String] {
        keys(in: key).flatMap { child in isGroup(child) ? Array(texts(inGroup: child).prefix(1)) : [child] }
    }
}
