import Testing

@testable import FileWatching

@Suite("Waiting for the rest of a burst")
struct SettlingTests {
    private let start = ContinuousClock.now
    private func file(_ name: String) -> Announcement { .finished(name: name, folder: "/views") }

    @Test("one file that is whole is told at once, several together")
    func one() {
        var settling = Settling()
        #expect(settling.end == nil)
        settling.take([file("a")], at: start)
        #expect(settling.end == start)
        settling.take([file("b")], at: start)
        #expect(settling.end == start + .milliseconds(2))
    }

    @Test("a file that is being written is waited for until it is closed, or nothing comes for a while")
    func writing() {
        var settling = Settling()
        settling.take([.writing(name: "a", folder: "/views")], at: start)
        #expect(settling.end == start + .milliseconds(100))
        settling.take([.writing(name: "a", folder: "/views")], at: start + .milliseconds(60))
        #expect(settling.end == start + .milliseconds(160))
        settling.take([file("a")], at: start + .milliseconds(70))
        #expect(settling.end == start + .milliseconds(70))
    }

    @Test("many files are told together, and no burst is waited for longer than a second")
    func many() {
        var settling = Settling()
        settling.take((0..<20).map { file("\($0)") }, at: start)
        #expect(settling.end == start + .milliseconds(50))
        for step in 1...100 { settling.take([file("\(step)")], at: start + .milliseconds(20 * step)) }
        #expect(settling.end == start + .seconds(1))
    }
}
