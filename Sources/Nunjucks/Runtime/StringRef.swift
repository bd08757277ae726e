#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A string value: immutable text in a ``Heap``.
///
/// The bytes are WTF-8: UTF-8, in which a surrogate that stands alone is kept as the three bytes UTF-8 would give its
/// code point, because JavaScript's strings can hold one (`"😀".slice(0, 1)`). A lone surrogate is printed as U+FFFD.
public struct StringRef: BitwiseCopyable, @unchecked Sendable {
    struct Storage: BitwiseCopyable {
        var bytes: UnsafePointer<UInt8>
        var byteCount: Int32
        var utf16Count: Int32
        var hash: UInt32
        var traits: Traits
    }

    /// What is known of a string's bytes from the scan that made it.
    struct Traits: OptionSet, BitwiseCopyable {
        let rawValue: UInt32
        /// Every byte is ASCII, so that UTF-16 positions are byte positions.
        static let ascii = Traits(rawValue: 1)
        /// None of `& < > " '` and backtick occurs, so that every kind of escaping leaves the string as it is.
        static let plain = Traits(rawValue: 2)
        /// A lone surrogate occurs.
        static let loneSurrogate = Traits(rawValue: 4)
    }

    let storage: UnsafePointer<Storage>

    @inline(__always) init(storage: UnsafePointer<Storage>) { self.storage = storage }

    /// The UTF-8 (strictly, WTF-8) bytes.
    @inline(__always) public var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: storage.pointee.bytes, count: Int(storage.pointee.byteCount))
    }

    /// The length in bytes.
    @inline(__always) public var byteCount: Int { Int(storage.pointee.byteCount) }

    /// The length in UTF-16 code units: JavaScript's `length`.
    @inline(__always) public var utf16Count: Int { Int(storage.pointee.utf16Count) }

    /// Whether the string has no characters.
    @inline(__always) public var isEmpty: Bool { storage.pointee.byteCount == 0 }

    /// Whether every character is ASCII.
    @inline(__always) public var isASCII: Bool { storage.pointee.traits.contains(.ascii) }

    /// Whether escaping for HTML would change nothing.
    @inline(__always) var isPlain: Bool { storage.pointee.traits.contains(.plain) }

    @inline(__always) var hasLoneSurrogate: Bool { storage.pointee.traits.contains(.loneSurrogate) }

    @inline(__always) var hash: UInt32 { storage.pointee.hash }

    /// The text as a Swift string, lone surrogates replaced by U+FFFD.
    public var string: String {
        if hasLoneSurrogate {
            var sink: [UInt8] = []
            appendScalarValues(to: &sink)
            return String(decoding: sink, as: UTF8.self)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func appendScalarValues(to sink: inout [UInt8]) {
        var index = 0
        let bytes = self.bytes
        while index < bytes.count {
            if bytes[index] == 0xED, index + 2 < bytes.count, bytes[index + 1] >= 0xA0 {
                sink.append(contentsOf: [0xEF, 0xBF, 0xBD])
                index += 3
            } else {
                sink.append(bytes[index])
                index += 1
            }
        }
    }

    /// Whether two strings have the same code units.
    @inline(__always) public static func == (left: StringRef, right: StringRef) -> Bool {
        if left.storage == right.storage { return true }
        let count = left.storage.pointee.byteCount
        if count != right.storage.pointee.byteCount || left.storage.pointee.hash != right.storage.pointee.hash {
            return false
        }
        return memcmp(left.storage.pointee.bytes, right.storage.pointee.bytes, Int(count)) == 0
    }

    /// Whether the string has just these characters.
    public static func == (left: StringRef, right: StaticString) -> Bool {
        left.byteCount == right.utf8CodeUnitCount
            && memcmp(left.storage.pointee.bytes, right.utf8Start, right.utf8CodeUnitCount) == 0
    }
}

extension Heap {
    /// Makes a string of bytes that the caller guarantees to outlive the heap, without copying them.
    func string(borrowing bytes: UnsafeBufferPointer<UInt8>) -> StringRef {
        let storage = allocate(StringRef.Storage.self, count: 1)
        storage.initialize(to: describe(bytes))
        return StringRef(storage: storage)
    }

    /// Makes a string of its own that shares another one's bytes.
    func alias(of string: StringRef) -> StringRef {
        let storage = allocate(StringRef.Storage.self, count: 1)
        storage.initialize(to: string.storage.pointee)
        return StringRef(storage: storage)
    }

    /// Makes a string of a copy of the bytes, which are UTF-8 or WTF-8.
    public func string(_ bytes: UnsafeBufferPointer<UInt8>) -> StringRef {
        let copy = allocate(byteCount: max(bytes.count, 1)).assumingMemoryBound(to: UInt8.self)
        if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
        return string(borrowing: UnsafeBufferPointer(start: copy, count: bytes.count))
    }

    /// Makes a string of a copy of the bytes, which are UTF-8 or WTF-8.
    public func string(_ bytes: [UInt8]) -> StringRef {
        bytes.withUnsafeBufferPointer { string($0) }
    }

    /// Makes a string of a copy of a part of some bytes.
    public func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> StringRef {
        string(UnsafeBufferPointer(rebasing: bytes))
    }

    /// Makes a string of a Swift string's text.
    public func string(_ text: some StringProtocol) -> StringRef {
        var text = String(text)
        return text.withUTF8 { string($0) }
    }

    /// Makes a string of a literal's text, which is not copied.
    public func literal(_ literal: StaticString) -> StringRef {
        string(borrowing: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private func describe(_ bytes: UnsafeBufferPointer<UInt8>) -> StringRef.Storage {
        precondition(bytes.count <= Int32.max, "a string of more than 2 GiB")
        var traits: StringRef.Traits = [.ascii, .plain]
        var hash: UInt32 = 0x811C_9DC5
        var utf16Count = 0
        var previous: UInt8 = 0
        for byte in bytes {
            // FNV-1a: short keys are what is looked up, and for them it is hard to beat.
            hash = (hash ^ UInt32(byte)) &* 0x0100_0193
            let kind = byteKinds[Int(byte)]
            if kind != 0 {
                if kind & ByteKind.special != 0 { traits.remove(.plain) }
                if kind & ByteKind.nonASCII != 0 { traits.remove(.ascii) }
                if kind & ByteKind.fourByteLead != 0 { utf16Count += 1 }
                if kind & ByteKind.continuation != 0 {
                    utf16Count -= 1
                    if previous == 0xED, byte >= 0xA0 { traits.insert(.loneSurrogate) }
                }
            }
            utf16Count += 1
            previous = byte
        }
        return StringRef.Storage(
            bytes: bytes.baseAddress ?? emptyBytes, byteCount: Int32(bytes.count), utf16Count: Int32(utf16Count),
            hash: hash, traits: traits)
    }
}

private nonisolated(unsafe) let emptyBytes = UnsafePointer<UInt8>(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

enum ByteKind {
    static let special: UInt8 = 1
    static let nonASCII: UInt8 = 2
    static let continuation: UInt8 = 4
    static let fourByteLead: UInt8 = 8
}

/// What each byte means to the scan of a new string.
private nonisolated(unsafe) let byteKinds: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in 0..<256 {
        var kind: UInt8 = 0
        switch UInt8(byte) {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "`"):
            kind = ByteKind.special
        case 0x80...0xBF: kind = ByteKind.nonASCII | ByteKind.continuation
        case 0xC0...0xEF: kind = ByteKind.nonASCII
        case 0xF0...0xFF: kind = ByteKind.nonASCII | ByteKind.fourByteLead
        default: break
        }
        table[byte] = kind
    }
    return UnsafePointer(table)
}()
