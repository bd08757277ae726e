import Diagnostics
import ECMAText
import Foundation
import JSON
import NunjucksRuntime
import NunjucksSyntax
import SubscriptionManager
import TestSupport
import Testing

/// Templates that nobody would write: the corpus, cut up and put together at random.
///
/// `SM_FUZZ=100000 swift test --filter FuzzTests` tries more of them, `SM_FUZZ_SEED` others, and `SM_FUZZ_LOG` names a
/// file that holds the template being tried, for the case that it ends the process.
@Suite("Whatever a template says, rendering ends")
struct FuzzTests {
    @Test("a template made of pieces of others is rendered, or is an error, in no time")
    func mutants() throws {
        let variables = ProcessInfo.processInfo.environment
        let count = variables["SM_FUZZ"].flatMap { Int($0) } ?? 1500
        let log = variables["SM_FUZZ_LOG"].map { URL(filePath: $0) }
        var mutator = Mutator(seed: variables["SM_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1)
        for folder in ["nunjucks", "sm", "errors"] {
            let corpus = Corpus(folder)
            // Cases of limits are long, and slow when they pass them.
            for name in corpus.names where !name.hasPrefix("limits/") {
                mutator.cases.append(try CaseFile(corpus.text(of: name)))
            }
        }
        for _ in 0..<count {
            let mutant = mutator.mutant()
            if let log { try Data(mutant.source.bytes).write(to: log) }
            for dialect in [Dialect.sm, .nunjucks] {
                var outcome: String?
                let time = ProcessorTime.measure { outcome = mutant.render(dialect) }
                if time > .seconds(5) { Issue.record("\(time) for \(dialect) \(mutant.description)") }
                if let fault = outcome { Issue.record("\(fault) for \(dialect) \(mutant.description)") }
            }
        }
    }
}

/// A template that was made at random.
private struct Mutant {
    var source: Source
    var templates: [String: String]
    var context: String?

    var description: String {
        "\(String(decoding: source.bytes, as: UTF8.self).debugDescription) with \(context ?? "{}")"
    }

    /// Renders the template, and tells what is wrong with what came of it, if anything.
    func render(_ dialect: Dialect) -> String? {
        var options = Options(dialect: dialect)
        options.limits.steps = 50_000
        options.limits.outputBytes = 1 << 20
        options.limits.heapBytes = 32 << 20
        let environment = Environment(options: options, loader: MemoryLoader(templates))
        let values = Heap()
        var context = values.object([])
        if let text = self.context,
            case .object(let object)? = try? JSONDocument(Source(name: "context", text: text)).value(in: values)
        {
            context = object
        }
        let program: LinkedProgram
        do throws(Diagnostic) { program = try environment.compile(source) } catch { return fault(of: error) }
        let rendering = environment.render(program, context: context, in: Heap(limit: options.limits.heapBytes))
        if String(validating: rendering.output, as: UTF8.self) == nil,
            String(validating: source.bytes, as: UTF8.self) != nil
        {
            return "output that is no UTF-8"
        }
        for diagnostic in rendering.diagnostics { if let fault = fault(of: diagnostic) { return fault } }
        return rendering.error.flatMap { fault(of: $0) }
    }

    /// Every message has a place in a template that is there.
    private func fault(of diagnostic: Diagnostic) -> String? {
        guard let place = diagnostic.place else { return "a message without a place: \(diagnostic.message)" }
        let isOrdered = (place.line, place.column) <= (place.endLine, place.endColumn)
        let column = place.column - place.skippedColumns
        let isInLine = column >= 1 && column <= place.sourceLine.unicodeScalars.count + 2
        return isOrdered && isInLine ? nil : "a message in a place that is none: \(describe(diagnostic))"
    }
}

private struct Mutator {
    var cases: [CaseFile] = []
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(state: seed) }

    mutating func mutant() -> Mutant {
        let origin = cases[number(below: cases.count)]
        var bytes = Array(origin.template.utf8)
        for _ in 0...number(below: 4) { mutate(&bytes) }
        let templates = Dictionary(origin.templates.map { ($0.name, $0.text) }) { $1 }
        return Mutant(source: Source(name: "mutant", bytes: bytes), templates: templates, context: origin.context)
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
            let other = Array(cases[number(below: cases.count)].template.utf8)
            bytes.replaceSubrange(range, with: other[self.range(in: other)])
        case 5, 6, 7:
            let token = Self.tokens[number(below: Self.tokens.count)]
            bytes.insert(contentsOf: token.utf8, at: number(below: bytes.count + 1))
        default:
            if !bytes.isEmpty { bytes[number(below: bytes.count)] = UInt8(number(below: 256)) }
        }
        if bytes.count > 4000 { bytes.removeSubrange(4000...) }
    }

    private mutating func range(in bytes: [UInt8]) -> Range<Int> {
        let start = number(below: bytes.count + 1)
        return start..<min(bytes.count, start + number(below: 24))
    }

    private mutating func number(below limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

    private static let tokens = [
        "{{ ", " }}", "{% ", " %}", "{#", "#}", "{%- ", " -%}", "\"", "'", "(", ")", "[", "]", "{", "}", ",", ":", ".",
        "|", "~", "+", "-", "*", "**", "/", "//", "%", "==", "!==", "<", ">=", "=", "\\", "\n", "\r\n", "\u{A0}", "é",
        "😀", "\u{0}", " and ", " or ", " not ", " in ", " is ", " if ", " else ", "1", "0", "1e999", "-1",
        "9007199254740993", "99999999999999999999", "0.1", "none", "true", "undefined", "loop", "index", "caller()",
        "super()", "range(9999999)", "range(0, 5, -1)", "\"x\".repeat(99999999)", "r/(a+)b/g", "x.y.z", "x[0]",
        "|join", "|sort", "|dump", "|length", "|batch(0)", "|slice(0)", "|round(400)", "|truncate(-1)", "|indent(-3)",
        "|replace('', 'x')", "|center(-5)", "|wordcount", "|groupby('a')", "|first|last", "|float|int|string",
        "{% for x in [1, 2] %}", "{% endfor %}", "{% if x %}", "{% else %}", "{% endif %}", "{% set x = ",
        "{% set x %}",
        "{% endset %}", "{% macro m(a, b=1) %}", "{% endmacro %}", "{{ m(m(1)) }}", "{% call m() %}", "{% endcall %}",
        "{% block b %}", "{% endblock %}", "{% filter upper %}", "{% endfilter %}", "{% switch x %}", "{% case 1 %}",
        "{% endswitch %}", "{% raw %}", "{% endraw %}", "<p class=\"", "<a href='", "<script>", "</script>", "<style>",
        "<!--", "-->", "<textarea>", "?checked=\"", ".value=\"", "@click=\"", ">", "{% include \"a\" %}",
    ]
}
