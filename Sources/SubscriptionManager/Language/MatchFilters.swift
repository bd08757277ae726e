import Diagnostics
import JSON
import NunjucksRuntime

/// The filters that choose items of a list: lodash's `_.filter`, `_.reject` and `_.find`.
enum MatchFilters {
    static func select(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        try choose(arguments, matching: true, renderer)
    }

    static func reject(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        try choose(arguments, matching: false, renderer)
    }

    private static func choose(
        _ arguments: Arguments, matching expected: Bool, _ renderer: Renderer
    ) throws(Diagnostic) -> Value {
        var matcher = Matcher(arguments[1], renderer)
        let chosen = renderer.heap.array([])
        if expected, let (index, value) = matcher.index(of: arguments[0]) {
            index.forEachElement(with: value) { chosen.append($0, in: renderer.heap) }
            return .array(chosen)
        }
        for element in Items(arguments[0], renderer.heap) {
            guard renderer.mayGoOn else { break }
            if try matcher.matches(element) == expected { chosen.append(element, in: renderer.heap) }
        }
        return .array(chosen)
    }

    static func find(_ arguments: Arguments, _ renderer: Renderer) throws(Diagnostic) -> Value {
        var matcher = Matcher(arguments[1], renderer)
        if let (index, value) = matcher.index(of: arguments[0]) { return index.firstElement(with: value) ?? .undefined }
        for element in Items(arguments[0], renderer.heap) {
            guard renderer.mayGoOn else { break }
            if try matcher.matches(element) { return element }
        }
        return .undefined
    }
}

/// The items that lodash sees in a value: the elements of a list, the values of an object, the characters of a text.
struct Items: Sequence {
    private let elements: UnsafeBufferPointer<Value>

    /// Finds the items. A list's are not copied; they are valid until the list is changed.
    init(_ value: Value, _ heap: Heap) {
        switch value {
        case .array(let array): elements = array.elements
        case .object(let object):
            if let count = Self.length(of: object) {
                let items = (0..<count).map { index in
                    object[heap.string(String(index))] ?? .undefined
                }
                elements = heap.array(items).elements
            } else {
                elements = object.values
            }
        case .string(let text), .safe(let text): elements = heap.array(heap.units(of: text)).elements
        default: elements = UnsafeBufferPointer(start: nil, count: 0)
        }
    }

    func makeIterator() -> UnsafeBufferPointer<Value>.Iterator { elements.makeIterator() }

    /// The number of items.
    var count: Int { elements.count }

    /// The items in an array of their own.
    var array: [Value] { Array(elements) }

    /// The length that makes an object count as a list: a whole number in the property `length`.
    private static func length(of object: ObjectRef) -> Int? {
        guard case .number(let length)? = object["length"], let count = Int(exactly: length),
            (0...1 << 20).contains(count)
        else { return nil }
        return count
    }
}
