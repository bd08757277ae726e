/// JSON that is written piece by piece, two spaces a level, as `JSON.stringify(state, null, 2)` lays it out.
struct FixtureText {
    private var bytes: [UInt8] = []
    private var depth = 0
    private var isFirst = true

    /// What has been written since this was last called.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Whether enough has been written to hand it on.
    var isLarge: Bool { bytes.count >= 64 << 10 }

    // MARK: Structure

    mutating func open() { begin("{") }
    mutating func close() { end("}") }
    mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

    mutating func object(_ name: StaticString, _ body: (inout FixtureText) -> Void) {
        key(name)
        object(body)
    }

    mutating func object(_ name: String, _ body: (inout FixtureText) -> Void) {
        key(name)
        object(body)
    }

    mutating func list(_ name: StaticString, _ body: (inout FixtureText) -> Void) {
        beginList(name)
        body(&self)
        endList()
    }

    mutating func beginObject(_ name: StaticString) {
        key(name)
        begin("{")
    }

    mutating func endObject() { end("}") }

    mutating func beginList(_ name: StaticString) {
        key(name)
        begin("[")
    }

    mutating func beginList(_ name: String) {
        key(name)
        begin("[")
    }

    mutating func endList() { end("]") }

    /// An element of a list that is an object.
    mutating func element(_ body: (inout FixtureText) -> Void) {
        separate()
        object(body)
    }

    /// An element of a list that is text.
    mutating func element(_ value: String) {
        separate()
        append(quoted: value)
    }

    private mutating func object(_ body: (inout FixtureText) -> Void) {
        begin("{")
        body(&self)
        end("}")
    }

    private mutating func begin(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        depth += 1
        isFirst = true
    }

    private mutating func end(_ bracket: Unicode.Scalar) {
        depth -= 1
        if !isFirst { breakLine() }
        bytes.append(UInt8(ascii: bracket))
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        breakLine()
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth * 2 { bytes.append(UInt8(ascii: " ")) }
    }

    // MARK: Members

    mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { append(quoted: value) } else { append("null") }
    }

    mutating func member(_ name: String, _ value: String) {
        key(name)
        append(quoted: value)
    }

    mutating func member(_ name: StaticString, _ value: Int?) {
        key(name)
        if let value { bytes.append(contentsOf: String(value).utf8) } else { append("null") }
    }

    mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        append(value ? "true" : "false")
    }

    mutating func null(_ name: StaticString) {
        key(name)
        append("null")
    }

    private mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(name)
        append("\": ")
    }

    private mutating func key(_ name: String) {
        separate()
        append(quoted: name)
        append(": ")
    }

    private mutating func append(_ literal: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
