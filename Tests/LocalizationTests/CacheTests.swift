import Testing

@testable import Localization

@Suite("Values that are kept") struct CacheTests {
    @Test("a cache begins anew when it has too many")
    func limit() {
        let cache = Cache<Int, Int>(limit: 3)
        var made: [Int] = []
        for key in [1, 2, 1, 3, 2, 4, 4, 1] {
            let value = cache.value(for: key) {
                made.append(key)
                return key * 10
            }
            #expect(value == key * 10)
        }
        #expect(made == [1, 2, 3, 4, 1])
    }
}
