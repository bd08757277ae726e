/// How a locale writes dates and times with dayjs: its localized formats, ordinals, meridiem and weeks.
///
/// dayjs has its own data for each of its locales, which a table here gives for those that stores use most. For a
/// region that it does not know it takes the language's data, and so do we. Where the table has nothing, the formats are
/// CLDR's. Names of months and days are always CLDR's.
///
/// Digits are those of ASCII in every locale: dayjs prints others only through a plugin that a page has to ask for.
struct DateConventions: Sendable {
    /// The localized formats, as patterns of dayjs' tokens, by the token that stands for each: `L`, `LL`, `LT`, `ll`…
    let formats: [String: String]
    let ordinal: Ordinal
    let weekOrdinal: Ordinal
    let meridiem: Meridiem
    /// 0 is Sunday.
    let weekStart: Int
    /// The day of January whose week is the first of the year.
    let yearStart: Int

    /// How `Do` writes the day of the month, and `wo` the week.
    enum Ordinal: Sendable {
        case plain
        case suffix(String)
        case suffixes(@Sendable (Int) -> String)
        /// The number between two texts.
        case within(String, String)
        /// What CLDR's rules for ordinals say (UTS #35, Rule-Based Number Formatting).
        case rules(LocaleTag)
    }

    /// How `A` and `a` write the part of the day.
    enum Meridiem: Sendable {
        /// AM and PM, am and pm.
        case english
        /// CLDR's names, the same for `A` and `a`.
        case names
        /// Parts of the day, each with the time of day that it ends before, as hours · 100 + minutes.
        case periods([(end: Int, name: String)])
    }

    /// The conventions of a locale, made on their first use.
    static func conventions(of locale: LocaleTag) -> DateConventions {
        cache.value(for: locale) { DateConventions(locale) }
    }

    private static let cache = Cache<LocaleTag, DateConventions>()

    private init(_ locale: LocaleTag) {
        if let known = KnownConventions.conventions(of: locale) {
            self.init(known)
            return
        }
        let names = DateNames.names(of: locale)
        if !names.isKnown, let english = KnownConventions.conventions(of: LocaleTag("en")) {
            self.init(english)
        } else {
            self.init(names, locale)
        }
    }

    /// From the table.
    private init(_ known: KnownConventions) {
        formats = Self.withShortForms([
            "LT": known.time,
            "LTS": known.timeWithSeconds,
            "L": known.date,
            "LL": known.long,
            "LLL": known.long + known.join + known.time,
            "LLLL": known.full + (known.fullJoin ?? known.join) + known.time,
        ]).merging(known.others) { $1 }
        ordinal = known.ordinal
        weekOrdinal = known.weekOrdinal ?? known.ordinal
        meridiem = known.meridiem
        weekStart = known.weekStart
        yearStart = known.yearStart
    }

    /// From CLDR.
    private init(_ names: DateNames, _ locale: LocaleTag) {
        let patterns = names.patterns
        let time = CLDRPattern(patterns.shortTime).tokens()
        let long = CLDRPattern(patterns.longDate).tokens()
        let full = CLDRPattern(patterns.fullDate).tokens()
        formats = Self.withShortForms([
            "LT": time,
            "LTS": CLDRPattern(patterns.mediumTime).tokens(),
            "L": CLDRPattern(patterns.shortDate).tokens(isPadded: true),
            "LL": long,
            "LLL": long + " " + time,
            "LLLL": full + " " + time,
        ]).merging(["ll": CLDRPattern(patterns.mediumDate).tokens()]) { $1 }
        ordinal = .rules(locale)
        weekOrdinal = .rules(locale)
        meridiem = .names
        weekStart = names.firstWeekday
        yearStart = 8 - names.minimalDaysInFirstWeek
    }

    /// dayjs makes `l` from `L`, and so on: one letter less of `MM`, `DD`, `MMMM` and `dddd`.
    private static func withShortForms(_ formats: [String: String]) -> [String: String] {
        var all = formats
        for name in ["L", "LL", "LLL", "LLLL"] {
            guard let format = formats[name] else { continue }
            all[name.lowercased()] = shortened(format)
        }
        return all
    }

    private static func shortened(_ format: String) -> String {
        var shortened = ""
        var rest = Substring(format)
        while let first = rest.first {
            if first == "[", let end = rest.firstIndex(of: "]") {
                shortened += rest[...end]
                rest = rest[rest.index(after: end)...]
            } else if let token = ["MMMM", "MM", "DD", "dddd"].first(where: rest.hasPrefix) {
                shortened += token.dropFirst()
                rest = rest.dropFirst(token.count)
            } else {
                shortened.append(first)
                rest.removeFirst()
            }
        }
        return shortened
    }
}

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
