import NunjucksAnalysis
import Testing

@Suite("Joining types")
struct JoiningTests {
    @Test("a union is flat, without duplicates and in a fixed order, whatever the order of its parts")
    func normalForm() {
        let parts: [ValueType] = [
            .undefined, .null, .function, .object, .list(.number), Sample.order, .regex, .script, .markup, .string,
            .number, .boolean,
        ]
        let expected =
            "boolean | number | string | markup | script | regex | Order | number[] | object | function | null | undefined"
        #expect(ValueType.union(of: parts).notation == expected)
        #expect(ValueType.union(of: parts.reversed() + parts).notation == expected)
        #expect(ValueType.union(of: [.union(of: parts), .union(of: parts.reversed())]) == .union(of: parts))
        #expect(parts.reduce(ValueType.never) { $0.joined(with: $1) } == .union(of: parts))
    }

    @Test("a union of one type is that type, and one of none is never")
    func smallUnions() {
        #expect(ValueType.union(of: [.number]) == .number)
        #expect(ValueType.union(of: [.number, .never]) == .number)
        #expect(ValueType.union(of: []) == .never)
        #expect(ValueType.never.isNever)
    }

    @Test("types join to what either of them may be")
    func joins() {
        #expect(
            differences([
                ("the same", .number.joined(with: .number), "number"),
                ("unknown absorbs", .unknown.joined(with: .string), "any"),
                ("a format in any text", .string(.money).joined(with: .string), "string"),
                ("two formats", .string(.money).joined(with: .string(.date)), "date | money"),
                ("a day and a time", .string(.date).joined(with: .string(.dateTime)), "datetime"),
                ("ids of two kinds", .string(.id(of: "B")).joined(with: .string(.id(of: "A"))), "id<A> | id<B>"),
                ("an id of any kind", .string(.id(of: "A")).joined(with: .string(.id(of: nil))), "id"),
                ("enumerations", literals("b").joined(with: literals("a", "b")), #""a" | "b""#),
                (
                    "a documented enumeration", .string(.documented(["b"])).joined(with: literals("a")),
                    #""a" | "b" | string"#
                ),
                ("lists", .list(.number).joined(with: .list(.string)), "(number | string)[]"),
                ("an empty list", .list(.never).joined(with: .list(.number)), "number[]"),
                ("maps", .map(.number).joined(with: .map(.null)), "map<number | null>"),
                ("records", Sample.order.joined(with: Sample.item), "Order | OrderItem"),
                ("a list and none", .list(.number).joined(with: .undefined), "number[] | undefined"),
            ]) == [])
    }

    @Test("the mark of an unlisted field stays only among unlisted fields")
    func unlisted() {
        let unlisted = ValueType.unknown(isUnlisted: true)
        #expect(unlisted.joined(with: unlisted) == unlisted)
        #expect(unlisted.joined(with: .unknown) == .unknown(isUnlisted: false))
        #expect(unlisted.joined(with: .number) == .unknown(isUnlisted: false))
    }

    @Test("records without a name become one, whose fields may be absent")
    func anonymousRecords() {
        let left = object(RecordField("a", .number), RecordField("b", .string))
        let right = object(RecordField("b", .null), RecordField("c", .boolean))
        #expect(left.joined(with: right).notation == "{ a?: number, b: string | null, c?: boolean }")
        #expect(left.joined(with: right) == right.joined(with: left))
        #expect(
            left.joined(with: object(RecordField("b", .string), isOpen: true)).notation == "{ a?: any, b: string, … }")
    }

    @Test("what a condition tells of a record is lost where it meets the record without it")
    func refinedRecords() {
        let noted = Sample.order.having(key: "note")
        #expect(noted.member("note").type == .string)
        #expect(noted.joined(with: noted) == noted)
        #expect(noted.joined(with: Sample.order) == Sample.order)
    }

    @Test("a type that grows in a loop is unknown at last")
    func growth() {
        var list = ValueType.list(.never)
        var record = ValueType.null
        for _ in 0..<20 {
            list = list.joined(with: .list(list))
            record = record.joined(with: object(RecordField("next", record)))
        }
        #expect(list == list.joined(with: .list(list)))
        #expect(record == record.joined(with: object(RecordField("next", record))))
        #expect(list.notation == "any[][][][][][][]")
    }

    @Test("an enumeration that grows too large is any text")
    func largeEnumerations() {
        let texts = (0..<300).map { literals("\($0)") }
        #expect(ValueType.union(of: texts) == .string)
    }
}
