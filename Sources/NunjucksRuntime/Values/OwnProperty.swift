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
