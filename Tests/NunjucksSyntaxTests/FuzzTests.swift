import Diagnostics
import FuzzTargets
import NunjucksSyntax
import TestSupport
import Testing

@Suite("Any text can be read")
struct FuzzTests {
    @Test("mutated templates give trees that keep to the rules", arguments: UInt64(1)...8)
    func mutants(seed: UInt64) throws {
        var mutator = Mutator(seed: seed)
        for name in TemplateCorpus.themeFiles where name.hasSuffix(".liquid") {
            mutator.templates += try TemplateCorpus.trees(ofThemeFile: name).map { Array($0.source.bytes.prefix(3000)) }
        }
        for name in TemplateCorpus.caseFiles.filter({ $0.hasPrefix("nunjucks/") || $0.hasPrefix("errors/") }) {
            mutator.templates += try TemplateCorpus.trees(ofCase: name).map(\.source.bytes)
        }
        for _ in 0..<400 {
            let bytes = mutator.mutant()
            var options = SyntaxOptions(dialect: mutator.number(below: 2) == 0 ? .strict : .nunjucks)
            options.trimBlocks = mutator.number(below: 4) == 0
            options.lstripBlocks = mutator.number(below: 4) == 0
            let tree = SyntaxTree(
                parsing: Source(name: "mutant", bytes: bytes), options: options, tags: TemplateCorpus.tags)
            let violation = TreeInvariants.violation(of: tree)
            #expect(violation == nil, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
    }

    @Test(
        "a megabyte of the same few characters is read in time",
        arguments: [
            "{{", "{%", "{#", "#}", "(", "{{ '", "{{ \"\\", "{% 'a", "{{ (", "{% if a %}", "{% raw %}", "{{ r/",
            "{% x %}",
            "{{ a | b", "{% endif %}", "{% for", "{{ - ", "{{ not ", "{{ [{", "{% set a %}{% else %}",
            "{% case %}",
            "{{ 'a\n'", "{{ a b {{ c }} ", "{%- ", "{{ a\n", "{% unless a %}{% endif %}", "{% comment %}", "'", "\n",
            "{% if ",
        ])
    func repetition(part: String) {
        let count = 1_000_000 / part.utf8.count
        for prefix in ["", "{{ "] {
            let bytes = Array(prefix.utf8) + Array(String(repeating: part, count: count).utf8)
            let source = Source(name: "long", bytes: bytes)
            let time = ProcessorTime.measure {
                let tree = SyntaxTree(parsing: source, options: SyntaxOptions(dialect: .strict))
                #expect(tree.printed() == bytes)
            }
            #expect(time < .seconds(30), "\(part): \(time)")
        }
    }
}

/// Makes templates of parts of others.
private struct Mutator {
    var templates: [[UInt8]] = []
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    mutating func mutant() -> [UInt8] {
        var bytes = templates[number(below: templates.count)]
        for _ in 0...number(below: 6) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let range = range(in: bytes)
        switch number(below: 9) {
        case 0: bytes.removeSubrange(range)
        case 1: bytes.insert(contentsOf: bytes[range], at: range.lowerBound)
        case 2:
            let part = Array(bytes[range])
            bytes.removeSubrange(range)
            bytes.insert(contentsOf: part, at: number(below: bytes.count + 1))
        case 3, 4:
            let other = templates[number(below: templates.count)]
            bytes.replaceSubrange(range, with: other[self.range(in: other)])
        case 5, 6, 7:
            let token = Self.tokens[number(below: Self.tokens.count)]
            bytes.insert(contentsOf: token.utf8, at: number(below: bytes.count + 1))
        default: if !bytes.isEmpty { bytes[number(below: bytes.count)] = UInt8(number(below: 256)) }
        }
    }

    private mutating func range(in bytes: [UInt8]) -> Range<Int> {
        let start = number(below: bytes.count + 1)
        return start..<min(bytes.count, start + number(below: 24))
    }

    mutating func number(below limit: Int) -> Int { numbers.next(below: limit) }

    private static let tokens = [
        "{{", "}}", "{%", "%}", "{#", "#}", "{{-", "-%}", "'", "\"", "(", ")", "[", "]", "{", "}", "|", ".", ",", "=",
        "\\",
        "\n", "<p>", " r/", "{% if a %}", "{% else %}", "{% elif b %}", "{% endif %}", "{% for a in b %}",
        "{% endfor %}",
        "{% set a %}", "{% endset %}", "{% set a = 1 %}", "{% raw %}", "{% endraw %}", "{% switch a %}", "{% case 1 %}",
        "{% default %}", "{% endswitch %}", "{% macro a(b, c=1) %}", "{% endmacro %}", "{% call a() %}",
        "{% endcall %}",
        "{% filter upper %}", "{% endfilter %}", "{% block a %}", "{% endblock %}", "{% unless a %}", "{% endunless %}",
        "{% iff a %}", "{% end %}", "{% elsif a %}", "{% comment %}", "{% endcomment %}", "{% markdown %}",
        "{% endmarkdown %}", "not ", " is ", " in ", " if ", " else ",
    ]
}
