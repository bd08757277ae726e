import Synchronization
import Testing
import Threads

@Suite("Threads")
struct ThreadTests {
    @Test("each worker does its part, and all are done when they return")
    func workers() {
        let counter = Counter()
        let seen = Mutex<Set<Int>>([])
        Workers.run(4) { number in
            for _ in 0..<100 { _ = seen.withLock { $0.insert(counter.next()) } }
            _ = seen.withLock { $0.insert(-1 - number) }
        }
        #expect(seen.withLock { $0 } == Set(-4..<400))
    }

    @Test("who asks for a later value waits for it")
    func later() {
        let later = Later<Int>()
        #expect(!later.isSet)
        let sum = Mutex(0)
        Workers.run(4) { number in
            if number == 3 { later.set(7) } else { sum.withLock { $0 += later.value } }
        }
        #expect(later.isSet)
        #expect(sum.withLock { $0 } == 21)
    }
}
