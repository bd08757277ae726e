import CICU

/// Writes dates with dayjs' tokens, as dayjs does with its plugins for localized, advanced and week formats.
///
///     let format = DateFormat("LL", locale: LocaleTag("fr"))
///     DateTime(parsing: "2025-02-16").map(format.string)      // "16 février 2025"
///
/// The tokens: `YY YYYY Q M MM MMM MMMM D DD Do d dd ddd dddd H HH h hh k kk m mm s ss SSS A a Z ZZ z zzz X x`, the weeks
/// `w ww wo gggg` (the locale's) and `W WW GGGG` (ISO 8601's), and the localized formats `L LL LLL LLLL l ll lll llll LT
/// LTS`. Text in brackets stands for itself: `[week] w`. Digits are ASCII's in every locale. The time zone is UTC.
///
/// A format is compiled once and may be used from several threads.
public struct DateFormat: Sendable {
    /// The pattern, as it was given.
    public let pattern: String
    private let pieces: [DatePiece]

    /// Compiles a pattern for a locale.
    ///
    /// - Parameters:
    ///   - pattern: tokens and text. An empty one is ISO 8601's `YYYY-MM-DDTHH:mm:ssZ`, as with dayjs.
    ///   - locale: the locale to write for.
    public init(_ pattern: String = "LL", locale: LocaleTag) {
        self.pattern = pattern
        var compiler = DatePatternCompiler(locale: locale)
        pieces = compiler.pieces(of: pattern.isEmpty ? "YYYY-MM-DDTHH:mm:ssZ" : pattern)
    }

    /// What dayjs prints in place of a date that is none.
    public static let invalidDate = "Invalid Date"

    /// The date in writing.
    public func string(from date: DateTime) -> String {
        var output: [UInt8] = []
        append(date, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Writes the date, as UTF-8, at the end of a buffer.
    public func append(_ date: DateTime, to output: inout [UInt8]) {
        let fields = date.fields
        for piece in pieces { piece.append(date, fields, to: &output) }
    }
}

/// A part of a compiled pattern.
enum DatePiece: Sendable {
    case text([UInt8])
    case year
    case shortYear
    case quarter
    case month(digits: Int)
    case monthName([[UInt8]])
    case day(digits: Int)
    /// What is written for each day of the month, from the first.
    case dayOrdinal([[UInt8]])
    case weekday
    case weekdayName([[UInt8]])
    case hour(digits: Int)
    case halfDayHour(digits: Int)
    /// From 1 to 24.
    case hourFromOne(digits: Int)
    case meridiem([(end: Int, name: [UInt8])])
    case minute(digits: Int)
    case second(digits: Int)
    case millisecond
    case week(WeekNumbering, digits: Int)
    /// What is written for each week, from the first.
    case weekOrdinal(WeekNumbering, [[UInt8]])
    case weekYear(WeekNumbering)
    case unixSeconds
    case unixMilliseconds

    fileprivate func append(_ date: DateTime, _ fields: DateTime.Fields, to output: inout [UInt8]) {
        switch self {
        case .text(let text): output += text
        case .year: output.append(decimal: fields.year, digits: 4)
        case .shortYear: output += String(fields.year).utf8.suffix(2)
        case .quarter: output.append(decimal: (fields.month + 2) / 3)
        case .month(let digits): output.append(decimal: fields.month, digits: digits)
        case .monthName(let names): output += names[fields.month - 1]
        case .day(let digits): output.append(decimal: fields.day, digits: digits)
        case .dayOrdinal(let ordinals): output += ordinals[fields.day - 1]
        case .weekday: output.append(decimal: fields.weekday)
        case .weekdayName(let names): output += names[fields.weekday]
        case .hour(let digits): output.append(decimal: fields.hour, digits: digits)
        case .halfDayHour(let digits): output.append(decimal: (fields.hour + 11) % 12 + 1, digits: digits)
        case .hourFromOne(let digits): output.append(decimal: fields.hour == 0 ? 24 : fields.hour, digits: digits)
        case .meridiem(let periods):
            let time = fields.hour * 100 + fields.minute
            if let period = periods.first(where: { time < $0.end }) { output += period.name }
        case .minute(let digits): output.append(decimal: fields.minute, digits: digits)
        case .second(let digits): output.append(decimal: fields.second, digits: digits)
        case .millisecond: output.append(decimal: fields.millisecond, digits: 3)
        case .week(let numbering, let digits): output.append(decimal: numbering.week(of: fields).week, digits: digits)
        case .weekOrdinal(let numbering, let ordinals): output += ordinals[numbering.week(of: fields).week - 1]
        case .weekYear(let numbering): output.append(decimal: numbering.week(of: fields).year)
        case .unixSeconds:
            output.append(decimal: Int(date.milliseconds).flooredDivision(by: 1000).quotient)
        case .unixMilliseconds: output.append(decimal: Int(date.milliseconds))
        }
    }
}

/// How weeks are numbered: the day they begin with, and which is the first of a year.
struct WeekNumbering: Sendable {
    /// 0 is Sunday.
    let weekStart: Int
    /// The day of January whose week is the first of the year.
    let yearStart: Int

    /// ISO 8601: weeks begin on Monday, and the first has the year's first Thursday.
    static let iso = WeekNumbering(weekStart: 1, yearStart: 4)

    /// The week that a day lies in, and the year that the week belongs to.
    func week(of fields: DateTime.Fields) -> (week: Int, year: Int) {
        let ownWeek = start(ofWeekWith: fields.dayNumber)
        for year in [fields.year + 1, fields.year] {
            let first = start(ofYear: year)
            if ownWeek >= first { return ((ownWeek - first) / 7 + 1, year) }
        }
        return ((ownWeek - start(ofYear: fields.year - 1)) / 7 + 1, fields.year - 1)
    }

    private func start(ofYear year: Int) -> Int {
        start(ofWeekWith: DateTime.days(year: year, month: 1) + yearStart - 1)
    }

    private func start(ofWeekWith day: Int) -> Int {
        day - (day + 4 - weekStart).flooredDivision(by: 7).remainder
    }
}

extension [UInt8] {
    /// Writes a number with at least so many digits; a sign stands before the zeros.
    fileprivate mutating func append(decimal number: Int, digits: Int = 1) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var divisor: UInt = 1
        var count = 1
        while rest / divisor >= 10 || count < digits {
            divisor *= 10
            count += 1
        }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }
}
