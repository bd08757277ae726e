import Diagnostics
import ECMAText
import JSON
import NunjucksRuntime

extension JSONDocument {
    /// Makes the document's value in a heap.
    /// - Parameters:
    ///   - heap: Where strings, arrays and objects are put.
    ///   - shapes: Where objects with the same keys find their common shape.
    package func value(in heap: Heap, shapes: ShapeTable = ShapeTable()) -> Value {
        root.value(in: heap, shapes: shapes)
    }
}

extension JSONDocument.Element {
    /// Makes the value in a heap.
    /// - Parameters:
    ///   - heap: Where strings, arrays and objects are put.
    ///   - shapes: Where objects with the same keys find their common shape.
    package func value(in heap: Heap, shapes: ShapeTable = ShapeTable()) -> Value {
        var conversion = ValueConversion(storage: storage, heap: heap, shapes: shapes)
        return conversion.value(at: index)
    }
}

/// Makes values of a document's nodes.
///
/// It walks the list of nodes backwards: the children of a container are values before the container is reached, so
/// that no nesting, however deep, costs any of the thread's stack.
struct ValueConversion {
    private let storage: JSONDocument.Storage
    private let heap: Heap
    private let shapes: ShapeTable
    private var keys = KeyTable()
    private var children: [Value] = []

    init(storage: JSONDocument.Storage, heap: Heap, shapes: ShapeTable) {
        self.storage = storage
        self.heap = heap
        self.shapes = shapes
    }

    mutating func value(at root: Int) -> Value {
        storage.nodes.withUnsafeBufferPointer { nodes in
            let end = root + Int(nodes[root].size)
            return withUnsafeTemporaryAllocation(of: Value.self, capacity: end - root) { results in
                for index in stride(from: end - 1, through: root, by: -1) {
                    results[index - root] = make(nodes[index], at: index, nodes, results, root)
                }
                return results[0]
            }
        }
    }

    private mutating func make(
        _ node: JSONNode, at index: Int, _ nodes: UnsafeBufferPointer<JSONNode>,
        _ results: UnsafeMutableBufferPointer<Value>, _ root: Int
    ) -> Value {
        switch node.kind {
        case .null: return .null
        case .true: return .boolean(true)
        case .false: return .boolean(false)
        case .number: return .number(storage.number(at: index))
        case .string: return .string(storage.withBytes(ofStringAt: index) { heap.string($0) })
        case .array:
            children.removeAll(keepingCapacity: true)
            var child = index + 1
            for _ in 0..<node.count {
                children.append(results[child - root])
                child += Int(nodes[child].size)
            }
            return .array(heap.array(children))
        case .object:
            var builder = ObjectBuilder(heap: heap, shapes: shapes)
            var child = index + 1
            for _ in 0..<node.count {
                let key = storage.withBytes(ofKeyAt: child) { keys.key($0, in: heap) }
                builder.append(key, results[child - root])
                child += Int(nodes[child].size)
            }
            return .object(builder.finish())
        }
    }
}

/// The keys met so far: a key that many objects have is made once.
private struct KeyTable {
    private var slots: [StringRef?] = []
    private var count = 0

    mutating func key(_ bytes: UnsafeBufferPointer<UInt8>, in heap: Heap) -> StringRef {
        if count * 2 >= slots.count { grow() }
        let mask = slots.count - 1
        var probe = Int(truncatingIfNeeded: KeyedHash.hash(of: bytes)) & mask
        while let known = slots[probe] {
            if JSONKey.areEqual(known.bytes, bytes) { return known }
            probe = (probe + 1) & mask
        }
        let key = heap.string(bytes)
        slots[probe] = key
        count += 1
        return key
    }

    private mutating func grow() {
        let known = slots
        slots = Array(repeating: nil, count: max(64, known.count * 2))
        let mask = slots.count - 1
        for case let key? in known {
            var probe = Int(truncatingIfNeeded: KeyedHash.hash(of: key.bytes)) & mask
            while slots[probe] != nil { probe = (probe + 1) & mask }
            slots[probe] = key
        }
    }
}
