import Synchronization
import Testing
import Threads

@Suite("Turns for memory")
struct MemoryTurnTests {
    @Test("of all that take more than their share, one at a time goes on")
    func turns() {
        let turns = MemoryTurns(share: 100)
        let large = Mutex(0)
        let most = Mutex(0)
        Workers.run(8) { _ in
            for _ in 0..<50 {
                let turn = turns.begin()
                turn.grow(by: 60)
                turn.grow(by: 60)
                let now = large.withLock { count in
                    count += 1
                    return count
                }
                most.withLock { $0 = max($0, now) }
                large.withLock { $0 -= 1 }
                turn.end()
            }
        }
        #expect(most.withLock { $0 } == 1)
    }

    @Test("what stays within its share waits for nobody, and what is forgotten holds up nobody")
    func shares() {
        let turns = MemoryTurns(share: 100)
        var first: MemoryTurns.Turn? = turns.begin()
        first?.grow(by: 101)
        let second = turns.begin()
        second.grow(by: 100)
        #expect(first?.isLarge == true)
        #expect(!second.isLarge)
        first = nil
        second.grow(by: 1)
        #expect(second.isLarge)
    }
}
