import Diagnostics
import JSON
import Localization
import NunjucksRuntime
import NunjucksSyntax
import TestSupport

@testable import SubscriptionManager

extension CaseFile {
    /// Renders the case's template.
    /// - Parameters:
    ///   - dialect: The dialect, where the options name none.
    ///   - times: How often: each rendering must give what the first one gave.
    func render(dialect: Dialect, times: Int = 1) throws -> Outcome {
        let options = try JSONDocument(Source(name: "options", text: self.options ?? "{}")).root
        let loader = MemoryLoader(Dictionary(uniqueKeysWithValues: templates.map { ($0.name, $0.text) }))
        let usual = Options(dialect: dialect)
        var configuration =
            dialect == .sm
            ? Environment.Configuration.sm(options: usual, loader: loader)
            : Environment.Configuration(options: usual, loader: loader)
        configuration.read(options)
        let environment = Environment(configuration)
        let source = Source(name: "main", text: template)
        let values = Heap()
        var context = values.object([])
        if let text = self.context,
            case .object(let object) = try JSONDocument(Source(name: "context", text: text)).value(in: values)
        {
            context = object
        }
        let program: LinkedProgram
        do throws(Diagnostic) {
            program = try environment.compile(source)
        } catch {
            return Outcome(error: describe(error))
        }
        var outcome: Outcome?
        for _ in 0..<times {
            let heap = Heap(limit: configuration.options.limits.heapBytes)
            let parts = dialect == .sm ? PageContext.Parts(options) : nil
            let rendering = environment.render(program, context: context, in: heap) {
                parts.map { PageContext($0) }
            }
            let again = Outcome(
                output: rendering.error == nil ? String(decoding: rendering.output, as: UTF8.self) : nil,
                error: rendering.error.map { describe($0) }, diagnostics: describe(rendering.diagnostics))
            if let outcome, outcome != again { throw RenderedDifferently(first: outcome, again: again) }
            outcome = again
        }
        return outcome ?? Outcome()
    }

    /// A second rendering of the same program with the same variables gave something else.
    struct RenderedDifferently: Error {
        var first: Outcome
        var again: Outcome
    }
}

extension Environment.Configuration {
    /// Reads the options of a case.
    fileprivate mutating func read(_ element: JSONDocument.Element) {
        if let name = element["dialect"]?.string, let dialect = Dialect.all.first(where: { $0.name == name }) {
            options.dialect = dialect
        }
        options.autoescape = element["autoescape"]?.boolean ?? options.autoescape
        options.syntax.trimBlocks = element["trimBlocks"]?.boolean ?? false
        options.syntax.lstripBlocks = element["lstripBlocks"]?.boolean ?? false
        options.throwOnUndefined = element["throwOnUndefined"]?.boolean ?? false
        expectedNames = element["names"]?.elements.compactMap(\.string) ?? []
        privateProperties = Set(element["private"]?.elements.compactMap(\.string) ?? [])
        if let limits = element["limits"] {
            options.limits.callDepth = limits["callDepth"]?.number.map { Int($0) } ?? options.limits.callDepth
            options.limits.steps = limits["steps"]?.number.map { Int($0) } ?? options.limits.steps
            options.limits.outputBytes = limits["outputBytes"]?.number.map { Int($0) } ?? options.limits.outputBytes
            options.limits.heapBytes = limits["heapBytes"]?.number.map { Int($0) } ?? options.limits.heapBytes
            options.limits.diagnostics = limits["diagnostics"]?.number.map { Int($0) } ?? options.limits.diagnostics
        }
        guard let tags = element["tags"] else { return }
        let delimiters: [(name: String, path: WritableKeyPath<Delimiters, String>)] = [
            ("blockStart", \.blockStart), ("blockEnd", \.blockEnd), ("variableStart", \.variableStart),
            ("variableEnd", \.variableEnd), ("commentStart", \.commentStart), ("commentEnd", \.commentEnd),
        ]
        for (name, path) in delimiters {
            // An empty delimiter is none, as in Nunjucks.
            if let text = tags[name]?.string, !text.isEmpty { options.syntax.delimiters[keyPath: path] = text }
        }
    }
}

extension PageContext.Parts {
    /// The page of a case, whose options may give it a locale, translations and settings.
    fileprivate init(_ options: JSONDocument.Element) {
        let locale = options["locale"]?.string ?? "en-US"
        let translations = options["translations"].map {
            LocaleFile(name: locale, file: "locales/\(locale).json", keys: $0)
        }
        self.init(
            formats: LocaleFormats(LocaleTag(locale)),
            translations: Translations(
                Locales(translations.map { [$0] } ?? []), for: LocaleTag(locale), fallsBack: false),
            settings: options["settings"].map { Settings($0) } ?? Settings(), content: Content(),
            now: "2026-03-02T09:30:00", zone: .utc, seed: 0, texts: TextTemplates())
    }
}
