import NunjucksAnalysis
import Testing

@Suite("Narrowing types")
struct NarrowingTests {
    @Test("truthiness divides a type in two")
    func truthiness() {
        let rows: [(type: ValueType, truthy: String, falsy: String)] = [
            (.undefined, "never", "undefined"),
            (.null, "never", "null"),
            (.boolean, "boolean", "boolean"),
            (.number, "number", "number"),
            (.string, "string", #""""#),
            (.string(.id(of: nil)), "id", #""""#),
            (.string(.money), "money", "never"),
            (.string(.date), "date", "never"),
            (literals("", "a"), #""a""#, #""""#),
            (literals("a"), #""a""#, "never"),
            (.markup, "markup", "never"),
            (.script, "script", "script"),
            (.list(.number), "number[]", "never"),
            (Sample.order, "Order", "never"),
            (.function, "function", "never"),
            (.unknown, "any", "any"),
            (.never, "never", "never"),
            (union(.string(.date), .null, .undefined), "date", "null | undefined"),
            (union(.boolean, Sample.order), "boolean | Order", "boolean"),
        ]
        for row in rows {
            #expect(row.type.truthy.notation == row.truthy, "\(row.type.notation)")
            #expect(row.type.falsy.notation == row.falsy, "\(row.type.notation)")
            #expect(row.type.canBeTruthy == (row.truthy != "never"), "\(row.type.notation)")
            #expect(row.type.canBeFalsy == (row.falsy != "never"), "\(row.type.notation)")
        }
    }

    @Test("a type says whether its value may be undefined or null")
    func nullishness() {
        let rows: [(type: ValueType, canBe: Bool, is: Bool, without: String)] = [
            (.undefined, true, true, "never"),
            (.nullish, true, true, "never"),
            (union(.number, .null), true, false, "number"),
            (.number, false, false, "number"),
            (.unknown, false, false, "any"),
            (.never, false, false, "never"),
        ]
        for row in rows {
            #expect(row.type.canBeNullish == row.canBe, "\(row.type.notation)")
            #expect(row.type.isNullish == row.is, "\(row.type.notation)")
            #expect(row.type.nonNullish.notation == row.without, "\(row.type.notation)")
        }
    }

    @Test("removing a type leaves what is not of it")
    func removing() {
        #expect(
            differences([
                ("a member", union(.number, .null).removing(.null), "number"),
                ("the whole type", .number.removing(.number), "never"),
                ("several", union(.number, .null, .undefined).removing(.nullish), "number"),
                ("another type", .number.removing(.string), "number"),
                ("every text", union(.string(.money), literals("a"), .null).removing(.string), "null"),
                ("one text of several", literals("a", "b").removing(literals("a")), #""b""#),
                ("one text of any", .string.removing(literals("a")), "string"),
                ("a documented text", .string(.documented(["a"])).removing(literals("a")), #""a" | string"#),
                ("every list", union(.list(.number), .null).removing(.list(.unknown)), "null"),
                ("a narrower list", .list(.unknown).removing(.list(.number)), "any[]"),
                ("every object", union(Sample.order, .number).removing(.object), "number"),
                ("what is unknown", .number.removing(.unknown), "number"),
                ("from what is unknown", .unknown.removing(.null), "any"),
            ]) == [])
    }

    @Test("a type narrowed to another is what is of both")
    func narrowedTo() {
        #expect(
            differences([
                ("a member", union(.number, .null).narrowed(to: .null), "null"),
                ("a text with a format", union(.string(.money), .null).narrowed(to: .string), "money"),
                ("no member", .number.narrowed(to: .string), "never"),
                ("unknown", .unknown.narrowed(to: .string), "string"),
                ("a script value", union(.script, .null).narrowed(to: .string), "script"),
            ]) == [])
    }

    @Test("strict comparison with a literal leaves values of its type")
    func strictComparison() {
        #expect(
            differences([
                ("null", union(.string, .null, .undefined).narrowed(toLiteral: .null), "null"),
                ("undefined", union(.string, .null, .undefined).narrowed(toLiteral: .undefined), "undefined"),
                ("a text of any", union(.string, .null).narrowed(toLiteral: .string("a")), #""a""#),
                ("a text of an enumeration", literals("a", "b").narrowed(toLiteral: .string("a")), #""a""#),
                ("a text that is not of it", literals("a", "b").narrowed(toLiteral: .string("c")), "never"),
                (
                    "a text that is not documented",
                    .string(.documented(["a"])).narrowed(toLiteral: .string("c")), #""c""#
                ),
                ("a text and a format", .string(.money).narrowed(toLiteral: .string("9.50")), #""9.50""#),
                ("a number and texts", .string(.money).narrowed(toLiteral: .number(9.5)), "never"),
                ("a number", union(.number, .null).narrowed(toLiteral: .number(1)), "number"),
                ("a boolean", union(.boolean, .null).narrowed(toLiteral: .boolean(true)), "boolean"),
                ("unknown", .unknown.narrowed(toLiteral: .string("a")), #""a""#),
                ("an object", Sample.order.narrowed(toLiteral: .string("a")), "never"),
            ]) == [])
    }

    @Test("loose comparison with a literal leaves what JavaScript turns into it")
    func looseComparison() {
        func loosely(_ type: ValueType, _ literal: LiteralValue) -> ValueType {
            type.narrowed(toLiteral: literal, strictly: false)
        }
        #expect(
            differences([
                ("null is undefined", loosely(union(.string, .null, .undefined), .null), "null | undefined"),
                ("unknown and null", loosely(.unknown, .null), "null | undefined"),
                ("unknown and a text", loosely(.unknown, .string("a")), "any"),
                ("a price and a number", loosely(.string(.money), .number(9.5)), "money"),
                (
                    "texts of which one is the number", loosely(literals("2", "2.0", "3", "many"), .number(2)),
                    #""2" | "2.0""#
                ),
                ("a number and a name", loosely(union(.number, literals("SENT")), .string("SENT")), #""SENT""#),
                ("a number and a number in text", loosely(union(.number, .null), .string("3")), "number"),
                ("a boolean and a number", loosely(.boolean, .number(1)), "boolean"),
                ("an object and a text", loosely(.list(.string), .string("a")), "string[]"),
                ("an object and null", loosely(.list(.string), .null), "never"),
            ]) == [])
    }

    @Test("what is not equal to a literal keeps the rest of its type")
    func inequality() {
        #expect(
            differences([
                ("null, strictly", union(.string, .null, .undefined).removing(literal: .null), "string | undefined"),
                (
                    "null, loosely", union(.string, .null, .undefined).removing(literal: .null, strictly: false),
                    "string"
                ),
                ("a text of an enumeration", literals("a", "b").removing(literal: .string("a")), #""b""#),
                ("a number", .number.removing(literal: .number(1)), "number"),
            ]) == [])
    }

    @Test("`'k' in x` tells which fields there are")
    func keys() {
        let either = union(Sample.place, .null, .list(.number))
        #expect(
            differences([
                ("an optional field that is there", Sample.place.having(key: "y").member("y").type, "number"),
                ("an optional field that is not", Sample.place.lacking(key: "y").member("y").type, "undefined"),
                ("a field of an open record", Sample.order.having(key: "gift").member("gift").type, "any"),
                ("no field of a closed record", Sample.place.having(key: "z"), "never"),
                ("a field that is always there", Sample.place.lacking(key: "x"), "never"),
                ("neither", Sample.place.having(key: "y").lacking(key: "y"), "never"),
                ("a union", either.having(key: "y"), "Place | number[]"),
                ("unknown", .unknown.having(key: "y"), "any"),
                ("null", .null.having(key: "y"), "never"),
            ]) == [])
        #expect(Sample.order.having(key: "gift").member("gift").isListed)
    }
}
