import SubscriptionManager
import TestSupport
import Testing

/// The dialect `sm`, and the messages of both dialects: `Tests/Cases/sm` and `Tests/Cases/errors`.
///
/// A new case is a new file. `SM_RECORD=1` writes the expectations anew; look at what changed.
@Suite("The dialect of the Subscription Manager")
struct DialectCaseTests {
    @Test(
        "a page prints what its case file says, with all that is said of it",
        arguments: Corpus("sm").cases + Corpus("errors").cases)
    func caseFile(_ testCase: Case) throws {
        try testCase.expect(testCase.file().render(dialect: .sm, times: 2))
    }
}
