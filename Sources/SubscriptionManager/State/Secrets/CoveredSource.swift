import Diagnostics
import ECMAText
import JSON

/// A fixture's text as messages may show it: dots stand for the characters of secrets, so that lines and columns stay.
struct CoveredSource {
    private let original: Source
    private let covered: Source

    /// The text of a fixture in which ranges of bytes are covered.
    init(_ source: Source, covering ranges: [Range<Int>]) {
        original = source
        guard !ranges.isEmpty else {
            covered = source
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.bytes.count + ranges.count * 64)
        var copied = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > copied {
            let start = max(range.lowerBound, copied)
            bytes += source.bytes[copied..<start]
            for byte in source.bytes[start..<range.upperBound] where byte & 0xC0 != 0x80 { bytes += Self.dot }
            copied = range.upperBound
        }
        bytes += source.bytes[copied...]
        covered = Source(name: source.name, text: String(decoding: bytes, as: UTF8.self))
    }

    /// The text of a fixture that cannot be read: of what stands in it, only the keys of the schema are shown.
    ///
    /// Where strings begin and end cannot be trusted there, so that a secret may be anywhere else.
    init(unreadable source: Source, schema: StateSchema) {
        var ranges: [Range<Int>] = []
        let bytes = source.bytes
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let end = Self.stringEnd(in: bytes, from: index + 1)
                let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: "\"")
                if !isClosed || !Self.isKey(bytes, index + 1..<end, followedAt: end + 1, schema) {
                    ranges.append(index + 1..<end)
                }
                index = isClosed ? end + 1 : end
            } else if byte.isWordCharacter || byte == UInt8(ascii: "$") {
                let end = bytes[index...].firstIndex { !$0.isWordCharacter && $0 != UInt8(ascii: "$") } ?? bytes.count
                if !Self.isKey(bytes, index..<end, followedAt: end, schema) { ranges.append(index..<end) }
                index = end
            } else {
                if !" \t\r\n{}[]:,".utf8.contains(byte) { ranges.append(index..<index + 1) }
                index += 1
            }
        }
        self.init(source, covering: ranges)
    }

    private static let dot = Array("•".utf8)

    /// Where the string ends that begins at an offset: at its closing quote, or with its line.
    private static func stringEnd(in bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != 0x0A, bytes[end] != 0x0D {
            if bytes[end] == UInt8(ascii: "\\"), end + 1 < bytes.count, bytes[end + 1] != 0x0A, bytes[end + 1] != 0x0D {
                end += 1
            }
            end += 1
        }
        return end
    }

    /// Whether a range holds the name of a field that the schema declares, with a colon after it.
    private static func isKey(
        _ bytes: [UInt8], _ range: Range<Int>, followedAt end: Int, _ schema: StateSchema
    ) -> Bool {
        let next = bytes[min(end, bytes.count)...].first { $0 != 0x20 && $0 != 0x09 }
        guard next == UInt8(ascii: ":") else { return false }
        let name = String(decoding: bytes[range], as: UTF8.self)
        return name == Fixture.descriptionKey || FixtureDescription.keys.contains(name)
            || schema.objects.contains { $0.field(named: name) != nil }
    }

    /// The place of a range of bytes of the original text.
    func place(of span: Span) -> Diagnostic.Place {
        var place = Diagnostic.Place(Span(offset(Int(span.start))..<offset(Int(span.end))), in: covered)
        place.span = span
        return place
    }

    /// The text of a line.
    func line(_ number: Int) -> String { covered.line(number) }

    private func offset(_ offset: Int) -> Int {
        let position = original.position(of: offset)
        return covered.offset(line: position.line, column: position.column) ?? covered.bytes.count
    }
}
