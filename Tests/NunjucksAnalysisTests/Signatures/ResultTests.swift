import NunjucksAnalysis
import Testing

@Suite("Results of calls")
struct ResultTests {
    private typealias Result = FunctionSignature.Result

    private static func result(_ result: Result, _ input: ValueType, _ arguments: [ValueType?] = []) -> ValueType {
        FunctionSignature(filter: "f", gives: result, "").result(input: input, arguments: arguments)
    }

    @Test("a result follows from the input and the arguments")
    func results() {
        let orders = ValueType.list(Sample.order)
        let path = Result.propertyOfInput(path: 0, default: 1)
        let other = Result.unionOfInputAndArgument(0, ifFalsy: 1)
        #expect(
            differences([
                ("fixed", Self.result(.fixed(.number), .string), "number"),
                ("the input", Self.result(.input, .string(.money)), "money"),
                ("an element", Self.result(.elementOfInput(orUndefined: true), orders), "Order | undefined"),
                ("an element for sure", Self.result(.elementOfInput(orUndefined: false), orders), "Order"),
                ("no element", Self.result(.elementOfInput(orUndefined: false), .null), "undefined"),
                ("a map's", Self.result(.elementOfInput(orUndefined: true), .map(.number)), "number | undefined"),
                ("elements", Self.result(.listOfInputElement, union(orders, .null)), "Order[]"),
                ("a record's", Self.result(.listOfInputElement, Sample.place), "number[]"),
                ("a text's", Self.result(.listOfInputElement, .string), "string[]"),
                ("rows", Self.result(.listOfListsOfInputElement, orders), "Order[][]"),
                ("entries", Self.result(.entriesOfInput, .map(.number)), "(number | string)[][]"),
                ("groups", Self.result(.groupsOfInputElement, orders), "map<Order[]>"),
                ("a list reversed", Self.result(.reorderedInput, orders), "Order[]"),
                ("a text reversed", Self.result(.reorderedInput, literals("ab")), "string"),
                ("text of text", Self.result(.textLikeInput, .string(.money)), "string"),
                ("text of markup", Self.result(.textLikeInput, union(.markup, .null)), "string | markup"),
                ("text of unknown", Self.result(.textLikeInput, .unknown), "any"),
                ("an argument", Self.result(.argument(1), .null, [.null, .number]), "number"),
                ("an argument left out", Self.result(.argument(1), .null, [.null]), "undefined"),
                ("a type or an argument", Self.result(.fixedOrArgument(.number, 0), .string, [.null]), "number | null"),
                ("a path", Self.result(path, Sample.item, [literals("order.total")]), "money"),
                ("a path of one name", Self.result(path, Sample.item, [literals("quantity")]), "number"),
                ("a path that may end", Self.result(path, Sample.order, [literals("note")]), "string | undefined"),
                ("… with a default", Self.result(path, Sample.order, [literals("note"), .null]), "string | null"),
                (
                    "a path through null", Self.result(path, union(Sample.order, .null), [literals("total")]),
                    "money | undefined"
                ),
                ("a path with brackets", Self.result(path, Sample.order, [literals("items[0].id")]), "any"),
                ("a path that is not known", Self.result(path, Sample.order, [.string]), "any"),
                ("a default unused", Self.result(other, .string, [.null]), "string"),
                (
                    "a default for undefined", Self.result(other, union(.number, .undefined), [.string]),
                    "number | string"
                ),
                ("… not for null", Self.result(other, union(.number, .null), [.string]), "number | null"),
                (
                    "a default for null", Self.result(other, union(Sample.order, .null), [.string, .boolean]),
                    "string | Order"
                ),
                ("a default for unknown", Self.result(other, .unknown, [.string, .boolean]), "any"),
            ]) == [])
    }

    @Test("a test tells something of its value where it succeeds and where it fails")
    func narrowing() {
        typealias Narrowing = FunctionSignature.Narrowing
        let value = union(.string, .null, .undefined)
        let rows: [(narrowing: Narrowing, argument: ValueType, succeeds: String, fails: String)] = [
            (.isOfType(.null), .undefined, "null", "string | undefined"),
            (.isNotOfType(.undefined), .undefined, "string | null", "undefined"),
            (.isTruthy, .undefined, "string", #""" | null | undefined"#),
            (.isFalsy, .undefined, #""" | null | undefined"#, "string"),
            (.equalsArgument, literals("a"), #""a""#, "string | null | undefined"),
            (.equalsArgument, .null, "null", "string | undefined"),
            (.differsFromArgument, .null, "string | undefined", "null"),
            (.equalsArgument, .string, "string | null | undefined", "string | null | undefined"),
        ]
        for row in rows {
            let succeeds = row.narrowing.narrowed(value, argument: row.argument, succeeds: true)
            let fails = row.narrowing.narrowed(value, argument: row.argument, succeeds: false)
            #expect(succeeds.notation == row.succeeds, "\(row.narrowing)")
            #expect(fails.notation == row.fails, "\(row.narrowing)")
        }
    }
}
