internal import ECMAText

/// A template's source with a placeholder for each value.
///
/// A placeholder is a private character, the value's position in decimal digits, and the same character again. To
/// CommonMark a private character is neither white space nor punctuation, so the whole reads as a word: it begins no
/// block, ends no line, and stands beside `*` and `_` as a letter does. The character is one that the author's own text
/// has nowhere, neither as itself nor as a numeric reference such as `&#xE000;`: only a placeholder looks like one.
struct Placeholders {
    /// The source in which the placeholders stand.
    let source: [UInt8]

    /// The UTF-8 of the private character, and a NUL that makes it a C string.
    let mark: [CChar]

    /// What stands for values, in the order of the source.
    private let insertions: [Range<Int>]

    /// Makes the source of a template; `nil` for a template that has no values.
    init?(for template: MarkdownTemplate) throws(MarkdownError) {
        guard !template.valueRanges.isEmpty else { return nil }
        let mark = try Self.freeMark(in: template)
        let gaps = template.sourceRanges
        var source: [UInt8] = []
        var insertions: [Range<Int>] = []
        source.reserveCapacity(template.bytes.count + template.valueRanges.count * 10)
        for (position, range) in template.valueRanges.enumerated() {
            source.append(contentsOf: template.bytes[gaps[position]])
            let value = template.bytes[range]
            let following = template.bytes[gaps[position + 1]]
            let start = source.count
            if !template.markupValues.contains(position),
                Self.isItemNumber(value, after: source, before: following, isLast: position + 2 == gaps.count)
            {
                source.append(contentsOf: value)
            } else {
                source.append(contentsOf: mark)
                source.append(contentsOf: String(position).utf8)
                source.append(contentsOf: mark)
            }
            insertions.append(start..<source.count)
        }
        source.append(contentsOf: template.bytes[gaps[gaps.count - 1]])
        self.source = source
        self.insertions = insertions
        self.mark = mark.map(CChar.init(bitPattern:)) + [0]
    }

    /// Where something of the source stands in the author's text, the values left out.
    func rangeInText(of range: Range<Int>) -> Range<Int> {
        func offset(_ position: Int) -> Int {
            position
                - insertions.lazy.filter { $0.lowerBound < position }.map {
                    min($0.upperBound, position) - $0.lowerBound
                }
                .reduce(0, +)
        }
        return offset(range.lowerBound)..<offset(range.upperBound)
    }

    /// Whether a value numbers a list item: `\(position). Coffee` at the start of a line.
    private static func isItemNumber(
        _ value: ArraySlice<UInt8>, after source: [UInt8], before following: ArraySlice<UInt8>, isLast: Bool
    ) -> Bool {
        guard (1...9).contains(value.count), value.allSatisfy(\.isASCIIDigit),
            let delimiter = following.first, delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")")
        else { return false }
        // White space must follow the delimiter, and be the author's: to CommonMark a value is none.
        let afterDelimiter = following.dropFirst().first
        guard afterDelimiter.map({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) ?? isLast else { return false }
        for byte in source.reversed() {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"),
                UInt8(ascii: "*"):
                continue
            default: return false
            }
        }
        return true
    }

    /// The UTF-8 of the first character from U+E000 to U+EFFF that the author's text does not use.
    private static func freeMark(in template: MarkdownTemplate) throws(MarkdownError) -> [UInt8] {
        var isTaken = [Bool](repeating: false, count: 0x1000)
        for range in template.sourceRanges { markTaken(&isTaken, in: template.bytes[range]) }
        guard let free = isTaken.firstIndex(of: false) else { throw .noPlaceholderLeft }
        return [0xEE, 0x80 | UInt8(free >> 6), 0x80 | UInt8(free & 0x3F)]
    }

    private static func markTaken(_ isTaken: inout [Bool], in text: ArraySlice<UInt8>) {
        for (index, byte) in zip(text.indices, text) {
            if byte == 0xEE, let second = text[index...].dropFirst().first,
                let third = text[index...].dropFirst(2).first
            {
                isTaken[Int(second & 0x3F) << 6 | Int(third & 0x3F)] = true
            } else if byte == UInt8(ascii: "&"), text[index...].dropFirst().first == UInt8(ascii: "#"),
                let code = numericReference(text[index...].dropFirst(2)), (0xE000...0xEFFF).contains(code)
            {
                isTaken[code - 0xE000] = true
            }
        }
    }

    /// The code that `x41;…` or `65;…` begins with (CommonMark 2.5, numeric character references).
    private static func numericReference(_ text: ArraySlice<UInt8>) -> Int? {
        let isHexadecimal = text.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let digits = text.dropFirst(isHexadecimal ? 1 : 0).prefix(7).prefix {
            isHexadecimal ? $0.hexadecimalValue != nil : $0.isASCIIDigit
        }
        return Int(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    }
}
