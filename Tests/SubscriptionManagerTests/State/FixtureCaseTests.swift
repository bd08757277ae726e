import Foundation
import SubscriptionManager
import Testing

/// The case files: each fixture has beside it the text of everything that is wrong with it.
///
/// A new case is a new pair of files. `SM_RECORD=1 swift test` writes the texts anew; look at what changed.
@Suite("Fixtures that are wrong, and what is said of them")
struct FixtureCaseTests {
    static let folder = FixtureFolder(directory: Repository.cases)

    @Test("what is said of a fixture is what its case file says", arguments: folder.fileNames)
    func caseFile(_ fileName: String) throws {
        let text = describe(Self.folder.validate(fileName))
        let expected = Repository.cases.appending(path: fileName.replacing(".json", with: ".txt"))
        if ProcessInfo.processInfo.environment["SM_RECORD"] != nil {
            try text.write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(text == (try? String(contentsOf: expected, encoding: .utf8)))
    }

    @Test(
        "a customer of the bundled fixtures has nothing wrong",
        arguments: FixtureFolder(directory: Repository.fixtures).fileNames)
    func bundledFixture(_ fileName: String) {
        #expect(describe(FixtureFolder(directory: Repository.fixtures).validate(fileName)) == "no faults\n")
    }
}
