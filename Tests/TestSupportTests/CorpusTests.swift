import Foundation
import TestSupport
import Testing

/// A corpus that is empty, or that nobody reads, would be a test that cannot fail.
@Suite("What tests compare with")
struct CorpusTests {
    /// The folders of case files, and how many they had when this was written.
    private static let caseFiles = [
        "nunjucks": 1483, "sm": 256, "errors": 181, "bindings": 116, "filters": 20, "translations": 14,
        "markdown-tags": 24, "analysis": 11, "syntax/recovery": 103, "syntax/trees": 40, "production": 778,
        "scripts": 37, "lint": 610,
    ]

    /// The other files that tests read.
    private static let otherFiles = [
        "nunjucks/generated.jsonl", "filters/calls.jsonl", "filters/lodash.jsonl", "translations/plurals.jsonl",
        "regex/cases.jsonl", "regex/expected.jsonl", "bindings/matrix.txt", "types/signatures.txt", "types/state.txt",
        "architecture/arrows.txt", "scripts/values.jsonl",
    ]

    @Test("every corpus has its cases", arguments: caseFiles.sorted { $0.key < $1.key })
    func counts(name: String, count: Int) { #expect(Corpus(name).names.count >= count) }

    @Test("every file belongs to a corpus that a test reads")
    func strayFiles() {
        let paths = Corpus("").files(suffix: "").filter { path in
            var isFolder: ObjCBool = false
            let file = Repository.cases.appending(path: path).path
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder.boolValue
        }
        #expect(paths.count > 2400)
        let stray = paths.filter { path in
            if path.hasSuffix(".case") { return !Self.caseFiles.keys.contains { path.hasPrefix($0 + "/") } }
            let folder = path.prefix { $0 != "/" }
            let isReadWhole =
                ["fixtures", "import", "localization", "markdown", "themes"].contains(String(folder))
                || path.hasPrefix("lint/theme/")
            return !isReadWhole && !Self.otherFiles.contains(path) && !["FORMAT.md", ".gitattributes"].contains(path)
        }
        #expect(stray == [])
    }

    @Test("every case file can be read, and expects something", arguments: caseFiles.keys.sorted())
    func reading(name: String) throws {
        for path in Corpus(name).names {
            let file = try CaseFile(Corpus(name).text(of: path))
            #expect(file[name == "lint" ? "file" : "template"] != nil, "\(name)/\(path)")
            let expectsSomething = file["output"] != nil || file["error"] != nil || file["diagnostics"] != nil
            let expectsNothing = name == "syntax/recovery" || path.hasPrefix("sound/")
            #expect(expectsSomething || expectsNothing, "\(name)/\(path)")
        }
    }

    @Test("an expectation is written as it is read", arguments: caseFiles.keys.sorted())
    func writing(name: String) throws {
        for path in Corpus(name).names {
            let text = try Corpus(name).text(of: path)
            let again = try CaseFile(CaseFile.text(text, with: CaseFile(text).outcome))
            #expect(try again.sections == CaseFile(text).sections, "\(name)/\(path)")
        }
    }
}
