import Diagnostics
import NunjucksAnalysis

/// A filter, a test or a function, written in Swift.
///
/// It gets its arguments and the renderer: the heap for the values it makes, the coercions, and a way to report what is
/// wrong. What it throws stops the rendering.
package struct NativeFunction: Sendable {
    /// What it does.
    package typealias Body = @Sendable (Arguments, Renderer) throws(Diagnostic) -> Value

    /// The name by which templates call it: the signature's, or one of its aliases.
    package let name: String
    // As the field of a structure: a closure that stands in a collection itself is called through thunks.
    let body: Body
    /// What it takes and gives.
    package let signature: FunctionSignature

    /// Makes a function.
    package init(_ signature: FunctionSignature, _ body: @escaping Body) {
        self.init(name: signature.name, signature, body)
    }

    /// Makes a function of which nothing is known but its name, so that its arguments are never wrong.
    package init(_ name: String, _ body: @escaping Body) {
        self.init(name: name, FunctionSignature(undocumented: name), body)
    }

    private init(name: String, _ signature: FunctionSignature, _ body: @escaping Body) {
        self.name = name
        self.signature = signature
        self.body = body
    }

    /// The function under its name, and under each of its aliases; under an alias, only that.
    var named: [NativeFunction] {
        guard name == signature.name, !signature.aliases.isEmpty else { return [self] }
        return [self] + signature.aliases.map { NativeFunction(name: $0, signature, body) }
    }
}

/// What a function value does when it is called.
class CallableBody: FunctionBody {
    override init(name: String, parameterCount: Int = 0) { super.init(name: name, parameterCount: parameterCount) }

    func call(_ arguments: Arguments, in renderer: Renderer) throws(Diagnostic) -> Value { .undefined }
}

/// A function written in Swift, as a value.
final class NativeFunctionBody: CallableBody {
    private let function: NativeFunction

    init(_ function: NativeFunction) {
        self.function = function
        let counts = ["range": 3, "joiner": 1]
        super.init(name: function.name, parameterCount: counts[function.name] ?? 0)
    }

    override func call(_ arguments: Arguments, in renderer: Renderer) throws(Diagnostic) -> Value {
        try function.body(arguments, renderer)
    }
}

extension FunctionRef {
    /// What the function does.
    var callableBody: CallableBody {
        guard let body = body as? CallableBody else {
            preconditionFailure("what a template can call is made of a callable body")
        }
        return body
    }
}

extension Heap {
    /// Makes a function value of a function written in Swift.
    package func function(named name: String, _ body: @escaping NativeFunction.Body) -> FunctionRef {
        function(NativeFunctionBody(NativeFunction(name, body)))
    }
}
