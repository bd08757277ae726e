import Diagnostics
import ECMAText
import JSON
import Localization
import NunjucksAnalysis
import NunjucksJavaScript
import NunjucksRuntime
import NunjucksSyntax

/// A theme's templates as JavaScript: what a page needs to render itself again.
///
/// Each script is a classic one. The views and the texts come before the page's runtime, and the literals after it and
/// after the theme's own script.
package struct PageScripts: Sendable {
    /// A `js` literal that may not be JavaScript: it has a script of its own, so that its error stays its own.
    package struct Literal: Sendable {
        /// Its number among the page's literals.
        package var number: Int
        /// The script.
        package var script: [UInt8]
    }

    /// The views, and the theme's settings.
    package var templates: [UInt8]
    /// The `js` literals, each a function of the variables that it reads.
    package var literals: [UInt8]
    /// The literals that are not among ``literals``.
    package var separateLiterals: [Literal]
    /// The texts of the locales, by the names of their files.
    package var locales: [(name: String, script: [UInt8])]
    /// The functions of the runtime's library that all of these call.
    package var library: Set<String>
    /// What ``locales`` were made of.
    package var texts: PageTexts
}

extension PageScripts {
    /// Writes the scripts of a page.
    /// - Parameters:
    ///   - page: The page, analyzed without an error.
    ///   - locales: The files of translations.
    ///   - settings: The theme's settings.
    ///   - environment: What the templates are written for; it analyzes the texts of the locales.
    init(
        _ page: AnalyzedTemplate, locales: [LocaleFile], settings: JSONDocument.Element?,
        by environment: Environment
    ) {
        self.init(page, texts: PageTexts(locales, by: environment), settings: settings)
    }

    /// Writes the scripts of a page.
    /// - Parameters:
    ///   - page: The page, analyzed without an error.
    ///   - texts: The texts of the locales.
    ///   - settings: The theme's settings.
    init(_ page: AnalyzedTemplate, texts: PageTexts, settings: JSONDocument.Element?) {
        self.texts = texts
        locales = texts.scripts
        var emitter = texts.emitter
        var names = texts.names
        let main = emitter.page(page)
        let library = emitter.takeLibrary()
        names.formUnion(library)
        let views = TemplatesScript(page, main: main, by: emitter, library: library, texts: texts, settings: settings)
        templates = views.script
        self.library = names
        (literals, separateLiterals) = Self.literals(
            emitter, names: names.contains("named") ? page.stringLiterals.filter(JavaScriptText.isDottedName) : [])
    }

    private static func literals(
        _ emitter: JavaScriptEmitter, names: Set<String>
    ) -> (script: [UInt8], separate: [Literal]) {
        var script = ""
        var separate: [Literal] = []
        for (number, literal) in emitter.literals.enumerated() {
            let code =
                "// \(literal.place)\nogPreview.addLiteral(\(number), (\(literal.parameters.joined(separator: ", "))) => (\n"
                + "\(literal.source)\n), \(JavaScriptText.quoted(literal.source)), \(JavaScriptText.quoted(literal.place)));\n"
            if ScriptGrammar.isExpression(literal.source) {
                script += code
            } else {
                // What is missing is told by name.
                script += "ogPreview.addLiteral(\(number), undefined, \(JavaScriptText.quoted(literal.source)), "
                script += "\(JavaScriptText.quoted(literal.place)));\n"
                separate.append(Literal(number: number, script: Array(code.utf8)))
            }
        }
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            script += "ogPreview.addName(\(JavaScriptText.quoted(name)), () => \(name));\n"
        }
        script += "ogPreview.start();\n"
        return (Array(script.utf8), separate)
    }
}

/// The texts of a theme's locales as JavaScript. They depend on no view: another version of the theme may have the same.
package struct PageTexts: Sendable {
    /// By the names of their files.
    let scripts: [(name: String, script: [UInt8])]
    /// The functions of the library that they call.
    let names: Set<String>
    /// What has written them, and goes on with the views.
    let emitter: JavaScriptEmitter
    private let files: [LocaleFile]
    /// Whether one of them uses a view, or may when it is there.
    private let dependOnViews: Bool

    /// Writes the texts of files.
    init(_ files: [LocaleFile], by environment: Environment) {
        var emitter = JavaScriptEmitter(
            contextNames: Set(StateSchema.standard.topLevelNames), hostNames: environment.calledNames,
            viewName: ThemeTemplates.name(ofPath:))
        var names: Set<String> = []
        var scripts: [(name: String, script: [UInt8])] = []
        var dependOnViews = false
        for file in files {
            emitter.takeLibrary()
            var texts = TextWriter(emitter: emitter, environment: environment, file: file.file)
            let object = texts.write(file.keys, path: "")
            emitter = texts.emitter
            dependOnViews = dependOnViews || texts.dependOnViews
            let library = emitter.takeLibrary()
            names.formUnion(library)
            let imports = TemplatesScript.imports(library)
            let script =
                "(ogPreview.texts ??= {})[\(JavaScriptText.quoted(file.name))] = (\(imports)) => (\(object));\n"
            scripts.append((file.name, Array(script.utf8)))
        }
        emitter.namesInTexts = emitter.takeReadNames()
        (self.scripts, self.names, self.emitter, self.files) = (scripts, names, emitter, files)
        self.dependOnViews = dependOnViews
    }

    /// Whether files have the same texts, byte for byte, and none of them uses a view.
    func areThose(of others: [LocaleFile]) -> Bool {
        !dependOnViews && files.count == others.count
            && zip(files, others).allSatisfy { $0.name == $1.name && $0.keys.source.bytes == $1.keys.source.bytes }
    }
}

/// Writes the texts of a locale.
private struct TextWriter {
    var emitter: JavaScriptEmitter
    let environment: Environment
    let file: String
    var dependOnViews = false

    mutating func write(_ element: JSONDocument.Element, path: String) -> String {
        switch element.kind {
        case .object:
            var members: [String] = []
            for child in element.elements {
                let key = child.key ?? ""
                members.append(
                    "\(JavaScriptText.key(key)): \(write(child, path: path.isEmpty ? key : "\(path).\(key)"))")
            }
            return members.isEmpty ? "{}" : "{\n\(members.joined(separator: ",\n"))\n}"
        case .array:
            let elements = element.elements.enumerated().map { index, child in write(child, path: "\(path).\(index)") }
            return "[\(elements.joined(separator: ", "))]"
        case .string: return text(element.string ?? "", path)
        case .number: return JavaScriptText.number(element.number ?? .nan)
        case .boolean: return element.boolean == true ? "true" : "false"
        case .null: return "null"
        }
    }

    private mutating func text(_ text: String, _ path: String) -> String {
        let isMarkup = TextTemplates.hasMarkup(text.utf8)
        guard isMarkup || TextTemplates.isTemplate(text.utf8) else { return JavaScriptText.quoted(text) }
        let template = environment.analyze(
            Source(name: "\(file) (\(path))", text: text), as: isMarkup ? .markup : .plain)
        if !template.includeGraph.reached.isEmpty || !template.errors.isEmpty { dependOnViews = true }
        if let error = template.errors.first {
            // Production fails where it needs such a text.
            return "() => { throw new SyntaxError(\(JavaScriptText.quoted(error.message))); }"
        }
        return emitter.text(template, isMarkup: isMarkup)
    }
}
