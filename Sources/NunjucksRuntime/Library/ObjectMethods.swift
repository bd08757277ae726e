import Diagnostics

/// ECMA-262 20.1.3, Properties of the Object Prototype Object: what every value has.
enum ObjectMethods {
    static let table = MethodTable<Value>([
        ("hasOwnProperty", hasOwnProperty),
        ("isPrototypeOf", isPrototypeOf),
        ("propertyIsEnumerable", propertyIsEnumerable),
        ("toLocaleString", toText),
        ("toString", toText),
        ("valueOf", valueOf),
        ("constructor", constructor),
    ])

    static func hasOwnProperty(
        _ value: Value, _ arguments: Arguments, _ renderer: Renderer
    ) -> Value {
        .boolean(ownProperty(value, toPropertyKey(arguments[0], renderer.heap), renderer.heap) != nil)
    }

    /// Templates know no prototypes.
    static func isPrototypeOf(_ value: Value, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .boolean(false)
    }

    static func propertyIsEnumerable(_ value: Value, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        let key = toPropertyKey(arguments[0], renderer.heap)
        switch value {
        case .safe, .object: return hasOwnProperty(value, arguments, renderer)
        case .array, .string:
            return .boolean(!(key == "length") && ownProperty(value, key, renderer.heap) != nil)
        default: return .boolean(false)
        }
    }

    static func toText(_ value: Value, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(toString(value, renderer.heap))
    }

    static func valueOf(_ value: Value, _ arguments: Arguments, _ renderer: Renderer) -> Value { value }

    static func constructor(
        _ value: Value, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        throw renderer.error(.notCallable, "templates cannot make objects with `constructor`")
    }
}

/// ECMA-262 20.2.3, Properties of the Function Prototype Object, less what needs an array of functions.
enum FunctionMethods {
    static let table = MethodTable<FunctionRef>([
        ("apply", apply),
        ("call", call),
        ("toString", toText),
    ])

    static func apply(
        _ function: FunctionRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        let values = arguments[1].isNullish ? [] : try renderer.elements(arguments[1], for: "apply")
        return try renderer.call(.function(function), values)
    }

    static func call(
        _ function: FunctionRef, _ arguments: Arguments, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        try renderer.call(.function(function), Array(arguments.rest.values))
    }

    static func toText(_ function: FunctionRef, _ arguments: Arguments, _ renderer: Renderer) -> Value {
        .string(toString(.function(function), renderer.heap))
    }
}
