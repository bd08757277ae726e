import Diagnostics
import JSON
import Localization
import NunjucksRuntime
import Synchronization

/// The translations of a theme, by locale.
package struct Locales: Sendable {
    /// The locales' files, in name order.
    package let files: [LocaleFile]

    init(_ files: [LocaleFile] = []) { self.files = files.sorted { $0.name < $1.name } }

    /// The warning about the file that serves a locale; nil if it is the locale's own.
    func diagnostic(for locale: LocaleTag) -> Diagnostic? {
        guard let file = chain(for: locale).first, LocaleTag(file.name) != locale else { return nil }
        return Diagnostic(
            .inexactLocale, .warning,
            "the theme has no file for the locale `\(locale)`: the texts of its pages come from `\(file.file)`",
            help: "add `locales/\(locale).json`, unless this is intended")
    }

    /// The files in the order in which they serve a locale.
    func chain(for locale: LocaleTag) -> [LocaleFile] {
        locale.fallbackChain(in: files.map(\.name)).compactMap { name in files.first { $0.name == name } }
    }
}

/// One file of translations.
package final class LocaleFile: Sendable {
    /// The locale, as the file's name spells it: `fr-CA`.
    let name: String
    /// The file, as messages name it: `locales/fr-CA.json`.
    package let file: String

    /// The object of keys and texts.
    package let keys: JSONDocument.Element
    private let made = Mutex<LocaleTexts?>(nil)

    /// Makes a file of the JSON object in it.
    init(name: String, file: String, keys: JSONDocument.Element) {
        self.name = name
        self.file = file
        self.keys = keys
    }

    /// The file's texts, made when a page first needs them: many runs show few of a theme's locales.
    var texts: LocaleTexts {
        made.withLock { made in
            if let made { return made }
            let texts = LocaleTexts(name: name, file: file, keys: keys)
            made = texts
            return texts
        }
    }
}

extension LocaleFile {
    /// The names of all plural forms that any language has.
    package static let pluralForms = PluralRules.Category.allCases.map(\.rawValue)

    /// The plural forms that the file's language has for small whole numbers.
    package var commonForms: [String] {
        let rules = PluralRules(locale: LocaleTag(name))
        return rules.commonCategories.map(\.rawValue)
    }
}

/// The texts of a locale.
final class LocaleTexts: Sendable {
    /// The file they come from, as messages name it: `locales/fr-CA.json`.
    let file: String
    /// The translations by key; keys of objects inside are dotted.
    let translations: PathTable

    private let pluralRules: PluralRules
    private let foundCategories = Mutex<[PluralRules.Category]?>(nil)
    /// The categories of the whole numbers from 0, as far as they have been asked for: counts are small, and the same
    /// ones come again and again.
    private let smallCategories = Mutex<[PluralRules.Category?]>(Array(repeating: nil, count: 128))

    init(name: String, file: String, keys: JSONDocument.Element) {
        self.file = file
        translations = PathTable(keys, holdsTemplates: true)
        pluralRules = PluralRules(locale: LocaleTag(name))
    }

    /// The plural category of a number in the language that the file is written in.
    func pluralCategory(of number: Double) -> PluralRules.Category {
        guard let index = Int(exactly: number), (0..<128).contains(index) else {
            return pluralRules.category(of: number)
        }
        if let known = smallCategories.withLock({ $0[index] }) { return known }
        let category = pluralRules.category(of: number)
        smallCategories.withLock { $0[index] = category }
        return category
    }

    /// The plural categories that the language has for small whole numbers.
    var commonCategories: [PluralRules.Category] {
        if let found = foundCategories.withLock({ $0 }) { return found }
        let found = pluralRules.commonCategories
        foundCategories.withLock { $0 = found }
        return found
    }

    /// What messages call the text of a key.
    func name(of key: StringRef) -> String { "\(file) (\(key.string))" }
}
