import Testing

@testable import TestSupport

@Suite("What tests need")
struct RequirementTests {
    private static let missing = Requirement("frobnicator", "install the package `frob`") { false }
    private static let there = Requirement("shell", "install the package `dash`") { true }

    @Test("a test without what it needs is skipped, but never in continuous integration")
    func missing() throws {
        #expect(try !Self.missing.allowsTests(isContinuousIntegration: false))
        let error = #expect(throws: Requirement.Missing.self) {
            try Self.missing.allowsTests(isContinuousIntegration: true)
        }
        #expect(
            error?.description
                == "there is no frobnicator, and CI is set, so that no test is skipped: install the package `frob`")
    }

    @Test("a test that has what it needs is run", arguments: [true, false])
    func there(isContinuousIntegration: Bool) throws {
        #expect(try Self.there.allowsTests(isContinuousIntegration: isContinuousIntegration))
    }
}
