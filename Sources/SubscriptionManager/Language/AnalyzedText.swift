import Diagnostics
import ECMAText
import NunjucksAnalysis
import NunjucksRuntime

/// A text that is a template, such as a translation, with all that can be known of it before a page uses it.
package struct AnalyzedText: Sendable {
    /// The text itself; nil where it has nothing but names between braces, of which there is no more to know.
    package let template: AnalyzedTemplate?
    /// The variables that it reads and does not set: those that must be passed, or stand where the text is used.
    package let names: Set<String>

    /// - Parameter isThorough: Whether a text is analyzed that has nothing but names between braces, too.
    init(_ source: Source, by environment: Environment, isThorough: Bool = false) {
        if !isThorough, let names = Self.names(in: source.bytes),
            names.isDisjoint(with: environment.vocabulary.functions.keys)
        {
            template = nil
            self.names = names
            return
        }
        let template = environment.analyze(source, as: TextTemplates.hasMarkup(source.bytes) ? .markup : .plain)
        self.template = template
        let free = template.units[0].freeNames.lazy.map(\.name)
        names = Set(free).subtracting(template.namesOfScripts).subtracting(environment.vocabulary.functions.keys)
    }

    /// The names between braces in a text that has no other tags, and no markup: `Hello {{ name }}`; nil for all other
    /// texts. Most texts are such.
    private static func names(in text: [UInt8]) -> Set<String>? {
        if TextTemplates.hasMarkup(text) { return nil }
        var names: Set<String> = []
        var index = 0
        while let brace = text[index...].firstIndex(of: UInt8(ascii: "{")) {
            index = brace + 1
            guard index < text.count, [UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "#")].contains(text[index])
            else { continue }
            let rest = text[(index + 1)...].drop { $0 == UInt8(ascii: " ") }
            let word = rest.prefix { $0.isWordCharacter }
            let end = rest[word.endIndex...].drop { $0 == UInt8(ascii: " ") }
            guard text[index] == UInt8(ascii: "{"), let first = word.first, !first.isASCIIDigit,
                end.starts(with: "}}".utf8)
            else { return nil }
            let name = String(decoding: word, as: UTF8.self)
            if words.contains(name) { return nil }
            names.insert(name)
            index = end.startIndex + 2
        }
        return names
    }

    /// What is no name.
    private static let words: Set = [
        "true", "false", "none", "null", "undefined", "not", "and", "or", "in", "is", "if", "else", "index", "loop",
        "super", "caller",
    ]

    /// Whether a text has markup: a tag or a comment of HTML.
    package static func hasMarkup(_ text: String) -> Bool { TextTemplates.hasMarkup(text.utf8) }

    /// Whether a text has tags of the template language.
    package static func isTemplate(_ text: String) -> Bool { TextTemplates.isTemplate(text.utf8) }
}
