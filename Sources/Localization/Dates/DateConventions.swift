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
