/// The arguments of a filter, a test or a function; for a filter and a test the first one is the value they apply to.
@usableFromInline
package struct Arguments {
    @usableFromInline package let values: UnsafeBufferPointer<Value>

    /// How many arguments were passed.
    @inlinable @inline(__always) package var count: Int { values.count }

    /// An argument, or undefined where there are not so many.
    @inlinable @inline(__always) package subscript(index: Int) -> Value {
        index < values.count ? values[index] : .undefined
    }

    /// The keyword arguments: the last argument, where that is an object.
    package var keywords: ObjectRef? {
        guard values.count > 0, case .object(let object) = values[values.count - 1] else { return nil }
        return object
    }

    /// The arguments after the first.
    package var rest: Arguments { dropFirst(1) }

    /// The arguments after the first few.
    package func dropFirst(_ number: Int) -> Arguments {
        Arguments(values: UnsafeBufferPointer(rebasing: values[min(number, values.count)...]))
    }
}
