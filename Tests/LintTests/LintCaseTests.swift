import Diagnostics
import Foundation
import Lint
import SubscriptionManager
import TestSupport
import Testing

/// One change to a theme in which nothing is wrong, and all that lint says of it: `Tests/Cases/lint`.
@Suite("What lint finds")
struct LintCaseTests {
    private static let theme = Corpus("lint").folder.appending(path: "theme")

    @Test("a change to the theme has its findings, and no others", arguments: Corpus("lint").cases)
    func finding(_ testCase: Case) throws {
        let file = try testCase.file()
        let path = try #require(file["file"])
        let folder = try TemporaryFolder()
        for name in try FileManager.default.subpathsOfDirectory(atPath: Self.theme.path) {
            let url = Self.theme.appending(path: name)
            if !url.hasDirectoryPath, let text = try? Repository.text(of: url) { try folder.write(text, to: name) }
        }
        try folder.write(changed(folder.text(path), by: file), to: path)
        if let options = file["options"] { try folder.write(options, to: "sm-preview.json") }
        let findings = Linter(theme: try Theme(folder: folder.path)).report().findings
        try testCase.expect(CaseFile.Outcome(diagnostics: describe(findings)))
    }

    @Test("nothing is wrong with the theme itself")
    func theme() throws {
        #expect(describe(Linter(theme: try Theme(folder: Self.theme.path)).report().findings) == "")
    }

    /// A file with what a case replaces in it; the case's text where there is no such file.
    private func changed(_ text: String?, by file: CaseFile) throws -> String {
        let replacement = file["with"] ?? ""
        guard let old = file["replace"] else { return replacement + "\n" }
        let text = try #require(text)
        let range = try #require(text.range(of: old), "the file does not have what is replaced")
        #expect(text[range.upperBound...].range(of: old) == nil, "the file has twice what is replaced")
        return text.replacingCharacters(in: range, with: replacement)
    }
}
