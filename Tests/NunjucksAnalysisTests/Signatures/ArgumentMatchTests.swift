import NunjucksAnalysis
import Testing

@Suite("Matching arguments to parameters")
struct ArgumentMatchTests {
    private static let sort = FunctionSignature(
        filter: "sort", of: .list(.unknown),
        [.optional("attribute", .string), .optional("reverse", .boolean, default: "false")],
        gives: .listOfInputElement, "Sorts.")
    private static let find = FunctionSignature(
        filter: "find", [.required("matches", union(.object, .string), .properties)],
        gives: .elementOfInput(orUndefined: true), "Finds.")
    private static let translate = FunctionSignature(
        filter: "t", [.required("count", .number), .optional("values", .object, .properties)],
        gives: .fixed(.string), "Translates.")
    private static let cycle = FunctionSignature(
        .function, "cycle", [.required("first", .number, .position), .variadic("rest", .number)],
        gives: .argument(0), "Cycles.")
    private static let several = FunctionSignature(
        filter: "several", [.variadic("attribute", .string, .either), .optional("reverse", .boolean, .keyword)],
        gives: .input, "Sorts by several.")
    private static let choice = FunctionSignature(
        filter: "round", [.optional("method", .string(.literals(["ceil", "floor"])))], gives: .input, "Rounds.")

    struct Call: Sendable, CustomTestStringConvertible {
        let signature: FunctionSignature
        let positional: [ValueType]
        let keywords: [(String, ValueType)]
        /// What each parameter is given, then the faults.
        let expected: String

        init(
            _ signature: FunctionSignature, _ positional: [ValueType] = [], _ keywords: [(String, ValueType)] = [],
            gives expected: String
        ) {
            self.signature = signature
            self.positional = positional
            self.keywords = keywords
            self.expected = expected
        }

        var testDescription: String { expected }
    }

    @Test(
        "every argument goes to a parameter, or is a fault",
        arguments: [
            Call(sort, gives: "attribute –, reverse –"),
            Call(sort, [.string], gives: "attribute string, reverse –"),
            Call(sort, [.string, .boolean], gives: "attribute string, reverse boolean"),
            Call(sort, [], [("reverse", .boolean)], gives: "attribute –, reverse boolean"),
            Call(sort, [.string], [("reverse", .boolean)], gives: "attribute string, reverse boolean"),
            Call(sort, [.unknown, .unknown], gives: "attribute any, reverse any"),
            Call(sort, [.undefined], gives: "attribute undefined, reverse –"),
            Call(sort, [union(.string, .number)], gives: "attribute number | string, reverse –"),
            Call(
                sort, [.string, .boolean, .number, .number],
                gives: "attribute string, reverse boolean; takes at most 2 arguments"),
            Call(
                sort, [], [("revers", .boolean)],
                gives: "attribute –, reverse –; has no parameter `revers`; did you mean `reverse`?"),
            Call(sort, [], [("zzz", .boolean)], gives: "attribute –, reverse –; has no parameter `zzz`"),
            Call(
                sort, [.string], [("attribute", .string)],
                gives: "attribute string, reverse –; gets `attribute` twice, by position and by name"),
            Call(
                sort, [.boolean], gives: "attribute boolean, reverse –; takes a string for `attribute`, not a boolean"),
            Call(
                sort, [], [("reverse", Sample.order)],
                gives: "attribute –, reverse Order; takes a boolean for `reverse`, not an Order"),
            Call(find, gives: "matches –; needs `matches`"),
            Call(find, [.object], gives: "matches object"),
            Call(find, [Sample.order], gives: "matches Order"),
            Call(find, [], [("id", .string), ("live", .boolean)], gives: "matches { id: string, live: boolean }"),
            Call(
                find, [.list(.string)],
                gives: "matches string[]; takes a string or an object for `matches`, not a list of strings"),
            Call(find, [.null], gives: "matches null; takes a string or an object for `matches`, not null"),
            Call(find, [.object], [("id", .string)], gives: "matches object; has no parameter `id`"),
            Call(translate, [.string(.money)], [("name", .string)], gives: "count money, values { name: string }"),
            Call(
                translate, [], [("name", .string), ("count", .number)], gives: "count number, values { name: string }"),
            Call(
                translate, [literals("many")],
                gives: "count \"many\", values –; takes a number for `count`, not \"many\""),
            Call(
                cycle, [.number, .number, .boolean],
                gives: "first number, rest boolean | number; takes a number for `rest`, not a boolean"),
            Call(cycle, [.number, .number, .number], gives: "first number, rest number"),
            Call(cycle, [], [("first", .number)], gives: "first –, rest –; has no parameter `first`; needs `first`"),
            Call(several, [.string, .string], [("reverse", .boolean)], gives: "attribute string, reverse boolean"),
            Call(several, [], [("attribute", .string)], gives: "attribute string, reverse –"),
            Call(choice, [.string], gives: "method string"),
            Call(choice, [literals("up")], gives: #"method "up"; takes "ceil" or "floor" for `method`, not "up""#),
            Call(
                FunctionSignature(undocumented: "f"), [.null], [("a", .null)],
                gives: "arguments null, keywords { a: null }"),
        ])
    func matches(_ call: Call) {
        let match = call.signature.match(positional: call.positional, keywords: call.keywords)
        let given = zip(call.signature.parameters, match.types).map { "\($0.name) \($1?.notation ?? "–")" }
        let text =
            ([given.joined(separator: ", ")]
            + match.faults.flatMap { [$0.description] + ($0.suggestion.map { [$0] } ?? []) }).joined(separator: "; ")
        #expect(text == call.expected)
    }

    @Test("a match says where each argument went, and which one a fault is about")
    func places() {
        let match = Self.translate.match(positional: [.boolean], keywords: [("name", .string), ("other", .null)])
        #expect(match.arguments == [[.positional(0)], [.keyword(0), .keyword(1)]])
        #expect(
            match.faults == [.wrongKind(.positional(0), name: "count", expected: .number, given: .boolean)])
        #expect(
            Self.sort.match(positional: [.string, .boolean, .null]).faults == [
                .tooMany(first: .positional(2), allowed: 2)
            ])
    }

    @Test("a value that a filter applies to can be wrong too")
    func input() {
        #expect(Self.sort.canTake(input: .list(.number)))
        #expect(Self.sort.canTake(input: union(.list(.number), .null)))
        #expect(Self.sort.canTake(input: .unknown))
        #expect(!Self.sort.canTake(input: .number))
        #expect(Self.cycle.canTake(input: .undefined))
    }

    @Test("a signature is shown as it is called")
    func text() {
        #expect(Self.sort.signatureText == "sort(attribute?: string, reverse?: boolean)")
        #expect(Self.find.signatureText == "find(matches: string | object)")
        #expect(Self.cycle.signatureText == "cycle(first: number, ...rest: number)")
        #expect(FunctionSignature(undocumented: "f").signatureText == "f(...arguments, keywords?: object)")
        #expect(FunctionSignature(filter: "e", gives: .input, "").signatureText == "e()")
    }
}
