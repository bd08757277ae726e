import Diagnostics
import JSON
import NunjucksRuntime
@testable import SubscriptionManager
import Testing

@Suite("JSON documents")
struct JSONDocumentTests {
    @Test("every value stands where the text has it, in the text's order")
    func placesAndOrder() throws {
        let text = "{\n  \"zebra\": [1, true, null],\n  \"apple\": {\"é\": \"ü😀\", \"x\": -2.5e3}\n}"
        let document = try JSONDocument(Source(name: "a.json", text: text))
        var lines: [String] = []
        func walk(_ element: JSONDocument.Element, _ depth: Int) {
            let place = element.place
            let key = element.key.map { "\($0) at \(element.keyPlace.line):\(element.keyPlace.column), " } ?? ""
            lines.append(
                String(repeating: " ", count: depth)
                    + "\(key)\(element.kind) at \(place.line):\(place.column)-\(place.endLine):\(place.endColumn)")
            for child in element.elements { walk(child, depth + 1) }
        }
        walk(document.root, 0)
        #expect(
            lines.joined(separator: "\n") == """
                object at 1:1-4:2
                 zebra at 2:3, array at 2:12-2:27
                  number at 2:13-2:14
                  boolean at 2:16-2:20
                  null at 2:22-2:26
                 apple at 3:3, object at 3:12-3:36
                  é at 3:13, string at 3:18-3:22
                  x at 3:24, number at 3:29-3:35
                """)
    }

    @Test(
        "a document's values are those of JavaScript's JSON.parse",
        arguments: [
            (#"0"#, "0"), (#"-0"#, "0"), (#"1.0"#, "1"), (#"1e21"#, "1e+21"), (#"0.1"#, "0.1"), (#"1E-7"#, "1e-7"),
            (#"123456789012345678"#, "123456789012345680"), (#"9007199254740993"#, "9007199254740992"),
            (#"5e-324"#, "5e-324"), (#"1e999"#, "null"), (#"12.345"#, "12.345"),
            (#"0.30000000000000004"#, "0.30000000000000004"),
            (#""\"\\\/\b\f\n\r\t\u0041""#, #""\"\\/\b\f\n\r\tA""#), (#""\ud83d\ude00""#, #""😀""#),
            (#""\ud83d\ud83d\ude00""#, #""\ud83d😀""#), (#""\ude00x""#, #""\ude00x""#), (#""\u0000""#, #""\u0000""#),
            (#""</script>\u2028\u2029""#, #""\u003c/script>\u2028\u2029""#),
            (#"{"b":1,"a":2,"10":3,"9":4,"b":5}"#, #"{"9":4,"10":3,"b":5,"a":2}"#),
            (#"{"__proto__":1,"":2}"#, #"{"__proto__":1,"":2}"#), (#"[[],{},[{}]]"#, #"[[],{},[{}]]"#),
            (" \t\r\n[ 1 , 2 ] \n", "[1,2]"),
        ])
    func values(_ text: String, _ expected: String) throws {
        #expect(try written(text) == expected)
    }

    @Test("text of every length around eight bytes is read as it stands")
    func stringLengths() throws {
        for length in 0...40 {
            for (special, escaped) in [("", ""), ("é", "é"), ("\"", #"\""#), ("\u{1F600}", "\u{1F600}")] {
                let before = String(repeating: "a", count: length)
                let after = String(repeating: "b", count: 40 - length)
                let document = try JSONDocument(Source(name: "", text: "[\"\(before)\(escaped)\(after)\"]"))
                #expect(document.root.elements.map(\.string) == [before + special + after])
            }
        }
    }

    @Test("the last of several members with one key counts")
    func duplicateKeys() throws {
        let keys = (0..<60).map { "\"k\($0)\": \($0)" }.joined(separator: ", ")
        let document = try JSONDocument(
            Source(name: "d.json", text: #"{"a": 1, "\u0061": 2, "b": {\#(keys), "k59": "last"}, "a": 3}"#))
        #expect(document.root["a"]?.number == 3)
        #expect(document.root["b"]?["k59"]?.string == "last")
        #expect(document.root.elements.map(\.key) == ["b", "a"])
        #expect(document.warnings.map(\.code) == [.duplicateKey, .duplicateKey, .duplicateKey])
    }

    @Test("objects with the same keys share one shape and their keys")
    func sharedKeys() throws {
        let document = try JSONDocument(Source(name: "", text: #"[{"id": 1, "n": 2}, {"id": 3, "n": 4}]"#))
        let heap = Heap()
        withExtendedLifetime(heap) {
            guard case .array(let list) = document.value(in: heap), case .object(let first) = list[0],
                case .object(let second) = list[1]
            else { return #expect(Bool(false), "a list of objects") }
            #expect(first.keys.baseAddress == second.keys.baseAddress)
        }
    }

    @Test("nesting as deep as the limit is read, converted and written")
    func deepNesting() throws {
        let text = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(try written(text) == text)
    }

    @Test("a limit of one's own holds")
    func nestingLimit() {
        #expect(throws: Diagnostic.self) { try JSONDocument(Source(name: "", text: "[[[]]]"), nestingLimit: 2) }
        #expect(throws: Never.self) { try JSONDocument(Source(name: "", text: "[[[]]]"), nestingLimit: 3) }
    }

    /// The example documents of RFC 7396, appendix A: original, patch, result.
    @Test(
        "a merge patch does what the examples of RFC 7396 say",
        arguments: [
            (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
            (#"{"a":"b"}"#, #"{"a":null}"#, #"{}"#), (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
            (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
            (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
            (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#), (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
            (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#), (#"{"a":"foo"}"#, #"null"#, #"null"#),
            (#"{"a":"foo"}"#, #""bar""#, #""bar""#), (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
            (#"[1,2]"#, #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
            (#"{}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
            // What the appendix leaves out: nulls inside lists stay, and escapes make no difference to a key.
            (#"{"a":1}"#, #"{"a":[{"b":null},null]}"#, #"{"a":[{"b":null},null]}"#),
            (#"{"ab":1,"c":{"d":1,"e":2}}"#, #"{"\u0061b":{"x":null},"c":{"d":null}}"#, #"{"ab":{},"c":{"e":2}}"#),
        ])
    func mergePatch(_ original: String, _ patch: String, _ expected: String) throws {
        let document = try JSONDocument(Source(name: "original", text: original))
            .merged(with: JSONDocument(Source(name: "patch", text: patch)))
        #expect(written(document) == expected)
    }

    @Test("after a merge each value knows the text that it comes from")
    func mergedPlaces() throws {
        let base = try JSONDocument(Source(name: "base", text: #"{"a": {"x": 1, "y": 2}, "b": [3]}"#))
        let middle = try JSONDocument(Source(name: "middle", text: #"{"a": {"y": 4}}"#))
        let top = try JSONDocument(Source(name: "top", text: #"  {"c": 5}"#))
        let merged = base.merged(with: middle).merged(with: top)
        let places = [merged.root["a"]?["x"], merged.root["a"]?["y"], merged.root["b"]?.elements[0], merged.root["c"]]
            .map { $0.map { "\($0.place.file):\($0.place.column)" } }
        #expect(places == ["base:13", "middle:13", "base:31", "top:9"])
        #expect(written(merged) == #"{"a":{"x":1,"y":4},"b":[3],"c":5}"#)
    }

    private func written(_ text: String) throws -> String {
        written(try JSONDocument(Source(name: "test.json", text: text)))
    }

    private func written(_ document: JSONDocument) -> String {
        let heap = Heap()
        return withExtendedLifetime(heap) {
            var writer = JSONWriter(escaping: .scripts)
            writer.write(document.value(in: heap)) { _, _ in }
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }
}
