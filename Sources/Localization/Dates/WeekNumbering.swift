/// How weeks are numbered: the day they begin with, and which is the first of a year.
package struct WeekNumbering: Sendable {
    /// 0 is Sunday.
    package let weekStart: Int
    /// The day of January whose week is the first of the year.
    package let yearStart: Int

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
        start(ofWeekWith: CalendarDay.number(ofFirstOf: 1, year: year) + yearStart - 1)
    }

    private func start(ofWeekWith day: Int) -> Int {
        day - (day + 4 - weekStart).flooredDivision(by: 7).remainder
    }
}
