/// Tells in which lines two texts differ.
///
/// Lines that only the first text has begin with `-`, those that only the second one has with `+`; three lines before
/// and after them are given too. A line with characters that cannot be seen is written as a literal.
///
/// - Parameters:
///   - expected: What should be.
///   - actual: What is.
/// - Returns: The differing lines, or nil where the texts are the same.
package func difference(from expected: String, to actual: String) -> String? {
    guard expected != actual || Array(expected.utf8) != Array(actual.utf8) else { return nil }
    let lines = alignedLines(expected, actual)
    let changes = lines.indices.filter { lines[$0].mark != " " }
    let around = 3
    var result: [String] = []
    var last: Int?
    for index in lines.indices where changes.contains(where: { abs($0 - index) <= around }) {
        if let last, last + 1 < index { result.append("…") }
        if result.count == 200 { return (result + ["…"]).joined(separator: "\n") }
        result.append("\(lines[index].mark) \(lines[index].text)")
        last = index
    }
    return result.joined(separator: "\n")
}

/// The lines of both texts in one list, each with where it stands: `-` in the first, `+` in the second, a space in both.
private func alignedLines(_ expected: String, _ actual: String) -> [(mark: String, text: String)] {
    // Not strings, for which characters that are written differently can be the same.
    func lines(_ text: String) -> [[UInt8]] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
    }
    let (old, new) = (lines(expected), lines(actual))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): inserted.insert(offset)
        }
    }
    var result: [(mark: String, text: String)] = []
    var (first, second) = (0, 0)
    while first < old.count || second < new.count {
        if removed.contains(first) {
            result.append(("-", visible(old[first])))
            first += 1
        } else if inserted.contains(second) {
            result.append(("+", visible(new[second])))
            second += 1
        } else {
            result.append((" ", visible(old[first])))
            first += 1
            second += 1
        }
    }
    return result
}

private func visible(_ line: [UInt8]) -> String {
    let text = String(decoding: line, as: UTF8.self)
    return text.isPlain && text.last != " " && text.last != "\t" ? text : text.debugDescription
}
