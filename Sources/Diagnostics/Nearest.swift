/// The word of `candidates` that is nearest to a misspelt one, if one is near.
///
/// "Near" is a Damerau–Levenshtein distance (adjacent transpositions count as one) of at most a third of the word's
/// length; a difference of case alone counts as nothing.
/// - Parameter most: The distance that is near at most, however long the word is.
public func nearest(
    to word: String, among candidates: some Sequence<String>, within most: Int = .max
) -> String? {
    let letters = Array(word.lowercased().unicodeScalars)
    let limit = min(max(1, letters.count / 3), most)
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate != word {
        let other = Array(candidate.lowercased().unicodeScalars)
        guard abs(other.count - letters.count) <= limit else { continue }
        let distance = editDistance(letters, other)
        guard distance <= limit, distance < max(letters.count, other.count) else { continue }
        if let best, (best.distance, best.word) <= (distance, candidate) { continue }
        best = (candidate, distance)
    }
    return best?.word
}

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var distance = min(
                previous[column + 1] + 1, current[column] + 1, previous[column] + (scalar == other ? 0 : 1))
            if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
                distance = min(distance, beforePrevious[column - 1] + 1)
            }
            current.append(distance)
        }
        beforePrevious = previous
        previous = current
    }
    return previous[right.count]
}
