import Diagnostics
import NunjucksAnalysis
import NunjucksRuntime

// What a text, the values that it is given and its plural forms should have to do with one another.

extension TranslationFilter {
    /// Reports a plural of which no count was given, unless the template only reads its forms.
    static func reportMissingCount(_ key: StringRef, _ renderer: Renderer) {
        guard renderer.printsResult else { return }
        renderer.warn(
            .missingCount, "`\(key.string)` has plural forms, and is given no `count` to choose by",
            help: "pass it: `{{ '\(key.string)' | t(count=…) }}`")
    }

    /// Reports the plural forms that the language has for common numbers, and the object lacks.
    static func reportMissingForms(
        _ forms: ObjectRef, _ key: StringRef, _ texts: LocaleTexts, _ renderer: Renderer
    ) {
        let missing = texts.commonCategories.filter { forms[Names.name(of: $0)] == nil }
        guard !missing.isEmpty else { return }
        renderer.warn(
            .missingPluralForm,
            "`\(key.string)` in `\(texts.file)` lacks \(missing.map { "`\($0.rawValue)`" }.joined(separator: " and "))",
            help: "the language has such a form; `other` is taken in its place")
    }

    /// Reports a plural without the form that all plurals have, which is none then.
    static func reportMissingOther(_ key: StringRef, _ texts: LocaleTexts, _ renderer: Renderer) {
        renderer.warn(
            .missingPluralForm, "`\(key.string)` in `\(texts.file)` lacks `other`, and so is not a plural",
            help: "every plural has the form `other`, which is taken where no other form fits")
    }

    /// Reports a value that a text does not use.
    /// - Parameter text: The text, where it may have the value's name in another way of writing.
    static func reportUnused(
        _ name: StringRef, in text: StringRef? = nil, _ key: StringRef, _ texts: LocaleTexts, _ renderer: Renderer
    ) {
        let foreign = text.flatMap { ForeignPlaceholder.help(for: name.string, in: $0.string) }
        renderer.warn(
            .unusedValue, "`\(key.string)` in `\(texts.file)` does not use `\(name.string)`",
            help: foreign ?? "take the value out, or use it in the text: `{{ \(name.string) }}`")
    }

    /// Reports the values that a text does not use, and the names in it that nothing provides.
    static func reportNames(
        of program: LinkedProgram, _ key: StringRef, _ values: ObjectRef?, _ forms: ObjectRef?, _ texts: LocaleTexts,
        _ page: PageContext, _ renderer: Renderer
    ) throws(Diagnostic) {
        let names = program.outerNames
        reportUnprovided(names, key, values, texts, renderer) { "pass it: `{{ '\(key.string)' | t(\($0)=…) }}`" }
        guard let values else { return }
        var used = Set(names)
        if let forms {
            used.insert("count")
            for case .string(let form) in forms.values where TextTemplates.isTemplate(form) {
                used.formUnion(
                    try page.program(ofText: form, named: texts.name(of: key), renderer).program.outerNames)
            }
        }
        for name in values.keys where !used.contains(name.string) { reportUnused(name, key, texts, renderer) }
    }

    /// Reports the names in a text that nothing provides.
    static func reportUnprovided(
        _ names: [String], _ key: StringRef, _ values: ObjectRef?, _ texts: LocaleTexts, _ renderer: Renderer,
        help: (String) -> String
    ) {
        for name in names
        where !(values?.keys.contains { $0.string == name } ?? false) && !renderer.hasVariable(name)
            && !StateSchema.standard.topLevelNames.contains(name) && name != "index"
        {
            renderer.warn(
                .unknownVariable, "nothing provides `\(name)`, which `\(key.string)` in `\(texts.file)` uses",
                help: help(name))
        }
    }
}
