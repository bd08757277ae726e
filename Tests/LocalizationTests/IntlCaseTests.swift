import TestSupport
import Testing

@testable import Localization

/// Whole tables of what the browsers' `Intl` prints, beside what is printed here: `Tests/Cases/localization`.
@Suite struct IntlCaseTests {
    typealias Row = ExpectedTable.Row

    static let tables = [
        "money", "numbers", "plurals", "names", "dates", "cldr", "date-texts", "zones", "zone-names", "directions",
    ]
    .map(ExpectedTable.init)

    private static func rows(_ name: String) -> [Row] { tables.first { $0.name == name }?.rows.selected ?? [] }

    @Test("every table has rows, and every known difference is of one of them")
    func completeness() {
        for table in Self.tables { #expect(table.rows.count >= 25, "\(table.name)") }
        let keys = Set(
            Self.tables.flatMap { table in
                table.rows.flatMap { ["\(table.name) \($0.key(1))", "\(table.name) \($0.key(2))"] }
            })
        #expect(Difference.known.count > 40)
        #expect(Difference.known.filter { !keys.contains("\($0.table) \($0.row)") } == [])
    }

    private static let money = tables.first { $0.name == "money" }?.rows.selectedChunks ?? []

    private func format(of row: Row) throws -> CurrencyFormat {
        try #require(CurrencyFormat(code: row.cells[1], locale: LocaleTag(row.cells[0])))
    }

    @Test(
        "money is written as Intl.NumberFormat writes it, in every locale, for every kind of currency and amount",
        arguments: money)
    func numbersOfMoney(rows: LineChunk<Row>) {
        rows.expect { row in try row.fault(row.numbers(from: 2).map(format(of: row).string), keys: 2) }
    }

    @Test("an amount in decimal digits is written as the number that they are", arguments: money)
    func decimalDigits(rows: LineChunk<Row>) {
        rows.expect { row in
            let format = try format(of: row)
            return try row.fault(row.header.dropFirst(2).map { try #require(format.string(fromDecimal: $0)) }, keys: 2)
        }
    }

    @Test("numbers are written as Intl.NumberFormat writes them", arguments: rows("numbers"))
    func numbers(row: Row) throws {
        try row.expect(row.numbers(from: 1).map(NumberFormat(locale: LocaleTag(row.cells[0])).string), keys: 1)
    }

    @Test("plural categories are those of Intl.PluralRules", arguments: rows("plurals"))
    func plurals(row: Row) throws {
        let rules = PluralRules(locale: LocaleTag(row.cells[0]))
        let letters = (0...200).map { number -> String in
            switch rules.category(of: Double(number)) {
            case .zero: "z"
            case .one: "1"
            case .two: "2"
            case .few: "f"
            case .many: "m"
            case .other: "-"
            }
        }
        try row.expect([letters.joined()] + row.numbers(from: 2).map { rules.category(of: $0).rawValue }, keys: 1)
    }

    @Test("names of months and days are those of Intl.DateTimeFormat", arguments: rows("names"))
    func names(row: Row) throws {
        let names = DateNames.names(of: LocaleTag(row.cells[0]))
        let lists = [
            names.alone.months, names.alone.shortMonths, names.inDate.months, names.alone.weekdays,
            names.alone.shortWeekdays,
        ]
        row.expect(lists.map { $0.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|") }, keys: 1)
    }

    @Test(
        "CLDR's date styles, turned into dayjs' tokens, write what Intl.DateTimeFormat writes", arguments: rows("dates")
    )
    func dateStyles(row: Row) throws {
        let dates = try ["2025-02-16", "2024-02-29", "1999-12-31", "2026-10-05"].map {
            try #require(DateTime(parsing: $0))
        }
        let locale = LocaleTag(row.cells[0])
        let names = DateNames.names(of: locale)
        let patterns = names.patterns
        let conventions = DateConventions(names, locale)
        let styles = [patterns.shortDate, patterns.mediumDate, patterns.longDate, patterns.fullDate].map { pattern in
            let format = DateFormat(CLDRPattern(pattern).tokens(), conventions)
            return dates.map { format.string(from: $0) }.joined(separator: "|")
        }
        row.expect(styles, keys: 1)
    }

    @Test("what dayjs has no locale for is written with CLDR's names, formats and weeks", arguments: rows("cldr"))
    func cldr(row: Row) throws {
        let locale = LocaleTag(row.cells[0])
        func texts(_ pattern: String, _ dates: [String]) throws -> String {
            let format = DateFormat(pattern, locale: locale)
            return try dates.map { format.string(from: try #require(DateTime(parsing: $0))) }.joined(separator: "|")
        }
        let months = (1...12).map { "2025-\($0)-16" }
        let days = (16...22).map { "2025-02-\($0)" }
        // Of a date, the month alone: the day of these months has two digits.
        let withDay = try texts("MMMM[\t]D", months).replacing("\t16", with: "")
        row.expect(
            [
                try texts("MMMM", months), withDay, try texts("dddd", days), try texts("ddd", days),
                try texts("LL", ["2025-02-16", "2024-02-29", "1999-12-31", "2026-10-05"]),
                try texts("LT", (0..<24).map { "2025-01-01 \($0):05:07" }),
                try texts(
                    "w gggg",
                    [
                        "2020-12-31", "2021-01-01", "2021-01-03", "2021-01-04", "2024-12-30", "2027-01-03",
                        "2027-01-04",
                    ]),
            ], keys: 1)
    }

    @Test("dates that dayjs leaves to JavaScript are read as Chromium reads them", arguments: rows("date-texts"))
    func dateTexts(row: Row) throws {
        let dates = try row.header.dropFirst().map { zone in
            DateTime(javaScript: row.cells[0], in: try #require(ZoneClock.named(zone)))
        }
        row.expect(dates.map { $0.map { String($0.milliseconds) } ?? "NaN" }, keys: 1)
    }

    @Test("clocks show the time that Intl.DateTimeFormat shows", arguments: rows("zones"))
    func zones(row: Row) throws {
        let clock = try #require(ZoneClock.named(row.cells[0]))
        let cells = try row.header.dropFirst().map { moment in
            let seconds = clock.shift(at: try #require(DateTime(parsing: moment))) / 1000
            return "\(seconds < 0 ? "-" : "+")\(abs(seconds))"
        }
        row.expect(cells, keys: 1)
    }

    @Test("zones are called what Intl.DateTimeFormat calls them", arguments: rows("zone-names"))
    func zoneNames(row: Row) throws {
        let clock = try #require(ZoneClock.named(row.cells[0]))
        let cells = try row.header.dropFirst().map { moment in
            let date = try #require(DateTime(parsing: moment))
            return [false, true].map { clock.name(at: date, isLong: $0) }.joined(separator: "|")
        }
        row.expect(cells, keys: 1)
    }

    @Test("scripts run in the direction that Intl.Locale says", arguments: rows("directions"))
    func directions(row: Row) throws {
        row.expect([LocaleTag(row.cells[0]).isRightToLeft ? "rtl" : "ltr"], keys: 1)
    }
}
