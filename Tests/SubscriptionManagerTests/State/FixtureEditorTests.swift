import Diagnostics
import JSON
import TestSupport
import Testing

@testable import SubscriptionManager

/// What is changed in a State, in the files of fixtures.
@Suite("Editing fixtures")
struct FixtureEditorTests {
    private static let files = [
        "ordinary.json": """
        {
        \t"$fixture": { "title": "Ordinary", "now": "2026-03-02 09:30:00" },
        \t"customer": { "first_name": "Amara", "sig": "live" },
        \t"orders": [
        \t\t{ "public_id": "o1", "status": 1, "place": "2026-03-10 00:00:00" },
        \t\t{ "public_id": "o2", "status": 1, "place": "2026-04-10 00:00:00" }
        \t],
        \t"payments": [ { "public_id": "p1", "token_id": "tok_live", "label": "Card" } ]
        }

        """,
        "expired.json": """
        {
          "$fixture": { "extends": "ordinary.json" },
          "customer": { "last_name": "Okafor" }
        }
        """,
        "broken.json": "{\"orders\": 1",
    ]

    private let editor = FixtureEditor(FixtureFolder(files))

    private func patch(_ text: String) throws -> JSONDocument {
        try JSONDocument(Source(name: "patch", text: text))
    }

    private func edited(_ name: String, _ patch: String) throws -> String {
        String(decoding: try editor.text(of: name, changedBy: self.patch(patch)), as: UTF8.self)
    }

    @Test("a file has the change, and its secrets")
    func ordinary() throws {
        let patch = """
            {"customer": {"first_name": "Ada"}, "orders": [{"public_id": "o2", "status": 3, "place": "2026-04-10 00:00:00"}],
            "payments": [{"public_id": "p1", "token_id": "preview", "label": "Everyday"}]}
            """
        let shown = FixtureFolder(Self.files).read("ordinary.json").fixture.map { fixture in
            String(decoding: fixture.stateJSON(), as: UTF8.self)
        }
        let standIn = try #require(
            shown?.split(separator: "\"token_id\":\"").last?.split(separator: "\"").first.map(String.init))
        #expect(
            try edited("ordinary.json", patch.replacing("\"preview\"", with: "\"\(standIn)\"")) == """
                {
                \t"$fixture": { "title": "Ordinary", "now": "2026-03-02 09:30:00" },
                \t"customer": { "first_name": "Ada", "sig": "live" },
                \t"orders": [
                \t\t{ "public_id": "o2", "status": 3, "place": "2026-04-10 00:00:00" }
                \t],
                \t"payments": [ { "public_id": "p1", "token_id": "tok_live", "label": "Everyday" } ]
                }

                """)
    }

    @Test("a file that extends another one has the change, and no more")
    func extending() throws {
        #expect(
            try edited("expired.json", #"{"customer": {"first_name": "Ada", "last_name": null}}"#) == """
                {
                  "$fixture": { "extends": "ordinary.json" },
                  "customer": { "last_name": null, "first_name": "Ada" }
                }
                """)
    }

    @Test("a new file extends the one that was changed")
    func new() throws {
        let text = try editor.text(
            ofNew: "Ada \"1\"", extending: "expired.json", changedBy: patch(#"{"customer": {"first_name": "Ada"}}"#))
        #expect(
            String(decoding: text, as: UTF8.self) == """
                {
                  "$fixture": {
                    "title": "Ada \\"1\\"",
                    "extends": "expired.json"
                  },
                  "customer": {
                    "first_name": "Ada"
                  }
                }

                """)
    }

    @Test("without a change the file is as it was")
    func nothing() throws {
        for name in ["ordinary.json", "expired.json"] { #expect(try edited(name, "{}") == Self.files[name]) }
    }

    @Test("a file that cannot be read is not changed", arguments: ["broken.json", "missing.json"])
    func unreadable(name: String) throws {
        #expect(throws: Diagnostic.self) { try edited(name, "{}") }
    }
}
