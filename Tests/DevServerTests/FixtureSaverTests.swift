import Foundation
import SubscriptionManager
import TestSupport
import Testing

@testable import DevServer

@Suite("Saving fixtures")
struct FixtureSaverTests {
    private static let ada = """
        {
          "customer": { "first_name": "Ada", "sig": "live" },
          "orders": [ { "public_id": "a", "tries": 1 } ]
        }

        """

    private let folder: TemporaryFolder
    private var saver: FixtureSaver { FixtureSaver(source: FixtureSource("\(folder.path)/fixtures")) { _ in } }

    init() throws {
        folder = try TemporaryFolder([
            "fixtures/ada.json": Self.ada, "fixtures/broken.json": "{", "outside.json": "{}",
        ])
    }

    /// The digest of what pages have of a fixture.
    private func state(of name: String) throws -> String {
        let fixtures = try FixtureFolder(contentsOf: "\(folder.path)/fixtures")
        return fixtures.read("\(name).json").fixture.map { PageScript.hexadecimal(Digest.of($0.script)) } ?? ""
    }

    private func save(_ fixture: String, _ patch: String, _ more: String = "") throws -> (Response.Status, String) {
        let body =
            #"{"fixture": "\#(fixture)", "state": "\#(try state(of: "ada"))", "patch": \#(patch)\#(more)}"#
        let answer = saver.save(Array(body.utf8))
        let text = String(decoding: answer.body, as: UTF8.self).replacing(folder.path + "/", with: "")
        return (answer.status, text)
    }

    @Test func `writes what has changed into the page's own fixture`() throws {
        let (status, text) = try save("ada", #"{"customer": {"first_name": "Eve"}}"#)
        #expect(status == .ok && text == #"{"fixture":"ada"}"#)
        #expect(folder.text("fixtures/ada.json") == Self.ada.replacing("Ada", with: "Eve"))
    }

    @Test func `writes settings into the description`() throws {
        #expect(try save("ada", #"{"$fixture": {"settings": {"size": 3}}}"#).0 == .ok)
        #expect(
            folder.text("fixtures/ada.json")
                == Self.ada.replacing(
                    "\"tries\": 1 } ]",
                    with: "\"tries\": 1 } ],\n  \"$fixture\": {\n    \"settings\": {\n      \"size\": 3\n    }\n  }"))
    }

    @Test func `makes a new one that extends it`() throws {
        let (status, text) = try save("ada", #"{"customer": {"first_name": "Ève"}}"#, #", "title": "Ada, É: no. 2!""#)
        #expect(status == .ok && text == #"{"fixture":"ada-é-no-2"}"#)
        #expect(
            folder.text("fixtures/ada-é-no-2.json") == """
                {
                  "$fixture": {
                    "title": "Ada, É: no. 2!",
                    "extends": "ada.json"
                  },
                  "customer": {
                    "first_name": "Ève"
                  }
                }

                """)
        #expect(folder.text("fixtures/ada.json") == Self.ada)
        #expect(
            try save("ada", "{}", #", "title": "ada É NO 2""#)
                == (.conflict, "there is a fixture `fixtures/ada-é-no-2.json` already; give it another title\n"))
    }

    @Test func `overwrites nothing that has changed since, unless it is asked to`() throws {
        let before = try state(of: "ada")
        try folder.write(Self.ada.replacing("\"tries\": 1", with: "\"tries\": 2"), to: "fixtures/ada.json")
        func body(_ more: String) -> [UInt8] {
            Array(#"{"fixture": "ada", "state": "\#(before)", "patch": {"loading": true}\#(more)}"#.utf8)
        }
        #expect(saver.save(body("")).status == .conflict)
        #expect(folder.text("fixtures/ada.json")?.contains("loading") == false)
        #expect(saver.save(body(#", "isForced": true"#)).status == .ok)
        let text = folder.text("fixtures/ada.json") ?? ""
        #expect(text.contains("\"tries\": 2") && text.contains("\"loading\": true"))
    }

    @Test(
        "refuses what is no change of a fixture in the folder",
        arguments: [
            ("../outside", "{}", "", Response.Status.notFound), ("none", "{}", "", .notFound),
            ("ada.json", "{}", "", .notFound), ("", "{}", "", .notFound), ("ada", "[]", "", .badRequest),
            ("ada", "1", "", .badRequest), ("ada", "{", "", .badRequest),
            ("ada", "{}", #", "title": "../..""#, .unprocessable), ("ada", "{}", #", "title": "con""#, .unprocessable),
            ("ada", "{}", #", "title": """#, .unprocessable), ("ada", "{}", #", "title": "assets""#, .unprocessable),
            ("ada", #"{"$fixture": {"extends": "../outside.json"}}"#, "", .unprocessable),
            ("ada", #"{"orders": 1}"#, "", .unprocessable),
        ])
    func refusals(fixture: String, patch: String, more: String, status: Response.Status) throws {
        let before = try folder.contents
        #expect(try save(fixture, patch, more).0 == status)
        #expect(try folder.contents == before)
    }

    @Test func `follows no link out of the folder`() throws {
        let files = FileManager.default
        try files.createSymbolicLink(
            at: folder.file("fixtures/link.json"), withDestinationURL: folder.file("outside.json"))
        #expect(try save("link", #"{"loading": true}"#, #", "isForced": true"#).0 != .ok)
        #expect(folder.text("outside.json") == "{}")
        // One that stays in it stays a link.
        try files.createSymbolicLink(
            at: folder.file("fixtures/alias.json"), withDestinationURL: folder.file("fixtures/ada.json"))
        #expect(try save("alias", #"{"customer": {"first_name": "Eve"}}"#, #", "isForced": true"#).0 == .ok)
        #expect(folder.text("fixtures/ada.json") == Self.ada.replacing("Ada", with: "Eve"))
        #expect(
            try files.destinationOfSymbolicLink(atPath: folder.file("fixtures/alias.json").path).hasSuffix("ada.json"))
    }
}
