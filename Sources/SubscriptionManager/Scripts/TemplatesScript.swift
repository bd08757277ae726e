import JSON
import NunjucksAnalysis
import NunjucksJavaScript
import NunjucksRuntime

/// The script that has a theme's views, each a function: `templates.js`.
struct TemplatesScript {
    let page: AnalyzedTemplate
    /// The name of the view that makes all of the page.
    let main: String
    /// What has written the views.
    let emitter: JavaScriptEmitter
    /// The functions of the runtime's library that they call.
    let library: Set<String>
    let texts: PageTexts
    let settings: JSONDocument.Element?

    init(
        _ page: AnalyzedTemplate, main: String, by emitter: JavaScriptEmitter, library: Set<String>, texts: PageTexts,
        settings: JSONDocument.Element?
    ) {
        self.page = page
        self.main = main
        self.emitter = emitter
        self.library = library
        self.texts = texts
        self.settings = settings
    }

    /// The script.
    var script: [UInt8] { script(beginning: "", with: []) }

    /// - Parameters:
    ///   - beginning: What the function does first that makes the views.
    ///   - member: What the object has at its end.
    func script(beginning: String, with member: [UInt8]) -> [UInt8] {
        var script = "ogPreview.templates = {\nmake(\(Self.imports(library))) {\n\(beginning)let $;\nconst views = {\n"
        for view in emitter.views { script += "\n\(JavaScriptText.quoted(view.name)): \(view.code),\n" }
        script += "};\nreturn (variables) => {\n$ = variables;\n"
        script += "return views\(JavaScriptText.member(main))();\n};\n},\n"
        script += "settings: \(settingsText),\n"
        script += "locales: [\(texts.scripts.map { JavaScriptText.quoted($0.name) }.joined(separator: ", "))],\n"
        script += "deferred: \(deferred),\n"
        return Array(script.utf8) + member + Array("};\n".utf8)
    }

    /// The parameter of a script's function: the functions of the library that it calls.
    static func imports(_ library: Set<String>) -> String {
        "{ html, nothing\(library.sorted().map { ", \($0)" }.joined()) }"
    }

    /// The attributes that a static page leaves to scripts; null where it cannot show more than that of what the first
    /// rendering gives, because texts or branches wait for scripts, or because HTML has no text for the page's DOM.
    private var deferred: String {
        if emitter.defersContent || page.diagnostics.contains(where: { $0.code == .nesting }) { return "null" }
        let names = emitter.deferredAttributes.sorted().map(JavaScriptText.quoted)
        return "[\(names.joined(separator: ", "))]"
    }

    private var settingsText: String {
        guard let settings else { return "{}" }
        let heap = Heap()
        return withExtendedLifetime(heap) {
            var writer = JSONWriter(escaping: .scripts)
            writer.write(settings.value(in: heap)) { _, _ in }
            return String(decoding: writer.take(), as: UTF8.self)
        }
    }
}
