import Diagnostics

// The values that programs compute with lie in a heap; those that users have are plain Swift. Between the two, all is
// copied.

extension Heap {
    /// Makes a value of a user's.
    func value(_ value: TemplateValue) -> Value {
        switch value {
        case .null: .null
        case .boolean(let boolean): .boolean(boolean)
        case .number(let number): .number(number)
        case .string(let text): .string(string(text))
        case .markup(let text): .safe(string(text))
        case .array(let elements): .array(array(elements.map { self.value($0) }))
        case .object(let properties): .object(object(properties))
        }
    }

    /// Makes an object of a user's.
    func object(_ properties: TemplateObject) -> ObjectRef {
        object(properties.map { (key: string($0.name), value: value($0.value)) })
    }
}

extension Value {
    /// Copies the value out of its heap; nil for what has no counterpart outside of a rendering: undefined, functions.
    /// - Parameter depth: The number of lists and objects around it.
    /// - Throws: A value that is nested deeper than ``Limits/nesting``, as one that contains itself is.
    func copied(depth: Int = 0) throws(Diagnostic) -> TemplateValue? {
        switch self {
        case .undefined, .function: return nil
        case .null: return .null
        case .boolean(let boolean): return .boolean(boolean)
        case .number(let number): return .number(number)
        case .string(let text), .script(let text): return .string(text.string)
        case .safe(let text): return .markup(text.string)
        case .regex(let regex): return .string(regex.literal)
        case .object(let object): return .object(try object.copied(depth: depth))
        case .array(let array):
            guard depth < Limits.nesting else { throw .tooDeep }
            var elements: [TemplateValue] = []
            elements.reserveCapacity(array.count)
            for element in array.elements { elements.append(try element.copied(depth: depth + 1) ?? .null) }
            return .array(elements)
        }
    }
}

extension ObjectRef {
    /// Copies the object out of its heap, without the properties that have no counterpart outside of a rendering.
    func copied(depth: Int = 0) throws(Diagnostic) -> TemplateObject {
        guard depth < Limits.nesting else { throw .tooDeep }
        var properties = TemplateObject()
        for (key, value) in zip(keys, values) { properties[key.string] = try value.copied(depth: depth + 1) }
        return properties
    }
}

extension Diagnostic {
    /// What is said of a value that cannot be walked to its end.
    static var tooDeep: Diagnostic {
        Diagnostic(
            .limit, .error, "the value is nested more than \(Limits.nesting) levels deep",
            help: "an object that contains itself has no end")
    }
}
