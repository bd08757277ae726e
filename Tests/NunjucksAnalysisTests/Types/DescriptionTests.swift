import NunjucksAnalysis
import Testing

@Suite("Types in words")
struct DescriptionTests {
    @Test("a type reads as plain English, and is written in a short notation")
    func descriptions() {
        let rows: [(type: ValueType, description: String, notation: String)] = [
            (.undefined, "undefined", "undefined"),
            (.boolean, "a boolean", "boolean"),
            (.string, "a string", "string"),
            (literals("a"), #""a""#, #""a""#),
            (literals("", "a"), #"an empty string or "a""#, #""" | "a""#),
            (
                literals("a", "b", "c", "d", "e"), #""a", "b" or one of 3 other strings"#,
                #""a" | "b" | "c" | "d" | "e""#
            ),
            (.string(.documented(["a"])), "a string", #""a" | string"#),
            (.string(.id(of: nil)), "an id", "id"),
            (.string(.id(of: "Order")), "the id of an Order", "id<Order>"),
            (.string(.date), "a date", "date"),
            (.string(.dateTime), "a date and time", "datetime"),
            (.string(.money), "an amount of money", "money"),
            (.markup, "markup", "markup"),
            (.script, "a JavaScript value", "script"),
            (.regex, "a regular expression", "regex"),
            (.list(.never), "an empty list", "never[]"),
            (.list(.unknown), "a list", "any[]"),
            (.list(Sample.item), "a list of OrderItem", "OrderItem[]"),
            (.list(union(.string, .null)), "a list of strings or null", "(string | null)[]"),
            (.list(.list(.number)), "a list of lists of numbers", "number[][]"),
            (.list(literals("a", "b")), #"a list of "a" or "b""#, #"("a" | "b")[]"#),
            (.object, "an object", "object"),
            (.map(Sample.order), "a map of Order", "map<Order>"),
            (Sample.order, "an Order", "Order"),
            (Sample.place, "a Place", "Place"),
            (object(), "an object without fields", "{}"),
            (object(RecordField("a", .number)), "an object with `a`", "{ a: number }"),
            (
                object(RecordField("b", .null, isOptional: true), RecordField("a", .number), isOpen: true),
                "an object with `a` and `b`", "{ a: number, b?: null, … }"
            ),
            (.function, "a function", "function"),
            (union(.string, .undefined), "a string or undefined", "string | undefined"),
            (union(.string, .undefined, .null), "a string, null or undefined", "string | null | undefined"),
            (.unknown, "an unknown value", "any"),
            (.never, "nothing", "never"),
        ]
        for row in rows {
            #expect(row.type.description == row.description)
            #expect(row.type.notation == row.notation)
        }
    }
}
