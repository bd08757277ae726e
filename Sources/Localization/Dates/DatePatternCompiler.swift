/// Turns a pattern of dayjs' tokens into pieces.
///
/// dayjs reads a pattern three times, once for each plugin and once itself, and each time from left to right: localized
/// formats are replaced first, then the tokens of the advanced formats, then the rest. What a reading leaves is joined
/// again for the next, so that `DDo` is a `D` and the ordinal `Do`.
struct DatePatternCompiler {
    private let locale: LocaleTag
    private var pieces: [DatePiece] = []
    /// Whether the pattern has a day of the month, which decides on the grammatical form of names.
    private var hasDay = false

    init(locale: LocaleTag) {
        self.locale = locale
    }

    /// The pieces of a pattern, text merged with text.
    mutating func pieces(of pattern: String) -> [DatePiece] {
        var parts = Self.split(Self.expanded(pattern, locale: locale), tokens: Self.advancedTokens)
        parts = parts.flatMap { part in
            guard case .rest(let rest) = part else { return [part] }
            return Self.split(rest, tokens: Self.coreTokens)
        }
        hasDay = parts.contains { $0 == .token("D") || $0 == .token("DD") || $0 == .token("Do") }
        pieces = []
        for part in parts {
            switch part {
            case .rest(let text), .text(let text): append(text)
            case .token(let token): append(token: token)
            }
        }
        return pieces
    }

    /// A part of a pattern, between two readings.
    private enum Part: Equatable {
        /// A token that was recognised.
        case token(String)
        /// Text that stood in brackets.
        case text(String)
        /// What is left for the next reading.
        case rest(String)
    }

    /// Longer tokens come before their beginnings.
    private static let localizedTokens = ["LTS", "LT", "LLLL", "LLL", "LL", "L", "llll", "lll", "ll", "l"]
    private static let advancedTokens = [
        "Q", "wo", "ww", "w", "WW", "W", "zzz", "z", "gggg", "GGGG", "Do", "X", "x", "kk", "k",
    ]
    private static let coreTokens = [
        "YYYY", "YYY", "YY", "Y", "MMMM", "MMM", "MM", "M", "DD", "D", "dddd", "ddd", "dd", "d", "HH", "H", "hh", "h",
        "a", "A", "mm", "m", "ss", "s", "ZZ", "Z", "SSS",
    ]

    /// The pattern with the locale's formats in place of the tokens that stand for them.
    private static func expanded(_ pattern: String, locale: LocaleTag) -> String {
        guard pattern.utf8.contains(where: { $0 == UInt8(ascii: "L") || $0 == UInt8(ascii: "l") }) else {
            return pattern
        }
        let formats = DateConventions.conventions(of: locale).formats
        return split(pattern, tokens: localizedTokens).reduce(into: "") { expanded, part in
            switch part {
            case .token(let token): expanded += formats[token] ?? ""
            case .text(let text), .rest(let text): expanded += text
            }
        }
    }

    /// Reads a pattern from left to right.
    ///
    /// Text in brackets is left, with its brackets, to the next reading; the last one unpacks it. Empty brackets are no
    /// brackets.
    private static func split(_ pattern: String, tokens: [String]) -> [Part] {
        let isLast = tokens == coreTokens
        var parts: [Part] = []
        var rest = ""
        var remaining = Substring(pattern)
        func flush() {
            if !rest.isEmpty { parts.append(.rest(rest)) }
            rest = ""
        }
        while let first = remaining.first {
            let bracketed = first == "[" ? remaining.dropFirst().prefix { $0 != "]" } : ""
            if !bracketed.isEmpty, bracketed.endIndex < remaining.endIndex {
                if isLast {
                    flush()
                    parts.append(.text(String(bracketed)))
                } else {
                    rest += remaining[...bracketed.endIndex]
                }
                remaining = remaining[bracketed.endIndex...].dropFirst()
            } else if let token = tokens.first(where: remaining.hasPrefix) {
                flush()
                parts.append(.token(token))
                remaining = remaining.dropFirst(token.count)
            } else {
                rest.append(first)
                remaining.removeFirst()
            }
        }
        flush()
        return parts
    }

    private mutating func append(_ text: String) {
        if case .text(let before) = pieces.last {
            pieces[pieces.count - 1] = .text(before + text.utf8)
        } else {
            pieces.append(.text(Array(text.utf8)))
        }
    }

    private mutating func append(token: String) {
        switch token {
        case "YYYY": pieces.append(.year)
        case "YY": pieces.append(.shortYear)
        case "Q": pieces.append(.quarter)
        case "M", "MM": pieces.append(.month(digits: token.count))
        case "MMM": pieces.append(.monthName(monthForm.shortMonths))
        case "MMMM": pieces.append(.monthName(monthForm.months))
        case "D", "DD": pieces.append(.day(digits: token.count))
        case "Do": pieces.append(.dayOrdinal(ordinals(through: 31, in: conventions.ordinal)))
        case "d": pieces.append(.weekday)
        case "dd": pieces.append(.weekdayName(weekdayForm.shortestWeekdays))
        case "ddd": pieces.append(.weekdayName(weekdayForm.shortWeekdays))
        case "dddd": pieces.append(.weekdayName(weekdayForm.weekdays))
        case "H", "HH": pieces.append(.hour(digits: token.count))
        case "h", "hh": pieces.append(.halfDayHour(digits: token.count))
        case "k", "kk": pieces.append(.hourFromOne(digits: token.count))
        case "A", "a": pieces.append(.meridiem(periods(isLowercase: token == "a")))
        case "m", "mm": pieces.append(.minute(digits: token.count))
        case "s", "ss": pieces.append(.second(digits: token.count))
        case "SSS": pieces.append(.millisecond)
        case "w", "ww": pieces.append(.week(localWeeks, digits: token.count))
        case "wo": pieces.append(.weekOrdinal(localWeeks, ordinals(through: 54, in: conventions.weekOrdinal)))
        case "gggg": pieces.append(.weekYear(localWeeks))
        case "W", "WW": pieces.append(.week(.iso, digits: token.count))
        case "GGGG": pieces.append(.weekYear(.iso))
        case "X": pieces.append(.unixSeconds)
        case "x": pieces.append(.unixMilliseconds)
        case "Z": append("+00:00")
        case "z": append("UTC")
        case "zzz": append("Coordinated Universal Time")
        // `ZZ`, and what dayjs takes for it too: `Y` and `YYY`.
        default: append("+0000")
        }
    }

    /// A month stands alone where there is no day beside it, if that makes a difference to its full name. Where it
    /// makes none, abbreviations have one form too: the one with its dot, "Feb." in German, which dayjs has.
    private var monthForm: DateNames.Form {
        let names = DateNames.names(of: locale)
        return hasDay || names.inDate.months == names.alone.months ? names.inDate : names.alone
    }

    /// A day of the week is inflected where CLDR's own full date inflects it, and stands alone in Finnish.
    private var weekdayForm: DateNames.Form {
        let names = DateNames.names(of: locale)
        let isAlone = !hasDay || names.patterns.fullDate.contains("cccc")
        return !isAlone || names.inDate.weekdays == names.alone.weekdays ? names.inDate : names.alone
    }

    private var conventions: DateConventions { DateConventions.conventions(of: locale) }

    private var localWeeks: WeekNumbering {
        let conventions = conventions
        return WeekNumbering(weekStart: conventions.weekStart, yearStart: conventions.yearStart)
    }

    private func periods(isLowercase: Bool) -> [(end: Int, name: [UInt8])] {
        switch conventions.meridiem {
        case .english:
            return [
                (1200, Array((isLowercase ? "am" : "AM").utf8)), (2400, Array((isLowercase ? "pm" : "PM").utf8)),
            ]
        case .names:
            let meridiem = DateNames.names(of: locale).meridiem
            return [(1200, meridiem.before), (2400, meridiem.after)]
        case .periods(let periods):
            return periods.map { ($0.end, Array($0.name.utf8)) }
        }
    }

    private func ordinals(through last: Int, in ordinal: DateConventions.Ordinal) -> [[UInt8]] {
        let numbers = 1...last
        switch ordinal {
        case .plain: return numbers.map { Array(String($0).utf8) }
        case .suffix(let suffix): return numbers.map { Array((String($0) + suffix).utf8) }
        case .suffixes(let suffix): return numbers.map { Array((String($0) + suffix($0)).utf8) }
        case .within(let before, let after): return numbers.map { Array((before + String($0) + after).utf8) }
        case .rules(let locale): return numbers.map(OrdinalRules(locale: locale).text)
        }
    }
}
