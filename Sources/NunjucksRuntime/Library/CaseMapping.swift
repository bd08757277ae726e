import ECMAText
import Localization
import POSIX

// ECMA-262 22.1.3.28 toLowerCase and 22.1.3.30 toUpperCase: Unicode's full case mapping, without a locale. ICU does it,
// but for ASCII, which most texts are.

extension StringRef {
    /// The text in upper case.
    func uppercased(in heap: Heap) -> StringRef {
        guard isASCII else { return heap.string(utf16: UnicodeText.upperCase(of: utf16CodeUnits)) }
        return mappedASCII(UInt8(ascii: "a")...UInt8(ascii: "z"), in: heap)
    }

    /// The text in lower case.
    func lowercased(in heap: Heap) -> StringRef {
        guard isASCII else { return heap.string(utf16: UnicodeText.lowerCase(of: utf16CodeUnits)) }
        return mappedASCII(UInt8(ascii: "A")...UInt8(ascii: "Z"), in: heap)
    }

    /// The text in lower case with the first UTF-16 unit in upper case.
    func capitalized(in heap: Heap) -> StringRef {
        let lower = lowercased(in: heap)
        guard let first = lower.bytes.first else { return lower }
        if first < 0x80 {
            guard first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return lower }
            return heap.string(byteCount: lower.byteCount) { memory in
                lower.copyBytes(to: memory)
                memory[0] = first & ~0x20
            }
        }
        // Half of a surrogate pair has no other case.
        guard first < 0xF0, let scalar = Unicode.Scalar(decodeCodePoint(lower.bytes, at: 0).codePoint) else {
            return lower
        }
        let rest = lower.bytes[decodeCodePoint(lower.bytes, at: 0).length...]
        return heap.string(Array(scalar.properties.uppercaseMapping.utf8) + rest)
    }

    @inline(__always)
    func copyBytes(to memory: UnsafeMutablePointer<UInt8>) {
        memcpy(memory, storage.pointee.bytes, byteCount)
    }

    /// The two cases of ASCII differ by one bit.
    private func mappedASCII(_ letters: ClosedRange<UInt8>, in heap: Heap) -> StringRef {
        let bytes = self.bytes
        guard let first = bytes.firstIndex(where: { letters.contains($0) }) else { return self }
        return heap.string(byteCount: bytes.count) { memory in
            memory.update(from: storage.pointee.bytes, count: first)
            for index in first..<bytes.count {
                let byte = bytes[index]
                memory[index] = letters.contains(byte) ? byte ^ 0x20 : byte
            }
        }
    }
}
