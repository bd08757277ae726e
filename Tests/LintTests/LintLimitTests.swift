import Diagnostics
import Lint
import SubscriptionManager
import TestSupport
import Testing

/// Very much of one kind: what is left out is told.
@Suite("Limits of lint")
struct LintLimitTests {
    private func findings(_ files: [String: String]) throws -> [Diagnostic] {
        let folder = try TemporaryFolder(files)
        return Linter(theme: try Theme(folder: folder.path)).report().findings
    }

    @Test("of each kind, 500 findings are kept")
    func findings() throws {
        let fields = (0..<600).map { "{{ order.field\($0) }}" }.joined(separator: "\n")
        let found = try findings(["views/main.liquid": "{% for order in orders %}\(fields){% endfor %}"])
        #expect(found.count { $0.code == .unknownField } == 500)
        #expect(
            found.filter { $0.code == .limit }.map(\.message) == [
                "there are more than 500 findings `unknown-field`; the rest are left out"
            ])
    }

    @Test("the HTML of a view that is too large is not checked, which is told")
    func largeViews() throws {
        let image = "<img src=\"{{ environment.name }}\">"
        let text = String(repeating: "text ", count: 60_000)
        let found = try findings([
            "views/main.liquid": "{% include 'large' %}\(image)", "views/large.liquid": image + text,
        ])
        #expect(
            found.map { "\($0.place?.file ?? "-"): \($0.message)" } == [
                "-: `views/large.liquid` is larger than 256 KiB, and its HTML is not checked",
                "views/main.liquid: `<img>` has no `alt`, and screen readers read its address",
            ])
    }

    @Test("translations and settings that are too many are not compared with their uses")
    func comparisons() throws {
        let keys = (0..<4000).map { "\"key\($0)\": \"Text\"" }.joined(separator: ", ")
        let uses = (0..<2600).map { "{{ 'kez\($0)' | t }}{{ 'kez\($0)' | setting }}" }.joined()
        let found = try findings([
            "views/main.liquid": uses, "locales/en.json": "{ \(keys) }", "controls/theme-settings.json": "{ \(keys) }",
        ])
        #expect(
            Set(found.map(\.message)) == [
                "4000 translations and 2600 uses of them are too many to be compared",
                "4000 settings and 2600 uses of them are too many to be compared",
            ])
    }
}
