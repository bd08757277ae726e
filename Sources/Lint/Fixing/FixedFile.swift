import Diagnostics
import SubscriptionManager

/// A file of a theme, with the edits that it is to get.
struct FixedFile {
    /// The file as it is.
    let source: Source
    /// The edits.
    var edits: [Edit] = []

    /// Whether the file begins with a byte order mark, which is not part of the source.
    private let hasMark: Bool
    /// What has a place in the text, in its order.
    private var replaced: [Range<Int32>] = []

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Reads a file; nil where there is none, or it is not UTF-8.
    init?(_ name: String, of theme: Theme) {
        guard let bytes = theme.contents(of: name), String(validating: bytes, as: UTF8.self) != nil else { return nil }
        source = Source(name: name, bytes: bytes)
        hasMark = bytes.starts(with: Self.mark)
    }

    /// The file with the edits, byte order mark and all.
    var bytes: [UInt8]? { changed.map { (hasMark ? Self.mark : []) + $0 } }

    /// The text with the edits.
    var changed: [UInt8]? { try? source.applying(edits) }

    /// Whether no edit is where another one would be.
    func hasRoom(for span: Span) -> Bool {
        let index = place(of: span.start)
        let isAfter = index == 0 || replaced[index - 1].upperBound <= span.start
        let isBefore = index == replaced.count || span.end <= replaced[index].lowerBound
        // Two insertions at one place would be in an order that nobody chose.
        return isAfter && isBefore && (index == replaced.count || replaced[index].lowerBound != span.start)
    }

    mutating func add(_ edit: Edit) {
        guard let span = edit.place.span else { return }
        edits.append(edit)
        replaced.insert(span.start..<span.end, at: place(of: span.start))
    }

    /// The first of the edits that does not begin before a place.
    private func place(of start: Int32) -> Int {
        var (low, high) = (0, replaced.count)
        while low < high {
            let middle = (low + high) / 2
            if replaced[middle].lowerBound < start { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
