import Diagnostics

/// A template that has been read, checked and compiled, and can be rendered any number of times, by any threads.
///
/// ```swift
/// let template = try Environment().template("Hello {{ name }}")
/// print(try template.render(["name": "Ada"]))
/// print(try template.render(["name": "Grace"]))
/// ```
public struct Template: Sendable {
    private let environment: Environment
    private let program: LinkedProgram

    init(_ program: LinkedProgram, in environment: Environment) {
        self.program = program
        self.environment = environment
    }

    /// The template's name, by which messages call it.
    public var name: String { program.name }

    /// What was found wrong without rendering it, and does not stop it.
    public var diagnostics: [Diagnostic] { program.diagnostics }

    /// Renders the template.
    /// - Parameter context: The variables that it can read.
    /// - Throws: What stopped the rendering, with its place: ``Diagnostic/Code/nullAccess``,
    ///   ``Diagnostic/Code/notCallable``, ``Diagnostic/Code/invalidValue``, ``Diagnostic/Code/limit``; what was found in a
    ///   template that it includes, see ``Environment/template(named:)``; what a filter of your own throws.
    public func render(_ context: Context = [:]) throws(Diagnostic) -> String {
        let rendering = rendering(context)
        if let error = rendering.error { throw error }
        return rendering.text
    }

    /// Renders the template, and tells everything that was found wrong; the output goes as far as the rendering did.
    /// - Parameters:
    ///   - context: The variables that it can read.
    ///   - seed: What "random" numbers are made from: the same seed gives the same page.
    public func rendering(_ context: Context = [:], seed: UInt64 = 0) -> Rendering {
        context.withRoot { root in
            environment.render(
                program, context: root, in: Heap(limit: environment.configuration.options.limits.heapBytes), seed: seed)
        }
    }
}

extension Rendering {
    /// The output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
}

extension Environment {
    /// Reads, checks and compiles a template.
    /// - Parameters:
    ///   - text: The template's text.
    ///   - name: How messages call it.
    /// - Throws: The first error in the template, or in one that it includes by name: ``Diagnostic/Code/syntax``,
    ///   ``Diagnostic/Code/unknownTag``, ``Diagnostic/Code/unknownFilter``, ``Diagnostic/Code/unknownTest``,
    ///   ``Diagnostic/Code/missingTemplate``.
    public func template(_ text: String, name: String = "template") throws(Diagnostic) -> Template {
        Template(try compile(Source(name: name, text: text)), in: self)
    }

    /// The template of a name, which the environment's loader has. It is compiled once, and remembered.
    /// - Parameter name: The name, as the loader knows it.
    /// - Throws: ``Diagnostic/Code/missingTemplate`` where the loader has no such template; else the first error in it,
    ///   see ``template(_:name:)``.
    public func template(named name: String) throws(Diagnostic) -> Template {
        Template(try program(named: name), in: self)
    }

    /// Renders the text of a template.
    ///
    /// The text is compiled for this one rendering; what is rendered often is better kept as a ``Template``.
    /// - Parameters:
    ///   - text: The template's text.
    ///   - context: The variables that it can read.
    /// - Throws: What ``template(_:name:)`` and ``Template/render(_:)`` throw.
    public func render(_ text: String, _ context: Context = [:]) throws(Diagnostic) -> String {
        try template(text).render(context)
    }

    /// Renders the template of a name, which the environment's loader has.
    /// - Parameters:
    ///   - name: The name, as the loader knows it.
    ///   - context: The variables that it can read.
    /// - Throws: What ``template(named:)`` and ``Template/render(_:)`` throw.
    public func render(named name: String, _ context: Context = [:]) throws(Diagnostic) -> String {
        try template(named: name).render(context)
    }
}
