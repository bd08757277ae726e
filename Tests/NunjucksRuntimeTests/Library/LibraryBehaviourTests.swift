import Diagnostics
import NunjucksSyntax
import SubscriptionManager
import Testing

@testable import NunjucksRuntime

/// Renders a template without variables; an error's message comes in angle brackets.
private func render(_ template: String, dialect: Dialect = .nunjucks, seed: UInt64 = 0) throws -> String {
    let environment = Environment(options: Options(dialect: dialect))
    let heap = Heap()
    let program = try environment.compile(Source(name: "test", text: template))
    let rendering = environment.render(program, context: heap.object([]), in: heap, seed: seed)
    let output = String(decoding: rendering.output, as: UTF8.self)
    return rendering.error.map { "\(output)<\($0.code.rawValue): \($0.message)>" } ?? output
}

@Test(
    "what would need too much memory stops with a limit",
    arguments: [
        "range(huge)", "range(0, 1, tiny)", "range(0, 1 / 0)", "range(huge, huge + 9, tiny)", "[1]|batch(huge, 'x')",
        "[1]|slice(huge)", "'x'|center(huge)", "'x'|indent(huge, true)", "'x'.repeat(huge)", "'x'.padStart(huge)",
        "range(100000)|join('x'.repeat(100000))", "'x'.repeat(100000)|replace('x', 'y'.repeat(100000))",
    ])
func memoryLimit(expression: String) throws {
    let template = "{% set huge = 10 ** 12 %}{% set tiny = 10 ** -300 %}{{ \(expression) }}"
    #expect(try render(template) == "<limit: this would need more memory than a rendering may use>")
}

@Test("a filter that is given a value of the wrong kind says what it needs and what it got")
func wrongKind() throws {
    #expect(try render("{{ 5|upper }}") == "<invalid-value: the filter `upper` needs text, and was given the number 5>")
    #expect(try render("{{ x|join }}") == "<invalid-value: the filter `join` needs a list, and was given undefined>")
    #expect(try render("{{ [null]|join(',', 'a') }}") == "<null-access: cannot read the property `a` of null>")
    #expect(try render("{{ [1]|select('evn') }}") == "<unknown-test: there is no test `evn`>")
    #expect(
        try render("{{ ('a very long text that goes on and on')|dictsort }}")
            == "<invalid-value: the filter `dictsort` needs an object, and was given the text \"a very long text that g…\">"
    )
}

@Test("a method that would need a function says so")
func functionArguments() throws {
    #expect(
        try render("{{ [1, 2].map(range) }}")
            == "<not-callable: `map` needs a function, and templates cannot write one>")
}

@Test("random numbers depend on the seed alone")
func seededRandom() throws {
    let template = "{% for i in range(8) %}{{ [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]|random }}{% endfor %}"
    #expect(try render(template, seed: 1) == render(template, seed: 1))
    #expect(try render(template, seed: 1) != render(template, seed: 2))
}

@Test("a cycler and a joiner keep their state")
func statefulGlobals() throws {
    #expect(
        try render(
            "{% set c = cycler('a', 'b') %}{{ c.current }}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}")
            == "abaa")
    #expect(
        try render("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.reset() }}{{ c.current }}{{ c.next() }}") == "aa")
    #expect(try render("{% set j = joiner('-') %}{{ j() }}{{ j() }}{{ j() }}") == "--")
    #expect(try render("{% set j = joiner() %}{% for i in [1, 2, 3] %}{{ j() }}{{ i }}{% endfor %}") == "1,2,3")
}

@Test("trusted text is dumped as text in themes, and as Nunjucks' object in Nunjucks")
func dumpOfTrustedText() throws {
    #expect(try render("{{ 'x'|safe|dump|safe }}", dialect: .sm) == "\"x\"")
    #expect(try render("{{ 'x'|safe|dump|safe }}") == "{\"val\":\"x\",\"length\":1}")
}

@Test("JSON of a list that contains itself is refused")
func circularJSON() throws {
    let heap = Heap()
    let list = heap.array([.number(1)])
    list.append(.array(list), in: heap)
    var bytes: [UInt8] = []
    #expect(throws: Diagnostic.self) { try appendJSON(.array(list), to: &bytes) }
}

@Test("JSON is indented by what is asked for")
func indentedJSON() throws {
    let heap = Heap()
    let object = heap.object([
        (key: heap.string("a"), value: Value.array(heap.array([.number(1), .undefined]))),
        (key: heap.string("b"), value: Value.undefined),
    ])
    var bytes: [UInt8] = []
    #expect(try appendJSON(.object(object), indent: .spaces(2), to: &bytes))
    #expect(String(decoding: bytes, as: UTF8.self) == "{\n  \"a\": [\n    1,\n    null\n  ]\n}")
    #expect(try !appendJSON(.undefined, to: &bytes))
}

@Test("sorting is stable, and gives the same whether the list is short or long")
func stableSort() throws {
    let template = "{{ range(200)|sort(attribute='nothing')|join(',') == range(200)|join(',') }}"
    #expect(try render(template) == "true")
}
