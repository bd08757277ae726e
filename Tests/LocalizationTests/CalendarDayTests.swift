import Testing

@testable import Localization

@Suite("Days of the calendar")
struct CalendarDayTests {
    @Test("days are counted from 1970 and back again")
    func numbers() {
        #expect(CalendarDay(year: 1970, month: 1, day: 1)?.number == 0)
        #expect(CalendarDay(year: 2026, month: 3, day: 2)?.number == 20_514)
        #expect(CalendarDay.number(ofFirstOf: 3, year: 2026) == 20_513)
        for number in stride(from: -800_000, through: 800_000, by: 97) {
            let day = CalendarDay(number: number)
            #expect(day.number == number)
            #expect(CalendarDay(year: day.year, month: day.month, day: day.day) == day)
        }
    }

    @Test(
        "a day that no calendar shows is none",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 0, 10), (2026, 13, 1), (2026, 1, 0), (2026, 12, 32),
        ])
    func missing(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }
}
