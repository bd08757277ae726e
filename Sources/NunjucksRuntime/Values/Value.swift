/// A value of the template language: one of JavaScript's, or text that is trusted as HTML.
///
/// A value is plain bits. What does not fit into a word lies in a ``Heap``, which has to outlive the value.
@usableFromInline
package enum Value: BitwiseCopyable, Sendable {
    /// JavaScript's `undefined`: what is not there.
    case undefined
    /// JavaScript's `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// An IEEE 754 double.
    case number(Double)
    /// Text.
    case string(StringRef)
    /// Text that is HTML already: printed into HTML text as it is, escaped everywhere else.
    case safe(StringRef)
    /// JavaScript source that the page's runtime evaluates, as the `js` filter makes it.
    case script(StringRef)
    /// A list.
    case array(ArrayRef)
    /// An object with named properties, in JavaScript's order.
    case object(ObjectRef)
    /// A macro, a method or a function of the environment.
    case function(FunctionRef)
    /// A regular expression literal.
    case regex(RegexRef)
}

/// A list in a ``Heap``.
///
/// Sendable as its heap is: written by one thread, and only read once it is shared.
@usableFromInline
package struct ArrayRef: BitwiseCopyable, @unchecked Sendable {
    @usableFromInline package struct Storage: BitwiseCopyable {
        @usableFromInline package var elements: UnsafeMutablePointer<Value>
        @usableFromInline package var count: Int32
        var capacity: Int32
        /// Properties beside the elements, such as the `index` of a match.
        var properties: ObjectRef?
    }

    @usableFromInline package let storage: UnsafeMutablePointer<Storage>

    /// Where the array lies: the same for the same array.
    package var identity: UnsafeRawPointer { UnsafeRawPointer(storage) }

    /// The number of elements.
    @inlinable @inline(__always) package var count: Int { Int(storage.pointee.count) }

    /// The elements. Valid until the array is changed.
    @inlinable @inline(__always) package var elements: UnsafeBufferPointer<Value> {
        UnsafeBufferPointer(start: storage.pointee.elements, count: count)
    }

    /// The element at a position that must exist.
    @inlinable @inline(__always) package subscript(index: Int) -> Value {
        get {
            assert(index >= 0 && index < count)
            return storage.pointee.elements[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            storage.pointee.elements[index] = newValue
        }
    }

    /// Adds an element at the end.
    package func append(_ value: Value, in heap: Heap) {
        if storage.pointee.count == storage.pointee.capacity {
            let capacity = max(8, count * 2)
            let grown = heap.allocate(Value.self, count: capacity)
            grown.update(from: storage.pointee.elements, count: count)
            storage.pointee.elements = grown
            storage.pointee.capacity = Int32(capacity)
        }
        storage.pointee.elements[count] = value
        storage.pointee.count += 1
    }

    /// Replaces all elements.
    package func replaceAll(with values: [Value], in heap: Heap) {
        let copy = heap.array(values)
        storage.pointee = copy.storage.pointee
    }
}

extension Heap {
    /// Makes an array of these elements.
    package func array(_ elements: some Collection<Value>) -> ArrayRef {
        let count = elements.count
        let memory = allocate(Value.self, count: max(count, 1))
        var index = 0
        for element in elements {
            (memory + index).initialize(to: element)
            index += 1
        }
        let storage = allocate(ArrayRef.Storage.self, count: 1)
        storage.initialize(to: ArrayRef.Storage(elements: memory, count: Int32(count), capacity: Int32(max(count, 1))))
        return ArrayRef(storage: storage)
    }
}
