import Diagnostics
import JSON
import Localization
import NunjucksRuntime

/// The Markdown files of a theme, by locale and name.
struct Content: Sendable {
    private let sources: [String: [String: Source]]

    /// Makes content of files: those of each locale by name, which is `help/shipping` for `help/shipping.md`.
    init(_ sources: [String: [String: Source]] = [:]) { self.sources = sources }

    /// The warning about the folder that serves a locale; nil if it is the locale's own.
    /// - Parameter texts: The locale whose texts the pages have; a folder of the same locale needs no second warning.
    func diagnostic(for locale: LocaleTag, besideTextsOf texts: LocaleTag?) -> Diagnostic? {
        guard let folder = chain(for: locale).first, LocaleTag(folder) != locale, LocaleTag(folder) != texts else {
            return nil
        }
        return Diagnostic(
            .inexactLocale, .warning,
            "the theme has no folder `content/\(locale)`: the Markdown files of its pages come from `content/\(folder)`",
            help: "add the folder, unless this is intended")
    }

    /// The locales that have files, in the order in which they serve a page's locale.
    func chain(for locale: LocaleTag) -> [String] { locale.fallbackChain(in: sources.keys) }

    /// A file of a locale.
    func source(named name: String, in locale: String) -> Source? { sources[locale]?[name] }

    /// All files, in name order.
    var allSources: [Source] { sources.values.flatMap(\.values).sorted { $0.name < $1.name } }

    /// The names of a locale's files.
    func names(in locale: String) -> [String] { sources[locale]?.keys.sorted() ?? [] }
}
