/// How ordinal numbers are written in digits.
enum Ordinals: Sendable {
    /// A number with what follows it: the same for most, something else for some.
    case suffixed(usual: String, others: [Int: String], digits: [Character])
    /// What CLDR's rules say (UTS #35, Rule-Based Number Formatting).
    case rules(LocaleTag)

    /// From a line of dayjs' table, `th|st 1 21 31|nd 2 22|rd 3 23`.
    ///
    /// - Parameter digits: The ten digits, from zero.
    init(dayjs line: String, digits: String) {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false)
        var others: [Int: String] = [:]
        for part in parts.dropFirst() {
            let words = part.split(separator: " ", omittingEmptySubsequences: false)
            for number in words.dropFirst().compactMap({ Int($0) }) { others[number] = words.first.map(String.init) }
        }
        self = .suffixed(usual: parts.first.map(String.init) ?? "", others: others, digits: Array(digits))
    }

    /// The ordinals from 1 to a number, in UTF-8.
    func texts(through last: Int) -> [[UInt8]] {
        switch self {
        case .rules(let locale): return (1...last).map(OrdinalRules(locale: locale).text)
        case .suffixed(let usual, let others, let digits):
            return (1...last).map { number in
                // The last digit decides from 21 on.
                let alike = number > 30 ? 21 + (number - 21) % 10 : number
                let text = String(number).map { $0.wholeNumberValue.map { digits[$0] } ?? $0 }
                return Array((String(text) + (others[alike] ?? usual)).utf8)
            }
        }
    }
}
