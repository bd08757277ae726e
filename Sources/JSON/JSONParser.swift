import Diagnostics
import ECMAText

/// Reads JSON text (RFC 8259) into a list of nodes. It is strict, and does not nest calls, however deep the text does.
struct JSONParser {
    let source: Source
    let bytes: UnsafeBufferPointer<UInt8>
    private let nestingLimit: Int
    /// Whether the text must not be quoted in messages.
    let isConfidential: Bool
    private(set) var position = 0
    private(set) var nodes: [JSONNode] = []
    /// The containers that are open, outermost first.
    private(set) var open: [Int32] = []
    private var keyStart: Int32 = -1
    private var keyEnd: Int32 = -1
    private var isKeyEscaped = false
    private var duplicates = DuplicateKeys()
    private var warnings: [Diagnostic] = []

    static func parse(
        _ source: Source, nestingLimit: Int, isConfidential: Bool
    ) throws(Diagnostic) -> JSONDocument.Storage {
        guard source.bytes.count < Int32.max else {
            throw Diagnostic(
                .invalidJSON, .error, "the text is longer than 2 GiB",
                at: Diagnostic.Place(file: source.name, line: 1, column: 1, endLine: 1, endColumn: 1, sourceLine: ""))
        }
        var failure: Diagnostic?
        let storage = source.bytes.withUnsafeBufferPointer { bytes -> JSONDocument.Storage? in
            var parser = JSONParser(
                source: source, bytes: bytes, nestingLimit: nestingLimit, isConfidential: isConfidential)
            do throws(Diagnostic) {
                try parser.parseText()
                return JSONDocument.Storage(sources: [source], nodes: parser.nodes, warnings: parser.warnings)
            } catch {
                failure = error
                return nil
            }
        }
        guard let storage else { throw failure ?? Diagnostic(.invalidJSON, .error, "the text cannot be read") }
        return storage
    }

    private init(source: Source, bytes: UnsafeBufferPointer<UInt8>, nestingLimit: Int, isConfidential: Bool) {
        self.source = source
        self.bytes = bytes
        self.nestingLimit = nestingLimit
        self.isConfidential = isConfidential
        nodes.reserveCapacity(bytes.count / 24 + 4)
    }

    /// The byte at the position, or 0 at the end: a 0 is no part of any token.
    private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    @inline(__always)
    private mutating func skipWhiteSpace() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    // MARK: Structure

    private mutating func parseText() throws(Diagnostic) {
        repeat {
            skipWhiteSpace()
            if try parseValueOrOpening() { try closeAndContinue() }
        } while !open.isEmpty
        skipWhiteSpace()
        if position < bytes.count { throw unexpected(expecting: .end) }
    }

    /// Reads a value, or the beginning of a container up to its first child.
    /// - Returns: Whether a value is complete.
    private mutating func parseValueOrOpening() throws(Diagnostic) -> Bool {
        switch current {
        case UInt8(ascii: "\""):
            let start = position
            let isEscaped = try scanString()
            append(.string, from: start, flags: isEscaped ? .escapedValue : [])
            return true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let isObject = current == UInt8(ascii: "{")
            if open.count >= nestingLimit {
                throw failure(
                    "arrays and objects are nested deeper than \(nestingLimit) levels", position..<position + 1)
            }
            append(isObject ? .object : .array, from: position, flags: [])
            open.append(Int32(nodes.count - 1))
            position += 1
            skipWhiteSpace()
            if current == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                close()
                return true
            }
            if isObject { try parseKey() }
            return false
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = position
            try scanNumber()
            append(.number, from: start, flags: [])
            return true
        case UInt8(ascii: "t"): return try scanWord("true", .true)
        case UInt8(ascii: "f"): return try scanWord("false", .false)
        case UInt8(ascii: "n"): return try scanWord("null", .null)
        default: throw unexpected(expecting: isAfterComma ? .anotherValue : .value)
        }
    }

    /// After a complete value: closes what ends here, and goes on to the next child of what does not.
    private mutating func closeAndContinue() throws(Diagnostic) {
        while let container = open.last {
            let isObject = nodes[Int(container)].kind == .object
            skipWhiteSpace()
            if current == UInt8(ascii: ",") {
                position += 1
                if isObject {
                    skipWhiteSpace()
                    try parseKey()
                }
                return
            }
            guard current == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                throw unexpected(expecting: isObject ? .commaOrBrace : .commaOrBracket)
            }
            close()
        }
    }

    private mutating func append(_ kind: JSONNode.Kind, from start: Int, flags: JSONNode.Flags) {
        if let parent = open.last { nodes[Int(parent)].count += 1 }
        var flags = flags
        if isKeyEscaped { flags.insert(.escapedKey) }
        nodes.append(
            JSONNode(
                kind: kind, flags: flags, start: Int32(start), end: Int32(position), keyStart: keyStart,
                keyEnd: keyEnd))
        keyStart = -1
        keyEnd = -1
        isKeyEscaped = false
    }

    private mutating func close() {
        position += 1
        let container = Int(open.removeLast())
        nodes[container].end = Int32(position)
        nodes[container].size = Int32(nodes.count - container)
        if nodes[container].kind == .object, nodes[container].count > 1 { findDuplicates(in: container) }
    }

    private mutating func parseKey() throws(Diagnostic) {
        guard current == UInt8(ascii: "\"") else {
            throw unexpected(expecting: isAfterComma ? .anotherKey : .key)
        }
        let start = position
        isKeyEscaped = try scanString()
        keyStart = Int32(start + 1)
        keyEnd = Int32(position - 1)
        skipWhiteSpace()
        guard current == UInt8(ascii: ":") else { throw unexpected(expecting: .colon) }
        position += 1
    }

    private mutating func findDuplicates(in container: Int) {
        let found = duplicates.find(in: nodes, of: container, bytes)
        for (first, second) in found {
            nodes[first].flags.insert(.shadowed)
            guard warnings.count < Self.warningLimit, let span = nodes[second].keySpan else { continue }
            let earlier = source.position(of: Int(nodes[first].keyStart) - 1)
            let key = source.text(of: Span(Int(nodes[second].keyStart)..<Int(nodes[second].keyEnd)))
            warnings.append(
                Diagnostic(
                    .duplicateKey, .warning, "the key \"\(key)\" occurs twice in one object, and only the last counts",
                    at: Diagnostic.Place(span, in: source),
                    help: "the other one is on line \(earlier.line), column \(earlier.column)",
                    fixes: removal(ofMember: first).map { [$0] } ?? []))
        }
    }

    /// The fix that takes out a member of an object that has one after it.
    private func removal(ofMember index: Int) -> Diagnostic.Fix? {
        let next = index + Int(nodes[index].size)
        guard next < nodes.count, let span = nodes[index].keySpan, let end = nodes[next].keySpan?.start else {
            return nil
        }
        return Diagnostic.Fix(
            "remove the first one", [Edit(replacing: Span(Int(span.start)..<Int(end)), in: source, with: "")])
    }

    private static let warningLimit = 200

    // MARK: Tokens

    /// Reads a string. The position is at its opening quote, and then after its closing one.
    /// - Returns: Whether it has escapes.
    private mutating func scanString() throws(Diagnostic) -> Bool {
        let start = position
        var isEscaped = false
        position += 1
        while true {
            skipPlainBytes()
            guard position < bytes.count else { throw unterminatedString(from: start) }
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return isEscaped
            case UInt8(ascii: "\\"):
                isEscaped = true
                try scanEscape(inStringFrom: start)
            case 0x0A, 0x0D: throw unterminatedString(from: start)
            case 0..<0x20: throw controlCharacter()
            default: try scanMultibyte()
            }
        }
    }

    /// Skips what needs no look in a string: everything but quotes, backslashes, control characters and what is not
    /// ASCII, eight bytes at a time.
    @inline(__always)
    private mutating func skipPlainBytes() {
        if let base = UnsafeRawPointer(bytes.baseAddress) {
            let ones: UInt64 = 0x0101_0101_0101_0101
            let highs: UInt64 = 0x8080_8080_8080_8080
            while position + 8 <= bytes.count {
                let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                let quote = word ^ (ones &* 0x22)
                let backslash = word ^ (ones &* 0x5C)
                let special =
                    ((word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word) & highs
                if special != 0 {
                    // The lowest mark is exact; a borrow can only mark bytes after it wrongly.
                    position += special.trailingZeroBitCount >> 3
                    return
                }
                position += 8
            }
        }
        while position < bytes.count, isPlain(bytes[position]) { position += 1 }
    }

    @inline(__always)
    private func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func scanEscape(inStringFrom start: Int) throws(Diagnostic) {
        guard position + 1 < bytes.count else { throw unterminatedString(from: start) }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            let digits = bytes[(position + 2)...].prefix(4)
            guard digits.count == 4, digits.allSatisfy({ $0.hexadecimalValue != nil }) else {
                let good = digits.prefix { $0.hexadecimalValue != nil }.count
                throw failure(
                    "expected four hexadecimal digits after `\\u`, found \(good)", position..<position + 2 + good,
                    help: #"write a character as \u and its code: \u00e9 for é"#)
            }
            position += 6
        case 0x0A, 0x0D: throw unterminatedString(from: start)
        default:
            let (text, length) = character(at: position + 1)
            throw failure(
                "expected an escape of JSON, found `\\\(text)`", position..<position + 1 + length,
                help: #"JSON has \" \\ \/ \b \f \n \r \t and \uXXXX; a backslash itself is written \\"#)
        }
    }

    /// Checks one character of more than one byte (RFC 3629).
    private mutating func scanMultibyte() throws(Diagnostic) {
        let length = utf8Length(at: position)
        if length == 0 { throw notUTF8() }
        position += length
    }

    /// The length of the well-formed UTF-8 sequence at an offset, or 0.
    func utf8Length(at offset: Int) -> Int {
        func isContinuation(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index < bytes.count && range.contains(bytes[index])
        }
        switch bytes[offset] {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return isContinuation(offset + 1) ? 2 : 0
        case 0xE0...0xEF:
            let second: ClosedRange<UInt8> =
                bytes[offset] == 0xE0 ? 0xA0...0xBF : bytes[offset] == 0xED ? 0x80...0x9F : 0x80...0xBF
            return isContinuation(offset + 1, second) && isContinuation(offset + 2) ? 3 : 0
        case 0xF0...0xF4:
            let second: ClosedRange<UInt8> =
                bytes[offset] == 0xF0 ? 0x90...0xBF : bytes[offset] == 0xF4 ? 0x80...0x8F : 0x80...0xBF
            return isContinuation(offset + 1, second) && isContinuation(offset + 2) && isContinuation(offset + 3)
                ? 4 : 0
        default: return 0
        }
    }

    private mutating func scanNumber() throws(Diagnostic) {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        if current == UInt8(ascii: "0") {
            position += 1
            if current.isASCIIDigit {
                skipDigits()
                throw failure(
                    "a number begins with a zero too many", start..<position,
                    help: "leave the zero out, or write the number as a string in double quotes")
            }
        } else if skipDigits() == 0 {
            throw unexpected(expecting: .integer)
        }
        if current == UInt8(ascii: ".") {
            position += 1
            if skipDigits() == 0 { throw unexpected(expecting: .fraction) }
        }
        if current | 0x20 == UInt8(ascii: "e") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            if skipDigits() == 0 { throw unexpected(expecting: .exponent) }
        }
    }

    @discardableResult
    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, bytes[position].isASCIIDigit { position += 1 }
        return position - start
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONNode.Kind) throws(Diagnostic) -> Bool {
        let start = position
        let length = word.utf8CodeUnitCount
        let text = UnsafeBufferPointer(start: word.utf8Start, count: length)
        guard bytes[start...].prefix(length).elementsEqual(text), wordEnd(from: start) == start + length else {
            throw unexpected(expecting: isAfterComma ? .anotherValue : .value)
        }
        position += length
        append(kind, from: start, flags: [])
        return true
    }

    func wordEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
        return end
    }

    func isWordByte(_ byte: UInt8) -> Bool { byte.isWordCharacter || byte == UInt8(ascii: "$") }
}
