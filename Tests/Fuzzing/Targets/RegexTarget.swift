import ECMARegex
import ECMAText
import Localization

extension FuzzTarget {
    /// Regular expressions: the first line is a pattern, the second its flags, and the rest is searched. The matcher of
    /// bytes and that of UTF-16 units find the same.
    static let regex = FuzzTarget(name: "regex") { bytes throws(FuzzViolation) in
        let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        let pattern = units(of: lines[0])
        let flags = lines.count > 1 ? String(decoding: lines[1], as: UTF8.self) : ""
        let text = lines.count > 2 ? lines[2] : lines[0]
        let program: RegexProgram
        do throws(RegexSyntaxError) {
            program = try RegexProgram(pattern: pattern, flags: RegexFlags(flags), unicode: ICUDatabase())
        } catch {
            let text = String(decoding: pattern, as: UTF16.self)
            let range = error.byteRange(in: text)
            try FuzzViolation.unless(range.upperBound <= text.utf8.count, "an error at \(range) is out of place")
            return
        }
        let inUnits = search(program, units(of: text))
        guard text.allSatisfy({ $0 < 0x80 }) else { return }
        try FuzzViolation.unless(search(program, Array(text)) == inUnits, "bytes and units differ")
    }

    /// The UTF-16 units of WTF-8, in which surrogates may stand alone.
    private static func units(of text: ArraySlice<UInt8>) -> [UInt16] {
        text.withUnsafeBufferPointer { text in
            var units: [UInt16] = []
            var index = 0
            while index < text.count {
                let lead = text[index]
                // What is not complete has no code point.
                let length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
                guard length > 0, index + length <= text.count,
                    text[(index + 1)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
                else {
                    units.append(0xFFFD)
                    index += 1
                    continue
                }
                appendCodeUnits(of: min(decodeCodePoint(text, at: index).codePoint, 0x10FFFF), to: &units)
                index += length
            }
            return units
        }
    }

    /// Where matches begin, and what their groups are; nil where they take too many steps.
    private static func search<Unit: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ program: RegexProgram, _ units: [Unit]
    ) -> [[Int32]]? {
        units.withUnsafeBufferPointer { units in
            var matcher = RegexMatcher(program, units, steps: 20_000)
            var matches: [[Int32]] = []
            var start = 0
            while true {
                guard let isMatch = try? matcher.matches(at: start) else { return nil }
                if isMatch { matches.append((0..<2 * (program.groupCount + 1)).map { matcher.registers[$0] }) }
                guard start < units.count else { return matches }
                // A match begins with a character, never within one.
                matcher.skip(&start, isBackward: false)
            }
        }
    }
}
