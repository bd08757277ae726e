import Localization
import SubscriptionManager

/// The locales that fixtures themselves have, beside those of a theme.
///
/// Nearly all fixtures have a locale of whose language the theme has a file. To find that out, their text is looked
/// through and not read as JSON: a site may have thousands of them, and reading each one twice would take long.
struct OwnLocales {
    private let folder: FixtureFolder
    private let locales: [String]
    private let languages: Set<String>
    /// Whether any of the fixtures has a locale of another language.
    private let areAny: Bool

    init(_ folder: FixtureFolder, beside locales: [String]) {
        self.folder = folder
        self.locales = locales
        let languages = Set(locales.map { LocaleTag($0).language })
        self.languages = languages
        areAny = folder.fileNames.contains { file in
            folder.texts(ofKey: "locale", in: file).contains { !languages.contains(LocaleTag($0).language) }
        }
    }

    /// The locale of a fixture, as its pages are called; nil where it gives none, or one of a language that the theme has.
    func locale(of name: String) -> String? {
        guard areAny, let locale = folder.locale(of: name + ".json"), let tag = LocaleTag(wellFormed: locale),
            !languages.contains(tag.language)
        else { return nil }
        return SitePlan.name(of: tag, among: locales)
    }
}
