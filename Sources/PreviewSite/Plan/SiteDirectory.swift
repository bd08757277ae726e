import Localization

/// What there is in a site to choose from.
package struct SiteDirectory: Sendable {
    /// A fixture, with the locales in which it has pages.
    package struct Fixture: Sendable {
        /// Its name in addresses.
        package var name: String
        /// What it is called in the gallery.
        package var title: String
        package var locales: [String]
    }

    /// A locale, as a page of it has it in its `<html>`.
    package struct Locale: Sendable {
        /// Its name in addresses.
        package var name: String
        /// Its language tag (BCP 47).
        package var language: String
        package var isRightToLeft: Bool
    }

    /// The fixtures, in the order of the gallery.
    package let fixtures: [Fixture]
    /// All locales, by name.
    package let locales: [Locale]

    package init(of plan: SitePlan) {
        var localesOf: [String: [String]] = [:]
        for page in plan.allPages { localesOf[page.fixture, default: []].append(page.locale) }
        let summaries = localesOf.map { name, locales in (name, locales, plan.shelf.summary(of: name)) }
        fixtures =
            summaries
            .sorted { ($0.2.order ?? .infinity, $0.0) < ($1.2.order ?? .infinity, $1.0) }
            .map { Fixture(name: $0.0, title: $0.2.title, locales: $0.1) }
        locales = Set(plan.allPages.map(\.locale)).sorted()
            .map { name in
                let tag = LocaleTag(name)
                return Locale(name: name, language: tag.identifier, isRightToLeft: tag.isRightToLeft)
            }
    }
}
