import ECMAText

/// One of several parts into which the pages are divided, so that several machines can share the work.
///
/// Which part a page belongs to depends on its name alone: other pages may come and go.
public struct Shard: Hashable, Sendable {
    /// The only part there is.
    public static let all = Shard(index: 1, count: 1)

    /// Which part, from 1.
    public let index: Int
    /// How many parts there are.
    public let count: Int

    private init(index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    /// Reads a part as the command line has it: `2/3` is the second of three.
    public init?(_ text: String) {
        let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let index = numbers[0], let count = numbers[1], index >= 1, index <= count else {
            return nil
        }
        self.init(index: index, count: count)
    }

    /// Whether a page belongs to this part.
    public func contains(_ page: PageName) -> Bool { Self.index(of: page, among: count) == index }

    /// To which of a number of parts a page belongs, from 1.
    static func index(of page: PageName, among count: Int) -> Int {
        // Names that differ in one letter are spread as well.
        var hash = StableHash()
        for byte in page.description.utf8 { hash.add(byte) }
        return Int((hash.value ^ hash.value >> 32) % UInt64(count)) + 1
    }
}
