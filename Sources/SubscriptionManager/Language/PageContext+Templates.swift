import Diagnostics
import JSON
import Localization
import NunjucksRuntime

extension PageContext.Parts {
    /// The translations of one locale, as a JSON object.
    package struct TranslationFile {
        /// The locale: `fr-CA`.
        let locale: String
        /// What messages call the object.
        let file: String
        let keys: JSONDocument.Element

        /// Makes a file of an object of keys and their texts.
        package init(locale: String, file: String, keys: JSONDocument.Element) {
            self.locale = locale
            self.file = file
            self.keys = keys
        }
    }

    /// Makes the parts of a context of templates that belong to no theme.
    /// - Parameters:
    ///   - locale: The page's locale, in whatever spelling.
    ///   - translations: The texts that the filter `t` finds.
    ///   - settings: The settings, an object by dotted key or nested.
    ///   - now: The date and time that the page takes for now.
    ///   - zone: The clock by which dates are shown, and read where they name no zone.
    package init(
        locale: String, translations: [TranslationFile], settings: JSONDocument.Element?, now: String,
        zone: ZoneClock = .utc
    ) {
        let files = translations.map { LocaleFile(name: $0.locale, file: $0.file, keys: $0.keys) }
        let locale = LocaleTag(locale)
        self.init(
            formats: LocaleFormats(locale), translations: Translations(Locales(files), for: locale, fallsBack: false),
            settings: Settings(settings), content: Content(), now: now, zone: zone, seed: 0, texts: TextTemplates())
    }
}
