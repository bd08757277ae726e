import Diagnostics
import Localization
import ScriptEngine
import SubscriptionManager

extension ScriptWorld {
    /// What a world is made of: the scripts that run in it before the first value is asked for.
    package struct Parts: Sendable {
        /// What a page has before the runtime: its State, its locale.
        let facts: [Script]
        /// The theme's script.
        let themeScript: Source?

        /// The parts of a theme's page.
        init(theme: Theme, fixture: Fixture, locale: String) {
            self.init(
                facts: StateScript.script(of: fixture), locale: locale,
                themeScript: theme.script.map { Source(name: theme.scriptName, bytes: $0) })
        }

        /// The parts of a page that belongs to no theme.
        /// - Parameters:
        ///   - facts: A script that sets `ogPreview` as a page has it: `state`, `now`, `timeZone`, `seed`, `settings`.
        ///   - locale: The page's locale, in whatever spelling.
        ///   - themeScript: The script that a theme would have.
        package init(facts: [UInt8], locale: String, themeScript: Source?) {
            self.facts = [
                Script(facts, name: "state.js"),
                Script(DatesScript.script(ofLocale: locale), name: "dates.js"),
                Script(Array("ogPreview.locale = \"\(LocaleTag(locale).identifier)\";\n".utf8), name: "locale.js"),
            ]
            self.themeScript = themeScript
        }
    }
}
