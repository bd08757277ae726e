import POSIX

/// How the keys of objects are compared.
@usableFromInline
package enum JSONKey {
    /// A number that differs for most keys: the length, and the first and last eight bytes.
    @inlinable @inline(__always)
    package static func fingerprint(of key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let count = key.count
        var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        if count >= 8, let start = UnsafeRawPointer(key.baseAddress) {
            hash ^= start.loadUnaligned(as: UInt64.self) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= (hash >> 29) ^ start.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            // Ids of one kind often differ in the middle only.
            hash ^= start.loadUnaligned(fromByteOffset: (count - 8) / 2, as: UInt64.self) &* 0xC4CE_B9FE_1A85_EC53
        } else {
            var word: UInt64 = 0
            for byte in key { word = word << 8 | UInt64(byte) }
            hash ^= word &* 0xFF51_AFD7_ED55_8CCD
        }
        hash ^= hash >> 32
        hash = hash &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ (hash >> 29)
    }

    @inlinable @inline(__always)
    package static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        guard let first = left.baseAddress, let second = right.baseAddress else { return true }
        return memcmp(first, second, left.count) == 0
    }
}
