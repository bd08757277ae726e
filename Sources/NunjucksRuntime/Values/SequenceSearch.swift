/// Finds a sequence in another one in linear time: the algorithm of Knuth, Morris and Pratt.
///
/// It takes over where the plain search becomes quadratic: `aaaa…b` in `aaaa…`. It needs four bytes for each element of the
/// sought sequence.
struct SequenceSearch<Element: Equatable> {
    private let count: Int
    private let element: (Int) -> Element
    /// For each position, the length of the longest proper prefix of the sought sequence that ends there.
    private let overlaps: [Int32]

    /// - Parameters:
    ///   - count: How many elements are sought, at least one.
    ///   - element: Gives one by its position.
    init(count: Int, element: @escaping (Int) -> Element) {
        self.count = count
        self.element = element
        var overlaps: [Int32] = [0]
        overlaps.reserveCapacity(count)
        var matched = 0
        while overlaps.count < count {
            let next = element(overlaps.count)
            while matched > 0, next != element(matched) { matched = Int(overlaps[matched - 1]) }
            if next == element(matched) { matched += 1 }
            overlaps.append(Int32(matched))
        }
        self.overlaps = overlaps
    }

    /// The first position in a range of another sequence at which the sought one begins.
    func first(in range: Range<Int>, of other: (Int) -> Element) -> Int? {
        var matched = 0
        for position in range {
            let next = other(position)
            while matched > 0, next != element(matched) { matched = Int(overlaps[matched - 1]) }
            if next == element(matched) { matched += 1 }
            if matched == count { return position + 1 - count }
        }
        return nil
    }
}
