/// Ranges that are replaced already, asked for in the order of the text.
struct CoveredRanges {
    private let ranges: [Range<Int>]
    private var position = 0

    init(_ ranges: [Range<Int>]) { self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound } }

    mutating func overlap(_ range: Range<Int>) -> Bool {
        while position < ranges.count, ranges[position].upperBound <= range.lowerBound { position += 1 }
        return position < ranges.count && ranges[position].overlaps(range)
    }
}
