/// The hash by which texts that come from outside are looked up in tables.
///
/// Each eight bytes are mixed in by a multiplication with a number that is secret, and another one in each process: nobody can
/// write many keys that have the same hash, and make a table as slow as a list. Nothing may depend on the order of hashes.
public enum KeyedHash {
    @usableFromInline
    package struct Key: Sendable {
        @usableFromInline let start = UInt64.random(in: .min ... .max)
        @usableFromInline let factor = UInt64.random(in: 1 << 63 ... .max) | 1
    }

    @usableFromInline
    package static let key = Key()

    /// The hash of some bytes; the same for the same bytes, as long as the process runs.
    @inlinable @inline(__always)
    public static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let count = bytes.count
        guard let start = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
        let key = key
        var hash = UInt64(truncatingIfNeeded: count) ^ key.start
        func mix(_ word: UInt64) {
            let (high, low) = (hash ^ word).multipliedFullWidth(by: key.factor)
            hash = high ^ low
        }
        func load<Word: BitwiseCopyable>(_ offset: Int, as type: Word.Type) -> Word {
            start.loadUnaligned(fromByteOffset: offset, as: type)
        }
        if count >= 8 {
            // The last word may overlap the one before.
            for offset in stride(from: 0, to: count - 8, by: 8) { mix(load(offset, as: UInt64.self)) }
            mix(load(count - 8, as: UInt64.self))
        } else if count >= 4 {
            mix(UInt64(load(0, as: UInt32.self)) << 32 | UInt64(load(count - 4, as: UInt32.self)))
        } else if count > 0 {
            mix(UInt64(bytes[0]) << 16 | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]))
        }
        return hash ^ hash >> 32
    }
}
