import Synchronization

/// Where templates come from.
public protocol TemplateLoader: Sendable {
    /// The text of a template, or nil where there is none of that name.
    func source(named name: String) -> Source?
    /// The names of all templates, for "did you mean".
    var names: [String] { get }
}

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

/// A tag that the host of the language defines, such as `{% markdown %}`.
public struct CustomTag: Sendable {
    /// What a tag gets when it is rendered.
    public struct Input {
        /// The arguments; keyword arguments are an object, the last one.
        public let arguments: Arguments
        /// Whether the tag ends with `ignore missing`.
        public let ignoresMissing: Bool
        /// What stands between the tag and its end tag.
        public let body: Pieces?
    }

    /// Text with values in it that have not been put in yet, because the host escapes them in its own way.
    public struct Pieces {
        /// The text around the values.
        public let text: [UInt8]
        /// The values, as text, each with the offset in `text` where it belongs.
        public let values: [(offset: Int, text: StringRef)]
    }

    /// Renders the tag; what it gives is printed where the tag stands: trusted text as it is, all else escaped.
    public typealias Handler = @Sendable (Input, Renderer) throws(Diagnostic) -> Value

    let hasBody: Bool
    let handler: Handler

    /// Makes a tag.
    /// - Parameter hasBody: Whether the tag goes up to `{% endname %}`.
    public init(hasBody: Bool, handler: @escaping Handler) {
        self.hasBody = hasBody
        self.handler = handler
    }
}

/// The language with everything that templates can call: the front door of this module.
///
/// ```swift
/// let environment = Environment(options: Options(dialect: .nunjucks))
/// let program = try environment.compile(Source(name: "hello", text: "Hello {{ name }}"))
/// let heap = Heap()
/// let context = heap.object([(key: heap.string("name"), value: .string(heap.string("Ada")))])
/// let page = environment.render(program, context: context, in: heap)
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
        public var filters: [NativeFunction] = []
        /// The tests beside the language's own.
        public var tests: [NativeFunction] = []
        /// The functions beside the language's own.
        public var functions: [NativeFunction] = []
        /// The tags that the host defines.
        public var tags: [String: CustomTag] = [:]
        /// The names of properties that must never be printed.
        public var privateProperties: Set<String> = []
        /// The names that a context may have, beside those it has, for "did you mean".
        public var expectedNames: [String] = []
        /// Puts a name from a template into the form that the loader knows: a suffix, a folder.
        public var templateName: @Sendable (_ name: String) -> String = { $0 }

        /// Makes a configuration with the language's own library only.
        public init(options: Options = Options(), loader: any TemplateLoader = MemoryLoader()) {
            self.options = options
            self.loader = loader
        }
    }

    let configuration: Configuration
    let filters: [String: NativeFunction]
    let tests: [String: NativeFunction]
    let functions: [String: NativeFunction]
    private let programs = Mutex<[String: Result<Program, Diagnostic>]>([:])

    /// Makes an environment.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
        filters = Self.table(StandardLibrary.filters + configuration.filters)
        tests = Self.table(StandardLibrary.tests + configuration.tests)
        functions = Self.table(StandardLibrary.globals + configuration.functions)
    }

    /// Functions by their names; of two with the same name the later one.
    private static func table(_ functions: [NativeFunction]) -> [String: NativeFunction] {
        Dictionary(functions.lazy.map { ($0.name, $0) }) { $1 }
    }

    /// Makes an environment of the language's own library.
    public convenience init(options: Options, loader: any TemplateLoader = MemoryLoader()) {
        self.init(Configuration(options: options, loader: loader))
    }

    /// The template of a name, compiled. It is compiled once, and remembered.
    public func template(named name: String) throws(Diagnostic) -> Program {
        if let known = programs.withLock({ $0[name] }) { return try known.get() }
        guard let source = configuration.loader.source(named: name) else {
            throw Diagnostic(
                .missingTemplate, .error, "there is no template `\(name)`",
                help: nearestTemplate(to: name).map { "did you mean `\($0)`?" })
        }
        let result: Result<Program, Diagnostic>
        do throws(Diagnostic) { result = .success(try compile(source)) } catch { result = .failure(error) }
        programs.withLock { $0[name] = result }
        return try result.get()
    }

    /// The name of the template that was probably meant, written as the name given is: with a suffix or without.
    func nearestTemplate(to name: String) -> String? {
        func bare(_ name: String) -> String {
            let file = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
            guard let dot = name[file...].lastIndex(of: "."), dot > file else { return name }
            return String(name[..<dot])
        }
        func last(_ name: String) -> Substring { name.split(separator: "/").last ?? "" }
        let names = configuration.loader.names
        if bare(name) != name { return nearest(to: name, among: names) }
        // A loader may keep its templates under a folder that includes do not name.
        let candidates = names.map(bare)
        let shortened = candidates.compactMap { candidate in
            candidate.firstIndex(of: "/").map { String(candidate[candidate.index(after: $0)...]) }
        }
        .filter { configuration.templateName($0) != $0 }
        return nearest(to: name, among: candidates + shortened)
            ?? (shortened + candidates).first { last($0) == last(name) && $0 != name }
    }

    /// Compiles a template.
    public func compile(_ source: Source) throws(Diagnostic) -> Program {
        try compile(source, as: .page)
    }

    /// What a template's text is.
    public enum TextKind: Sendable {
        /// HTML, in the dialect `sm`; in the dialect `nunjucks`, what the option `autoescape` says.
        case page
        /// Plain text: nothing is escaped, because the result will be.
        case plain
        /// Text whose values are kept apart, as the body of a tag of the host's.
        case pieces
    }

    /// Compiles a template whose text is not HTML, or is not escaped here.
    public func compile(_ source: Source, as kind: TextKind) throws(Diagnostic) -> Program {
        let compiler = Compiler(environment: self, source: source, kind: kind)
        return try compiler.compile()
    }

    /// Renders a program.
    /// - Parameters:
    ///   - context: The variables that the template can read.
    ///   - heap: Where new values are made: a heap of this rendering's own. The context may live in another heap, which
    ///     outlives the rendering.
    ///   - seed: What "random" numbers are made from.
    ///   - host: An object for the host's filters and tags.
    ///   - writesBindings: Whether what only the page's runtime can do is left to it, in `data-og-bind`.
    public func render(
        _ program: Program, context: ObjectRef, in heap: Heap, seed: UInt64 = 0, host: AnyObject? = nil,
        writesBindings: Bool = true
    ) -> Rendering {
        func rendering(ownsValues: Bool) -> Rendering? {
            let renderer = Renderer(
                environment: self, options: program.options, heap: heap, seed: seed, host: host,
                outputCapacity: program.expectedOutput)
            renderer.state.pointee.writesBindings = writesBindings
            let rendering = renderer.render(program, context: context, ownsValues: ownsValues)
            return renderer.state.pointee.needsOwnValues ? nil : rendering
        }
        // That a template changes values may show only when it is entered, far into the page, which then begins again.
        guard let rendering = rendering(ownsValues: program.mutatesValues) ?? rendering(ownsValues: true) else {
            preconditionFailure("a rendering that has values of its own needs no others")
        }
        program.expect(output: rendering.output.count)
        return rendering
    }
}

/// What became of a rendering.
public struct Rendering: Sendable {
    /// The output, as UTF-8; what had been written before the error, where there is one.
    public var output: [UInt8]
    /// What stopped the rendering.
    public var error: Diagnostic?
    /// What was found wrong and did not stop it, in the order it was met; each place once.
    public var diagnostics: [Diagnostic]
}
