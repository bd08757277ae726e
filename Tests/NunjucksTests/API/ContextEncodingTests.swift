import Diagnostics
import Foundation
import NunjucksRuntime
import Testing

@Suite("Encoding Swift's types for templates")
struct ContextEncodingTests {
    private func json(_ value: some Encodable, dates: DateStyle = .dateTime) throws -> String {
        try Environment().render(
            "{{ value | dump | safe }}", Context(encoding: ["value": Wrapped(value)], dates: dates))
    }

    private struct Wrapped<Value: Encodable>: Encodable {
        let value: Value
        init(_ value: Value) { self.value = value }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(value)
        }
    }

    private enum Status: String, Encodable { case open, closed }

    private struct Order: Encodable {
        var number = 7
        var total = 12.5
        var isPaid = true
        var status = Status.open
        var items: [Item] = [Item(name: "Coffee <strong>", count: 2), Item(name: "Tea", count: 1)]
        var note: String?
        var tags: Set<String> = ["b", "c", "a"]
        var byDay: [String: Int] = ["tue": 2, "mon": 1, "2": 3, "10": 4]
    }

    private struct Item: Encodable {
        var name: String
        var count: UInt8
    }

    @Test("a structure's properties have their order; dictionaries and sets are sorted")
    func structure() throws {
        #expect(
            try json(Order())
                == #"{"number":7,"total":12.5,"isPaid":true,"status":"open","items":["#
                + #"{"name":"Coffee <strong>","count":2},{"name":"Tea","count":1}],"tags":["a","b","c"],"#
                + #""byDay":{"2":3,"10":4,"mon":1,"tue":2}}"#)
        #expect(
            try Environment().render(
                "{{ number }}: {% for item in items %}{{ item.count }} × {{ item.name }} {% endfor %}{{ note }}",
                Context(encoding: Order())) == "7: 2 × Coffee &lt;strong&gt; 1 × Tea ")
    }

    @Test("numbers of all kinds are JavaScript's")
    func numbers() throws {
        struct Numbers: Encodable {
            var a = Int8.min, b = Int16.max, c = Int32.min, d = Int64.max, e = UInt16.max, f = UInt32.max,
                g = UInt64.max
            var h = Float(0.1), i = Double.nan, j = UInt(3), k = Decimal(string: "19.99")
        }
        let text = try json(Numbers())
        #expect(
            text
                == #"{"a":-128,"b":32767,"c":-2147483648,"d":9223372036854776000,"e":65535,"f":4294967295,"#
                + #""g":18446744073709552000,"h":0.1,"i":null,"j":3,"k":19.99}"#)
    }

    @Test(
        "dates are written as asked",
        arguments: [
            (.dateTime, #""2026-03-02 09:30:05""#), (.day, #""2026-03-02""#), (.iso8601, #""2026-03-02T09:30:05Z""#),
            (.secondsSince1970, "1772443805.25"), (.millisecondsSince1970, "1772443805250"),
        ] as [(DateStyle, String)])
    func dates(style: DateStyle, text: String) throws {
        #expect(try json([Date(timeIntervalSince1970: 1_772_443_805.25)], dates: style) == "[\(text)]")
        #expect(try json(Date(timeIntervalSince1970: 1_772_443_805.25), dates: style) == text)
    }

    @Test("a date before 1970 is rounded down to its second")
    func earlyDate() throws {
        #expect(try json(Date(timeIntervalSince1970: -0.5)) == #""1969-12-31 23:59:59""#)
    }

    @Test("a date that lies too far away is an error")
    func farDate() throws {
        let error = try #require(throws: Diagnostic.self) { try Context(encoding: ["date": Date.distantFuture * 1e6]) }
        #expect(error.code == .invalidDate)
    }

    @Test("a URL is its text")
    func url() throws { #expect(try json(URL(string: "https://example.com/a?b=c")) == #""https://example.com/a?b=c""#) }

    @Test("containers that are nested by hand, and those of a superclass, keep their places")
    func nestedContainers() throws {
        class Base: Encodable { var id = 1 }
        final class Derived: Base {
            enum Key: String, CodingKey { case own, nested, list, base, last }
            override func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode("a", forKey: .own)
                var nested = container.nestedContainer(keyedBy: Key.self, forKey: .nested)
                var list = container.nestedUnkeyedContainer(forKey: .list)
                try super.encode(to: container.superEncoder(forKey: .base))
                try super.encode(to: container.superEncoder())
                try container.encodeNil(forKey: .last)
                try nested.encode(true, forKey: .own)
                try list.encode(1)
                var inner = list.nestedUnkeyedContainer()
                try list.encodeNil()
                var object = list.nestedContainer(keyedBy: Key.self)
                try super.encode(to: list.superEncoder())
                try inner.encode(contentsOf: [2, 3])
                try object.encode(list.count, forKey: .own)
            }
        }
        #expect(
            try json(Derived())
                == #"{"own":"a","nested":{"own":true},"list":[1,[2,3],null,{"own":5},{"id":1}],"base":{"id":1},"#
                + #""super":{"id":1},"last":null}"#)
    }

    @Test("an enumeration with payloads, an empty structure and an optional have the forms that Swift gives them")
    func otherTypes() throws {
        enum Payment: Encodable { case card(number: String), none }
        struct Empty: Encodable {}
        #expect(try json([Payment.card(number: "4111"), .none]) == #"[{"card":{"number":"4111"}},{"none":{}}]"#)
        #expect(try json(Empty()) == "{}")
        #expect(try json([1, nil, 3]) == "[1,null,3]")
        #expect(try json([Int: String](uniqueKeysWithValues: [(10, "b"), (9, "a")])) == #"{"9":"a","10":"b"}"#)
    }

    @Test("a value without named properties cannot be a context")
    func unnamed() throws {
        let error = try #require(throws: Diagnostic.self) { try Context(encoding: [1, 2]) }
        #expect(
            error
                == Diagnostic(
                    .invalidValue, .error, "`Array<Int>` cannot be a context, because it has no named properties",
                    help: "the variables of a template have names: encode a structure or a dictionary"))
    }

    @Test("a value that is nested without end stops with an error")
    func nesting() throws {
        final class Node: Encodable { var next: Node? }
        let node = Node()
        node.next = node
        let error = try #require(throws: Diagnostic.self) { try Context(encoding: node) }
        node.next = nil
        #expect(
            error
                == Diagnostic(
                    .limit, .error, "the value is nested more than 512 levels deep",
                    help: "an object that contains itself has no end"))
    }

    @Test("what a type's own encoding throws becomes a diagnostic")
    func ownErrors() throws {
        struct Broken: Encodable {
            struct Failure: Error, CustomStringConvertible { var description: String { "no connection" } }
            func encode(to encoder: any Encoder) throws { throw Failure() }
        }
        struct Invalid: Encodable {
            enum Key: CodingKey { case amount }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(Inner(), forKey: .amount)
            }
            struct Inner: Encodable {
                func encode(to encoder: any Encoder) throws {
                    throw EncodingError.invalidValue(
                        1, EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "it is too large"))
                }
            }
        }
        struct Contradictory: Encodable {
            enum Key: CodingKey { case amount }
            func encode(to encoder: any Encoder) throws {
                var list = encoder.unkeyedContainer()
                try list.encode(1)
                var object = encoder.container(keyedBy: Key.self)
                try object.encode(1, forKey: .amount)
            }
        }
        let broken = #expect(throws: Diagnostic.self) { try Context(encoding: Broken()) }
        #expect(broken == Diagnostic(.invalidValue, .error, "`Broken` cannot be encoded: no connection"))
        let invalid = #expect(throws: Diagnostic.self) { try Context(encoding: Invalid()) }
        #expect(invalid == Diagnostic(.invalidValue, .error, "`Invalid` cannot be encoded: `amount`: it is too large"))
        let contradictory = #expect(throws: Diagnostic.self) { try Context(encoding: ["a": Contradictory()]) }
        #expect(contradictory?.message == "`a` encodes itself as values of several kinds")
    }

    @Test("a value of any kind can be made of what can be encoded")
    func value() throws {
        #expect(try TemplateValue(encoding: Item(name: "Tea", count: 3)) == ["name": "Tea", "count": 3])
        #expect(try TemplateValue(encoding: [1, 2]) == [1, 2])
        #expect(try TemplateValue(encoding: "text") == "text")
    }
}

private func * (date: Date, factor: Double) -> Date {
    Date(timeIntervalSince1970: date.timeIntervalSince1970 * factor)
}
