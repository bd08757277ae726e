/// A point in time on the proleptic Gregorian calendar, to the millisecond, as ECMAScript has it (ECMA-262 21.4.1).
///
/// A preview has one time zone, UTC, whatever machine makes it. A date without a zone, `2025-02-16`, is that calendar
/// day; a date with one, `2025-02-16T23:30:00-05:00`, is shown as the day and hour it then is in UTC.
public struct DateTime: Sendable, Hashable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z, at most ±8.64 · 10¹⁵, which is what an ECMAScript date can hold.
    public let milliseconds: Int64

    /// The point in time that lies so many milliseconds after 1970-01-01T00:00:00Z.
    ///
    /// - Parameter milliseconds: a JavaScript number; a fraction is cut off (ECMA-262 21.4.1.31 TimeClip). `nil` comes
    ///   of what is no number, and of what lies further away than a date can.
    public init?(milliseconds: Double) {
        guard abs(milliseconds) <= Self.limit else { return nil }
        self.milliseconds = Int64(milliseconds)
    }

    /// The point in time that a calendar and a clock show in UTC.
    ///
    /// Fields outside their range carry over, as with JavaScript's `Date`: the 30th of February is the 1st or the 2nd
    /// of March, month 13 is January of the next year. `nil` comes of what lies further away than a date can.
    ///
    /// - Parameters:
    ///   - year: the full year; 0 is the year before 1.
    ///   - month: 1 is January.
    ///   - day: the day of the month, from 1.
    ///   - hour: from 0.
    ///   - minute: from 0.
    ///   - second: from 0.
    ///   - millisecond: from 0.
    public init?(
        year: Int, month: Int = 1, day: Int = 1, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
    ) {
        // Beyond these no carry brings the date back into range, and the arithmetic below cannot overflow.
        let fields = [year, month, day, hour, minute, second, millisecond]
        guard fields.allSatisfy({ abs($0) <= 100_000_000_000 }), abs(year) <= 1_000_000 else { return nil }
        let months = month - 1
        let (carried, monthIndex) = months.flooredDivision(by: 12)
        let days = Self.days(year: year + carried, month: monthIndex + 1) + day - 1
        let seconds = (hour * 60 + minute) * 60 + second
        let (total, overflows) = (days * 86_400 + seconds).multipliedReportingOverflow(by: 1000)
        guard !overflows else { return nil }
        self.init(milliseconds: Double(total) + Double(millisecond))
    }

    private static let limit = 8.64e15

    /// Earlier or later.
    public static func < (left: DateTime, right: DateTime) -> Bool { left.milliseconds < right.milliseconds }

    /// The calendar's and the clock's fields, in UTC.
    public var fields: Fields { Fields(self) }

    /// What a calendar and a clock show.
    public struct Fields: Sendable, Hashable {
        /// The full year; 0 is the year before 1.
        public let year: Int
        /// 1 is January.
        public let month: Int
        /// The day of the month, from 1.
        public let day: Int
        /// From 0 to 23.
        public let hour: Int
        /// From 0 to 59.
        public let minute: Int
        /// From 0 to 59.
        public let second: Int
        /// From 0 to 999.
        public let millisecond: Int
        /// The day of the week: 0 is Sunday.
        public let weekday: Int
        /// Days since 1970-01-01.
        let dayNumber: Int

        fileprivate init(_ date: DateTime) {
            let (dayNumber, time) = Int(date.milliseconds).flooredDivision(by: 86_400_000)
            self.dayNumber = dayNumber
            (year, month, day) = DateTime.date(ofDay: dayNumber)
            weekday = (dayNumber + 4).flooredDivision(by: 7).remainder
            hour = time / 3_600_000
            minute = time / 60_000 % 60
            second = time / 1000 % 60
            millisecond = time % 1000
        }
    }

    /// Days from 1970-01-01 to the first of a month.
    ///
    /// Years are counted from March, so that a leap day is the last day of its year; 400 of them are 146 097 days.
    static func days(year: Int, month: Int) -> Int {
        let shifted = month < 3 ? year - 1 : year
        let monthsSinceMarch = (month + 9) % 12
        let (era, yearOfEra) = shifted.flooredDivision(by: 400)
        let dayOfYear = (153 * monthsSinceMarch + 2) / 5
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The date of a day, counted from 1970-01-01.
    static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (number + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthsSinceMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthsSinceMarch + 2) / 5 + 1
        let month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
        return (era * 400 + yearOfEra + (month < 3 ? 1 : 0), month, day)
    }
}

extension Int {
    /// The quotient, rounded down, and the remainder, which is never negative.
    func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
