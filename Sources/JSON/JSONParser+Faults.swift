import Diagnostics
import ECMAText

// What is wrong with a text that is no JSON, and the way out.

extension JSONParser {
    /// What can be missed at a place.
    enum Expectation: String {
        case value = "a value"
        case anotherValue = "another value after the comma"
        case key = "a key in double quotes, or `}`"
        case anotherKey = "another key after the comma"
        case colon = "`:` after the key"
        case commaOrBrace = "`,` or `}`"
        case commaOrBracket = "`,` or `]`"
        case integer = "a digit after `-`"
        case fraction = "a digit after the decimal point"
        case exponent = "a digit in the exponent"
        case end = "the end of the text after its one value"
    }

    func failure(_ message: String, _ range: Range<Int>, help: String? = nil) -> Diagnostic {
        let end = min(range.upperBound, bytes.count)
        let span = Span(min(range.lowerBound, end)..<end)
        return Diagnostic(.invalidJSON, .error, message, at: Diagnostic.Place(span, in: source), help: help)
    }

    /// Whether the last thing before the position is a comma.
    var isAfterComma: Bool { offsetBeforeWhiteSpace.map { bytes[$0] == UInt8(ascii: ",") } ?? false }

    private var offsetBeforeWhiteSpace: Int? {
        var offset = position - 1
        while offset >= 0, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[offset]) { offset -= 1 }
        return offset >= 0 ? offset : nil
    }

    /// The character at an offset as a message shows it, and its length in bytes.
    func character(at offset: Int) -> (text: String, length: Int) {
        let length = max(utf8Length(at: offset), 1)
        return (String(decoding: bytes[offset..<offset + length], as: UTF8.self), length)
    }

    /// What stands at the position where something else was expected, and the way out.
    func unexpected(expecting expected: Expectation) -> Diagnostic {
        guard position < bytes.count else { return unexpectedEnd(expecting: expected) }
        let byte = bytes[position]
        if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]"), isAfterComma, let comma = offsetBeforeWhiteSpace {
            return failure(
                "expected \(expected.rawValue), found `\(byte == UInt8(ascii: "}") ? "}" : "]")`", comma..<comma + 1,
                help: "remove this comma: JSON has none after the last value")
        }
        if isWordByte(byte) { return unexpectedWord(expecting: expected) }
        var (found, length) = character(at: position)
        var help: String?
        switch byte {
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            if expected == .commaOrBrace || expected == .commaOrBracket { help = unclosedContainer }
        case UInt8(ascii: "'"):
            help = "JSON's keys and strings stand in double quotes"
        case UInt8(ascii: "/") where position + 1 < bytes.count && [0x2A, 0x2F].contains(bytes[position + 1]):
            found = bytes[position + 1] == 0x2A ? "/*" : "//"
            length = 2
            help = "remove it: JSON has no comments"
        case UInt8(ascii: "#"): help = "remove it: JSON has no comments"
        case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["):
            if expected == .commaOrBrace || expected == .commaOrBracket {
                help = "put a comma after the value before it"
            }
        case UInt8(ascii: ","):
            if isAfterComma { help = "remove one of the two commas" }
        case UInt8(ascii: "="): help = "a colon stands between a key and its value"
        case UInt8(ascii: "+"), UInt8(ascii: "."): help = "a number begins with a digit or `-`: 0.5, not .5 or +0.5"
        case 0xC2 where found == "\u{A0}":
            found = "a no-break space"
            help = "replace it by an ordinary space"
            return failure("expected \(expected.rawValue), found \(found)", position..<position + length, help: help)
        case 0xE2 where ["“", "”", "„", "‘", "’"].contains(found):
            help = "replace the curly quotes by straight ones: \""
        case 0x80... where utf8Length(at: position) == 0: return notUTF8()
        case 0..<0x20:
            return failure(
                "expected \(expected.rawValue), found the control character \(codePoint(byte))", position..<position + 1
            )
        default: break
        }
        return failure("expected \(expected.rawValue), found `\(found)`", position..<position + length, help: help)
    }

    private func unexpectedWord(expecting expected: Expectation) -> Diagnostic {
        let end = wordEnd(from: position)
        let word = String(decoding: bytes[position..<end], as: UTF8.self)
        let isShown = !isConfidential || Self.foreignWords.contains(word)
        let example = isShown ? ": \"\(word)\"" : ""
        let help: String? =
            switch expected {
            case .key, .anotherKey: "put the key into double quotes" + example
            case .value, .anotherValue: self.help(forValue: word, example)
            case .commaOrBrace, .commaOrBracket: "put a comma after the value before it"
            default: nil
            }
        let found = isShown ? "`\(word)`" : "text without quotes"
        return failure("expected \(expected.rawValue), found \(found)", position..<end, help: help)
    }

    /// Words that other languages have for values. None of them is a secret.
    private static let foreignWords: Set<String> = [
        "False", "Infinity", "NULL", "NaN", "Nil", "None", "Null", "True", "false", "nil", "null", "true", "undefined",
    ]

    /// What to write in place of a word that is no value.
    private func help(forValue word: String, _ example: String) -> String {
        switch word {
        case "NaN", "Infinity": return "JSON has no \(word); write null"
        case "undefined", "None", "nil": return "write null"
        default:
            if let near = nearest(to: word, among: ["true", "false", "null"]) { return "did you mean \(near)?" }
            return "put text into double quotes" + example
        }
    }

    private func unexpectedEnd(expecting expected: Expectation) -> Diagnostic {
        var help: String?
        if !open.isEmpty {
            help = unclosedContainer
        } else if bytes.isEmpty {
            help = "an empty object is {}"
        }
        return failure(
            "expected \(expected.rawValue), found the end of the text", bytes.count..<bytes.count, help: help)
    }

    /// Where the innermost open container began.
    private var unclosedContainer: String? {
        guard let container = open.last else { return nil }
        let node = nodes[Int(container)]
        let begin = source.position(of: Int(node.start))
        let name = node.kind == .object ? "object" : "list"
        let closing = node.kind == .object ? "}" : "]"
        return "the \(name) that begins on line \(begin.line), column \(begin.column) is not closed with `\(closing)`"
    }

    func unterminatedString(from start: Int) -> Diagnostic {
        var end = position
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return failure(
            "expected a closing double quote, found the end of the \(end < bytes.count ? "line" : "text")", start..<end,
            help: #"close the string; a line break inside it is written \n"#)
    }

    func controlCharacter() -> Diagnostic {
        let byte = bytes[position]
        let escape = byte == 0x09 ? #"\t"# : byte == 0x08 ? #"\b"# : byte == 0x0C ? #"\f"# : "\\u00" + hex(byte)
        return failure(
            "expected a character of a string, found the control character \(codePoint(byte))", position..<position + 1,
            help: "write it as \(escape)")
    }

    func notUTF8() -> Diagnostic {
        failure(
            "expected UTF-8, found the byte 0x\(hex(bytes[position]).uppercased())", position..<position + 1,
            help: isUTF16 ? "save the file as UTF-8: it seems to be UTF-16" : "save the file as UTF-8")
    }

    /// Whether the text begins with UTF-16's byte order mark.
    private var isUTF16: Bool { bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) }

    private func codePoint(_ byte: UInt8) -> String { "U+00" + hex(byte).uppercased() }

    private func hex(_ byte: UInt8) -> String { hexadecimal([byte]) }
}
