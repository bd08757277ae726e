import Diagnostics
import Lint
import SubscriptionManager
import TestSupport
import Testing

/// What customers type, in Markdown.
@Suite("Lint and what customers type")
struct LintSafetyTests {
    private func messages(settings: String) throws -> [String] {
        let folder = try TemporaryFolder([
            "views/main.liquid": "<p>{{ customer.first_name | markdown }}</p>",
            "controls/theme-settings.json": settings,
        ])
        return Linter(theme: try Theme(folder: folder.path)).report().findings
            .filter { $0.code == .unsafeMarkup }.map(\.message)
    }

    @Test("Markdown that keeps markup prints it")
    func unsafeMarkdown() throws {
        let message =
            "customers type `customer.first_name` themselves, and the setting `markdown.unsafe` keeps markup in it"
        #expect(try messages(settings: #"{ "markdown": { "unsafe": true } }"#) == [message])
        #expect(try messages(settings: #"{ "markdown.unsafe": true }"#) == [message])
    }

    @Test("other Markdown does not")
    func safeMarkdown() throws {
        #expect(try messages(settings: #"{ "markdown": { "unsafe": false } }"#) == [])
        #expect(try messages(settings: "{}") == [])
    }
}
