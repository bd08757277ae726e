import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax
import SubscriptionManager

@testable import NunjucksRuntime

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
            [NativeFunction("js", js), filter("action", .namesAction)]
            + [filter("if_defined", aliases: ["ifDefined"], .omitsAttribute)]
        configuration.bindings = .subscriptionManager
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

    /// A filter that gives its input, with an effect on the attribute it stands in.
    private static func filter(_ name: String, aliases: [String] = [], _ effect: BindingEffect) -> NativeFunction {
        NativeFunction(
            FunctionSignature(filter: name, aliases: aliases, gives: .input, effects: [effect], "Its input."), same)
    }

    @Sendable
    private static func js(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        if case .string(let source) = arguments[0] { .script(source) } else { arguments[0] }
    }

    @Sendable
    private static func same(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value { arguments[0] }
}
