/// The arguments of a filter, a test or a function; for a filter and a test the first one is the value they apply to.
public struct Arguments {
    let values: UnsafeBufferPointer<Value>

    /// How many arguments were passed.
    @inline(__always) public var count: Int { values.count }

    /// An argument, or undefined where there are not so many.
    @inline(__always) public subscript(index: Int) -> Value { index < values.count ? values[index] : .undefined }

    /// The keyword arguments: the last argument, where that is an object.
    public var keywords: ObjectRef? {
        guard values.count > 0, case .object(let object) = values[values.count - 1] else { return nil }
        return object
    }

    /// The arguments after the first.
    public var rest: Arguments { dropFirst(1) }

    /// The arguments after the first few.
    public func dropFirst(_ number: Int) -> Arguments {
        Arguments(values: UnsafeBufferPointer(rebasing: values[min(number, values.count)...]))
    }
}

/// A filter, a test or a function, written in Swift.
///
/// It gets its arguments and the renderer: the heap for the values it makes, the coercions, and a way to report what is
/// wrong. What it throws stops the rendering.
public struct NativeFunction: Sendable {
    /// What it does.
    public typealias Body = @Sendable (Arguments, Renderer) throws(Diagnostic) -> Value

    /// The name by which templates call it.
    public let name: String
    // As the field of a structure: a closure that stands in a collection itself is called through thunks.
    let body: Body

    /// Makes a function.
    public init(_ name: String, _ body: @escaping Body) {
        self.name = name
        self.body = body
    }
}
