import Diagnostics
import JSON
import Localization
import NunjucksRuntime
import NunjucksSyntax
import PreviewSite
import ScriptEngine
import SubscriptionManager

/// Renders the template of one request of `sm-preview eval`.
///
/// A request is a JSON object: `{"id"?, "template", "context"?, "templates"?, "dialect"?, "options"?, "locale"?,
/// "translations"?, "settings"?, "now"?, "timeZone"?, "script"?}`. The dialect is `sm` unless it says `nunjucks`. `options` are `autoescape`,
/// `trimBlocks`, `lstripBlocks`, `throwOnUndefined` and `tags`, an object of delimiters by Nunjucks' names
/// (`blockStart`, …). `translations` are the keys of the locale, or such objects by locale.
///
/// - Parameters:
///   - line: One line of input, UTF-8, without its line break.
///   - number: The line's number, from 1, for messages.
///   - limits: How much the rendering may use.
///   - elsewhere: Answers a request that needs JavaScript in its stead; gets the time zone, and gives nil where there is no
///     engine. Such values are left to a page then.
///   - machine: What works out JavaScript in this process, if anything does.
/// - Returns: A JSON object without a line break: `{"id", "output", "diagnostics"}`, or `{"id", "error"}` where the
///   request cannot be read, or its template not rendered.
package func evaluate(
    line: [UInt8], number: Int, limits: Limits = Limits(), machine: JavaScriptCoreMachine? = nil,
    elsewhere: (_ timeZone: String) throws(Diagnostic) -> [UInt8]? = { _ in nil }
) -> [UInt8] {
    let answer = Heap()
    var id = Value.null
    var members: [(name: String, json: [UInt8])] = []
    do throws(Diagnostic) {
        let document = try JSONDocument(Source(name: Evaluation.inputName, bytes: line))
        id = document.root["id"]?.value(in: answer) ?? .null
        let (rendering, timeZone) = try Evaluation(document.root, limits).rendering(machine)
        if let timeZone, let answer = try elsewhere(timeZone) { return answer }
        if let error = rendering.error { throw error }
        var output: [UInt8] = []
        try appendJSON(.string(answer.string(rendering.output)), to: &output)
        let diagnostics = rendering.diagnostics.map(\.json).joined(separator: [UInt8(ascii: ",")])
        members = [("output", output), ("diagnostics", Array("[".utf8) + diagnostics + Array("]".utf8))]
    } catch {
        members = [("error", error.inLine(number).json)]
    }
    var reply = JSONObjectText()
    var json: [UInt8] = []
    do throws(Diagnostic) {
        try appendJSON(id, to: &json)
        reply.add("id", json: json)
    } catch {
        // An id can be nested so deeply that it has no JSON.
        reply.add("id", json: "null")
        members = [("error", error.json)]
    }
    for member in members { reply.add(member.name, json: member.json) }
    return reply.bytes
}

extension Diagnostic {
    /// The diagnostic of a request that is one of many lines.
    fileprivate func inLine(_ number: Int) -> Diagnostic {
        func moved(_ place: Place) -> Place {
            guard place.file == Evaluation.inputName else { return place }
            var place = place
            place.line += number - 1
            place.endLine += number - 1
            return place
        }
        var diagnostic = self
        diagnostic.place = place.map(moved)
        diagnostic.related = related.map { Related($0.message, at: moved($0.place)) }
        return diagnostic
    }
}

/// One request of `sm-preview eval`.
private struct Evaluation {
    static let inputName = "standard input"
    static let templateName = "template"

    private let request: JSONDocument.Element
    private let template: Source
    private let dialect: NamedDialect
    private var options: Options

    /// The dialects by the names that requests have for them.
    private enum NamedDialect: String {
        case sm, nunjucks
    }

    init(_ request: JSONDocument.Element, _ limits: Limits) throws(Diagnostic) {
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
        if let element = try Self.member("dialect", of: .string, in: request), let name = element.string {
            guard let dialect = NamedDialect(rawValue: name) else {
                throw Diagnostic(
                    .invalidRequest, .error, "there is no dialect `\(name)`", at: element.place,
                    help: "the dialects are `sm` and `nunjucks`")
            }
            self.dialect = dialect
        } else {
            dialect = .sm
        }
        options =
            switch dialect {
            case .sm: Options(dialect: .sm)
            case .nunjucks: Options(dialect: .nunjucks)
            }
        options.limits = limits
        if let element = try member("options", of: .object) { readOptions(element) }
    }

    /// - Returns: What was rendered, and where that needs JavaScript which was not worked out, the page's time zone.
    func rendering(_ machine: JavaScriptCoreMachine?) throws(Diagnostic) -> (Rendering, scriptsInTimeZone: String?) {
        let heap = Heap(limit: options.limits.heapBytes)
        var context = heap.object([])
        if case .object(let object)? = try member("context", of: .object)?.value(in: heap) { context = object }
        let loader = MemoryLoader(try texts("templates"))
        let environment: Environment
        var page: PageContext.Parts?
        switch dialect {
        case .nunjucks: environment = Environment(options: options, loader: loader)
        case .sm:
            var configuration = Environment.Configuration.sm(options: options, loader: loader)
            configuration.scriptNames.formUnion(context.keys.map(\.string))
            configuration.expectedNames = context.keys.map(\.string)
            configuration.templateName = { name in
                let names = [name, name + ".liquid", "views/\(name)", "views/\(name).liquid"]
                return names.first { loader.source(named: $0) != nil } ?? name
            }
            environment = Environment(configuration)
            page = try pageParts()
        }
        let program = try environment.compile(template)
        var host: PageContext?
        if let machine, page != nil {
            let world = try worldParts()
            page?.makeScripts = { ScriptWorld(world, on: machine) }
        }
        let rendering = environment.render(program, context: context, in: heap, ownsValues: machine != nil) {
            host = page.map { PageContext($0) }
            return host
        }
        let needsScripts = machine == nil && host?.needsScripts ?? false
        return (rendering, needsScripts ? try zone().name : nil)
    }

    /// The scripts of a page that has the context as its State.
    private func worldParts() throws(Diagnostic) -> ScriptWorld.Parts {
        var facts = Array("globalThis.ogPreview = {".utf8)
        for (name, kind) in [("context", JSONDocument.Element.Kind.object), ("settings", .object), ("now", .string)] {
            guard let element = try member(name, of: kind) else { continue }
            let text = element.source.bytes[Int(element.span.start)..<Int(element.span.end)]
            facts += Array("\"\(name == "context" ? "state" : name)\": ".utf8) + text + Array(",\n".utf8)
        }
        facts += Array("\"timeZone\": \"\(try zone().name)\", \"seed\": 0};\n".utf8)
        return ScriptWorld.Parts(
            facts: facts, locale: try member("locale", of: .string)?.string ?? "en",
            themeScript: try member("script", of: .string)?.string.map { Source(name: "script", text: $0) })
    }

    private func pageParts() throws(Diagnostic) -> PageContext.Parts {
        let locale = try member("locale", of: .string)?.string ?? "en"
        var translations: [PageContext.Parts.TranslationFile] = []
        if let element = try member("translations", of: .object) {
            if Self.isByLocale(element) {
                translations = element.elements.map { keys in
                    let name = keys.key ?? ""
                    return PageContext.Parts.TranslationFile(locale: name, file: "translations.\(name)", keys: keys)
                }
            } else {
                translations = [PageContext.Parts.TranslationFile(locale: locale, file: "translations", keys: element)]
            }
        }
        return PageContext.Parts(
            locale: locale, translations: translations, settings: try member("settings", of: .object),
            now: try member("now", of: .string)?.string ?? "", zone: try zone())
    }

    private func zone() throws(Diagnostic) -> ZoneClock {
        guard let element = try member("timeZone", of: .string), let name = element.string else { return .utc }
        guard let zone = ZoneClock.named(name) else {
            let message = #"`timeZone` must be the name of a time zone such as "America/New_York""#
            throw Diagnostic(.invalidRequest, .error, message, at: element.place)
        }
        return zone
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
        try Self.member(name, of: kind, in: request)
    }

    private static func member(
        _ name: String, of kind: JSONDocument.Element.Kind, in request: JSONDocument.Element
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
        options.syntax.trimBlocks = element["trimBlocks"]?.boolean ?? false
        options.syntax.lstripBlocks = element["lstripBlocks"]?.boolean ?? false
        options.throwOnUndefined = element["throwOnUndefined"]?.boolean ?? false
        guard let tags = element["tags"] else { return }
        let delimiters: [(name: String, path: WritableKeyPath<Delimiters, String>)] = [
            ("blockStart", \.blockStart), ("blockEnd", \.blockEnd), ("variableStart", \.variableStart),
            ("variableEnd", \.variableEnd), ("commentStart", \.commentStart), ("commentEnd", \.commentEnd),
        ]
        for (name, path) in delimiters {
            // An empty delimiter counts as absent, as in Nunjucks.
            if let text = tags[name]?.string, !text.isEmpty { options.syntax.delimiters[keyPath: path] = text }
        }
    }
}
