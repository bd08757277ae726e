/// The differences of two texts, as `diff -u` writes them.
///
/// Lines are matched by Myers' algorithm in its form that needs only linear space: "An O(ND) Difference Algorithm and
/// Its Variations", 1986. Where texts differ too much for that to be quick, a stretch is taken as replaced.
package struct UnifiedDiff {
    /// How many equal lines are shown on either side of a difference.
    static let context = 3
    /// How long a line may be, in characters; longer ones are cut around the place where they differ.
    static let lineLimit = 240
    /// How many lines of differences are shown.
    static let lengthLimit = 400
    /// How far the search for a shortest difference goes within one stretch.
    private static let searchLimit = 1000

    private let old: [String]
    private let new: [String]
    private let oldIDs: [Int32]
    private let newIDs: [Int32]
    private var isRemoved: [Bool]
    private var isAdded: [Bool]
    /// Whether all differences are shown, and all of each line.
    private var isWhole = false
    /// Whether the last line has no line break.
    private var isOpen = false

    /// The differences.
    /// - Returns: The text with a line break at its end; empty if the texts are the same.
    static func text(from old: [String], to new: [String], oldName: String, newName: String) -> String {
        if old == new { return "" }
        var diff = UnifiedDiff(old, new)
        diff.compare(0..<old.count, 0..<new.count)
        return "--- \(oldName)\n+++ \(newName)\n" + diff.hunks()
    }

    /// One stretch of lines that differ.
    struct Hunk {
        /// What the lines are that went, and those that came.
        let removed: ArraySlice<String>
        let added: ArraySlice<String>
        /// The stretch as `diff -u` writes it, between the lines that are around it in the new text.
        let text: String
    }

    /// The differences, each by itself: of as many lines that stand in place of others, each line.
    static func hunks(from old: [String], to new: [String]) -> [Hunk] {
        var diff = UnifiedDiff(old, new)
        diff.compare(0..<old.count, 0..<new.count)
        let changes = diff.changes().flatMap { change in
            change.old.count == change.new.count
                ? zip(change.old, change.new).map { Change(old: $0..<$0 + 1, new: $1..<$1 + 1) } : [change]
        }
        return changes.map { Hunk(removed: old[$0.old], added: new[$0.new], text: diff.text(ofOne: $0)) }
    }

    private func text(ofOne change: Change) -> String {
        let before = min(Self.context, change.old.lowerBound, change.new.lowerBound)
        let after = min(Self.context, old.count - change.old.upperBound, new.count - change.new.upperBound)
        func around(_ range: Range<Int>) -> Range<Int> { range.lowerBound - before..<range.upperBound + after }
        func context(_ lines: Range<Int>) -> String { lines.map { " \(cut(new[$0], new[$0]))\n" }.joined() }
        let (start, end) = (change.new.lowerBound, change.new.upperBound)
        return "@@ -\(Self.header(around(change.old))) +\(Self.header(around(change.new))) @@\n"
            + context(start - before..<start) + replaced(change) + context(end..<end + after)
    }

    /// Where two lists differ.
    static func changes(from old: [String], to new: [String]) -> [(old: Range<Int>, new: Range<Int>)] {
        var diff = UnifiedDiff(old, new)
        diff.compare(0..<old.count, 0..<new.count)
        return diff.changes().map { ($0.old, $0.new) }
    }

    /// All differences of a file and what is to become of it, as `patch` takes them.
    /// - Returns: The text; empty if the files are the same.
    package static func patch(from old: [UInt8], to new: [UInt8], path: String) -> String {
        if old == new { return "" }
        var diff = UnifiedDiff(lines(of: old), lines(of: new))
        diff.isWhole = true
        diff.isOpen = new.last != UInt8(ascii: "\n")
        diff.compare(0..<diff.old.count, 0..<diff.new.count)
        let name = DiagnosticPrinter.printable(path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
            .drop { $0 == "/" }
        return "--- a/\(name)\n+++ b/\(name)\n" + diff.hunks()
    }

    private static func lines(of bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    private init(_ old: [String], _ new: [String]) {
        var ids: [String: Int32] = [:]
        func id(_ line: String) -> Int32 {
            let next = Int32(ids.count)
            return { (known: inout Int32?) in
                if let known { return known }
                known = next
                return next
            }(&ids[line])
        }
        self.old = old
        self.new = new
        oldIDs = old.map(id)
        newIDs = new.map(id)
        isRemoved = Array(repeating: false, count: old.count)
        isAdded = Array(repeating: false, count: new.count)
    }

    // MARK: Comparison

    /// Marks the lines of two stretches that have no counterpart.
    private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
        var stretches = [(oldRange, newRange)]
        while var (old, new) = stretches.popLast() {
            while !old.isEmpty, !new.isEmpty, oldIDs[old.lowerBound] == newIDs[new.lowerBound] {
                old = old.dropFirst()
                new = new.dropFirst()
            }
            while !old.isEmpty, !new.isEmpty, oldIDs[old.upperBound - 1] == newIDs[new.upperBound - 1] {
                old = old.dropLast()
                new = new.dropLast()
            }
            guard !old.isEmpty, !new.isEmpty, let (x, y) = middle(old, new) else {
                for index in old { isRemoved[index] = true }
                for index in new { isAdded[index] = true }
                continue
            }
            stretches.append((old.lowerBound..<x, new.lowerBound..<y))
            stretches.append((x..<old.upperBound, y..<new.upperBound))
        }
    }

    /// A point on a shortest path from the beginning of two stretches to their end, found from both sides at once.
    /// - Returns: Nil if the search went too far.
    private func middle(_ old: Range<Int>, _ new: Range<Int>) -> (Int, Int)? {
        let (height, width) = (old.count, new.count)
        let delta = height - width
        let limit = min((height + width + 1) / 2, Self.searchLimit)
        // How far along the old text each diagonal has come, from the beginning and from the end.
        var forward = [Int](repeating: 0, count: 2 * limit + 3)
        var backward = forward
        let center = limit + 1
        for distance in 0...limit {
            // Diagonals that lie wholly outside the two texts are left out.
            let lowest = 2 * max(0, distance - width) - distance
            let highest = distance - 2 * max(0, distance - height)
            for diagonal in stride(from: lowest, through: highest, by: 2) {
                let index = center + diagonal
                let isDown = diagonal == -distance || diagonal != distance && forward[index - 1] < forward[index + 1]
                let start = isDown ? forward[index + 1] : forward[index - 1] + 1
                var x = start
                while x < height, x - diagonal < width, x - diagonal >= 0,
                    oldIDs[old.lowerBound + x] == newIDs[new.lowerBound + x - diagonal]
                { x += 1 }
                forward[index] = x
                let opposite = delta - diagonal
                if delta % 2 != 0, abs(opposite) <= distance - 1, x + backward[center + opposite] >= height {
                    return point(x, x - diagonal, old, new)
                }
            }
            for diagonal in stride(from: lowest, through: highest, by: 2) {
                let index = center + diagonal
                let isUp = diagonal == -distance || diagonal != distance && backward[index - 1] < backward[index + 1]
                var x = isUp ? backward[index + 1] : backward[index - 1] + 1
                while x < height, x - diagonal < width, x - diagonal >= 0,
                    oldIDs[old.upperBound - 1 - x] == newIDs[new.upperBound - 1 - x + diagonal]
                { x += 1 }
                backward[index] = x
                let opposite = delta - diagonal
                if delta % 2 == 0, abs(opposite) <= distance, x + forward[center + opposite] >= height {
                    return point(height - x, width - (x - diagonal), old, new)
                }
            }
        }
        return nil
    }

    private func point(_ x: Int, _ y: Int, _ old: Range<Int>, _ new: Range<Int>) -> (Int, Int)? {
        guard (0...old.count).contains(x), (0...new.count).contains(y), (x, y) != (0, 0),
            (x, y) != (old.count, new.count)
        else { return nil }
        return (old.lowerBound + x, new.lowerBound + y)
    }

    // MARK: Output

    /// One stretch of lines that differ: none may be empty in both texts.
    private struct Change {
        var old: Range<Int>
        var new: Range<Int>
    }

    private func changes() -> [Change] {
        var changes: [Change] = []
        var (x, y) = (0, 0)
        while x < old.count || y < new.count {
            let start = (x, y)
            while x < old.count, isRemoved[x] { x += 1 }
            while y < new.count, isAdded[y] { y += 1 }
            if start == (x, y) {
                x += 1
                y += 1
            } else {
                changes.append(Change(old: start.0..<x, new: start.1..<y))
            }
        }
        return changes
    }

    private func hunks() -> String {
        var text = ""
        var length = 0
        var rest = changes()[...]
        while let first = rest.popFirst() {
            var hunk = [first]
            while let next = rest.first, let last = hunk.last,
                next.old.lowerBound - last.old.upperBound <= 2 * Self.context
            {
                hunk.append(next)
                rest.removeFirst()
            }
            text += self.text(of: hunk)
            length += hunk.reduce(0) { $0 + $1.old.count + $1.new.count }
            if length > lengthLimit, !rest.isEmpty {
                return text + "… \(rest.count) more \(rest.count == 1 ? "difference" : "differences")\n"
            }
        }
        return text
    }

    private func text(of hunk: [Change]) -> String {
        guard let first = hunk.first, let last = hunk.last else { return "" }
        let before = min(Self.context, first.old.lowerBound)
        let after = min(Self.context, old.count - last.old.upperBound)
        let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
        let newRange = first.new.lowerBound - before..<last.new.upperBound + after
        var text = "@@ -\(Self.header(oldRange)) +\(Self.header(newRange)) @@\n"
        var position = oldRange.lowerBound
        for change in hunk {
            for index in position..<change.old.lowerBound { text += context(index) }
            text += replaced(change)
            position = change.old.upperBound
        }
        for index in position..<oldRange.upperBound { text += context(index) }
        return text
    }

    /// How many lines of differences are shown here.
    private var lengthLimit: Int { isWhole ? .max : Self.lengthLimit }

    private func context(_ index: Int) -> String { " \(cut(old[index], old[index]))\n" + end(index, of: old) }

    /// What follows the last line of a file that ends without a line break.
    private func end(_ index: Int, of lines: [String]) -> String {
        isOpen && index == lines.count - 1 ? "\\ No newline at end of file\n" : ""
    }

    private func replaced(_ change: Change) -> String {
        var text = ""
        for (offset, index) in change.old.prefix(lengthLimit).enumerated() {
            let other = offset < change.new.count ? new[change.new.lowerBound + offset] : ""
            text += "-\(cut(old[index], other))\n" + end(index, of: old)
        }
        if change.old.count > lengthLimit { text += "-… \(change.old.count - lengthLimit) more lines\n" }
        for (offset, index) in change.new.prefix(lengthLimit).enumerated() {
            let other = offset < change.old.count ? old[change.old.lowerBound + offset] : ""
            text += "+\(cut(new[index], other))\n" + end(index, of: new)
        }
        if change.new.count > lengthLimit { text += "+… \(change.new.count - lengthLimit) more lines\n" }
        return text
    }

    private static func header(_ range: Range<Int>) -> String {
        // An empty range is named by the line before it.
        range.count == 1
            ? "\(range.lowerBound + 1)" : "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
    }

    /// A line, cut around the first place where it differs from another, without characters that a terminal obeys.
    private func cut(_ line: String, _ other: String) -> String {
        if isWhole {
            let isCarried = line.utf8.last == 0x0D
            let text = isCarried ? String(line.unicodeScalars.dropLast()) : line
            return DiagnosticPrinter.printable(text, keepsTabs: true) + (isCarried ? "\r" : "")
        }
        let lineLimit = Self.lineLimit
        guard line.utf8.count > lineLimit || line.utf8.contains(where: { $0 < 0x20 || $0 > 0x7E }) else { return line }
        let characters = Array(line.unicodeScalars)
        guard characters.count > lineLimit else { return DiagnosticPrinter.printable(line, keepsTabs: true) }
        let common = line == other ? 0 : zip(characters, other.unicodeScalars).prefix { $0 == $1 }.count
        let start = max(0, min(common - lineLimit / 3, characters.count - lineLimit))
        let end = min(characters.count, start + lineLimit)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters[start..<end])
        let shown = DiagnosticPrinter.printable(String(text), keepsTabs: true)
        return (start > 0 ? "…" : "") + shown + (end < characters.count ? "…" : "")
    }
}
