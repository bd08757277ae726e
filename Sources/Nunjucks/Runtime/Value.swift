/// A value of the template language: one of JavaScript's, or text that is trusted as HTML.
///
/// A value is plain bits. What does not fit into a word lies in a ``Heap``, which has to outlive the value.
public enum Value: BitwiseCopyable, Sendable {
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
public struct ArrayRef: BitwiseCopyable, @unchecked Sendable {
    struct Storage: BitwiseCopyable {
        var elements: UnsafeMutablePointer<Value>
        var count: Int32
        var capacity: Int32
        /// Properties beside the elements, such as the `index` of a match.
        var properties: ObjectRef?
    }

    let storage: UnsafeMutablePointer<Storage>

    /// Where the array lies: the same for the same array.
    public var identity: UnsafeRawPointer { UnsafeRawPointer(storage) }

    /// The number of elements.
    @inline(__always) public var count: Int { Int(storage.pointee.count) }

    /// The elements. Valid until the array is changed.
    @inline(__always) public var elements: UnsafeBufferPointer<Value> {
        UnsafeBufferPointer(start: storage.pointee.elements, count: count)
    }

    /// The element at a position that must exist.
    @inline(__always) public subscript(index: Int) -> Value {
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
    public func append(_ value: Value, in heap: Heap) {
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
    func replaceAll(with values: [Value], in heap: Heap) {
        let copy = heap.array(values)
        storage.pointee = copy.storage.pointee
    }
}

extension Heap {
    /// Makes an array of these elements.
    public func array(_ elements: some Collection<Value>) -> ArrayRef {
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

/// A function value: something that can be called.
public struct FunctionRef: BitwiseCopyable, @unchecked Sendable {
    struct Storage: BitwiseCopyable {
        /// The function's body, kept alive by the heap.
        var body: Unmanaged<FunctionBody>
    }

    let storage: UnsafeMutablePointer<Storage>

    @inline(__always) var body: FunctionBody { storage.pointee.body.takeUnretainedValue() }
}

/// What a function value does when it is called.
class FunctionBody {
    /// The name that messages use.
    let name: String
    /// How many parameters it declares: JavaScript's `length` of a function.
    let parameterCount: Int

    init(name: String, parameterCount: Int = 0) {
        self.name = name
        self.parameterCount = parameterCount
    }

    func call(_ arguments: Arguments, in renderer: Renderer) throws(Diagnostic) -> Value { .undefined }
}

/// A function written in Swift.
final class NativeFunctionBody: FunctionBody {
    private let function: NativeFunction

    init(_ function: NativeFunction) {
        self.function = function
        let counts = ["range": 3, "joiner": 1]
        super.init(name: function.name, parameterCount: counts[function.name] ?? 0)
    }

    override func call(_ arguments: Arguments, in renderer: Renderer) throws(Diagnostic) -> Value {
        try function.body(arguments, renderer)
    }
}

extension Heap {
    /// Makes a function value.
    func function(_ body: FunctionBody) -> FunctionRef {
        keep(body)
        let storage = allocate(FunctionRef.Storage.self, count: 1)
        storage.initialize(to: FunctionRef.Storage(body: .passUnretained(body)))
        return FunctionRef(storage: storage)
    }

    /// Makes a function value of a function written in Swift.
    public func function(named name: String, _ body: @escaping NativeFunction.Body) -> FunctionRef {
        function(NativeFunctionBody(NativeFunction(name, body)))
    }
}
