import Diagnostics
import NunjucksAnalysis
import NunjucksRuntime
import Testing

@Suite("Filters, tests and functions of one's own")
struct CustomFunctionTests {
    private struct Failure: Error, CustomStringConvertible {
        var description: String { "the bank is closed" }
    }

    private func environment(_ change: (inout Environment.Configuration) -> Void) -> Environment {
        var configuration = Environment.Configuration()
        change(&configuration)
        return Environment(configuration)
    }

    @Test("a filter gets its input and its arguments, and gives a value")
    func filter() throws {
        let environment = environment {
            $0.addFilter("shout") { input, arguments in
                let mark = arguments["mark"]?.text ?? arguments[0]?.text ?? "!"
                return .string((input?.text ?? "nothing").uppercased() + mark)
            }
        }
        #expect(
            try environment.render(
                "{{ name | shout }} {{ name | shout('?') }} {{ name | shout(mark='…') }} {{ missing | shout }} {{ 7 | shout }}",
                ["name": "Ada"]) == "ADA! ADA? ADA… NOTHING! 7!")
    }

    @Test("an object as the last argument is not taken for keywords")
    func objectArgument() throws {
        let environment = environment {
            $0.addFilter("count") { _, arguments in "\(arguments.positional.count) \(arguments.keywords.names)" }
        }
        #expect(
            try environment.render("{{ 1 | count({a: 1}) }} {{ 1 | count(2, a=1) }}", [:]) == "1 [] 1 [&quot;a&quot;]")
    }

    @Test("a filter can give markup, a list, an object, or nothing")
    func results() throws {
        let environment = environment {
            $0.addFilter("bold") { input, _ in .markup("<b>\(input?.text ?? "")</b>") }
            $0.addFilter("twice") { input, _ in [input ?? nil, input ?? nil] }
            $0.addFilter("named") { input, _ in ["name": input ?? nil] }
            $0.addFilter("nothing") { _, _ in nil }
        }
        #expect(
            try environment.render(
                "{{ 'a' | bold }} {{ 'a' | twice | join('+') }} {{ ('a' | named).name }} {{ 'a' | nothing is defined }}"
            )
                == "<b>a</b> a+a a false")
    }

    @Test("a filter takes the place of the language's own")
    func replacement() throws {
        let environment = environment { $0.addFilter("upper") { input, _ in input } }
        #expect(try environment.render("{{ 'a' | upper }}") == "a")
    }

    @Test("a test and a function are called")
    func testAndFunction() throws {
        let environment = environment {
            $0.addTest("weekend") { day, _ in day == "Saturday" || day == "Sunday" }
            $0.addFunction("price") { arguments in "$\(arguments[0]?.text ?? "0")" }
        }
        #expect(
            try environment.render("{{ 'Sunday' is weekend }} {{ 'Monday' is weekend }} {{ price(5) }} {{ price() }}")
                == "true false $5 $0")
    }

    @Test("what a filter throws is a diagnostic with its place")
    func failure() throws {
        let environment = environment { $0.addFilter("pay") { _, _ in throw Failure() } }
        let error = try #require(throws: Diagnostic.self) { try environment.render("Total:\n{{ 5 | pay }}") }
        #expect(error.code == .invalidValue)
        #expect(error.severity == .error)
        #expect(error.message == "the filter `pay` failed: the bank is closed")
        #expect(error.place?.file == "template")
        #expect(error.place?.line == 2)
        #expect(error.place?.sourceLine == "{{ 5 | pay }}")
    }

    @Test("a diagnostic that a function throws keeps what it says, and gets a place")
    func ownDiagnostic() throws {
        let environment = environment {
            $0.addFunction("pay") { _ in
                throw Diagnostic("bank-closed", .error, "come back tomorrow", help: "or on Monday")
            }
        }
        let error = try #require(throws: Diagnostic.self) { try environment.render("{{ pay() }}") }
        #expect(error.code == "bank-closed")
        #expect(error.message == "come back tomorrow")
        #expect(error.help == "or on Monday")
        #expect(error.place?.line == 1)
    }

    @Test("a value that contains itself cannot be given to a filter")
    func circle() throws {
        let environment = environment { $0.addFilter("same") { input, _ in input } }
        let error = try #require(throws: Diagnostic.self) {
            try environment.render("{% set x = [1] %}{% set y = x.push(x) %}{{ x | same | length }}")
        }
        #expect(error.code == .limit)
        #expect(error.place?.line == 1)
    }

    @Test("functions are called by many threads at once")
    func threads() async throws {
        let template = try environment {
            $0.addFilter("double") { input, _ in .number((input?.number ?? 0) * 2) }
        }.template("{% for n in numbers %}{{ n | double }} {% endfor %}")
        let context: Context = ["numbers": [1, 2, 3]]
        await withTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { template.rendering(context).text } }
            for await text in group { #expect(text == "2 4 6 ") }
        }
    }
}
