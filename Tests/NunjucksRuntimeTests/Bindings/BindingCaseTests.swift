import Diagnostics
import TestSupport
import Testing

/// Templates, what is printed, and all that is said of it: `Tests/Cases/bindings`.
///
/// A new case is a new file, whose variables may be `undefined` and `safe("…")` too. `SM_RECORD=1` writes messages anew,
/// never what is printed; look at what changed.
@Suite("Bindings and escaping by context")
struct BindingCaseTests {
    @Test(arguments: Corpus("bindings").cases)
    func `a page prints what its case file says, with all that is said of it`(testCase: Case) throws {
        let file = try testCase.file()
        let rendering = Bindings.render(
            file.template, context: file.context ?? "{}",
            templates: Dictionary(uniqueKeysWithValues: file.templates.map { ($0.name, $0.text) }))
        let outcome = CaseFile.Outcome(
            output: rendering.error == nil ? rendering.output : nil, error: rendering.error.map { describe($0) },
            diagnostics: describe(rendering.diagnostics))
        if TestEnvironment.records, outcome.output != file.outcome.output {
            #expect(outcome.output == file.outcome.output)
        } else {
            try testCase.expect(outcome)
        }
    }
}
