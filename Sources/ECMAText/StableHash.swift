/// A hash that is the same in every process and on every machine: FNV-1a, 64 bits. It is not safe against keys that are
/// chosen to collide.
package struct StableHash {
    /// The hash of the bytes so far.
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Begins without any bytes.
    package init() {}

    /// Adds a byte.
    package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
