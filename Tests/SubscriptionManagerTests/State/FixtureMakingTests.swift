import Diagnostics
import Foundation
import SubscriptionManager
import Testing

@Suite("Fixtures made in Swift")
struct FixtureMakingTests {
    private let json = #"{"locale":"fr-CA","customer":{"first_name":"Ada"},"orders":[]}"#

    private func text(_ fixture: Fixture) -> String { String(decoding: fixture.stateJSON(), as: UTF8.self) }

    @Test("a fixture is made of JSON text")
    func jsonText() throws {
        let fixture = try Fixture(
            json:
                #"{"$fixture":{"title":"Ada","now":"2026-03-02 09:30:00","tags":["a"]},"locale":"fr-CA","orders":[]}"#,
            name: "ada")
        #expect(fixture.name == "ada")
        #expect(fixture.title == "Ada")
        #expect(fixture.now == "2026-03-02 09:30:00")
        #expect(fixture.tags == ["a"])
        #expect(fixture.locale == "fr-CA")
    }

    @Test("a fixture made of a Swift type is the same as of its JSON text")
    func encodable() throws {
        struct State: Encodable {
            struct Customer: Encodable {
                enum CodingKeys: String, CodingKey { case firstName = "first_name" }
                var firstName = "Ada"
            }
            var locale = "fr-CA"
            var customer = Customer()
            var orders: [String] = []
        }
        #expect(try text(Fixture(encoding: State())) == text(Fixture(json: json)))
    }

    @Test("the first error of a text is thrown, with its place")
    func errors() throws {
        let broken = try #require(throws: Diagnostic.self) { try Fixture(json: "{\n\"orders\": [}", name: "broken") }
        #expect(broken.code == .invalidJSON)
        #expect(broken.place?.file == "broken.json")
        #expect(broken.place?.line == 2)
        let list = #expect(throws: Diagnostic.self) { try Fixture(json: "[]") }
        #expect(list?.code == .invalidFixture)
        let unnamed = #expect(throws: Diagnostic.self) { try Fixture(encoding: [1]) }
        #expect(unnamed?.code == .invalidValue)
    }

    @Test("a fixture that names another one to extend cannot find it in a text")
    func extends() throws {
        let error = #expect(throws: Diagnostic.self) { try Fixture(json: #"{"$fixture":{"extends":"a.json"}}"#) }
        #expect(error?.code == .missingFixture)
    }

    @Test("a fixture is read from a file, with those that it extends")
    func file() throws {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "fixtures-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try json.write(to: folder.appending(path: "base.json"), atomically: true, encoding: .utf8)
        try #"{"$fixture":{"extends":"base.json"},"customer":null}"#
            .write(to: folder.appending(path: "own.json"), atomically: true, encoding: .utf8)
        let fixture = try Fixture(contentsOf: folder.appending(path: "own.json").path)
        #expect(fixture.name == "own")
        #expect(fixture.locale == "fr-CA")
        let missing = #expect(throws: Diagnostic.self) {
            try Fixture(contentsOf: folder.appending(path: "on.json").path)
        }
        #expect(missing?.code == .missingFixture)
        let noFolder = #expect(throws: Diagnostic.self) {
            try Fixture(contentsOf: folder.appending(path: "none/own.json").path)
        }
        #expect(noFolder?.code == .notFound)
    }
}
