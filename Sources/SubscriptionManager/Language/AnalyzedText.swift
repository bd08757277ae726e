import Diagnostics
import NunjucksAnalysis
import NunjucksRuntime

/// A text that is a template, such as a translation, with all that can be known of it before a page uses it.
package struct AnalyzedText: Sendable {
    /// The text itself.
    package let template: AnalyzedTemplate
    /// The variables that it reads and does not set: those that must be passed, or stand where the text is used.
    package let names: Set<String>

    init(_ source: Source, by environment: Environment) {
        template = environment.analyze(source, as: TextTemplates.hasMarkup(source.bytes) ? .markup : .plain)
        let free = template.units[0].freeNames.lazy.map(\.name)
        names = Set(free).subtracting(template.namesOfScripts).subtracting(environment.vocabulary.functions.keys)
    }

    /// Whether a text has markup: a tag or a comment of HTML.
    package static func hasMarkup(_ text: String) -> Bool { TextTemplates.hasMarkup(text.utf8) }

    /// Whether a text has tags of the template language.
    package static func isTemplate(_ text: String) -> Bool { TextTemplates.isTemplate(text.utf8) }
}
