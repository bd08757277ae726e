/// Looks through a pattern for letters that dayjs takes for something else than was meant.
struct DatePatternReview {
    private var parts: [DatePatternPart]

    /// The parts of a pattern, with what was meant by each.
    static func reviewed(_ parts: [DatePatternPart]) -> [DatePatternPart] {
        var review = DatePatternReview(parts: parts)
        review.review()
        return review.parts
    }

    private mutating func review() {
        let isUnicode = words.contains { word in
            let texts = parts[word].map(\.text)
            return texts.contains { $0.first == "y" || $0.first == "E" }
                && parts[word].allSatisfy { $0.isToken || ForeignDatePattern.unicode($0.text) != nil }
        }
        if isUnicode { bracketQuotedText() }
        for word in words.reversed() { review(word, isUnicode: isUnicode) }
        reviewMinutes()
        reviewDays()
    }

    /// Letters that stand together.
    private var words: [Range<Int>] {
        var words: [Range<Int>] = []
        for index in parts.indices where parts[index].kind == .letters {
            if let last = words.last, last.upperBound == index {
                words[words.count - 1] = last.lowerBound..<index + 1
            } else {
                words.append(index..<index + 1)
            }
        }
        return words
    }

    private mutating func review(_ word: Range<Int>, isUnicode: Bool) {
        let text = parts[word].map(\.text).joined()
        if let meant = Self.knownWords[text] { return replace(word, by: meant) }
        for index in word {
            let meant = (isUnicode ? ForeignDatePattern.unicode(parts[index].text) : nil) ?? Self.meant(parts[index])
            if let meant { replace(index..<index + 1, by: meant) }
        }
        if isPlausible(word) { return }
        for index in word { parts[index].intent = .asWritten }
        // Letters that are printed as they are do no harm.
        if parts[word].contains(where: \.isToken) { replace(word, by: "[\(text)]", DatePatternPart.openText) }
    }

    /// Whether letters can stand together as tokens: `YYYYMMDD`, `DDTHH`, `hmma`, and not "las".
    private func isPlausible(_ word: Range<Int>) -> Bool {
        let written = parts[word]
        if written.count == 1 { return true }
        let areTokens = word.allSatisfy { index in
            let part = parts[index]
            let isTimeMark = part.text == "T" && index > word.lowerBound && index + 1 < word.upperBound
            return part.isToken || part.intent != .asWritten || isTimeMark && parts[index + 1].isHour
        }
        guard areTokens, !written.contains(where: \.isLocalized) else { return false }
        let isLong = written.contains { $0.text.count > 1 }
        return isLong || written.contains { $0.text.first?.isUppercase ?? false } || isTime(written)
    }

    /// Whether the tokens are those of a time, in their order.
    private func isTime(_ word: ArraySlice<DatePatternPart>) -> Bool {
        let ranks = word.map { part in
            "hk".contains(part.text) ? 0 : "msa".contains(part.text) ? ["m": 1, "s": 2][part.text] ?? 3 : 9
        }
        return ranks.allSatisfy { $0 < 9 } && zip(ranks, ranks.dropFirst()).allSatisfy { $0 < $1 }
    }

    /// What was meant by a letter that is repeated more or less often than in any token.
    private static func meant(_ part: DatePatternPart) -> String? {
        guard !part.isToken, let letter = part.text.first else { return nil }
        let count = part.text.count
        switch letter {
        case "Y": return "YYYY"
        case "y": return count == 2 ? "YY" : "YYYY"
        case "M": return "MMMM"
        case "m": return String(repeating: "M", count: min(count, 4))
        case "D", "d": return String(repeating: "d", count: min(count, 4))
        case "E": return count == 1 ? nil : count == 4 ? "dddd" : "ddd"
        case "H", "h", "k", "s": return "\(letter)\(letter)"
        case "S": return "SSS"
        case "a", "A", "Q": return String(letter)
        case "t", "T": return count == 2 ? "A" : nil
        case "g", "G": return count == 2 ? String(repeating: letter, count: 4) : nil
        case "w", "W": return "\(letter)\(letter)"
        case "Z": return "Z"
        case "x", "X": return count == 3 ? "Z" : "ZZ"
        case "f": return count == 3 ? "SSS" : nil
        default: return nil
        }
    }

    private static let knownWords = [
        "do": "Do", "am": "a", "pm": "a", "AM": "A", "PM": "A", "Mo": "M", "Qo": "Q", "Wo": "W",
    ]

    // MARK: What depends on what stands beside it

    /// `DD/mm/YYYY` has minutes where there is no hour, and `HH:MM` a month where minutes belong.
    private mutating func reviewMinutes() {
        let (hasHour, hasMonth) = (parts.contains(where: \.isHour), parts.contains(where: \.isMonth))
        let hasDate = parts.contains { $0.isYear || $0.isDay || ["d", "dd"].contains($0.text) }
        for index in parts.indices {
            let part = parts[index]
            if part.isMinute, part.intent == .asWritten, !hasHour, !hasMonth, hasDate {
                replace(index..<index + 1, by: part.text.uppercased())
            }
            guard index >= 2, parts[index - 1].text == ":", part.kind == .letters else { continue }
            let isAfterHour = parts[index - 2].isHour
            if isAfterHour, ["M", "MM"].contains(part.text), !parts.contains(where: \.isMinute) {
                replace(index..<index + 1, by: part.text.lowercased())
            } else if ["S", "SS"].contains(part.text) {
                replace(index..<index + 1, by: part.text.lowercased())
            }
        }
    }

    /// `MMMM d` has the number of the weekday where the day belongs.
    private mutating func reviewDays() {
        guard parts.contains(where: \.isMonth), !parts.contains(where: \.isDay) else { return }
        for index in parts.indices where ["d", "dd"].contains(parts[index].text) && parts[index].intent == .asWritten {
            replace(index..<index + 1, by: parts[index].text.uppercased())
        }
    }

    /// `'de'` is text to Unicode's patterns.
    private mutating func bracketQuotedText() {
        let pieces = parts.map(\.text).joined().split(separator: "'", omittingEmptySubsequences: false)
        guard pieces.count > 1, !pieces.count.isMultiple(of: 2) else { return }
        parts = pieces.enumerated().flatMap { index, piece in
            index.isMultiple(of: 2)
                ? DatePatternPart.parts(of: String(piece))
                : [
                    DatePatternPart(
                        kind: .bracketed, text: "'\(piece)'", intent: .instead(piece.isEmpty ? "'" : "[\(piece)]"),
                        meaning: DatePatternPart.openText)
                ]
        }
    }

    private mutating func replace(_ range: Range<Int>, by meant: String, _ meaning: String? = nil) {
        var part = DatePatternPart(kind: .letters, text: parts[range].map(\.text).joined(), intent: .instead(meant))
        part.meaning = meaning ?? DatePatternPart.meaning(of: Array(parts[range]))
        parts.replaceSubrange(range, with: [part])
    }
}

extension DatePatternPart {
    /// Of text that lacks its brackets.
    static let openText = "is text without brackets, of which letters are read as tokens"

    var meaningOfTokens: String { Self.meaning(of: [self]) }

    /// What dayjs makes of letters that stand together, in words that go on from them.
    static func meaning(of parts: [DatePatternPart]) -> String {
        let text = parts.map(\.text).joined()
        if let meaning = meanings[text] { return meaning }
        let tokens = parts.filter(\.isToken)
        if tokens.isEmpty, let letter = text.first, parts.count == 1, let longest = longest[letter],
            text.count > longest
        {
            let rest = String(repeating: letter, count: min(text.count - longest, longest))
            return "is read as `\(String(repeating: letter, count: longest))` and `\(rest)`"
        }
        return tokens.isEmpty ? noToken : "is read as " + DatePatternAdvice.joined(tokens.map { "`\($0.text)`" })
    }

    private static let meanings = [
        "d": "is the number of the weekday", "dd": "is the shortest name of the weekday", "m": "is the minute",
        "mm": "is the minute", "M": "is the month", "MM": "is the month", "D": "is the day of the month",
        "Y": "is the offset from UTC", "YYY": "is the offset from UTC", "l": "is a short form of `L`",
        "h": "is the hour, from 1 to 12", "H": "is the hour", "s": "is the second",
    ]
    private static let longest: [Character: Int] = [
        "Y": 4, "M": 4, "m": 2, "D": 2, "d": 4, "H": 2, "h": 2, "k": 2, "s": 2, "a": 1, "A": 1, "Q": 1, "w": 2, "W": 2,
        "Z": 2,
    ]
}
