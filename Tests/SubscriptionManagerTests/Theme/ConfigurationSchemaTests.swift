import Diagnostics
import JSON
import Testing

@testable import SubscriptionManager

@Suite("The schema of sm-preview.json")
struct ConfigurationSchemaTests {
    private let root: JSONDocument.Element

    init() throws {
        root = try JSONDocument(Source(name: "schema.json", text: Configuration.jsonSchema())).root
    }

    /// The settings that the schema has.
    private var keys: [String] { root["properties"]?.elements.compactMap(\.key) ?? [] }

    private func read(_ text: String) throws -> Configuration {
        Configuration(try JSONDocument(Source(name: Configuration.fileName, text: text)).root)
    }

    @Test("has the settings that are read, and allows no others")
    func settings() throws {
        #expect(keys == ["$schema", "fixtures", "output", "locales", "strict", "limits", "rules", "known"])
        #expect(root["additionalProperties"]?.boolean == false)
        for key in keys {
            let faults = try read(#"{ "\#(key)": 0 }"#).diagnostics.map(\.message)
            #expect(!faults.contains { $0.contains("has no setting") }, "\(key)")
        }
        // The help of an unknown one lists all there are.
        let help = try read(#"{ "0": 0 }"#).diagnostics.first?.help ?? ""
        #expect(help == "there are " + keys.dropFirst().sorted().map { "`\($0)`" }.joined(separator: ", "))
    }

    @Test("has each limit with the highest value that a theme can give it")
    func limits() throws {
        let limits = root["properties"]?["limits"]?["properties"]?.elements ?? []
        #expect(limits.compactMap(\.key) == PageLimits.Name.allCases.map(\.rawValue))
        for limit in limits {
            let name = try #require(limit.key)
            let most = try #require(limit["maximum"]?.number)
            #expect(try read(#"{ "limits": { "\#(name)": \#(most) } }"#).diagnostics.isEmpty, "\(name)")
            #expect(try !read(#"{ "limits": { "\#(name)": \#(most * 2) } }"#).diagnostics.isEmpty, "\(name)")
        }
    }

    @Test("has each rule with its levels")
    func rules() throws {
        let rules = root["properties"]?["rules"]?["properties"]?.elements ?? []
        #expect(rules.compactMap(\.key) == Catalogue.entries.map(\.code.rawValue))
        for rule in rules {
            let levels = rule["enum"]?.elements.compactMap(\.string) ?? []
            #expect(levels == ["off", "warning", "error"])
            let code = try #require(rule.key)
            for level in levels {
                #expect(try read(#"{ "rules": { "\#(code)": "\#(level)" } }"#).diagnostics.isEmpty, "\(code)")
            }
        }
    }
}
