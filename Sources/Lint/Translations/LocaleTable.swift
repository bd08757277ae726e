import Diagnostics
import ECMAText
import JSON
import SubscriptionManager

/// The texts of a locale's file by their dotted keys.
final class LocaleTable: Sendable {
    /// The file, as messages name it: `locales/fr-CA.json`.
    let file: String
    /// All values of the file, objects too, by their keys.
    let values: [String: JSONDocument.Element]
    /// The keys of texts, plurals and lists, in the order of the file: all that a page can show by itself.
    let keys: [String]
    /// The key of the object around each value that is not at the top.
    let parents: [String: String]
    /// The plural forms that the file's language has for common numbers.
    let commonForms: [String]

    private let locale: LocaleFile
    private let analyze: @Sendable (Source) -> AnalyzedText
    /// The texts of the keys.
    private let texts: [String: Texts]

    /// A text that is a template.
    struct Template {
        /// Where it stands.
        let element: JSONDocument.Element
        /// What is known of it.
        let text: AnalyzedText
    }

    /// The texts of a key.
    private struct Texts {
        /// All of them.
        var all: [String] = []
        /// Those that are templates.
        var templates: [Template] = []
        /// The names of the values that they use, if that can be told.
        var names: Set<String>? = []
        /// The forms, if it is a plural.
        var forms: [String]?
    }

    /// The locales of a theme, in the order of their names.
    static func all(of theme: Theme) -> [LocaleTable] {
        theme.translations.files.map { LocaleTable($0) { theme.analyze($0) } }
    }

    /// Reads a locale's file.
    /// - Parameter analyze: Finds out what is known of a text that is a template.
    init(_ locale: LocaleFile, analyze: @escaping @Sendable (Source) -> AnalyzedText) {
        self.locale = locale
        self.analyze = analyze
        file = locale.file
        var reader = Reader()
        reader.add(locale.keys, below: nil)
        values = reader.values
        keys = reader.keys
        parents = reader.parents
        commonForms = locale.commonForms
        let (values, file) = (values, file)
        texts = Dictionary(keys.map { ($0, Self.texts(of: values[$0], $0, in: file, analyze)) }) { first, _ in first }
    }

    /// Finds all keys of a file.
    private struct Reader {
        var values: [String: JSONDocument.Element] = [:]
        var keys: [String] = []
        var parents: [String: String] = [:]

        mutating func add(_ element: JSONDocument.Element, below parent: String?) {
            for (index, child) in element.elements.enumerated() {
                let name = child.key ?? String(index)
                let key = parent.map { "\($0).\(name)" } ?? name
                // A key with dots in it wins over a way through objects.
                if values[key] == nil || name.has(".") { values[key] = child }
                parents[key] = parent
                switch child.kind {
                case .object where child.pluralForms == nil: add(child, below: key)
                default:
                    keys.append(key)
                    addParts(of: child, below: key)
                }
            }
        }

        /// Adds the forms of a plural, or the items of a list, which views can read one by one.
        private mutating func addParts(of element: JSONDocument.Element, below parent: String) {
            for (index, child) in element.elements.enumerated() {
                let key = "\(parent).\(child.key ?? String(index))"
                if values[key] == nil { values[key] = child }
                addParts(of: child, below: key)
            }
        }
    }

    /// Where a key stands; the brace at the beginning of the file for one that it lacks.
    func place(of key: String) -> Diagnostic.Place {
        if let value = values[key] { return value.keyPlace }
        let start = Int(locale.keys.span.start)
        return Diagnostic.Place(Span(start..<start + 1), in: locale.keys.source)
    }

    /// The keys of an object, of the file itself for nil, as they are in the whole file.
    func keys(in object: String?) -> [String] {
        let element = object.map { values[$0] } ?? locale.keys
        return element?.elements.compactMap(\.key).map { name in object.map { "\($0).\(name)" } ?? name } ?? []
    }

    /// The outermost key that the file lacks, of the objects that a key is in and the key itself.
    func outermostMissing(of key: String) -> String? {
        values[key] == nil ? key.keyPaths.first { values[$0] == nil } : nil
    }

    /// The edit that takes a key out of the file.
    func removal(of key: String) -> Edit? {
        let object = parents[key].map { values[$0] } ?? locale.keys
        return values[key].flatMap { object?.removal(of: $0) }
    }

    /// The forms of a plural, complete or not; nil where a key has none.
    func forms(of key: String) -> [String]? { read(key).forms }

    /// Whether a key has plural forms from which a count can choose.
    func isPlural(_ key: String) -> Bool { forms(of: key)?.contains("other") ?? false }

    /// The keys under which i18next keeps the forms of a plural: `items_one`, `items_plural`; none where the file has the
    /// plural itself.
    func suffixedPlural(of key: String) -> [String] {
        guard values[key] == nil else { return [] }
        return (LocaleFile.pluralForms + ["plural"]).map { "\(key)_\($0)" }.filter { values[$0] != nil }
    }

    /// All texts of a key: the forms of a plural, the items of a list, those of the keys in an object.
    func texts(of key: String) -> [String] { read(key).all }

    /// Whether one of a key's texts has markup.
    func hasMarkup(_ key: String) -> Bool { texts(of: key).contains(where: AnalyzedText.hasMarkup) }

    /// Those of a key's texts that are templates.
    func templates(of key: String) -> [Template] { read(key).templates }

    /// The names of the values that a key's texts use; nil where that cannot be told, because one of them uses other texts
    /// or has a mistake.
    func names(of key: String) -> Set<String>? { read(key).names }

    private func read(_ key: String) -> Texts {
        texts[key] ?? Self.texts(of: values[key], key, in: file, analyze)
    }

    private static func texts(
        of value: JSONDocument.Element?, _ key: String, in file: String, _ analyze: (Source) -> AnalyzedText
    ) -> Texts {
        var texts = Texts()
        value?.forEachText { element, text in
            texts.all.append(text)
            guard AnalyzedText.isTemplate(text) else { return }
            let analyzed = analyze(Source(name: "\(file) (\(key))", text: text))
            texts.templates.append(Template(element: element, text: analyzed))
        }
        texts.names = names(in: texts.templates.map(\.text))
        texts.forms = value?.pluralForms
        return texts
    }

    private static func names(in texts: [AnalyzedText]) -> Set<String>? {
        var names: Set<String> = []
        for text in texts {
            if let template = text.template, !template.errors.isEmpty || template.usesTranslations { return nil }
            names.formUnion(text.names)
        }
        return names
    }
}

extension JSONDocument.Element {
    /// The keys of an object, if they are all names of plural forms.
    fileprivate var pluralForms: [String]? {
        guard kind == .object, count > 0 else { return nil }
        let keys = elements.compactMap(\.key)
        return keys.allSatisfy(LocaleFile.pluralForms.contains) ? keys : nil
    }

    /// Calls with all texts in a value, and where they stand.
    fileprivate func forEachText(_ body: (JSONDocument.Element, String) -> Void) {
        if let string { return body(self, string) }
        for element in elements { element.forEachText(body) }
    }
}
