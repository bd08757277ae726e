import ECMAText

/// An object in a ``Heap``: named properties in JavaScript's order.
///
/// Objects whose keys are the same in the same order share one ``Shape``, so a position found for one of them holds for
/// all, and a template's property access is a comparison and a load (see `PropertyCache`).
///
/// Sendable as its heap is: written by one thread, and only read once it is shared.
@usableFromInline
package struct ObjectRef: BitwiseCopyable, @unchecked Sendable {
    @usableFromInline package struct Storage: BitwiseCopyable {
        @usableFromInline package var shape: Shape
        @usableFromInline package var values: UnsafeMutablePointer<Value>
        /// Whether these are the keyword arguments of a call.
        var isKeywords = false
    }

    @usableFromInline package let storage: UnsafeMutablePointer<Storage>

    /// Where the object lies: the same for the same object.
    package var identity: UnsafeRawPointer { UnsafeRawPointer(storage) }

    @inlinable @inline(__always) package var shape: Shape { storage.pointee.shape }

    /// The number of properties.
    @inlinable @inline(__always) package var count: Int { shape.count }

    /// The names of the properties, integer-like ones first and ascending, then in the order of insertion
    /// (ECMA-262 10.1.11.1 OrdinaryOwnPropertyKeys).
    @inlinable package var keys: UnsafeBufferPointer<StringRef> { shape.keys }

    /// The values of the properties, in the order of ``keys``.
    @inlinable @inline(__always) package var values: UnsafeBufferPointer<Value> {
        UnsafeBufferPointer(start: storage.pointee.values, count: count)
    }

    /// The value of a property, or nil where the object has none of that name.
    @inlinable @inline(__always) package subscript(key: StringRef) -> Value? {
        guard let index = shape.index(of: key) else { return nil }
        return storage.pointee.values[index]
    }

    /// The value of a property, or nil where the object has none of that name.
    package subscript(key: StaticString) -> Value? {
        let bytes = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        guard let index = shape.index(of: bytes) else { return nil }
        return storage.pointee.values[index]
    }

    /// The value of a property, or nil where the object has none of that name.
    package subscript(key: String) -> Value? {
        var key = key
        guard let index = key.withUTF8({ shape.index(of: $0) }) else { return nil }
        return storage.pointee.values[index]
    }

    /// Sets a property, in the object itself: only for objects that no other rendering can see.
    package func set(_ key: StringRef, to value: Value, in heap: Heap) {
        if let index = shape.index(of: key) {
            storage.pointee.values[index] = value
            return
        }
        var builder = ObjectBuilder(heap: heap, holdsTemplates: shape.holdsTemplates)
        for (index, existing) in keys.enumerated() { builder.append(existing, values[index]) }
        builder.append(key, value)
        storage.pointee = builder.finish().storage.pointee
    }

    /// Becomes what another object is, in the object itself: only for objects that no other rendering can see.
    package func become(_ other: ObjectRef) { storage.pointee = other.storage.pointee }

    /// Removes a property, in the object itself: only for objects that no other rendering can see.
    func remove(_ key: StringRef, in heap: Heap) {
        guard shape.index(of: key) != nil else { return }
        var builder = ObjectBuilder(heap: heap, holdsTemplates: shape.holdsTemplates)
        for (index, existing) in keys.enumerated() where !(existing == key) { builder.append(existing, values[index]) }
        storage.pointee = builder.finish().storage.pointee
    }
}

/// The keys of an object, in their order, with an index that finds a key's position.
///
/// Sendable because nothing of it is written after it is made.
@usableFromInline
package struct Shape: BitwiseCopyable, @unchecked Sendable {
    @usableFromInline package struct Storage: BitwiseCopyable {
        @usableFromInline package var keys: UnsafePointer<StringRef>
        @usableFromInline package var count: Int32
        /// The size of `table` less one; the size is a power of two.
        @usableFromInline package var mask: UInt32
        /// Open addressing: the position of a key, or -1.
        @usableFromInline package var table: UnsafePointer<Int32>
        /// Whether texts in objects of this shape are templates, see ``TextReader``.
        var holdsTemplates: Bool
        /// What the one object of this shape is beside its properties, see ``HostObject``.
        var host: Unmanaged<HostObject>?
    }

    @usableFromInline package let storage: UnsafePointer<Storage>

    @inline(__always) static func == (left: Shape, right: Shape) -> Bool { left.storage == right.storage }

    @inlinable @inline(__always) package var count: Int { Int(storage.pointee.count) }

    @inlinable @inline(__always) package var keys: UnsafeBufferPointer<StringRef> {
        UnsafeBufferPointer(start: storage.pointee.keys, count: count)
    }

    @inlinable @inline(__always) package func index(of key: StringRef) -> Int? {
        var probe = key.hash & storage.pointee.mask
        while true {
            let index = Int(storage.pointee.table[Int(probe)])
            if index < 0 { return nil }
            if storage.pointee.keys[index] == key { return index }
            probe = (probe &+ 1) & storage.pointee.mask
        }
    }

    /// Whether texts in objects of this shape are templates, see ``TextReader``.
    package var holdsTemplates: Bool { storage.pointee.holdsTemplates }

    func index(of key: UnsafeBufferPointer<UInt8>) -> Int? {
        keys.firstIndex { $0.bytes.elementsEqual(key) }
    }
}

extension Heap {
    /// Makes a shape of distinct keys that are in JavaScript's order already.
    func shape(
        of keys: [StringRef], holdsTemplates: Bool = false, host: Unmanaged<HostObject>? = nil
    ) -> Shape {
        let memory = allocate(StringRef.self, count: max(keys.count, 1))
        var tableSize = 4
        while tableSize < keys.count * 2 { tableSize *= 2 }
        let table = allocate(Int32.self, count: tableSize)
        table.update(repeating: -1, count: tableSize)
        let mask = UInt32(tableSize - 1)
        for (index, key) in keys.enumerated() {
            (memory + index).initialize(to: key)
            var probe = key.hash & mask
            while table[Int(probe)] >= 0 { probe = (probe &+ 1) & mask }
            table[Int(probe)] = Int32(index)
        }
        let storage = allocate(Shape.Storage.self, count: 1)
        storage.initialize(
            to: Shape.Storage(
                keys: memory, count: Int32(keys.count), mask: mask, table: table, holdsTemplates: holdsTemplates,
                host: host))
        return Shape(storage: storage)
    }

    /// Makes an object of a shape; the values are in the order of its keys.
    func object(shape: Shape, values: some Collection<Value>) -> ObjectRef {
        precondition(values.count == shape.count)
        let memory = allocate(Value.self, count: max(shape.count, 1))
        for (index, value) in values.enumerated() { (memory + index).initialize(to: value) }
        let storage = allocate(ObjectRef.Storage.self, count: 1)
        storage.initialize(to: ObjectRef.Storage(shape: shape, values: memory))
        return ObjectRef(storage: storage)
    }

    /// Makes an object of properties in the order they are given; a later value of a key replaces an earlier one.
    package func object(_ properties: some Sequence<(key: StringRef, value: Value)>) -> ObjectRef {
        var builder = ObjectBuilder(heap: self)
        for property in properties { builder.append(property.key, property.value) }
        return builder.finish()
    }
}

/// Collects the properties of a new object, and puts them into JavaScript's order.
package struct ObjectBuilder {
    private let heap: Heap
    private let shapes: ShapeTable?
    private let holdsTemplates: Bool
    private var keys: [StringRef] = []
    private var values: [Value] = []
    private var hasIntegerKeys = false
    private var seen: [UInt32: [Int32]] = [:]

    /// Begins an object.
    /// - Parameters:
    ///   - shapes: Where to find and keep shapes, if not where all objects of the heap have theirs.
    ///   - holdsTemplates: Whether texts in the object are templates, whatever those of the heap are.
    package init(heap: Heap, shapes: ShapeTable? = nil, holdsTemplates: Bool = false) {
        self.heap = heap
        self.shapes = shapes
        self.holdsTemplates = holdsTemplates
    }

    /// Adds a property, or replaces the value of one that is there.
    package mutating func append(_ key: StringRef, _ value: Value) {
        if let index = position(of: key) {
            values[index] = value
            return
        }
        if keys.count >= Self.linearSearchLimit { seen[key.hash, default: []].append(Int32(keys.count)) }
        keys.append(key)
        values.append(value)
        if !hasIntegerKeys, integerIndex(of: key) != nil { hasIntegerKeys = true }
    }

    /// Makes the object.
    package mutating func finish() -> ObjectRef {
        if hasIntegerKeys { sortIntegerKeysFirst() }
        let shape =
            holdsTemplates
            ? heap.shape(of: keys, holdsTemplates: true) : (shapes ?? heap.shapes).shape(of: keys, in: heap)
        return heap.object(shape: shape, values: values)
    }

    private static let linearSearchLimit = 12

    private func position(of key: StringRef) -> Int? {
        for index in 0..<min(keys.count, Self.linearSearchLimit) where keys[index] == key { return index }
        guard keys.count > Self.linearSearchLimit, let candidates = seen[key.hash] else { return nil }
        return candidates.first { keys[Int($0)] == key }.map(Int.init)
    }

    private mutating func sortIntegerKeysFirst() {
        let order = keys.indices.sorted { left, right in
            switch (integerIndex(of: keys[left]), integerIndex(of: keys[right])) {
            case (let l?, let r?): l < r
            case (.some, nil): true
            case (nil, .some): false
            case (nil, nil): left < right
            }
        }
        keys = order.map { keys[$0] }
        values = order.map { values[$0] }
    }
}

/// The shapes of a document: one for each list of keys that occurs.
package final class ShapeTable {
    private var shapes: [UInt64: [Shape]] = [:]

    /// Makes an empty table.
    package init() {}

    func shape(of keys: [StringRef], in heap: Heap) -> Shape {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for key in keys { hash = (hash ^ UInt64(key.hash)) &* 0x0000_0100_0000_01B3 }
        if let known = shapes[hash]?.first(where: { $0.keys.elementsEqual(keys) { $0 == $1 } }) { return known }
        let shape = heap.shape(of: keys, holdsTemplates: heap.holdsTemplates)
        shapes[hash, default: []].append(shape)
        return shape
    }
}

/// The number that an integer-like key stands for (ECMA-262 6.1.7: array index), or nil.
func integerIndex(of key: StringRef) -> UInt32? { arrayIndex(of: key.bytes) }

/// The number that an integer-like text stands for (ECMA-262 6.1.7: array index), or nil.
func arrayIndex(of bytes: some Collection<UInt8>) -> UInt32? {
    guard let first = bytes.first, bytes.count <= 10, first != UInt8(ascii: "0") || bytes.count == 1 else { return nil }
    var number: UInt64 = 0
    for byte in bytes {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
    }
    return number < 0xFFFF_FFFF ? UInt32(number) : nil
}
