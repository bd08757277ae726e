import Diagnostics
import JSON
import SubscriptionManager

/// The texts of a locale's file by their dotted keys.
final class LocaleTable {
    /// The file, as messages name it: `locales/fr-CA.json`.
    let file: String
    /// All values of the file, objects too, by their keys.
    private(set) var values: [String: JSONDocument.Element] = [:]
    /// The keys of texts, plurals and lists, in the order of the file: all that a page can show by itself.
    private(set) var keys: [String] = []
    /// The key of the object around each value that is not at the top.
    private(set) var parents: [String: String] = [:]

    private let locale: LocaleFile
    private let analyze: (Source) -> AnalyzedText
    private var analyzed: [String: AnalyzedText] = [:]
    private var knownNames: [String: Set<String>?] = [:]

    /// Reads a locale's file.
    /// - Parameter analyze: Finds out what is known of a text that is a template.
    init(_ locale: LocaleFile, analyze: @escaping (Source) -> AnalyzedText) {
        self.locale = locale
        self.analyze = analyze
        file = locale.file
        add(locale.keys, below: nil)
    }

    private func add(_ element: JSONDocument.Element, below parent: String?) {
        for (index, child) in element.elements.enumerated() {
            let name = child.key ?? String(index)
            let key = parent.map { "\($0).\(name)" } ?? name
            // A key with dots in it wins over a way through objects.
            if values[key] == nil || name.contains(".") { values[key] = child }
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
    private func addParts(of element: JSONDocument.Element, below parent: String) {
        for (index, child) in element.elements.enumerated() {
            let key = "\(parent).\(child.key ?? String(index))"
            if values[key] == nil { values[key] = child }
            addParts(of: child, below: key)
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
    func forms(of key: String) -> [String]? { values[key]?.pluralForms }

    /// Whether a key has plural forms from which a count can choose.
    func isPlural(_ key: String) -> Bool { forms(of: key)?.contains("other") ?? false }

    /// The plural forms that the file's language has for common numbers.
    private(set) lazy var commonForms = locale.commonForms

    /// The keys under which i18next keeps the forms of a plural: `items_one`, `items_plural`; none where the file has the
    /// plural itself.
    func suffixedPlural(of key: String) -> [String] {
        guard values[key] == nil else { return [] }
        return (LocaleFile.pluralForms + ["plural"]).map { "\(key)_\($0)" }.filter { values[$0] != nil }
    }

    /// All texts of a key: the forms of a plural, the items of a list, those of the keys in an object.
    func texts(of key: String) -> [String] { values[key]?.texts ?? [] }

    /// Whether one of a key's texts has markup.
    func hasMarkup(_ key: String) -> Bool { texts(of: key).contains(where: AnalyzedText.hasMarkup) }

    /// What is known of a key's texts, those that are templates.
    func templates(of key: String) -> [AnalyzedText] {
        texts(of: key).filter(AnalyzedText.isTemplate).map { analyzed($0, of: key) }
    }

    /// Where the texts of a key stand that are templates.
    func templateElements(of key: String) -> [JSONDocument.Element] {
        values[key]?.textElements.filter { $0.string.map(AnalyzedText.isTemplate) ?? false } ?? []
    }

    /// What is known of a text that a key has.
    func analyzed(_ text: String, of key: String) -> AnalyzedText {
        if let known = analyzed[text] { return known }
        let made = analyze(Source(name: "\(file) (\(key))", text: text))
        analyzed[text] = made
        return made
    }

    /// The names of the values that a key's texts use; nil where that cannot be told, because one of them uses other texts
    /// or has a mistake.
    func names(of key: String) -> Set<String>? {
        if let known = knownNames[key] { return known }
        let names = Self.names(in: templates(of: key))
        knownNames[key] = .some(names)
        return names
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

    /// All texts in a value.
    fileprivate var texts: [String] { textElements.compactMap(\.string) }

    /// Where these texts stand.
    fileprivate var textElements: [JSONDocument.Element] {
        string == nil ? elements.flatMap(\.textElements) : [self]
    }
}
