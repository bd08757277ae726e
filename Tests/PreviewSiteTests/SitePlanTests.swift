import Diagnostics
import JSON
import SubscriptionManager
import Testing

@testable import PreviewSite

@Suite("Which pages are made") struct SitePlanTests {
    private let fixtures = FixtureFolder(
        path: "Fixtures", fileNames: ["ordinary.json", "processing.json", "empty-account.json"], contents: { _ in nil })

    private func pages(_ selection: SitePlan.Selection) throws(Diagnostic) -> [String] {
        try SitePlan(fixtures: fixtures, locales: ["en-US", "fr-CA"], selection: selection).pages.map(\.description)
    }

    private func message(_ selection: SitePlan.Selection) -> String {
        do throws(Diagnostic) { return try pages(selection).joined(separator: " ") } catch {
            return "\(error.message); \(error.help ?? "")"
        }
    }

    @Test("everything, in name order")
    func everything() throws {
        #expect(
            try pages(.init()) == [
                "empty-account/en-US", "empty-account/fr-CA", "ordinary/en-US", "ordinary/fr-CA", "processing/en-US",
                "processing/fr-CA",
            ])
    }

    @Test("what is selected, in whatever spelling")
    func selected() throws {
        #expect(
            try pages(SmallSite.selection(fixtures: ["processing", "ordinary.json"], locales: ["fr_ca"])) == [
                "ordinary/fr-CA", "processing/fr-CA",
            ])
    }

    @Test("a name that nothing has")
    func unknown() {
        #expect(
            message(SmallSite.selection(fixtures: ["ordinray"]))
                == "there is no fixture `ordinray` in `Fixtures`; did you mean `ordinary`?")
        #expect(
            message(SmallSite.selection(fixtures: ["x"]))
                == "there is no fixture `x` in `Fixtures`; there are `empty-account`, `ordinary`, `processing`")
        #expect(
            message(SmallSite.selection(locales: ["fr-CH"])) == "the theme has no locale `fr-CH`; did you mean `fr-CA`?"
        )
    }

    @Test("a folder without fixtures")
    func empty() {
        let folder = FixtureFolder(path: "Fixtures", fileNames: ["README.md"], contents: { _ in nil })
        #expect(throws: Diagnostic.self) { try SitePlan(fixtures: folder, locales: [], selection: .init()) }
    }

    @Test("shards hold each page once, and a page stays in its shard", arguments: [1, 2, 3, 7, 40])
    func shards(count: Int) throws {
        let pages = try (0..<200).map { try #require(PageName(fixture: "fixture-\($0)", locale: "en-US")) }
        let shards = try (1...count).map { try #require(Shard("\($0)/\(count)")) }
        for page in pages { #expect(shards.count { $0.contains(page) } == 1) }
        // None is much larger than the others.
        let sizes = shards.map { shard in pages.count { shard.contains($0) } }
        #expect((sizes.max() ?? 0) <= 200 / count * 2 + 6)
    }

    @Test("what is no shard", arguments: ["", "1", "0/2", "3/2", "-1/2", "1/0", "a/b", "1/2/3", "1/ 2"])
    func noShard(text: String) {
        #expect(Shard(text) == nil)
    }

    @Test("names that can stand in a script, and those that cannot")
    func scriptNames() {
        let script = ScriptNames.script([
            "maxDate", "SMDialog.open", "a.class", "class.a", "() => 1", "a..b", "", "1a", "$x._y", "été", "a;b", "a b",
        ])
        #expect(
            String(decoding: script, as: UTF8.self) == """
                ogPreview.names({
                "$x._y": () => $x._y,
                "SMDialog.open": () => SMDialog.open,
                "a.class": () => a.class,
                "maxDate": () => maxDate,
                "été": () => été,
                });

                """)
        #expect(ScriptNames.names(in: script) == ["$x._y", "SMDialog.open", "a.class", "maxDate", "été"])
    }
}
