import Diagnostics
import JSON
import NunjucksRuntime
import ScriptEngine
import SubscriptionManager

/// The world in which a page's JavaScript runs while the page is built: an engine with a document that only pretends, the
/// page's State and the functions of `og.smi`, and the theme's script.
///
/// It belongs to one rendering. Objects that cross stay the same objects: what a script is given, it gives back as what it
/// was. The other side of the way is `bridge.js`, which says how values are written.
package final class ScriptWorld: PageScriptHost {
    let engine: any ScriptEngine
    private let parts: Parts
    private var numbers: [ObjectIdentifier: Literal] = [:]
    private var names: [String: Literal] = [:]
    /// The renderer's objects and lists, by where they lie, and all objects by their ids.
    var ids: [UnsafeRawPointer: Int] = [:]
    var objects: [Int: Value] = [:]
    var lastID = 0
    /// What scripts have written to the console.
    private var told: Set<String> = []

    /// What is known of a piece of JavaScript.
    private enum Literal {
        case number(Int)
        case failed
    }

    /// Values of names in the theme's script that do not depend on the State: what every page of the same time, zone and
    /// locale gets.
    private(set) var sharedValues: [SharedScripts.Entry] = []
    /// Whether what comes now may be this page's alone: other JavaScript has run, which might have changed values, or
    /// something was said that every page has to say.
    var isOnItsOwn = false
    /// Whether there is nobody to ask.
    private var isBroken = false

    /// What a question was answered with.
    enum Answer {
        case value(Value)
        /// A value that does not depend on the State.
        case shared(Value)
        /// A value that is only for the page, or has a part that is.
        case elements
        case pending
        /// Only the page can know.
        case page(String)
    }

    /// Makes a world in which nothing has run.
    package init(_ parts: Parts, on machine: JavaScriptCoreMachine) {
        self.parts = parts
        engine = JavaScriptCoreEngine(on: machine)
    }

    package var tellsDeferral: Bool { true }

    package func value(
        of script: TemplateScript, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        guard !isBroken, case .number(let number) = literal(script, renderer) else { return .undefined }
        var question = Question("js", number)
        for argument in arguments.values {
            guard write(argument, to: &question.bytes) else { return .script(script.text) }
        }
        let answer = ask(question, script.source, renderer)
        note(answer, to: script)
        return value(answer, script.source, renderer) ?? .script(script.text)
    }

    private func note(_ answer: Answer?, to script: TemplateScript) {
        guard ScriptName(script.text) != nil else {
            isOnItsOwn = true
            return
        }
        guard case .shared(let value)? = answer, !isOnItsOwn,
            let entry = SharedScripts.Entry(name: script.source, value: value)
        else { return }
        sharedValues.append(entry)
    }

    package func value(named name: StringRef, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if isBroken { return .undefined }
        let text = name.string
        if names[text] == nil {
            names[text] = define("ogPreview.addName(\(JSONWriter.quoted(text)), () => \(text))", renderer, text)
        }
        guard case .number? = names[text] else { return .undefined }
        return value(ask(Question("name", text), text, renderer), text, renderer) ?? .script(name)
    }

    // MARK: Beginning

    package func begin(_ renderer: Renderer) {
        let timeLimit = engine.timeLimit
        // A large State takes its time, for which no script is to blame.
        engine.timeLimit = Self.ownTimeLimit
        do throws(ScriptFailure) {
            for script in parts.facts { try engine.run(script) }
            try engine.connect(to: Script(RuntimeScript.engine, name: "runtime.js"))
        } catch {
            isBroken = true
            renderer.report(
                Diagnostic(
                    .scriptError, .warning, "the State cannot be given to scripts: \(error.message)",
                    help: "`sm-preview fixtures validate` tells what is wrong with it; JavaScript gives nothing here"))
        }
        // Before the theme's script, which may put it into another order.
        if !isBroken { shareState(renderer) }
        engine.timeLimit = timeLimit
        guard !isBroken, let script = parts.themeScript else { return }
        do throws(ScriptFailure) { try engine.run(Script(script.bytes, name: script.name)) } catch {
            reportThemeScript(error, renderer)
        }
        _ = ask(Question("changes"), "the theme's script", renderer)
    }

    /// How many seconds of a processor's time it may take to get ready.
    private static let ownTimeLimit = 60.0

    /// Lets the values that the template has be those that scripts see.
    private func shareState(_ renderer: Renderer) {
        guard let root = renderer.givenVariables else { return }
        var question = Question("state")
        question.bytes.append(UInt8(ascii: ","))
        writeShape(.object(root), to: &question.bytes)
        guard case .value(.array(let missing))? = ask(question, "the State", renderer) else { return }
        for case .number(let id) in missing.elements { forget(Int(id)) }
    }

    private func literal(_ script: TemplateScript, _ renderer: Renderer) -> Literal {
        let identity = ObjectIdentifier(script)
        if let known = numbers[identity] { return known }
        let number = numbers.count
        let parameters = script.parameters.joined(separator: ", ")
        let result = define(
            "ogPreview.addLiteral(\(number), (\(parameters)) => (\n\(script.source)\n));", renderer, script.source,
            file: script.place.file, line: script.place.line - 1, number: number)
        numbers[identity] = result
        return result
    }

    private func define(
        _ source: String, _ renderer: Renderer, _ text: String, file: String = "", line: Int = 1, number: Int = 0
    ) -> Literal {
        do throws(ScriptFailure) {
            try engine.run(Script(Array(source.utf8), name: file, line: line))
            return .number(number)
        } catch {
            report(error, text, renderer)
            return .failed
        }
    }

    // MARK: Questions

    /// A question, as JSON.
    struct Question {
        var bytes: [UInt8]

        init(_ name: String) { bytes = Array("[\"\(name)\"".utf8) }

        init(_ name: String, _ number: Int) {
            self.init(name)
            bytes += ",\(number)".utf8
        }

        init(_ name: String, _ text: String) {
            self.init(name)
            bytes += ",\(JSONWriter.quoted(text))".utf8
        }
    }

    func ask(_ question: Question, _ text: String, _ renderer: Renderer) -> Answer? {
        do throws(ScriptFailure) {
            let bytes = try engine.call(question.bytes + [UInt8(ascii: "]")])
            guard let document = try? JSONDocument(Source(name: "", bytes: bytes)) else { return nil }
            guard bytes.first == UInt8(ascii: "[") else { return .value(document.value(in: renderer.heap)) }
            let elements = document.root.elements
            if elements.first?.string != "same" {
                for message in elements.last?.elements ?? [] { report(message, renderer) }
            }
            switch elements.first?.string {
            case "value":
                for changed in elements[2].elements { _ = read(changed, renderer) }
                return read(elements[1], renderer).map { .value($0) } ?? .elements
            case "same": return .shared(elements[1].value(in: renderer.heap))
            case "pending": return .pending
            case "page": return .page(elements[1].string ?? "")
            default:
                let place = elements.count > 2 ? elements[2].elements : []
                let failure = ScriptFailure(
                    kind: .exception, message: elements.count > 1 ? elements[1].string ?? "" : "",
                    name: place.first?.string, line: place.count > 1 ? Self.integer(place[1]) : nil,
                    column: place.count > 2 ? Self.integer(place[2]) : nil)
                report(failure, text, renderer)
                return nil
            }
        } catch {
            report(error, text, renderer)
            return nil
        }
    }

    private static func integer(_ element: JSONDocument.Element) -> Int? {
        element.number.flatMap { Int(exactly: $0) }
    }

    /// How many timers a promise may wait for.
    private static let turnLimit = 1000

    /// What a promise is fulfilled with, when its time has passed.
    func settle(_ id: Int, _ renderer: Renderer) -> Value? {
        isOnItsOwn = true
        let question = Question("settle", id)
        for _ in 0..<Self.turnLimit {
            switch ask(question, "the promise", renderer) {
            case .pending: continue
            case .value(let value), .shared(let value): return value
            case .elements, .page, nil: return nil
            }
        }
        return nil
    }

    /// The value of an answer: undefined where there is none; nil where only the page can know it.
    func value(_ answer: Answer?, _ text: String, _ renderer: Renderer) -> Value? {
        switch answer {
        case .value(let value), .shared(let value): return value
        case .elements:
            report(deferred: text, because: "it is made of elements", renderer)
            return nil
        case .page(let reason):
            report(deferred: text, because: reason, renderer)
            return nil
        case .pending, nil: return .undefined
        }
    }

    // MARK: Diagnostics

    /// Tells of JavaScript in a template that failed.
    private func report(_ failure: ScriptFailure, _ text: String, _ renderer: Renderer) {
        isOnItsOwn = true
        let place = themePlace(of: failure)
        renderer.warn(
            Self.code(of: failure), "`\(text)` \(Self.message(of: failure))",
            help: "in production a page whose JavaScript fails stays blank",
            related: place.map { [Diagnostic.Related("it is thrown here", at: $0)] } ?? [])
    }

    /// Tells that the theme's script failed while it was loaded.
    private func reportThemeScript(_ failure: ScriptFailure, _ renderer: Renderer) {
        isOnItsOwn = true
        renderer.report(
            Diagnostic(
                Self.code(of: failure), .warning, "the theme's script \(Self.message(of: failure))",
                at: themePlace(of: failure), help: "what comes after this place in the script is not run"))
    }

    private static func code(of failure: ScriptFailure) -> Diagnostic.Code {
        failure.kind == .timeout ? .limit : .scriptError
    }

    private static func message(of failure: ScriptFailure) -> String {
        switch failure.kind {
        case .exception: "throws \(failure.message)"
        case .syntax: "is no JavaScript: \(failure.message)"
        case .timeout: "takes longer than a page may, and was stopped"
        }
    }

    /// Where in the theme's script a failure is.
    private func themePlace(of failure: ScriptFailure) -> Diagnostic.Place? {
        guard let script = parts.themeScript, failure.name == script.name, let line = failure.line else { return nil }
        let offset =
            script.offset(line: line, column: failure.column ?? 1) ?? script.offset(line: line, column: 1)
        return offset.map { Diagnostic.Place(Span($0..<$0), in: script) }
    }

    /// Tells that a value is left to the page.
    private func report(deferred text: String, because reason: String, _ renderer: Renderer) {
        renderer.warn(
            .jsValueDeferred, "`\(text)` is left to the page, which fills it in when it is loaded: \(reason)")
    }

    /// Tells what a script has written to the console.
    private func report(_ message: JSONDocument.Element, _ renderer: Renderer) {
        isOnItsOwn = true
        let parts = message.elements
        guard parts.count == 2, let level = parts[0].string, let text = parts[1].string,
            told.insert("\(level) \(text)").inserted
        else { return }
        renderer.report(
            Diagnostic(
                .scriptOutput, .warning, "a script writes to the console: \(text)", at: nil,
                help: level == "log" ? "remove `console.log` where nobody reads it any longer" : nil))
    }
}
