import CICU

/// A locale's names of months and days, and its ways to write dates and times, as CLDR has them.
///
/// The calendar is the Gregorian one in every locale, also where CLDR prefers another, for dayjs knows no other.
struct DateNames: Sendable {
    /// Names in one grammatical form.
    struct Form: Sendable {
        /// Twelve names, from January: "février".
        let months: [[UInt8]]
        /// Twelve abbreviations: "févr.".
        let shortMonths: [[UInt8]]
        /// Seven names, from Sunday: "dimanche".
        let weekdays: [[UInt8]]
        /// Seven abbreviations: "dim.".
        let shortWeekdays: [[UInt8]]
        /// Seven shortest names: "di".
        let shortestWeekdays: [[UInt8]]
    }

    /// Whether there is data for the locale's language; where there is none, all this is American English.
    let isKnown: Bool
    /// As they stand beside a day of the month: "16 февраля".
    let inDate: Form
    /// As they stand alone: "февраль".
    let alone: Form
    /// Before and after noon: "AM", "PM".
    let meridiem: (before: [UInt8], after: [UInt8])
    /// CLDR's patterns (UTS #35, Date Field Symbol Table), each in its short and its longest form.
    let patterns: Patterns
    /// 0 is Sunday.
    let firstWeekday: Int
    /// How many days of a week must lie in a year for the week to be its first.
    let minimalDaysInFirstWeek: Int

    /// Whether CLDR's own full date has a day of the week in the form that goes with a date; it stands alone in Finnish.
    var inflectsWeekdays: Bool { !patterns.fullDate.contains("cccc") }

    /// CLDR's patterns for a date and for a time.
    struct Patterns: Sendable {
        /// "M/d/yy".
        let shortDate: String
        /// "MMM d, y".
        let mediumDate: String
        /// "MMMM d, y".
        let longDate: String
        /// "EEEE, MMMM d, y".
        let fullDate: String
        /// "h:mm a".
        let shortTime: String
        /// "h:mm:ss a".
        let mediumTime: String
    }

    /// The names of a locale, read from ICU on their first use.
    static func names(of locale: LocaleTag) -> DateNames {
        cache.value(for: locale) { DateNames(locale) }
    }

    private static let cache = Cache<LocaleTag, DateNames>()

    private init(_ locale: LocaleTag) {
        ICU.start()
        let name = locale.icuName(keywords: "calendar=gregorian")
        let symbols = Handle(name, time: UDAT_SHORT, date: UDAT_SHORT)
        isKnown = locale.language == "en" || !["en", "", "root"].contains(symbols.language)
        inDate = Form(
            months: symbols.list(UDAT_MONTHS, 0..<12), shortMonths: symbols.list(UDAT_SHORT_MONTHS, 0..<12),
            weekdays: symbols.list(UDAT_WEEKDAYS, 1..<8), shortWeekdays: symbols.list(UDAT_SHORT_WEEKDAYS, 1..<8),
            shortestWeekdays: symbols.list(UDAT_SHORTER_WEEKDAYS, 1..<8))
        alone = Form(
            months: symbols.list(UDAT_STANDALONE_MONTHS, 0..<12),
            shortMonths: symbols.list(UDAT_STANDALONE_SHORT_MONTHS, 0..<12),
            weekdays: symbols.list(UDAT_STANDALONE_WEEKDAYS, 1..<8),
            shortWeekdays: symbols.list(UDAT_STANDALONE_SHORT_WEEKDAYS, 1..<8),
            shortestWeekdays: symbols.list(UDAT_STANDALONE_SHORTER_WEEKDAYS, 1..<8))
        let meridiems = symbols.list(UDAT_AM_PMS, 0..<2)
        meridiem = (meridiems[0], meridiems[1])
        firstWeekday = symbols.firstWeekday
        minimalDaysInFirstWeek = symbols.minimalDaysInFirstWeek
        patterns = Patterns(
            shortDate: Handle(name, time: UDAT_NONE, date: UDAT_SHORT).pattern,
            mediumDate: Handle(name, time: UDAT_NONE, date: UDAT_MEDIUM).pattern,
            longDate: Handle(name, time: UDAT_NONE, date: UDAT_LONG).pattern,
            fullDate: Handle(name, time: UDAT_NONE, date: UDAT_FULL).pattern,
            shortTime: Handle(name, time: UDAT_SHORT, date: UDAT_NONE).pattern,
            mediumTime: Handle(name, time: UDAT_MEDIUM, date: UDAT_NONE).pattern)
    }
}

/// An open `UDateFormat`, used by one thread, while a locale's names are read.
///
/// Where ICU cannot open one, which only a lack of memory or of its data brings about, names are empty.
private final class Handle {
    private let format: OpaquePointer?

    init(_ locale: String, time: UDateFormatStyle, date: UDateFormatStyle) {
        var status = U_ZERO_ERROR
        let opened = icu_date_open(time, date, locale, &status)
        format = opened.map { OpaquePointer($0) }
    }

    deinit {
        if let format { icu_date_close(UnsafeMutablePointer(format)) }
    }

    func list(_ type: UDateFormatSymbolType, _ indices: Range<Int>) -> [[UInt8]] {
        indices.map { index in
            guard let format else { return [] }
            let name = ICU.text { icu_date_symbol(UnsafePointer(format), type, Int32(index), $0, $1, &$2) }
            return Array((name ?? "").utf8)
        }
    }

    /// The language that the data is in.
    var language: String {
        guard let format else { return "" }
        var status = U_ZERO_ERROR
        guard let name = icu_date_locale(UnsafePointer(format), &status), status.isSuccess else { return "" }
        return String(String(cString: name).prefix { $0 != "_" && $0 != "@" })
    }

    var pattern: String {
        guard let format else { return "y-MM-dd" }
        return ICU.text { icu_date_pattern(UnsafePointer(format), $0, $1, &$2) } ?? ""
    }

    var firstWeekday: Int {
        guard let format else { return 0 }
        return Int(icu_date_first_day_of_week(UnsafePointer(format))) - 1
    }

    var minimalDaysInFirstWeek: Int {
        guard let format else { return 1 }
        return Int(icu_date_minimal_days_in_first_week(UnsafePointer(format)))
    }
}
