/// How a locale writes dates and times: names, localized formats, ordinals, parts of the day and weeks.
///
/// They are dayjs' own, as `DayjsLocale` has them: for a region that dayjs does not know, those of the language. Where
/// it has neither they are CLDR's, and American English's for what is no language at all.
///
/// The calendar is the Gregorian one in every locale, and digits are ASCII's but for dayjs' ordinals: dayjs prints others
/// only through a plugin that a page has to ask for.
package struct DateConventions: Sendable {
    /// Names, in UTF-8, each in two forms, which are the same in many languages.
    package struct Names: Sendable {
        /// As they stand alone: "luty".
        package var alone: [[UInt8]]
        /// As they stand with a day of the month: "16 lutego".
        package var withDay: [[UInt8]]
    }

    /// Where in a pattern a name stands with a day of the month.
    package enum Inflection: String, Sendable {
        /// Nowhere: both forms are the same.
        case never
        /// After the day, with white space or text in brackets between them.
        case after
        /// After the day or before it, with the same between them.
        case beside
        /// After the day, with one space between them, as in Polish.
        case afterSpace
        /// In every pattern that has a day.
        case anywhere
    }

    /// A part of the day.
    package struct DayPart: Sendable {
        /// The hour that it ends before.
        package var end: Int
        /// What `A` writes, in UTF-8.
        package var upperCase: [UInt8]
        /// What `a` writes, in UTF-8.
        package var lowerCase: [UInt8]
    }

    /// Twelve names, from January.
    package let months: Names
    /// Twelve abbreviations, from January.
    package let shortMonths: Names
    /// Seven names, from Sunday.
    package let weekdays: Names
    /// Seven abbreviations, from Sunday.
    package let shortWeekdays: Names
    /// Seven shortest names, from Sunday.
    package let shortestWeekdays: Names
    /// Where names have the form that goes with a day.
    package let inflection: Inflection
    /// The localized formats, as patterns of dayjs' tokens, by the token that stands for each: `L`, `LL`, `LT`, `ll`…
    package let formats: [String: String]
    /// The parts of the day, from midnight.
    package let dayParts: [DayPart]
    /// How weeks are numbered.
    package let weeks: WeekNumbering
    private let days: Ordinals
    private let weekNumbers: Ordinals

    /// The days of the month as `Do` writes them, from the first, in UTF-8.
    package var dayOrdinals: [[UInt8]] { days.texts(through: 31) }
    /// The weeks as `wo` writes them, from the first, in UTF-8.
    package var weekOrdinals: [[UInt8]] { weekNumbers.texts(through: 54) }

    /// The conventions of a locale, made on their first use.
    package static func conventions(of locale: LocaleTag) -> DateConventions {
        cache.value(for: locale) {
            if let known = DayjsLocale(serving: locale) { return DateConventions(known) }
            let names = DateNames.names(of: locale)
            if !names.isKnown, let english = DayjsLocale(named: "en") { return DateConventions(english) }
            return DateConventions(names, locale)
        }
    }

    private static let cache = Cache<LocaleTag, DateConventions>()

    /// dayjs' own.
    private init(_ known: DayjsLocale) {
        func names(_ word: String, withDay: String? = nil) -> Names {
            let alone = (known.list(word) ?? []).map { Array($0.utf8) }
            return Names(alone: alone, withDay: withDay.flatMap(known.list)?.map { Array($0.utf8) } ?? alone)
        }
        months = names("months", withDay: "monthsWithDay")
        shortMonths = names("shortMonths", withDay: "shortMonthsWithDay")
        weekdays = names("weekdays")
        shortWeekdays = names("shortWeekdays")
        shortestWeekdays = names("minWeekdays")
        inflection = known["inflection"].flatMap(Inflection.init) ?? .never
        let formats = ["LT", "LTS", "L", "LL", "LLL", "LLLL"].map { ($0, known[$0] ?? "") }
        let shortFormats = ["l", "ll", "lll", "llll"].compactMap { token in known.own(token).map { (token, $0) } }
        self.formats = Self.withShortForms(Dictionary(formats + shortFormats) { first, _ in first })
        dayParts = (known.list("meridiem") ?? []).map { part in
            let (end, names) = (part.prefix { $0 != " " }, part.drop { $0 != " " }.dropFirst().split(separator: "/"))
            let (upper, lower) = (names.first ?? "", names.last ?? "")
            return DayPart(end: Int(end) ?? 24, upperCase: Array(upper.utf8), lowerCase: Array(lower.utf8))
        }
        let weeks = (known["weeks"] ?? "").split(separator: " ").compactMap { Int($0) }
        self.weeks = WeekNumbering(weekStart: weeks.first ?? 0, yearStart: weeks.last ?? 1)
        let digits = known["digits"] ?? "0123456789"
        days = Ordinals(dayjs: known["ordinal"] ?? "", digits: digits)
        weekNumbers = known["weekOrdinal"].map { Ordinals(dayjs: $0, digits: digits) } ?? days
    }

    /// CLDR's.
    init(_ names: DateNames, _ locale: LocaleTag) {
        let (alone, inDate) = (names.alone, names.inDate)
        // A month stands alone where there is no day beside it, if that makes a difference to its full name. Where it
        // makes none, abbreviations have one form too: the one with its dot, if there is one.
        let isInflected = inDate.months != alone.months
        months = Names(alone: alone.months, withDay: inDate.months)
        shortMonths = Names(alone: (isInflected ? alone : inDate).shortMonths, withDay: inDate.shortMonths)
        // A day of the week is inflected where CLDR's own full date inflects it.
        let areInflected = inDate.weekdays != alone.weekdays
        let (day, dayInDate) = areInflected ? (alone, names.inflectsWeekdays ? inDate : alone) : (inDate, inDate)
        weekdays = Names(alone: day.weekdays, withDay: dayInDate.weekdays)
        shortWeekdays = Names(alone: day.shortWeekdays, withDay: dayInDate.shortWeekdays)
        shortestWeekdays = Names(alone: day.shortestWeekdays, withDay: dayInDate.shortestWeekdays)
        inflection = .anywhere
        let patterns = names.patterns
        let time = CLDRPattern(patterns.shortTime).tokens()
        let long = CLDRPattern(patterns.longDate).tokens()
        formats = Self.withShortForms([
            "LT": time,
            "LTS": CLDRPattern(patterns.mediumTime).tokens(),
            "L": CLDRPattern(patterns.shortDate).tokens(isPadded: true),
            "LL": long,
            "LLL": long + " " + time,
            "LLLL": CLDRPattern(patterns.fullDate).tokens() + " " + time,
            "ll": CLDRPattern(patterns.mediumDate).tokens(),
        ])
        dayParts = [(12, names.meridiem.before), (24, names.meridiem.after)].map {
            DayPart(end: $0, upperCase: $1, lowerCase: $1)
        }
        weeks = WeekNumbering(weekStart: names.firstWeekday, yearStart: names.minimalDaysInFirstWeek)
        days = .rules(locale)
        weekNumbers = .rules(locale)
    }

    /// dayjs makes `l` from `L`, and so on, where there is none: one letter less of `MM`, `DD`, `MMMM` and `dddd`.
    private static func withShortForms(_ formats: [String: String]) -> [String: String] {
        var all = formats
        for name in ["L", "LL", "LLL", "LLLL"] {
            guard let format = formats[name], all[name.lowercased()] == nil else { continue }
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
