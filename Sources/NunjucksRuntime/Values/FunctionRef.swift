/// A function value: something that can be called.
///
/// Sendable because its place in the heap is not written after it is made. A body may have a state of its own, as a
/// cycler's does; it is then in the heap of one rendering, which one thread uses.
@usableFromInline
package struct FunctionRef: BitwiseCopyable, @unchecked Sendable {
    struct Storage: BitwiseCopyable {
        /// The function's body, kept alive by the heap.
        var body: Unmanaged<FunctionBody>
    }

    let storage: UnsafeMutablePointer<Storage>

    /// Where the function lies: the same for the same function.
    package var identity: UnsafeRawPointer { UnsafeRawPointer(storage) }

    @inline(__always) var body: FunctionBody { storage.pointee.body.takeUnretainedValue() }
}

/// What is known of a function value without calling it.
class FunctionBody {
    /// The name that messages use.
    let name: String
    /// How many parameters it declares: JavaScript's `length` of a function.
    let parameterCount: Int

    init(name: String, parameterCount: Int) {
        self.name = name
        self.parameterCount = parameterCount
    }
}

extension Heap {
    /// Makes a function value.
    func function(_ body: FunctionBody) -> FunctionRef {
        keep(body, byteCount: 128)
        let storage = allocate(FunctionRef.Storage.self, count: 1)
        storage.initialize(to: FunctionRef.Storage(body: .passUnretained(body)))
        return FunctionRef(storage: storage)
    }
}
