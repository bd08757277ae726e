import Diagnostics

/// Everything that templates can call.
struct FunctionLibrary: Sendable {
    /// The filters by name.
    var filters: [String: NativeFunction]
    /// The tests by name.
    var tests: [String: NativeFunction]
    /// The functions by name.
    var functions: [String: NativeFunction]
    /// The tags that the host defines, by name.
    var tags: [String: CustomTag]
    /// What values have beside their own properties.
    var methods: ValueMethods
}

/// The properties and methods that values inherit, as JavaScript's do from their prototypes.
struct ValueMethods: Sendable {
    /// The methods that change the list they are called on.
    let mutatingNames: Set<String>
    /// A property that a value does not have itself, or undefined where it inherits none of that name either.
    let inheritedProperty: @Sendable (Value, StringRef, Renderer) -> Value
    /// Calls a method without making a function of it. It is nil where values of this kind have no such method; an
    /// object's own properties are not looked at.
    let call: @Sendable (Value, StringRef, Arguments, Renderer) throws(Diagnostic) -> Value?
}

extension Renderer {
    /// The property of a value, own or inherited, or undefined where it has none.
    /// - Parameter value: Any value; undefined and null have no properties at all.
    func property(_ value: Value, _ key: StringRef) -> Value {
        ownProperty(value, key, heap) ?? library.methods.inheritedProperty(value, key, self)
    }
}
