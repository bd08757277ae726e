import Nunjucks

/// Where the objects of a list are found that have a text as a property: what `select(order=…)` and `find(id=…)` look up
/// again and again, which without it takes as many steps as there are objects, for each of them.
struct ItemIndex {
    /// What an index is of. Lists and names are known by where they lie.
    struct Key: Hashable {
        var list: UnsafeRawPointer
        var name: UnsafeRawPointer
    }

    private let elements: UnsafeBufferPointer<Value>
    /// The position of the first object with a text, by the text's bytes.
    private let first: [TextKey: Int32]
    /// The position of the next object with the same text, or -1, by the position of an object.
    private let next: [Int32]

    /// Shorter lists are searched as fast as they are looked up.
    static let minimumCount = 16

    /// Makes the index of a list; nil where some of its elements are no objects.
    /// - Parameter value: Gives an object's property.
    init?(_ list: ArrayRef, value: (ObjectRef) -> Value?) {
        elements = list.elements
        var first: [TextKey: Int32] = [:]
        first.reserveCapacity(elements.count)
        var next = [Int32](repeating: -1, count: elements.count)
        for position in elements.indices.reversed() {
            guard case .object(let object) = elements[position] else { return nil }
            switch value(object) {
            case .string(let text):
                next[position] = first.updateValue(Int32(position), forKey: TextKey(text)) ?? -1
            // In no comparison is trusted text the same as a text, but this is not the place to say so.
            case .safe, .script: return nil
            default: break
            }
        }
        self.first = first
        self.next = next
    }

    /// The first object that has a text as the property.
    func firstElement(with text: StringRef) -> Value? { first[TextKey(text)].map { elements[Int($0)] } }

    /// Calls a function with each object that has a text as the property, in the order of the list.
    func forEachElement(with text: StringRef, _ body: (Value) -> Void) {
        var position = first[TextKey(text)] ?? -1
        while position >= 0 {
            body(elements[Int(position)])
            position = next[Int(position)]
        }
    }
}

/// A text as a key of a dictionary.
private struct TextKey: Hashable {
    let text: StringRef

    init(_ text: StringRef) { self.text = text }

    static func == (left: TextKey, right: TextKey) -> Bool { left.text == right.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text.hash) }
}
