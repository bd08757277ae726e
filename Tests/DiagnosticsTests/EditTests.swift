import Diagnostics
import Testing

@Suite("Editing a source")
struct EditTests {
    private let source = Source(name: "a.liquid", text: "{{ é | curency }}\n{{ b }}\n")

    private func edit(_ range: Range<Int>, _ text: String) -> Edit {
        Edit(replacing: Span(range), in: source, with: text)
    }

    private func text(_ edits: [Edit]) throws -> String {
        String(decoding: try source.applying(edits), as: UTF8.self)
    }

    @Test("edits are applied in the order of the text, whatever order they are given in")
    func order() throws {
        #expect(try text([]) == "{{ é | curency }}\n{{ b }}\n")
        #expect(
            try text([edit(22..<23, "c"), edit(8..<15, "currency"), edit(3..<3, "x."), edit(3..<5, "e")])
                == "{{ x.e | currency }}\n{{ c }}\n")
    }

    @Test("edits that touch do not overlap; insertions at one place keep their order")
    func touching() throws {
        #expect(
            try text([edit(3..<5, "a"), edit(5..<8, "|"), edit(8..<8, "b"), edit(8..<8, "c"), edit(8..<15, "d")])
                == "{{ a|bcd }}\n{{ b }}\n")
    }

    @Test(
        "edits that overlap are refused",
        arguments: [(3..<8, 7..<9), (3..<8, 3..<8), (3..<8, 3..<4), (3..<8, 5..<5)])
    func overlap(_ first: Range<Int>, _ second: Range<Int>) {
        let edits = [edit(first, "a"), edit(second, "b")]
        #expect(throws: Edit.Failure.self) { try text(edits) }
        #expect(throws: Edit.Failure.self) { try text(edits.reversed()) }
    }

    @Test("an edit of another file, or beyond the end, is refused")
    func elsewhere() {
        let other = Edit(replacing: Span(0..<1), in: Source(name: "b.liquid", text: "abc"), with: "")
        #expect(throws: Edit.Failure.isElsewhere(other)) { try text([other]) }
        let beyond = Edit(
            replacing: Span(90..<91), in: Source(name: "a.liquid", text: String(repeating: "a", count: 100)), with: "")
        #expect(throws: Edit.Failure.isElsewhere(beyond)) { try text([beyond]) }
    }

    @Test("a place whose bytes are not known is found by its lines and columns")
    func withoutSpan() throws {
        var place = edit(8..<15, "").place
        #expect(place.span == Span(8..<15))
        place.span = nil
        #expect(place.column == 8)
        #expect(try text([Edit(replacing: place, with: "currency")]) == "{{ é | currency }}\n{{ b }}\n")
        place.endColumn = 99
        #expect(throws: Edit.Failure.self) { try text([Edit(replacing: place, with: "")]) }
    }

    @Test("an offset is that of its line and column")
    func offsets() {
        for offset in [0, 3, 5, 16, 18, 19, 26] {
            let position = source.position(of: offset)
            #expect(source.offset(line: position.line, column: position.column) == offset)
        }
        #expect(source.offset(line: 1, column: 19) == nil)
        #expect(source.offset(line: 4, column: 1) == nil)
        #expect(source.offset(line: 1, column: 0) == nil)
    }
}
