/// A date pattern of CLDR (UTS #35, Date Format Patterns).
struct CLDRPattern {
    private let pattern: String

    init(_ pattern: String) {
        self.pattern = pattern
    }

    /// The same pattern in dayjs' tokens.
    ///
    /// - Parameter isPadded: whether day and month have two digits and the year four, as in most of dayjs' `L`.
    func tokens(isPadded: Bool = false) -> String {
        var tokens = ""
        var literal = ""
        func flush() {
            guard !literal.isEmpty else { return }
            let isSafe = !literal.contains { $0.isASCII && $0.isLetter }
            tokens += isSafe ? literal : "[" + literal + "]"
            literal = ""
        }
        var rest = Substring(pattern)
        while let first = rest.first {
            if first == "'" {
                rest.removeFirst()
                if rest.first == "'" {
                    literal += "'"
                    rest.removeFirst()
                    continue
                }
                literal += rest.prefix { $0 != "'" }
                rest = rest.drop { $0 != "'" }.dropFirst()
            } else if first.isASCII && first.isLetter {
                flush()
                let count = rest.prefix { $0 == first }.count
                tokens += Self.token(for: first, count: count, isPadded: isPadded)
                rest = rest.dropFirst(count)
            } else {
                // Newer CLDR data has a narrow space before "AM" where older data, and dayjs, have a plain one.
                literal.append(first == "\u{202F}" ? " " : first)
                rest.removeFirst()
            }
        }
        flush()
        return tokens.trimmingSpaces()
    }

    private static func token(for field: Character, count: Int, isPadded: Bool) -> String {
        switch field {
        case "y", "u", "Y": count == 2 && !isPadded ? "YY" : "YYYY"
        case "M", "L": count >= 3 ? String(repeating: "M", count: min(count, 4)) : isPadded || count == 2 ? "MM" : "M"
        case "d": isPadded || count == 2 ? "DD" : "D"
        case "E", "c", "e": count >= 4 ? "dddd" : "ddd"
        case "H", "k": count == 2 ? "HH" : "H"
        case "h", "K": count == 2 ? "hh" : "h"
        case "m": count == 2 ? "mm" : "m"
        case "s": count == 2 ? "ss" : "s"
        case "a", "b", "B": "A"
        // What is left, such as the era, is nothing that dayjs writes.
        default: ""
        }
    }
}

extension String {
    /// Without the spaces that a field leaves behind which is not written.
    fileprivate func trimmingSpaces() -> String {
        split(separator: " ").joined(separator: " ")
    }
}
