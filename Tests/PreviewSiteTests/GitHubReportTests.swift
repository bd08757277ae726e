import Diagnostics
import PreviewSite
import Testing

@Suite("Reports for GitHub")
struct GitHubReportTests {
    private func found(
        _ code: Diagnostic.Code, _ severity: Diagnostic.Severity, _ message: String
    ) -> PageDiagnostic {
        PageDiagnostic(Diagnostic(code, severity, message))
    }

    @Test("of every kind one is told before there is a second of any, errors first")
    func order() {
        let many = (1...12).map { found("many", .warning, "m\($0)") }
        let report = GitHubReport(many + [found("one", .warning, "o"), found("bad", .error, "b")])
        #expect(
            report.commands == """
                ::error title=bad::b
                ::warning title=many::m1
                ::warning title=one::o
                ::warning title=many::m2
                ::warning title=many::m3
                ::warning title=many::m4
                ::warning title=many::m5
                ::warning title=many::m6
                ::warning title=many::m7
                ::warning title=many::m8
                ::warning title=many::m9
                ::notice::3 more warnings: the summary of this step has them all

                """)
    }

    @Test("the summary is a table, in which nothing is markup but code between backticks")
    func summary() {
        let place = Diagnostic.Place(
            file: "views/a|b.liquid", line: 1, column: 2, endLine: 1, endColumn: 3, sourceLine: "")
        let report = GitHubReport(
            [PageDiagnostic(Diagnostic("one", .warning, "**no** `<b>` [x](y)\n| `open", at: place, help: "@you"))],
            themeFolder: "my theme")
        #expect(
            report.summary == """
                ### sm-preview

                | | Where | What | |
                | --- | --- | --- | --- |
                | warning | my theme/views/a&#124;b.liquid&#58;1&#58;2 | &#42;&#42;no&#42;&#42; <code>&lt;b&gt;</code> \
                &#91;x&#93;(y)␊&#124; <code>open; &#64;you</code> | one |


                """)
        #expect(GitHubReport([]).summary == "")
        #expect(GitHubReport([]).commands == "")
    }

    @Test("a summary has no more than GitHub takes")
    func limit() {
        let report = GitHubReport(
            (1...20_000).map { found("many", .warning, "\($0) " + String(repeating: "x", count: 90)) })
        #expect(report.summary.utf8.count < 1_024_000)
        #expect(report.summary.hasSuffix(" more are not shown.\n"))
    }
}
