import Foundation
import TestSupport
import Testing

/// What the schema of SARIF 2.1.0 asks of the objects that a log of ours has: which properties they must and may have, and
/// of which kind each is (`sarif-schema-2.1.0.json`, OASIS, errata 01).
@Suite("Logs of static analysis and their schema")
struct SARIFSchemaTests {
    private indirect enum Kind: Sendable {
        case text
        /// A relative or absolute reference (RFC 3986).
        case reference
        case choice([String])
        case integer(atLeast: Int)
        case object(String)
        case list(Kind, atLeast: Int = 0, isUnique: Bool = false)
    }

    private struct Properties: Sendable {
        var required: Set<String> = []
        var kinds: [String: Kind]
    }

    private static let level = Kind.choice(["none", "note", "warning", "error"])

    private static let objects: [String: Properties] = [
        "log": Properties(
            required: ["version", "runs"],
            kinds: ["$schema": .reference, "version": .choice(["2.1.0"]), "runs": .list(.object("run"))]),
        "run": Properties(
            required: ["tool"],
            kinds: [
                "tool": .object("tool"), "columnKind": .choice(["utf16CodeUnits", "unicodeCodePoints"]),
                "results": .list(.object("result")),
            ]),
        "tool": Properties(required: ["driver"], kinds: ["driver": .object("toolComponent")]),
        "toolComponent": Properties(
            required: ["name"],
            kinds: [
                "name": .text, "semanticVersion": .text,
                "rules": .list(.object("reportingDescriptor"), isUnique: true),
            ]),
        "reportingDescriptor": Properties(
            required: ["id"],
            kinds: [
                "id": .text, "shortDescription": .object("message"), "fullDescription": .object("message"),
                "help": .object("message"), "defaultConfiguration": .object("reportingConfiguration"),
            ]),
        "reportingConfiguration": Properties(kinds: ["level": level]),
        "message": Properties(required: ["text"], kinds: ["text": .text]),
        "result": Properties(
            required: ["message"],
            kinds: [
                "ruleId": .text, "ruleIndex": .integer(atLeast: -1), "level": level, "message": .object("message"),
                "locations": .list(.object("location")),
                "relatedLocations": .list(.object("location"), isUnique: true),
                "fixes": .list(.object("fix"), isUnique: true),
            ]),
        "location": Properties(
            kinds: ["physicalLocation": .object("physicalLocation"), "message": .object("message")]),
        "physicalLocation": Properties(
            kinds: ["artifactLocation": .object("artifactLocation"), "region": .object("region")]),
        "artifactLocation": Properties(kinds: ["uri": .reference]),
        "region": Properties(
            // This or an offset; ours have no offsets.
            required: ["startLine"],
            kinds: [
                "startLine": .integer(atLeast: 1), "startColumn": .integer(atLeast: 1),
                "endLine": .integer(atLeast: 1), "endColumn": .integer(atLeast: 1),
            ]),
        "fix": Properties(
            required: ["artifactChanges"],
            kinds: [
                "description": .object("message"),
                "artifactChanges": .list(.object("artifactChange"), atLeast: 1, isUnique: true),
            ]),
        "artifactChange": Properties(
            required: ["artifactLocation", "replacements"],
            kinds: [
                "artifactLocation": .object("artifactLocation"),
                "replacements": .list(.object("replacement"), atLeast: 1),
            ]),
        "replacement": Properties(
            required: ["deletedRegion"],
            kinds: ["deletedRegion": .object("region"), "insertedContent": .object("artifactContent")]),
        "artifactContent": Properties(kinds: ["text": .text]),
    ]

    /// What is wrong with a value, as paths to it with a word.
    private func faults(_ value: Any?, _ kind: Kind, _ path: String) -> [String] {
        switch kind {
        case .text: return value is String ? [] : ["\(path): no text"]
        case .reference:
            let text = value as? String
            return text.flatMap { URLComponents(string: $0) } != nil && !(text ?? " ").contains(" ")
                ? [] : ["\(path): no reference"]
        case .choice(let choices):
            return choices.contains(value as? String ?? "") ? [] : ["\(path): not one of \(choices)"]
        case .integer(let least): return (value as? Int ?? .min) >= least ? [] : ["\(path): less than \(least)"]
        case .list(let kind, let least, let isUnique):
            guard let list = value as? [Any], list.count >= least else { return ["\(path): no list"] }
            let isRepeated = isUnique && Set(list.map { $0 as? NSDictionary }).count < list.count
            return (isRepeated ? ["\(path): the same twice"] : [])
                + list.enumerated().flatMap { faults($1, kind, "\(path)[\($0)]") }
        case .object(let name):
            guard let object = value as? [String: Any], let properties = Self.objects[name] else {
                return ["\(path): no \(name)"]
            }
            let missing = properties.required.subtracting(object.keys).sorted().map { "\(path): no \($0)" }
            return missing
                + object.sorted { $0.key < $1.key }.flatMap { key, value in
                    properties.kinds[key].map { faults(value, $0, "\(path).\(key)") }
                        ?? ["\(path): a \(name) has no \(key)"]
                }
        }
    }

    @Test("a log with all kinds of things in it is as the schema wants it")
    func log() throws {
        let folder = try TemporaryFolder([
            "my theme/views/main.liquid": """
            {% for order in orders && orders %}{{ order.plase }}<p @clik="{{ 1 }}" hidden?="{{ orders }}">{% endfor %}
            {% if true %}<div{% endif %}{{ customer.frist_name }}{{ 'shopp' | t }}{{ 'shop' | t }}
            {# lint-disable-next-line unknow-field #}<p id="a"></p><p id="a"></p>
            """,
            "my theme/locales/en.json": #"{ "a": "1", "a": "2", "shop": "Shop" }"#,
            "my theme/locales/fr.json": #"{ "a": "1" "#,
        ])
        let outcome = try Command(folder: folder)(
            "lint", "--no-fixtures", "--theme", "my theme", "--format", "sarif")
        let log = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(faults(log, .object("log"), "log") == [])
        let results = (log["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]] ?? []
        #expect(results.count > 6)
        for name in ["locations", "fixes", "relatedLocations"] {
            #expect(results.contains { !($0[name] as? [Any] ?? []).isEmpty }, "\(name)")
        }
    }

    @Test("what the schema does not want is seen")
    func wrong() {
        let log: [String: Any] = [
            "version": "2.2.0",
            "runs": [
                [
                    "results": [
                        [
                            "message": ["txt": "a"], "level": "bad",
                            "locations": [["physicalLocation": ["region": ["startLine": 0]]]],
                        ],
                        ["message": ["text": "a"], "fixes": [["artifactChanges": [Any]()]]],
                    ]
                ]
            ],
        ]
        #expect(
            faults(log, .object("log"), "log") == [
                "log.runs[0]: no tool",
                "log.runs[0].results[0].level: not one of [\"none\", \"note\", \"warning\", \"error\"]",
                "log.runs[0].results[0].locations[0].physicalLocation.region.startLine: less than 1",
                "log.runs[0].results[0].message: no text",
                "log.runs[0].results[0].message: a message has no txt",
                "log.runs[0].results[1].fixes[0].artifactChanges: no list",
                "log.version: not one of [\"2.1.0\"]",
            ])
    }
}
