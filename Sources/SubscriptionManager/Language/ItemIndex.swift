import Diagnostics
import NunjucksRuntime

/// Where the objects of a list are found whose property is a text, a number or the like: what `select(order=…)` and
/// `find(id=…)` look up again and again, which without it takes as many steps as there are objects, for each of them.
struct ItemIndex {
    /// What an index is of. Lists and names are known by where they lie.
    struct Key: Hashable {
        var list: UnsafeRawPointer
        var name: UnsafeRawPointer
    }

    private let elements: UnsafeBufferPointer<Value>
    /// The position of the first object with a value.
    private let first: [StrictValue: Int32]
    /// The position of the next object with the same value, or -1, by the position of an object.
    private let next: [Int32]

    /// Shorter lists are searched as fast as they are looked up.
    static let minimumCount = 16
    /// Roughly how much memory an index takes for each object of the list.
    static let bytesOfElement = 32

    /// Makes the index of a list; nil where some of its elements are not objects.
    /// - Parameter value: Gives an object's property.
    init?(_ list: ArrayRef, value: (ObjectRef) -> Value?) {
        elements = list.elements
        var first: [StrictValue: Int32] = [:]
        first.reserveCapacity(elements.count)
        var next = [Int32](repeating: -1, count: elements.count)
        for position in elements.indices.reversed() {
            guard case .object(let object) = elements[position] else { return nil }
            guard let value = value(object), value.isComparedStrictly else { continue }
            next[position] = first.updateValue(Int32(position), forKey: StrictValue(value)) ?? -1
        }
        self.first = first
        self.next = next
    }

    /// The first object whose property is a value.
    func firstElement(with value: Value) -> Value? { first[StrictValue(value)].map { elements[Int($0)] } }

    /// Calls a function with each object whose property is a value, in the order of the list.
    func forEachElement(with value: Value, _ body: (Value) -> Void) {
        var position = first[StrictValue(value)] ?? -1
        while position >= 0 {
            body(elements[Int(position)])
            position = next[Int(position)]
        }
    }
}

/// A value that is compared by `===`, as a key of a dictionary.
private struct StrictValue: Hashable {
    let value: Value

    init(_ value: Value) { self.value = value }

    static func == (left: StrictValue, right: StrictValue) -> Bool { isStrictlyEqual(left.value, right.value) }

    func hash(into hasher: inout Hasher) {
        switch value {
        case .string(let text), .safe(let text), .script(let text): hasher.combine(text.hash)
        case .number(let number): hasher.combine(number)
        case .boolean(let boolean): hasher.combine(boolean)
        default: break
        }
    }
}
