import ECMAText

/// A text that was decoded, perhaps several times, and knows where each of its bytes stands in the source.
struct MappedText {
    /// The bytes.
    private(set) var bytes: [UInt8] = []
    /// Where each byte stands in the source, and where the text ends there.
    private var offsets: [Int] = []

    /// A part of a source as it stands there.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from range: Range<Int>) {
        self.bytes = Array(bytes[range])
        offsets = Array(range.lowerBound...range.upperBound)
    }

    private init(end: Int) { offsets = [end] }

    /// A part of the text.
    func slice(_ range: Range<Int>) -> MappedText {
        var result = MappedText(end: offsets[range.upperBound])
        result.bytes = Array(bytes[range])
        result.offsets = Array(offsets[range.lowerBound...range.upperBound])
        return result
    }

    /// The range of the source from which a range of the text comes.
    func source(of range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

    private mutating func append(_ codePoint: UInt32, at offset: Int) {
        let before = bytes.count
        appendCodePoint(codePoint, to: &bytes)
        offsets.insert(contentsOf: repeatElement(offset, count: bytes.count - before), at: offsets.count - 1)
    }

    private mutating func append(_ byte: UInt8, at offset: Int) {
        bytes.append(byte)
        offsets.insert(offset, at: offsets.count - 1)
    }

    /// What a string of JSON stands for, of which this is the text between the quotes.
    func unescaped() -> MappedText { unescaped(bytes.indices) }

    /// What a string of JSON stands for whose quotes surround a range.
    func unescaped(_ range: Range<Int>) -> MappedText {
        var result = MappedText(end: offsets[range.upperBound])
        var index = range.lowerBound
        while index < range.upperBound {
            let start = offsets[index]
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound else {
                result.append(bytes[index], at: start)
                index += 1
                continue
            }
            let escape = bytes[index + 1]
            index += 2
            switch escape {
            case UInt8(ascii: "b"): result.append(0x08 as UInt8, at: start)
            case UInt8(ascii: "f"): result.append(0x0C as UInt8, at: start)
            case UInt8(ascii: "n"): result.append(0x0A as UInt8, at: start)
            case UInt8(ascii: "r"): result.append(0x0D as UInt8, at: start)
            case UInt8(ascii: "t"): result.append(0x09 as UInt8, at: start)
            case UInt8(ascii: "u"):
                let digits = bytes[index..<min(index + 4, range.upperBound)]
                // Halves of a pair stay halves: what is looked for is ASCII.
                result.append(digits.reduce(0) { $0 << 4 | UInt32($1.hexadecimalValue ?? 0) }, at: start)
                index += digits.count
            default: result.append(escape, at: start)
            }
        }
        return result
    }

    /// The text with `%XX` decoded (RFC 3986, section 2.1); nil where it has none.
    func percentDecoded() -> MappedText? {
        var result = MappedText(end: offsets[bytes.count])
        var index = 0
        var changed = false
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue
            {
                result.append(high << 4 | low, at: offsets[index])
                index += 3
                changed = true
            } else {
                result.append(bytes[index], at: offsets[index])
                index += 1
            }
        }
        return changed ? result : nil
    }
}
