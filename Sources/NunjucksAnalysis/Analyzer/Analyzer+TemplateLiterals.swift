import Diagnostics
import ECMAText
import NunjucksSyntax

// Text that becomes a template literal of JavaScript (ECMA-262 12.9.6 Template Literal Lexical Components): a backslash
// begins an escape, a backtick ends it, `${` begins a value, and each end of a line is a line feed, whatever it is in the
// file.

extension Analyzer {
    /// Analyzes text with backslashes, backticks, `${` or carriage returns in it.
    func analyzeTemplateLiteral(_ bytes: ArraySlice<UInt8>, in scope: Scope) {
        var start = bytes.startIndex
        func flush(upTo end: Int) {
            if start < end { analyzeText(bytes[start..<end], Span(start..<end), in: scope) }
        }
        var index = start
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "\\"):
                let escape = TemplateLiteralEscape(in: bytes, at: index)
                flush(upTo: index)
                report(escape, at: index)
                let span = Span(index..<escape.end)
                if !escape.text.isEmpty { analyzeText(escape.text[...], span, in: scope) }
                index = escape.end
                start = index
                continue
            case 0x0D:
                flush(upTo: index)
                start = index + 1
                if bytes[start...].first != 0x0A { analyzeText([0x0A], Span(index..<start), in: scope) }
            case UInt8(ascii: "`"): reportEndOfText("a backtick may end", "`", at: index)
            case UInt8(ascii: "$") where bytes[index...].starts(with: "${".utf8):
                reportEndOfText("`${` may end", "${", at: index)
            default: break
            }
            index += 1
        }
        flush(upTo: index)
    }

    private func reportEndOfText(_ what: String, _ text: String, at index: Int) {
        warn(
            .notInProduction, "\(what) the text in production", at: Span(index..<index + text.utf8.count),
            help: "write a backslash before it: `\\\(text)`")
    }

    private func report(_ escape: TemplateLiteralEscape, at index: Int) {
        let written = String(decoding: source.bytes[index..<escape.end], as: UTF8.self)
        let message: String
        switch escape.kind {
        case .known: return
        case .unneeded:
            guard escape.end > index + 1 else {
                message = "this backslash is lost, and in production the value after it is not printed"
                break
            }
            message = "this backslash is lost: production prints `\(String(decoding: escape.text, as: UTF8.self))`"
        case .malformed: message = "`\(written)` is no escape of JavaScript: production cannot show this page"
        }
        warn(
            .lostBackslash, message, at: Span(index..<escape.end),
            help: "write two backslashes for one: `\\\(written)`")
    }
}

/// An escape in a template literal.
private struct TemplateLiteralEscape {
    enum Kind {
        /// It stands for another character, or for a character that means something by itself.
        case known
        /// The backslash makes no difference.
        case unneeded
        /// It is none, and the template does not compile.
        case malformed
    }

    /// What it stands for; of one that is none, what follows the backslash.
    var text: [UInt8]
    /// The index after it.
    var end: Int
    var kind = Kind.known

    /// Reads the escape whose backslash stands at an index.
    init(in bytes: ArraySlice<UInt8>, at index: Int) {
        end = index + 1
        text = []
        guard end < bytes.endIndex else {
            kind = .unneeded
            return
        }
        let next = bytes[end]
        switch next {
        case UInt8(ascii: "n"): take(0x0A)
        case UInt8(ascii: "t"): take(0x09)
        case UInt8(ascii: "r"): take(0x0D)
        case UInt8(ascii: "b"): take(0x08)
        case UInt8(ascii: "v"): take(0x0B)
        case UInt8(ascii: "f"): take(0x0C)
        case UInt8(ascii: "0")
        where !bytes[(end + 1)...].prefix(1).allSatisfy(\.isASCIIDigit) || end + 1 == bytes.endIndex:
            take(0)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            take(next)
            kind = .malformed
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "$"): take(next)
        case UInt8(ascii: "{") where index > bytes.startIndex && bytes[index - 1] == UInt8(ascii: "$"): take(next)
        // A line that goes on.
        case 0x0A: end += 1
        case 0x0D: end += bytes[(end + 1)...].first == 0x0A ? 2 : 1
        case UInt8(ascii: "x"): takeCodePoint(bytes[(end + 1)...].prefix(2), count: 2, length: 3, "x")
        case UInt8(ascii: "u"):
            let rest = bytes[(end + 1)...]
            if rest.first == UInt8(ascii: "{") {
                let digits = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
                takeCodePoint(digits, count: digits.count, length: digits.count + 3, "u")
            } else {
                takeCodePoint(rest.prefix(4), count: 4, length: 5, "u")
            }
        default:
            kind = .unneeded
            // All of the character, which may be of several bytes.
            repeat {
                text.append(bytes[end])
                end += 1
            } while end < bytes.endIndex && bytes[end] & 0xC0 == 0x80
        }
    }

    private mutating func take(_ byte: UInt8) {
        text.append(byte)
        end += 1
    }

    /// - Parameter length: How much there is of the escape after its backslash.
    private mutating func takeCodePoint(_ digits: ArraySlice<UInt8>, count: Int, length: Int, _ letter: Character) {
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        guard digits.count == count, count > 0, digits.allSatisfy({ $0.hexadecimalValue != nil }), let value,
            value <= 0x10_FFFF
        else {
            text.append(contentsOf: String(letter).utf8)
            end += 1
            kind = .malformed
            return
        }
        appendCodePoint(value, to: &text)
        end += length
    }
}

extension ArraySlice<UInt8> {
    /// Whether there is a backslash, a backtick, `${` or a carriage return.
    var mayMeanMoreInTemplateLiterals: Bool {
        withUnsafeBufferPointer { bytes in
            for index in bytes.indices {
                switch bytes[index] {
                case UInt8(ascii: "\\"), UInt8(ascii: "`"), 0x0D: return true
                case UInt8(ascii: "$"):
                    if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "{") { return true }
                default: break
                }
            }
            return false
        }
    }
}
