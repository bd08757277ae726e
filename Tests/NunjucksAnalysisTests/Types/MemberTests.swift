import NunjucksAnalysis
import Testing

@testable import NunjucksRuntime

@Suite("Members of types")
struct MemberTests {
    @Test("a property has a type, and is listed or not")
    func properties() {
        let rows: [(type: ValueType, name: String, expected: String)] = [
            (Sample.order, "total", "money"),
            (Sample.order, "note", "string | undefined"),
            (Sample.order, "cancelled", "date | null"),
            (Sample.order, "items", "OrderItem[]"),
            (Sample.order, "plase", "unlisted any"),
            (Sample.order, "hasOwnProperty", "function → boolean"),
            (Sample.item, "order", "Order"),
            (Sample.place, "x", "number"),
            (Sample.place, "z", "unlisted undefined"),
            (.list(.number), "length", "number"),
            (.list(.number), "0", "number | undefined"),
            (.list(.number), "join", "function → string"),
            (.list(.number), "size", "unlisted undefined"),
            (.string, "length", "number"),
            (.string, "split", "function → string[]"),
            (.string, "toFixed", "unlisted undefined"),
            (.markup, "length", "number"),
            (.number, "toFixed", "function → string"),
            (.number, "length", "unlisted undefined"),
            (.boolean, "length", "unlisted undefined"),
            (.regex, "source", "string"),
            (.regex, "test", "function → boolean"),
            (.function, "name", "string"),
            (.map(.number), "anything", "number | undefined"),
            (.undefined, "x", "undefined"),
            (.null, "x", "undefined"),
            (.unknown, "x", "any"),
            (.unknown(isUnlisted: true), "x", "any"),
            (.script, "x", "any"),
            (.never, "x", "any"),
            (union(Sample.place, .null), "x", "number | undefined"),
            (union(Sample.place, .null), "z", "unlisted undefined"),
            (union(Sample.order, Sample.place), "total", "money | undefined"),
            (union(Sample.order, Sample.place), "z", "unlisted any"),
        ]
        for row in rows {
            let member = row.type.member(row.name)
            let result = member.callResult.map { " → \($0.notation)" } ?? ""
            let text = (member.isListed ? "" : "unlisted ") + member.type.notation + result
            #expect(text == row.expected, "\(row.type.notation).\(row.name)")
        }
        #expect(Sample.order.member("plase").type == .unknown(isUnlisted: true))
    }

    @Test("a field tells whether it is private, deprecated and documented")
    func flags() {
        #expect(Sample.order.member("token").isPrivate)
        #expect(Sample.order.member("tries").isDeprecated)
        #expect(Sample.order.member("total").documentation == "What it costs.")
        #expect(union(Sample.order, .null).member("token").isPrivate)
        #expect(union(Sample.order, .null).member("total").documentation == "What it costs.")
    }

    @Test("reading by a key of a type gives what may be there")
    func elements() {
        #expect(
            differences([
                ("a list by number", .list(.string).element(at: .number), "string | undefined"),
                ("a list by anything", .list(.string).element(at: .unknown), "any"),
                ("a map by id", .map(Sample.order).element(at: .string(.id(of: nil))), "Order | undefined"),
                ("a record by name", Sample.place.element(at: literals("x")), "number"),
                ("a record by two names", Sample.order.element(at: literals("total", "tries")), "number | money"),
                ("a closed record by any text", Sample.place.element(at: .string), "number | undefined"),
                ("an open record by any text", Sample.order.element(at: .string), "any"),
                ("a text by number", .string.element(at: .number), "string | undefined"),
                ("null", .null.element(at: .number), "undefined"),
                ("a union", union(.list(.number), .null).element(at: .number), "number | undefined"),
            ]) == [])
    }

    @Test("a loop gives elements, and over an object keys and values")
    func loops() {
        let rows: [(type: ValueType, element: String, keys: String, values: String)] = [
            (.list(Sample.order), "Order", "never", "never"),
            (.list(.never), "never", "never", "never"),
            (union(.list(.number), .null), "number", "never", "never"),
            (.string, "string", "never", "never"),
            (.number, "never", "never", "never"),
            (.map(.number), "never", "string", "number"),
            (Sample.place, "never", #""x" | "y""#, "number"),
            (Sample.order, "never", "string", "any"),
            (.unknown, "any", "any", "any"),
            (.script, "any", "any", "any"),
        ]
        for row in rows {
            #expect(row.type.element.notation == row.element, "\(row.type.notation)")
            #expect(row.type.keys.notation == row.keys, "\(row.type.notation)")
            #expect(row.type.values.notation == row.values, "\(row.type.notation)")
        }
    }

    @Test("the methods that the runtime has are known to the types")
    func runtimeMethods() {
        func unknown(_ names: [StaticString], _ type: ValueType) -> [String] {
            names.map { "\($0)" }.filter { type.member($0).callResult == nil }
        }
        #expect(unknown(StringMethods.table.names, .string) == [])
        #expect(unknown(ArrayMethods.table.names, .list(.number)) == [])
        #expect(unknown(NumberMethods.table.names, .number) == [])
        #expect(unknown(RegexMethods.table.names, .regex) == [])
        #expect(unknown(FunctionMethods.table.names, .function) == [])
        #expect(unknown(ObjectMethods.table.names, .boolean) == [])
    }

    @Test("suggestions come from the fields, and from `length`")
    func names() {
        #expect(union(Sample.place, .null).memberNames == ["x", "y"])
        #expect(
            union(Sample.place, .string).memberNames == [
                "at", "charAt", "charCodeAt", "codePointAt", "concat", "endsWith", "includes", "indexOf", "lastIndexOf",
                "length", "localeCompare", "match", "normalize", "padEnd", "padStart", "repeat", "replace",
                "replaceAll", "search", "slice", "split", "startsWith", "substr", "substring", "toLocaleLowerCase",
                "toLocaleUpperCase", "toLowerCase", "toString", "toUpperCase", "trim", "trimEnd", "trimLeft",
                "trimRight", "trimStart", "valueOf", "x", "y",
            ])
        #expect(ValueType.number.memberNames == [])
    }
}
