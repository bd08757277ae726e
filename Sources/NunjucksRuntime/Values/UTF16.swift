import ECMAText

// JavaScript's strings are sequences of UTF-16 code units; ours are WTF-8. Here one becomes the other.

extension StringRef {
    /// The UTF-16 code units.
    var utf16CodeUnits: [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(utf16Count)
        forEachCodePoint { appendCodeUnits(of: $0, to: &units) }
        return units
    }

    /// Calls `body` with each code point, lone surrogates included.
    func forEachCodePoint(_ body: (UInt32) -> Void) {
        let bytes = self.bytes
        var index = 0
        while index < bytes.count {
            let (codePoint, length) = decodeCodePoint(bytes, at: index)
            body(codePoint)
            index += length
        }
    }

    /// A part of the string, by UTF-16 positions that lie within it, in the middle of surrogate pairs too.
    func substring(_ range: Range<Int>, in heap: Heap) -> StringRef { heap.string(utf16: utf16CodeUnits[range]) }
}

extension Heap {
    /// Makes a string of UTF-16 code units, of which surrogates may stand alone.
    func string(utf16 units: some Collection<UInt16>) -> StringRef {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(units.count)
        appendCodeUnits(units, to: &bytes)
        return string(bytes)
    }
}
