import ECMAText

/// Writes JSON text piece by piece (RFC 8259).
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.member("status", "open")
/// writer.endObject()
/// writer.bytes    // {"status":"open"}
/// ```
///
/// Commas, colons, line breaks and escapes are the writer's affair; that containers are closed, and members have keys,
/// is its user's.
package struct JSONWriter {
    /// Which characters of a text are escaped that JSON itself would take.
    package enum Escaping: Sendable {
        /// None: the text is what `JSON.stringify` writes (ECMA-262 25.5.2).
        case standard
        /// Those that could end a script element or a line of older JavaScript: `<`, U+2028 and U+2029; and DEL.
        case scripts
    }

    /// What has been written, and not been taken yet.
    package private(set) var bytes: [UInt8] = []
    /// How many containers are open.
    package private(set) var depth = 0
    private let indent: [UInt8]
    private let escaping: Escaping
    /// Whether nothing has been written into the innermost container.
    private var isFirst = true
    private var followsKey = false

    /// Makes a writer.
    /// - Parameters:
    ///   - indent: What each level is indented by; nothing for all on one line without spaces.
    ///   - escaping: Which characters are escaped.
    package init(indent: String = "", escaping: Escaping = .standard) {
        self.init(indent: Array(indent.utf8), escaping: escaping)
    }

    /// Makes a writer whose levels are indented by some UTF-8.
    package init(indent: [UInt8], escaping: Escaping = .standard) {
        self.indent = indent
        self.escaping = escaping
    }

    /// Hands over what has been written since the last call.
    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    // MARK: Containers

    /// Begins an object.
    package mutating func beginObject() { begin(UInt8(ascii: "{")) }

    /// Ends the innermost container, an object.
    package mutating func endObject() { end(UInt8(ascii: "}")) }

    /// Begins an array.
    package mutating func beginArray() { begin(UInt8(ascii: "[")) }

    /// Ends the innermost container, an array.
    package mutating func endArray() { end(UInt8(ascii: "]")) }

    private mutating func begin(_ bracket: UInt8) {
        beginValue()
        bytes.append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func end(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { breakLine() }
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func beginValue() {
        if followsKey {
            followsKey = false
        } else if depth > 0 {
            separate()
        }
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        breakLine()
    }

    private mutating func breakLine() {
        guard !indent.isEmpty else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { bytes += indent }
    }

    // MARK: Keys and values

    /// Writes the key of the member whose value comes next.
    package mutating func key(_ key: String) {
        var key = key
        key.withUTF8 { self.key($0) }
    }

    /// Writes the key of the member whose value comes next, from WTF-8.
    package mutating func key(_ key: UnsafeBufferPointer<UInt8>) {
        separate()
        Self.append(key, escaping, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if !indent.isEmpty { bytes.append(UInt8(ascii: " ")) }
        followsKey = true
    }

    /// Writes a string.
    package mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
    }

    /// Writes a string of WTF-8; a surrogate that stands alone is escaped.
    package mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        beginValue()
        Self.append(text, escaping, to: &bytes)
    }

    /// Writes a number as ECMA-262 has it (6.1.6.1.20 Number::toString), and null where it is not finite.
    package mutating func number(_ number: Double) {
        guard number.isFinite else { return null() }
        beginValue()
        appendNumber(number, to: &bytes)
    }

    /// Writes a whole number.
    package mutating func integer(_ number: Int) {
        beginValue()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes `true` or `false`.
    package mutating func boolean(_ flag: Bool) {
        beginValue()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// Writes `null`.
    package mutating func null() {
        beginValue()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a value whose JSON there is already.
    package mutating func raw(_ json: some Sequence<UInt8>) {
        beginValue()
        bytes.append(contentsOf: json)
    }

    /// Ends the text with a line break.
    package mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }
}

extension JSONWriter {
    /// Appends a text, WTF-8, as a JSON string (ECMA-262 25.5.2.3 QuoteJSONString).
    package static func append(
        _ text: UnsafeBufferPointer<UInt8>, _ escaping: Escaping = .standard, to bytes: inout [UInt8]
    ) {
        bytes.append(UInt8(ascii: "\""))
        var written = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            // Most bytes are letters.
            if byte > UInt8(ascii: "\\"), byte < 0x7F {
                index += 1
                continue
            }
            guard let escape = escape(in: text, at: index, escaping) else {
                index += 1
                continue
            }
            bytes.append(contentsOf: text[written..<index])
            index += append(escape, to: &bytes)
            written = index
        }
        bytes.append(contentsOf: text[written...])
        bytes.append(UInt8(ascii: "\""))
    }

    /// A text as a JSON string.
    package static func quoted(_ text: String, _ escaping: Escaping = .standard) -> String {
        var text = text
        var bytes: [UInt8] = []
        text.withUTF8 { append($0, escaping, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a text of WTF-8 as a JSON string.
    package static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        append(text, .standard, to: &bytes)
    }

    private enum Escape {
        /// A backslash and a character.
        case character(UInt8)
        /// `\u` and four digits, for a character of so many bytes.
        case unit(UInt32, byteCount: Int)
    }

    @inline(__always)
    private static func escape(
        in text: UnsafeBufferPointer<UInt8>, at index: Int, _ escaping: Escaping
    ) -> Escape? {
        let byte = text[index]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return .character(byte)
        case 0x08: return .character(UInt8(ascii: "b"))
        case 0x09: return .character(UInt8(ascii: "t"))
        case 0x0A: return .character(UInt8(ascii: "n"))
        case 0x0C: return .character(UInt8(ascii: "f"))
        case 0x0D: return .character(UInt8(ascii: "r"))
        case 0..<0x20: return .unit(UInt32(byte), byteCount: 1)
        case UInt8(ascii: "<"), 0x7F: return escaping == .scripts ? .unit(UInt32(byte), byteCount: 1) : nil
        case 0xE2 where escaping == .scripts:
            return lineSeparator(in: text, at: index).map { .unit(UInt32($0), byteCount: 3) }
        case 0xED: return surrogate(in: text, at: index).map { .unit($0, byteCount: 3) }
        default: return nil
        }
    }

    /// Appends an escape, and returns how many bytes it stands for.
    private static func append(_ escape: Escape, to bytes: inout [UInt8]) -> Int {
        bytes.append(UInt8(ascii: "\\"))
        switch escape {
        case .character(let byte):
            bytes.append(byte)
            return 1
        case .unit(let unit, let byteCount):
            bytes.append(UInt8(ascii: "u"))
            for shift in stride(from: 12, through: 0, by: -4) {
                bytes.append(hexadecimalDigit(UInt8(truncatingIfNeeded: unit >> UInt32(shift) & 15)))
            }
            return byteCount
        }
    }
}
