import ECMAText
import POSIX

// Positions and searches in text. JavaScript counts UTF-16 units; the bytes are WTF-8. A well-formed text occurs in
// another's bytes exactly where it occurs in its units, because UTF-8 never matches within a character. Only a lone
// surrogate can match half of a character; a search for one takes the slow way, over units.

extension StringRef {
    /// The byte at which a UTF-16 position lies; the one after the character where the position halves one.
    func byteOffset(ofUTF16 position: Int) -> (offset: Int, isExact: Bool) {
        if isASCII { return (position, true) }
        if position >= utf16Count { return (byteCount, true) }
        let bytes = self.bytes
        var units = 0
        var index = 0
        while units < position {
            let byte = bytes[index]
            index += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            units += byte < 0xF0 ? 1 : 2
        }
        return (index, units == position)
    }

    /// The UTF-16 position of a byte that begins a character.
    func utf16Position(ofByte offset: Int) -> Int {
        if isASCII { return offset }
        return utf16Length(bytes[..<offset])
    }

    /// A part of the text, by UTF-16 positions that lie within it.
    func part(_ range: Range<Int>, in heap: Heap) -> StringRef {
        if range.isEmpty { return heap.literal("") }
        if range.count == utf16Count { return self }
        let start = byteOffset(ofUTF16: range.lowerBound)
        let end = byteOffset(ofUTF16: range.upperBound)
        guard start.isExact, end.isExact else { return substring(range, in: heap) }
        return bytePart(start.offset..<end.offset, in: heap)
    }

    /// A part of the text, by bytes that begin characters. It shares the memory of the whole.
    @inline(__always)
    func bytePart(_ range: Range<Int>, in heap: Heap) -> StringRef {
        if range.count == byteCount { return self }
        return heap.string(borrowing: UnsafeBufferPointer(rebasing: bytes[range]))
    }

    /// The UTF-16 unit at a position, or nil where there is none.
    func unit(at position: Int) -> UInt16? {
        guard position >= 0, position < utf16Count else { return nil }
        if isASCII { return UInt16(bytes[position]) }
        let (offset, isExact) = byteOffset(ofUTF16: position)
        if !isExact {
            return decodeCodePoint(bytes, at: offset - 4).codePoint.lowSurrogate
        }
        let codePoint = decodeCodePoint(bytes, at: offset).codePoint
        return codePoint < 0x10000 ? UInt16(codePoint) : codePoint.highSurrogate
    }

    /// The text of the unit at a position, or nil where there is none.
    package func unitText(at position: Int, in heap: Heap) -> StringRef? {
        guard let unit = unit(at: position) else { return nil }
        if isASCII { return bytePart(position..<position + 1, in: heap) }
        return heap.string(utf16: CollectionOfOne(unit))
    }

    /// The first UTF-16 position, at or after one, at which a text occurs (ECMA-262 6.1.4.1 StringIndexOf).
    func firstPosition(of text: StringRef, from start: Int = 0) -> Int? {
        if text.isEmpty { return start <= utf16Count ? start : nil }
        if text.hasLoneSurrogate {
            return NunjucksRuntime.firstIndex(of: text.utf16CodeUnits, in: utf16CodeUnits, from: start)
        }
        guard let offset = firstByte(of: text, from: byteOffset(ofUTF16: start).offset) else { return nil }
        return utf16Position(ofByte: offset)
    }

    /// All UTF-16 positions at which a text occurs, from left to right, none within another occurrence (ECMA-262 22.1.3.20,
    /// step 11); an empty one occurs everywhere.
    func positions(of text: StringRef) -> [Int] {
        if text.isEmpty { return Array(0...utf16Count) }
        var positions: [Int] = []
        if text.hasLoneSurrogate {
            let (units, sought) = (utf16CodeUnits, text.utf16CodeUnits)
            var next = 0
            while let position = NunjucksRuntime.firstIndex(of: sought, in: units, from: next) {
                positions.append(position)
                next = position + sought.count
            }
            return positions
        }
        var (byte, position) = (0, 0)
        while let found = firstByte(of: text, from: byte) {
            position += isASCII ? found - byte : utf16Length(bytes[byte..<found])
            positions.append(position)
            position += text.utf16Count
            byte = found + text.byteCount
        }
        return positions
    }

    /// The first byte, at or after one, at which a well-formed text occurs that is not empty.
    func firstByte(of text: StringRef, from start: Int = 0) -> Int? {
        let bytes = storage.pointee.bytes
        let sought = text.storage.pointee.bytes
        let last = byteCount - text.byteCount
        var index = start
        var work = Self.plainWork(in: self)
        while index <= last {
            guard let found = memchr(bytes + index, Int32(sought[0]), last - index + 1) else { return nil }
            index = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
            if memcmp(bytes + index, sought, text.byteCount) == 0 { return index }
            index += 1
            work -= text.byteCount
            guard work < 0 else { continue }
            return SequenceSearch(count: text.byteCount) { sought[$0] }.first(in: index..<byteCount) { bytes[$0] }
        }
        return nil
    }

    /// How many bytes the plain search may compare before ``SequenceSearch`` takes over, which is slower but linear.
    private static func plainWork(in text: StringRef) -> Int { 4096 + 8 * text.byteCount }

    /// The last UTF-16 position, at or before one, at which a text occurs.
    func lastPosition(of text: StringRef, from start: Int) -> Int? {
        guard text.utf16Count <= utf16Count else { return nil }
        let start = min(max(start, 0), utf16Count - text.utf16Count)
        if !text.hasLoneSurrogate, isASCII || !text.isEmpty {
            let (offset, isExact) = byteOffset(ofUTF16: start)
            // The offset of a position within a character is that of the next character, where no match may begin.
            let end = min(isExact ? offset : offset - 1, byteCount - text.byteCount)
            return lastByte(of: text, from: end).map(utf16Position)
        }
        let units = utf16CodeUnits
        let sought = text.utf16CodeUnits
        if sought.isEmpty { return start }
        let end = start + sought.count
        return SequenceSearch(count: sought.count) { sought[sought.count - 1 - $0] }
            .first(in: 0..<end) { units[end - 1 - $0] }.map { end - $0 - sought.count }
    }

    /// The last byte, at or before one, at which a well-formed text occurs.
    private func lastByte(of text: StringRef, from start: Int) -> Int? {
        let bytes = storage.pointee.bytes
        let sought = text.storage.pointee.bytes
        var index = start
        var work = Self.plainWork(in: self)
        while index >= 0 {
            if memcmp(bytes + index, sought, text.byteCount) == 0 { return index }
            index -= 1
            work -= text.byteCount
            guard work < 0, index >= 0 else { continue }
            let end = index + text.byteCount
            return SequenceSearch(count: text.byteCount) { sought[text.byteCount - 1 - $0] }
                .first(in: 0..<end) { bytes[end - 1 - $0] }.map { end - $0 - text.byteCount }
        }
        return nil
    }

    /// Whether a text stands at a UTF-16 position.
    func has(_ text: StringRef, at position: Int) -> Bool {
        guard position >= 0, position + text.utf16Count <= utf16Count else { return false }
        if text.isEmpty { return true }
        if text.hasLoneSurrogate || hasLoneSurrogate {
            return utf16CodeUnits[position..<position + text.utf16Count].elementsEqual(text.utf16CodeUnits)
        }
        let (offset, isExact) = byteOffset(ofUTF16: position)
        guard isExact, offset + text.byteCount <= byteCount else { return false }
        return memcmp(storage.pointee.bytes + offset, text.storage.pointee.bytes, text.byteCount) == 0
    }

    /// The parts of the text between the places where a text occurs that is not empty, at most so many.
    func parts(separatedBy separator: StringRef, limit: Int = .max, in heap: Heap) -> [Value] {
        var parts: [Value] = []
        if separator.hasLoneSurrogate {
            let units = utf16CodeUnits
            let sought = separator.utf16CodeUnits
            var start = 0
            while parts.count < limit, !heap.isExhausted {
                let end = NunjucksRuntime.firstIndex(of: sought, in: units, from: start)
                parts.append(.string(heap.string(utf16: units[start..<(end ?? units.count)])))
                guard let end else { break }
                start = end + sought.count
            }
            return parts
        }
        var start = 0
        while parts.count < limit, !heap.isExhausted {
            let end = firstByte(of: separator, from: start)
            parts.append(.string(bytePart(start..<(end ?? byteCount), in: heap)))
            guard let end else { break }
            start = end + separator.byteCount
        }
        return parts
    }
}

/// The number of UTF-16 units that some bytes encode.
func utf16Length(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var units = 0
    for byte in bytes {
        if byte & 0xC0 != 0x80 { units += byte < 0xF0 ? 1 : 2 }
    }
    return units
}

private func firstIndex(of sought: [UInt16], in units: [UInt16], from start: Int) -> Int? {
    guard start + sought.count <= units.count else { return nil }
    if sought.isEmpty { return start }
    return SequenceSearch(count: sought.count) { sought[$0] }.first(in: start..<units.count) { units[$0] }
}
