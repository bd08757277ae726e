import SubscriptionManager
import TestSupport
import Testing

/// Each fixture of `Tests/Cases/fixtures` has beside it the text of everything that is wrong with it.
///
/// A new case is a new pair of files. `SM_RECORD=1` writes the texts anew; look at what changed.
@Suite("Fixtures that are wrong, and what is said of them")
struct FixtureCaseTests {
    /// The fixture of a case.
    struct File: CustomTestStringConvertible, Sendable {
        var name: String

        var id: String { "fixtures/\(name)" }
        var testDescription: String { id }
    }

    static let folder = FixtureFolder(directory: Corpus("fixtures").folder)
    static let files = Corpus("fixtures").files(suffix: ".json").map { File(name: String($0.dropLast(".json".count))) }

    @Test(
        "what is said of a fixture is what its case file says",
        arguments: files.filter { SelectedCases.current.contains($0.id) })
    func caseFile(_ file: File) throws {
        let faults = describe(Self.folder.validate("\(file.name).json"))
        try ExpectedText("\(file.id).txt").expect((faults.isEmpty ? "no faults" : faults) + "\n")
    }

    @Test("every fixture has a text, and every text a fixture")
    func pairs() {
        #expect(Self.files.count > 70)
        #expect(Corpus("fixtures").files(suffix: ".txt") == Self.files.map { "\($0.name).txt" })
    }
}
