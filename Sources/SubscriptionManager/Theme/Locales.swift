import Localization
import Nunjucks

/// The translations of a theme, by locale.
struct Locales: Sendable {
    /// The locales' files, in name order.
    let files: [LocaleFile]

    init(_ files: [LocaleFile] = []) { self.files = files.sorted { $0.name < $1.name } }

    /// The files in the order in which they serve a locale.
    func chain(for locale: LocaleTag) -> [LocaleFile] {
        locale.fallbackChain(in: files.map(\.name)).compactMap { name in files.first { $0.name == name } }
    }
}

/// One file of translations.
struct LocaleFile: Sendable {
    /// The locale, as the file's name spells it: `fr-CA`.
    let name: String
    /// The file, as messages name it: `locales/fr-CA.json`.
    let file: String
    /// The translations by key; keys of objects inside are dotted.
    let translations: PathTable
    /// The categories of the language that the file is written in.
    let pluralRules: PluralRules

    /// Makes a file of the JSON object in it.
    init(name: String, file: String, keys: JSONDocument.Element) {
        self.name = name
        self.file = file
        translations = PathTable(keys)
        pluralRules = PluralRules(locale: LocaleTag(name))
    }
}
