import Foundation
import TestSupport
import Testing

@Suite("Logs of static analysis") struct SARIFTests {
    @Test("a log is on the standard output, alone")
    func log() throws {
        let folder = try TemporaryFolder([
            "my theme/views/main.liquid": "<ul>\n{% for order in orders %}é{{ order.plase }}{% endfor %}\n"
        ])
        let outcome = try Command(folder: folder)("lint", "--theme", "my theme", "--no-fixtures", "--format", "sarif")
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors == "my theme: 2 warnings in 1 file\n")
        let log = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? NSDictionary
        let run = try #require((log?["runs"] as? [NSDictionary])?.first)
        #expect(log?["version"] as? String == "2.1.0")
        let driver = try #require((run["tool"] as? NSDictionary)?["driver"] as? NSDictionary)
        #expect(
            (driver["rules"] as? [NSDictionary])?.map { $0["id"] as? String } == ["unbalanced-html", "unknown-field"])
        func locations(line: Int, columns: Range<Int>) -> NSArray {
            [
                [
                    "physicalLocation": [
                        "artifactLocation": ["uri": "my%20theme/views/main.liquid"],
                        "region": [
                            "startLine": line, "startColumn": columns.lowerBound, "endLine": line,
                            "endColumn": columns.upperBound,
                        ],
                    ]
                ]
            ]
        }
        #expect(
            run["results"] as? NSArray == [
                [
                    "ruleId": "unbalanced-html", "ruleIndex": 0, "level": "warning",
                    "message": ["text": "`<ul>` has no end tag in the template; write `</ul>` where it ends"],
                    "locations": locations(line: 1, columns: 1..<4),
                ],
                [
                    "ruleId": "unknown-field", "ruleIndex": 1, "level": "warning",
                    "message": ["text": "an Order has no `plase`; did you mean `place`?"],
                    "locations": locations(line: 2, columns: 36..<41),
                    "fixes": [
                        [
                            "description": ["text": "write `place`"],
                            "artifactChanges": [
                                [
                                    "artifactLocation": ["uri": "my%20theme/views/main.liquid"],
                                    "replacements": [
                                        [
                                            "deletedRegion": [
                                                "startLine": 2, "startColumn": 36, "endLine": 2, "endColumn": 41,
                                            ],
                                            "insertedContent": ["text": "place"],
                                        ]
                                    ],
                                ]
                            ],
                        ]
                    ],
                ],
            ])
    }

    @Test("what stops a command is in its log")
    func failure() throws {
        let outcome = try Command(folder: TemporaryFolder())("lint", "--theme", "nowhere", "--format", "sarif")
        #expect(outcome.exitCode == 64)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains(#""ruleId":"not-found""#))
    }
}
