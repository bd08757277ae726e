// JavaScript's own properties and methods of values: what theme authors read and call without writing functions.

/// The methods that change the list they are called on.
let mutatingMethodNames: Set<String> = [
    "copyWithin", "fill", "pop", "push", "reverse", "shift", "sort", "splice", "unshift",
]

/// The property of a value, own or inherited, or undefined where it has none.
///
/// A method is a function that remembers its value.
/// - Parameter value: Any value but undefined and null, which have no properties at all.
func property(_ value: Value, _ key: StringRef, _ renderer: Renderer) -> Value {
    if let own = ownProperty(value, key, renderer.heap) { return own }
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
    case .boolean, .object: break
    }
    if let method = ObjectMethods.table[key] { return bound(method, value, renderer.heap) }
    return .undefined
}

/// Calls a method that JavaScript gives a value, without making a function of it.
/// - Returns: What the method returns, or nil where values of this kind have no such method. An object's own properties
///   are not looked at.
func callMethod(
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
    case .boolean, .object: break
    }
    return try ObjectMethods.table[name]?.function(receiver, arguments, renderer)
}

/// The value of a property that a value has itself, or nil.
func ownProperty(_ value: Value, _ key: StringRef, _ heap: Heap) -> Value? {
    switch value {
    case .object(let object): return object[key]
    case .array(let array):
        if key == "length" { return .number(Double(array.count)) }
        if let extra = array.storage.pointee.properties?[key] { return extra }
        guard let index = integerIndex(of: key), index < array.count else { return nil }
        return array[Int(index)]
    case .string(let text):
        if key == "length" { return .number(Double(text.utf16Count)) }
        guard let index = integerIndex(of: key) else { return nil }
        return text.unitText(at: Int(index), in: heap).map(Value.string)
    case .safe(let text), .script(let text):
        // Trusted text is an object in Nunjucks, with these two properties and no characters.
        if key == "length" { return .number(Double(text.utf16Count)) }
        return key == "val" ? .string(text) : nil
    case .function(let function):
        if key == "name" { return .string(heap.string(function.body.name)) }
        return key == "length" ? .number(Double(function.body.parameterCount)) : nil
    case .regex: return key == "lastIndex" ? .number(0) : nil
    case .undefined, .null, .boolean, .number: return nil
    }
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
    private let methods: [UInt32: Method<Receiver>]

    init(_ methods: [(StaticString, Method<Receiver>.Function)]) {
        var table: [UInt32: Method<Receiver>] = [:]
        for (name, function) in methods {
            let replaced = table.updateValue(Method(name: name, function: function), forKey: Self.hash(of: name))
            precondition(replaced == nil, "two methods with the same name, or with names of the same hash")
        }
        self.methods = table
    }

    subscript(name: StringRef) -> Method<Receiver>? {
        guard let method = methods[name.hash], name == method.name else { return nil }
        return method
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
