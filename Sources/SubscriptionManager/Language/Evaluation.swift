import Localization
import Nunjucks

/// Renders the template of one request of `sm-preview eval`.
///
/// A request is a JSON object: `{"id"?, "template", "context"?, "templates"?, "dialect"?, "options"?, "locale"?,
/// "translations"?, "settings"?, "now"?}`. The dialect is `sm` unless it says `nunjucks`. `options` are `autoescape`,
/// `trimBlocks`, `lstripBlocks`, `throwOnUndefined` and `tags`, an object of delimiters by Nunjucks' names
/// (`blockStart`, …). `translations` are the keys of the locale, or such objects by locale.
///
/// - Parameters:
///   - line: One line of input, UTF-8, without its line break.
///   - number: The line's number, from 1, for messages.
/// - Returns: A JSON object without a line break: `{"id", "output", "diagnostics"}`, or `{"id", "error"}` where the
///   request cannot be read, or its template not rendered.
public func evaluate(line: [UInt8], number: Int) -> [UInt8] {
    let answer = Heap()
    var id = Value.null
    var members: [(key: StringRef, value: Value)] = []
    do throws(Diagnostic) {
        let document = try JSONDocument(Source(name: Evaluation.inputName, bytes: line))
        id = document.root["id"]?.value(in: answer) ?? .null
        let rendering = try Evaluation(document.root).rendering()
        if let error = rendering.error { throw error }
        members.append((answer.string("output"), .string(answer.string(rendering.output))))
        let diagnostics = rendering.diagnostics.map { $0.value(in: answer) }
        members.append((answer.string("diagnostics"), .array(answer.array(diagnostics))))
    } catch {
        var error = error
        if error.place?.file == Evaluation.inputName {
            error.place?.line += number - 1
            error.place?.endLine += number - 1
        }
        members = [(answer.string("error"), error.value(in: answer))]
    }
    let reply = Value.object(answer.object([(key: answer.string("id"), value: id)] + members))
    var bytes: [UInt8] = []
    do throws(Diagnostic) { try appendJSON(reply, to: &bytes) } catch {
        // Only the id can be nested so deeply that it has no JSON.
        return Array(#"{"id":null,"error":"#.utf8) + error.json + Array("}".utf8)
    }
    return bytes
}

/// One request of `sm-preview eval`.
private struct Evaluation {
    static let inputName = "standard input"
    static let templateName = "template"

    private let request: JSONDocument.Element
    private let template: Source
    private var options: Options

    init(_ request: JSONDocument.Element) throws(Diagnostic) {
        guard request.kind == .object else {
            throw Diagnostic(.invalidRequest, .error, "a request must be an object", at: request.place)
        }
        self.request = request
        guard let element = request["template"], let text = element.string else {
            throw Diagnostic(
                .invalidRequest, .error, "`template` must be the text of a template",
                at: request["template"]?.place ?? request.place)
        }
        template = Source(name: Self.templateName, text: text)
        options = Options()
        if let element = try member("dialect", of: .string), let name = element.string {
            guard let dialect = Dialect(rawValue: name) else {
                throw Diagnostic(
                    .invalidRequest, .error, "there is no dialect `\(name)`", at: element.place,
                    help: "the dialects are `sm` and `nunjucks`")
            }
            options = Options(dialect: dialect)
        }
        if let element = try member("options", of: .object) { readOptions(element) }
    }

    func rendering() throws(Diagnostic) -> Rendering {
        let heap = Heap(limit: options.limits.heapBytes)
        var context = heap.object([])
        if case .object(let object)? = try member("context", of: .object)?.value(in: heap) { context = object }
        let loader = MemoryLoader(try texts("templates"))
        let environment: Environment
        var page: PageContext?
        switch options.dialect {
        case .nunjucks: environment = Environment(options: options, loader: loader)
        case .sm:
            var configuration = Environment.Configuration.sm(options: options, loader: loader)
            configuration.templateName = { name in
                let names = [name, name + ".liquid", "views/\(name)", "views/\(name).liquid"]
                return names.first { loader.source(named: $0) != nil } ?? name
            }
            environment = Environment(configuration)
            page = try pageContext(loader)
        }
        let program = try environment.compile(template)
        return environment.render(program, context: context, in: heap, host: page)
    }

    private func pageContext(_ loader: MemoryLoader) throws(Diagnostic) -> PageContext {
        let locale = try member("locale", of: .string)?.string ?? "en"
        let translations = try member("translations", of: .object)
        let locales: [LocaleFile] =
            if let translations, Self.isByLocale(translations) {
                translations.elements.map { keys in
                    let name = keys.key ?? ""
                    return LocaleFile(name: name, file: "translations.\(name)", keys: keys)
                }
            } else {
                translations.map { [LocaleFile(name: locale, file: "translations", keys: $0)] } ?? []
            }
        let settings = try member("settings", of: .object).map { Settings($0) } ?? Settings()
        let sources = [template] + loader.names.compactMap { loader.source(named: $0) }
        return PageContext(
            formats: LocaleFormats(LocaleTag(locale)),
            translations: Translations(Locales(locales), for: LocaleTag(locale), fallsBack: false),
            settings: settings, content: Content(), now: try member("now", of: .string)?.string ?? "", seed: 0,
            texts: TextTemplates(), literals: ScriptLiterals(in: sources))
    }

    /// Whether an object holds objects by locale, and not translations by key.
    private static func isByLocale(_ translations: JSONDocument.Element) -> Bool {
        let elements = translations.elements
        return !elements.isEmpty
            && elements.allSatisfy { element in
                guard element.kind == .object, let key = element.key else { return false }
                let language = key.prefix { $0 != "-" && $0 != "_" }
                return (2...3).contains(language.utf8.count) && language.utf8.allSatisfy { $0 | 0x20 >= 0x61 }
            }
    }

    // MARK: Members

    private func member(
        _ name: String, of kind: JSONDocument.Element.Kind
    ) throws(Diagnostic) -> JSONDocument.Element? {
        guard let element = request[name], element.kind != .null else { return nil }
        guard element.kind == kind else {
            let expected = kind == .object ? "an object" : "a string"
            throw Diagnostic(.invalidRequest, .error, "`\(name)` must be \(expected)", at: element.place)
        }
        return element
    }

    private func texts(_ name: String) throws(Diagnostic) -> [String: String] {
        var texts: [String: String] = [:]
        for element in try member(name, of: .object)?.elements ?? [] {
            guard let text = element.string else {
                throw Diagnostic(
                    .invalidRequest, .error, "`\(name)` must be an object of texts", at: element.place)
            }
            texts[element.key ?? ""] = text
        }
        return texts
    }

    private mutating func readOptions(_ element: JSONDocument.Element) {
        options.autoescape = element["autoescape"]?.boolean ?? options.autoescape
        options.trimBlocks = element["trimBlocks"]?.boolean ?? false
        options.lstripBlocks = element["lstripBlocks"]?.boolean ?? false
        options.throwOnUndefined = element["throwOnUndefined"]?.boolean ?? false
        guard let tags = element["tags"] else { return }
        let delimiters: [(name: String, path: WritableKeyPath<Delimiters, String>)] = [
            ("blockStart", \.blockStart), ("blockEnd", \.blockEnd), ("variableStart", \.variableStart),
            ("variableEnd", \.variableEnd), ("commentStart", \.commentStart), ("commentEnd", \.commentEnd),
        ]
        for (name, path) in delimiters {
            // An empty delimiter is none, as in Nunjucks.
            if let text = tags[name]?.string, !text.isEmpty { options.delimiters[keyPath: path] = text }
        }
    }
}

extension Diagnostic.Code {
    /// A line of input that is no request.
    public static let invalidRequest: Self = "invalid-request"
}
