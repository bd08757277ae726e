import Diagnostics
import NunjucksAnalysis

/// The arguments of a filter, a test or a function of your own.
public struct TemplateArguments: Sendable {
    /// The arguments that were given by their position, nil for undefined.
    public let positional: [TemplateValue?]
    /// The arguments that were given by their name: `shorten(length=20)`.
    public let keywords: TemplateObject

    /// The argument at a position, from 0; nil where it is undefined, or there are not so many.
    public subscript(position: Int) -> TemplateValue? {
        positional.indices.contains(position) ? positional[position] : nil
    }

    /// The argument of a name; nil where it was not given.
    public subscript(name: String) -> TemplateValue? { keywords[name] }

    /// Copies arguments out of their heap.
    fileprivate init(_ arguments: Arguments) throws(Diagnostic) {
        var positional: [TemplateValue?] = []
        var keywords = TemplateObject()
        for index in 0..<arguments.count {
            if index == arguments.count - 1, case .object(let object) = arguments[index],
                object.storage.pointee.isKeywords
            {
                keywords = try object.copied()
                // Nunjucks' own mark, by which its filters know keyword arguments.
                keywords["__keywords"] = nil
            } else {
                positional.append(try arguments[index].copied())
            }
        }
        self.positional = positional
        self.keywords = keywords
    }
}

extension Environment.Configuration {
    /// What a filter of your own does: it gets the value that it applies to, nil where that is undefined, and its
    /// arguments, and gives what the expression is, nil for undefined.
    ///
    /// What it throws stops the rendering: a ``Diagnostic`` as it is, at the place of the call unless it has one of its
    /// own; any other error as ``Diagnostic/Code/invalidValue``.
    public typealias CustomFilter =
        @Sendable (_ input: TemplateValue?, _ arguments: TemplateArguments) throws -> TemplateValue?

    /// What a test of your own does: it gets the value that it applies to, nil where that is undefined, and its
    /// arguments. What it throws stops the rendering, as with ``CustomFilter``.
    public typealias CustomTest = @Sendable (_ input: TemplateValue?, _ arguments: TemplateArguments) throws -> Bool

    /// What a function of your own does. What it throws stops the rendering, as with ``CustomFilter``.
    public typealias CustomFunction = @Sendable (_ arguments: TemplateArguments) throws -> TemplateValue?

    /// Adds a filter, or puts it in the place of another one of the same name.
    ///
    /// ```swift
    /// configuration.addFilter("shout") { input, _ in .string((input?.text ?? "").uppercased() + "!") }
    /// ```
    public mutating func addFilter(_ name: String, _ filter: @escaping CustomFilter) {
        addFilter(FunctionSignature(undocumented: name, role: .filter), filter)
    }

    /// Adds a filter whose arguments are checked before rendering.
    public mutating func addFilter(_ signature: FunctionSignature, _ filter: @escaping CustomFilter) {
        filters.append(
            NativeFunction(signature) { arguments, renderer throws(Diagnostic) in
                try renderer.calling("filter", signature.name, arguments.rest) { rest in
                    try filter(try arguments[0].copied(), rest)
                }
            })
    }

    /// Adds a test, or puts it in the place of another one of the same name.
    ///
    /// ```swift
    /// configuration.addTest("weekend") { day, _ in day == "Saturday" || day == "Sunday" }
    /// ```
    public mutating func addTest(_ name: String, _ test: @escaping CustomTest) {
        addTest(FunctionSignature(undocumented: name, role: .test), test)
    }

    /// Adds a test whose arguments are checked before rendering.
    public mutating func addTest(_ signature: FunctionSignature, _ test: @escaping CustomTest) {
        tests.append(
            NativeFunction(signature) { arguments, renderer throws(Diagnostic) in
                try renderer.calling("test", signature.name, arguments.rest) { rest in
                    .boolean(try test(try arguments[0].copied(), rest))
                }
            })
    }

    /// Adds a function, which templates call like a variable, or puts it in the place of another one of the same name.
    ///
    /// ```swift
    /// configuration.addFunction("price") { arguments in .string("$\(arguments[0]?.text ?? "0")") }
    /// ```
    public mutating func addFunction(_ name: String, _ function: @escaping CustomFunction) {
        addFunction(FunctionSignature(undocumented: name), function)
    }

    /// Adds a function whose arguments are checked before rendering.
    public mutating func addFunction(_ signature: FunctionSignature, _ function: @escaping CustomFunction) {
        functions.append(
            NativeFunction(signature) { arguments, renderer throws(Diagnostic) in
                try renderer.calling("function", signature.name, arguments, function)
            })
    }
}

extension Renderer {
    /// Calls a function of the user's, which sees copies of the values and gives one.
    fileprivate func calling(
        _ role: String, _ name: String, _ arguments: Arguments,
        _ body: (TemplateArguments) throws -> TemplateValue?
    ) throws(Diagnostic) -> Value {
        do {
            return try body(try TemplateArguments(arguments)).map(heap.value) ?? .undefined
        } catch let diagnostic as Diagnostic {
            throw diagnostic.place == nil ? placed(diagnostic) : diagnostic
        } catch {
            throw self.error(.invalidValue, "the \(role) `\(name)` failed: \(error)")
        }
    }

    /// A diagnostic at the place that is being rendered.
    private func placed(_ diagnostic: Diagnostic) -> Diagnostic {
        let here = error(diagnostic.code, diagnostic.message)
        var diagnostic = diagnostic
        diagnostic.place = here.place
        diagnostic.includes = here.includes
        return diagnostic
    }
}
