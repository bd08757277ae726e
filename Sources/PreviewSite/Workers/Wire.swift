import Diagnostics
import SubscriptionManager

// What passes between the command and its workers: numbers of four bytes, the least significant first; bytes after their
// number; lists after theirs. Both ends are the same program, so nothing says what comes next.

/// Writes a message.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    /// The message, after its length.
    var framed: [UInt8] {
        var frame = WireWriter()
        frame.integer(bytes.count)
        return frame.bytes + bytes
    }

    mutating func integer(_ number: Int) {
        let bits = UInt32(truncatingIfNeeded: number)
        for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    }

    mutating func data(_ data: [UInt8]) {
        integer(data.count)
        bytes += data
    }

    mutating func text(_ text: String) { data(Array(text.utf8)) }

    mutating func flag(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func number(_ number: Double) {
        integer(Int(truncatingIfNeeded: number.bitPattern & 0xFFFF_FFFF))
        integer(Int(truncatingIfNeeded: number.bitPattern >> 32))
    }

    mutating func setting(_ setting: PageLimits.Setting) {
        text(setting.name.rawValue)
        number(setting.value)
    }

    mutating func optional<Value>(_ value: Value?, _ write: (inout Self, Value) -> Void) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    mutating func list<Element>(_ elements: [Element], _ write: (inout Self, Element) -> Void) {
        integer(elements.count)
        for element in elements { write(&self, element) }
    }

    mutating func page(_ page: RenderedPage) {
        data(page.html)
        optional(page.error) { $0.diagnostic($1) }
        list(page.diagnostics) { $0.diagnostic($1) }
        list(page.markdown) { writer, markdown in
            writer.data(markdown.key)
            writer.data(markdown.html)
        }
    }

    mutating func entry(_ entry: SharedScripts.Entry) {
        text(entry.name)
        switch entry.value {
        case .undefined: integer(0)
        case .null: integer(1)
        case .boolean(let boolean): integer(boolean ? 3 : 2)
        case .number(let number):
            integer(4)
            integer(Int(truncatingIfNeeded: number.bitPattern & 0xFFFF_FFFF))
            integer(Int(truncatingIfNeeded: number.bitPattern >> 32))
        case .text(let text):
            integer(5)
            data(text)
        }
    }

    private mutating func diagnostic(_ diagnostic: Diagnostic) {
        text(diagnostic.code.rawValue)
        text(diagnostic.severity.rawValue)
        text(diagnostic.message)
        optional(diagnostic.place) { $0.place($1) }
        list(diagnostic.includes) { $0.place($1) }
        optional(diagnostic.help) { $0.text($1) }
        list(diagnostic.related) { writer, related in
            writer.text(related.message)
            writer.place(related.place)
        }
        list(diagnostic.fixes) { writer, fix in
            writer.text(fix.title)
            writer.list(fix.edits) { writer, edit in
                writer.place(edit.place)
                writer.text(edit.replacement)
            }
            writer.text(fix.certainty.rawValue)
        }
    }

    private mutating func place(_ place: Diagnostic.Place) {
        text(place.file)
        for number in [place.line, place.column, place.endLine, place.endColumn] { integer(number) }
        text(place.sourceLine)
        integer(place.skippedColumns)
        flag(place.isLineCut)
        optional(place.span) { writer, span in
            writer.integer(Int(span.start))
            writer.integer(Int(span.end))
        }
    }
}

/// Reads a message.
struct WireReader {
    /// The message ends too early, or is none.
    struct Failure: Error {}

    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func integer() throws(Failure) -> Int {
        guard bytes.count - index >= 4 else { throw Failure() }
        defer { index += 4 }
        return (0..<4).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
    }

    mutating func data() throws(Failure) -> [UInt8] {
        let count = try integer()
        guard bytes.count - index >= count else { throw Failure() }
        defer { index += count }
        return Array(bytes[index..<index + count])
    }

    mutating func text() throws(Failure) -> String { String(decoding: try data(), as: UTF8.self) }

    mutating func flag() throws(Failure) -> Bool {
        guard index < bytes.count else { throw Failure() }
        defer { index += 1 }
        return bytes[index] != 0
    }

    mutating func number() throws(Failure) -> Double {
        let low = UInt64(try integer())
        return Double(bitPattern: low | UInt64(try integer()) << 32)
    }

    mutating func setting() throws(Failure) -> PageLimits.Setting {
        guard let name = PageLimits.Name(rawValue: try text()),
            let setting = try? PageLimits.Setting(name, try number())
        else { throw Failure() }
        return setting
    }

    mutating func optional<Value>(_ read: (inout Self) throws(Failure) -> Value) throws(Failure) -> Value? {
        try flag() ? try read(&self) : nil
    }

    mutating func list<Element>(_ read: (inout Self) throws(Failure) -> Element) throws(Failure) -> [Element] {
        let count = try integer()
        var elements: [Element] = []
        for _ in 0..<count { elements.append(try read(&self)) }
        return elements
    }

    mutating func page() throws(Failure) -> RenderedPage {
        let html = try data()
        let error = try optional { reader throws(Failure) in try reader.diagnostic() }
        let diagnostics = try list { reader throws(Failure) in try reader.diagnostic() }
        let markdown = try list { reader throws(Failure) in
            PreparedMarkdown(key: try reader.data(), html: try reader.data())
        }
        return RenderedPage(html: html, error: error, diagnostics: diagnostics, markdown: markdown)
    }

    mutating func entry() throws(Failure) -> SharedScripts.Entry {
        let name = try text()
        let value: SharedScripts.Primitive =
            switch try integer() {
            case 0: .undefined
            case 1: .null
            case 2: .boolean(false)
            case 3: .boolean(true)
            case 4: .number(Double(bitPattern: UInt64(try integer()) | UInt64(try integer()) << 32))
            case 5: .text(try data())
            default: throw Failure()
            }
        return SharedScripts.Entry(name: name, value: value)
    }

    private mutating func diagnostic() throws(Failure) -> Diagnostic {
        let code = Diagnostic.Code(rawValue: try text())
        guard let severity = Diagnostic.Severity(rawValue: try text()) else { throw Failure() }
        return Diagnostic(
            code, severity, try text(),
            at: try optional { reader throws(Failure) in try reader.place() },
            includes: try list { reader throws(Failure) in try reader.place() },
            help: try optional { reader throws(Failure) in try reader.text() },
            related: try list { reader throws(Failure) in
                Diagnostic.Related(try reader.text(), at: try reader.place())
            },
            fixes: try list { reader throws(Failure) in
                Diagnostic.Fix(
                    try reader.text(),
                    try reader.list { reader throws(Failure) in
                        Edit(replacing: try reader.place(), with: try reader.text())
                    },
                    Diagnostic.Fix.Certainty(rawValue: try reader.text()) ?? .suggestion)
            })
    }

    private mutating func place() throws(Failure) -> Diagnostic.Place {
        var place = Diagnostic.Place(
            file: try text(), line: try integer(), column: try integer(), endLine: try integer(),
            endColumn: try integer(), sourceLine: try text())
        place.skippedColumns = try integer()
        place.isLineCut = try flag()
        place.span = try optional { reader throws(Failure) in Span(try reader.integer()..<(try reader.integer())) }
        return place
    }
}
