/// Patterns of other libraries, in dayjs' tokens.
enum ForeignDatePattern {
    // MARK: strftime

    /// A pattern of C's `strftime`, which Ruby, Python and Liquid have too: `%B %-d, %Y`. Nil where it is none.
    static func strftime(_ pattern: String) -> [DatePatternPart]? {
        var parts: [DatePatternPart] = []
        var rest = pattern[...]
        var isForeign = false
        while let first = rest.first {
            let flags = first == "%" ? rest.dropFirst().prefix { "-_0^#:".contains($0) } : ""
            let directive = first == "%" ? rest.dropFirst(1 + flags.count).first : nil
            if let directive, directive == "%" || directive.isASCII && directive.isLetter {
                let text = String(rest.prefix(flags.count + 2))
                let bare = flags.contains("-") ? barest[directive] : nil
                let token = flags.contains(":") && directive == "z" ? "Z" : bare ?? directives[directive]
                parts.append(
                    DatePatternPart(
                        kind: .letters, text: text,
                        intent: directive == "%" ? .asWritten : token.map { .instead($0) } ?? .nothingLikeIt))
                isForeign = isForeign || directive != "%"
                rest = rest.dropFirst(flags.count + 2)
            } else if first == "[", let end = rest.firstIndex(of: "]") {
                parts.append(DatePatternPart(kind: .bracketed, text: String(rest[...end])))
                rest = rest[end...].dropFirst()
            } else {
                // Text needs no brackets there, and here it does if it has letters.
                let text = String(
                    first == "%" ? rest.prefix(1) : rest.prefix(1) + rest.dropFirst().prefix { !"%[".contains($0) })
                let words = DatePatternPart.parts(of: text)
                parts +=
                    words.contains { $0.isToken } ? bracketed(words) : [DatePatternPart(kind: .between, text: text)]
                rest = rest.dropFirst(text.count)
            }
        }
        return isForeign ? parts : nil
    }

    private static let directives: [Character: String] = [
        "Y": "YYYY", "y": "YY", "G": "GGGG", "m": "MM", "B": "MMMM", "b": "MMM", "h": "MMM", "d": "DD", "e": "D",
        "A": "dddd", "a": "ddd", "w": "d", "V": "WW", "H": "HH", "k": "H", "I": "hh", "l": "h", "M": "mm", "S": "ss",
        "L": "SSS", "f": "SSS", "p": "A", "P": "a", "Z": "z", "z": "ZZ", "s": "X", "D": "MM/DD/YY", "F": "YYYY-MM-DD",
        "T": "HH:mm:ss", "R": "HH:mm", "r": "hh:mm:ss A", "x": "L", "X": "LTS", "c": "llll",
    ]
    /// Without zeros before them: `%-d`.
    private static let barest: [Character: String] = ["m": "M", "d": "D", "H": "H", "I": "h", "M": "m", "S": "s"]

    // MARK: PHP

    /// A pattern of PHP's `date`, where each letter means something by itself: `jS F Y`. Nil where it is none.
    static func php(_ parts: [DatePatternPart]) -> [DatePatternPart]? {
        let letters = parts.filter { $0.kind == .letters }.map(\.text)
        let areAllKnown = letters.allSatisfy {
            $0 == "S" || ($0.first.map { phpLetters[$0] != nil } ?? false) && $0.count == 1
        }
        let isForeign =
            letters.contains { "FjnNiGg".contains($0) }
            || (letters.contains("Y") || letters.contains("y")) && letters.contains { $0 == "d" || $0 == "m" }
        guard areAllKnown, isForeign, !letters.isEmpty else { return nil }
        // `d.M.y` is Unicode's, where a month has a small letter in PHP.
        if letters.contains("y"), letters.contains("M"), !letters.contains(where: { "FjnNiGgm".contains($0) }) {
            return nil
        }
        var translated = parts
        for index in parts.indices where parts[index].kind == .letters {
            let text = parts[index].text
            let follows = index > 0 && ["j", "d"].contains(parts[index - 1].text)
            let ordinal = index + 1 < parts.count && parts[index + 1].text == "S" && ["j", "d"].contains(text)
            let token =
                text == "S" ? (follows ? "" : "ss") : ordinal ? "Do" : text.first.flatMap { phpLetters[$0] } ?? text
            if token == text { continue }
            translated[index].intent = .instead(token)
            translated[index].meaning = parts[index].meaningOfTokens
        }
        return translated
    }

    private static let phpLetters: [Character: String] = [
        "d": "DD", "j": "D", "D": "ddd", "l": "dddd", "w": "d", "W": "W", "F": "MMMM", "M": "MMM", "m": "MM", "n": "M",
        "Y": "YYYY", "y": "YY", "o": "GGGG", "a": "a", "A": "A", "g": "h", "G": "H", "h": "hh", "H": "HH", "i": "mm",
        "s": "ss", "v": "SSS", "u": "SSS", "e": "z", "T": "z", "P": "Z", "O": "ZZ", "U": "X", "N": "d",
    ]

    // MARK: Unicode

    /// What a letter of Unicode's patterns is, repeated so often; nil where dayjs has the same, or nothing like it.
    static func unicode(_ text: String) -> String? {
        let count = text.count
        switch text.first {
        case "y", "u": return count == 2 ? "YY" : "YYYY"
        case "d": return count == 1 ? "D" : count == 2 ? "DD" : nil
        case "E": return count == 4 ? "dddd" : count < 4 ? "ddd" : "dd"
        case "e", "c": return count == 4 ? "dddd" : count == 3 ? "ddd" : nil
        case "L": return String(repeating: "M", count: min(count, 4))
        case "t": return "A"
        case "f", "S": return "SSS"
        case "x", "X": return count == 3 ? "Z" : count == 2 ? "ZZ" : nil
        default: return nil
        }
    }

    /// Text in brackets, with the white space and signs around its words outside them.
    static func bracketed(_ words: [DatePatternPart]) -> [DatePatternPart] {
        var result: [DatePatternPart] = []
        for word in words {
            if word.kind == .letters, let last = result.last, last.kind == .letters {
                result[result.count - 1].text += word.text
            } else {
                result.append(word)
            }
        }
        for index in result.indices where result[index].kind == .letters {
            result[index].intent = .instead("[\(result[index].text)]")
            result[index].meaning = DatePatternPart.openText
        }
        return result
    }
}
