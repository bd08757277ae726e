import Diagnostics
import HTML
import JSON
import NunjucksAnalysis
import NunjucksJavaScript
import NunjucksRuntime
import NunjucksSyntax
import ScriptEngine
import SubscriptionManager

extension FuzzTarget {
    /// The analysis, the compiler of programs and the renderer, with a State full of hostile text: a page comes out the
    /// same twice, and no text of the State becomes markup.
    static let templates = FuzzTarget(name: "templates") { bytes throws(FuzzViolation) in
        let theme = TemplateTheme(bytes)
        guard let program = theme.program else { return }
        let first = theme.render(program)
        let second = theme.render(program)
        try FuzzViolation.unless(
            first.output == second.output && first.error == second.error, "a page differs from itself")
        if theme.keepsTextApart { try checkMarkup(first.output) }
    }

    /// The compiler of JavaScript: what it writes, JavaScriptCore can read, where there is one.
    static let javaScript = FuzzTarget(name: "javascript") { bytes throws(FuzzViolation) in
        let theme = TemplateTheme(bytes)
        for script in theme.scripts {
            guard let failure = ScriptReader.shared?.failure(reading: script) else { continue }
            throw FuzzViolation(description: "\(failure): \(quoted(script))")
        }
    }

    /// Nothing of the State's text is an element or an attribute.
    private static func checkMarkup(_ html: [UInt8]) throws(FuzzViolation) {
        for token in HTMLReader(html) {
            guard case .startTag(let tag) = token.kind else { continue }
            let isHostile = tag.name.hasPrefix("xss") || tag.attributes.contains { $0.name.hasPrefix("xss") }
            try FuzzViolation.unless(!isHostile, "text of the State became markup: \(quoted(html))")
        }
    }
}

/// Templates that are rendered with one small State.
private struct TemplateTheme {
    private let environment: Environment
    private let template: AnalyzedTemplate
    private let isThemes: Bool
    /// Whether the template does nothing that makes markup of text.
    let keepsTextApart: Bool

    init(_ bytes: [UInt8]) {
        let input = FuzzInput(bytes)
        isThemes = !input.has(0)
        var options = Options(dialect: isThemes ? .sm : .nunjucks)
        options.syntax.trimBlocks = input.has(1)
        options.syntax.lstripBlocks = input.has(1)
        options.autoescape = isThemes || !input.has(2)
        options.throwOnUndefined = input.has(3)
        options.limits.steps = 20_000
        options.limits.callDepth = 40
        options.limits.outputBytes = 256 << 10
        options.limits.heapBytes = 8 << 20
        var files: [String: String] = [:]
        for file in input.files { files[file.name] = String(decoding: file.text, as: UTF8.self) }
        let loader = MemoryLoader(files)
        environment = Environment(
            isThemes ? .sm(options: options, loader: loader) : .init(options: options, loader: loader))
        template = environment.analyze(Source(name: "main", bytes: input.main))
        let trusting = ["safe", "markdown", "content", "xss", "replace"]
        keepsTextApart = isThemes && !trusting.contains { quoted(bytes).contains($0) }
    }

    /// The program, where the template has no errors.
    var program: LinkedProgram? {
        guard template.errors.isEmpty else { return nil }
        return try? environment.compile(template.sources[0])
    }

    func render(_ program: LinkedProgram) -> Rendering {
        // All pages have the same State, which no template may change for the next one.
        let heap = Heap(limit: 8 << 20)
        return environment.render(program, context: HostileState.shared.state, in: heap) {
            guard isThemes else { return nil }
            let translations = PageContext.Parts.TranslationFile(
                locale: "en", file: "en.json", keys: HostileState.shared.translations)
            return PageContext(
                PageContext.Parts(
                    locale: "en", translations: [translations], settings: HostileState.shared.settings,
                    now: "2026-03-02 09:30:00"))
        }
    }

    /// The page as JavaScript, each part a script of its own.
    var scripts: [[UInt8]] {
        guard isThemes, template.errors.isEmpty else { return [] }
        var emitter = JavaScriptEmitter(
            contextNames: Set(StateSchema.standard.topLevelNames), hostNames: environment.calledNames)
        _ = emitter.page(template)
        var placing = JavaScriptEmitter(
            contextNames: Set(StateSchema.standard.topLevelNames), hostNames: environment.calledNames)
        placing.numbersLiterals = true
        _ = placing.page(template)
        let views = (emitter.views + placing.views).map { "void (\($0.code));" }
        let literals = emitter.literals.filter { ScriptGrammar.isExpression($0.source) }.map {
            "void ((\($0.parameters.joined(separator: ", "))) => (\n\($0.source)\n));"
        }
        return (views + literals).map { Array($0.utf8) }
    }
}

/// A State whose texts try to be markup.
private final class HostileState: @unchecked Sendable {
    /// The only one. Renderings only read it.
    static let shared = HostileState()

    let state: ObjectRef
    let translations: JSONDocument.Element
    let settings: JSONDocument.Element
    private let heap = Heap()

    private init() {
        let text = #"x\" xss=1 ' xss='1><xss xss>&lt;xss&#60;</script></style>--><xss>"#
        let json = #"""
            {
              "state": {
                "customer": {"first_name": "\#(text)", "last_name": "<xss>", "email": "javascript:xss()"},
                "orders": [
                  {"public_id": "a", "place": "2026-03-05 09:00:00", "sub_total": "12.50", "status": 1, "items": ["x", "<xss>"]},
                  {"public_id": "b", "place": "\#(text)", "sub_total": 1e21, "status": null}
                ],
                "order_items": [{"public_id": "i", "order": "a", "quantity": 2, "price": "9.99", "product": "<xss>"}],
                "products_by_id": {"<xss>": {"name": "\#(text)", "image_url": "data:text/html,<xss>"}},
                "subscriptions": [], "payments": [{"cc_exp_date": "02/2027", "cc_type": "<xss "}], "locale": "en"
              },
              "translations": {
                "title": "Hello {{ customer.first_name }}", "markup": "<b>{{ name }}</b>", "nested": {"text": "{{ x | t }}"},
                "count": {"one": "{{ count }} item", "other": "{{ count }} items"}, "list": ["a", 1, null, true]
              },
              "settings": {"show": true, "color": "red;xss:1", "nested": {"text": "<xss>"}}
            }
            """#
        let root = (try? JSONDocument(Source(name: "state", text: json)))?.root
        guard let translations = root?["translations"], let settings = root?["settings"],
            case .object(let state)? = root?["state"]?.value(in: heap)
        else { preconditionFailure("the State is JSON") }
        self.state = state
        self.translations = translations
        self.settings = settings
    }
}

/// Reads scripts without running them.
private final class ScriptReader: @unchecked Sendable {
    /// The only one; nil where there is no JavaScriptCore. It is used by one thread.
    static let shared = ScriptReader()

    private let machine: JavaScriptCoreMachine

    private init?() {
        guard let machine = JavaScriptCoreMachine(timeLimit: 5) else { return nil }
        self.machine = machine
    }

    /// Why something is not JavaScript; nil where it is.
    func failure(reading script: [UInt8]) -> String? {
        let engine = JavaScriptCoreEngine(on: machine)
        do throws(ScriptFailure) {
            try engine.run(Script(script, name: "script"))
            return nil
        } catch {
            return error.kind == .syntax ? error.message : nil
        }
    }
}
