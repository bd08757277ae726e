import Diagnostics
import JSON
import Testing

/// Changes of a JSON text that leave the rest as it is written.
@Suite("Updating JSON text") struct JSONTextUpdateTests {
    private func document(_ text: String) throws -> JSONDocument {
        try JSONDocument(Source(name: "file.json", text: text))
    }

    private func update(from before: String, to after: String) throws -> JSONTextUpdate {
        try JSONTextUpdate(from: document(before), to: document(after), elementsByName: ["public_id", "id"])
    }

    private func updated(_ file: String, from before: String? = nil, to after: String) throws -> String {
        String(
            decoding: try update(from: before ?? file, to: after).text(of: document(file)), as: UTF8.self)
    }

    @Test("only what changed is written anew")
    func changes() throws {
        let file = """
            {
                "name" : "Caf\\u00e9",
                "orders": [
                    { "public_id": "a", "total": "1.50", "lines": [1,2,3] },
                    { "public_id": "b", "total": 1.50e0 }
                ],
                "empty": {},
                "last": true
            }

            """
        let after = """
            {"orders": [{"public_id": "b", "total": 1.5, "new": [1, {"x": null}]}, {"public_id": "a", "total": "2.00",
            "lines": [1, 2, 3]}], "name": "Café", "empty": {"y": 1}, "added": {"z": []}}
            """
        #expect(
            try updated(file, to: after) == """
                {
                    "name" : "Caf\\u00e9",
                    "orders": [
                        { "public_id": "b", "total": 1.50e0, "new": [1, {"x": null}] },
                        { "public_id": "a", "total": "2.00", "lines": [1,2,3] }
                    ],
                    "empty": {
                        "y": 1
                    },
                    "added" : {
                        "z": []
                    }
                }

                """)
    }

    @Test("what is alike before and after keeps what the text has, and what is in neither stays")
    func standIns() throws {
        let file = #"{"$fixture":{"title":"x"},"token":"secret","list":[{"id":1,"key":"k"}]}"#
        let before = #"{"token": "•", "list": [{"id": 1, "key": "•"}], "derived": {"a": 1}}"#
        let after = #"{"token": "•", "list": [{"id": 2}, {"id": 1, "key": "•", "seen": true}], "derived": {"a": 1}}"#
        #expect(
            try updated(file, from: before, to: after)
                == #"{"$fixture":{"title":"x"},"token":"secret","list":[{"id":2},{"id":1,"key":"k","seen":true}]}"#)
    }

    @Test(
        "containers that become empty or fill up, on one line and on several",
        arguments: [
            ("[]", "[1, 2]", "[\n  1,\n  2\n]"), ("[1]", "[1, 2]", "[1, 2]"), ("[1, 2]", "[2]", "[2]"),
            ("[\n\t1\n]", "[1, [2]]", "[\n\t1,\n\t[\n\t\t2\n\t]\n]"),
            ("{ \"a\": 1, \"b\": 2 }", "{\"b\": 2}", "{ \"b\": 2 }"),
            ("{\r\n \"a\": 1\r\n}", "{\"a\": {\"b\": 2}}", "{\r\n \"a\": {\r\n  \"b\": 2\r\n }\r\n}"),
            ("{\"a\":1}", "{}", "{}"), (" 1 ", "\"x\"", " \"x\" "), ("{\"a\":1,\"a\":2}", "{\"a\":3}", "{\"a\":3}"),
        ])
    func containers(file: String, after: String, expected: String) throws {
        #expect(try updated(file, to: after) == expected)
    }

    @Test("a merge patch has the change, and no more")
    func patch() throws {
        let base = """
            {"customer": {"first": "A", "last": "B", "tags": ["x", "y"]}, "orders": [{"id": 1, "token": "s1"},
            {"id": 2, "token": "s2"}], "left": 1, "gone": 2}
            """
        let patch = """
            {
              "$fixture": { "extends": "base.json" },
              "customer": { "first": "Z" },
              "gone": null
            }
            """
        let shown = """
            {"customer": {"first": "Z", "last": "B", "tags": ["x", "y"]}, "orders": [{"id": 1, "token": "•"},
            {"id": 2, "token": "•"}], "left": 1}
            """
        let after = """
            {"customer": {"first": "Z", "tags": ["y"]}, "orders": [{"id": 1, "token": "•", "place": "now"},
            {"id": 2, "token": "•"}], "gone": 3}
            """
        let update = try update(from: shown, to: after)
        let text = String(
            decoding: update.text(ofPatch: try document(patch), of: try document(base)), as: UTF8.self)
        #expect(
            text == """
                {
                  "$fixture": { "extends": "base.json" },
                  "customer": { "first": "Z", "last": null, "tags": ["y"] },
                  "gone": 3,
                  "left": null,
                  "orders": [
                    {
                      "id": 1,
                      "token": "s1",
                      "place": "now"
                    },
                    {
                      "id": 2,
                      "token": "s2"
                    }
                  ]
                }
                """)
    }

    // MARK: Random changes

    /// Makes values and changes of them.
    private struct Maker {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }

        mutating func value(_ depth: Int) -> String {
            let space = ["", " ", "\n  "][below(3)]
            switch below(depth > 3 ? 5 : 9) {
            case 0: return "true"
            case 1: return "\(below(3))"
            case 2: return "\"t\(below(3))\""
            case 3: return "\"\\u0041\""
            case 4: return "false"
            case 5, 6:
                let items = (0..<below(4)).map { _ in space + value(depth + 1) }
                return "[\(items.joined(separator: ","))\(space)]"
            default:
                let keys = (0..<below(5)).map { _ in "k\(below(6))" }
                let members = Set(keys).sorted().map { "\(space)\"\($0)\":\(space)\(value(depth + 1))" }
                return "{\(members.joined(separator: ","))\(space)}"
            }
        }

        mutating func object() -> String {
            let members = (0..<4).map { "\"k\($0)\": \(value(1))" }
            return "{\n  \(members.joined(separator: ",\n  "))\n}"
        }
    }

    @Test("whatever changes, the text has the value after it", arguments: 0..<200)
    func anyChange(seed: Int) throws {
        var maker = Maker(state: UInt64(seed) &* 977)
        let (before, after) = (maker.object(), maker.object())
        let text = try update(from: before, to: after).text(of: document(before))
        let result = try JSONDocument(Source(name: "result.json", bytes: text))
        #expect(result.root.hasSameValue(as: try document(after).root), "\(String(decoding: text, as: UTF8.self))")
        #expect(try updated(before, to: before) == before)
    }

    @Test("whatever changes, the patch makes the value after it", arguments: 0..<200)
    func anyPatch(seed: Int) throws {
        var maker = Maker(state: UInt64(seed) &* 1009)
        let (base, patch) = (try document(maker.object()), try document(maker.object()))
        let after = try document(maker.object())
        let update = JSONTextUpdate(from: base.merged(with: patch), to: after, elementsByName: ["k0"])
        let text = update.text(ofPatch: patch, of: base)
        let result = try base.merged(with: JSONDocument(Source(name: "result.json", bytes: text)))
        #expect(result.root.hasSameValue(as: after.root), "\(String(decoding: text, as: UTF8.self))")
    }
}
