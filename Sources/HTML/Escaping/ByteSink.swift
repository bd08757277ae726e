/// What text is appended to: an array, or an output buffer of its own kind.
@usableFromInline
package protocol ByteSink {
    /// Appends one byte.
    mutating func append(_ byte: UInt8)
    /// Appends some bytes.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension ByteSink {
    /// Appends a literal's text.
    @inlinable
    package mutating func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends some bytes.
    @inlinable
    package mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }
}

extension Array: ByteSink where Element == UInt8 {
    /// Appends some bytes.
    @inlinable package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { append(contentsOf: bytes) }
}
