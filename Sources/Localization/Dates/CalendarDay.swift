/// A day of the proleptic Gregorian calendar.
package struct CalendarDay: Sendable, Hashable {
    /// The full year; 0 is the year before 1.
    package let year: Int
    /// 1 is January.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int

    /// The day that is so many days after 1970-01-01.
    package init(number: Int) {
        // Years are counted from March, so that a leap day is the last day of its year; 400 of them are 146 097 days.
        let (era, dayOfEra) = (number + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthsSinceMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthsSinceMarch + 2) / 5 + 1
        month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
        year = era * 400 + yearOfEra + (month < 3 ? 1 : 0)
    }

    /// The day that a calendar shows; nil if there is none, like the 30th of February.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1 else { return nil }
        let (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
        let length = Self.number(ofFirstOf: nextMonth, year: nextYear) - Self.number(ofFirstOf: month, year: year)
        guard day <= length else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Days since 1970-01-01.
    package var number: Int { Self.number(ofFirstOf: month, year: year) + day - 1 }

    /// Days from 1970-01-01 to the first of a month.
    package static func number(ofFirstOf month: Int, year: Int) -> Int {
        let shifted = month < 3 ? year - 1 : year
        let monthsSinceMarch = (month + 9) % 12
        let (era, yearOfEra) = shifted.flooredDivision(by: 400)
        let dayOfYear = (153 * monthsSinceMarch + 2) / 5
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Int {
    /// The quotient, rounded down, and the remainder, which is never negative.
    package func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
