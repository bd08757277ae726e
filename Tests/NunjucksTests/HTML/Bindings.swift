import Foundation

@testable import Nunjucks

/// The folder of the repository.
let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The dialect `sm` with the filters that its bindings need, each no more than what the renderer sees of it.
enum Bindings {
    /// What a template prints, and what is said of it.
    struct Outcome {
        var output = ""
        var error: Diagnostic?
        var diagnostics: [Diagnostic] = []
    }

    /// Renders a template.
    /// - Parameters:
    ///   - context: The variables, as JSON, in which `undefined` and `safe("…")` are values too.
    ///   - templates: The templates that can be included, by name.
    static func render(_ template: String, context: String = "{}", templates: [String: String] = [:]) -> Outcome {
        var configuration = Environment.Configuration(
            options: Options(dialect: .sm), loader: MemoryLoader(templates))
        configuration.filters =
            [NativeFunction("js", js)] + ["action", "if_defined", "ifDefined"].map { NativeFunction($0, same) }
        let environment = Environment(configuration)
        let values = Heap()
        guard case .object(let context) = ScriptNotation.value(of: context, in: values) else {
            preconditionFailure("variables are an object")
        }
        do throws(Diagnostic) {
            let program = try environment.compile(Source(name: "main", text: template))
            let rendering = environment.render(program, context: context, in: Heap())
            return Outcome(
                output: String(decoding: rendering.output, as: UTF8.self), error: rendering.error,
                diagnostics: rendering.diagnostics)
        } catch {
            return Outcome(error: error)
        }
    }

    @Sendable
    private static func js(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if case .string(let source) = arguments[0] { .script(source) } else { arguments[0] }
    }

    @Sendable
    private static func same(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value { arguments[0] }
}
