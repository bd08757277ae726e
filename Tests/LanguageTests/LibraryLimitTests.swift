import Diagnostics
import Foundation
import JSON
import NunjucksSyntax
import TestSupport
import Testing

@testable import NunjucksRuntime

/// Every filter and method with arguments that nobody would give it.
///
/// One combination in eight is tried; `SM_FUZZ=1 swift test --filter LibraryLimitTests` tries all.
@Suite("Whatever a filter is given, it answers")
struct LibraryLimitTests {
    private static let values = [
        "nothing", "none", "true", "0", "-1", "1.5", "1e308", "-1e308 * 10", "0 / 0", "9007199254740993", "\"\"",
        "\"a\"",
        "\"a b,c\"", "\"😀é\"", "[]", "[1]", "[nothing, none]", "[[1, 2], \"b\"]", "[{a: 1}, {a: none}, 3]", "{}",
        "{a: 1, b: [2]}", "r/a*/g", "range", "\"<b>\" | safe",
    ]
    private static let arguments = [
        "", "0", "-1", "1e308 * 10", "-1e308 * 10", "0 / 0", "1.5", "4294967296", "\"\"", "\"a\"", "none", "[]", "{}",
        "r/(a)|/g",
        "2, \"\"", "\"a\", \"b\", 1", "-3, 5, true", "a=1", "0, 0, 0",
    ]

    /// Renders an expression.
    /// - Returns: Whether it can be rendered: some arguments are refused before.
    private static func expectAnAnswer(_ expression: String, _ options: Options) -> Bool {
        let environment = Environment(options: options)
        guard let program = try? environment.compile(Source(name: "main", text: "{{ \(expression) }}")) else {
            return false
        }
        let heap = Heap(limit: options.limits.heapBytes)
        let time = ProcessorTime.measure {
            let rendering = environment.render(program, context: heap.object([]), in: heap)
            if rendering.error?.place == nil, let error = rendering.error {
                Issue.record("\(error.message) has no place, for \(expression)")
            }
        }
        if time > .seconds(3) { Issue.record("\(time) for \(expression)") }
        return true
    }

    private static var options: Options {
        var options = Options(dialect: .sm)
        options.limits.heapBytes = 32 << 20
        return options
    }

    @Test("filters", arguments: filters)
    func filter(_ name: String) {
        let answers = Self.combinations.count { value, argument in
            Self.expectAnAnswer("(\(value)) | \(name)(\(argument))", Self.options)
        }
        #expect(answers * 2 > Self.combinations.count)
    }

    @Test("methods", arguments: methods)
    func method(_ name: String) {
        let answers = Self.combinations.count { value, argument in
            Self.expectAnAnswer("(\(value)).\(name)(\(argument))", Self.options)
        }
        #expect(answers * 2 > Self.combinations.count)
    }

    private static let combinations: [(value: String, argument: String)] = {
        let all = values.flatMap { value in arguments.map { (value: value, argument: $0) } }
        let step = ProcessInfo.processInfo.environment["SM_FUZZ"] == nil ? 8 : 1
        // Both lists have a length that 7 does not divide, so that every value and every argument takes its turn.
        return stride(from: 0, to: all.count, by: step).map { all[($0 * 7) % all.count] }
    }()

    private static let filters = StandardLibrary.filters.map(\.name).sorted()

    private static let methods = [
        "at", "charAt", "charCodeAt", "codePointAt", "concat", "copyWithin", "endsWith", "entries", "fill", "flat",
        "includes", "indexOf", "join", "keys", "lastIndexOf", "localeCompare", "match", "normalize", "padEnd",
        "padStart", "pop", "push", "repeat", "replace", "replaceAll", "reverse", "search", "shift", "slice", "sort",
        "splice", "split", "startsWith", "substr", "substring", "test", "exec", "toExponential", "toFixed",
        "toPrecision",
        "toString", "toUpperCase", "trim", "unshift", "values", "with", "hasOwnProperty", "apply", "call", "bind",
    ]
}
