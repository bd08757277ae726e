import Diagnostics
import Localization
import NunjucksRuntime

/// The translations of a theme, as they serve one locale.
struct Translations: Sendable {
    /// The texts that the page uses.
    let main: LocaleTexts?
    /// The files that have those texts too, the nearest first.
    let others: [LocaleFile]
    /// Whether a key that the page's file lacks is looked for in the others.
    let fallsBack: Bool

    /// Makes the translations of a page.
    init(_ locales: Locales, for locale: LocaleTag, fallsBack: Bool) {
        let chain = locales.chain(for: locale)
        main = chain.first?.texts
        others = Array(chain.dropFirst())
        self.fallsBack = fallsBack
    }

    /// The file that a text is in, and its key there. Files beside the page's own are read only where texts come from them.
    func place(of text: StringRef) -> (texts: LocaleTexts, key: StringRef)? {
        if let main, let key = main.translations.path(of: text) { return (main, key) }
        guard fallsBack else { return nil }
        return others.lazy.compactMap { file in
            file.texts.translations.path(of: text).map { (file.texts, $0) }
        }.first
    }
}

/// `{{ 'greeting' | t(name=customer.first_name) }}`: the text of a key in the page's locale.
enum TranslationFilter {
    static func t(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        let page = try renderer.page
        guard let key = arguments[0].key(in: renderer.heap) else {
            renderer.warn(
                .missingTranslation, "the key of a translation is \(arguments[0].kindName)",
                help: "a key is a text: `{{ 'greeting' | t }}`")
            return .undefined
        }
        guard let texts = page.translations.main else {
            renderer.warn(.missingTranslation, "the theme has no translations, and so none for `\(key.string)`")
            return .undefined
        }
        if let value = texts.translations[key] {
            return try translated(value, key, texts, arguments.keywords(after: 0), page, renderer)
        }
        let other = page.translations.others.lazy.map(\.texts).first { $0.translations[key] != nil }
        reportMissing(key.string, arguments.keywords(after: 0), in: texts, other: other, page, renderer)
        guard page.translations.fallsBack, let other, let value = other.translations[key] else { return .undefined }
        return try translated(value, key, other, arguments.keywords(after: 0), page, renderer)
    }

    private static func translated(
        _ value: Value, _ key: StringRef, _ texts: LocaleTexts, _ values: ObjectRef?, _ page: PageContext,
        _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        var value = value
        var forms: ObjectRef?
        if case .object(let object) = value, values?["count"] != nil, isPlural(object), object[Names.other] == nil {
            reportMissingOther(key, texts, renderer)
        } else if case .object(let object) = value, isPlural(object), object[Names.other] != nil {
            guard let count = values?["count"] else {
                reportMissingCount(key, renderer)
                return renderer.own(value)
            }
            forms = object
            value = form(of: count, object, key, texts, renderer)
        }
        guard case .string(let text) = value else { return try mapped(value, values, page, renderer) }
        guard TextTemplates.hasMarkup(text) || TextTemplates.isTemplate(text) else {
            if let values, forms == nil, let unused = values.keys.first {
                reportUnused(unused, in: text, key, texts, renderer)
            }
            return value
        }
        let template = try page.program(ofText: text, named: texts.name(of: key), renderer)
        if template.isFirstUse(with: values) {
            try reportNames(of: template.program, key, values, forms, texts, page, renderer)
        }
        return try rendered(template, key, values, page, renderer)
    }

    private static func rendered(
        _ template: TextProgram, _ key: StringRef, _ values: ObjectRef?, _ page: PageContext, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        var variables: [(name: StringRef, value: Value)] = []
        if let values { variables = zip(values.keys, values.values).map { (name: $0, value: $1) } }
        return try page.render(key, renderer) { () throws(Diagnostic) in
            if !template.isMarkup {
                let (text, holdsMarkup) = try renderer.plainText(of: template.program, variables: variables)
                if !holdsMarkup { return .string(text) }
                try template.becomeMarkup(page, renderer)
            }
            return try renderer.markup(of: template.program, variables: variables)
        }
    }

    // MARK: Maps of texts

    /// A map or a list of texts. What is in a map is rendered when it is read, unless there are values, which only now are
    /// there; a list's items are rendered at once.
    private static func mapped(
        _ value: Value, _ values: ObjectRef?, _ page: PageContext, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        switch value {
        case .string(let text): return try read(text, values, page, renderer)
        case .object(let object):
            guard values != nil else { return renderer.own(value) }
            var builder = ObjectBuilder(heap: renderer.heap)
            for (key, value) in zip(object.keys, object.values) {
                builder.append(key, try mapped(value, values, page, renderer))
            }
            return .object(builder.finish())
        case .array(let array):
            var items: [Value] = []
            for item in array.elements { items.append(try mapped(item, values, page, renderer)) }
            return .array(renderer.heap.array(items))
        default: return value
        }
    }

    /// A text that is reached through a map.
    private static func read(
        _ text: StringRef, _ values: ObjectRef?, _ page: PageContext, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        guard TextTemplates.hasMarkup(text) || TextTemplates.isTemplate(text) else { return .string(text) }
        guard let (texts, key) = page.translations.place(of: text) else { return .string(text) }
        let template = try page.program(ofText: text, named: texts.name(of: key), renderer)
        if values == nil, template.isFirstUse(with: nil) {
            reportUnprovided(template.program.outerNames, key, nil, texts, renderer) {
                "set it first: {% set \($0) = … %}"
            }
        }
        return try rendered(template, key, values, page, renderer)
    }

    /// What is read of a map of texts.
    static func read(_ value: Value, _ page: PageContext, _ renderer: Renderer) throws(Diagnostic) -> Value {
        try mapped(value, nil, page, renderer)
    }

    // MARK: Plurals

    /// Whether an object's keys are CLDR's plural categories; it is a plural if `other` is among them.
    private static func isPlural(_ forms: ObjectRef) -> Bool {
        forms.count > 0
            && forms.keys.allSatisfy { key in PluralRules.Category.allCases.contains { key == Names.name(of: $0) } }
    }

    private static func form(
        of count: Value, _ forms: ObjectRef, _ key: StringRef, _ texts: LocaleTexts, _ renderer: Renderer
    ) -> Value {
        if forms.keys.count < texts.commonCategories.count { reportMissingForms(forms, key, texts, renderer) }
        guard let number = count.numeral else {
            renderer.warn(.invalidNumber, "the count of a plural is \(count.kindName), and no number")
            return forms[Names.other] ?? .undefined
        }
        return forms[Names.name(of: texts.pluralCategory(of: number))] ?? forms[Names.other] ?? .undefined
    }

    // MARK: What is missing

    private static func reportMissing(
        _ key: String, _ values: ObjectRef?, in texts: LocaleTexts, other: LocaleTexts?, _ page: PageContext,
        _ renderer: Renderer
    ) {
        let help: String?
        if let suffixed = pluralKey(of: key, values, texts, renderer) {
            let name = key.split(separator: ".").last ?? ""
            help =
                "the file has `\(suffixed)`; plural forms are one object here: \"\(name)\": { \"one\": …, \"other\": … }"
        } else if let other {
            help =
                page.translations.fallsBack
                ? "`\(other.file)` has it, and is used here; production leaves it blank"
                : "`\(other.file)` has it: add it to `\(texts.file)` too"
        } else {
            help = page.suggestion(for: key) { texts.translations.paths }.map { "did you mean `\($0)`?" }
        }
        renderer.warn(.missingTranslation, "`\(texts.file)` has no translation for `\(key)`", help: help)
    }

    /// The key under which i18next keeps a plural's form: `items_one`, `items_plural`.
    private static func pluralKey(
        of key: String, _ values: ObjectRef?, _ texts: LocaleTexts, _ renderer: Renderer
    ) -> String? {
        guard values?["count"] != nil else { return nil }
        return (PluralRules.Category.allCases.map(\.rawValue) + ["plural"]).lazy.map { "\(key)_\($0)" }
            .first { texts.translations[renderer.heap.string($0)] != nil }
    }
}
