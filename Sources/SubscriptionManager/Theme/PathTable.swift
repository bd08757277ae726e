import Diagnostics
import JSON
import NunjucksRuntime

/// The values of a nested object by dotted path: `shipping.address.title`, `names.0`.
///
/// Every path of the object is an entry of one flat table, so that a look-up, however deep it reaches, is that of one
/// key. A key with dots in it wins over a path of the same text.
struct PathTable: Sendable {
    /// All paths, those of objects and lists too.
    var paths: [String] { entries.keys.map(\.string) }

    private let heap: Heap
    private let entries: ObjectRef

    /// Makes the table of a JSON object; of anything else there is none to make, and the table is empty.
    /// - Parameter holdsTemplates: Whether the texts in it are templates.
    init(_ element: JSONDocument.Element? = nil, holdsTemplates: Bool = false) {
        let heap = Heap(holdsTemplates: holdsTemplates)
        var builder = ObjectBuilder(heap: heap)
        if let element, case .object(let object) = element.value(in: heap) {
            Self.add(object, below: [], to: &builder, heap)
        }
        self.heap = heap
        entries = builder.finish()
    }

    /// Makes the table of an object that outlives it.
    init(_ object: ObjectRef) {
        let heap = Heap()
        var builder = ObjectBuilder(heap: heap)
        Self.add(object, below: [], to: &builder, heap)
        self.heap = heap
        entries = builder.finish()
    }

    /// The value at a path.
    subscript(path: StringRef) -> Value? { entries[path] }

    /// The path at which a text of the table stands, which is known by where it lies.
    func path(of text: StringRef) -> StringRef? {
        let index = entries.values.firstIndex { value in
            if case .string(let other) = value { other.bytes.baseAddress == text.bytes.baseAddress } else { false }
        }
        return index.map { entries.keys[$0] }
    }

    /// Adds what is deeper first, because a later entry replaces an earlier one.
    private static func add(_ object: ObjectRef, below prefix: [UInt8], to builder: inout ObjectBuilder, _ heap: Heap) {
        let dot = UInt8(ascii: ".")
        for (key, value) in zip(object.keys, object.values) {
            addChildren(of: value, below: prefix + key.bytes + [dot], to: &builder, heap)
        }
        for (key, value) in zip(object.keys, object.values) {
            builder.append(heap.string(prefix + key.bytes), value)
        }
    }

    private static func addChildren(
        of value: Value, below prefix: [UInt8], to builder: inout ObjectBuilder, _ heap: Heap
    ) {
        switch value {
        case .object(let object): add(object, below: prefix, to: &builder, heap)
        case .array(let array):
            for (index, element) in array.elements.enumerated() {
                let path = prefix + Array(String(index).utf8)
                addChildren(of: element, below: path + [UInt8(ascii: ".")], to: &builder, heap)
                builder.append(heap.string(path), element)
            }
        default: break
        }
    }
}
