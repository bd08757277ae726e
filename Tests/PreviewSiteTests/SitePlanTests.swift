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

    @Test(
        "names that are one on some systems are told apart before anything is made",
        arguments: [
            (
                ["Ada.json", "ada.json"], ["en"],
                "the fixtures `Ada.json` and `ada.json` differ only in case, and would have the same pages on some systems; rename one of them in `F`"
            ),
            (
                ["e\u{301}.json", "\u{e9}.json"], ["en"],
                "the fixtures `e\u{301}.json` and `\u{e9}.json` differ only in how Unicode composes them, and would have the same pages on some systems; rename one of them in `F`"
            ),
            (
                ["a.json"], ["en-US", "en-us"],
                "the locales `en-US.json` and `en-us.json` differ only in case, and would have the same pages on some systems; rename one of them in `locales`"
            ),
        ])
    func alike(fixtures: [String], locales: [String], expected: String) {
        let folder = FixtureFolder(path: "F", fileNames: fixtures, contents: { _ in nil })
        let error = #expect(throws: Diagnostic.self) { try SitePlan(fixtures: folder, locales: locales) }
        #expect(error?.code == .unusableName)
        #expect("\(error?.message ?? ""); \(error?.help ?? "")" == expected)
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
    }

    @Test(
        "a locale is any language tag, spelled as the theme has it",
        arguments: [
            ("FR_ca", "ordinary/fr-CA"), ("fr", "ordinary/fr"), ("en_gb", "ordinary/en-GB"), ("it", "ordinary/it"),
            ("zh-hant-tw", "ordinary/zh-Hant-TW"), ("ca-valencia", "ordinary/ca-valencia"),
            ("ar-u-nu-latn", "ordinary/ar-u-nu-latn"),
            ("english", "`english` is not a language tag; a locale is a tag such as `en-US` or `it`"),
            ("en-USA", "`en-USA` is not a language tag; did you mean `en-US`?"),
            ("fr.CA", "`fr.CA` is not a language tag; did you mean `fr-CA`?"),
            ("../en", "`../en` is not a language tag; a locale is a tag such as `en-US` or `it`"),
            ("", "`` is not a language tag; a locale is a tag such as `en-US` or `it`"),
        ])
    func anyLocale(word: String, outcome: String) {
        #expect(message(SmallSite.selection(fixtures: ["ordinary"], locales: [word])) == outcome)
    }

    @Test("a fixture's own locale stands beside those of the theme, if that has nothing of its language")
    func ownLocale() throws {
        let texts = [
            "none.json": "{}", "known.json": #"{ "locale": "fr-FR" }"#, "own.json": #"{ "locale": "pt_br" }"#,
            "heir.json": #"{ "$fixture": { "extends": "own.json" } }"#,
            "deep.json": #"{ "locale": "en", "orders": [{ "extra_data": { "locale": "it" } }] }"#,
            "strange.json": #"{ "locale": "../x" }"#, "broken.json": #"{ "locale": "it", "#,
        ]
        let fixtures = FixtureFolder(path: "Fixtures", fileNames: Array(texts.keys)) {
            texts[$0].map { Array($0.utf8) }
        }
        func pages(locales: [String], _ selected: [String] = []) throws(Diagnostic) -> [String] {
            let selection = SmallSite.selection(locales: selected)
            return try SitePlan(fixtures: fixtures, locales: locales, selection: selection).pages.map(\.description)
        }
        let names = ["broken", "deep", "heir", "known", "none", "own", "strange"]
        let expected = names.flatMap { name in
            ["en-US", "fr-CA"].map { "\(name)/\($0)" } + (["heir", "own"].contains(name) ? ["\(name)/pt-BR"] : [])
        }
        #expect(try pages(locales: ["en-US", "fr-CA"]) == expected)
        #expect(
            try pages(locales: []) == [
                "broken/en", "deep/en", "heir/pt-BR", "known/fr-FR", "none/en", "own/pt-BR", "strange/en",
            ])
        #expect(try pages(locales: ["en-US"], ["it"]) == names.map { "\($0)/it" })
        #expect(try pages(locales: [], ["it"]) == names.map { "\($0)/it" })
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
}
