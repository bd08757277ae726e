import TestSupport
import Testing

@testable import PreviewSite

/// The names in the runtime's script.
@Suite("The runtime as served", .browser)
struct RuntimeNamesTests {
    @Test func `no name is shortened that is a global's, too`() async throws {
        let script = RuntimeScript.joined(library: RuntimeScript.libraryNames)
        let names = ScriptCompactor.shortenedNames(in: script).sorted()
        #expect(names.count > 300)
        try await PreviewPage().opened { page in
            let globals = try await page.evaluate(
                "\(JSON.array(names.map { .string($0) }).text).filter((name) => name in globalThis)")
            #expect(globals == [])
        }
    }
}
