import Diagnostics
import JSON
import SubscriptionManager
import TestSupport
import Testing

@testable import PreviewSite

/// A theme and fixtures in a folder, and a place for the site.
struct SmallSite {
    static let theme = [
        "theme/views/main.liquid": """
        <h1>{{ 'hello' | t }}, {{ customer.first_name }}</h1>
        {% for order in orders %}<p @click="{{ 'Small.open' | js }}">{{ order.place }}</p>
        {% endfor %}
        """,
        "theme/locales/ar.json": #"{ "hello": "مرحبا" }"#,
        "theme/locales/en-US.json": #"{ "hello": "Hello" }"#,
        "theme/styles/main.css": "h1 { color: teal }\n",
        "theme/scripts/script.js": "class Small {}\n",
    ]
    static let fixtures = [
        "fixtures/ada.json": #"""
        { "$fixture": { "title": "Ada & <Co>", "description": "Look at *this*.", "now": "2026-03-02 09:30",
                        "tags": ["orders", "<b>"] },
          "customer": { "first_name": "Ada" }, "orders": [{ "public_id": "o1", "place": "2026-03-14" }] }
        """#,
        "fixtures/zoe.json": #"""
        { "$fixture": { "now": "2026-03-02 09:30" }, "customer": { "first_name": "<script>alert(1)</script>" } }
        """#,
        "fixtures/images/tea.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    ]

    let folder: TemporaryFolder

    init(_ files: [String: String] = [:]) throws {
        folder = try TemporaryFolder(Self.theme.merging(Self.fixtures) { $1 }.merging(files) { $1 })
    }

    var output: String { folder.path + "/output" }

    func fixtures() throws(Diagnostic) -> FixtureFolder { try FixtureFolder(contentsOf: folder.path + "/fixtures") }

    func plan(_ selection: SitePlan.Selection = SitePlan.Selection()) throws(Diagnostic) -> SitePlan {
        try SitePlan(
            fixtures: fixtures(), locales: Theme(folder: folder.path + "/theme").locales, selection: selection)
    }

    @discardableResult
    func render(
        _ selection: SitePlan.Selection = SitePlan.Selection(), _ options: SiteBuilder.Options = .init(),
        theme: String = "theme", to output: String? = nil
    ) throws(Diagnostic) -> SiteBuilder.Report {
        let theme = try Theme(folder: "\(folder.path)/\(theme)")
        let plan = try SitePlan(fixtures: fixtures(), locales: theme.locales, selection: selection)
        return try SiteBuilder(theme: theme, options: options)
            .build(plan, into: OutputFolder.forWriting(output ?? self.output))
    }

    func check(
        _ selection: SitePlan.Selection = SitePlan.Selection(), _ options: SiteBuilder.Options = .init()
    ) throws(Diagnostic) -> (report: SiteBuilder.Report, differences: [SnapshotCheck.Difference]) {
        let (report, check) = try compare(selection, options)
        return (report, check.differences(report))
    }

    /// Compares the site with the one that was approved.
    func compare(
        _ selection: SitePlan.Selection = SitePlan.Selection(), _ options: SiteBuilder.Options = .init()
    ) throws(Diagnostic) -> (report: SiteBuilder.Report, check: SnapshotCheck) {
        let theme = try Theme(folder: folder.path + "/theme")
        let output = try OutputFolder.forReading(output)
        let check = SnapshotCheck(against: output)
        let report = try SiteBuilder(theme: theme, options: options)
            .build(plan(selection), standing: output, into: check)
        return (report, check)
    }

    /// The paths of the site's files, without those that every site has.
    func files() -> [String] {
        let prefix = "output/"
        return folder.files.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    func page(_ path: String) -> String { folder.text("output/" + path) ?? "no such file" }

    static func selection(fixtures: [String] = [], locales: [String] = [], shard: String = "1/1") -> SitePlan.Selection
    {
        var selection = SitePlan.Selection()
        selection.fixtures = fixtures
        selection.locales = locales
        selection.shard = Shard(shard) ?? .all
        return selection
    }

    static func options(fragment: Bool = false, scripts: Bool = true, jobs: Int? = nil) -> SiteBuilder.Options {
        var options = SiteBuilder.Options()
        options.isFragment = fragment
        options.hasScripts = scripts
        options.jobs = jobs
        return options
    }
}
