/// Turns a pattern of dayjs' tokens into pieces.
///
/// dayjs reads a pattern three times, once for each plugin and once itself, and each time from left to right: localized
/// formats are replaced first, then the tokens of the advanced formats, then the rest. What a reading leaves is joined
/// again for the next, so that `DDo` is a `D` and the ordinal `Do`.
struct DatePatternCompiler {
    private let conventions: DateConventions
    private var pieces: [DatePiece] = []
    /// Whether names have the form that goes with a day of the month.
    private var isWithDay = false

    init(_ conventions: DateConventions) {
        self.conventions = conventions
    }

    /// The pieces of a pattern, text merged with text.
    mutating func pieces(of pattern: String) -> [DatePiece] {
        let advanced = Self.split(expanded(pattern), tokens: Self.advancedTokens)
        let parts = advanced.flatMap { part in
            guard case .rest(let rest) = part else { return [part] }
            return Self.split(rest, tokens: Self.coreTokens)
        }
        switch conventions.inflection {
        case .never: isWithDay = false
        case .anywhere: isWithDay = parts.contains { $0 == .token("D") || $0 == .token("DD") || $0 == .token("Do") }
        case .after, .afterSpace, .beside: isWithDay = hasMonthWithDay(advanced)
        }
        pieces = []
        for part in parts {
            switch part {
            case .rest(let text), .text(let text): append(text)
            case .token(let token): append(token: token)
            }
        }
        return pieces
    }

    /// Whether a month stands beside a day, as dayjs finds it in what its plugins leave: there ordinals are numbers, and
    /// names of time zones are in brackets.
    private func hasMonthWithDay(_ advanced: [Part]) -> Bool {
        let left = advanced.reduce(into: "") { left, part in
            switch part {
            case .token(let token): left += token.hasPrefix("z") ? "[\(token)]" : "0"
            case .text(let text), .rest(let text): left += text
            }
        }
        let scalars = left.unicodeScalars[...]
        if conventions.inflection == .afterSpace { return scalars.contains("D MMMM") }
        return Self.has("D", before: "MMM", in: scalars)
            || conventions.inflection == .beside && Self.has("MMM", before: "D", in: scalars)
    }

    /// Whether a pattern has two tokens with nothing between them but white space and text in brackets, and some of that.
    private static func has(
        _ first: String, before second: String, in pattern: Substring.UnicodeScalarView
    ) -> Bool {
        var rest = pattern
        while !rest.isEmpty {
            if rest.begins(with: first) {
                let next = rest.dropFirst(first.count)
                let afterGap = next.droppingGap()
                if afterGap.startIndex > next.startIndex, afterGap.begins(with: second) { return true }
            }
            rest.removeFirst()
        }
        return false
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
    private func expanded(_ pattern: String) -> String {
        guard pattern.utf8.contains(where: { $0 == UInt8(ascii: "L") || $0 == UInt8(ascii: "l") }) else {
            return pattern
        }
        return Self.split(pattern, tokens: Self.localizedTokens).reduce(into: "") { expanded, part in
            switch part {
            case .token(let token): expanded += conventions.formats[token] ?? ""
            case .text(let text), .rest(let text): expanded += text
            }
        }
    }

    /// Reads a pattern from left to right.
    ///
    /// Text in brackets is left, with its brackets, to the next reading; the last one unpacks it. Empty brackets are no
    /// brackets. A letter is one whatever mark follows it, as in JavaScript.
    private static func split(_ pattern: String, tokens: [String]) -> [Part] {
        let isLast = tokens == coreTokens
        var parts: [Part] = []
        var rest = ""
        var remaining = pattern.unicodeScalars[...]
        func flush() {
            if !rest.isEmpty { parts.append(.rest(rest)) }
            rest = ""
        }
        while let first = remaining.first {
            let bracketed = first == "[" ? remaining.dropFirst().prefix { $0 != "]" } : remaining.prefix(0)
            if !bracketed.isEmpty, bracketed.endIndex < remaining.endIndex {
                if isLast {
                    flush()
                    parts.append(.text(String(bracketed)))
                } else {
                    rest.unicodeScalars += remaining[...bracketed.endIndex]
                }
                remaining = remaining[bracketed.endIndex...].dropFirst()
            } else if let token = tokens.first(where: remaining.begins) {
                flush()
                parts.append(.token(token))
                remaining = remaining.dropFirst(token.count)
            } else {
                rest.unicodeScalars.append(first)
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
        case "MMM": pieces.append(.monthName(form(of: conventions.shortMonths)))
        case "MMMM": pieces.append(.monthName(form(of: conventions.months)))
        case "D", "DD": pieces.append(.day(digits: token.count))
        case "Do": pieces.append(.dayOrdinal(conventions.dayOrdinals))
        case "d": pieces.append(.weekday)
        case "dd": pieces.append(.weekdayName(form(of: conventions.shortestWeekdays)))
        case "ddd": pieces.append(.weekdayName(form(of: conventions.shortWeekdays)))
        case "dddd": pieces.append(.weekdayName(form(of: conventions.weekdays)))
        case "H", "HH": pieces.append(.hour(digits: token.count))
        case "h", "hh": pieces.append(.halfDayHour(digits: token.count))
        case "k", "kk": pieces.append(.hourFromOne(digits: token.count))
        case "A": pieces.append(.meridiem(conventions.dayParts.map { ($0.end, $0.upperCase) }))
        case "a": pieces.append(.meridiem(conventions.dayParts.map { ($0.end, $0.lowerCase) }))
        case "m", "mm": pieces.append(.minute(digits: token.count))
        case "s", "ss": pieces.append(.second(digits: token.count))
        case "SSS": pieces.append(.millisecond)
        case "w", "ww": pieces.append(.week(conventions.weeks, digits: token.count))
        case "wo": pieces.append(.weekOrdinal(conventions.weeks, conventions.weekOrdinals))
        case "gggg": pieces.append(.weekYear(conventions.weeks))
        case "W", "WW": pieces.append(.week(.iso, digits: token.count))
        case "GGGG": pieces.append(.weekYear(.iso))
        case "X": pieces.append(.unixSeconds)
        case "x": pieces.append(.unixMilliseconds)
        case "Z": pieces.append(.zoneShift(separator: ":"))
        case "z", "zzz": pieces.append(.zoneName(isLong: token.count > 1))
        // `ZZ`, and what dayjs takes for it too: `Y` and `YYY`.
        default: pieces.append(.zoneShift(separator: ""))
        }
    }

    private func form(of names: DateConventions.Names) -> [[UInt8]] { isWithDay ? names.withDay : names.alone }
}

extension Substring.UnicodeScalarView {
    fileprivate func begins(with token: String) -> Bool { starts(with: token.unicodeScalars) }

    fileprivate func contains(_ text: String) -> Bool {
        indices.contains { self[$0...].begins(with: text) }
    }

    /// What follows white space and text in brackets.
    fileprivate func droppingGap() -> Self {
        var rest = self
        while let first = rest.first {
            if first.properties.isWhitespace {
                rest.removeFirst()
            } else if first == "[", let end = rest.dropFirst().firstIndex(where: { $0 == "[" || $0 == "]" }),
                rest[end] == "]"
            {
                rest = rest[end...].dropFirst()
            } else {
                break
            }
        }
        return rest
    }
}
