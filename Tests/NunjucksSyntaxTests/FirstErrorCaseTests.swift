import Diagnostics
import NunjucksSyntax
import TestSupport
import Testing

/// What reading alone finds in `Tests/Cases/errors`.
@Suite("What is said of templates that cannot be read")
struct FirstErrorCaseTests {
    @Test("the first error of a template is the one that its case file has", arguments: Corpus("errors").cases)
    func firstError(_ testCase: Case) throws {
        let file = try testCase.file()
        let expected = file.outcome.error ?? ""
        let texts = [(name: "main", text: file.template)] + file.templates
        let diagnostics = texts.compactMap { name, text in
            SyntaxTree(
                parsing: Source(name: name, text: text), options: SyntaxOptions(dialect: .strict),
                tags: TemplateCorpus.tags
            ).diagnostics.first
        }
        if let first = diagnostics.first {
            let lines = expected.split(separator: "\n").filter { !$0.hasPrefix("  from ") }
            #expect(describe(first) == lines.joined(separator: "\n"))
        } else {
            #expect(!expected.hasPrefix("error[syntax]: expected") && !expected.hasPrefix("error[unknown-tag]"))
        }
    }
}
