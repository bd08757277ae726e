import Diagnostics
import ECMARegex
import NunjucksSyntax
import TestSupport
import Testing

@testable import NunjucksRuntime

/// Our engine against JavaScript's: `Tests/Cases/regex`, whose lines `Tests/Scripts/regex/expect.js` describes.
@Suite("Regular expressions")
struct RegexCaseTests {
    /// A pattern with its flags and a text, and what JavaScript makes of them.
    struct RegexCase: LineCase {
        var line: CaseLine
        var expected: String
    }

    static let cases = zip(CaseLine.lines(of: "regex/cases.jsonl"), CaseLine.lines(of: "regex/expected.jsonl"))
        .map { RegexCase(line: $0, expected: $1.text) }

    @Test("a regular expression matches what it matches in JavaScript", arguments: cases.selectedChunks)
    func match(_ lines: LineChunk<RegexCase>) {
        let heap = Heap()
        lines.expect { testCase in
            let given = JSONLine.strings(of: testCase.line.text)
            let outcome = RegexOutcome(pattern: given[0], flags: given[1], text: given[2], heap).line
            return difference(from: testCase.expected, to: outcome).map { "\(testCase.line.text)\n\($0)" }
        }
    }

    @Test("every line has an expectation")
    func counts() {
        #expect(Self.cases.count > 9000)
        #expect(CaseLine.lines(of: "regex/cases.jsonl").count == Self.cases.count)
        #expect(CaseLine.lines(of: "regex/expected.jsonl").count == Self.cases.count)
    }
}

/// What a regular expression does with a text, as `expected.jsonl` writes it.
private struct RegexOutcome {
    let line: String

    init(pattern: [UInt16], flags: [UInt16], text: [UInt16], _ heap: Heap) {
        do {
            line = try Self.line(pattern, String(decoding: flags, as: UTF16.self), heap.string(utf16: text), heap)
        } catch is RegexSyntaxError {
            line = "\"SyntaxError\""
        } catch {
            line = "\(error)"
        }
    }

    private static func line(_ pattern: [UInt16], _ flags: String, _ text: StringRef, _ heap: Heap) throws -> String {
        let renderer = Renderer(heap: heap, options: Options(dialect: .nunjucks))
        let regex = heap.regex(try RegexBody(pattern: pattern, flags: flags))
        let searched = SearchedText(text)
        let all = try renderer.allMatches(of: regex, in: searched).map(positions)
        let first = try renderer.firstMatch(of: regex, in: searched).map(positions) ?? "null"
        let replaced = try renderer.replacing(regex, in: text, with: heap.string("<$1$&>"))
        let parts = try renderer.parts(of: text, separatedBy: regex, limit: .max).map { part in
            if case .string(let part) = part { JSONLine.text(of: part) } else { "null" }
        }
        return "[\(first == all.first ?? "null" ? "0" : first),[\(all.joined(separator: ","))],"
            + "\(JSONLine.text(of: replaced)),[\(parts.joined(separator: ","))]]"
    }

    private static func positions(_ match: RegexMatch) -> String {
        let ranges = [match.range] + match.groups
        return "[\(ranges.map { $0.map { "\($0.lowerBound),\($0.upperBound)" } ?? "-1,-1" }.joined(separator: ","))]"
    }
}

/// JSON whose strings may hold half a surrogate pair.
private enum JSONLine {
    /// The strings of an array of strings.
    static func strings(of line: String) -> [[UInt16]] {
        var strings: [[UInt16]] = []
        var current: [UInt16]?
        var units = Array(line.utf16)[...]
        while let unit = units.popFirst() {
            if unit == UInt16(UInt8(ascii: "\"")) {
                if let string = current { strings.append(string) }
                current = current == nil ? [] : nil
            } else if unit == UInt16(UInt8(ascii: "\\")), let escaped = units.popFirst() {
                switch Unicode.Scalar(escaped) {
                case "n": current?.append(0x0A)
                case "t": current?.append(0x09)
                case "r": current?.append(0x0D)
                case "b": current?.append(0x08)
                case "f": current?.append(0x0C)
                case "u":
                    let digits = String(decoding: units.prefix(4), as: UTF16.self)
                    current?.append(UInt16(digits, radix: 16) ?? 0)
                    units = units.dropFirst(4)
                default: current?.append(escaped)
                }
            } else {
                current?.append(unit)
            }
        }
        return strings
    }

    /// A string as `JSON.stringify` writes it.
    static func text(of string: StringRef) -> String {
        var text = String.UnicodeScalarView()
        string.forEachCodePoint { codePoint in
            func escape() {
                let digits = String(codePoint, radix: 16)
                text.append(
                    contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
            }
            guard let scalar = Unicode.Scalar(codePoint) else { return escape() }
            switch scalar {
            case "\n": text.append(contentsOf: "\\n".unicodeScalars)
            case "\t": text.append(contentsOf: "\\t".unicodeScalars)
            case "\r": text.append(contentsOf: "\\r".unicodeScalars)
            case "\u{08}": text.append(contentsOf: "\\b".unicodeScalars)
            case "\u{0C}": text.append(contentsOf: "\\f".unicodeScalars)
            case "\"", "\\": text.append(contentsOf: ["\\", scalar])
            case "\u{2028}", "\u{2029}", "\u{00}"..."\u{1F}": escape()
            default: text.append(scalar)
            }
        }
        return "\"\(String(text))\""
    }
}
