extension UnsafeBufferPointer<UInt8> {
    /// Where some bytes stand for the first time, as an offset.
    package func firstOffset(of part: UnsafeBufferPointer<UInt8>) -> Int? {
        guard count >= part.count else { return nil }
        return (0...count - part.count).first { has(part, at: $0) }
    }

    /// Where some bytes stand for the last time, as an offset.
    package func lastOffset(of part: UnsafeBufferPointer<UInt8>) -> Int? {
        guard count >= part.count else { return nil }
        return (0...count - part.count).last { has(part, at: $0) }
    }

    private func has(_ part: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard let first = part.first else { return true }
        return self[offset] == first && self[offset..<offset + part.count].elementsEqual(part)
    }
}

// The standard library has the same for all collections, at ten times the price.

extension ArraySlice<UInt8> {
    /// The first place at which some bytes stand.
    package func firstRange(ofBytes part: [UInt8]) -> Range<Int>? {
        range(part) { $0.firstOffset(of: $1) }
    }

    /// The last place at which some bytes stand.
    package func lastRange(ofBytes part: [UInt8]) -> Range<Int>? {
        range(part) { $0.lastOffset(of: $1) }
    }

    private func range(
        _ part: [UInt8], _ search: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int?
    ) -> Range<Int>? {
        withUnsafeBufferPointer { bytes in part.withUnsafeBufferPointer { search(bytes, $0) } }
            .map { startIndex + $0..<startIndex + $0 + part.count }
    }
}

extension String {
    /// Whether a text stands in it, byte for byte: many times as fast as `contains`, which compares characters.
    package func has(_ part: String) -> Bool {
        var (text, part) = (self, part)
        return text.withUTF8 { text in part.withUTF8 { text.firstOffset(of: $0) != nil } }
    }
}
