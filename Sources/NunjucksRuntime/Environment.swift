import Diagnostics
import Localization
import NunjucksAnalysis
import NunjucksSyntax
import Synchronization

/// Templates held in memory.
public struct MemoryLoader: TemplateLoader {
    private let sources: [String: Source]

    /// Makes a loader of templates by name.
    public init(_ templates: [String: String] = [:]) {
        sources = Dictionary(uniqueKeysWithValues: templates.map { ($0.key, Source(name: $0.key, text: $0.value)) })
    }

    /// The text of a template, or nil where there is none of that name.
    public func source(named name: String) -> Source? { sources[name] }

    /// The names of all templates.
    public var names: [String] { sources.keys.sorted() }
}

/// The language with everything that templates can call: the front door of this module.
///
/// ```swift
/// let environment = Environment()
/// let page = try environment.render("Hello {{ name }}", ["name": "Ada"])
/// ```
///
/// An environment is immutable but for the programs it remembers, and may be used by many threads.
public final class Environment: Sendable {
    /// What an environment is made of.
    public struct Configuration: Sendable {
        /// The dialect, and how templates are read.
        public var options: Options
        /// Where templates come from.
        public var loader: any TemplateLoader
        /// The filters beside, or instead of, the language's own.
        package var filters: [NativeFunction] = []
        /// The tests beside the language's own.
        package var tests: [NativeFunction] = []
        /// The functions beside the language's own.
        package var functions: [NativeFunction] = []
        /// The tags that the host defines.
        package var tags: [String: CustomTag] = [:]
        /// The names of properties that must never be printed.
        public var privateProperties: Set<String> = []
        /// The names that a context may have, beside those it has, for "did you mean".
        public var expectedNames: [String] = []
        /// The names of variables that JavaScript in templates sees, where the context has them.
        package var scriptNames: Set<String> = []
        /// What certain attributes make of certain filters' values.
        package var bindings = BindingRules.none
        /// What production lacks of all that templates can call.
        package var production = ProductionGaps.none
        /// What messages call the variables that the host hands in.
        package var contextName = "the context"
        /// The types of the host's values.
        package var types: any HostTypes = UnknownHostTypes()
        /// Puts a name from a template into the form that the loader knows: a suffix, a folder.
        public var templateName: @Sendable (_ name: String) -> String = { $0 }

        /// Makes a configuration with the language's own library only.
        public init(options: Options = Options(), loader: any TemplateLoader = MemoryLoader()) {
            self.options = options
            self.loader = loader
        }
    }

    let configuration: Configuration

    /// Where templates come from.
    package var loader: any TemplateLoader { configuration.loader }

    /// What templates can call.
    let library: FunctionLibrary
    /// What the analysis is told of all this.
    package let vocabulary: Vocabulary
    private let programs = Mutex<[String: Result<LinkedProgram, CompilationFailure>]>([:])

    /// Makes an environment.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
        library = FunctionLibrary(
            filters: Self.table(StandardLibrary.filters + configuration.filters),
            tests: Self.table(StandardLibrary.tests + configuration.tests),
            functions: Self.table(StandardLibrary.globals + configuration.functions), tags: configuration.tags,
            methods: .standard)
        vocabulary = Self.vocabulary(configuration, library)
    }

    private static func vocabulary(_ configuration: Configuration, _ library: FunctionLibrary) -> Vocabulary {
        var vocabulary = Vocabulary(loader: configuration.loader, types: configuration.types, unicode: ICUDatabase())
        vocabulary.filters = library.filters.mapValues(\.signature)
        vocabulary.tests = library.tests.mapValues(\.signature)
        vocabulary.functions = library.functions.mapValues(\.signature)
        vocabulary.tags = library.tags.mapValues { $0.hasBody ? .block : .inline }
        vocabulary.tagSignatures = library.tags.mapValues(\.signature)
        vocabulary.mutatingMethodNames = library.methods.mutatingNames
        vocabulary.bindings = configuration.bindings
        vocabulary.production = configuration.production
        vocabulary.contextName = configuration.contextName
        vocabulary.privateProperties = configuration.privateProperties
        vocabulary.expectedNames = Set(configuration.expectedNames)
        vocabulary.scriptNames = configuration.scriptNames
        vocabulary.templateName = configuration.templateName
        return vocabulary
    }

    /// The names of all that templates can call: filters, functions, tags, and tests with `is_` before them.
    package var calledNames: Set<String> {
        Set(library.filters.keys).union(library.functions.keys).union(library.tags.keys)
            .union(library.tests.keys.map { "is_\($0)" })
    }

    /// Functions by their names and aliases; of two with the same name the later one.
    private static func table(_ functions: [NativeFunction]) -> [String: NativeFunction] {
        var table: [String: NativeFunction] = [:]
        table.reserveCapacity(functions.count * 2)
        for function in functions {
            for named in function.named { table[named.name] = named }
        }
        return table
    }

    /// Makes an environment of the language's own library.
    public convenience init(options: Options = Options(), loader: any TemplateLoader = MemoryLoader()) {
        self.init(Configuration(options: options, loader: loader))
    }

    /// The template of a name, compiled. It is compiled once, and remembered.
    package func program(named name: String) throws(Diagnostic) -> LinkedProgram {
        switch compiled(name) {
        case .success(let program): return program
        case .failure(let failure): throw failure.first
        }
    }

    /// The template of a name, compiled, or all that is wrong with it. It is compiled once, and remembered.
    package func compiled(_ name: String) -> Result<LinkedProgram, CompilationFailure> {
        if let known = programs.withLock({ $0[name] }) { return known }
        guard let source = configuration.loader.source(named: name) else {
            let missing = Diagnostic(
                .missingTemplate, .error, "there is no template `\(name)`",
                help: vocabulary.nearestTemplate(to: name).map { "did you mean `\($0)`?" })
            return .failure(CompilationFailure(first: missing, diagnostics: [missing]))
        }
        // One thread compiles; others that want the same template wait for it instead of doing the same again.
        return programs.withLock { programs in
            if let known = programs[name] { return known }
            let result = compile(analyze(source))
            programs[name] = result
            return result
        }
    }

    private func compile(_ template: AnalyzedTemplate) -> Result<LinkedProgram, CompilationFailure> {
        guard let first = template.errors.first else {
            return .success(LinkedProgram(template, with: library))
        }
        return .failure(CompilationFailure(first: first, diagnostics: template.diagnostics))
    }

    /// Finds out everything that can be known of a template before it is rendered.
    package func analyze(
        _ source: Source, as kind: TextKind = .page, assuming assumptions: Assumptions = .none
    ) -> AnalyzedTemplate {
        Analyzer.analyze(
            source, as: kind, options: configuration.options.syntax, escapes: configuration.options.autoescape,
            vocabulary: vocabulary, assumptions: assumptions)
    }

    /// Reads a template.
    package func parse(_ source: Source) -> SyntaxTree {
        SyntaxTree(parsing: source, options: configuration.options.syntax, tags: vocabulary.tags)
    }

    /// Compiles a template.
    package func compile(_ source: Source) throws(Diagnostic) -> LinkedProgram {
        try compile(source, as: .page)
    }

    /// Compiles a template whose text is not HTML, or is not escaped here.
    package func compile(_ source: Source, as kind: TextKind) throws(Diagnostic) -> LinkedProgram {
        switch compile(analyze(source, as: kind)) {
        case .success(let program): return program
        case .failure(let failure): throw failure.first
        }
    }

    /// Renders a program.
    /// - Parameters:
    ///   - context: The variables that the template can read.
    ///   - heap: Where new values are made: a heap of this rendering's own. The context may live in another heap, which
    ///     outlives the rendering.
    ///   - seed: What "random" numbers are made from.
    ///   - ownsValues: Whether the host changes the values, and so the rendering needs a copy of them.
    ///   - makeHost: Makes an object for the host's filters and tags. That a template changes the values it was given may
    ///     show only when a part of it is entered, far into the page. The rendering then begins again, with a copy of the
    ///     values and another host.
    package func render(
        _ program: LinkedProgram, context: ObjectRef, in heap: Heap, seed: UInt64 = 0, ownsValues: Bool = false,
        host makeHost: () -> AnyObject? = { nil }
    ) -> Rendering {
        func rendering(ownsValues: Bool) -> Rendering? {
            let renderer = Renderer(
                library: library, compiler: self, options: configuration.options, heap: heap, seed: seed,
                host: makeHost(), outputCapacity: program.code.expectedOutput)
            let rendering = renderer.render(program, context: context, ownsValues: ownsValues)
            return renderer.state.pointee.needsOwnValues ? nil : rendering
        }
        guard
            let rendering = rendering(ownsValues: ownsValues || program.code.mutatesValues)
                ?? rendering(ownsValues: true)
        else {
            preconditionFailure("a rendering that has values of its own needs no others")
        }
        program.code.expect(output: rendering.output.count)
        return rendering
    }
}

extension Environment: TemplateCompiler {}

extension Renderer {
    /// Makes a renderer for calling filters and functions outside of a rendering.
    public convenience init(heap: Heap, options: Options) {
        let environment = Environment(options: options)
        self.init(
            library: environment.library, compiler: environment, options: options, heap: heap, seed: 0, host: nil)
    }
}

/// Why a template cannot be compiled.
package struct CompilationFailure: Error {
    /// The first error.
    package var first: Diagnostic
    /// All that was found, the warnings too, in the order it was met.
    package var diagnostics: [Diagnostic]
}
