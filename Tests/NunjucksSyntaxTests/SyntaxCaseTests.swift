import Diagnostics
import FuzzTargets
import NunjucksSyntax
import TestSupport
import Testing

@Suite("What is read, and what is said of what cannot be")
struct SyntaxCaseTests {
    @Test(
        "all errors of a template are reported, and nothing that follows from them",
        arguments: Corpus("syntax/recovery").cases)
    func recovery(_ testCase: Case) throws {
        let tree = try tree(of: testCase)
        try testCase.expect(CaseFile.Outcome(diagnostics: describe(tree.diagnostics)))
    }

    @Test("the tree of a template says what its author wrote", arguments: Corpus("syntax/trees").cases)
    func tree(_ testCase: Case) throws {
        let tree = try tree(of: testCase)
        try testCase.expect(
            CaseFile.Outcome(output: TreeDump.text(tree), diagnostics: describe(tree.diagnostics)))
    }

    @Test("the templates of the repository are found")
    func templates() {
        #expect(TemplateCorpus.themeFiles.count > 100)
        #expect(TemplateCorpus.caseFiles.count > 2000)
    }

    private func tree(of testCase: Case) throws -> SyntaxTree {
        let file = try testCase.file()
        let options = try SyntaxOptions(caseOptions: file.options, dialect: .strict)
        let tree = SyntaxTree(
            parsing: Source(name: "main", text: file.template), options: options, tags: TemplateCorpus.tags)
        #expect(TreeInvariants.violation(of: tree) == nil)
        return tree
    }
}
