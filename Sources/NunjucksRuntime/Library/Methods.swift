import Diagnostics
import ECMAText

// JavaScript's own properties and methods of values: what theme authors read and call without writing functions.

extension ValueMethods {
    /// What ECMA-262 gives to the prototypes of values.
    static let standard = ValueMethods(
        mutatingNames: [
            "copyWithin", "fill", "pop", "push", "reverse", "shift", "sort", "splice", "unshift",
        ],
        inheritedProperty: prototypeProperty, call: callPrototypeMethod)
}

/// A property that a value inherits, or undefined where it has none.
///
/// A method is a function that remembers its value.
private func prototypeProperty(_ value: Value, _ key: StringRef, _ renderer: Renderer) -> Value {
    switch value {
    case .undefined, .null: return .undefined
    case .string(let text), .safe(let text), .script(let text):
        if let method = StringMethods.table[key] { return bound(method, text, renderer.heap) }
    case .number(let number):
        if let method = NumberMethods.table[key] { return bound(method, number, renderer.heap) }
    case .array(let array):
        if let method = ArrayMethods.table[key] { return bound(method, array, renderer.heap) }
    case .regex(let regex):
        if let value = RegexMethods.property(regex, key, renderer.heap) { return value }
        if let method = RegexMethods.table[key] { return bound(method, regex, renderer.heap) }
    case .function(let function):
        if let method = FunctionMethods.table[key] { return bound(method, function, renderer.heap) }
    case .object(let object):
        if let host = object.host?.source as? any HostMembers {
            return (try? host.inheritedProperty(key, renderer)) ?? .undefined
        }
    case .boolean: break
    }
    if let method = ObjectMethods.table[key] { return bound(method, value, renderer.heap) }
    return .undefined
}

/// Calls a method that JavaScript gives a value, without making a function of it.
private func callPrototypeMethod(
    _ receiver: Value, _ name: StringRef, _ arguments: Arguments, _ renderer: Renderer
) throws(Diagnostic) -> Value? {
    switch receiver {
    case .undefined, .null: return nil
    case .string(let text), .safe(let text), .script(let text):
        if let method = StringMethods.table[name] { return try method.function(text, arguments, renderer) }
    case .number(let number):
        if let method = NumberMethods.table[name] { return try method.function(number, arguments, renderer) }
    case .array(let array):
        if let method = ArrayMethods.table[name] { return try method.function(array, arguments, renderer) }
    case .regex(let regex):
        if let method = RegexMethods.table[name] { return try method.function(regex, arguments, renderer) }
    case .function(let function):
        if let method = FunctionMethods.table[name] { return try method.function(function, arguments, renderer) }
    case .object(let object):
        if let host = object.host?.source as? any HostMembers { return try host.call(name, arguments, renderer) }
    case .boolean: break
    }
    return try ObjectMethods.table[name]?.function(receiver, arguments, renderer)
}

private func bound<Receiver: Sendable>(_ method: Method<Receiver>, _ receiver: Receiver, _ heap: Heap) -> Value {
    .function(
        heap.function(named: "\(method.name)") { (arguments, renderer) throws(Diagnostic) in
            try method.function(receiver, arguments, renderer)
        })
}

/// A method of the values of one kind.
struct Method<Receiver>: Sendable {
    typealias Function = @Sendable (Receiver, Arguments, Renderer) throws(Diagnostic) -> Value

    let name: StaticString
    let function: Function
}

/// The methods of the values of one kind, by name.
struct MethodTable<Receiver>: Sendable {
    /// By the hashes of their names, of which two may be the same.
    private let methods: [UInt32: [Method<Receiver>]]

    init(_ methods: [(StaticString, Method<Receiver>.Function)]) {
        self.methods = Dictionary(grouping: methods.map { Method(name: $0, function: $1) }) { Self.hash(of: $0.name) }
    }

    /// The names of the methods.
    var names: [StaticString] { methods.values.flatMap { $0.map(\.name) } }

    subscript(name: StringRef) -> Method<Receiver>? {
        methods[name.hash]?.first { name == $0.name }
    }

    private static func hash(of name: StaticString) -> UInt32 {
        StringRef.hash(of: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
}

extension Renderer {
    /// The error of a method or a filter that would need a function written in JavaScript.
    func functionArgument(to name: StaticString) -> Diagnostic {
        error(
            .notCallable, "`\(name)` needs a function, and templates cannot write one",
            help: "a loop, or one of the filters select, reject, sort, join, groupby, does the same")
    }

    /// The error that JavaScript calls a RangeError.
    func outOfRange(_ method: StaticString, _ value: Value, _ range: StaticString) -> Diagnostic {
        error(.invalidValue, "`\(method)` needs a number \(range), and was given \(value.description)")
    }
}
