import Diagnostics
import Foundation
import JSON
import TestSupport
import Testing

@testable import PreviewSite

/// A site with all that one can have: pages that fail, warnings, Markdown, pictures, a locale of a fixture's own, places in
/// the gallery. It was made at once, in `whole`, and in shards, in `shard-1` and so on.
struct DividedSite {
    static let files: [String: String] = [
        "theme/views/main.liquid": """
        <h1>{{ 'hello' | t }}, {{ customer.first_name }}</h1>{{ 'a *b*' | markdown }}{{ customer.nothing.more }}
        {% for order in orders %}<p @click="{{ 'Small.open' | js }}">{{ order.place | date }}</p>
        {% endfor %}
        """,
        "theme/styles/main.css": "h1 { background: url(paper.svg) url(gone.svg) }\n",
        "theme/styles/paper.svg": "<svg/>",
        "fixtures/bad.json": #"{ "orders": {} }"#,
        "fixtures/eve.json": #"{ "$fixture": { "order": 1, "now": "2026-03-02" }, "locale": "fa_IR" }"#,
        "fixtures/amy.json": #"{ "$fixture": { "order": 0.5, "now": "2026-03-02" } }"#,
    ]

    let site: SmallSite
    let count: Int
    let report: SiteBuilder.Report
    let whole: [String: Data]

    init(
        into count: Int, _ options: SiteBuilder.Options = .init(),
        fixtures: [String] = [], locales: [String] = []
    ) throws {
        site = try SmallSite(Self.files)
        self.count = count
        func selection(_ shard: String) -> SitePlan.Selection {
            SmallSite.selection(fixtures: fixtures, locales: locales, shard: shard)
        }
        let folder = site.folder
        report = try site.render(selection("1/1"), options, to: "\(folder.path)/whole")
        for index in 1...count {
            try site.render(selection("\(index)/\(count)"), options, to: "\(folder.path)/shard-\(index)")
        }
        whole = try Self.contents(of: "whole", in: folder)
    }

    static func contents(of name: String, in folder: TemporaryFolder) throws -> [String: Data] {
        let prefix = name + "/"
        return try Dictionary(
            uniqueKeysWithValues: folder.contents.filter { $0.key.hasPrefix(prefix) }
                .map { (String($0.key.dropFirst(prefix.count)), $0.value) })
    }

    /// The names of the folders, from a number on, forwards or backwards.
    func names(from start: Int = 0, step: Int = 1) -> [String] {
        (0..<count).map { "shard-\(((start + $0 * step) % count + count) % count + 1)" }
    }

    @discardableResult
    func merge(_ names: [String]? = nil, into output: String = "merged") throws -> SiteBuilder.Report {
        try SiteMerge(of: (names ?? self.names()).map { "\(site.folder.path)/\($0)" })
            .write(into: OutputFolder.forWriting("\(site.folder.path)/\(output)"))
    }

    func contents(of output: String = "merged") throws -> [String: Data] {
        try Self.contents(of: output, in: site.folder)
    }

    /// What a merge says that fails, and that nothing was written.
    func failure(_ names: [String]? = nil) throws -> String {
        try Self.failure(ofMerging: names ?? self.names(), in: site.folder)
    }

    static func failure(ofMerging names: [String], in folder: TemporaryFolder) throws -> String {
        let before = try folder.contents
        let error = #expect(throws: Diagnostic.self) {
            _ = try SiteMerge(of: names.map { "\(folder.path)/\($0)" })
                .write(into: OutputFolder.forWriting("\(folder.path)/merged"))
        }
        #expect(try folder.contents == before)
        #expect(!folder.hasFolder("merged"))
        return error.map { "\($0.code.rawValue): \($0.message)".replacing(folder.path + "/", with: "") } ?? ""
    }

    func change(_ path: String, _ text: String, to other: String) throws {
        let old = try #require(site.folder.text(path))
        let new = old.replacing(text, with: other)
        #expect(new != old)
        try site.folder.write(new, to: path)
    }
}
