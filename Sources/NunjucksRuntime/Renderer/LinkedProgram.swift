import Diagnostics
import NunjucksAnalysis

/// A program with the functions that it calls, ready to be rendered.
package final class LinkedProgram: Sendable {
    /// Everything that is known of the template, of which the program was made.
    package let template: AnalyzedTemplate
    /// The program, which knows functions by their names only.
    let code: Program
    // In the order of the program's own lists, so that a call is one load.
    let filters: [NativeFunction]
    let tests: [NativeFunction]
    let customTags: [BoundTag]

    /// The name of the template.
    package var name: String { code.name }
    /// The names that the template reads and does not set.
    package var outerNames: [String] {
        code.units[0].freeNames.map(\.name.string).filter { !template.namesOfScripts.contains($0) }
    }
    /// What was found wrong while compiling, and did not stop it.
    package var diagnostics: [Diagnostic] { code.diagnostics }

    /// Compiles a template in which the analysis found no error, and links it.
    /// - Parameter library: The functions that the template was analyzed with.
    init(_ template: AnalyzedTemplate, with library: FunctionLibrary) {
        self.template = template
        let program = ProgramCompiler.compile(template)
        code = program
        filters = program.filters.map { library.filters[$0.name] ?? Self.missing($0) }
        tests = program.tests.map { library.tests[$0.name] ?? Self.missing($0) }
        customTags = program.customTags.map { use in
            guard let tag = library.tags[use.name] else {
                preconditionFailure("the parser lets through only tags that the environment has")
            }
            return BoundTag(handler: tag.handler, ignoresMissing: use.ignoresMissing)
        }
    }

    /// A function that says that it does not exist.
    private static func missing(_ use: FunctionUse) -> NativeFunction {
        guard let fault = use.missing else { preconditionFailure("the analysis knows every function, or says why not") }
        return NativeFunction(use.name) { (_, _) throws(Diagnostic) in throw fault }
    }
}

/// A use of a tag of the host's.
struct BoundTag: Sendable {
    var handler: CustomTag.Handler
    /// Whether the tag ends with `ignore missing`, which is its last argument then.
    var ignoresMissing: Bool
}
