/// A point in time on the proleptic Gregorian calendar, to the millisecond, as ECMAScript has it (ECMA-262 21.4.1).
///
/// A preview has one time zone, that of its fixture, whatever machine makes it. A date without a zone, `2025-02-16`, is
/// that calendar day; a date with one, `2025-02-16T23:30:00-05:00`, is shown as the day and hour it then is there.
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
        let days = CalendarDay.number(ofFirstOf: monthIndex + 1, year: year + carried) + day - 1
        let seconds = (hour * 60 + minute) * 60 + second
        let (total, overflows) = (days * 86_400 + seconds).multipliedReportingOverflow(by: 1000)
        guard !overflows else { return nil }
        self.init(milliseconds: Double(total) + Double(millisecond))
    }

    private static let limit = 8.64e15

    /// Earlier or later.
    public static func < (left: DateTime, right: DateTime) -> Bool { left.milliseconds < right.milliseconds }

    /// The calendar's and the clock's fields, in UTC.
    public var fields: Fields { Fields(milliseconds: Int(milliseconds)) }

    /// The calendar's and the clock's fields in a time zone.
    public func fields(in zone: ZoneClock) -> Fields { Fields(milliseconds: Int(milliseconds) + zone.shift(at: self)) }

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

        fileprivate init(milliseconds: Int) {
            let (dayNumber, time) = milliseconds.flooredDivision(by: 86_400_000)
            self.dayNumber = dayNumber
            let date = CalendarDay(number: dayNumber)
            (year, month, day) = (date.year, date.month, date.day)
            weekday = (dayNumber + 4).flooredDivision(by: 7).remainder
            hour = time / 3_600_000
            minute = time / 60_000 % 60
            second = time / 1000 % 60
            millisecond = time % 1000
        }
    }
}
