import Testing

@testable import Localization

@Suite struct DateTimeTests {
    @Test(
        "a date without a zone is read with dayjs' leniency, and is the same in every zone",
        arguments: [
            ("2025-02-16", "2025-02-16T00:00:00.000"),
            ("2025-02-16 10:30:15", "2025-02-16T10:30:15.000"),
            ("2025-02-16T10:30:15", "2025-02-16T10:30:15.000"),
            ("2025-02-16t10:30:15", "2025-02-16T10:30:15.000"),
            ("2025-02-16   10:30", "2025-02-16T10:30:00.000"),
            ("2025-02-16 10", "2025-02-16T10:00:00.000"),
            ("2025-02-16T10:30:15.123", "2025-02-16T10:30:15.123"),
            ("2025-02-16T10:30:15.123456", "2025-02-16T10:30:15.123"),
            ("2025-02-16T10:30:15:123", "2025-02-16T10:30:15.123"),
            ("2025-02-16T10:30:15.5", "2025-02-16T10:30:15.005"),
            ("2025-2-3", "2025-02-03T00:00:00.000"),
            ("2025/2/3", "2025-02-03T00:00:00.000"),
            ("2025/02-03", "2025-02-03T00:00:00.000"),
            ("2025-02", "2025-02-01T00:00:00.000"),
            ("2025", "2025-01-01T00:00:00.000"),
            ("20250216", "2025-02-16T00:00:00.000"),
            ("20250216T103015", "2025-02-16T10:30:15.000"),
            ("20250216103015", "2025-02-16T10:30:15.000"),
            ("202502161030159", "2025-02-16T10:30:15.009"),
            ("2025-02-16T", "2025-02-16T00:00:00.000"),
            // Fields carry over.
            ("2025-02-30", "2025-03-02T00:00:00.000"),
            ("2024-02-30", "2024-03-01T00:00:00.000"),
            ("2025-13-01", "2026-01-01T00:00:00.000"),
            ("2025-00-10", "2024-12-10T00:00:00.000"),
            ("2025-03-00", "2025-02-28T00:00:00.000"),
            ("2025-12-31 24:00:00", "2026-01-01T00:00:00.000"),
            ("2025-12-31 23:59:60", "2026-01-01T00:00:00.000"),
            ("2025-01-01 99:99:99", "2025-01-05T04:40:39.000"),
            // JavaScript's `Date` takes a year below 100 for one of the twentieth century.
            ("0099-01-01", "1999-01-01T00:00:00.000"),
            ("0100-01-01", "0100-01-01T00:00:00.000"),
            // Leap days.
            ("2024-02-29", "2024-02-29T00:00:00.000"),
            ("2000-02-29", "2000-02-29T00:00:00.000"),
            ("1900-02-29", "1900-03-01T00:00:00.000"),
            // What dayjs leaves to JavaScript.
            ("2025-02-16T10:30:15Z", "2025-02-16T10:30:15.000"),
            ("2025-02-16T10:30:15.5Z", "2025-02-16T10:30:15.500"),
            ("2025-02-16T23:30:00-05:00", "2025-02-17T04:30:00.000"),
            ("2025-02-16T01:30:00+02:00", "2025-02-15T23:30:00.000"),
            ("2025-02-16T01:30:00+0530", "2025-02-15T20:00:00.000"),
            ("2025-02-16 10:30:15Z", "2025-02-16T10:30:15.000"),
            ("February 16, 2025", "2025-02-16T00:00:00.000"),
            ("2/16/2025", "2025-02-16T00:00:00.000"),
            ("+012025-02-16T00:00:00Z", "12025-02-16T00:00:00.000"),
        ])
    func reading(text: String, expected: String) throws {
        let date = try #require(DateTime(parsing: text))
        #expect(DateFormat("YYYY-MM-DDTHH:mm:ss.SSS", locale: LocaleTag("en")).string(from: date) == expected)
    }

    @Test(
        "what is no date is nil",
        arguments: [
            "", " ", "tomorrow", "not a date", "null", "Invalid Date", "16.02.2025", "2025-02-16T10:30:15 o'clock",
            "2025-02-16T25:00:00Z", "2025-02-32T00:00:00Z", "2025-02-16T10:30:15+25:00", "٢٠٢٥-٠٢-١٦", "2025年2月16日",
            "{}",
            "99999999999999999999-01-01T00:00Z",
        ])
    func invalid(text: String) {
        #expect(DateTime(parsing: text) == nil)
    }

    @Test(
        "a number is milliseconds since 1970, cut to a whole one, within JavaScript's range",
        arguments: [
            (0, 0), (-0.9, 0), (1.9, 1), (-1, -1), (1_739_701_815_123, 1_739_701_815_123),
            (8.64e15, 8_640_000_000_000_000),
            (-8.64e15, -8_640_000_000_000_000), (8.64e15 + 1, nil), (.infinity, nil), (-.infinity, nil), (.nan, nil),
        ] as [(Double, Int64?)])
    func milliseconds(number: Double, expected: Int64?) {
        #expect(DateTime(milliseconds: number)?.milliseconds == expected)
    }

    @Test("days and dates are one to one, over four centuries and around year 0")
    func calendar() throws {
        var day = try #require(DateTime(year: -1, month: 1, day: 1)).fields.dayNumber
        for year in Array(-1...1) + Array(1600...2000) {
            day = try #require(DateTime(year: year)).fields.dayNumber
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in lengths.enumerated() {
                for dayOfMonth in 1...length {
                    let date = try #require(DateTime(year: year, month: month + 1, day: dayOfMonth))
                    #expect(date.fields.dayNumber == day)
                    let fields = date.fields
                    #expect((fields.year, fields.month, fields.day) == (year, month + 1, dayOfMonth))
                    day += 1
                }
            }
        }
    }

    @Test("fields before 1970 count from midnight, as those after it do")
    func beforeEpoch() throws {
        let fields = try #require(DateTime(milliseconds: -1)).fields
        #expect([fields.year, fields.month, fields.day, fields.weekday] == [1969, 12, 31, 3])
        #expect([fields.hour, fields.minute, fields.second, fields.millisecond] == [23, 59, 59, 999])
    }
}
