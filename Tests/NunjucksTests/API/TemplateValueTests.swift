import NunjucksRuntime
import Testing

@Suite("Values as plain Swift")
struct TemplateValueTests {
    @Test("literals are values")
    func literals() {
        let number = 7
        let value: TemplateValue = [
            "null": nil, "boolean": true, "integer": 3, "fraction": 0.5, "text": "a", "interpolated": "n\(number)",
            "list": [1, "b", []], "object": ["x": [:]],
        ]
        #expect(
            value
                == .object([
                    "null": .null, "boolean": .boolean(true), "integer": .number(3), "fraction": .number(0.5),
                    "text": .string("a"), "interpolated": .string("n7"),
                    "list": .array([.number(1), .string("b"), .array([])]),
                    "object": .object(["x": .object([:])]),
                ]))
    }

    @Test("Swift's own values become values")
    func initializers() {
        #expect(TemplateValue(UInt8(7)) == 7)
        #expect(TemplateValue(0.25) == 0.25)
        #expect(TemplateValue("text".dropFirst()) == "ext")
        #expect(TemplateValue([1, 2].map { TemplateValue($0) }) == [1, 2])
        #expect(TemplateValue(1 > 2) == false)
        #expect(TemplateValue(TemplateObject()) == [:])
    }

    @Test("a value is read by what it is")
    func reading() {
        let value: TemplateValue = ["list": [true, 2, "three", .markup("<i>")], "none": nil]
        #expect(value["list"]?[0]?.boolean == true)
        #expect(value["list"]?[1]?.number == 2)
        #expect(value["list"]?[2]?.string == "three")
        #expect(value["list"]?[3]?.string == "<i>")
        #expect(value["list"]?[4] == nil)
        #expect(value["list"]?.array?.count == 4)
        #expect(value.object?.names == ["list", "none"])
        #expect(value["none"] == .some(.null))
        #expect(value["other"] == nil)
        #expect(value[0] == nil)
        #expect(value["list"]?["length"] == nil)
    }

    @Test(
        "a value's text is JavaScript's",
        arguments: [
            (nil, "null"), (true, "true"), (1.50, "1.5"), (1e21, "1e+21"), (TemplateValue(Double.nan), "NaN"),
            ("a", "a"),
            ([1, [2, nil], "c"], "1,2,,c"), (["a": 1], "[object Object]"), (.markup("<b>"), "<b>"),
        ] as [(TemplateValue, String)])
    func text(value: TemplateValue, text: String) { #expect(value.text == text) }

    @Test("names that are whole numbers come first, ascending; the others as they were added")
    func order() throws {
        var object: TemplateObject = ["b": 1, "10": 2, "a": 3, "9": 4, "01": 5]
        #expect(object.names == ["9", "10", "b", "a", "01"])
        object["c"] = 6
        object["0"] = 7
        object["b"] = 8
        object["a"] = nil
        #expect(object.names == ["0", "9", "10", "b", "01", "c"])
        #expect(object.map(\.value) == [7, 4, 2, 8, 5, 6])
        #expect(object != ["b": 8, "0": 7, "9": 4, "10": 2, "c": 6, "01": 5])
        #expect(
            try Environment().render("{% for k, v in o %}{{ k }}={{ v }} {% endfor %}", ["o": .object(object)])
                == "0=7 9=4 10=2 b=8 01=5 c=6 ")
    }

    @Test("a dictionary has no order, so its names are sorted")
    func dictionary() throws {
        let dictionary: [String: TemplateValue] = ["b": 1, "a": 2, "c": 3, "é": 4, "B": 5]
        #expect(TemplateObject(dictionary).names == ["B", "a", "b", "c", "é"])
        #expect(try Environment().render("{{ a }}{{ b }}", Context(dictionary)) == "21")
    }

    @Test("names are told apart by their code units, as JavaScript does")
    func codeUnits() throws {
        let object: TemplateObject = ["\u{E9}": 1, "e\u{301}": 2]
        #expect(object.count == 2)
        #expect(try Environment().render("{{ o | length }}", ["o": .object(object)]) == "2")
    }
}
