import Diagnostics
import Foundation
import SubscriptionManager
import TestSupport
import Testing

/// Each State of `Tests/Cases/import` has beside it the fixture that it becomes, and the list of what was replaced; or
/// what is said of it.
///
/// A new case is a new input. `SM_RECORD=1` writes the rest; look at what it wrote.
@Suite("States of shops, and the fixtures that they become")
struct ImportCaseTests {
    /// The input of a case.
    struct File: CustomTestStringConvertible, Sendable {
        var name: String

        var id: String { "import/\(name)" }
        var testDescription: String { id }
    }

    static let files = Corpus("import").files(suffix: ".input").map { File(name: String($0.dropLast(".input".count))) }

    @Test(
        "a State becomes the fixture of its case file",
        arguments: files.filter { SelectedCases.current.contains($0.id) })
    func caseFile(_ file: File) throws {
        let input = try Data(contentsOf: Repository.cases.appending(path: "\(file.id).input"))
        let fixture: FixtureImport
        do {
            fixture = try FixtureImport(of: Array(input), named: "\(file.name).input")
        } catch {
            return try ExpectedText("\(file.id).txt").expect(describe([error]) + "\n")
        }
        try ExpectedText("\(file.id).json").expect(String(decoding: fixture.text, as: UTF8.self))
        let report = ImportReport(fixture)
        try ExpectedText("\(file.id).txt").expect("\(report.summary)\n\(report.text)")
    }

    @Test("every input has a list, and every fixture an input")
    func pairs() {
        let names = Set(Self.files.map(\.name))
        #expect(names.count >= 20)
        #expect(Corpus("import").files(suffix: ".txt") == Self.files.map { "\($0.name).txt" })
        #expect(Corpus("import").files(suffix: ".json").allSatisfy { names.contains(String($0.dropLast(5))) })
    }
}
