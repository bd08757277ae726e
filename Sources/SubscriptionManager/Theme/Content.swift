import Diagnostics
import JSON
import Localization
import NunjucksRuntime

/// The Markdown files of a theme, by locale and name.
struct Content: Sendable {
    private let sources: [String: [String: Source]]

    /// Makes content of files: those of each locale by name, which is `help/shipping` for `help/shipping.md`.
    init(_ sources: [String: [String: Source]] = [:]) { self.sources = sources }

    /// The locales that have files, in the order in which they serve a page's locale.
    func chain(for locale: LocaleTag) -> [String] { locale.fallbackChain(in: sources.keys) }

    /// A file of a locale.
    func source(named name: String, in locale: String) -> Source? { sources[locale]?[name] }

    /// The names of a locale's files.
    func names(in locale: String) -> [String] { sources[locale]?.keys.sorted() ?? [] }
}
