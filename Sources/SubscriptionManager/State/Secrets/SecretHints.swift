import JSON

/// Which blocks of a text have a character without which no string without escapes can hold a secret.
///
/// A State has thousands of strings, and few of them are URLs with a query.
struct SecretHints {
    private static let blockSize = 256

    private let blocks: [Bool]

    init(_ text: [UInt8]) {
        blocks = text.withUnsafeBytes { text in
            stride(from: 0, to: text.count, by: Self.blockSize).map { start in
                Self.hasMark(UnsafeRawBufferPointer(rebasing: text[start..<min(start + Self.blockSize, text.count)]))
            }
        }
    }

    /// Whether some bytes have `=` or `%` among them, eight bytes at a time.
    private static func hasMark(_ block: UnsafeRawBufferPointer) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var marks: UInt64 = 0
        var offset = 0
        while offset + 8 <= block.count {
            let word = block.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            // A byte that is 0 gets its highest bit set by the subtraction.
            let equals = word ^ (ones &* UInt64(UInt8(ascii: "=")))
            let percent = word ^ (ones &* UInt64(UInt8(ascii: "%")))
            marks |= (equals &- ones) & ~equals | (percent &- ones) & ~percent
            offset += 8
        }
        return marks & (ones << 7) != 0
            || block[offset...].contains { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "%") }
    }

    /// Whether a string can hold a secret; it may all the same have none of the characters.
    func mayHold(_ node: JSONNode) -> Bool {
        var block = Int(node.start) / Self.blockSize
        let last = (Int(node.end) - 1) / Self.blockSize
        while block <= last {
            if blocks[block] { return true }
            block += 1
        }
        return false
    }
}
