import ECMAText
import HTML
import POSIX

/// A string value: immutable text in a ``Heap``.
///
/// The bytes are WTF-8: UTF-8, in which a surrogate that stands alone is kept as the three bytes UTF-8 would give its
/// code point, because JavaScript's strings can hold one (`"😀".slice(0, 1)`). A lone surrogate is printed as U+FFFD.
///
/// Sendable because nothing of it is written after it is made.
@usableFromInline
package struct StringRef: BitwiseCopyable, @unchecked Sendable {
    @usableFromInline package struct Storage: BitwiseCopyable {
        @usableFromInline package var bytes: UnsafePointer<UInt8>
        @usableFromInline package var byteCount: Int32
        @usableFromInline package var utf16Count: Int32
        @usableFromInline package var hash: UInt32
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
        /// A template wrote it as HTML, in which values are escaped for their places.
        static let authored = Traits(rawValue: 8)
    }

    @usableFromInline package let storage: UnsafePointer<Storage>

    @inline(__always) init(storage: UnsafePointer<Storage>) { self.storage = storage }

    /// The UTF-8 (strictly, WTF-8) bytes.
    @inlinable @inline(__always) package var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: storage.pointee.bytes, count: Int(storage.pointee.byteCount))
    }

    /// The length in bytes.
    @inlinable @inline(__always) package var byteCount: Int { Int(storage.pointee.byteCount) }

    /// The length in UTF-16 code units: JavaScript's `length`.
    @inlinable @inline(__always) package var utf16Count: Int { Int(storage.pointee.utf16Count) }

    /// Whether the string has no characters.
    @inlinable @inline(__always) package var isEmpty: Bool { storage.pointee.byteCount == 0 }

    /// Whether every character is ASCII.
    @inline(__always) package var isASCII: Bool { storage.pointee.traits.contains(.ascii) }

    /// Whether escaping for HTML would change nothing.
    @inline(__always) var isPlain: Bool { storage.pointee.traits.contains(.plain) }

    @inline(__always) var hasLoneSurrogate: Bool { storage.pointee.traits.contains(.loneSurrogate) }

    /// Whether a template wrote the text as HTML, in which values are escaped for their places. What filters make of such
    /// a text is another text, of which that is not known.
    @inline(__always) package var isAuthored: Bool { storage.pointee.traits.contains(.authored) }

    /// The hash of the text; the same for the same text.
    @inlinable @inline(__always) package var hash: UInt32 { storage.pointee.hash }

    /// Where the string lies: the same for the same string, but not for every string of the same text.
    package var identity: UnsafeRawPointer { UnsafeRawPointer(storage) }

    /// The text as a Swift string, lone surrogates replaced by U+FFFD.
    package var string: String {
        hasLoneSurrogate ? decodedString(bytes) : String(decoding: bytes, as: UTF8.self)
    }

    /// Whether two strings have the same code units.
    @inlinable @inline(__always) package static func == (left: StringRef, right: StringRef) -> Bool {
        if left.storage == right.storage { return true }
        let count = left.storage.pointee.byteCount
        if count != right.storage.pointee.byteCount || left.storage.pointee.hash != right.storage.pointee.hash {
            return false
        }
        return memcmp(left.storage.pointee.bytes, right.storage.pointee.bytes, Int(count)) == 0
    }

    /// Whether the string has just these characters.
    package static func == (left: StringRef, right: StaticString) -> Bool {
        left.byteCount == right.utf8CodeUnitCount
            && memcmp(left.storage.pointee.bytes, right.utf8Start, right.utf8CodeUnitCount) == 0
    }
}

/// A text as the key of a dictionary.
struct StringKey: Hashable {
    private let text: StringRef

    init(_ text: StringRef) { self.text = text }

    static func == (left: StringKey, right: StringKey) -> Bool { left.text == right.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text.hash) }
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

    /// Makes trusted text of HTML that a template wrote, in which values are escaped for their places.
    package func authored(_ html: StringRef) -> Value {
        let storage = allocate(StringRef.Storage.self, count: 1)
        storage.initialize(to: html.storage.pointee)
        storage.pointee.traits.insert(.authored)
        return .safe(StringRef(storage: storage))
    }

    /// Makes a string of a copy of the bytes, which are UTF-8 or WTF-8.
    package func string(_ bytes: UnsafeBufferPointer<UInt8>) -> StringRef {
        if bytes.count > Limits.textBytes { exhaust() }
        let copy = allocate(byteCount: max(bytes.count, 1)).assumingMemoryBound(to: UInt8.self)
        if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
        return string(borrowing: UnsafeBufferPointer(start: copy, count: bytes.count))
    }

    /// Makes a string of a copy of the bytes, which are UTF-8 or WTF-8.
    package func string(_ bytes: [UInt8]) -> StringRef {
        bytes.withUnsafeBufferPointer { string($0) }
    }

    /// Makes a string of a copy of a part of some bytes.
    package func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> StringRef {
        string(UnsafeBufferPointer(rebasing: bytes))
    }

    /// Makes a string of a Swift string's text.
    package func string(_ text: some StringProtocol) -> StringRef {
        var text = String(text)
        return text.withUTF8 { string($0) }
    }

    /// Makes a string of a literal's text, which is not copied.
    package func literal(_ literal: StaticString) -> StringRef {
        string(borrowing: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private func describe(_ bytes: UnsafeBufferPointer<UInt8>) -> StringRef.Storage {
        precondition(bytes.count <= Int32.max, "a string of more than 2 GiB")
        let kindOfByte = byteKinds
        var kinds: UInt8 = 0
        for byte in bytes { kinds |= kindOfByte[Int(byte)] }
        var traits: StringRef.Traits = []
        var utf16Count = bytes.count
        if kinds & ByteKind.special == 0 { traits.insert(.plain) }
        if kinds & ByteKind.nonASCII == 0 {
            traits.insert(.ascii)
        } else {
            utf16Count = StringRef.countUTF16(bytes)
            if StringRef.findsLoneSurrogate(bytes) { traits.insert(.loneSurrogate) }
        }
        return StringRef.Storage(
            bytes: bytes.baseAddress ?? emptyBytes, byteCount: Int32(bytes.count), utf16Count: Int32(utf16Count),
            hash: StringRef.hash(of: bytes), traits: traits)
    }
}

extension StringRef {
    /// The hash by which a string is looked up.
    static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: KeyedHash.hash(of: bytes))
    }

    /// A character of four bytes is two units, any other one.
    fileprivate static func countUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in bytes {
            if byte & 0xC0 != 0x80 { count += 1 }
            if byte >= 0xF0 { count += 1 }
        }
        return count
    }

    fileprivate static func findsLoneSurrogate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.indices.dropLast().contains { bytes[$0] == 0xED && bytes[$0 + 1] >= 0xA0 }
    }
}

/// Where the bytes of an empty string are; it is never read or written.
private nonisolated(unsafe) let emptyBytes = UnsafePointer<UInt8>(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

private enum ByteKind {
    static let special: UInt8 = 1
    static let nonASCII: UInt8 = 2
}

/// What each byte means to the scan of a new string; never written after it is made.
private nonisolated(unsafe) let byteKinds: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in 0..<256 {
        var kind: UInt8 = 0
        if CharacterEscapes.nunjucks.contains(UInt8(byte)) || byte == UInt8(ascii: "`") { kind = ByteKind.special }
        if byte >= 0x80 { kind = ByteKind.nonASCII }
        table[byte] = kind
    }
    return UnsafePointer(table)
}()
