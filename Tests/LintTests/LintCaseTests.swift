import Diagnostics
import Foundation
import Lint
import PreviewSite
import SubscriptionManager
import TestSupport
import Testing

/// One change to a theme in which nothing is wrong, and all that lint says of it: `Tests/Cases/lint`.
@Suite("What lint finds")
struct LintCaseTests {
    private static let theme = Corpus("lint").folder.appending(path: "theme")

    @Test("a change to the theme has its findings, and no others", arguments: Corpus("lint").cases)
    func finding(_ testCase: Case) throws {
        let folder = try Self.theme(of: testCase)
        let theme = try Theme(folder: folder.path)
        let findings = Self.findings(theme)
        let outcome = try Fixer(applyingSuggestionsOf: Set(findings.map(\.code))).fix(theme, look: Self.findings)
        let patches = outcome.changes.map(Self.patch)
        try testCase.expect(
            CaseFile.Outcome(
                output: patches.isEmpty ? nil : patches.joined(separator: "\n"), diagnostics: describe(findings)))
        #expect(outcome.findings.filter { !$0.fixes.isEmpty } == [])
        // What is certain makes nothing worse.
        let certain = try Fixer().fix(theme, look: Self.findings)
        #expect(Set(certain.findings.map(\.message)).isSubset(of: findings.map(\.message)))
    }

    /// How a file is changed, under its name.
    private static func patch(_ change: Fixer.Change) -> String {
        let patch = UnifiedDiff.patch(from: change.before, to: change.after, path: change.file)
        return "\(change.file)\n" + patch.split(separator: "\n").dropFirst(2).joined(separator: "\n")
    }

    private static func findings(_ theme: Theme) -> [Diagnostic] { Linter(theme: theme).report().findings }

    @Test("nothing is wrong with the theme itself")
    func theme() throws {
        #expect(describe(Linter(theme: try Theme(folder: Self.theme.path)).report().findings) == "")
    }

    /// The theme with a case's change.
    static func theme(of testCase: Case) throws -> TemporaryFolder {
        let file = try testCase.file()
        let path = try #require(file["file"])
        let folder = try TemporaryFolder()
        for name in try FileManager.default.subpathsOfDirectory(atPath: theme.path) {
            let url = theme.appending(path: name)
            if !url.hasDirectoryPath, let text = try? Repository.text(of: url) { try folder.write(text, to: name) }
        }
        try folder.write(changed(folder.text(path), by: file), to: path)
        if let options = file["options"] { try folder.write(options, to: "sm-preview.json") }
        return folder
    }

    /// A file with what a case replaces in it; the case's text where there is no such file.
    private static func changed(_ text: String?, by file: CaseFile) throws -> String {
        let replacement = file["with"] ?? ""
        guard let old = file["replace"] else { return replacement + "\n" }
        let text = try #require(text)
        let range = try #require(text.range(of: old), "the file does not have what is replaced")
        #expect(text[range.upperBound...].range(of: old) == nil, "the file has twice what is replaced")
        return text.replacingCharacters(in: range, with: replacement)
    }
}
