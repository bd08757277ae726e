extension Sequence<String> {
    /// The words in a sentence, each as code: "`a`, `b` and `c`"; of many, the first ones.
    var asCode: String {
        let words = map { "`\($0)`" }
        if words.count > 4 { return "\(words.prefix(3).joined(separator: ", ")) and \(words.count - 3) more" }
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }
}
