#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// ECMA-262 22.1.3.28 toLowerCase and 22.1.3.30 toUpperCase: Unicode's full case mapping, without a locale.

extension StringRef {
    /// The text in upper case.
    func uppercased(in heap: Heap) -> StringRef {
        guard isASCII else { return mappedCase(in: heap) { scalar, _ in scalar.properties.uppercaseMapping } }
        return mappedASCII(UInt8(ascii: "a")...UInt8(ascii: "z"), in: heap)
    }

    /// The text in lower case.
    func lowercased(in heap: Heap) -> StringRef {
        guard isASCII else {
            return mappedCase(in: heap) { scalar, index in
                scalar == "Σ" && isFinalSigma(at: index) ? "ς" : scalar.properties.lowercaseMapping
            }
        }
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

    private func mappedCase(in heap: Heap, _ map: (Unicode.Scalar, Int) -> String) -> StringRef {
        let bytes = self.bytes
        var mapped: [UInt8] = []
        mapped.reserveCapacity(bytes.count + 8)
        var index = 0
        while index < bytes.count {
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            if let scalar = Unicode.Scalar(codePoint) {
                mapped.append(contentsOf: map(scalar, index).utf8)
            } else {
                mapped.append(contentsOf: bytes[index..<index + length])
            }
            index += length
        }
        return heap.string(mapped)
    }

    /// Unicode 3.13, Final_Sigma: a cased letter comes before, and none after, letters that do not matter aside.
    private func isFinalSigma(at position: Int) -> Bool {
        let bytes = self.bytes
        var isAfterLetter = false
        var index = position
        while index > 0 {
            index -= 1
            while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
            guard let scalar = Unicode.Scalar(decodeCodePoint(bytes, at: index).codePoint) else { break }
            if scalar.properties.isCaseIgnorable { continue }
            isAfterLetter = scalar.properties.isCased
            break
        }
        guard isAfterLetter else { return false }
        index = position + decodeCodePoint(bytes, at: position).length
        while index < bytes.count {
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            guard let scalar = Unicode.Scalar(codePoint) else { return true }
            if !scalar.properties.isCaseIgnorable { return !scalar.properties.isCased }
            index += length
        }
        return true
    }
}
